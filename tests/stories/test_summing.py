"""Summing: how a meeting stands when some texts plan it, call it off, tell of it, or merely name it. The first case: the leaders' summit of the Quad that was
to be held in Sydney on 24 May 2023 and was cancelled."""

import pytest

from legation.model import When
from legation.stories.merging import Tellings
from legation.stories.summing import summed
from legation.stories.telling import Telling
from stories.tellings import met, on, person

YEAR = When(from_="2023-01-01", until="2023-12-31", precision="year", basis="stated")


def stands(*tellings: Telling) -> str | None:
    return summed(Tellings("meeting-1", "meeting", tellings, {}), {}).stands


def planned(day: str = "2023-05-01", realis: str = "planned") -> Telling:
    return met(f"p{day}", published=day, realis=realis, when=on("2023-05-24"), words="The leaders will meet in Sydney on May 24")


def named(words: str, day: str = "2024-02-01", when: When | None = None) -> Telling:
    return met(f"n{day}{words}", published=day, when=when, words=words)


@pytest.mark.parametrize(
    "words",
    [
        "Since the 2023 summit, the four have funded undersea cables.",
        "The initiative announced at the 2023 summit is bearing fruit.",
        "After the 2023 summit the partners turned to maritime security.",
        "It builds on the vision of the 2023 Quad Leaders’ Summit.",
        "They look back on the summit of 2023 and forward to the next.",
        "The 2023 summit in Sydney was a missed chance.",
        "Cable projects that were discussed at the 2023 summit are under way.",
        "They welcomed the outcomes of the 2023 summit.",
        "Ahead of the summit in Sydney the four had set their priorities.",
    ],
)
@pytest.mark.parametrize("realis", ["cancelled", "postponed", "planned", "proposed"])
def test_a_later_text_that_merely_names_it_does_not_make_it_held(words: str, realis: str) -> None:
    assert stands(planned(realis=realis), named(words), named(words, "2024-03-01", YEAR)) == realis


@pytest.mark.parametrize(
    "words",
    [
        "The four leaders met in Sydney.",
        "Australia hosted the 2023 summit.",
        "The 2023 summit took place in Sydney.",
        "The four leaders convened in Sydney and agreed on cables.",
        "President Biden attended the 2023 summit.",
    ],
)
def test_a_text_that_says_that_they_met_makes_it_held(words: str) -> None:
    assert stands(planned(), named(words)) == "held"


def test_participants_or_a_day_of_its_own_make_it_held() -> None:
    assert (
        stands(planned(), met("x", published="2023-05-25", when=None, participants=(person("Penny Wong", "AUS"),), words="the summit"))
        == "held"
    )
    assert stands(planned(), met("x", published="2023-05-25", when=on("2023-05-24"), words="the summit of May 24")) == "held"


def test_what_nobody_planned_or_called_off_stands_as_it_is_named() -> None:
    assert stands(named("Since the 2023 summit, much was done.")) == "held"


def test_what_was_called_off_after_it_was_planned_is_off_and_what_was_held_after_that_is_held() -> None:
    assert stands(planned(), planned("2023-05-17", "cancelled"), named("At the 2023 summit, partners launched a fund.")) == "cancelled"
    assert stands(planned(), planned("2023-05-17", "postponed"), named("The leaders met in Hiroshima.")) == "held"
