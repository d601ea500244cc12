"""Whose a house is that several states have by that name, and bare surnames in it."""

from collections.abc import Callable

import pytest

from legation.model import Coding

Code = Callable[..., Coding]
CANADA = "Hon. Luc Roy (Minister of Trade, Lib.): Mr. Speaker, we regret it.\n\nMs. Ada Holt (Regina East, CPC): Mr. Speaker, is it true?\n\nHon. Luc Roy: It is."
BRITAIN = "Mr Alan Frost (Moorside) (Lab): Will she go?\n\nThe Minister for Europe (Nina Price): I will.\n\nMr Alan Frost: I thank her."
PRETORIA = "The MINISTER OF TRADE: Hon Speaker, we have asked them.\n\nMr P J VILJOEN (DA): Hon Speaker, when?\n\nThe MINISTER OF TRADE: On Monday."
SENATE = (
    "The PRESIDING OFFICER. The Senator from Ohio is recognized.\n\nMr. BRANDT. Mr. President, we condemn it.\n\nMs. COLE. I yield back."
)


@pytest.mark.parametrize(
    ("title", "text", "name", "country"),
    [
        ("House of Commons Debates", CANADA, "Luc Roy", "CAN"),
        ("House of Commons debate", BRITAIN, "Alan Frost", "GBR"),
        ("Congressional Record - Senate", SENATE, "COLE", "USA"),
        ("Congressional Record - Senate", SENATE, "BRANDT", "USA"),
        (
            "Seimas debate",
            "Mr. Jonas Vaitkus (Vilnius): We agree.\n\nThe Speaker: Order.\n\nMr. Jonas Vaitkus: We agree.",
            "Jonas Vaitkus",
            "LTU",
        ),
    ],
)
def test_members_are_of_the_house(code: Code, title: str, text: str, name: str, country: str) -> None:
    coding = code(text, title=title, published="2023-06-07")
    key = next(m.actor for m in coding.mentions if name in m.text)
    assert next(a.country for a in coding.actors if a.key == key) == country
