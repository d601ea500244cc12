"""Possible events: given out with a low confidence, of a few types, and never in place of an event."""

from collections.abc import Callable

import pytest

from legation.model import SURE, Coding

Coder = Callable[..., Coding]
OPENING = "Rain fell on Geneva. The crowd dispersed. "


def possible(coding: Coding) -> list[tuple[str, str]]:
    return [(e.event, e.trigger.text) for e in coding.events if not e.sure]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The IOC convened to consider the case of the boxers.", ("CONSULT", "convened")),
        ("He also mentioned an agreement with Ukraine.", ("SUPPORT", "agreement")),
        ("The accord was ratified by forty countries.", ("SUPPORT", "ratified")),
        ("They had heard of the pledge by the European Union.", ("AGREE", "pledge")),
        ("The European Union will perhaps have been threatened, diplomats guessed.", ("THREATEN", "threatened")),
    ],
)
def test_a_contact_of_which_the_words_are_not_sure(code: Coder, text: str, found: tuple[str, str]) -> None:
    coding = code(OPENING + text)
    assert found in possible(coding)
    assert all(0 < e.confidence < SURE for e in coding.events if not e.sure)


@pytest.mark.parametrize(
    "text",
    [
        "The prime minister of Norway held a press conference.",
        "Jane Roe planned to travel to Israel.",
        "NPR's Jane Roe spoke with Senator Marco Rubio.",
        "If the United States were to promise anything, nobody would believe it.",
        "This follows from the Charter of the United Nations.",
        "I yield the floor.",
        "The two are committed to energy security.",
        "Asked about the threats by Iran, Foreign Minister Gideon Saar left the room.",
        "The army of Mali gathered evidence.",
        "Germany condemned the crimes committed by Iran.",
        "A storm damaged the port of Odesa.",
        "The United States stands for a rules-based economic order.",
        "The launch was a grave threat to Japan.",
        "Tonga is a member of the Pacific Islands Forum.",
    ],
)
def test_not_even_possible(code: Coder, text: str) -> None:
    assert possible(code(OPENING + text)) == []


def test_none_beside_an_event_of_its_type(code: Coder) -> None:
    coding = code(OPENING + "Foreign Minister Wang Yi met Foreign Minister Annalena Baerbock in Berlin before the forum met.")
    consults = [e for e in coding.events if e.event == "CONSULT"]
    assert len(consults) == 1 and consults[0].sure


def test_a_meeting_always_counts(code: Coder) -> None:
    coding = code("Iran and Iraq may hold talks.")
    [meeting], [event] = coding.meetings, coding.events
    assert meeting.confidence < SURE <= event.confidence


@pytest.mark.parametrize(
    ("text", "kind", "realis"),
    [
        ("Russia angered Ukraine by threatening Poland.", "THREATEN", "happened"),
        ("Germany will play a role in negotiating the treaty with Iran.", "SUPPORT", "planned"),
    ],
)
def test_a_gerund_is_done_by_the_subject_of_its_verb(code: Coder, text: str, kind: str, realis: str) -> None:
    [event] = [e for e in code(OPENING + text).events if e.event == kind]
    assert event.sure and event.actors and event.realis == realis
