"""Whom words denote: marked sentences of our own. Each mark is a mention; what it must denote stands beside the sentence, `None` for nobody known."""

import pytest

from legation.actors import find, resolve
from legation.coding import Line
from legation.model import Actor
from legation.reading import document
from marked import marked

Looked = tuple[dict[str, Actor], dict[str, str | None]]


def look(line: Line, source: str, day: str, title: str | None = None) -> Looked:
    """The actors by key, and the key that each mark denotes."""
    sentence = marked(source)
    made = document({"text": sentence.text, "published": day, "title": title})
    sentences = line.parser.sentences(made)
    cast, mentions = resolve(find(made, sentences, line.register), made, sentences, line.register)
    at = {(m.start, m.end): m.actor for m in mentions}
    found = {label: at.get(spans[0], "no mention") for label, spans in sentence.spans.items()}
    return {a.key: a for a in cast}, found


CASES: list[tuple[str, str, dict[str, str | None]]] = [
    # pronouns take up the subject of the clause that theirs hangs from
    ("2024-05-20", "{a:The EU} says {b:it} is reviewing its accord with {c:Israel}.", {"b": "EU"}),
    ("2025-05-16", "The World Bank said {b:it} would restart work in Syria with the IMF.", {"b": "WB"}),
    ("2024-08-11", "Israel confirmed {b:it} carried out the strike in Gaza.", {"b": "ISR"}),
    ("2024-09-28", "Zelensky told the paper he believed Trump does not know how to end it, while {b:he} called JD Vance too radical.", {"b": "person:volodymyr-zelenskyy"}),
    ("2024-02-01", "Vladimir Putin told Xi Jinping that {b:he} would visit.", {"b": "person:vladimir-putin"}),
    # counterparts
    ("2023-11-10", "The French foreign minister met his {a:German counterpart} in Paris.", {"a": "office:DEU.foreign-minister"}),
    ("1998-07-31", "Prime Minister Vajpayee met his {a:Pakistani counterpart} {b:Nawaz Sharif}.", {"b": "person:nawaz-sharif"}),
    # offices that are over, or not yet held
    ("2023-11-10", "{a:Former French PM} criticised it.", {"a": "office:FRA.head-of-government.former"}),
    ("2023-11-10", "The {a:French PM} criticised it.", {"a": "office:FRA.head-of-government"}),
    # compound actors
    ("2024-11-20", "{a:Foreign Ministers Wong} of Australia and {b:Motegi} of Japan spoke.", {"a": "person:penny-wong", "b": "person:toshimitsu-motegi"}),
    ("2023-11-10", "{a:Prime Ministers Modi} and {b:Kishida} met. {c:Both leaders} praised the tie. {d:The two countries} trade.", {"a": "person:narendra-modi", "b": "person:fumio-kishida", "c": "group:fumio-kishida+narendra-modi", "d": "group:IND+JPN"}),
    # as of the day
    ("1991-03-01", "{a:President Bush} spoke in Houston.", {"a": "person:george-h-w-bush"}),
    ("2003-03-01", "{a:President Bush} spoke in Houston.", {"a": "person:george-w-bush"}),
    ("2016-06-01", "{a:Prime Minister Sharif} visited Beijing.", {"a": "person:nawaz-sharif"}),
    ("2022-11-01", "{a:Prime Minister Sharif} visited Beijing.", {"a": "person:shehbaz-sharif"}),
    # words that look like titles, names that look like persons
    ("2024-09-01", "The base on {a:Diego Garcia} will stay.", {"a": "no mention"}),
    ("2024-09-01", "Safe passage for the {a:chief} terrorist is out of the question for Israel.", {"a": "no mention"}),
    ("2023-02-20", "At 10:49 {a:A.M. EET} they met in Kyiv.", {"a": "no mention"}),
    # bodies
    ("2025-05-14", "The new Turkish-allied {a:government} in Damascus said so.", {"a": "body:SYR.government"}),
    ("2022-05-21", "{a:The Alliance} between South Korea and the United States grows.", {"a": None}),
    ("2022-05-21", "NATO met. {a:The Alliance} will defend the Baltic states.", {"a": "NATO"}),
    # a city or its state
    ("2023-11-10", "{a:Beijing} said so, and officials in {b:Beijing} wept.", {"a": "CHN", "b": "no mention"}),
    ("2023-11-10", "{a:Washington} urged calm after talks in {b:Washington}.", {"a": "USA", "b": "no mention"}),
]  # fmt: skip


@pytest.mark.parametrize(("day", "source", "expected"), CASES, ids=[c[1] for c in CASES])
def test_whom_words_denote(line: Line, day: str, source: str, expected: dict[str, str | None]) -> None:
    _, found = look(line, source, day)
    assert {label: found[label] for label in expected} == expected


@pytest.mark.parametrize(
    ("source", "day", "office", "sector", "country"),
    [
        ("{a:Secretary of State-designate Marco Rubio} spoke.", "2024-11-20", "Secretary of State-designate", "ELI", "USA"),
        ("{a:Former Foreign Minister Wang Yi} spoke.", "2023-11-10", "former Foreign Minister", "ELI", "CHN"),
        ("{a:Then-President Donald Trump} signed it.", "2023-11-10", "former President", "ELI", "USA"),
        ("The current {a:German Ambassador to Uganda His Excellency Mathias Schauer} left.", "2025-05-26", "Ambassador", "GOV", "DEU"),
        ("The panel on China wrote to {a:FBI Director Christopher Wray}. China, China and China protested.", "2023-04-26", "FBI Director", "COP", "USA"),
        ("{a:Foreign ministry spokesperson Mao Ning} agreed in Beijing.", "2023-11-10", "Foreign ministry spokesperson", "GOV", "CHN"),
        ("Envoy Ali left. {a:Prime Minister A.B. Vajpayee} stayed.", "1998-07-31", "Prime Minister", "GOV", "IND"),
    ],
)  # fmt: skip
def test_office_and_sector(line: Line, source: str, day: str, office: str, sector: str, country: str) -> None:
    cast, found = look(line, source, day)
    actor = cast[str(found["a"])]
    assert (actor.office, actor.sectors[:1], actor.country) == (office, (sector,), country)


def test_a_bare_surname_lists_those_it_could_mean(line: Line) -> None:
    cast, found = look(line, "{a:Prime Minister Sharif} visited Beijing.", "2023-11-10")
    sharif = cast[str(found["a"])]
    assert (sharif.country, set(sharif.rivals)) == ("PAK", {"person:nawaz-sharif", "person:shehbaz-sharif"})
    cast, found = look(line, "{a:Kim} met the envoy in Vladivostok.", "2023-11-10")
    assert "person:kim-jong-un" in cast[str(found["a"])].rivals


def test_a_leader_is_not_given_to_a_state_that_has_another(line: Line) -> None:
    cast, found = look(line, "In China, {a:King David} is a film. China likes it.", "2023-11-10")
    assert found["a"] is None or cast[str(found["a"])].country is None
