"""A telling: one fact as one document has it. Tellings of the same occurrence are what is put together when the record is viewed."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, NamedTuple

from legation.model import Commitment, Event, Meeting, Statement

Kind = Literal["meeting", "event", "statement", "commitment"]
KINDS: tuple[Kind, ...] = ("meeting", "event", "statement", "commitment")
Fact = Statement | Event | Meeting | Commitment


@dataclass(frozen=True, order=True)
class Ref:
    """Which fact of which document: the key of the document in the record, and the id of the fact."""

    document: str
    fact: str


@dataclass(frozen=True)
class Telling:
    """`published`: ISO 8601, may be partial; `sides`: the parties acting and those acted on, where the kind of fact has sides;
    `words`: the sentence in which an event stands. `level`: at which the meeting's mechanism usually meets; `speaker`: the name of who speaks, where
    the words only say "he" or "the minister"."""

    document: str
    kind: Kind
    fact: Fact
    published: str | None = None
    source: str | None = None
    sides: tuple[frozenset[str], frozenset[str]] = field(default=(frozenset(), frozenset()))
    words: str = ""
    level: str | None = None
    speaker: str | None = None

    @cached_property
    def ref(self) -> Ref:
        """What names this telling."""
        return Ref(self.document, self.fact.id)


Reason = str | tuple[str, float]
"""Words, or words with a place for a number, which is put in when they are read."""


class Likeness(NamedTuple):
    """How well two tellings fit one occurrence, and why. A score of `NEVER` or less is a contradiction: no other likeness outweighs it."""

    score: float
    reasons: tuple[Reason, ...]

    @property
    def reason(self) -> str:
        """The reasons in words, put together only where they are asked for: most pairs that are compared are nothing alike."""
        return "; ".join(one if isinstance(one, str) else one[0].format(one[1]) for one in self.reasons if one)


NEVER = -100.0


@dataclass(frozen=True)
class Clue:
    """What merging needs of a telling: what names it, when it was told, and what of it is compared."""

    ref: Ref
    published: str | None
    facet: Any
