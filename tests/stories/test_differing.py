"""Differences: what reports disagree on, and what is no disagreement."""

from typing import Any

import msgspec

from legation.model import Span, Speaker, Statement
from legation.stories.aligning import aligned
from legation.stories.differing import differences, numbers
from legation.stories.matters import MATTERS
from legation.stories.merging import Merger
from legation.stories.summing import summed
from legation.stories.telling import Kind, Telling
from stories.tellings import met, on, person


def fields(*told: Telling, kind: Kind = "meeting") -> dict[str, list[str]]:
    merger = Merger(MATTERS[kind])
    merger.add(told)
    (found,) = merger.occurrences()
    return {one.field: [version.value for version in one.versions] for one in differences(found, summed(found, {}), {})}


def test_place_and_numbers_differ_with_their_words() -> None:
    one = met("a", place="Washington", words="The talks with 30 delegates ended.")
    found = fields(one, met("b", place="Bethesda", words="The talks with 27 delegates ended."))
    assert found == {"number of delegates": ["27", "30"], "place": ["Bethesda", "Washington"]}


def test_a_wider_place_and_fewer_parties_are_no_disagreement() -> None:
    seen = fields(
        met("a", place="Washington"), met("b", place="United States"), met("c", place="White House"),
        met("d", place="Bethesda", words="They met in Bethesda outside Washington."),
    )  # fmt: skip
    assert seen == {}
    assert fields(met("a", parties=("IND", "JPN", "USA"), mechanism="mechanism:x"), met("b", mechanism="mechanism:x")) == {}


def test_two_leaders_in_one_report_are_no_disagreement() -> None:
    both = (person("Ron Dermer", "USA"), person("Tzachi Hanegbi", "USA"))
    led = tuple(msgspec.structs.replace(one, role="lead") for one in both)
    assert fields(met("a", participants=led), met("b", participants=led[:1])) == {}
    assert "led for USA" in fields(
        met("a", participants=led[:1], mechanism="mechanism:x"), met("b", participants=led[1:], mechanism="mechanism:x")
    )


def test_a_call_may_have_had_pictures() -> None:
    assert fields(met("a", mode="phone"), met("b", mode="video")) == {}


def test_a_life_and_an_omission_are_no_disagreement() -> None:
    assert fields(met("a", realis="planned", published="2022-04-07"), met("b", place="Washington"), met("c", level="minister")) == {}


def test_held_against_cancelled_and_days_that_do_not_meet_are() -> None:
    names: dict[str, Any] = {"mechanism": "mechanism:x", "participants": (person("Antony Blinken", "USA"),)}
    found = fields(met("a", **names), met("b", realis="cancelled", when=on("2022-04-12"), **names))
    assert set(found) == {"date", "realis"}


def test_a_month_that_holds_the_day_is_none() -> None:
    assert "date" not in fields(
        met("a", published="2022-05-30", when=on("2022-04-01", "2022-04-30"), mechanism="mechanism:x"), met("b", mechanism="mechanism:x")
    )


def test_what_is_a_count() -> None:
    text = "In April 2022 some 30 ministers, 1,200 delegates and 5 percent agreed on 2.5 million doses within 3 days."
    assert list(numbers(text)) == [("ministers", "30"), ("delegates", "1,200"), ("doses", "2.5 million")]


def said(document: str, words: str) -> Telling:
    fact = Statement(
        id=f"statement-{document}", speaker=Speaker(0, 5, "Haller", actor="person:haller"), cue=Span(0, 4, "said"),
        content=(Span(0, len(words), words),), quoted="direct",
    )  # fmt: skip
    return Telling(document, "statement", fact, "2022-04-12", document)


def test_versions_of_a_statement_stand_side_by_side() -> None:
    full = "We shall not leave the table before every prisoner is home again"
    found = fields(said("a", full), said("b", "We will not leave the table before every prisoner is home"), kind="statement")
    assert found == {"words": [full, "We ⟦will⟧ ⟦…⟧ not leave the table before every prisoner is home ⟦…⟧"]}


def test_alignment_ignores_case_and_points() -> None:
    assert aligned("We agree, fully.", "we agree fully") == "we agree fully"
