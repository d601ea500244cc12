"""What stands beside a meeting in a sentence: other meetings, their sides, days and places, and who speaks before or after it."""

from collections.abc import Callable

import pytest

from legation.model import Coding

Code = Callable[..., Coding]


@pytest.mark.parametrize(
    "text",
    [
        "President Emmanuel Macron and Chancellor Olaf Scholz spoke to reporters following a long meeting in Berlin.",
        "Speaking after an hour of talks in Berlin, President Emmanuel Macron and Chancellor Olaf Scholz praised the accord.",
    ],
)
def test_who_speak_together_after_talks_have_met(code: Code, text: str) -> None:
    (met,) = code(text, published="2023-10-11").meetings
    assert met.parties == ("FRA", "DEU") and met.realis == "held" and met.place is not None and met.place.name == "Berlin"


def test_who_speak_after_talks_of_others_have_not_met(code: Code) -> None:
    text = "President Emmanuel Macron and Chancellor Olaf Scholz spoke to reporters after talks between Iran and Iraq."
    assert all(set(met.parties) == {"IRN", "IRQ"} for met in code(text, published="2023-10-11").meetings)


def test_where_and_when_one_travels_to_attend(code: Code) -> None:
    text = "Secretary of State Antony Blinken will travel to Munich, Germany, on February 17 to attend the Munich Security Conference."
    found = code(text, published="2022-02-15").meetings
    conference = next(met for met in found if met.mechanism == "mechanism:munich-security-conference")
    assert conference.when is not None and conference.when.from_ == "2022-02-17"


def test_the_next_meeting_of_another_format_is_no_round_of_the_talks_before(code: Code) -> None:
    text = (
        "Following a meeting with President Volodymyr Zelensky, British Defence Secretary John Healey promised more guns. "
        "On 18 July leaders will come to Blenheim Palace for the next meeting of the European Political Community."
    )
    (met,) = code(text, published="2024-07-08").meetings
    assert set(met.parties) == {"UKR", "GBR"} and met.realis == "held" and met.when is None and met.place is None


def test_what_a_meeting_was_about_is_another_one(code: Code) -> None:
    text = "Iran and the E3 held a meeting in Istanbul on Friday on the latest developments in the Iran-US talks."
    found = {met.parties: met for met in code(text, published="2025-05-21").meetings}
    whole = found[("IRN", "DEU", "FRA", "GBR")]
    assert whole.mechanism is None and whole.place is not None and whole.place.name == "Istanbul" and whole.when is not None
    assert all(met.when is None and met.place is None for parties, met in found.items() if "USA" in parties)


def test_reports_that_it_was_called_off_are_not_what_holds(code: Code) -> None:
    text = "President Zelensky will meet President Macron on Friday despite reports that the meeting had been cancelled."
    (met,) = code(text, published="2024-09-26").meetings
    assert met.realis == "planned"


def test_who_suggests_talks_of_others_takes_no_part(code: Code) -> None:
    text = "Iran has taken up the Omani foreign minister's suggestion to hold Iran-US talks in Rome on Friday."
    (met,) = code(text, published="2025-05-21").meetings
    assert met.parties == ("IRN", "USA")


def test_a_summit_of_a_year_before_was_held(code: Code) -> None:
    text = "True to the promises of the 2022 Quad Leaders’ Summit, we will go on building ports."
    assert [met.realis for met in code(text, published="2023-05-20", source="White House").meetings] == ["held"]


def test_a_day_to_come_is_not_that_of_the_call_before(code: Code) -> None:
    text = "President Biden said he had agreed to put the tariffs off to July 9, following a call with European Commission President Ursula von der Leyen."
    (met,) = code(text, published="2023-05-26").meetings
    assert met.realis == "held" and met.when is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Vice President Harris will fly to Jakarta for the U.S.-ASEAN Summit and then the East Asia Summit.", "Jakarta"),
        ("President Biden on Tuesday promised to send radars to Ukraine in a speech opening the NATO summit.", None),
        ("Vice President Harris met President Obrador to speak of prosperity in North America.", None),
    ],
)
def test_places_of_summits(code: Code, text: str, place: str | None) -> None:
    found = [met for met in code(text, published="2023-09-01").meetings if not met.visit]
    assert found and {met.place.name if met.place else None for met in found} == {place}


def test_people_who_are_given_shelter_meet_nobody(code: Code) -> None:
    assert code("Prime Minister Trudeau thanked Albania for hosting stranded Afghans.", published="2022-02-16").meetings == ()


def test_leaders_of_an_organisation_with_those_who_are_named_among_them(code: Code) -> None:
    text = (
        "President Donald Trump had set tariffs on Britain. Prime Minister Keir Starmer hosted the leaders of the 27-member EU, "
        "including European Commission chief Ursula von der Leyen, in London on Monday."
    )
    (met,) = code(text, published="2025-05-20").meetings
    assert met.parties == ("GBR", "EU") and [person.name for person in met.participants] == ["Keir Starmer", "Ursula von der Leyen"]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("The Qataris and Egyptians are talking to Israel.", {"QAT", "EGY", "ISR"}),
        ("Officials spoke of one more round of quiet talks between Israel and Jordan in Doha.", {"ISR", "JOR"}),
        ("They cannot, by law, talk to Iran and Iraq.", set()),
    ],
)
def test_who_talks(code: Code, text: str, parties: set[str]) -> None:
    assert {party for met in code(text, published="2024-08-08").meetings for party in met.parties} == parties


def test_what_is_to_be_done_at_a_conference_makes_it_one_to_come(code: Code) -> None:
    text = "India and Brazil are expected to agree on it at this year's UN climate conference."
    (met,) = code(text, published="2024-09-04").meetings
    assert met.realis == "planned" and met.when is not None and met.when.from_ == "2024-01-01"


def test_leaders_whose_call_a_joint_statement_follows(code: Code) -> None:
    text = "The leaders of France, Germany and Italy put out a declaration today following their call: no town will be left alone."
    (met,) = code(text, published="2023-10-09", source="White House").meetings
    assert (set(met.parties), met.mode, met.level) == ({"FRA", "DEU", "ITA"}, "phone", "leader")


def test_who_speaks_after_a_meeting_stands_in_the_first_line(code: Code) -> None:
    text = "Wendy R. Sherman, Deputy Secretary of State\n\nAlgiers, Algeria\n\nGood afternoon. I thank President Tebboune for his welcome. We just had a good meeting."
    (met,) = code(
        text, published="2022-03-10", title="Press Availability Following a Meeting with Algerian President Tebboune", source="State"
    ).meetings
    assert met.parties == ("USA", "DZA") and [person.name for person in met.participants] == ["Wendy R. Sherman", "Tebboune"]


def test_a_delegation_of_businesses_is_no_visit_of_a_state(code: Code) -> None:
    assert code("Last week a delegation of U.S. small businesses visited Algeria.", published="2022-03-10").meetings == ()


def test_with_whom_a_call_was_stands_in_the_headline(code: Code) -> None:
    text = (
        "President Joe Biden has stressed the urgency of a deal to Prime Minister Benjamin Netanyahu. In a call on Wednesday, Mr Biden spoke of hurdles. "
        "Secretary of State Antony Blinken said Israel had agreed to the plan, after a long meeting with Mr Netanyahu in Jerusalem."
    )
    call, meeting = code(text, published="2024-08-22", title="Biden tells Netanyahu the deal is urgent").meetings
    assert (call.parties, call.mode) == (("USA", "ISR"), "phone") and call.when is not None and call.when.from_ == "2024-08-21"
    assert {person.name for person in meeting.participants} == {"Antony Blinken", "Benjamin Netanyahu"}


def test_prime_ministers_of_two_states_are_leaders(code: Code) -> None:
    (met,) = code("The Prime Ministers of India and Pakistan were cheerful during their meeting here.", published="1998-07-30").meetings
    assert met.level == "leader"


def test_a_press_conference_follows_talks(code: Code) -> None:
    text = "Foreign Minister Sergey Lavrov gave no details. “The system is bad,” he pointed out at a press conference following talks with Armenian Foreign Minister Ararat Mirzoyan."
    (met,) = code(text, published="2025-05-21").meetings
    assert set(met.parties) == {"RUS", "ARM"} and met.realis == "held"
