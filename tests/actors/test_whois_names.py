"""Parliaments by their own names, offices of parts of states with the word for their kind behind them, surnames that are words."""

from collections.abc import Callable

import pytest

from legation.actors.whois import whois
from legation.model import Coding
from legation.reference.register import Register

Code = Callable[..., Coding]


@pytest.mark.parametrize(
    ("text", "word", "country"),
    [
        ("The Diet condemned the launch on Friday.", "Diet", "JPN"),
        ("The Congress of Deputies ratified the treaty with Tunisia.", "Congress of Deputies", "ESP"),
        ("The Khural approved the pact with Laos.", "Khural", "MNG"),
        ("Portugal's ally waited while the Assembly of the Republic voted.", "Assembly of the Republic", "PRT"),
        ("The Supreme People's Assembly met on Monday.", "Supreme People's Assembly", "PRK"),
        ("The Kuvendi thanked Canada.", "Kuvendi", "ALB"),
    ],
)
def test_parliaments(code: Code, text: str, word: str, country: str) -> None:
    coding = code(text, published="2023-06-07")
    key = next(m.actor for m in coding.mentions if m.text == word)
    assert next(a.country for a in coding.actors if a.key == key) == country


@pytest.mark.parametrize(
    ("phrase", "key"),
    [
        ("Governor of Kano State", "office:NGA.kano.governor"),
        ("Premier of Gauteng province", "office:ZAF.gauteng.head-of-government"),
        ("Governor of the province of Kandahar", "office:AFG.kandahar.governor"),
        ("Governor of Osaka prefecture", "office:JPN.osaka.governor"),
        ("Governor of the state of Oregon", "office:USA.oregon.governor"),
        ("Mayor of the city of Ghent", "office:BEL.ghent.mayor"),
    ],
)
def test_offices_of_parts_of_states(phrase: str, key: str) -> None:
    assert whois(phrase, Register.load(None), on="2020-06-01").key == key


@pytest.mark.parametrize(
    ("phrase", "on", "name"),
    [
        ("Geun-hye Park", "2014-05-01", "Park Geun-hye"),
        ("Geun Hye Park", "2014-05-01", "Park Geun-hye"),
        ("Park, Geun-hye", "2014-05-01", "Park Geun-hye"),
        ("Jae-in Moon", "2018-05-01", "Moon Jae-in"),
    ],
)
def test_a_surname_that_is_a_word_in_the_other_order(phrase: str, on: str, name: str) -> None:
    assert whois(phrase, Register.load(None), on=on).name == name


@pytest.mark.parametrize("phrase", ["Hyde Park", "Yellowstone Park", "city park", "Kruger Park"])
def test_parks_are_nobody(phrase: str) -> None:
    assert whois(phrase, Register.load(None), on="2014-05-01").kind != "person"
