"""Reading the record: documents and their codings, facts by party, period and issue, and full text. Nothing here writes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import msgspec

from legation.model import (
    Coding,
    Commitment,
    Coverage,
    Difference,
    Document,
    Dyad,
    Event,
    LearntTenure,
    MechanismView,
    Meeting,
    Occurrence,
    Problem,
    Statement,
    Undertaking,
)
from legation.record.blobs import document_of, shaped
from legation.record.coverage import coverage
from legation.record.dyads import dyad
from legation.record.errors import explained
from legation.record.laying import stored
from legation.record.mechanisms import listed, mechanism
from legation.record.occurrences import Asked, Occurrences
from legation.record.questions import check_parties, check_period
from legation.record.search import match
from legation.record.store import Store
from legation.record.tellings import Tellings
from legation.record.tenures import tenures
from legation.record.undertakings import undertakings
from legation.record.verdicts import Verdict, verdicts
from legation.reference.register import Register

Fact = TypeVar("Fact", bound=msgspec.Struct)
Row = Mapping[str, Any]

_KINDS = {"statement": "statements", "event": "events", "meeting": "meetings", "commitment": "commitments"}
_DAYS = {"statement": ("d.published", "d.published"), "commitment": ("d.published", "d.published")}
_OWN_DAYS = ("f.first_day", "f.last_day")
_ENTRY = "d.document_key, d.document_id, d.title, d.published, d.source, d.url"


@dataclass(frozen=True)
class Entry:
    """One document as a list shows it."""

    key: str
    id: str
    title: str | None
    published: str | None
    source: str | None
    url: str | None


@dataclass(frozen=True)
class Found(Generic[Fact]):
    """A fact and the key of the document in which it stands."""

    document: str
    fact: Fact


@dataclass(frozen=True)
class CodingEntry:
    """A coding of a document: its number, the release and the digest of the tables that made it, and whether it is the current one."""

    number: int
    release: str
    register: str
    current: bool


@dataclass(frozen=True)
class Hit:
    """A document in which words were found, with the passage around them; the words stand between `[` and `]`."""

    document: str
    passage: str


@dataclass(frozen=True)
class Query:
    """What facts are asked for; what is `None` or empty does not narrow.

    `parties`: ISO3 or acronyms, all of which take part (for statements: speak, are addressed or spoken about). `actor`: the key of one who
    does (for statements: the speaker). `since`, `until`: ISO 8601, may be partial; a fact whose time is not known is in no period.
    Statements and commitments are dated by their document, since they are made in it; events and meetings by themselves only.
    """

    parties: tuple[str, ...] = ()
    actor: str | None = None
    issue: str | None = None
    since: str | None = None
    until: str | None = None

    def __post_init__(self) -> None:
        check_parties(self.parties)
        check_period(self.since, self.until)


EVERYTHING = Query()
MEETINGS = Asked()


class View:
    """The read side of a record."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._occurrences = Occurrences(store)

    def documents(self, *, since: str | None = None, until: str | None = None, source: str | None = None) -> Iterator[Entry]:
        """Documents in order of publication, those without a date first."""
        narrow, values = _conditions({"d.published >= ?": since, "d.published <= ?": _last(until), "d.source = ?": source})
        sql = f"SELECT {_ENTRY} FROM documents d WHERE d.state <> 'removed' AND {narrow} ORDER BY d.published, d.document"
        return (Entry(*row) for row in self._rows(sql, values))

    def keys(self, identity: str) -> tuple[str, ...]:
        """The keys of the documents with this id, in order of arrival; more than one where different texts came under one id."""
        return tuple(
            row["key"]
            for row in self._rows("SELECT document_key AS key FROM documents WHERE document_id = ? ORDER BY document", (identity,))
        )

    def document(self, key: str) -> Document | None:
        """The document with its text as received, or `None` where there is none of this key."""
        for row in self._rows("SELECT * FROM documents WHERE document_key = ?", (key,)):
            return document_of(row)
        return None

    def entry(self, key: str) -> Entry | None:
        """One document as a list shows it, or `None` where there is none of this key."""
        return next((Entry(*row) for row in self._rows(f"SELECT {_ENTRY} FROM documents d WHERE d.document_key = ?", (key,))), None)

    def state(self, key: str) -> tuple[str, str | None, str | None] | None:
        """(state, key of the version that took its place, why it was removed) of a document."""
        sql = "SELECT d.state, l.document_key, d.why FROM documents d LEFT JOIN documents l ON l.document = d.superseded_by WHERE d.document_key = ?"
        return next(((row[0], row[1], row[2]) for row in self._rows(sql, (key,))), None)

    def report(self, key: str) -> str | None:
        """The key of the report that this document tells: the same for all documents that are copies of each other. `None` without such a document."""
        sql = "SELECT c.report FROM copies c JOIN documents d ON d.document = c.document WHERE d.document_key = ?"
        return next((row["report"] for row in self._rows(sql, (key,))), None)

    def copies(self, key: str) -> tuple[Entry, ...]:
        """The documents of the same report as this one, itself among them, in order of publication: one report, many outlets."""
        sql = f"SELECT {_ENTRY} FROM documents d JOIN copies c ON c.document = d.document WHERE c.report = ? ORDER BY d.published, d.document_key"
        return tuple(Entry(*row) for row in self._rows(sql, (self.report(key),)))

    def reprinted(self) -> Iterator[tuple[str, int]]:
        """The reports that more than one document tells, with the number of documents, the most reprinted first."""
        sql = "SELECT report, count(*) AS told FROM copies GROUP BY report HAVING told > 1 ORDER BY told DESC, report"
        return ((row["report"], row["told"]) for row in self._rows(sql, ()))

    def coding(self, key: str, number: int | None = None) -> Coding | None:
        """Everything found in one document, as it was written: by the current coding, or that of a number as `codings_of` gives it."""
        sql = "SELECT c.coding FROM codings c JOIN documents d ON d.document = c.document WHERE d.document_key = ? AND" + (
            " c.current" if number is None else " c.coding = ?"
        )
        for row in self._rows(sql, (key,) if number is None else (key, number)):
            return stored(self.store.connection, row["coding"])
        return None

    def codings_of(self, key: str) -> tuple[CodingEntry, ...]:
        """The codings of one document in the order in which they were made, the current one marked."""
        sql = (
            "SELECT c.coding, r.release, r.register, c.current FROM codings c JOIN runs r ON r.run = c.run JOIN documents d ON d.document = c.document"
            " WHERE d.document_key = ? ORDER BY c.coding"
        )
        return tuple(CodingEntry(row[0], row[1], row[2], bool(row[3])) for row in self._rows(sql, (key,)))

    def codings(self) -> Iterator[Coding]:
        """The current codings of all documents that are not removed, in order of arrival."""
        sql = "SELECT c.coding FROM codings c JOIN documents d ON d.document = c.document WHERE c.current AND d.state <> 'removed' ORDER BY d.document"
        for row in self._rows(sql, ()):
            yield stored(self.store.connection, row["coding"])

    def statements(self, query: Query = EVERYTHING) -> Iterator[Found[Statement]]:
        """Statements in order of publication."""
        return self._facts("statement", Statement, query)

    def events(self, query: Query = EVERYTHING) -> Iterator[Found[Event]]:
        """Events in order of time, those without one first; of possible ones see `possible_events`."""
        return self._facts("event", Event, query)

    def possible_events(self) -> Iterator[Found[Event]]:
        """Events of which their texts are not sure, in order of arrival; they are in no count."""
        return self._found("possible event", Event, "TRUE", (), "d.document, f.fact_position")

    def meetings(self, query: Query = EVERYTHING) -> Iterator[Found[Meeting]]:
        """Meetings in order of time, those without one first; one told in two documents comes twice."""
        return self._facts("meeting", Meeting, query)

    def commitments(self, query: Query = EVERYTHING) -> Iterator[Found[Commitment]]:
        """Commitments in order of publication."""
        return self._facts("commitment", Commitment, query)

    def occurrences(self, asked: Asked = MEETINGS) -> Iterator[Occurrence]:
        """What happened, each once with all its reports, in order of time, with the verdicts that stand."""
        return self._occurrences.find(asked)

    def occurrence(self, identity: str) -> Occurrence | None:
        """The occurrence of this id, what it became, or the one that the fact of this id belongs to; `None` where there is none."""
        return self._occurrences.named(identity)

    def differences(self, asked: Asked | str = MEETINGS) -> Iterator[Difference]:
        """Where the reports of these occurrences disagree; a string names one occurrence or a fact of it."""
        return self._occurrences.differences(asked)

    def undertakings(self, asked: Asked) -> Iterator[Undertaking]:
        """Commitments with their life and what follows them up, in order of time."""
        return undertakings(self._occurrences, asked)

    def mechanism(self, name: str) -> MechanismView:
        """The mechanism of a name or key with the editions that the record reports."""
        return mechanism(self._occurrences, name)

    def mechanisms(self, *, learnt: bool = False) -> Iterator[tuple[str, str, int, str | None]]:
        """(key, name, occurrences, verdict) of the mechanisms that the record reports, or of those learnt from texts only."""
        return listed(self._occurrences, learnt=learnt)

    def dyad(
        self,
        one: str,
        other: str,
        since: str | None = None,
        until: str | None = None,
        *,
        issue: str | None = None,
        with_successors: bool = False,
    ) -> Dyad:
        """What passed between two parties over time; with `issue` what was about it; with successors and predecessors of each on request."""
        return dyad(self.store, one, other, since, until, issue, with_successors=with_successors)

    def tenures(self, register: Register) -> tuple[LearntTenure, ...]:
        """Who held which post as the documents have it, those of most reports first, each held against the register."""
        return tenures(self.store, register)

    def verdicts(self, *, mechanisms: bool = False) -> Iterator[Verdict]:
        """What persons have said about facts, in the order in which it was said; with `mechanisms` about learnt mechanisms too."""
        return verdicts(self.store, mechanisms=mechanisms)

    def coverage(self, since: str | None = None, until: str | None = None) -> Coverage:
        """On how many documents a count of this period rests, from whom, and what to beware of."""
        return coverage(self.store, since, until)

    def problems(self) -> Iterator[tuple[str, Problem]]:
        """What went wrong, each with the key of its document or the place from where nothing could be read."""
        rows = self._rows(
            "SELECT p.origin, p.json FROM problems p LEFT JOIN documents d ON d.document = p.document ORDER BY d.document_key, p.origin, p.position",
            (),
        )
        return ((row["origin"], shaped(row["json"], Problem)) for row in rows)

    def search(self, words: str, *, limit: int = 50) -> tuple[Hit, ...]:
        """Documents in which all the words occur, best first; `"in quotes"` a phrase, `word*` a beginning. No words, no hits."""
        sql = (
            "SELECT d.document_key, snippet(documents_words, -1, '[', ']', '…', 24) FROM documents_words"
            " JOIN documents d ON d.document = documents_words.rowid WHERE documents_words MATCH ? ORDER BY rank, d.document LIMIT ?"
        )
        asked = match(words)
        return tuple(Hit(*row) for row in self._rows(sql, (asked, limit))) if asked else ()

    def search_statements(self, words: str, *, limit: int = 50) -> tuple[Found[Statement], ...]:
        """Statements whose content has all the words, best first."""
        sql = (
            "SELECT w.rowid FROM statements_words w JOIN facts f ON f.fact = w.rowid WHERE statements_words MATCH ? AND f.ruling IS NOT 'rejected'"
            " ORDER BY w.rank, w.rowid LIMIT ?"
        )
        asked = match(words)
        numbers = [row[0] for row in self._rows(sql, (asked, limit))] if asked else []
        found = {number: Found(told.document, told.fact) for number, told in Tellings(self.store.connection).of(numbers)}
        return tuple(found[number] for number in numbers)  # type: ignore[misc]

    def held(self) -> int:
        """How many documents the record holds."""
        return int(next(self._rows("SELECT count(*) FROM documents", ()))[0])

    def counts(self) -> dict[str, int]:
        """How many rows of each kind; rejected facts are not counted."""
        held = dict(self._rows("SELECT kind, sum(number) FROM fact_counts WHERE ruling <> 'rejected' GROUP BY kind", ()))
        kinds = {**_KINDS, "possible event": "possible_events"}
        (occurrences,) = next(self._rows("SELECT coalesce(sum(number), 0) FROM tallies WHERE what = 'all'", ()))
        return (
            {"documents": self._number("documents"), "actors": self._number("actors")}
            | {table: held.get(kind, 0) for kind, table in kinds.items()}
            | {"occurrences": occurrences, "problems": self._number("problems")}
        )

    def _number(self, table: str) -> int:
        return int(next(self._rows(f"SELECT count(*) FROM {table}", ()))[0])

    def _facts(self, kind: str, shape: type[Fact], query: Query) -> Iterator[Found[Fact]]:
        first, last = _DAYS.get(kind, _OWN_DAYS)
        who = {"statement": _SPEAKER, "meeting": _PARTICIPANT}.get(kind, _TAKES_PART)
        narrow, values = _conditions(
            {
                **{_taking_part(n): party for n, party in enumerate(query.parties)},
                who: query.actor,
                "EXISTS (SELECT 1 FROM issues i JOIN issue_areas n ON n.issue = i.issue WHERE i.fact = f.fact AND n.issue_id = ?)": query.issue,
                f"{last} >= ?": query.since,
                f"{first} <= ?": _last(query.until),
            }
        )
        return self._found(kind, shape, narrow, values, f"{first}, d.document, f.fact_position")

    def _found(self, kind: str, _shape: type[Fact], narrow: str, values: tuple[object, ...], order: str) -> Iterator[Found[Fact]]:
        sql = (
            "SELECT d.document_key, f.kind, f.coding, f.fact_position, f.corrected FROM facts f JOIN documents d ON d.document = f.document"
            f" WHERE f.kind = ? AND f.ruling IS NOT 'rejected' AND {narrow} ORDER BY {order}"
        )
        load = Tellings(self.store.connection)
        for row in self._rows(sql, (kind, *values)):
            yield Found(row["document_key"], load.fact(row))  # type: ignore[arg-type]

    def _rows(self, sql: str, values: tuple[object, ...]) -> Iterator[Any]:
        with explained("cannot read the record", self.store.path):
            yield from self.store.connection.execute(sql, values)


_PARTICIPANT = "EXISTS (SELECT 1 FROM participants p JOIN actors a ON a.actor = p.actor WHERE p.fact = f.fact AND a.actor_key = ?)"
_SPEAKER = "EXISTS (SELECT 1 FROM statements s JOIN actors a ON a.actor = s.speaker WHERE s.fact = f.fact AND a.actor_key = ?)"
_TAKES_PART = "EXISTS (SELECT 1 FROM parties p JOIN actors a ON a.actor = p.actor WHERE p.fact = f.fact AND a.actor_key = ?)"


def _taking_part(number: int) -> str:
    """A condition on one party; the number keeps conditions of one form apart."""
    name = f"a{number}"
    return f"EXISTS (SELECT 1 FROM parties p JOIN actors {name} ON {name}.actor = p.actor WHERE p.fact = f.fact AND {name}.party = ?)"


def _conditions(wanted: Mapping[str, str | None]) -> tuple[str, tuple[str, ...]]:
    """The conditions that have a value, joined, and the values; all of them being absent narrows nothing."""
    given = {condition: value for condition, value in wanted.items() if value is not None}
    return " AND ".join(given) or "TRUE", tuple(given.values())


def _last(until: str | None) -> str | None:
    """A bound that is not before any day in the month or year named: `~` sorts behind digits and hyphens."""
    return None if until is None else f"{until}~"
