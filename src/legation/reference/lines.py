"""The lines of a text, where those that were only broken at a width ("hard-wrapped") count as one; the text stays as it is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from legation.model import Extent

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_ENDED = re.compile(r"[.!?:;][\"”’')\]*_]*$")
_LIST_SIGN = re.compile(r"(?:[•▪●○◦·*]|[-–—](?=\s{2})|-|\(?(?:[a-z]|[ivx]{1,4}|\d{1,3})\)|\([A-Z]\))\s")
_MAYBE_SIGN = re.compile(r"(?:[–—]|\d{1,3}\.|[A-Zivx]{1,4}\.|Article \d+)\s")
_LABEL = re.compile(r"(?:Q|QUESTION|[A-Z][A-Z.’' -]{2,40}(?: \([^)\n]{1,40}\))?):\s")
_CELLS = re.compile(r"\S(?:\t+| {3,})\S|\|.*\|")
_NARROWEST, _WIDEST = 30, 132  # characters at which lines are broken: columns of agencies to terminals
_FEWEST = 2  # lines that others follow
_BROKEN, _SMALL = (
    0.4,
    0.3,
)  # share of lines that are full, and that go on with a small letter: prose has 0.95 and 0.7, lists and verse 0.2 and 0.1
_NEARLY_ALL, _MOSTLY = 0.9, 0.6  # share of full lines, and of those without a stop, that will do where names leave few small letters
_USUAL = 0.75  # rank of the line that has the width; at 0.95 one long line made all others short
_FULL = 0.86  # of the width, as for PDF: lines of proportional type are ragged
_HALF = 0.5  # of the width, from which a line goes on where the next one begins with a small letter


@dataclass(frozen=True)
class _Line:
    start: int
    end: int
    words: str
    indent: int
    alone: bool  # a blank line stands before it


def whole_lines(text: str) -> tuple[Extent, ...]:
    """Extents of the lines that are not blank, their blanks trimmed, in order. Where the text was broken at a width, the lines of a paragraph,
    of an item or of a headline are one; lines of verse, lists and tables stay apart."""
    lines = tuple(_lines(text))
    width = _width(lines)
    if width is None:
        return tuple(Extent(line.start, line.end) for line in lines)
    out: list[Extent] = []
    first = last = None
    for line in lines:
        if first is not None and last is not None and _goes_on(first, last, line, width):
            out[-1] = Extent(first.start, line.end)
        else:
            out.append(Extent(line.start, line.end))
            first = line
        last = line
    return tuple(out)


def _lines(text: str) -> Iterator[_Line]:
    end = 0
    for match in _LINE.finditer(text):
        words = match.group().strip()
        if not words:
            continue
        indent = len(match.group()) - len(match.group().lstrip())
        start = match.start() + indent
        yield _Line(start, start + len(words), words, indent, alone=text[end:start].replace("\r\n", "\n").count("\n") > 1)
        end = start + len(words)


def _width(lines: Sequence[_Line]) -> float | None:
    """The width at which lines of the text were broken; `None` where its lines end where their author ended them."""
    inner = [(last, line) for last, line in pairwise(lines) if not line.alone and not _is_apart(last, line) and last.indent <= _NARROWEST]
    lengths = sorted(len(last.words) for last, _ in inner if len(last.words) <= _WIDEST)
    if len(lengths) < _FEWEST:
        return None
    width = float(lengths[int(len(lengths) * _USUAL)])
    return width if width >= _NARROWEST and _is_broken(inner, width) else None


def _is_broken(inner: Sequence[tuple[_Line, _Line]], width: float) -> bool:
    """Whether a width ended these lines (each with the one that follows), not their author: many are full, and the next goes on with what they left open."""
    full = [(last, line) for last, line in inner if _reach(last, line) > _FULL * width]
    parted = [line for last, line in full if not _ENDED.search(last.words)]
    small = sum(line.words[0].islower() for line in parted)
    prose = len(full) >= _BROKEN * len(inner) and small >= max(1, _SMALL * len(inner))
    names = len(inner) > _FEWEST and len(full) >= _NEARLY_ALL * len(inner) and len(parted) >= _MOSTLY * len(full)
    return prose or names


def _goes_on(first: _Line, last: _Line, line: _Line, width: float) -> bool:
    """Whether `line` goes on with what `last` left open, in a paragraph that `first` began."""
    if line.alone or _is_apart(last, line):
        return False
    ended = bool(_ENDED.search(last.words))
    if (ended and _MAYBE_SIGN.match(line.words)) or (ended and line.indent > last.indent and not (last is first and _is_item(first))):
        return False
    if line.words[0].islower() and not ended:
        return len(last.words) > _HALF * width
    return _reach(last, line) > (width if ended else _FULL * width)


def _is_apart(last: _Line, line: _Line) -> bool:
    """Whether `line` begins something of its own whatever stands before it: an item, a row of a table, a turn, what follows a heading."""
    if _LIST_SIGN.match(line.words) or _LABEL.match(line.words) or _has_cells(line.words) or _has_cells(last.words):
        return True
    return _in_capitals(last.words) != _in_capitals(line.words)


def _has_cells(words: str) -> bool:
    sign = _LIST_SIGN.match(words) or _MAYBE_SIGN.match(words)
    return bool(_CELLS.search(words[sign.end() :].lstrip() if sign else words))


def _is_item(line: _Line) -> bool:
    return bool(_LIST_SIGN.match(line.words) or _MAYBE_SIGN.match(line.words))


def _reach(last: _Line, line: _Line) -> int:
    """How far `last` would have reached with the first word of `line`."""
    return len(last.words) + 1 + len(line.words.split(maxsplit=1)[0])


def _in_capitals(words: str) -> bool:
    return len(words.split()) > 1 and words.isupper()
