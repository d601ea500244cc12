"""Reading the record: documents and their codings, facts by party, period and issue, and full text. Nothing here writes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import msgspec

from legation.model import (
    Actor,
    Coding,
    Commitment,
    Coverage,
    Difference,
    Document,
    Dyad,
    Event,
    Extent,
    LearntTenure,
    MechanismView,
    Meeting,
    Mention,
    Occurrence,
    Place,
    Problem,
    Statement,
    Time,
    Undertaking,
)
from legation.record.coverage import coverage
from legation.record.dyads import dyad
from legation.record.mechanisms import listed, mechanism
from legation.record.occurrences import Asked, Occurrences
from legation.record.rows import document_of, shaped
from legation.record.search import match
from legation.record.store import Store
from legation.record.tenures import tenures
from legation.record.undertakings import undertakings
from legation.record.verdicts import Verdict, verdicts
from legation.reference.register import Register

Fact = TypeVar("Fact", bound=msgspec.Struct)
Row = Mapping[str, Any]

_KINDS = {"statement": "statements", "event": "events", "meeting": "meetings", "commitment": "commitments"}
_DAYS = {"statement": ("d.published", "d.published"), "commitment": ("d.published", "d.published")}
_OWN_DAYS = ("f.first_day", "f.last_day")


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
        sql = f"SELECT key, id, title, published, source, url FROM documents d WHERE {narrow} ORDER BY published, number"
        return (Entry(*row) for row in self._rows(sql, values))

    def keys(self, identity: str) -> tuple[str, ...]:
        """The keys of the documents with this id, in order of arrival; more than one where different texts came under one id."""
        return tuple(row["key"] for row in self._rows("SELECT key FROM documents WHERE id = ? ORDER BY number", (identity,)))

    def document(self, key: str) -> Document | None:
        """The document with its text as received, or `None` where there is none of this key."""
        for row in self._rows("SELECT text, escaped, json FROM documents WHERE key = ?", (key,)):
            return document_of(row["text"], row["escaped"], row["json"])
        return None

    def report(self, key: str) -> str | None:
        """The key of the report that this document tells: the same for all documents that are copies of each other. `None` without such a document."""
        return next((row["report"] for row in self._rows("SELECT report FROM copies WHERE document = ?", (key,))), None)

    def copies(self, key: str) -> tuple[Entry, ...]:
        """The documents of the same report as this one, itself among them, in order of publication: one report, many outlets."""
        sql = (
            "SELECT key, id, title, published, source, url FROM documents d JOIN copies c ON c.document = d.key"
            " WHERE c.report = (SELECT report FROM copies WHERE document = ?) ORDER BY published, key"
        )
        return tuple(Entry(*row) for row in self._rows(sql, (key,)))

    def reprinted(self) -> Iterator[tuple[str, int]]:
        """The reports that more than one document tells, with the number of documents, the most reprinted first."""
        sql = "SELECT report, count(*) AS told FROM copies GROUP BY report HAVING told > 1 ORDER BY told DESC, report"
        return ((row["report"], row["told"]) for row in self._rows(sql, ()))

    def coding(self, key: str) -> Coding | None:
        """Everything found in one document, as it was written."""
        document = self.document(key)
        if document is None:
            return None
        extents = self._rows('SELECT "start", "end" FROM sentences WHERE document = ? ORDER BY position', (key,))
        return Coding(
            document=document,
            sentences=tuple(Extent(row["start"], row["end"]) for row in extents),
            actors=self._found("actors", key, Actor),
            mentions=self._found("mentions", key, Mention),
            places=self._found("places", key, Place),
            dates=self._found("dates", key, Time),
            statements=self._found("statements", key, Statement),
            events=self._all_events(key),
            meetings=self._found("meetings", key, Meeting),
            commitments=self._found("commitments", key, Commitment),
            problems=self._found("problems", key, Problem),
        )

    def codings(self) -> Iterator[Coding]:
        """The codings of all documents, in order of arrival."""
        for row in self._rows("SELECT key FROM documents ORDER BY number", ()):
            coding = self.coding(row["key"])
            if coding is not None:
                yield coding

    def statements(self, query: Query = EVERYTHING) -> Iterator[Found[Statement]]:
        """Statements in order of publication."""
        return self._facts("statement", Statement, query)

    def events(self, query: Query = EVERYTHING) -> Iterator[Found[Event]]:
        """Events in order of time, those without one first; of possible ones see `possible_events`."""
        return self._facts("event", Event, query)

    def possible_events(self) -> Iterator[Found[Event]]:
        """Events of which their texts are not sure, in order of arrival; they are in no count."""
        sql = "SELECT p.document, p.json FROM possible_events p JOIN documents d ON d.key = p.document ORDER BY d.number, p.position"
        return (Found(row["document"], shaped(row["json"], Event)) for row in self._rows(sql, ()))

    def meetings(self, query: Query = EVERYTHING) -> Iterator[Found[Meeting]]:
        """Meetings in order of time, those without one first; one told in two documents comes twice."""
        return self._facts("meeting", Meeting, query)

    def commitments(self, query: Query = EVERYTHING) -> Iterator[Found[Commitment]]:
        """Commitments in order of publication."""
        return self._facts("commitment", Commitment, query)

    def occurrences(self, asked: Asked = MEETINGS) -> Iterator[Occurrence]:
        """What happened, each once with all its reports, in order of time; merged as it is viewed, with the verdicts that stand."""
        return self._occurrences.find(asked)

    def occurrence(self, identity: str) -> Occurrence | None:
        """The occurrence of this id, or the one that the fact of this id belongs to; `None` where there is none."""
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

    def dyad(self, one: str, other: str, since: str | None = None, until: str | None = None) -> Dyad:
        """What passed between two parties over time."""
        return dyad(self._occurrences, one, other, since, until)

    def tenures(self, register: Register) -> tuple[LearntTenure, ...]:
        """Who held which post as the documents have it, those of most reports first, each held against the register."""
        return tenures(self.store, register)

    def verdicts(self) -> Iterator[Verdict]:
        """What persons have said about facts, in the order in which it was said."""
        return verdicts(self.store)

    def coverage(self, since: str | None = None, until: str | None = None) -> Coverage:
        """On how many documents a count of this period rests, from whom, and what to beware of."""
        return coverage(self.store, since, until)

    def problems(self) -> Iterator[tuple[str, Problem]]:
        """What went wrong, each with the key of its document or the place from where nothing could be read."""
        rows = self._rows("SELECT origin, json FROM problems ORDER BY document, origin, position", ())
        return ((row["origin"], shaped(row["json"], Problem)) for row in rows)

    def search(self, words: str, *, limit: int = 50) -> tuple[Hit, ...]:
        """Documents in which all the words occur, best first; `"in quotes"` a phrase, `word*` a beginning. No words, no hits."""
        sql = (
            "SELECT d.key, snippet(documents_words, -1, '[', ']', '…', 24) FROM documents_words"
            " JOIN documents d ON d.number = documents_words.rowid WHERE documents_words MATCH ? ORDER BY rank, d.number LIMIT ?"
        )
        asked = match(words)
        return tuple(Hit(*row) for row in self._rows(sql, (asked, limit))) if asked else ()

    def search_statements(self, words: str, *, limit: int = 50) -> tuple[Found[Statement], ...]:
        """Statements whose content has all the words, best first."""
        sql = (
            "SELECT s.document, s.json FROM statements_words JOIN statements s ON s.number = statements_words.rowid"
            " WHERE statements_words MATCH ? ORDER BY rank, s.number LIMIT ?"
        )
        asked = match(words)
        rows = self._rows(sql, (asked, limit)) if asked else ()
        return tuple(Found(row["document"], shaped(row["json"], Statement)) for row in rows)

    def held(self) -> int:
        """How many documents the record holds."""
        return int(next(self._rows("SELECT count(*) FROM documents", ()))[0])

    def counts(self) -> dict[str, int]:
        """How many rows of each kind."""
        tables = ("documents", "actors", "mentions", "places", "dates", *_KINDS.values(), "possible_events", "problems")
        return {table: next(iter(self._rows(f"SELECT count(*) FROM {table}", ())))[0] for table in tables}

    def _facts(self, kind: str, shape: type[Fact], query: Query) -> Iterator[Found[Fact]]:
        first, last = _DAYS.get(kind, _OWN_DAYS)
        narrow, values = _conditions(
            {
                **{_taking_part(kind, "party", n): party for n, party in enumerate(query.parties)},
                _taking_part(kind, "key", len(query.parties)): query.actor if kind not in ("statement", "meeting") else None,
                "f.speaker = ?" if kind == "statement" else _PARTICIPANT: query.actor if kind in ("statement", "meeting") else None,
                _ISSUE.format(kind=kind): query.issue,
                f"{last} >= ?": query.since,
                f"{first} <= ?": _last(query.until),
            }
        )
        sql = (
            f"SELECT f.document, f.json FROM {_KINDS[kind]} f JOIN documents d ON d.key = f.document"
            f" WHERE {narrow} ORDER BY {first}, d.number, f.position"
        )
        return (Found(row["document"], shaped(row["json"], shape)) for row in self._rows(sql, values))

    def _found(self, table: str, key: str, shape: type[Fact]) -> tuple[Fact, ...]:
        rows = self._rows(f"SELECT json FROM {table} WHERE document = ? ORDER BY position", (key,))
        return tuple(shaped(row["json"], shape) for row in rows)

    def _all_events(self, key: str) -> tuple[Event, ...]:
        both = " UNION ALL ".join(f"SELECT position, json FROM {table} WHERE document = ?" for table in ("events", "possible_events"))
        return tuple(shaped(row["json"], Event) for row in self._rows(f"{both} ORDER BY position", (key, key)))

    def _rows(self, sql: str, values: tuple[object, ...]) -> Iterator[Any]:
        return iter(self.store.connection.execute(sql, values))


_PARTICIPANT = "EXISTS (SELECT 1 FROM participants p WHERE p.document = f.document AND p.meeting = f.id AND p.actor = ?)"
_ISSUE = "EXISTS (SELECT 1 FROM issues i WHERE i.document = f.document AND i.fact = f.id AND i.kind = '{kind}' AND i.issue = ?)"


def _taking_part(kind: str, column: str, number: int) -> str:
    """A condition on one party or actor; the number keeps conditions of one form apart."""
    name = f"p{number}"
    return (
        f"EXISTS (SELECT 1 FROM parties {name} WHERE {name}.document = f.document AND {name}.fact = f.id"
        f" AND {name}.kind = '{kind}' AND {name}.{column} = ?)"
    )


def _conditions(wanted: Mapping[str, str | None]) -> tuple[str, tuple[str, ...]]:
    """The conditions that have a value, joined, and the values; all of them being absent narrows nothing."""
    given = {condition: value for condition, value in wanted.items() if value is not None}
    return " AND ".join(given) or "TRUE", tuple(given.values())


def _last(until: str | None) -> str | None:
    """A bound that is not before any day in the month or year named: `~` sorts behind digits and hyphens."""
    return None if until is None else f"{until}~"
