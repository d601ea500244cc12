"""Comparing two texts: whether they are one report, reprinted or lightly edited, or two that merely share phrases.

Official readouts are written by template ("spoke today with ... to discuss ..."), and news pages share their furniture and background.
What tells a copy from those is how the differences lie: an editor cuts, adds or moves whole pieces and mends single words; two reports by
one template differ in names and numbers at many places in the middle of what they share. So the texts are laid side by side, and the
places where one has other words than the other are looked at.

The numbers were tuned on 4,500 pairs of edited copies of the diplomatic development corpus and its 944 nearest pairs of different documents
(`make bench-repeats`); for each, values a third lower and higher were tried.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, Levenshtein

from legation.stories.wordings import TRIO, Wording

SHORTEST = 20  # words: shorter texts are copies only if all their words are the same
LONGEST = 5000  # words laid side by side; how much is shared is asked of the whole text
ALIKE = 0.36  # share of three-word runs in common
SHARED, SHARED_LESS = 0.6, 0.45  # share of the words that stand in runs in common: of the text that has more of it, and less
SPOTS = (1, 150)  # places in the middle where both texts have words of their own: one, and one more for so many words
ADDED = (2, 250)  # names and numbers that one text has more within a sentence
LEAD = (12, 20)  # words by which the beginnings differ: headline and dateline; two different leads are two stories
TAIL = 25  # words by which the ends may differ freely: what agencies and papers put below
OTHER = 0.2  # share of words that are others, tail aside
LONG = 400  # words from which on one name may differ (a spelling, an agency's own abbreviation)
SHORT_GAP = 25  # words: a place of more words is a piece cut, added or rewritten, no change in a sentence
TYPING_ERROR = 80  # likeness of words, in percent, from which on they are the same words mistyped


@dataclass(frozen=True)
class Gap:
    """A place where two texts differ, between runs that they share: the positions of words of its own in each."""

    one: tuple[int, ...]
    two: tuple[int, ...]
    edge: str  # "lead", "tail", or nothing for the middle


def same_report(one: Wording, two: Wording) -> bool:
    """Whether the second is a copy of the first, or the first of the second: the order does not matter."""
    if one.words == two.words:
        return bool(one.words)
    if min(len(one.words), len(two.words)) < SHORTEST:
        return False
    if len(one.trios & two.trios) < ALIKE * len(one.trios | two.trios):
        return False
    one, two = sorted((one, two), key=lambda wording: wording.words)
    return _told_alike(one, two)


def _told_alike(one: Wording, two: Wording) -> bool:
    shared = _shared(one, two), _shared(two, one)
    parts = [sum(marks) / len(marks) for marks in shared]
    if max(parts) < SHARED or min(parts) < SHARED_LESS:
        return False
    size = min(LONGEST, len(one.words), len(two.words))
    gaps = [gap for gap in _gaps(one, two, shared) if gap.edge or not _mistyped(gap, one, two)]
    inner = [gap for gap in gaps if not gap.edge]
    return _names_agree(inner, one, two, size) and _little_else(inner, gaps, size)


def _little_else(inner: Sequence[Gap], gaps: Sequence[Gap], size: int) -> bool:
    """Whether few words were put in the place of others."""
    replaced = [min(len(gap.one), len(gap.two)) for gap in inner]
    edges = {gap.edge: min(len(gap.one), len(gap.two)) for gap in gaps if gap.edge}
    if sum(map(bool, replaced)) > SPOTS[0] + size / SPOTS[1] or edges.get("lead", 0) > LEAD[0] + size / LEAD[1]:
        return False
    return sum(replaced) + max(0, edges.get("tail", 0) - TAIL) <= OTHER * size


def _names_agree(inner: Sequence[Gap], one: Wording, two: Wording, size: int) -> bool:
    """Whether the places where words differ leave names and numbers as they are."""
    changed, added = set(), 0
    for gap in inner:
        if max(len(gap.one), len(gap.two)) > SHORT_GAP:
            continue
        figures = _figures(gap.one, one), _figures(gap.two, two)
        if all(figures) and figures[0] != figures[1]:
            return False
        own = _names(gap.one, one, two), _names(gap.two, two, one)
        if all(own):
            changed.add((min(own[0]), min(own[1])))
        elif any(own) and not (_sentences(gap.one, one) or _sentences(gap.two, two)):
            added += len(own[0] | own[1])
    return len(changed) <= (size >= LONG) and added <= ADDED[0] + size / ADDED[1]


def _gaps(one: Wording, two: Wording, shared: tuple[list[bool], list[bool]]) -> Iterator[Gap]:
    """The places where the texts differ, in order. Words that stand in a run which the other text has elsewhere were moved: they are no difference."""
    first, second = one.words[:LONGEST], two.words[:LONGEST]
    equal = [op for op in Levenshtein.opcodes(first, second) if op.tag == "equal" and op.src_end - op.src_start >= TRIO]
    ends = [(0, 0, 0, 0), *((op.src_start, op.src_end, op.dest_start, op.dest_end) for op in equal)]
    ends.append((len(first), len(first), len(second), len(second)))
    for number, (left, right) in enumerate(pairwise(ends)):
        edge = "lead" if number == 0 else "tail" if number == len(equal) else ""
        own = tuple(n for n in range(left[1], right[0]) if not shared[0][n]), tuple(n for n in range(left[3], right[2]) if not shared[1][n])
        if any(own):
            yield Gap(*own, edge)


def _shared(one: Wording, two: Wording) -> list[bool]:
    """For each word of the first whether it stands in a run of three that the second has too."""
    marks = [False] * len(one.words)
    for n in range(len(marks) - TRIO + 1):
        if one.words[n : n + TRIO] in two.trios:
            marks[n : n + TRIO] = [True] * TRIO
    return marks


def _mistyped(gap: Gap, one: Wording, two: Wording) -> bool:
    first, second = " ".join(one.words[n] for n in gap.one), " ".join(two.words[n] for n in gap.two)
    if not first or not second or _figures(gap.one, one) != _figures(gap.two, two):
        return False
    return max(len(gap.one), len(gap.two)) < SHORT_GAP // 2 and fuzz.ratio(first, second) >= TYPING_ERROR


def _figures(places: Sequence[int], wording: Wording) -> list[str]:
    return sorted(wording.words[n] for n in places if n in wording.numbers)


def _names(places: Sequence[int], wording: Wording, other: Wording) -> set[str]:
    """Names and numbers at these places that the other text has nowhere, not even mistyped."""
    told = {wording.words[n] for n in places if n in wording.names or n in wording.numbers}
    return {word for word in told if not _known(word, other)}


def _known(word: str, other: Wording) -> bool:
    """Whether the other text has the word, or one that is it but for a slip of a finger; "Iran" is not "Iraq", nor 1998 1989."""
    if word in other.vocabulary:
        return True
    if len(word) < 4 or any(letter.isdigit() for letter in word):
        return False
    alike = (w for w in other.vocabulary if w[0] == word[0] and abs(len(w) - len(word)) <= 1 and OSA.distance(w, word, score_cutoff=1) <= 1)
    return any(len(word) > 4 or sorted(found) == sorted(word) for found in alike)


def _sentences(places: Sequence[int], wording: Wording) -> bool:
    """Whether these words are whole sentences: a piece cut or added; a word more or less that both texts share at its ends is allowed."""
    if len(places) < 5:
        return False
    opens = wording.openings | {len(wording.words)}
    return any(places[0] + n in opens for n in (-1, 0, 1)) and any(places[-1] + n in opens for n in (0, 1, 2))
