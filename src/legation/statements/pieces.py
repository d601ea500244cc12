"""Pieces of content: stretches trimmed of "that", quotation marks and stops, and whether they are quoted."""

import re
from collections.abc import Sequence

from legation.model import Extent, Quoted
from legation.statements.quotes import Quote, Quotes

_MARKS = '"”'
_EDGE = " \t\r\n\u00a0,;:–—-"
_AND = re.compile(
    r"(?<=\w|[,”\"])\s*,?\s+(?:and|or|but)(?:\s+(?:a|an|the))?$|(?<=\w)\s+(?:a|an|the)$"
)  # what goes on with something that is no longer content
_WORD = re.compile(r"\(?\w+")  # one word, glued to what stands before it
_ABBREVIATION = re.compile(r"(?:\b\w\.){2,}$|\b(?:Jr|Sr|Inc|Corp|Co|Ltd|Mr|Mrs|Dr|etc|No)\.$")


def trimmed(text: str, extent: Extent, quotes: Quotes) -> Extent | None:
    """The stretch without blanks and commas at its edges, without a stop that is not quoted, and without marks that enclose all of it.

    A clause keeps the "that" which opens it: so it is marked in the news corpora, and what is left out can be seen in none of them.
    """
    start, end = _edges(text, extent.start, extent.end, quotes)
    start, end = _complete(text, start, end, quotes)
    start, end = _with_marks(text, start, end, quotes)
    if text[end : end + 1] == ")" and text.count("(", start, end) > text.count(")", start, end):
        end += 1
    return Extent(start, end) if start < end else None


def _complete(text: str, start: int, end: int, quotes: Quotes) -> tuple[int, int]:
    """Without what goes on with something that is no longer content: 'it is unsafe and', 'it is "bold" and a "'."""
    opened = quotes.at(end - 1) if start < end else None
    if opened is not None and not (start < opened.start and opened.first == end):
        return start, end
    start, end = _edges(text, start, opened.start, quotes) if opened is not None else (start, end)
    goes_on = _AND.search(text[start:end])
    return start, start + goes_on.start() if goes_on else end


def _with_marks(text: str, start: int, end: int, quotes: Quotes) -> tuple[int, int]:
    """Marks that enclose all of the stretch are left out; a mark whose partner stands inside is taken in."""
    for quote in quotes.within(start, end):
        start, end = _unglued(text, start, end, quote)
        if quote.start <= start and quote.last - 2 <= end <= quote.end:
            return _edges(text, max(start, quote.first), quote.last, quotes)
        if quote.start <= start <= quote.first and quote.end < end:
            start = quote.start
        if quote.start >= start and quote.last - 2 <= end <= quote.end:
            end = quote.end
    return start, end


def _unglued(text: str, start: int, end: int, quote: Quote) -> tuple[int, int]:
    """Without the caption or headline that a page runs into the quotation: 'Sunday.(Photo)"We are late," she said', 'is "very small."Egyptian'."""
    before, after = text[start : quote.start], text[quote.end : end]
    if before and quote.last - 2 <= end <= quote.end and before[-1] in ").!?" and not quote.open:
        start = quote.start
    if after and _WORD.fullmatch(after) and not quote.open:
        end = quote.end
    return start, end


def _edges(text: str, start: int, end: int, quotes: Quotes) -> tuple[int, int]:
    while start < end and (text[start] in _EDGE or (text[start] in _MARKS and text[start + 1 : start + 2].isspace())):
        start += 1  # also over a mark that closes the sentence before
    while end > start and (text[end - 1] in _EDGE or _is_loose_stop(text, start, end, quotes)):
        end -= 1
    return start, end


def _is_loose_stop(text: str, start: int, end: int, quotes: Quotes) -> bool:
    """A full stop that ends the sentence of the cue; one that ends a quoted sentence belongs to what is said."""
    if text[end - 1] != "." or _ABBREVIATION.search(text, start, end) or text[end - 2] == ".":
        return False
    quote = quotes.at(end - 1)
    return quote is None or end != quote.last


def quoted_as(text: str, pieces: Sequence[Extent], quotes: Quotes, *, cue: int) -> Quoted:
    """`direct` where all words stand in quotation marks, `mixed` where some do, else `indirect`. A quotation in which the cue stands says nothing, nor does
    the "that" before a quoted clause."""
    words = inside = 0
    for piece in pieces:
        words += _words(text, piece.start, piece.end) - text.startswith("that ", piece.start)
        for quote in quotes.within(piece.start, piece.end):
            if not (quote.start <= cue < quote.end):
                inside += _words(text, max(quote.first, piece.start), min(quote.last, piece.end))
    if inside == 0:
        return "indirect"
    return "direct" if inside >= words else "mixed"


def _words(text: str, start: int, end: int) -> int:
    return len(re.findall(r"\w+", text[start:end])) if start < end else 0
