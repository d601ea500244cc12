"""Quotations: the stretches between quote marks, across sentences, as whole pieces of the document."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from legation.model import Extent, Scene, Sentence

_DOUBLE = re.compile(r"''(?!')|``|[\"“”„«»]")
_SINGLE = re.compile(r"(?<!\w)[‘'](?=[\w“\"])[^‘’'\n]*(?:[’'](?=\w)[^‘’'\n]*)*[’'](?!\w)")
_OPENING, _CLOSING = ("“", "„", "«", "``"), ("”", "»")


class Quote(Extent, frozen=True):
    """A quotation with its marks (`start`, `end`) and without them (`first`, `last`). `open`: its closing mark is missing, as in quotations over paragraphs."""

    first: int
    last: int
    open: bool = False


class Quotes:
    """The quotations of a document in order, with look-ups by position. They do not overlap."""

    def __init__(self, text: str, found: Sequence[Quote]) -> None:
        self.text = text
        self.all = tuple(found)
        self._starts = [quote.start for quote in self.all]

    def at(self, offset: int) -> Quote | None:
        """The quotation in which this character stands."""
        n = bisect_right(self._starts, offset) - 1
        return self.all[n] if n >= 0 and offset < self.all[n].end else None

    def within(self, start: int, end: int) -> tuple[Quote, ...]:
        """The quotations that touch the stretch from `start` to `end`."""
        low = max(0, bisect_right(self._starts, start) - 1)
        return tuple(q for q in self.all[low : bisect_right(self._starts, end)] if q.start < end and q.end > start)

    def blank(self, start: int, end: int) -> bool:
        """Whether nothing but white space stands between two positions."""
        return not self.text[start:end].strip()

    def before(self, offset: int) -> Quote | None:
        """The last quotation that ends at or before `offset`."""
        n = bisect_right(self._starts, offset) - 1
        while n >= 0 and self.all[n].end > offset:
            n -= 1
        return self.all[n] if n >= 0 else None

    def after(self, offset: int) -> Quote | None:
        """The first quotation that starts at or after `offset`."""
        n = bisect_right(self._starts, offset - 1)
        return self.all[n] if n < len(self.all) else None


def quotes_of(scene: Scene) -> Quotes:
    """All quotations outside boilerplate."""
    found: list[Quote] = []
    for block in _paragraphs(scene.body):
        found += _quotes(scene.document.text, block)
    return Quotes(scene.document.text, found)


def _paragraphs(sentences: Sequence[Sentence]) -> Iterator[Extent]:
    start, number, end = 0, -1, 0
    for sentence in sentences:
        if sentence.paragraph != number:
            if number >= 0:
                yield Extent(start, end)
            start, number = sentence.start, sentence.paragraph
        end = sentence.end
    if number >= 0:
        yield Extent(start, end)


def _quotes(text: str, block: Extent) -> Iterator[Quote]:
    """Double marks first; where a paragraph has none, single ones."""
    marks = [(m.start(), m.end()) for m in _DOUBLE.finditer(text, block.start, block.end)]
    return _double(text, block, marks) if marks else _single(text, block)


def _single(text: str, block: Extent) -> Iterator[Quote]:
    for match in _SINGLE.finditer(text, block.start, block.end):
        if " " in match[0] or match[0][0] == "‘":
            yield Quote(match.start(), match.end(), match.start() + 1, match.end() - 1)


def _double(text: str, block: Extent, marks: Sequence[tuple[int, int]]) -> Iterator[Quote]:
    """From each mark that opens to the next that closes; a mark that opens again shows that the closing one was forgotten."""
    opened: tuple[int, int] | None = None
    for start, end in marks:
        if opened is None:
            opened = (start, end) if _opens(text, block, start, end) else None
        elif text[start:end] not in _OPENING and (_closes(text, block, start, end) or start - opened[1] < 2):
            yield Quote(opened[0], end, opened[1], start)
            opened = None
        elif text[start:end] == text[opened[0] : opened[1]] and _opens(text, block, start, end):
            yield Quote(opened[0], start, opened[1], start, True)
            opened = (start, end)
    if opened is not None and block.end > opened[1]:
        yield Quote(opened[0], block.end, opened[1], block.end, True)


def _opens(text: str, block: Extent, start: int, end: int) -> bool:
    mark = text[start:end]
    if mark in _OPENING or mark in _CLOSING:
        return mark in _OPENING
    before = text[start - 1] if start > block.start else " "
    return end < block.end and not text[end].isspace() and not (before.isalnum() and text[end].isalnum() is False)


def _closes(text: str, block: Extent, start: int, end: int) -> bool:
    """A straight mark after a blank and before a word opens a quotation; the one before it was never closed."""
    if text[start:end] in _CLOSING or end >= block.end:
        return True
    return not text[start - 1].isspace() or text[end].isspace()
