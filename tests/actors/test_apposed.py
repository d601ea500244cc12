"""Whose somebody is who has no office, by the words beside the name, and whose parliament sits by its own words."""

from collections.abc import Callable

import pytest

from legation.model import Coding

Code = Callable[..., Coding]
DAY = "2023-06-07"


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The British aide thanked Jordan Bell, a Kenyan engineer. Jordan smiled.", "Jordan Bell", "KEN"),
        ("The Israeli envoy thanked Jordan Bell, a British aide.", "Jordan Bell", "GBR"),
        ("Police arrested Anna Kovac, a Croatian journalist, in Minsk on Tuesday.", "Anna Kovac", "HRV"),
        ("Ali Reza, an Iranian dissident, was shot dead in Vienna.", "Ali Reza", "IRN"),
        ("Russia expelled Eva Bakker, a Dutch reporter.", "Eva Bakker", "NLD"),
        ("Chad Young, the Canadian negotiator, left Quito on Friday.", "Chad Young", "CAN"),
        ("Maria Lopez, a poet, met the Danish envoy.", "Maria Lopez", None),
    ],
)
def test_whose_by_what_stands_beside(code: Code, text: str, name: str, country: str | None) -> None:
    assert {a.country for a in code(text, published=DAY).actors if a.name == name} == {country}


def test_who_is_thanked_is_one(code: Code) -> None:
    events = [e for e in code("The Israeli envoy thanked Jordan Bell, a British aide.", published=DAY).events if e.event == "SUPPORT"]
    assert [e.recipients for e in events] == [("person:jordan-bell",)]


HOUSES = [
    ("Ann Lowe (Leeds North) (Lab): Will the Prime Minister condemn the arrests?\n\nThe Prime Minister: I do.\n\nMr Speaker: Order.", "GBR"),
    ("Mr. SMITH of Ohio. Mr. Speaker, I condemn the arrests.\n\nMs. LEE of Texas. I thank the gentleman from Ohio.\n\nMr. SMITH of Ohio. I yield back.", "USA"),
    ("Mr HALL (Perth): The treaty is a gain.\n\nMs BRAY (Cowper): It is a loss.\n\nMr Hall interjecting-\n\nMr HALL: It is not.", "AUS"),
    ("An Ceann Comhairle: Order.\n\nDeputy Ruth Kane: I ask about Gaza.\n\nThe Tánaiste: I met the envoy.", "IRL"),
    ("SHRI A. RAO: I seek a reply.\n\nSHRIMATI P. DEVI: I was given none.\n\nSHRI A. RAO: The treaty stands.", "IND"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "state"), HOUSES)
def test_whose_house_sits(code: Code, text: str, state: str) -> None:
    coding = code(text, published=DAY)
    speaking = {t.speaker.actor for t in coding.document.turns if t.speaker.actor}
    assert speaking and {a.country for a in coding.actors if a.key in speaking} == {state}
