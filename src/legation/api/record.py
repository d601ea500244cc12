"""`legation.Record`: a record, asked from Python."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any
from warnings import warn

from legation.api.answers import Answers, Question, in_memory
from legation.api.arguments import asked_of, kind_of, party_of, period_of
from legation.api.columns import DOCUMENTS, MATCHES, OCCURRENCES, Column, Sort
from legation.api.errors import ClosedRecord, WrongArgument
from legation.model import Coding, Coverage, Document, Dyad, LegationError, Match, MechanismView, Occurrence, OccurrenceKind
from legation.record import Entry, Store, View
from legation.record.asking_sql import LIMIT, ask
from legation.record.finding import SearchKind, Sought, search, search_kind
from legation.record.keeping import is_behind
from legation.record.occurrences import Occurrences

Day = str | date | None


class Record:
    """An open record: use it in a `with` block, or call `close`.

    `readonly`: nothing is written to it; else what waits to be merged is merged before it is asked, as the commands do. A file that may not be written
    is opened to be read. Raises a `RecordError` that says what to do where there is no such record.

    Every question takes the same filters, all of which may be left out: `between=("IND", "USA")` or `parties=("IND", "USA", "JPN")` (all of them take
    part), `actor`, `issue`, `mechanism`, `place`, `type` (PLOVER type, act, or how quoted), `stands` (realis or status), `since` and `until` (ISO 8601,
    may be partial; what has no day of its own is by its first report), `least` (confidence), `reports` (at least so many), `latest=True` (last first),
    `limit`. Codes and names are both understood ("USA", "uk", "Japan"); what is not known is an error that names the nearest.
    """

    def __init__(self, path: str | Path, *, readonly: bool = False) -> None:
        if not isinstance(path, str | Path):
            raise WrongArgument("a record is named by its file", repr(path), "Give its path as str or pathlib.Path")
        self.path = Path(path)
        self._opened: Store | None = Store.open(path, readonly=readonly)
        if self._opened.readonly and is_behind(self._opened.connection):
            told = (
                f"facts of {self.path} that came last are not merged yet, so that no answer has them; open it where it may be written, once"
            )
            warn(told, stacklevel=2)

    @property
    def store(self) -> Store:
        """The open file. Raises where it was closed."""
        if self._opened is None:
            raise ClosedRecord(
                "the record is closed", self.path, "Ask it within its `with` block, and keep what you need: list(answers), or a table"
            )
        return self._opened

    def meetings(self, between: Sequence[str] | None = None, **filters: Any) -> Answers[Occurrence]:
        """Who met whom: each meeting once, with all its reports, in order of time."""
        return self.occurrences("meeting", between, **filters)

    def events(self, between: Sequence[str] | None = None, **filters: Any) -> Answers[Occurrence]:
        """Who did what to whom."""
        return self.occurrences("event", between, **filters)

    def statements(self, between: Sequence[str] | None = None, **filters: Any) -> Answers[Occurrence]:
        """Who said what."""
        return self.occurrences("statement", between, **filters)

    def commitments(self, between: Sequence[str] | None = None, **filters: Any) -> Answers[Occurrence]:
        """Who is bound to what."""
        return self.occurrences("commitment", between, **filters)

    def occurrences(self, kind: OccurrenceKind, between: Sequence[str] | None = None, **filters: Any) -> Answers[Occurrence]:
        """Occurrences of a kind."""
        asked = asked_of(self.store, kind_of(kind), {"between": between, **filters})
        numbers = Occurrences(self.store).numbers(asked)
        return Answers(
            Question(f"{asked.kind}s", OCCURRENCES[asked.kind], self._shown, lambda taken: self._rows(asked.kind, taken)), numbers
        )

    def occurrence(self, identity: str) -> Occurrence:
        """The occurrence of an id, what it became, or that of a fact. Raises where there is none."""
        found = View(self.store).occurrence(identity)
        if found is None:
            raise LegationError(
                "there is no such occurrence in the record", identity, "The answers of `meetings` and its like have their ids"
            )
        return found

    def documents(self, *, since: Day = None, until: Day = None, source: str | None = None) -> Answers[Entry]:
        """The documents in order of publication, those without a date first."""
        since, until = period_of(since, until)
        found = list(View(self.store).documents(since=since, until=until, source=source))
        return in_memory("documents", DOCUMENTS, found, [(e.key, e.id, e.title, e.published, e.source, e.url) for e in found])

    def document(self, key: str) -> Document:
        """A document with its text as received, by its key or by the id under which it came. Raises where there is none."""
        found = View(self.store).document(self._key(key))
        assert found is not None
        return found

    def coding(self, key: str) -> Coding:
        """Everything found in one document; a notebook shows its text with the facts marked."""
        found = View(self.store).coding(self._key(key))
        if found is None:
            raise LegationError("the document has no coding", key, "It could not be coded; its problems say why")
        return found

    def dyad(self, one: str, other: str, since: Day = None, until: Day = None, *, with_successors: bool = False) -> Dyad:
        """The relation of two parties over time, counted; on request with the states that were before or after them (SUN with RUS)."""
        since, until = period_of(since, until)
        return View(self.store).dyad(party_of(one, self.store), party_of(other, self.store), since, until, with_successors=with_successors)

    def mechanism(self, name: str) -> MechanismView:
        """A mechanism by name or key, with the editions that the record reports."""
        return View(self.store).mechanism(name)

    def search(self, words: str, kind: SearchKind | None = None, *, limit: int = 20, **filters: Any) -> Answers[Match]:
        """What has the words, best first: occurrences of all kinds, of one, or `kind="document"`. Words side by side must all occur; `OR`, `NOT`,
        `"a phrase"`, `word*` and `NEAR(one other, 10)` are understood."""
        within = asked_of(self.store, "meeting", {name: value for name, value in filters.items() if value is not None})
        sought = Sought(search_kind(kind) if kind is not None else None, within)
        found = search(self.store, words, sought, limit=limit)
        return in_memory("matches", MATCHES, found, [_flat(match) for match in found])

    def sql(self, query: str, *, seconds: float = LIMIT) -> Answers[Mapping[str, Any]]:
        """The rows of one SELECT, each a dict by column; docs/sql.md has the views. Nothing can be written by it; `seconds`: how long it may take."""
        found = ask(self.store, query, seconds=seconds)
        rows = [tuple(row) for row in found.rows]
        columns = tuple(Column(name, _sort([row[n] for row in rows]), "") for n, name in enumerate(found.columns))
        return in_memory("rows", columns, [dict(zip(found.columns, row, strict=True)) for row in rows], rows)

    def coverage(self, since: Day = None, until: Day = None) -> Coverage:
        """On how many documents a count of this period rests."""
        since, until = period_of(since, until)
        return View(self.store).coverage(since, until)

    def counts(self) -> dict[str, int]:
        """How many rows of each kind the record has."""
        return View(self.store).counts()

    def close(self) -> None:
        """Closes the file; answers that were not read yet cannot be read any more."""
        if self._opened is not None:
            self._opened.close()
        self._opened = None

    def __enter__(self) -> "Record":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<legation.Record {str(self.path)!r}>"

    def _key(self, named: str) -> str:
        if View(self.store).entry(named) is not None:
            return named
        keys = View(self.store).keys(named) if isinstance(named, str) else ()
        if len(keys) == 1:
            return keys[0]
        remedy = f"Name one by its key: {', '.join(keys)}" if keys else "`documents` has the keys and ids"
        raise LegationError("several documents came under this id" if keys else "there is no such document in the record", named, remedy)

    def _shown(self, numbers: Sequence[int]) -> Iterator[Occurrence]:
        return Occurrences(self.store).shown(numbers)

    def _rows(self, kind: OccurrenceKind, numbers: Sequence[int]) -> Iterator[Sequence[Any]]:
        """The rows of occurrences as their table has them, in the order of the numbers."""
        names = ", ".join(_SOURCES.get(column.name, f"v.{column.name}") for column in OCCURRENCES[kind])
        sql = _FLAT.format(names, ",".join("?" * len(numbers)))
        found: Mapping[int, Sequence[Any]] = {row[0]: tuple(row)[1:] for row in self.store.connection.execute(sql, tuple(numbers))}
        return (found[number] for number in numbers)


_SOURCES = {"speaker": "s.speaker_name", "speaker_key": "a.actor_key", "words": "coalesce(s.words, k.words)"}
_FLAT = (
    "SELECT o.occurrence, {0} FROM occurrences o JOIN occurrences_view v ON v.occurrence_id = o.occurrence_id LEFT JOIN statements s ON s.fact = o.fullest"
    " LEFT JOIN actors a ON a.actor = s.speaker LEFT JOIN commitments k ON k.fact = o.fullest WHERE o.occurrence IN ({1})"
)


def _flat(match: Match) -> tuple[Any, ...]:
    when = match.when
    days = (when.from_, when.until, when.precision) if when is not None else (None, None, None)
    return (
        match.kind, match.occurrence, match.title, match.passage, match.speaker, " ".join(match.parties) or None, " ".join(match.toward) or None, *days,
        match.place, match.reports, match.score, match.document, match.document_id, match.document_title, match.published, match.source, match.outlet, match.url,
    )  # fmt: skip


def _sort(values: Sequence[Any]) -> Sort:
    """Of what sort the values of a column are that a query made."""
    known = [value for value in values if value is not None]
    if known and all(isinstance(value, int) for value in known):
        return "whole"
    return "number" if known and all(isinstance(value, int | float) for value in known) else "text"
