"""Anchors: the words on which a fact rests, by which a verdict, or the id of an occurrence, finds its fact again in another coding."""

from collections.abc import Iterable, Sequence

import msgspec

from legation.model import Commitment, Event, Meeting
from legation.record.blobs import Facts
from legation.record.rows import Fact, evidence_of

NEAR = 0.3  # share of characters (Dice) from which on two stretches of evidence are of one fact


class Anchor(msgspec.Struct, frozen=True, kw_only=True):
    """`type`: of an event its PLOVER type, of a commitment its act, of a meeting its level, of a statement how it is quoted."""

    type: str
    start: int
    end: int
    words: str


def anchor_of(fact: Fact) -> Anchor:
    """The anchor of a fact."""
    words = evidence_of(fact)[0]
    return Anchor(type=_type(fact), start=words.start, end=words.end, words=words.text)


def _type(fact: Fact) -> str:
    if isinstance(fact, Event):
        return fact.event
    return fact.act if isinstance(fact, Commitment) else fact.level if isinstance(fact, Meeting) else fact.quoted


def kinds(facts: Facts) -> Iterable[tuple[str, int, Fact]]:
    """(kind, position, fact) of everything in a coding, in the order in which rows are written; of two with one id, as a foreign coding may have, the first."""
    seen: set[str] = set()
    for kind in ("statement", "event", "meeting", "commitment"):
        found: Sequence[Fact] = facts.of(kind)
        for position, fact in enumerate(found):
            if fact.id not in seen:
                seen.add(fact.id)
                yield "possible event" if isinstance(fact, Event) and not fact.sure else kind, position, fact


def found_again(fact_id: str, anchor: Anchor | None, among: Sequence[Fact], *, same_text: bool = True) -> Fact | None:
    """The fact of this id, else the one whose evidence is most like it; `None` where nothing is like it. In another text the words count, not their place."""
    for fact in among:
        if fact.id == fact_id:
            return fact
    if anchor is None:
        return None
    scored = [(_likeness(anchor, anchor_of(fact), same_text=same_text), fact.id, fact) for fact in among]
    best = max(scored, key=lambda one: one[:2], default=None)
    return best[2] if best is not None and best[0] >= NEAR else None


def is_other(fact_id: str, anchor: Anchor | None, fact: Fact) -> bool:
    """Whether an event or commitment that was found again by its words is of another type: who accepted or rejected the one said nothing of the other."""
    return fact.id != fact_id and anchor is not None and isinstance(fact, (Event, Commitment)) and _type(fact) != anchor.type


def _likeness(one: Anchor, other: Anchor, *, same_text: bool) -> float:
    if same_text:
        shared = max(0, min(one.end, other.end) - max(one.start, other.start))
        alike = 2 * shared / max(1, one.end - one.start + other.end - other.start)
    else:
        alike = float(" ".join(one.words.split()).casefold() == " ".join(other.words.split()).casefold())
    return alike + 0.2 * (one.type == other.type) if alike else 0.0


def without_words(anchor: str | None) -> str | None:
    """An anchor's JSON without the words of the text, as it stays where the text was removed."""
    return anchor and msgspec.json.encode({**msgspec.json.decode(anchor), "words": ""}).decode("utf-8")
