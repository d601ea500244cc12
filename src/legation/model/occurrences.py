"""Occurrences: what several documents report of one happening, as the record is viewed. Nothing here is stored; verdicts are."""

from typing import Literal

import msgspec

from legation.model.facts import Venue
from legation.model.mentions import When
from legation.model.text import Span

OccurrenceKind = Literal["meeting", "event", "statement", "commitment"]


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """How many of one sort."""

    name: str | None
    number: int


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """What a count rests on: the documents that were read, and why they may not be enough. `outlets` are the largest first."""

    documents: int
    undated: int
    first: str | None
    last: str | None
    by_source_type: tuple[Count, ...]
    by_period: tuple[Count, ...]
    outlets: tuple[Count, ...]
    warnings: tuple[str, ...]


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A document as evidence for an occurrence, with the fact it has. `copy_of`: the key of the report that it reprints;
    `reason`: why it was put here. `said`: the realis of a meeting or event, the status of a commitment, as this report has it."""

    document: str
    id: str
    fact: str
    title: str | None
    source: str | None
    published: str | None
    url: str | None
    said: str | None
    copy_of: str | None
    reason: str | None
    evidence: tuple[Span, ...]


class Attendant(msgspec.Struct, frozen=True, kw_only=True):
    """Someone named as taking part, and how many reports name him."""

    name: str
    actor: str | None
    office: str | None
    party: str | None
    role: str
    reports: int


class Occurrence(msgspec.Struct, frozen=True, kw_only=True):
    """One meeting, event, statement or commitment with all its reports.

    Values are those of most reports, each reprint and each repetition by one outlet counted once. `reports` is their number, `outlets` who
    has them, reprints included. `stands`: realis or status as last told. `type`: of an event its PLOVER type, of a commitment its act,
    of a statement how it is quoted. `words`: what was said, done or bound.
    """

    id: str
    kind: OccurrenceKind
    title: str
    parties: tuple[str, ...]
    toward: tuple[str, ...]
    type: str | None
    cameo: str | None
    mechanism: str | None
    mechanism_name: str | None
    edition: str | None
    level: str | None
    mode: str | None
    stands: str | None
    when: When | None
    place: Venue | None
    host: str | None
    participants: tuple[Attendant, ...]
    issues: tuple[str, ...]
    outcomes: tuple[str, ...]
    quad: int | None
    intensity: float | None
    words: str | None
    sidelines_of: str | None
    reports: int
    outlets: tuple[Count, ...]
    told: tuple[Report, ...]
    judged: bool


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """One of the versions that reports give, who gives it, and the words it rests on."""

    value: str
    document: str
    id: str
    source: str | None
    published: str | None
    evidence: Span | None


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """Something in which the reports of one occurrence disagree."""

    occurrence: str
    title: str
    field: str
    versions: tuple[Version, ...]


class FollowUp(msgspec.Struct, frozen=True, kw_only=True):
    """A later commitment linked to an earlier one of the same parties and matter; a suggestion until judged."""

    earlier: str
    later: str
    likeness: float
    reason: str
    verdict: str | None
