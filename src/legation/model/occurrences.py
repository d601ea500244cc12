"""Occurrences: what several documents report of one happening, and what the record says of relations across documents."""

from typing import Literal

import msgspec

from legation.model.facts import Venue
from legation.model.mentions import When
from legation.model.text import Span

OccurrenceKind = Literal["meeting", "event", "statement", "commitment"]


class Count(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """How many of one sort."""

    name: str | None
    number: int


class Coverage(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What a count rests on: the documents that were read, and why they may not be enough. `outlets` are the largest first."""

    documents: int
    undated: int
    first: str | None
    last: str | None
    by_source_type: tuple[Count, ...]
    by_period: tuple[Count, ...]
    outlets: tuple[Count, ...]
    warnings: tuple[str, ...]


class Report(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A document as evidence for an occurrence, with the fact it has. `copy_of`: the key of the report that it reprints;
    `reason`: why it was put here. `said`: the realis of a meeting or event, the status of a commitment, as this report has it. `outlet`: the one name of
    who publishes; `sentence`: in which the fact stands; `speaker`: of a statement the speaker's name, also where the words only say "he"."""

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
    outlet: str | None = None
    sentence: Span | None = None
    speaker: str | None = None


class Attendant(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Someone named as taking part, and how many reports name him."""

    name: str
    actor: str | None
    office: str | None
    party: str | None
    role: str
    reports: int


class Occurrence(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One meeting, event, statement or commitment with all its reports.

    Values are those of most reports, each reprint and each repetition by one outlet counted once. `reports` is their number, `outlets` who
    has them, reprints included. `stands`: realis or status as last told. `type`: of an event its PLOVER type, of a commitment its act,
    of a statement how it is quoted. `words`: what was said, done or bound. `told_first`, `told_last`: publication days of its first and last report;
    `meeting`: of an event the id of the meeting that it is; `latitude`, `longitude`: of its place, WGS 84.
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
    told_first: str | None = None
    told_last: str | None = None
    due: str | None = None
    confidence: float | None = None
    latitude: float | None = None
    longitude: float | None = None
    meeting: str | None = None

    def _repr_html_(self) -> str:
        """What a notebook shows: title, values, and the words of its reports."""
        from legation.model.notebook import occurrence_html

        return occurrence_html(self)


class Version(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One of the versions that reports give, who gives it, and the words it rests on."""

    value: str
    document: str
    id: str
    source: str | None
    published: str | None
    evidence: Span | None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None


class Difference(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Something in which the reports of one occurrence disagree."""

    occurrence: str
    title: str
    field: str
    versions: tuple[Version, ...]


class FollowUp(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A later commitment linked to an earlier one of the same parties and matter: by its words, a suggestion until judged (`verdict`)."""

    earlier: str
    later: str
    told: str | None
    status: str | None
    words: str | None
    source: str | None
    document: str
    fact: str
    likeness: float | None
    reason: str
    verdict: str | None


class Step(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What was told of a commitment on a day; `follow_up` where it comes from a linked later one."""

    told: str | None
    status: str | None
    source: str | None
    document: str
    fact: str
    follow_up: bool


class Outcome(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What a later report says became of a commitment: proposed, with the words it rests on, until a person decides. `occurrence`: the commitment
    or event that says so."""

    status: Literal["kept", "broken", "overtaken"]
    reason: str
    told: str | None
    source: str | None
    title: str | None
    url: str | None
    document: str
    fact: str
    occurrence: str
    evidence: str


class Decision(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What a person said became of a commitment."""

    status: str
    who: str
    why: str | None
    verdict: str


class Undertaking(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A commitment with its life: how it stood at each report, and what follows it up. `stands`: as decided, else as last told, follow-ups judged or
    suggested included. `proposal`: what later reports say became of it, while nobody decided; `open`: neither decided nor proposed that it ended;
    `overdue`: it is open and its day was before `last_read`, the day of the last document read: absent where it has no day or no document is dated."""

    commitment: Occurrence
    stands: str | None
    life: tuple[Step, ...]
    follow_ups: tuple[FollowUp, ...]
    follows: str | None
    decided: Decision | None = None
    proposal: Outcome | None = None
    open: bool = True
    overdue: bool | None = None
    last_read: str | None = None


class Edition(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A meeting of a mechanism, held or to come, with who led the sides. `edition`: as the register calls the only one that it has for these
    days and this state, else as most reports count it; `known`: the register's with its days and place; `counted`: the reports' own wording; `report`:
    the first that has it as it stands, else the first."""

    edition: str | None
    known: str | None
    counted: str | None
    when: When | None
    place: Venue | None
    level: str | None
    stands: str | None
    leads: tuple[Attendant, ...]
    issues: tuple[str, ...]
    reports: int
    outlets: tuple[Count, ...]
    occurrence: str
    report: Report | None = None


class MechanismView(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A mechanism as the record reports it. `rivals`: keys of other mechanisms that the name can mean; `learnt`: it is not in the register but was
    learnt from texts, and `verdict` is what a person said of it; `unplaced`: tellings of it that no day or edition places;
    `unreported`: editions that the register knows and no document tells of."""

    key: str
    name: str
    members: tuple[str, ...]
    level: str | None
    learnt: bool
    verdict: str | None
    rivals: tuple[str, ...]
    editions: tuple[Edition, ...]
    unplaced: int
    unreported: tuple[str, ...]
    coverage: Coverage


class Rate(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A mean with the band in which 95 of 100 resamplings of its events fall; `None` where there are too few."""

    mean: float | None
    low: float | None
    high: float | None
    number: int


class Period(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What passed between two parties in one period, and on how many documents that rests."""

    period: str
    documents: int
    events: int
    by_quad: tuple[Count, ...]
    intensity: Rate
    meetings: int


class FirstMention(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """The first report in the record that speaks of an issue between two parties."""

    issue: str
    told: str
    document: str
    source: str | None
    title: str | None
    facts: int
    outlet: str | None = None
    url: str | None = None
    sentence: str | None = None


class Dyad(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """The relation of two parties over time. Every count is of occurrences, not of documents; `directed`: who acted on whom. `meetings_among_events`: so
    many of the events are meetings, which are counted by level and mode too. What has no day of its own stands in no period. `joined`: states that are no more, and such as came after one, counted with a party."""

    parties: tuple[str, str]
    since: str | None
    until: str | None
    events: int
    by_type: tuple[Count, ...]
    by_quad: tuple[Count, ...]
    directed: tuple[Count, ...]
    intensity: Rate
    periods: tuple[Period, ...]
    meetings_by_level: tuple[Count, ...]
    meetings_by_mode: tuple[Count, ...]
    statements: int
    commitments: int
    first_mentions: tuple[FirstMention, ...]
    undated_events: int
    coverage: Coverage
    undated_meetings: int = 0
    meetings_among_events: int = 0
    joined: tuple[str, ...] = ()
