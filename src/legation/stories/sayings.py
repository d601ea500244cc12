"""Sayings: whether two tellings are of one statement: the same speaker, in the same days, in words that one takes from the other."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from legation.model import Statement
from legation.stories.telling import NEVER, Likeness, Telling
from legation.stories.windows import days
from legation.stories.wording import contained, content_words, runs, sampled, share, words

ENOUGH = 3.0
LEAST = 5  # words; shorter ones ("We agree", "a lot of progress") are said by the same person every week
WITHIN = 7  # days in which a statement is still quoted as news


@dataclass(frozen=True)
class Saying:
    """What of a statement is compared. `speaker`: the actor, or the name in the text."""

    speaker: str
    told: tuple[int, int] | None
    words: tuple[str, ...]
    runs: frozenset[int]
    content: frozenset[str]


def saying(telling: Telling) -> Saying:
    """The saying of a statement's telling."""
    said = telling.fact
    assert isinstance(said, Statement)
    text = " ".join(piece.text for piece in said.content)
    speaker = (said.speaker.actor or said.speaker.text.casefold()) if said.speaker else ""
    return Saying(speaker, days(telling.published), words(text), runs(words(text)), content_words(text))


def blocks(one: Saying) -> Iterator[Hashable]:
    """Keys: speaker, a run of words, week of publication; short or anonymous sayings are in no block."""
    if not _blocked(one) or one.told is None:
        return
    yield from _keys(one, (one.told[0] - WITHIN) // 7, one.told[1] // 7)


def shelves(one: Saying) -> Iterator[Hashable]:
    """The fewer keys under which a saying is kept: those of its own week. Who looks for it under all of `reach` finds all that `blocks` would."""
    if _blocked(one) and one.told is not None:
        yield from _keys(one, one.told[0] // 7, one.told[1] // 7)


def reach(one: Saying) -> Iterator[Hashable]:
    """The keys under which sayings that may be the same are kept."""
    if _blocked(one) and one.told is not None:
        yield from _keys(one, (one.told[0] - WITHIN) // 7, (one.told[1] + WITHIN) // 7)


def apart(one: Saying) -> Hashable:
    """What two have in common that hang together: who speaks."""
    return one.speaker


def _keys(one: Saying, first: int, last: int) -> Iterator[Hashable]:
    return ((one.speaker, number, week) for number in sampled(one.runs) for week in range(first, last + 1))


def _blocked(one: Saying) -> bool:
    """Whether it lies in any block."""
    return bool(one.speaker) and len(one.words) >= LEAST and one.told is not None and one.told[1] - one.told[0] <= WITHIN


def likeness(one: Saying, other: Saying) -> Likeness:
    """How well the two fit one statement: 6 for words that are all in the other, less for what is paraphrased."""
    if one.speaker != other.speaker or one.told is None or other.told is None:
        return Likeness(NEVER, ("different speakers",))
    gap = max(0, one.told[0] - other.told[1], other.told[0] - one.told[1])
    if gap > WITHIN:
        return Likeness(NEVER, (("{} days apart", gap),))
    if min(len(one.words), len(other.words)) < LEAST:
        return Likeness(NEVER, ("too short",))
    same, alike = contained(one.runs, other.runs), share(one.content, other.content)
    score = 4.5 * same + 3 * alike - 0.1 * gap
    return Likeness(score, (("{:.0%} of the shorter in the same words", same), ("told within {} days", gap)))
