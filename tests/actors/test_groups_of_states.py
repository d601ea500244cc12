"""States that a text names together by what they share."""

from collections.abc import Callable

import pytest

from legation.model import Coding

Code = Callable[..., Coding]
DAY = "2023-06-07"


def members(coding: Coding, words: str) -> set[str]:
    """Whom the first mention with these words names."""
    key = next((m.actor for m in coding.mentions if m.text == words), None)
    return next((set(a.members) for a in coding.actors if a.key == key), set())


@pytest.mark.parametrize(
    ("text", "words", "states"),
    [
        ("The two Koreas agreed on Monday to restore the railway.", "two Koreas", "KOR PRK"),
        ("Both Koreas sent divers to the wreck.", "Both Koreas", "KOR PRK"),
        ("Talks between the Koreas resumed in Panmunjom.", "the Koreas", "KOR PRK"),
        ("The two Sudans signed a border accord in Addis Ababa.", "two Sudans", "SDN SSD"),
        ("The Baltic states condemned Russia on Friday.", "Baltic states", "EST LVA LTU"),
        ("The three Baltic republics expelled Belarusian diplomats.", "Baltic republics", "EST LVA LTU"),
        ("The Nordic countries pledged aid to Gaza.", "Nordic countries", "DNK FIN ISL NOR SWE"),
        ("Leaders of the Benelux countries met the French president.", "Benelux countries", "BEL NLD LUX"),
        ("The Visegrad countries rejected the quota.", "Visegrad countries", "CZE HUN POL SVK"),
        ("Central Asian republics asked Moscow for water.", "Central Asian republics", "KAZ KGZ TJK TKM UZB"),
    ],
)
def test_groups_by_name(code: Code, text: str, words: str, states: str) -> None:
    assert members(code(text, published=DAY), words) == set(states.split())


def test_both_sides_after_a_pair(code: Code) -> None:
    coding = code("The two Koreas held talks on Monday. Both sides agreed to meet again.", published=DAY)
    assert members(coding, "Both sides") == {"KOR", "PRK"}


@pytest.mark.parametrize("text", ["Storms crossed the Baltic Sea on Monday.", "The Baltic coast was empty.", "Baltic herring is cheap."])
def test_the_sea_is_no_state(code: Code, text: str) -> None:
    assert not code(text, published=DAY).actors
