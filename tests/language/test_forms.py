"""What a word is, found once, is what the model's whole line says of it."""

from typing import Any

import pytest
import spacy

from legation.language import forms
from legation.language.forms import BY_RULE, Form, Forms
from legation.language.parser import MODEL

TEXTS = (
    "The foreign ministers of France and Mali met in Paris on Friday and were hoping for better days.",
    "There are talks, and there is hope. He said: let's go on, we are gonna sign, y'all gotta wait, c'mon.",
    "It ain't over: the envoys’ letters weren't read; she's left, they've  agreed, \n and that is that.",
    "But for the strikes, no one but the king had met anyone. 1,200 U.N. troops left Kidal in 2023 – “at last”.",
    "The foreign ministers of France and Mali met in Paris on Friday and were hoping for better days.",
)


@pytest.fixture(scope="module")
def whole() -> spacy.language.Language:
    return spacy.load(MODEL)


@pytest.fixture(scope="module")
def line() -> spacy.language.Language:
    return spacy.load(MODEL, disable=BY_RULE)


def told(whole: spacy.language.Language, text: str) -> list[Form]:
    return [Form(t.pos_, t.lemma_, t.tag_, t.dep_) for t in whole(text)]


def test_forms_are_those_of_the_whole_line(whole: spacy.language.Language, line: spacy.language.Language) -> None:
    found = Forms(line)
    for text in TEXTS:
        assert found.of(line(text)) == told(whole, text)


def test_what_is_forgotten_is_found_again(
    whole: spacy.language.Language, line: spacy.language.Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forms, "MOST", 20)
    found = Forms(line)
    for text in TEXTS * 2:
        assert found.of(line(text)) == told(whole, text)


def test_nothing_grows_with_every_word(line: spacy.language.Language) -> None:
    found = Forms(line)
    for text in TEXTS:
        found.of(line(text))
    lemmatizer: Any = line.get_pipe("lemmatizer")
    assert not lemmatizer.cache
