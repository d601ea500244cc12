"""What is put on hold or held up, what nobody did, courts that throw out suits, games and mishaps, and who did something together: by the whole sentence."""

from collections.abc import Callable

import pytest

from legation.coding import Line
from legation.coding import code as code_document
from legation.model import Coding
from legation.reading import document

Coder = Callable[[str], Coding]


@pytest.fixture(scope="session")
def told(line: Line) -> Coder:
    """The coding of a text of 7 June 2023, by rules and encoder."""
    return lambda text: code_document(document({"text": text, "published": "2023-06-07"}), line)


@pytest.mark.parametrize(
    "text",
    [
        "The visit of Japan's foreign minister to Seoul has been put on hold.",
        "Talks between Armenia and Azerbaijan were put on ice on Tuesday.",
        "Georgia froze talks with Russia on Monday.",
        "Egypt's talks with Sudan on the dam have been shelved.",
        "Tunisia scrapped the talks with Libya that were due on Friday.",
    ],
)
def test_talks_that_are_put_on_hold(told: Coder, text: str) -> None:
    coding = told(text)
    assert {e.realis for e in coding.events if e.event == "CONSULT"} == {"cancelled"}
    assert {m.realis for m in coding.meetings} <= {"cancelled", "postponed"}


@pytest.mark.parametrize(
    "text",
    [
        "Nobody from Kenya met Somali leaders, Nairobi said.",
        "No Kenyan official met Somali leaders on Monday, Nairobi said.",
        "France's minister did not meet the Iranian envoy in Geneva.",
        "The prime minister of India did not speak with the Canadian minister on Monday.",
        "Austria rejected Hungary's demand and did not meet its envoy.",
    ],
)
def test_nobody_met(told: Coder, text: str) -> None:
    coding = told(text)
    assert {e.realis for e in coding.events if e.event == "CONSULT"} == {"denied"}
    assert not coding.meetings


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ghana's minister pushed back against reports that Togo's envoy had been detained.", "COERCE"),
        ("Ankara brushed aside claims that it had bombed Kurdish villages in Iraq.", "ASSAULT"),
        ("North Korea disputes that it shelled South Korea's island.", "ASSAULT"),
        ("It is a lie that Oman expelled the Iranian envoy, Muscat said.", "SANCTION"),
        ("Lebanon disputed that its army had shelled Israel.", "ASSAULT"),
        ("China never agreed to sell jets to Iran, its embassy said.", "AGREE"),
    ],
)
def test_denials_by_turning_away(told: Coder, text: str, kind: str) -> None:
    events = told(text).events
    assert {e.realis for e in events if e.event == kind} == {"denied"}
    assert not [e for e in events if e.event in ("REJECT", "ACCUSE")]


@pytest.mark.parametrize(
    "text",
    [
        "Argentina's captain shot wide as France attacked down the left in Doha.",
        "New Zealand crushed Wales in Cardiff and ambushed them with two late tries.",
        "Norway's skaters shot ahead of Sweden and held fire until the last lap.",
        "Lightning killed four Ugandan soldiers in Gulu on Monday.",
        "Heavy rain hit Kenya and killed ten people in Nairobi.",
        "An earthquake struck Turkey on Monday and killed 40 Syrians.",
        "Two French jets collided over Corsica in a drill, killing a pilot.",
        "Uganda and Kenya are at war over milk, traders said.",
        "Italy faces a battle to keep its Libyan gas.",
        "A London judge threw out a suit against a streaming star, whose broadcast was interrupted in Bristol.",
        "A judge in Oslo struck down a claim by a Polish actor.",
    ],
)
def test_nothing_between_states(told: Coder, text: str) -> None:
    assert [(e.event, e.trigger.text) for e in told(text).events if e.sure and e.event in ("ASSAULT", "REJECT", "ACCUSE")] == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A Paris court rejected Iran's appeal against the seizure.", "REJECT"),
        ("A train bomb killed 30 Pakistanis in Lahore on Monday.", "ASSAULT"),
        ("A storm of rockets hit Israel on Monday.", "ASSAULT"),
        ("Russian forces attacked Kharkiv on Tuesday and killed two police officers.", "ASSAULT"),
        ("Israel rejected Hungary's offer of talks on Tuesday.", "REJECT"),
    ],
)
def test_real_ones_stay(told: Coder, text: str, kind: str) -> None:
    assert [e for e in told(text).events if e.event == kind and e.realis == "happened"]


@pytest.mark.parametrize(
    ("text", "kind", "sides"),
    [
        ("Washington said that Moscow had lied. Beijing and Tokyo agreed to talk.", "AGREE", {"CHN", "JPN"}),
        ("Mexico and Cuba met in Havana on Monday. Peru and Chile signed a treaty in Lima on Tuesday.", "AGREE", {"PER", "CHL"}),
    ],
)
def test_who_did_it_together_stands_in_the_sentence(told: Coder, text: str, kind: str, sides: set[str]) -> None:
    assert [set(e.actors) for e in told(text).events if e.event == kind] == [sides]


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("Two Thai soldiers were wounded by a mine in Sisaket, near Cambodia, on Monday.", "KHM"),
        ("A bomb killed two Turkish officers near Syria on Monday.", "SYR"),
        ("Three Kenyan guards were shot dead outside Ethiopia on Monday.", "ETH"),
        ("Gunmen killed an Indian captain off Somalia on Monday.", "SOM"),
        ("A mine wounded a Polish soldier along Belarus on Monday.", "BLR"),
    ],
)
def test_what_lies_near_did_nothing(told: Coder, text: str, nobody: str) -> None:
    assert not [e for e in told(text).events if e.event == "ASSAULT" and nobody in e.actors]


def test_who_stands_near_and_acts_did_it(told: Coder) -> None:
    [event, *_] = [e for e in told("Cambodia shelled a Thai camp near Sisaket on Monday.").events if e.event == "ASSAULT"]
    assert event.actors == ("KHM",)
