"""Judgements: what persons have said about two tellings, which holds against every likeness. The later word on a pair stands."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from legation.stories.telling import Ref

Pair = frozenset[Ref]


@dataclass(frozen=True)
class Judgement:
    """One word on two tellings: of the `same` occurrence, or of `different` ones."""

    verdict: Literal["same", "different"]
    one: Ref
    other: Ref

    @property
    def pair(self) -> Pair:
        """The two, without order."""
        return frozenset((self.one, self.other))


@dataclass(frozen=True)
class Judgements:
    """All words that stand: what must be together, and what must be apart."""

    same: frozenset[Pair] = field(default_factory=frozenset)
    different: frozenset[Pair] = field(default_factory=frozenset)

    @classmethod
    def of(cls, said: Iterable[Judgement]) -> "Judgements":
        """What stands of judgements in the order in which they were given.

        A `same` that would join, through others, what a later word keeps apart, does not stand.
        """
        last: dict[Pair, Judgement] = {}
        for judgement in said:
            last.pop(judgement.pair, None)
            last[judgement.pair] = judgement
        same: list[Pair] = []
        different: list[Pair] = []
        for pair, judgement in reversed(last.items()):
            if len(pair) == 2 and _consistent(judgement, same, different):
                (same if judgement.verdict == "same" else different).append(pair)
        return cls(frozenset(same), frozenset(different))

    def named(self) -> frozenset[Ref]:
        """Every telling that a standing word is about."""
        return frozenset(ref for pair in (*self.same, *self.different) for ref in pair)


def _consistent(judgement: Judgement, same: list[Pair], different: list[Pair]) -> bool:
    """Whether the word goes together with the later ones."""
    if judgement.verdict == "different":
        return judgement.other not in _together(judgement.one, same)
    joined = _together(judgement.one, [*same, judgement.pair])
    return not any(pair <= joined for pair in different)


def _together(start: Ref, same: list[Pair]) -> set[Ref]:
    reached, grown = {start}, True
    while grown:
        more = {ref for pair in same if pair & reached for ref in pair} - reached
        grown = bool(more)
        reached |= more
    return reached
