"""Names found for all words at once are those that the model's own recogniser finds word by word."""

import random

import pytest
import spacy
from tables.fuzz import words

from legation.language import recogniser
from legation.language.parser import MODEL
from legation.language.recogniser import RECOGNISER, Name, Recogniser

TEXTS = (
    "",
    " \n ",
    "Lavrov",
    "The French foreign minister, Catherine Colonna, met Jean-Yves Le Drian and the European Union's envoys in Beirut on Monday, 5 June 2023.",
    "Ministers of the Gulf Cooperation Council met in Riyadh. The United Nations Security Council met in New York the day before. Nobody spoke.",
    "Some 1,200 soldiers and $45 million went to the Democratic Republic of the Congo under the Treaty of Lisbon,  said the Treaty's friends",
)


@pytest.fixture(scope="module")
def whole() -> spacy.language.Language:
    return spacy.load(MODEL)


@pytest.fixture(scope="module")
def line() -> spacy.language.Language:
    return spacy.load(MODEL, disable=[RECOGNISER])


def told(whole: spacy.language.Language, text: str) -> list[Name]:
    return [Name(e.start, e.end, e.label_) for e in whole(text).ents]


def test_names_are_those_of_the_model_itself(whole: spacy.language.Language, line: spacy.language.Language) -> None:
    found = Recogniser(line).of([line(text) for text in TEXTS])
    assert found == [told(whole, text) for text in TEXTS]
    assert sum(len(names) for names in found) > 12


def test_so_they_are_in_hostile_words(whole: spacy.language.Language, line: spacy.language.Language) -> None:
    chance = random.Random(5)
    for text in (words(chance, 80) for _ in range(60)):
        assert Recogniser(line).of([line(text)]) == [told(whole, text)]


def test_where_rounding_could_decide_the_model_is_asked(
    whole: spacy.language.Language, line: spacy.language.Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recogniser, "NEAR", 1e6)
    assert Recogniser(line).of([line(text) for text in TEXTS]) == [told(whole, text) for text in TEXTS]


def test_nothing_is_asked_of_no_words(line: spacy.language.Language) -> None:
    assert Recogniser(line).of([]) == [] and Recogniser(line).of([line("")]) == [[]]
