"""The coding of one document: everything found in it, in the shape of the contract."""

from typing import Any

import msgspec

from legation.model.facts import Commitment, Event, Meeting, Problem, Statement
from legation.model.mentions import Actor, Mention, Place, Time
from legation.model.text import Document, Extent


class Coding(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What `legation code` writes for one document. Lists are in order of appearance."""

    document: Document
    sentences: tuple[Extent, ...] = ()
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    places: tuple[Place, ...] = ()
    dates: tuple[Time, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    problems: tuple[Problem, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The coding as the contract has it, in plain lists and dicts."""
        from legation.model.contract import as_dict

        return as_dict(self)

    def to_json(self) -> str:
        """The line that `legation code` writes, without a line end."""
        from legation.model.contract import as_line

        return as_line(self)

    def _repr_html_(self) -> str:
        """What a notebook shows: the text with its facts marked, and a line for each fact."""
        from legation.model.notebook import coding_html

        return coding_html(self)

    def at_least(self, confidence: float) -> "Coding":
        """The same without the facts of which the document is less sure."""
        if confidence <= 0:
            return self
        return msgspec.structs.replace(
            self,
            statements=tuple(f for f in self.statements if f.confidence >= confidence),
            events=tuple(f for f in self.events if f.confidence >= confidence),
            meetings=tuple(f for f in self.meetings if f.confidence >= confidence),
            commitments=tuple(f for f in self.commitments if f.confidence >= confidence),
        )


class Relation(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What `legation relate` answers: the PLOVER type between two given actors."""

    id: str
    event: str
    mode: str | None
    cameo: str | None
    quad: int
    intensity: float
    realis: str
    confidence: float
    reason: str | None


class Identity(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What `legation whois` answers: the actor that a phrase denotes on a day, and from where that is known.

    `confidence` (0 to 1): that the phrase means this actor; `rivals`: persons who may be meant instead.
    """

    id: str
    key: str | None
    name: str | None
    kind: str | None
    country: str | None
    sectors: tuple[str, ...]
    cameo: str | None
    office: str | None
    holder: str | None
    holder_from: str | None
    holder_until: str | None
    evidence: tuple[str, ...]
    confidence: float | None = None
    rivals: tuple[str, ...] = ()


class StoryLabel(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What `legation stories` answers: documents with the same `story` report the same happening."""

    id: str
    story: str
