"""Whose those are who hold an office in a town or speak for a house of it, and forces that no word says whose they are."""

from collections.abc import Callable

import pytest

from legation.model import Coding

Code = Callable[..., Coding]
DAY = "2023-06-07"


def country_at(coding: Coding, words: str) -> str | None:
    """The country of the actor of the first mention with exactly these words."""
    key = next((m.actor for m in coding.mentions if m.text == words), None)
    return next((a.country for a in coding.actors if a.key == key), None)


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Bilbao's port director, Jon Etxe, told Danish shipowners that berths were free.", "Jon Etxe", "ESP"),
        ("Malmo's health chief, Anna Berg, thanked Finnish doctors.", "Anna Berg", "SWE"),
        ("Bruno Sala, the city's councillor for industry, welcomed Korean guests to Genoa; Genoa wants more trade.", "Bruno Sala", None),
        (
            "Genoa wants more trade, said Bruno Sala, the city's councillor for industry, after seeing the Korean consul.",
            "Bruno Sala",
            "ITA",
        ),
        ("Bruno Sala, Genoa's deputy mayor, thanked the Korean consul.", "Bruno Sala", "ITA"),
        ("The head of the Gdynia port authority, Jan Lis, complained of Turkish shippers.", "Jan Lis", "POL"),
        ("A spokesman for Rotterdam police, Piet Bos, said two Albanians were held.", "Piet Bos", "NLD"),
        ("Oregon state's attorney general sued a Chinese maker of toys.", "attorney general", "USA"),
        ("Krakow's city council refused to name a square after a Hungarian premier.", "Krakow's city council", "POL"),
        ("The port authority of Koper wrote to the Chinese embassy.", "port authority", "SVN"),
        ("Mancunian councillors condemned the Israeli ambassador.", "Mancunian councillors", "GBR"),
        ("Neapolitan magistrates charged a Libyan trader.", "Neapolitan magistrates", "ITA"),
        ("Councillors in Leeds voted to fly the Ukrainian flag.", "Councillors", "GBR"),
        ("Security forces in Niamey detained a Turkish reporter.", "Security forces", "NER"),
        ("Intelligence agents in Bogota searched the home of a Russian attache.", "Intelligence agents", "COL"),
    ],
)
def test_of_the_town(code: Code, text: str, words: str, country: str | None) -> None:
    assert country_at(code(text, published=DAY), words) == country


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("A spokeswoman for the army said that Kenyan patrols had crossed the line.", "army", None),
        ("The navy boarded a Danish ship on Friday.", "navy", None),
        ("The government summoned the Chinese ambassador on Monday.", "government", None),
        ("The police held three Serbian men on Sunday.", "police", None),
        ("The air force shot at a Turkish drone.", "air force", None),
        ("Israel shut the crossing on Sunday. The army said that a tunnel had been found.", "army", "ISR"),
        ("The army shelled the village. Mali's president defended the strike.", "army", "MLI"),
    ],
)
def test_forces_are_not_of_the_other_side(code: Code, text: str, words: str, country: str | None) -> None:
    assert country_at(code(text, published=DAY), words) == country


@pytest.mark.parametrize(
    ("source", "url", "country"),
    [
        ("The Times", "https://timesofindia.indiatimes.com/a/1", "IND"),
        (None, "https://www.straitstimes.com/a/1", "SGP"),
        ("The Guardian", "https://guardian.ng/a/1", "NGA"),
        ("The Nation", "https://www.thenation.com/a/1", "USA"),
        ("The Times", "https://www.thetimes.co.uk/a/1", "GBR"),
    ],
)
def test_a_bare_government_is_of_the_outlet_by_its_address(code: Code, source: str | None, url: str, country: str) -> None:
    coding = code("The government summoned the Chinese ambassador on Monday.", published=DAY, source=source, url=url)
    assert country_at(coding, "government") == country
