"""Meetings in sentences of our own about true events, and what is no meeting."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from legation.meetings.coder import _is_next
from legation.meetings.dating import dates_a_meeting
from legation.model import Coding, Time
from legation.model.mentions import Precision
from legation.reference.meeting_words import level_of

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
        "The 2+2 dialogue was headed by US Secretary of State Antony Blinken on the US side and External Affairs Minister S Jaishankar "
        "on the Indian side. Jaishankar said the dialogue served what Prime Minister Narendra Modi wants."
    )
    [meeting] = code(text, published="2023-11-10").meetings
    assert meeting.mechanism == "mechanism:india-us-2plus2"
    assert {p.name for p in meeting.participants} == {"Antony Blinken", "S Jaishankar"}
    assert {p.role for p in meeting.participants} == {"lead"}


def test_rounds_of_the_same_talks_are_meetings_of_their_own(code: Code) -> None:
    text = (
        "Iran and the United States have held several rounds of talks. The first round was in Muscat on April 12, 2025; "
        "the second round followed in Rome on April 19, 2025. The Iranian delegation was headed by Foreign Minister Abbas Araghchi."
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


@pytest.mark.parametrize(
    "text",
    [
        "France and Germany will meet the challenge of the years ahead.",
        "Sweden and Finland met the deadline set in Brussels.",
        "And, of course, the NATO Summit in Vilnius.",
        "NATO Secretary General Jens Stoltenberg welcomed Finland as the 31st ally.",
        "Prime Minister Donald Tusk called on the United States Congress to approve aid for Ukraine.",
        "First Lady Jill Biden met with Ukrainian mothers in Slovakia.",
    ],
)
def test_figures_of_speech_and_mere_mentions_are_no_meetings(code: Code, text: str) -> None:
    assert code(text, published="2023-07-01").meetings == ()


@pytest.mark.parametrize(
    "text",
    [
        "The pact between the two countries was signed while President Volodymyr Zelensky was on a visit to Warsaw earlier this week.",
        "Poland and Ukraine agreed on Friday to open two crossings, after talks in Warsaw hosted by Poland.",
        "The leaders of Poland and Ukraine opened their summit in Warsaw on Friday.",
    ],
)
def test_what_was_done_at_a_meeting_makes_it_held(code: Code, text: str) -> None:
    [meeting] = code(text, published="2024-07-14").meetings
    assert meeting.realis == "held"
    assert set(meeting.parties) == {"POL", "UKR"}


def test_talk_that_a_meeting_only_agreed_on_is_no_second_meeting(code: Code) -> None:
    text = (
        "Secretary of State Antony Blinken met Egyptian President Abdel Fattah al-Sisi in Cairo on Wednesday. "
        "Both leaders agreed that a regular dialogue on human rights would begin."
    )
    [meeting] = code(text, published="2021-05-27").meetings
    assert (meeting.realis, meeting.level) == ("held", "leader")
    assert "human-rights" in meeting.issues


def test_a_summit_that_is_talked_of_is_one_planned_meeting_without_the_speakers(code: Code) -> None:
    text = (
        "Foreign Minister Annalena Baerbock met NATO Secretary General Jens Stoltenberg in Brussels on Monday. "
        "They discussed planning for the July 2023 NATO Summit in Vilnius."
    )
    held, summit = code(text, published="2023-05-23").meetings
    assert (held.realis, set(held.parties)) == ("held", {"DEU", "NATO"})
    assert (summit.realis, summit.mechanism, summit.participants) == ("planned", "mechanism:nato", ())


def test_a_later_meeting_of_the_same_day_is_told_apart(code: Code) -> None:
    text = (
        "Antony Blinken and Lloyd Austin met their Indian counterparts in New Delhi on Friday. "
        "Later in the day Prime Minister Narendra Modi received the American ministers."
    )
    first, second = code(text, published="2023-11-11").meetings
    assert "Narendra Modi" not in {p.name for p in first.participants}
    assert "Narendra Modi" in {p.name for p in second.participants}


def test_the_occasion_gives_edition_and_mechanism(code: Code) -> None:
    text = (
        "President Joe Biden hosted Prime Minister Anthony Albanese of Australia, Prime Minister Narendra Modi of India and "
        "Prime Minister Fumio Kishida of Japan in Wilmington on Saturday for the fourth in-person Quad leaders' summit."
    )
    [meeting] = code(text, published="2024-09-22").meetings
    assert (meeting.mechanism, meeting.edition, meeting.host) == ("mechanism:quad", "fourth in-person", "USA")
    assert set(meeting.parties) == {"USA", "AUS", "IND", "JPN"}


def test_a_summit_of_many_and_a_talk_on_its_sidelines(code: Code) -> None:
    text = (
        "The leaders of the G20 opened their summit in New Delhi on Saturday. "
        "On the sidelines of the summit Prime Minister Narendra Modi held talks with British Prime Minister Rishi Sunak."
    )
    summit, talks = code(text, published="2023-09-10").meetings
    assert (summit.mechanism, summit.kind, summit.level, summit.host) == ("mechanism:g20", "multilateral", "leader", "IND")
    assert (talks.mechanism, talks.sidelines_of) == (None, "mechanism:g20")


def test_the_day_on_which_a_visit_was_put_off_is_not_its_day(code: Code) -> None:
    text = "US Secretary of State Antony Blinken postponed a visit to Beijing on Friday after a balloon was seen over Montana."
    [meeting] = code(text, published="2023-02-04").meetings
    assert (meeting.realis, meeting.when) == ("postponed", None)


def test_a_talk_during_a_visit_is_part_of_it(code: Code) -> None:
    text = (
        "Jake Sullivan, the US National Security Advisor, will fly to Bangkok, Thailand, on January 26-27 to meet with Thai Foreign "
        "Minister Parnpree Bahiddha-Nukara. During his visit, Mr. Sullivan will meet with Prime Minister Srettha Thavisin."
    )
    visit, talk = code(text, published="2024-01-25").meetings
    assert (visit.part_of, talk.part_of) == (None, visit.id)


@pytest.mark.parametrize(
    ("office", "level"),
    [
        ("NATO Secretary General", "leader"),
        ("Secretary General of the EEAS", "official"),
        ("Secretary of the Supreme National Security Council", "official"),
        ("External Affairs Minister", "minister"),
    ],
)
def test_the_level_of_an_office(office: str, level: str) -> None:
    assert level_of(office) == level


def test_values_named_in_passing_are_no_issues_of_the_meeting(code: Code) -> None:
    text = (
        "Foreign Minister Penny Wong met Foreign Minister S Jaishankar in Canberra on Tuesday to discuss trade. "
        "Wong said that the two largest democracies of the region were close friends."
    )
    [meeting] = code(text, published="2024-11-05").meetings
    assert "trade" in meeting.issues
    assert "democracy" not in meeting.issues


def test_joined_nationalities_are_parties_of_their_own(code: Code) -> None:
    [meeting] = code("Norwegian and Kenyan officials met in Oslo on Monday to discuss fisheries.", published="2024-06-21").meetings
    assert set(meeting.parties) == {"NOR", "KEN"}


def test_a_participant_has_the_fullest_name_that_the_document_gives(code: Code) -> None:
    text = "President Biden met today with President Macron of France. Emmanuel Macron thanked him."
    [meeting] = code(text, published="2024-06-08").meetings
    assert {p.name for p in meeting.participants} == {"Biden", "Emmanuel Macron"}


def test_an_earlier_meeting_is_kept_apart(code: Code) -> None:
    text = (
        "Prime Minister Narendra Modi and Canadian Prime Minister Justin Trudeau met on the sidelines of the ASEAN Summit in Vientiane on October 10. "
        "Modi and Trudeau had last met on the margins of the G7 Summit in Italy in June."
    )
    now, before = code(text, published="2024-10-12").meetings
    assert (now.sidelines_of, before.sidelines_of) == ("mechanism:asean", "mechanism:g7")
    assert now.when is not None and now.when.from_ == "2024-10-10"
    assert before.when is not None and before.when.from_ == "2024-06-01"


def test_a_call_that_opens_a_dialogue_is_not_the_dialogue(code: Code) -> None:
    text = (
        "President Joe Biden spoke today with Indian Prime Minister Narendra Modi to inaugurate the fourth U.S.-India 2+2 Ministerial Dialogue. "
        "Mr. Biden and Mr. Modi looked forward to meeting in person in Tokyo in May for the Quad summit."
    )
    call, dialogue, *_ = code(text, published="2022-04-11").meetings
    assert (call.mechanism, call.mode, call.level) == (None, "phone", "leader")
    assert (dialogue.mechanism, dialogue.edition, dialogue.level) == ("mechanism:india-us-2plus2", "fourth", "minister")
    assert dialogue.participants == ()
    assert dialogue.when is not None and dialogue.when.from_ == "2022-04-11"


def test_a_learnt_mechanism_is_an_actor_with_one_key_whatever_the_order_of_its_sides(code: Code) -> None:
    one = code("India and Kenya held the inaugural India-Kenya Defence Dialogue in Nairobi on 12 June 2023.")
    other = code("The Kenya-India Defense Dialogue met again in New Delhi on 3 May 2024, Indian and Kenyan officials said.")
    key = one.meetings[0].mechanism
    assert key == "mechanism:ind-ken-defense-dialogue"
    assert one.meetings[0].mechanism_name == "India-Kenya Defence Dialogue"
    assert next(actor for actor in one.actors if actor.key == key).kind == "mechanism"
    assert [meeting.mechanism for meeting in other.meetings] == [key]


def test_remarks_at_a_meeting_are_of_the_day_of_publication_and_by_video_if_they_say_so(code: Code) -> None:
    text = (
        "PRESIDENT BIDEN:  Prime Minister Modi, I am pleased to speak with you today virtually.\n\n"
        "PRIME MINISTER MODI:  Thank you, President Biden. Our two countries are natural partners."
    )
    [meeting] = code(
        text, title="Remarks by President Biden and Prime Minister Modi of India Before Bilateral Meeting", published="2022-04-11"
    ).meetings
    assert set(meeting.parties) == {"IND", "USA"}
    assert (meeting.realis, meeting.mode) == ("ongoing", "video")
    assert meeting.when is not None and (meeting.when.from_, meeting.when.basis) == ("2022-04-11", "published")


@pytest.mark.parametrize(("precision", "dates"), [("day", True), ("week", True), ("year", True), ("decade", False), ("century", False)])
def test_a_decade_or_century_dates_no_meeting(precision: Precision, dates: bool) -> None:
    time = Time(0, 16, "the 21st century", type="DATE", from_="2001-01-01", until="2100-12-31", precision=precision)
    assert dates_a_meeting(time) is dates


@pytest.mark.parametrize(
    ("realis", "precision", "following"),
    [("planned", "year", True), ("proposed", "month", True), ("planned", "day", False), ("held", "year", False)],
)
def test_who_speaks_on_a_day_of_a_meeting_of_the_year_speaks_of_the_next(realis: str, precision: str, following: bool) -> None:
    shown = SimpleNamespace(times=(SimpleNamespace(from_="2023-06-22", until="2023-06-22"),))
    told = SimpleNamespace(
        realis=realis, times=(SimpleNamespace(from_="2023-06-22" if precision == "day" else "2023-01-01", precision=precision),)
    )
    assert _is_next(told, shown) is following  # type: ignore[arg-type]
