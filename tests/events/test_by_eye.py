"""What reading the events of real documents by eye has brought to light: words that were taken for deeds, and deeds of the wrong side."""

from collections.abc import Callable

import pytest

from legation.model import Coding

Coder = Callable[..., Coding]

OPENING = "Rain fell on Geneva. The crowd dispersed. "  # so that the sentence does not open a report


@pytest.mark.parametrize(
    "text",
    [
        "President Emmanuel Macron died in his sleep, and the death of Emmanuel Macron saddened France.",
        "Hezbollah confirmed the deaths of ten of its members.",
        "Asked whether Israel had agreed, Foreign Minister Gideon Saar left the room.",
        "For such accusations, Foreign Minister Wang Yi has no comment.",
        "Poland did not give details of the accord.",
        "These parts are critical to Russia's arms industry.",
        "The European Union says it is reviewing its accord with Israel.",
        "Germany has nothing left to intimidate France.",
        "The house shelters nobody, but the quarter houses descendants of Palestinians.",
        "Jane Roe planned to travel to Israel.",
        "The report spoke of accusations of attempting to overthrow the government of Mali.",
        "The police of Ghana began to investigate the fire.",
        "President Donald Trump is not discussing a pardon.",
        "President Rajendra Prasad stepped down the steps to the coach.",
        "President Donald Trump visited the Qatari plane in Florida.",
        "Representative Nancy Mace joined the programme to discuss the president's bill.",
        "Radio reporter Anna Nowak talks with author Jan Kowalski.",
        "NPR's Anna Nowak spoke with Senator Marco Rubio about Cuba.",
    ],
)
def test_no_deed(code: Coder, text: str) -> None:
    assert [(e.event, e.trigger.text) for e in code(OPENING + text).events if e.sure] == []


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("Defence Minister Boris Pistorius pushed back on Russia's claims.", "ACCUSE", {"person:boris-pistorius"}, {"RUS"}),
        ("President Donald Trump vowed to bring an end to the war between Russia and Ukraine.", "AGREE", {"person:donald-trump"}, None),
        ("Prime Minister Pedro Sánchez vowed that Spain would recognise Palestine.", "AGREE", {"person:pedro-sanchez"}, None),
        ("Russia and Ukraine swapped three hundred prisoners on Sunday.", "RETREAT", {"RUS", "UKR"}, None),
        ("The agreement between Iran and Iraq on the border was announced in Baghdad.", "SUPPORT", {"IRN", "IRQ"}, None),
        ("The Security Council convened on Friday to discuss Sudan.", "CONSULT", {"UNSC"}, None),
        ("President Joe Biden urged Cuba to free prisoners.", "REQUEST", {"person:joe-biden"}, {"CUB"}),
        ("Chad is the latest to be threatened by Boko Haram.", "THREATEN", {"group:boko-haram"}, {"TCD"}),
        (
            "The crisis prompted Foreign Minister Wang Yi to convene a meeting with envoys of Japan.",
            "CONSULT",
            {"person:wang-yi", "group:JPN.diplomats"},
            None,
        ),
        (
            "President Donald Trump was praised and then criticised by President Vladimir Putin.",
            "ACCUSE",
            {"person:vladimir-putin"},
            {"person:donald-trump"},
        ),
        ("Russia's nuclear exercises are aimed at intimidating Poland.", "THREATEN", {"RUS"}, {"POL"}),
        ("France will convene a peace conference on Lebanon in Paris.", "CONSULT", {"FRA"}, None),
    ],
)
def test_who_did_what(code: Coder, text: str, kind: str, actors: set[str], recipients: set[str] | None) -> None:
    found = [e for e in code(OPENING + text, published="2024-11-10").events if e.event == kind]
    assert len(found) == 1
    assert set(found[0].actors) == actors
    assert recipients is None or set(found[0].recipients) == recipients


def test_what_is_called_an_attack_is_none(code: Coder) -> None:
    assert all(e.event != "ASSAULT" for e in code(OPENING + "Russia called the law an attack on Serbia.").events)


def test_a_village_taken_is_not_taken_in(code: Coder) -> None:
    assert all(e.event != "AID" for e in code(OPENING + "Russia took the village of Robotyne in Ukraine.").events)


def test_what_killed_is_the_strike_not_the_embassy(code: Coder) -> None:
    coding = code(OPENING + "He planned the strike on the US Embassy in Beirut, which killed 63 people.")
    assert all("USA" not in (*e.actors, *e.recipients) or e.actors == () for e in coding.events)


def test_those_ordered_to_fight_are_not_fought(code: Coder) -> None:
    coding = code(OPENING + "Prime Minister Benjamin Netanyahu ordered the Israeli army to attack Hamas.", published="2024-05-10")
    assert all("body:ISR.idf" not in e.recipients for e in coding.events if e.event == "ASSAULT")


def test_a_word_before_a_thing_is_no_deed(code: Coder) -> None:
    assert all(e.event != "ASSAULT" for e in code("Russia's Defence Ministry is developing an attack drone.").events)


def test_a_meeting_and_its_topic_are_one(code: Coder) -> None:
    events = code("The African Union convened in Addis Ababa to discuss Sudan.").events
    assert [e.event for e in events] == ["CONSULT"]


def test_a_trial_opens_a_report(code: Coder) -> None:
    events = code("The trial of eleven members of a separatist group has begun in Dakar.").events
    assert [(e.event, e.actors) for e in events] == [("ACCUSE", ())]


def test_what_is_only_wanted_has_not_happened(code: Coder) -> None:
    events = code(OPENING + "The United States does not want Israel to attack Iran.").events
    assert all(e.realis == "proposed" for e in events)


def test_nobody_is_the_agent_of_what_is_done_to_him(code: Coder) -> None:
    assert all("NOR" not in e.actors for e in code(OPENING + "Norway is not going to be bullied.").events)


def test_a_statement_that_was_released_is_no_release(code: Coder) -> None:
    text = "The text of the following statement was released by the foreign ministers of Canada, France and Germany."
    assert [e.event for e in code(text).events if e.sure] == []


def test_what_has_happened_is_not_dated_after_its_report(code: Coder) -> None:
    text = OPENING + "President Joe Biden welcomed the candidature of India for a seat in 2028."
    assert all(e.when is None for e in code(text, published="2023-09-08").events if e.realis == "happened")
