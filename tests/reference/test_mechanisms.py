"""The table of standing formats, and the words that tell of meetings."""

import re
from datetime import date

import pytest

from legation.reference.mechanisms import mechanism_editions, mechanisms
from legation.reference.meeting_words import by_word, level_of
from legation.reference.states import states


def test_keys_and_members_are_well_formed() -> None:
    for key, mechanism in mechanisms().items():
        assert re.fullmatch(r"mechanism:[a-z0-9-]+", key)
        assert mechanism.name
        assert all(re.fullmatch(r"[A-Z0-9]{2,7}", member) for member in mechanism.members), key
        assert mechanism.from_ is None or re.fullmatch(r"\d{4}(-\d\d){0,2}", mechanism.from_), key


def test_a_name_means_one_format_only() -> None:
    owners: dict[str, set[str]] = {}
    for mechanism in mechanisms().values():
        for name in (mechanism.name, *mechanism.names):
            owners.setdefault(name, set()).add(mechanism.key)
    assert {name: keys for name, keys in owners.items() if len(keys) > 1} == {}


@pytest.mark.parametrize(
    ("key", "members"),
    [
        ("mechanism:india-us-2plus2", {"IND", "USA"}),
        ("mechanism:quad", {"AUS", "IND", "JPN", "USA"}),
        ("mechanism:aukus", {"AUS", "GBR", "USA"}),
        ("mechanism:two-plus-four", {"DDR", "DEU", "FRA", "GBR", "SUN", "USA"}),
    ],
)
def test_members(key: str, members: set[str]) -> None:
    assert set(mechanisms()[key].members) == members


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Prime Minister", "leader"),
        ("Deputy Prime Minister", "minister"),
        ("Vice President", "leader"),
        ("Secretary of State", "minister"),
        ("Deputy Secretary of State", "official"),
        ("Special Presidential Envoy", "official"),
        ("Chancellor of the Exchequer", "minister"),
        ("Wind Instrument Maker", "unknown"),
    ],
)
def test_level_of_an_office(title: str, level: str) -> None:
    assert level_of(title) == level


def test_first_row_of_a_word_wins() -> None:
    assert by_word("off")["postponed"].value == "postponed"
    assert by_word("house")["white house"].value == "USA"


def test_editions_are_of_known_mechanisms_in_known_states_in_order_of_time() -> None:
    last: dict[str, str] = {}
    for edition in mechanism_editions():
        assert edition.mechanism in mechanisms()
        assert edition.country is None or edition.country in states()
        assert date.fromisoformat(edition.from_) <= date.fromisoformat(edition.until or edition.from_)
        assert last.get(edition.mechanism, "") <= edition.from_, edition
        last[edition.mechanism] = edition.from_


def test_the_editions_of_the_india_us_dialogue() -> None:
    found = [(e.edition, e.from_, e.country) for e in mechanism_editions() if e.mechanism == "mechanism:india-us-2plus2"]
    assert found == [
        ("inaugural", "2018-09-06", "IND"),
        ("second", "2019-12-18", "USA"),
        ("third", "2020-10-27", "IND"),
        ("fourth", "2022-04-11", "USA"),
        ("fifth", "2023-11-10", "IND"),
    ]
