"""Events told by nouns, by one side only, without an agent; and force that is nobody's politics."""

from collections.abc import Callable

import pytest

from legation.model import Coding

Coder = Callable[..., Coding]


def _told(coding: Coding) -> set[tuple[str, tuple[str, ...], tuple[str, ...], str]]:
    return {(e.event, tuple(s.text for s in e.actor_spans), tuple(s.text for s in e.recipient_spans), e.realis) for e in coding.events}


def test_a_noun_that_names_both_sides_tells_an_event(code: Coder) -> None:
    coding = code("The minister spoke in Paris. He came back to trade. He recalled Russia's attack on Georgia in 2008.")
    assert ("ASSAULT", ("Russia's",), ("Georgia",), "happened") in _told(coding)


def test_who_suffered_an_arrest_is_enough(code: Coder) -> None:
    coding = code("The talks went on. They ended late. Norway raised the arrest of two journalists in Minsk.")
    assert any(e.event == "COERCE" and [s.text for s in e.recipient_spans] == ["two journalists in Minsk"] for e in coding.events)


def test_who_claims_an_attack_made_it(code: Coder) -> None:
    assert ("ASSAULT", ("Boko Haram",), ("Nigerian troops",), "happened") in _told(
        code("Boko Haram claimed responsibility for attacks on Nigerian troops.")
    )


def test_groups_without_a_state_are_two_sides(code: Coder) -> None:
    assert ("ASSAULT", ("Gunmen",), ("three aid workers",), "happened") in _told(code("Gunmen kidnapped three aid workers in Kabul."))


def test_a_meeting_announced_is_a_planned_meeting(code: Coder) -> None:
    coding = code("The delegation of Vietnam will visit Hanoi on Saturday. NATO ministers plan to meet in Oslo.")
    assert {(e.event, e.realis) for e in coding.events} == {("CONSULT", "planned")}


def test_not_to_have_met_is_no_refusal(code: Coder) -> None:
    assert [(e.event, e.realis) for e in code("France has not met Iran since May.").events] == [("CONSULT", "denied")]
    assert [e.event for e in code("France will not meet Iran.").events] == ["REJECT"]


def test_one_who_says_we_is_the_speaker(code: Coder) -> None:
    coding = code('"We condemn the coup in Niger," Foreign Minister Annalena Baerbock said.')
    assert ("person:annalena-baerbock",) in {e.actors for e in coding.events if e.event == "ACCUSE"}


@pytest.mark.parametrize(
    "text",
    [
        "Six people were killed when a bus left the highway.",
        "Two swimmers drowned and a third was injured in the storm.",
        "A driver was arrested for drunk driving in Leeds, police said.",
        "The town received a million tourists last year.",
        "Beijing denies any wrongdoing.",
        "Iran seeks to dominate the region.",
        "The minister says he has no regrets over the vote.",
        "Asked about the threats by Iran, the minister smiled.",
    ],
)
def test_no_event(code: Coder, text: str) -> None:
    assert [e.event for e in code(text).events if e.sure] == []
