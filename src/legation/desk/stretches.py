"""A text cut where its highlights begin and end, so that layers may lie over one another."""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MOST = 20_000  # marks of one document; a text with more is shown without those that begin last


@dataclass(frozen=True)
class Mark:
    """A stretch that is highlighted. `fact`: of a fact its id; `said`: what it denotes; `inferred`: the text does not say so itself."""

    start: int
    end: int
    layer: str
    fact: str | None = None
    said: str = ""
    inferred: bool = False


@dataclass(frozen=True)
class Stretch:
    """A piece of text under the same highlights from its first to its last character. `facts`: the narrowest first; `begins`: facts that begin here."""

    start: int
    text: str
    layers: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    said: str = ""
    inferred: bool = False


def stretches(text: str, marks: Iterable[Mark], first: int = 0, last: int | None = None) -> Iterator[Stretch]:
    """The text from `first` to `last` in pieces: put together they are the text."""
    last = len(text) if last is None else min(last, len(text))
    inside = sorted({mark for mark in marks if mark.start < mark.end and mark.start < last and mark.end > first}, key=_order)[:MOST]
    cuts = sorted({first, last, *(max(first, mark.start) for mark in inside), *(min(last, mark.end) for mark in inside)})
    open_: list[Mark] = []
    seen: set[str] = set()
    upcoming = iter(inside)
    following = next(upcoming, None)
    for start, end in itertools.pairwise(cuts):
        open_ = [mark for mark in open_ if mark.end > start]
        while following is not None and following.start <= start:
            open_.append(following)
            following = next(upcoming, None)
        yield _stretch(text[start:end], start, open_, seen)


def _order(mark: Mark) -> tuple[int, int, str, str]:
    return (mark.start, -mark.end, mark.layer, mark.fact or "")


def _stretch(text: str, start: int, marks: list[Mark], seen: set[str]) -> Stretch:
    narrow = sorted(marks, key=lambda mark: (mark.end - mark.start, mark.layer))
    facts = tuple(dict.fromkeys(mark.fact for mark in narrow if mark.fact is not None))
    begins = tuple(fact for fact in facts if fact not in seen)
    seen.update(begins)
    said = "; ".join(dict.fromkeys(f"{mark.layer.removesuffix('s')}: {mark.said}" for mark in narrow if mark.said))
    layers = tuple(sorted({mark.layer for mark in marks}))
    return Stretch(start, text, layers, facts, begins, said, any(mark.inferred for mark in narrow))
