"""Whose a body is by who acts beside it, titles behind names, and first names that are states or towns."""

from collections.abc import Callable

import pytest

from legation.model import Coding

Code = Callable[..., Coding]
DAY = "2023-06-07"


def country(coding: Coding, words: str) -> str | None:
    """The country of the first mention with these words; None where it is nobody's."""
    key = next((m.actor for m in coding.mentions if m.text == words), None)
    return next((a.country for a in coding.actors if a.key == key), None)


def persons(coding: Coding) -> set[str]:
    return {a.name for a in coding.actors if a.kind == "person"}


@pytest.mark.parametrize(
    ("text", "words", "state"),
    [
        ("Hamburg authorities said they had seized a Russian yacht on Monday.", "Hamburg authorities", "DEU"),
        ("Lagos police arrested two Ghanaian traders.", "Lagos police", "NGA"),
        ("New York police detained a Libyan consul on Monday.", "New York police", "USA"),
        ("Milanese prosecutors charged two Egyptian officers on Tuesday.", "Milanese prosecutors", "ITA"),
        ("Washington state's governor met Japanese traders in Seattle.", "governor", "USA"),
        ("Georgia state's governor met Japanese traders.", "governor", "USA"),
        ("Norway's foreign minister received Togo's envoy on Tuesday, the ministry said.", "ministry", "NOR"),
        ("The Indian foreign minister met his Chinese counterpart in Goa. The ministry said talks were frank.", "ministry", "IND"),
        ("France arrested a Malian. The foreign ministry summoned the French ambassador, Mali said.", "foreign ministry", "MLI"),
        ("Peru's embassy in Quito closed. The embassy's spokesman blamed Ecuador.", "spokesman", "PER"),
        ("Kenya's envoy to Ghana said talks would resume, the embassy's spokesman added in Accra.", "spokesman", "KEN"),
        ("Minister Clara Boyd met Kenyan traders on Monday.", "Minister Clara Boyd", None),
        ("Deputy minister Hans Boyd received Italian investors in a hotel.", "Deputy minister Hans Boyd", None),
        ("Foreign Minister Anna Hale said Kenya would send police to Haiti.", "Foreign Minister Anna Hale", "KEN"),
        ("Anna Miller, a US senator, visited Jordan on Monday.", "Anna Miller", "USA"),
        ("Anna Smith, an Australian diplomat, arrived in Suva on Tuesday.", "Anna Smith", "AUS"),
        ("Ama Nkrumah, Ghana's consul, signed a pact in Milan.", "Ama Nkrumah", "GHA"),
        ("Paris Hughes, the British trade envoy, met Kenya's minister in Nairobi.", "Paris Hughes", "GBR"),
        ("Georgia Evans, the Welsh envoy, met Kenya's minister in Nairobi.", "Georgia Evans", "GBR"),
    ],
)
def test_whose(code: Code, text: str, words: str, state: str | None) -> None:
    coding = code(text, published=DAY)
    assert country(coding, words) == state


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Golfer Jordan Spieth criticised Saudi Arabia on Tuesday. Spieth said the money was wrong.", "Jordan Spieth"),
        ("China Miéville accused Britain of cruelty. Miéville spoke in Bristol.", "China Miéville"),
        ("Brooklyn Davis and Dakota Jones protested against China in London on Monday.", "Dakota Jones"),
        ("Santiago Abascal criticised Morocco on Tuesday.", "Santiago Abascal"),
        ("Chad Smith, an Australian diplomat, arrived in Suva. Smith told reporters the deal was near.", "Chad Smith"),
        ("Asia Argento said Fiji was warm.", "Asia Argento"),
    ],
)
def test_first_names_that_are_places(code: Code, text: str, name: str) -> None:
    assert name in persons(code(text, published=DAY))


@pytest.mark.parametrize(
    "text",
    [
        "Georgia Tech said it would open a campus in Ghana.",
        "China Telecom denied spying on Canada.",
        "China Daily accused Japan of lies.",
        "Boston Dynamics said it would not sell to Russia.",
        "Jordan said Chad would get aid.",
        "Berlin and Paris agreed to send tanks to Ukraine.",
    ],
)
def test_what_is_no_person(code: Code, text: str) -> None:
    assert persons(code(text, published=DAY)) == set()
