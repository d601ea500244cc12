"""Paragraphs: the stretches of text that are parsed one by one."""

import re
from collections.abc import Iterator

from legation.model import Extent
from legation.reference.lines import whole_lines

_ENDS = re.compile(r"[.!?:;\"”’)\]]\s*$")
_BREAK = re.compile(r"\s*[\r\n]\s*")
_LONGEST = 8_000  # characters handed to the parser at once; its memory grows with the length of a paragraph


def paragraphs(text: str) -> Iterator[Extent]:
    """Extents of the paragraphs, blanks trimmed, in order. Hard-wrapped lines are one paragraph; very long ones are cut after a full stop."""
    block: Extent | None = None
    for line in whole_lines(text):
        if block is not None and _continues(text, block, line):
            block = Extent(block.start, line.end)
            continue
        if block is not None:
            yield from _cut(text, block)
        block = line
    if block is not None:
        yield from _cut(text, block)


def unbroken(words: str) -> tuple[str, list[int]]:
    """A paragraph on one line, each break in it a blank, and for each of its characters where it stands in `words`."""
    pieces, places, at = [], list[int](), 0
    for gap in _BREAK.finditer(words):
        pieces.append(words[at : gap.start()])
        places += range(at, gap.start() + 1)
        at = gap.end()
    places += range(at, len(words))
    return " ".join([*pieces, words[at:]]), places


def _trimmed(text: str, start: int, end: int) -> Extent | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Extent(start, end) if start < end else None


def _continues(text: str, block: Extent, line: Extent) -> bool:
    """Whether `line` goes on with the sentence that the line before it left open: a single line break, then a small letter."""
    gap = text[block.end : line.start]
    if gap.replace("\r\n", "\n").count("\n") != 1:
        return False
    last_line = text.rfind("\n", block.start, block.end) + 1 or block.start
    wrapped = block.end - max(last_line, block.start) >= 45
    return wrapped and not _ENDS.search(text, block.start, block.end) and text[line.start].islower()


def _cut(text: str, block: Extent) -> Iterator[Extent]:
    start = block.start
    while block.end - start > _LONGEST:
        window = text[start : start + _LONGEST]
        at = max(window.rfind(". "), window.rfind("! "), window.rfind("? "), window.rfind(".” "))
        at = at + 1 if at > _LONGEST // 4 else (window.rfind(" ") if window.rfind(" ") > 0 else _LONGEST)
        piece = _trimmed(text, start, start + at)
        if piece:
            yield piece
        start += at
    rest = _trimmed(text, start, block.end)
    if rest:
        yield rest
