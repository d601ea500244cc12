"""Whom the words denote on the day of the document: country, party, office, and who is one person."""

from collections.abc import Callable

import pytest

from legation.actors import find, resolve
from legation.coding import Line
from legation.model import Actor, Mention
from legation.reading import document

Resolved = tuple[dict[str, Actor], tuple[Mention, ...]]
Run = Callable[..., Resolved]


@pytest.fixture(scope="module")
def run(line: Line) -> Run:
    def look(text: str, **fields: str) -> Resolved:
        doc = document({"text": text, "published": "2023-11-10", **fields})
        sentences = line.parser.sentences(doc)
        cast, mentions = resolve(find(doc, sentences, line.register), doc, sentences, line.register)
        assert all(doc.text[m.start : m.end] == m.text for m in mentions)
        assert {m.actor for m in mentions if m.actor} <= {a.key for a in cast}
        assert len({a.key for a in cast}) == len(cast)
        return {a.key: a for a in cast}, mentions

    return look


def of(resolved: Resolved, words: str) -> Actor:
    """The actor of the first mention with these words."""
    cast, mentions = resolved
    key = next(m.actor for m in mentions if m.text == words)
    assert key is not None, words
    return cast[key]


def test_party_and_office_of_the_leads(run: Run) -> None:
    seen = run(
        "US Defence Secretary Lloyd Austin met Defence Minister Rajnath Singh. Prime Minister Narendra Modi sent his greetings. Singh thanked Austin."
    )
    assert (of(seen, "Singh").party, of(seen, "Singh").office) == ("IND", "Defence Minister")
    assert (of(seen, "Austin").party, of(seen, "Austin").office) == ("USA", "Defence Secretary")
    assert of(seen, "Prime Minister Narendra Modi").party == "IND"
    assert of(seen, "Singh").key == of(seen, "Defence Minister Rajnath Singh").key


def test_a_fuller_form_that_comes_later_is_joined(run: Run) -> None:
    seen = run("Wong welcomed the decision. Penny Wong, Australia's foreign minister, will travel to Suva.")
    assert of(seen, "Wong").key == of(seen, "Penny Wong").key
    assert of(seen, "Penny Wong").party == "AUS"
    assert of(seen, "Penny Wong").office == "foreign minister"


def test_two_people_of_one_surname_stay_apart(run: Run) -> None:
    seen = run("Defence Minister Rajnath Singh met former Prime Minister Manmohan Singh in New Delhi.")
    assert of(seen, "Defence Minister Rajnath Singh").key != of(seen, "former Prime Minister Manmohan Singh").key
    assert of(seen, "former Prime Minister Manmohan Singh").office == "former Prime Minister"


def test_officials_of_organisations_act_for_them(run: Run) -> None:
    seen = run("UN Secretary-General Antonio Guterres met EU foreign policy chief Josep Borrell.")
    chief = of(seen, "UN Secretary-General Antonio Guterres")
    assert (chief.party, chief.country) == ("UN", None)
    assert of(seen, "EU foreign policy chief Josep Borrell").party == "EU"


def test_country_may_stand_after_the_name(run: Run) -> None:
    assert of(run("The call with President Guillermo Lasso of Ecuador was brief."), "President Guillermo Lasso").party == "ECU"


def test_office_of_two_joined_titles_shares_the_country(run: Run) -> None:
    seen = run("He criticised French President Emmanuel Macron and Foreign Minister Jean Dupont-Lefort.")
    assert of(seen, "Foreign Minister Jean Dupont-Lefort").party == "FRA"


def test_the_president_of_an_institute_holds_no_office_of_state(run: Run) -> None:
    seen = run('"We must wait," said Carla Novotna, president of the Riverbank Institute, in Berlin. Germany and Germany only said no.')
    assert of(seen, "Carla Novotna").party is None


def test_offices_without_names(run: Run) -> None:
    seen = run("The French foreign minister spoke to the Indian foreign ministry.")
    assert of(seen, "French foreign minister").key == "office:FRA.foreign-minister"
    assert of(seen, "Indian foreign ministry").country == "IND"


def test_pronouns_follow_the_speaker(run: Run) -> None:
    cast, mentions = run(
        "Blinken thanked Prime Minister Narendra Modi. He said the two sides would talk again. US Secretary of State Antony Blinken left."
    )
    assert [m.actor for m in mentions if m.text == "He"] == [of((cast, mentions), "Blinken").key]


def test_she_is_not_taken_for_him(run: Run) -> None:
    cast, mentions = run(
        "Foreign Minister Penny Wong of Australia met Foreign Minister Wang Yi of China. She raised trade. He spoke of ties."
    )
    she, he = (next(m.actor for m in mentions if m.text == word) for word in ("She", "He"))
    assert she == of((cast, mentions), "Foreign Minister Penny Wong").key
    assert he == of((cast, mentions), "Foreign Minister Wang Yi").key


def test_the_two_sides_are_the_last_two_parties(run: Run) -> None:
    cast, mentions = run("India and the US held talks. The two sides agreed to meet again.")
    group = cast[next(m.actor for m in mentions if m.text == "The two sides") or ""]
    assert group.kind == "group"
    assert set(group.members) == {"IND", "USA"}


def test_the_two_leaders_are_persons(run: Run) -> None:
    cast, mentions = run("President Joe Biden spoke with Israeli Prime Minister Benjamin Netanyahu. The two leaders discussed Iran.")
    group = cast[next(m.actor for m in mentions if m.text == "The two leaders") or ""]
    assert {cast[key].party for key in group.members} == {"USA", "ISR"}


def test_common_nouns_take_their_country(run: Run) -> None:
    seen = run("Indian officials met South Korean police.")
    assert (of(seen, "Indian officials").country, of(seen, "Indian officials").sectors[0]) == ("IND", "GOV")
    assert (of(seen, "South Korean police").country, of(seen, "South Korean police").sectors[0]) == ("KOR", "COP")


def test_the_day_decides_who_holds_the_office(run: Run) -> None:
    assert of(run("US President Donald Trump spoke.", published="2018-05-01"), "US President Donald Trump").office == "President"
    later = run("Boris Johnson visited Kyiv.", published="2023-11-10")
    assert of(later, "Boris Johnson").office is None


def test_same_in_same_out(run: Run) -> None:
    text = "Russia's Foreign Minister Sergei Lavrov met China's Wang Yi. They agreed. Both sides said so."
    assert run(text) == run(text)
