"""Undertakings: whether two tellings are of one commitment as made once: the same parties, in the same days, in like words.

What is said of the same matter later is another occurrence, and a follow-up of the earlier one (see `followups`).
"""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from legation.model import Commitment
from legation.stories.telling import NEVER, Likeness, Telling
from legation.stories.windows import days
from legation.stories.wording import contained, content_words, runs, sampled, share, words

ENOUGH = 3.5
LEAST = 4
WITHIN = 14  # days: joint statement, fact sheet and news of one visit


@dataclass(frozen=True)
class Undertaking:
    """What of a commitment is compared."""

    parties: frozenset[str]
    bound: frozenset[str]
    told: tuple[int, int] | None
    words: tuple[str, ...]
    runs: frozenset[int]
    content: frozenset[str]


def undertaking(telling: Telling) -> Undertaking:
    """The undertaking of a commitment's telling."""
    made = telling.fact
    assert isinstance(made, Commitment)
    text = made.content.text
    everyone = frozenset((*made.parties, *made.toward))
    return Undertaking(everyone, frozenset(made.parties), days(telling.published), words(text), runs(words(text)), content_words(text))


def blocks(one: Undertaking) -> Iterator[Hashable]:
    """Keys: a run of words and the fortnight of publication."""
    if _blocked(one) and one.told is not None:
        yield from _keys(one, (one.told[0] - WITHIN) // WITHIN, one.told[1] // WITHIN)


def shelves(one: Undertaking) -> Iterator[Hashable]:
    """The fewer keys under which it is kept: those of its own fortnight. Who looks for it under all of `reach` finds all that `blocks` would."""
    if _blocked(one) and one.told is not None:
        yield from _keys(one, one.told[0] // WITHIN, one.told[1] // WITHIN)


def reach(one: Undertaking) -> Iterator[Hashable]:
    """The keys under which undertakings that may be the same are kept."""
    if _blocked(one) and one.told is not None:
        yield from _keys(one, (one.told[0] - WITHIN) // WITHIN, (one.told[1] + WITHIN) // WITHIN)


def _keys(one: Undertaking, first: int, last: int) -> Iterator[Hashable]:
    return ((number, span) for number in sampled(one.runs) for span in range(first, last + 1))


def _blocked(one: Undertaking) -> bool:
    return len(one.words) >= LEAST and one.told is not None and one.told[1] - one.told[0] <= WITHIN and bool(one.parties)


def likeness(one: Undertaking, other: Undertaking) -> Likeness:
    """How well the two fit one commitment."""
    if one.told is None or other.told is None or not one.parties & other.parties:
        return Likeness(NEVER, ("no party in common",))
    gap = max(0, one.told[0] - other.told[1], other.told[0] - one.told[1])
    if gap > WITHIN or min(len(one.words), len(other.words)) < LEAST:
        return Likeness(NEVER, (("{} days apart", gap),))
    same, alike = contained(one.runs, other.runs), share(one.content, other.content)
    if one.bound != other.bound and gap > 2:
        return Likeness(NEVER, ("others are bound, on another day",))
    who = 0.5 if one.parties == other.parties else -0.5 if one.bound == other.bound else -1.5
    return Likeness(4 * same + 3 * alike + who, (("{:.0%} of the shorter in the same words", same), ("told within {} days", gap)))
