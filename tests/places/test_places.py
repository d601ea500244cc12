"""Places: what is found in a sentence, where it lies, and in which sense it stands."""

import subprocess
import sys

import pytest

from legation import actors
from legation.coding import Line
from legation.model import Document, Mention, Place
from legation.places import Gazetteer, find, resolve
from legation.places.names import normal


def places(line: Line, text: str, mentions: tuple[Mention, ...] = ()) -> tuple[Place, ...]:
    document = Document(id="x", text=text, published="2023-11-10")
    sentences = line.parser.sentences(document)
    out = resolve(find(document, sentences, mentions, line.gazetteer), document, mentions, line.gazetteer)
    assert all(text[p.start : p.end] == p.text for p in out)
    return out


CASES = [
    ("The ministers met in Paris.", [("Paris", 2988507, "FRA")]),
    ("A fire broke out in Paris, Texas.", [("Paris", 4717560, "USA"), ("Texas", 4736286, "USA")]),
    ("She was born in Springfield, Illinois.", [("Springfield", 4250542, "USA"), ("Illinois", 4896861, "USA")]),
    ("He flew from London, Ont., to Toronto.", [("London", 6058560, "CAN"), ("Ont.", 6093943, "CAN"), ("Toronto", 6167865, "CAN")]),
    ("Troops moved from Tbilisi across Georgia.", [("Tbilisi", 611717, "GEO"), ("Georgia", 614540, "GEO")]),
    ("Voters in Atlanta and across Georgia went to the polls.", [("Atlanta", 4180439, "USA"), ("Georgia", 4197000, "USA")]),
    ("Talks were held in Washington, D.C., last week.", [("Washington, D.C.", 4140963, "USA")]),
    ("The flood hit Tamil Nadu and Kerala.", [("Tamil Nadu", 1255053, "IND"), ("Kerala", 1267254, "IND")]),
    ("Ships sailed through the South China Sea.", [("South China Sea", None, None)]),
    ("The summit in Istanbul ended.", [("Istanbul", 745044, "TUR")]),
    ("Oklahoma wants the federal exams gone.", [("Oklahoma", 4544379, "USA")]),
    ("The governor of Oklahoma vetoed it.", [("Oklahoma", 4544379, "USA")]),
    ("New York's governor signed a deal with Ireland.", [("New York", 5128638, "USA"), ("Ireland", 2963597, "IRL")]),
    ("Lawmakers of New York hosted the Irish consul.", [("New York", 5128638, "USA"), ("Irish", 2963597, "IRL")]),
    ("New York Republicans wrote to the court.", [("New York", 5128638, "USA")]),
    ("The consul flew to New York.", [("New York", 5128581, "USA")]),
    ("A storm crossed Oklahoma at night.", [("Oklahoma", 4544379, "USA")]),
    ("Schools in Oklahoma shut their doors.", [("Oklahoma", 4544379, "USA")]),
    ("Oklahoma and Texas sued the agency.", [("Oklahoma", 4544379, "USA"), ("Texas", 4736286, "USA")]),
    ("Police in Oklahoma City held two men.", [("Oklahoma City", 4544349, "USA")]),
    ("New York will host the assembly.", [("New York", 5128581, "USA")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0] for c in CASES])
def test_which_place(line: Line, text: str, expected: list[tuple[str, int | None, str | None]]) -> None:
    assert [(p.text, p.geonames_id, p.country) for p in places(line, text)] == expected


@pytest.mark.parametrize(
    ("text", "word", "sense"),
    [
        ("The ministers met in India.", "India", "literal"),
        ("India condemned the attack.", "India", "metonymic"),
        ("The envoy held talks with Pakistan.", "Pakistan", "metonymic"),
        ("The French minister arrived.", "French", "demonym"),
        ("Thousands of Ukrainians crossed the border.", "Ukrainians", "demonym"),
        ("They met near the Syria border.", "Syria", "literal"),
    ],
)
def test_sense(line: Line, text: str, word: str, sense: str) -> None:
    assert {p.text: p.sense for p in places(line, text)}[word] == sense


def test_a_metonym_that_the_actors_know(line: Line) -> None:
    text = "The offer was made by Moscow on Friday."
    mention = Mention(22, 28, "Moscow", actor="RUS", how="metonym")
    assert places(line, text, (mention,))[0].sense == "metonymic"


@pytest.mark.parametrize(
    "text",
    ["Jordan Henderson spoke.", "NATO welcomed the Act.", "He said so in May.", "The President met the Prime Minister."],
)
def test_what_is_no_place(line: Line, text: str) -> None:
    assert places(line, text) == ()


def test_an_unknown_place_spoils_nothing(line: Line) -> None:
    found = places(line, "The convoy left from Kwzyxgrad for Berlin.")
    assert ("Berlin", 2950159) in [(p.text, p.geonames_id) for p in found]
    assert all(p.geonames_id is None and p.confidence < 0.5 for p in found if p.text == "Kwzyxgrad")


def test_rivals_and_confidence(line: Line) -> None:
    alone, *_ = places(line, "She lives in Newcastle.")
    assert alone.rivals and alone.confidence < 0.95
    with_country = places(line, "She lives in Newcastle, Australia.")[0]
    assert with_country.country == "AUS" and with_country.confidence > alone.confidence


def test_division_and_feature(line: Line) -> None:
    (place,) = places(line, "They met in Munich.")
    assert (place.admin1, place.feature) == ("Bavaria", "PPL")


def test_names_are_compared_without_accents_and_points() -> None:
    assert normal("São Tomé") == normal("Sao Tome")
    assert normal("St. Louis") == "saint louis"
    assert normal("N'Djamena") == normal("N’Djamena") == "ndjamena"


def test_gazetteer_is_exact(line: Line) -> None:
    gazetteer: Gazetteer = line.gazetteer
    assert not gazetteer.knows("Pariss")
    assert {c.entry.country for c in gazetteer.candidates("Paris")} >= {"FRA", "USA"}


@pytest.mark.parametrize("text", ["", "\ud800 in Paris", "I" * 4000, "New " * 500, "Ünïcödé — in Zürich, (Switzerland"])
def test_no_text_breaks_it(line: Line, text: str) -> None:
    places(line, text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Department of Energy and the Department of Commerce agreed.", []),
        ("The Energy Department and the Ministry of Defence paid for it.", []),
        ("The Bank of England raised its rate.", ["England"]),
        ("In March, Victoria announced new laws.", []),
        ("The G7 ministers spoke with UNMOGIP in Rome.", ["Rome"]),
    ],
)
def test_names_of_bodies_and_months_are_no_towns(line: Line, text: str, names: list[str]) -> None:
    assert [p.text for p in places(line, text) if p.text != "Victoria"] == names


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The seven leaders opened their annual summit in Venice.", "ITA"),
        ("The envoys returned to Geneva for talks with the mediator.", "CHE"),
        ("Shelling hit Odessa and Kharkiv.", "UKR"),
        ("Floods hit Granada and Cordoba.", "ESP"),
        ("Protesters marched in Athens over austerity.", "GRC"),
    ],
)
def test_the_famous_place_unless_the_text_says_otherwise(line: Line, text: str, country: str) -> None:
    assert places(line, text)[0].country == country


def test_a_state_in_a_list_lies_in_no_other(line: Line) -> None:
    assert [p.country for p in places(line, "Canada, Mexico and the United States met.")] == ["CAN", "MEX", "USA"]


def test_divisions_go_by_their_english_names(line: Line) -> None:
    found = places(line, "Fighting went on in Tigray, and Bavaria sent aid to Neusäss.")
    assert [(p.name, p.country) for p in found[:2]] == [("Tigray", "ETH"), ("Bavaria", "DEU")]
    assert found[-1].admin1 == "Bavaria"


def test_gaza_alone_is_the_strip(line: Line) -> None:
    assert places(line, "Troops entered Gaza as the war went on.")[0].geonames_id == 281132
    assert places(line, "A hospital in Gaza City was hit.")[0].geonames_id == 281133


def test_the_gazetteer_loads_fast_and_stays_small() -> None:
    told = "import resource, time; from legation.places import Gazetteer; before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss; begun = time.process_time(); "
    told += "Gazetteer.load(); print(time.process_time() - begun, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)"
    seconds, megabytes = map(float, subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout.split())
    assert seconds < 1.0 and megabytes < 400


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Youth crime rose in Far North Queensland.", {"Queensland": 2152274}),
        ("Since meeting Aleppo Mayor Brita Hasan, she has helped.", {"Aleppo": 170063}),
        ("The truce in eastern Aleppo collapsed.", {"Aleppo": 170063}),
        ("Police in Edmonton spoke. Edmonton needs more clinics, said the mayor.", {"Edmonton": 5946768}),
        ("He went from Washington to New York and Albany.", {"Washington": 4140963, "New York": None, "Albany": None}),
        ("The navy sailed through the Strait of Tiran.", {"Strait of Tiran": None}),
    ],
)
def test_names_beside_words_of_place_and_direction(line: Line, text: str, expected: dict[str, int | None]) -> None:
    document = Document(id="x", text=text, published="2023-11-10")
    sentences = line.parser.sentences(document)
    _, mentions = actors.resolve(actors.find(document, sentences, line.register), document, sentences, line.register)
    found = {p.text: p.geonames_id for p in places(line, text, mentions)}
    assert found.keys() == expected.keys()
    assert all(found[name] == number for name, number in expected.items() if number is not None)


@pytest.mark.parametrize(
    "text", ["The State University said so.", "The Pacific Coast Corridor bank failed.", "He studied at Xavier University."]
)
def test_common_words_of_names_are_no_towns(line: Line, text: str) -> None:
    assert not {"University", "Coast", "Corridor"} & {p.text for p in places(line, text)}
