"""Spans compared as sets of words, and gold matched with answers one to one."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

_WORD = re.compile(r"\w+(?:[-’']\w+)*")
_MARKS = " \t\r\n\"“”‘’'`,;:"

Span = tuple[int, int]
Words = frozenset[int] | frozenset[Span]
Gold = TypeVar("Gold")
Answer = TypeVar("Answer")
HALF = 0.5


class WordIndex:
    """The words of one text by position."""

    def __init__(self, text: str) -> None:
        self._words = [match.span() for match in _WORD.finditer(text)]
        self._starts = [start for start, _ in self._words]

    def under(self, *spans: Span) -> frozenset[int]:
        """The numbers of the words that the spans touch."""
        found: set[int] = set()
        for start, end in spans:
            number = max(0, bisect_right(self._starts, start) - 1)
            while number < len(self._words) and self._words[number][0] < end:
                if self._words[number][1] > start:
                    found.add(number)
                number += 1
        return frozenset(found)


def dice(one: frozenset[Gold], other: frozenset[Gold]) -> float:
    """The Dice coefficient of two sets; 0 where one is empty."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def crosses(one: Span, other: Span) -> bool:
    """Whether they share a character."""
    return one[0] < other[1] and other[0] < one[1]


def overlap(one: Span, other: Span) -> float:
    """Shared characters, doubled, over the characters of both; below 0 where they lie apart."""
    return 2 * (min(one[1], other[1]) - max(one[0], other[0])) / (one[1] - one[0] + other[1] - other[0])


def trimmed(text: str, span: Span) -> Span:
    """The span without outer quote marks, blanks and commas; as it was where nothing else is in it, or where it runs past the text."""
    start, end = span
    if end > len(text):
        return span
    inner = text[start:end]
    left = len(inner) - len(inner.lstrip(_MARKS))
    core = inner.strip(_MARKS)
    return (start + left, start + left + len(core)) if core else span


def joined(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans trimmed and in order; those with only marks between them become one."""
    out: list[Span] = []
    for start, end in sorted({trimmed(text, span) for span in spans}):
        if out and not text[out[-1][1] : start].strip(_MARKS):
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)


def align(
    golds: Sequence[Gold], answers: Sequence[Answer], score: Callable[[Gold, Answer], float], floor: float = 1e-9
) -> list[tuple[int, int]]:
    """Positions of gold and answer matched one to one, the best scoring pairs first; of equals the earlier. Pairs under `floor` are none."""
    scored = [(score(gold, answer), i, j) for i, gold in enumerate(golds) for j, answer in enumerate(answers)]
    taken_golds: set[int] = set()
    taken_answers: set[int] = set()
    pairs = []
    for _, i, j in sorted((pair for pair in scored if pair[0] >= floor), key=lambda pair: (-pair[0], pair[1], pair[2])):
        if i not in taken_golds and j not in taken_answers:
            taken_golds.add(i)
            taken_answers.add(j)
            pairs.append((i, j))
    return pairs
