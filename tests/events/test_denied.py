"""Denials in all their forms, force that is none, and the place of a deed: told by the whole sentence."""

from collections.abc import Callable

import pytest

from legation.coding import Line
from legation.coding import code as code_document
from legation.model import Coding, Event
from legation.reading import document

Coder = Callable[[str], Coding]


@pytest.fixture(scope="session")
def told(line: Line) -> Coder:
    """The coding of a text of 7 June 2023, by rules and encoder."""
    return lambda text: code_document(document({"text": text, "published": "2023-06-07"}), line)


def of_type(coding: Coding, kind: str) -> tuple[Event, ...]:
    return tuple(e for e in coding.events if e.event == kind)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Japan's foreign minister denied that he had met North Korea's envoy in Mongolia.", "CONSULT"),
        ("Iran denied supplying drones to Russia on Tuesday.", "AID"),
        ("Pakistan's army denied having shelled villages in Afghanistan.", "ASSAULT"),
        ("Turkey's foreign ministry rejected claims that its jets had bombed a camp in Iraq.", "ASSAULT"),
        ("The Kremlin dismissed as nonsense allegations that Russia had poisoned a diplomat in Sofia.", "ASSAULT"),
        ("Contrary to reports, Egypt has not signed an agreement with Ethiopia, its foreign minister said.", "AGREE"),
        ("There is no truth in the claim that Serbia attacked Kosovo, Belgrade said.", "ASSAULT"),
        ("Seoul refuted a report that its president had met the Chinese ambassador in Singapore.", "CONSULT"),
        ("India's government denied the reported talks with the Taliban in Doha.", "CONSULT"),
        ("Rwanda called reports that it had sent troops to Congo false.", "AID"),
        ("It is not true that Hungary has blocked aid to Ukraine, the Hungarian foreign minister said.", "AID"),
        ("A spokesman for Venezuela's president issued a denial that Caracas had expelled Colombian envoys.", "COERCE"),
    ],
)
def test_what_is_denied_is_told_as_denied(told: Coder, text: str, kind: str) -> None:
    coding = told(text)
    assert of_type(coding, kind) and {e.realis for e in of_type(coding, kind)} == {"denied"}
    assert not [e for e in of_type(coding, "REJECT") if e.realis != "denied"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Japan does not condone the attack by North Korea on the South.", "ASSAULT"),
        ("The minister said Israel had not ended its attacks on Gaza.", "ASSAULT"),
        ("France did not condemn the strike by Israel on Lebanon.", "ASSAULT"),
        ("India said the invasion of Grenada cannot be justified.", "ASSAULT"),
        ("Brussels said Moscow would not outlast the support of the allies for Ukraine.", "SUPPORT"),
        ("It is not true that Iran will starve if America imposes sanctions.", "SANCTION"),
    ],
)
def test_what_is_not_ended_judged_or_only_a_condition_is_not_denied(told: Coder, text: str, kind: str) -> None:
    found = of_type(told(text), kind)
    assert found and "denied" not in {e.realis for e in found}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norway has not signed an agreement with Iceland.", "AGREE"),
        ("Peru did not launch an attack on Chile.", "ASSAULT"),
        ("Poland has provided no aid to Belarus.", "AID"),
        ("Chad has not reached a deal with Sudan.", "AGREE"),
        ("Egypt did not attend the talks with Turkey.", "CONSULT"),
    ],
)
def test_what_was_not_done_is_denied(told: Coder, text: str, kind: str) -> None:
    assert "denied" in {e.realis for e in of_type(told(text), kind)}


@pytest.mark.parametrize(
    "text",
    ["Israel rejected a ceasefire proposal from Egypt on Tuesday.", "Lebanon denied entry to two Syrian ministers."],
)
def test_a_refusal_stays_one(told: Coder, text: str) -> None:
    assert [e.realis for e in of_type(told(text), "REJECT")] == ["happened"]


@pytest.mark.parametrize(
    "text",
    [
        "Spain attacked from the start and beat Portugal 3-1 in Lisbon on Tuesday, with Morata shooting from close range.",
        "Argentina crushed Croatia 3-0 in the semi-final in Doha on Tuesday, with Messi firing home a penalty.",
        "England's bowlers attacked Pakistan's batsmen and took five wickets in Multan on Tuesday.",
        "France fought back to defeat Morocco 2-0 and kill off the match in the World Cup.",
        "Brazil hit Serbia on the break and shot down their hopes in the group stage.",
        "Australia thrashed Fiji at rugby in Suva on Saturday, bombarding the Fijian line.",
        "Kenya's shilling was battered as traders bombarded the central bank with orders.",
        "Critics in London savaged the French film, which bombed at the box office in the United States.",
        "Reform-minded Tories vowed a legal war on the new visa rules, the Christchurch Herald reported.",
        "An explosion in the port of Rotterdam wounded two dockers on Tuesday. A Russian tanker was moored nearby.",
        "A fire at a Chinese-owned factory in Lusaka killed nine workers.",
        "A gas blast in a hotel in Havana injured 40 Spanish tourists.",
    ],
)
def test_no_force(told: Coder, text: str) -> None:
    assert [(e.event, e.trigger.text) for e in told(text).events if e.event in ("ASSAULT", "THREATEN", "COERCE")] == []


@pytest.mark.parametrize(
    "text",
    [
        "Russia attacked Ukraine's port of Odesa with drones on Tuesday and killed three people.",
        "Hamas fighters attacked a music festival in Israel on Saturday.",
        "Gunmen shot at the Togo football team's bus in Cabinda on Friday before a match of the Africa Cup and killed two.",
        "A suicide blast at a hotel in Mogadishu killed 12 people.",
    ],
)
def test_real_force(told: Coder, text: str) -> None:
    assert of_type(told(text), "ASSAULT")


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("Police in Minsk arrested two Polish journalists on Tuesday.", "COERCE", "Minsk"),
        ("Protesters in Islamabad burned Danish flags on Tuesday.", "PROTEST", "Islamabad"),
        ("At a ceremony in Lisbon, the United States and Angola signed a rail accord.", "AGREE", "Lisbon"),
        ("Iran and Oman signed an agreement in Geneva on Tuesday.", "AGREE", "Geneva"),
        ("During a visit to Nairobi, the Indian minister signed a fisheries pact with Kenya.", "AGREE", "Nairobi"),
        ("Turkish soldiers raided a house in the Syrian town of Afrin and detained three men.", "COERCE", "Afrin"),
        ("A court in Tehran jailed a German tourist, whose family lives in Cologne.", "COERCE", "Tehran"),
        ("LISBON, June 7 - Ghana and Togo signed a border treaty.", "AGREE", "LISBON"),
    ],
)
def test_the_place_of_its_clause(told: Coder, text: str, kind: str, place: str) -> None:
    coding = told(text)
    assert place in {coding.places[e.place].text for e in of_type(coding, kind) if e.place is not None}


def test_where_they_met_is_no_side(told: Coder) -> None:
    event = of_type(told("Japan's foreign minister met North Korea's envoy in Mongolia."), "CONSULT")[0]
    assert {key.split(":")[-1][:3] for key in event.actors} == {"JPN", "PRK"}


def test_what_is_condemned_is_not_where_it_was_said(told: Coder) -> None:
    assert [e.place for e in of_type(told("France condemned the coup in Niamey."), "ACCUSE")] == [None]


@pytest.mark.parametrize(
    ("text", "realis"),
    [
        ("Kenya's navy is holding up a cargo of food aid to Somalia.", {"cancelled"}),
        ("Germany slowed down aid to Hungary.", {"cancelled"}),
        ("Ethiopia held up a delivery of relief to Tigray.", {"cancelled"}),
        ("Egypt put aid to Sudan on hold.", {"cancelled"}),
        ("Serbia blocked aid to Kosovo.", {"cancelled"}),
        ("Japan sent food aid to Somalia.", {"happened"}),
    ],
)
def test_aid_that_is_held_back(told: Coder, text: str, realis: set[str]) -> None:
    assert {e.realis for e in of_type(told(text), "AID")} in (realis, set())


def test_it_is_who_admits(told: Coder) -> None:
    event = of_type(
        told("The Islamist group Boko Haram admitted on Monday that it had kidnapped more than 200 schoolgirls in Chibok, Nigeria."),
        "ASSAULT",
    )[0]
    assert event.actors == ("group:boko-haram",)
