"""What a running text must not be made to say: events are coded from it only where it is sure of who, what and whom."""

from collections.abc import Callable

import pytest

from legation.model import Coding, Event

Coder = Callable[..., Coding]

NOTHING = [
    "President Emmanuel Macron and Chancellor Olaf Scholz see eye to eye on this war.",
    "Japan announced a programme to fight cervical cancer.",
    "Ukraine will defend its territory.",
    "In Kyiv, people of all ages fight with great courage.",
    "Lufthansa reopened its route to Tel Aviv and postponed plans for Beirut.",
    "Prices of bread rose because of Russia's invasion of Ukraine.",
    "UN Secretary-General António Guterres deeply regretted the decision of Mali.",
    "France and Chile share a concern for the oceans.",
    "Has Turkey sent soldiers to Libya?",
]


def _told(coding: Coding) -> set[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return {(e.event, e.actors, e.recipients) for e in coding.events}


def _only(coding: Coding, kind: str) -> Event:
    found = [e for e in coding.events if e.event == kind]
    assert len(found) == 1, coding.events
    return found[0]


@pytest.mark.parametrize("text", NOTHING)
def test_no_event(code: Coder, text: str) -> None:
    assert code(text).events == ()


def test_what_is_talked_about_is_no_deed_of_those_who_talk(code: Coder) -> None:
    coding = code(
        "Foreign Minister Marise Payne met Foreign Minister Wang Yi on Monday. They discussed Russia's war of aggression against Ukraine."
    )
    assert {e.event for e in coding.events} == {"CONSULT"}


def test_a_truce_belongs_to_those_between_whom_it_is(code: Coder) -> None:
    coding = code("Rain fell on Geneva. The crowd dispersed. The United States backs efforts toward a ceasefire between Israel and Hamas.")
    assert all("USA" not in e.actors for e in coding.events if e.event in ("RETREAT", "ASSAULT", "CONSULT"))


def test_a_background_war_is_told_once(code: Coder) -> None:
    coding = code(
        "Grain was dear. Bread was dear too. Russia's war against Ukraine goes on. Russia's war against Ukraine has driven up prices. "
        "The effects of Russia's war on Ukraine are felt in Kenya."
    )
    assert sum(e.event == "ASSAULT" for e in coding.events) <= 1


def test_hosting_someone_is_no_aid(code: Coder) -> None:
    coding = code("President Joe Biden hosted Prime Minister Fumio Kishida at the White House.")
    assert {e.event for e in coding.events} == {"CONSULT"}


def test_thanks_go_to_those_who_are_thanked(code: Coder) -> None:
    coding = code("President Joe Biden thanked Poland for its aid to Ukraine.")
    assert _told(coding) == {("SUPPORT", ("person:joe-biden",), ("POL",))}


def test_conveyed_appreciation_goes_to_its_recipient(code: Coder) -> None:
    event = _only(
        code("Secretary Antony Blinken conveyed the appreciation of the United States to President Abdel Fattah el-Sisi."), "SUPPORT"
    )
    assert event.recipients == ("person:abdel-fattah-el-sisi",)


def test_a_condition_is_not_fact(code: Coder) -> None:
    for event in code("If offered a choice, Serbia would join the sanctions against Russia.").events:
        assert event.realis in ("conditional", "proposed")


def test_passive_without_agent_says_so(code: Coder) -> None:
    event = _only(code("Three soldiers were killed in Mali on Monday.", published="2023-11-10"), "ASSAULT")
    assert event.actors == () and event.reason is not None and "agent not named" in event.reason
    assert event.confidence <= 0.55


def test_keys_of_a_meeting_are_of_one_kind(code: Coder) -> None:
    coding = code(
        "Deputy Secretary Wendy Sherman met Stefano Sannino, Secretary-General of the European External Action Service, on Friday."
    )
    for event in coding.events:
        assert len({key.startswith("person:") for key in event.actors}) <= 1


@pytest.mark.parametrize(
    ("text", "kind", "start"),
    [
        ("Turkey imposed sanctions on Syria on Monday.", "SANCTION", "2023-11-06"),
        ("On Monday, Turkey condemned Syria and recalled its envoy.", "ACCUSE", "2023-11-06"),
        ("On Friday, officials said that Turkey had imposed sanctions on Syria.", "SANCTION", None),
        ("Since Russia launched its invasion in February 2022, Norway has provided weapons to Ukraine.", "AID", None),
        ("Turkey condemned Syria for an attack in October 2019.", "ACCUSE", None),
        ("Turkey will send troops to Qatar, where it opened a base in 2015.", "THREATEN", None),
    ],
)
def test_a_date_belongs_to_its_own_clause(code: Coder, text: str, kind: str, start: str | None) -> None:
    event = _only(code(text, published="2023-11-10"), kind)
    assert (event.when.from_ if event.when else None) == start


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("Police in Chile arrested two Peruvian soldiers near Arica.", "COERCE", "Arica"),
        ("Australian Prime Minister Anthony Albanese condemned Myanmar's army.", "ACCUSE", None),
        ("Turkey condemned Syria for an attack in Aleppo.", "ACCUSE", None),
        ("Turkey condemned the coup in Niger.", "ACCUSE", None),
    ],
)
def test_a_place_is_where_it_happened(code: Coder, text: str, kind: str, place: str | None) -> None:
    coding = code(text)
    event = _only(coding, kind)
    assert (coding.places[event.place].text if event.place is not None else None) == place
