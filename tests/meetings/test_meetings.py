"""Meetings in sentences of our own about true events, and what is no meeting."""

from collections.abc import Callable

import pytest

from legation.model import Coding

Code = Callable[..., Coding]


@pytest.mark.parametrize(
    ("text", "parties", "realis", "mode"),
    [
        ("President Joe Biden met Chinese President Xi Jinping in Bali on Monday.", {"USA", "CHN"}, "held", "in person"),
        ("French President Emmanuel Macron spoke by phone with Ukrainian President Volodymyr Zelensky.", {"FRA", "UKR"}, "held", "phone"),
        (
            "German Chancellor Olaf Scholz will meet Indian Prime Minister Narendra Modi in New Delhi on Friday.",
            {"DEU", "IND"},
            "planned",
            "in person",
        ),
        ("Russia and Ukraine held talks in Istanbul.", {"RUS", "UKR"}, "held", "in person"),
        ("Indian officials held a video conference with Japanese officials.", {"IND", "JPN"}, "held", "video"),
        ("China cancelled a planned meeting between Chinese officials and U.S. officials.", {"USA", "CHN"}, "cancelled", "in person"),
        (
            "Japanese Prime Minister Fumio Kishida hosted South Korean President Yoon Suk Yeol in Tokyo.",
            {"JPN", "KOR"},
            "held",
            "in person",
        ),
    ],
)
def test_one_meeting(code: Code, text: str, parties: set[str], realis: str, mode: str) -> None:
    [meeting] = code(text, published="2022-11-15").meetings
    assert set(meeting.parties) == parties
    assert meeting.realis == realis
    assert meeting.mode == mode or (mode == "in person" and meeting.mode == "unknown")
    assert meeting.kind == "bilateral"


@pytest.mark.parametrize(
    "text",
    [
        "India met Pakistan in the World Cup final and won by six wickets.",
        "The film company met its investors in New York.",
        "Prime Minister Keir Starmer met British Chancellor of the Exchequer Rachel Reeves in London.",
        "The new bridge meets the demand of the region.",
        "The president called for peace.",
        "",
    ],
)
def test_no_meeting(code: Code, text: str) -> None:
    assert code(text).meetings == ()


def test_later_sentences_go_on_with_the_same_meeting(code: Code) -> None:
    text = (
        "U.S. Secretary of State Antony Blinken met with Indian External Affairs Minister S. Jaishankar in Washington on Thursday. "
        "The two ministers discussed trade and semiconductors. The meeting lasted two hours."
    )
    [meeting] = code(text, published="2023-09-29").meetings
    assert [p.name for p in meeting.participants] == ["Antony Blinken", "S. Jaishankar"]
    assert meeting.level == "minister"
    assert "trade" in meeting.issues
    assert meeting.when is not None
    assert (meeting.when.from_, meeting.when.precision) == ("2023-09-28", "day")


def test_meetings_with_different_counterparts_are_kept_apart(code: Code) -> None:
    text = (
        "On Monday, Secretary of State Antony Blinken met with French Foreign Minister Catherine Colonna. "
        "On Tuesday, Secretary Blinken spoke by phone with Turkish Foreign Minister Hakan Fidan."
    )
    first, second = code(text, published="2023-07-12").meetings
    assert set(first.parties) == {"USA", "FRA"}
    assert set(second.parties) == {"USA", "TUR"}
    assert (first.mode, second.mode) == ("in person", "phone")


def test_people_only_mentioned_do_not_take_part(code: Code) -> None:
    text = (
        "The 2+2 ministerial talks were led by US Secretary of State Antony Blinken from the US side and External Affairs Minister S Jaishankar "
        "from the Indian side. Jaishankar said the talks advance the vision of Prime Minister Narendra Modi."
    )
    [meeting] = code(text, published="2023-11-10").meetings
    assert meeting.mechanism == "mechanism:india-us-2plus2"
    assert {p.name for p in meeting.participants} == {"Antony Blinken", "S Jaishankar"}
    assert {p.role for p in meeting.participants} == {"lead"}


def test_rounds_of_the_same_talks_are_meetings_of_their_own(code: Code) -> None:
    text = (
        "Iran and the United States have held several rounds of talks. The first round took place in Muscat on April 12, 2025; "
        "the second one was held in Rome on April 19, 2025. The Iranian delegation was headed by Foreign Minister Abbas Araghchi."
    )
    meetings = code(text, published="2025-04-21").meetings
    assert [m.when.from_ for m in meetings if m.when] == ["2025-04-12", "2025-04-19"]
    assert [m.edition for m in meetings] == ["first", "second"]
    assert all({p.name for p in m.participants} == {"Abbas Araghchi"} for m in meetings)


def test_a_talk_at_a_summit_is_held_on_its_sidelines(code: Code) -> None:
    text = (
        "President Joe Biden met with Canadian Prime Minister Justin Trudeau on the margins of the G20 Leaders’ Summit on 18 November 2024."
    )
    [meeting] = code(text, published="2024-11-18").meetings
    assert (meeting.mechanism, meeting.sidelines_of) == (None, "mechanism:g20")


def test_the_place_of_a_meeting_makes_its_host(code: Code) -> None:
    text = "Prime Minister Narendra Modi met Russian President Vladimir Putin at the Kremlin in Moscow on 9 July 2024."
    [meeting] = code(text, published="2024-07-09").meetings
    assert meeting.place is not None
    assert (meeting.host, meeting.place.country, meeting.visit) == ("RUS", "RUS", True)


def test_officials_met_in_a_state_are_of_that_state(code: Code) -> None:
    text = "Deputy Secretary of State Wendy Sherman will travel to Oman. In Muscat, she will meet with senior government officials."
    [meeting] = code(text, published="2022-03-01").meetings
    assert set(meeting.parties) == {"USA", "OMN"}
    assert (meeting.realis, meeting.level, meeting.visit) == ("planned", "official", True)


def test_a_headline_gives_mode_and_sides_where_the_body_has_none(code: Code) -> None:
    text = "PRESIDENT BIDEN: Welcome, my friend.\n\nPRIME MINISTER MODI: Thank you. India values this partnership."
    title = "Remarks by President Biden and Prime Minister Modi of India Before Bilateral Meeting"
    meetings = code(text, title=title, published="2023-06-22").meetings
    assert [(set(m.parties), m.realis, m.mode) for m in meetings] == [({"USA", "IND"}, "ongoing", "in person")]


@pytest.mark.parametrize(
    "text", ["talks " * 400, "met with " * 300, "\ud800 met \ud800", "Biden, " * 500 + "met Xi.", "(" * 200 + "summit" + ")" * 200]
)
def test_any_text_is_coded(code: Code, text: str) -> None:
    code(text)


def test_spans_are_those_of_the_text(code: Code) -> None:
    text = "“Hello”, said the envoy.\n\nPresident Emmanuel Macron met with German Chancellor Friedrich Merz in Berlin on 7 May 2025.\n"
    for meeting in code(text, published="2025-05-08").meetings:
        for span in (*meeting.evidence, *meeting.participants):
            assert text[span.start : span.end] == span.text


def test_the_same_text_gives_the_same_meetings(code: Code) -> None:
    text = "The foreign ministers of India, Japan and Australia met on the sidelines of the G20 in New Delhi."
    assert code(text).meetings == code(text).meetings
