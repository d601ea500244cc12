"""What people call things, as codes; what is not known is refused with the nearest known ones."""

import pytest

from legation.model import LegationError
from legation.record import Release, Store, Writer
from legation.record.known import actor_named, issue_named, kind_named, mechanism_named, party_named, place_named, unspoken
from record.codings import coding, document


@pytest.fixture(scope="module")
def store() -> Store:
    store = Store.open(":memory:", create=True)
    writer = Writer(store, Release("1", "aa"))
    writer.write(coding(document(1)))
    writer.settle()
    return store


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("usa", "USA"), ("US", "USA"), ("us", "USA"), ("U.S.", "USA"), ("United States", "USA"), ("the united states", "USA"), ("UK", "GBR"), ("gb", "GBR"),
        ("Britain", "GBR"), ("IN", "IND"), ("india", "IND"), ("Indian", "IND"), ("the Netherlands", "NLD"), ("Kosovo", "XKX"), ("SUN", "SUN"),
        ("eu", "EU"), ("European Union", "EU"), ("nato", "NATO"), ("Hezbollah", "HEZBOLLAH"), ("group:hamas", "HAMAS"),
    ],
)  # fmt: skip
def test_parties_by_code_acronym_and_name(text: str, code: str) -> None:
    assert party_named(text) == code


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("Swizerland", r"CHE \(Switzerland\)"),
        ("Unitd States", r"USA \(United States\)"),
        ("Washington", "seat of USA"),
        ("qqqq", "ISO 3166-1"),
        ("", "ISO 3166-1"),
    ],
)
def test_an_unknown_party_is_refused_with_the_nearest(text: str, nearest: str) -> None:
    with pytest.raises(LegationError, match=f"no such party.*{nearest}"):
        party_named(text)


def test_issue_areas_by_id_and_name(store: Store) -> None:
    assert issue_named("Maritime security") == issue_named("maritime-security", store) == "maritime-security"
    with pytest.raises(LegationError, match=r"The nearest are maritime-security \(Maritime security\)"):
        issue_named("maritime", store)


def test_actors_by_key_and_name(store: Store) -> None:
    assert actor_named("France", store) == actor_named("FRA", store) == "FRA"
    assert actor_named("India", store) == "IND"
    with pytest.raises(LegationError, match=r"no actor of the record is called so: Garmany\. The nearest are DEU"):
        actor_named("Garmany", store)


def test_mechanisms_places_and_kinds(store: Store) -> None:
    assert mechanism_named("the Quad", store) == "mechanism:quad"
    with pytest.raises(LegationError, match=r"mechanism:quad \(Quad\)"):
        mechanism_named("quadd", store)
    assert [place_named(name, store) for name in ("weimar", "2812482", "Germany", "DE")] == ["2812482", "2812482", "DEU", "DEU"]
    with pytest.raises(LegationError, match="The nearest are Weimar"):
        place_named("Weymar", store)
    assert kind_named("Meetings") == "meeting"
    with pytest.raises(LegationError, match="Kinds are meeting"):
        kind_named("talks")


def test_what_is_known_but_in_no_fact_is_told(store: Store) -> None:
    assert unspoken(store, ("FRA", "IND"), "trade", "FRA", "mechanism:quad") == [
        f"{name} is in no fact of this record" for name in ("IND", "trade", "mechanism:quad")
    ]
