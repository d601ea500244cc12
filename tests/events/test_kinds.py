"""What is wished, who has the floor, and duels of sport and trade: told by rules and encoder."""

from collections.abc import Callable

import pytest

from legation.coding import Line
from legation.coding import code as code_document
from legation.model import Coding
from legation.reading import document

Coder = Callable[[str], Coding]
FORCE = {"ASSAULT", "COERCE", "THREATEN", "SANCTION", "PROTEST", "MOBILIZE", "RETREAT"}


@pytest.fixture(scope="session")
def told(line: Line) -> Coder:
    """The coding of a text of 7 June 2023, by rules and encoder."""
    return lambda text: code_document(document({"text": text, "published": "2023-06-07"}), line)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Australia should reject the agreement with Indonesia, the senator said.", "REJECT"),
        ("Ireland should recall its ambassador from Lima.", "SANCTION"),
        ("Kenya must withdraw its troops from Somalia, the senator said.", "RETREAT"),
        ("The minister ought to meet the Cuban envoy.", "CONSULT"),
        ("Peru should arrest the smugglers from Bolivia.", "COERCE"),
    ],
)
def test_what_should_be_done_has_not_been(told: Coder, text: str, kind: str) -> None:
    assert not [e for e in told(text).events if e.event == kind and e.realis in ("happened", "ongoing")]


def test_who_has_the_floor_does_not_do_it(told: Coder) -> None:
    coding = told("Mr HARRIS (Perth): Canada should reject the treaty with Peru.\n\nMr DOYLE (Cork): Ireland should sign it.")
    assert len(coding.document.turns) == 2
    assert all("person:harris" not in e.actors for e in coding.events if e.event == "REJECT")


@pytest.mark.parametrize(
    "text",
    [
        "Airlines of Spain and Portugal are locked in a price war over routes to Brazil.",
        "The film bombed in Germany and was slaughtered by Austrian critics.",
        "Tesla declared war on Chinese carmakers with new discounts.",
        "Petra Novak demolished the Italian in Rome and will attack the record in Paris.",
        "The Dane thrashed the German in an hour in Madrid.",
        "French retailers have declared war on Belgian supermarkets.",
        "Polish apple growers are under siege from cheap Serbian imports.",
        "Fiji's sevens side torched Samoa in Suva.",
        "Sri Lanka's spinners blew away Bangladesh in Galle.",
        "Kenyan runners invaded Boston and swept the podium.",
        "A Danish start-up wants to kill the German paper form.",
        "The Irish bank fired a shot at its British rivals with a cheap mortgage.",
        "New Zealand dismantled Ireland 38-12 in Dublin.",
        "A Kenyan app has launched an assault on Nigerian banks.",
    ],
)
def test_duels_of_sport_and_trade(told: Coder, text: str) -> None:
    assert not [e for e in told(text).events if e.event in FORCE and e.sure]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ukraine's army hammered Russian positions near Bakhmut on Sunday.", "ASSAULT"),
        ("The Syrian town was under siege from Turkish troops on Monday.", "COERCE"),
        ("Sudan's army shelled a market in Omdurman.", "ASSAULT"),
        ("Israeli jets pounded targets near Damascus overnight.", "ASSAULT"),
        ("Rebels destroyed a film school in Aleppo on Monday.", "ASSAULT"),
        ("Gunmen shot the Italian in Tripoli on Monday, police said.", "ASSAULT"),
        ("The United States imposed tariffs on Chinese steel in a new turn of the trade war.", "SANCTION"),
    ],
)
def test_real_force_stays(told: Coder, text: str, kind: str) -> None:
    assert [e for e in told(text).events if e.event == kind and e.sure]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("They signed nothing with Somalia, Kenya's envoy said.", "AGREE"),
        ("Norway sold nothing to Iran.", "AID"),
        ("Q Did Kenya and Togo sign an agreement?", "AGREE"),
        ("Has Japan expelled the Russian envoy?", "SANCTION"),
        ("Will Canada expel the Russian ambassador?", "SANCTION"),
        ("Were two Danish envoys arrested in Minsk?", "COERCE"),
    ],
)
def test_nothing_done_and_only_asked(told: Coder, text: str, kind: str) -> None:
    assert not [e for e in told(text).events if e.event == kind and e.sure and e.realis in ("happened", "ongoing")]


def test_why_it_was_done_is_asked_of_what_was_done(told: Coder) -> None:
    assert [e for e in told("Why did Japan expel the Russian envoy on Monday?").events if e.event == "SANCTION"]


def test_a_batting_side_that_is_dismissed_is_refused_nothing(told: Coder) -> None:
    assert not [e for e in told("Pakistan's pacers dismissed England for 98 in Multan.").events if e.event == "REJECT" and e.sure]


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Visiting Lima on Friday, China's president signed a trade pact with Peru.", "Lima"),
        ("In Bangui, Rwandan troops shot dead two rebels.", "Bangui"),
        ("At talks in Nicosia, Cyprus and Egypt agreed on a gas pipeline.", "Nicosia"),
        ("Sudan's army shelled a market in Omdurman.", "Omdurman"),
        ("A Dutch aid worker was kidnapped outside Herat.", "Herat"),
    ],
)
def test_the_town_of_the_clause(told: Coder, text: str, town: str) -> None:
    coding = told(text)
    assert town in {coding.places[e.place].name for e in coding.events if e.place is not None and e.event in {"AGREE", "ASSAULT", "COERCE"}}
