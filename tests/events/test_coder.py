"""Events of a document: one CONSULT a meeting, actors with full spans, and nothing that the text does not say."""

from collections.abc import Callable

from legation.model import Coding

Coder = Callable[..., Coding]


def test_one_consult_for_a_meeting(code: Coder) -> None:
    coding = code(
        "Foreign Minister Wang Yi met German Foreign Minister Annalena Baerbock in Beijing on Friday. They discussed trade.",
        published="2023-04-14",
    )
    consults = [e for e in coding.events if e.event == "CONSULT"]
    assert len(consults) == len(coding.meetings) == 1
    assert consults[0].quad == 1 and consults[0].trigger.text in ("met", "discussed")


def test_events_name_their_sides(code: Coder) -> None:
    coding = code("Russia condemned Ukraine on Monday. The United States imposed sanctions on Iran.")
    sides = {(e.event, e.actors, e.recipients) for e in coding.events}
    assert ("ACCUSE", ("RUS",), ("UKR",)) in sides
    assert ("SANCTION", ("USA",), ("IRN",)) in sides


def test_passive_turns_the_sides_round(code: Coder) -> None:
    event = code("Syrian rebels were attacked by the Turkish army.").events[0]
    assert event.event == "ASSAULT"
    assert event.actor_spans[0].text == "the Turkish army" and event.recipient_spans[0].text == "Syrian rebels"


def test_spans_stand_where_they_say(code: Coder) -> None:
    coding = code("Israel’s army shelled southern Lebanon; Hezbollah vowed to retaliate – “soon”, it said.")
    for event in coding.events:
        for span in (*event.actor_spans, *event.recipient_spans, event.trigger):
            assert coding.document.text[span.start : span.end] == span.text


def test_no_date_in_the_sentence_no_when(code: Coder) -> None:
    events = code("France recalled its ambassador from Turkey.", published="2020-10-25").events
    assert events and events[0].when is None


def test_same_in_same_out(code: Coder) -> None:
    text = "Japan protested to China. China rejected the complaint and sent ships to the islands."
    assert code(text).events == code(text).events
