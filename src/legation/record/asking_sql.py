"""Questions in SQL: one SELECT, on a connection that can only read, within a time. Nothing can be written, no other file reached."""

import re
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from legation.model import LegationError
from legation.record.store import MEMORY, Store

LIMIT = 30.0  # seconds
_CELL = 50_000_000  # bytes that one value may have
_STEPS = 10_000  # of SQLite's machine between two looks at the clock
_TABLES_OF_SEARCH = ("documents_words", "statements_words", "facts_words")
_ALLOWED = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE}
_NOT_CALLED = frozenset({"load_extension", "fts3_tokenizer", "readfile", "writefile", "edit", "sqlite_dbpage", "fts5_decode"})
_MISSING_TABLE = re.compile(r"no such table: (?:main\.)?(\S+)")
_MISSING_COLUMN = re.compile(r"no such column: (?:\w+\.)?(\w+)")
READ_ONLY = "Only reading is possible here: one SELECT (or WITH ... SELECT), without ATTACH, PRAGMA or anything that writes"


@dataclass(frozen=True)
class Answered:
    """The answer to a question: its columns, and its rows as they are found. Take the rows once; to take them runs the question on."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]


def ask(store: Store, query: str, *, seconds: float = LIMIT, most: int | None = None, values: Sequence[Any] = ()) -> Answered:
    """The answer of a record to one SELECT. `seconds`: how long it may take in all; `most`: rows at most; `values`: for the query's `?`.

    A record in a file is asked on a connection of its own, so that this may run beside other work on the store.
    """
    own = None if store.path == MEMORY else Store.open(store.path, readonly=True)
    connection = (own or store).connection
    for (
        table
    ) in _TABLES_OF_SEARCH:  # opened before anything is forbidden: the search tables make themselves ready with statements of their own
        connection.execute(f"SELECT rowid FROM {table} LIMIT 0")
    clock = _Clock(seconds)
    _guard(connection, clock)
    try:
        cursor = connection.cursor()
        cursor.row_factory = None
        with _told(connection, query, clock):
            cursor.execute(query, values)
            if cursor.description is None:
                raise LegationError("cannot answer the query", _short(query) or "nothing", READ_ONLY)
        columns = tuple(column[0] for column in cursor.description)
    except BaseException:
        _free(connection, own)
        raise
    return Answered(columns, _rows(connection, own, cursor, query, clock, most))


class _Clock:
    """Whether the time of a question is over."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds
        self.over = False

    def look(self) -> int:
        """For SQLite: 1 to stop."""
        self.over = self.over or time.monotonic() > self._end
        return int(self.over)


def _rows(
    connection: sqlite3.Connection, own: Store | None, cursor: sqlite3.Cursor, query: str, clock: _Clock, most: int | None
) -> Iterator[tuple[Any, ...]]:
    number = 0
    try:
        while most is None or number < most:
            with _told(connection, query, clock):
                row = cursor.fetchone()
            if row is None:
                return
            number += 1
            yield row
    finally:
        cursor.close()
        _free(connection, own)


def _guard(connection: sqlite3.Connection, clock: _Clock) -> None:
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _CELL)
    connection.set_progress_handler(clock.look, _STEPS)
    connection.set_authorizer(_allowed)


def _free(connection: sqlite3.Connection, own: Store | None) -> None:
    if own is not None:
        own.close()
        return
    connection.set_authorizer(None)
    connection.set_progress_handler(None, 0)


def _allowed(action: int, one: str | None, two: str | None, _where: str | None, _within: str | None) -> int:
    """What SQLite may do for a question. `data_version` is what its full-text search asks itself."""
    if action in _ALLOWED:
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_FUNCTION and two not in _NOT_CALLED:
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_PRAGMA and one == "data_version" and two is None:
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


class _told:
    """Turns SQLite's errors into one line with what would be right."""

    def __init__(self, connection: sqlite3.Connection, query: str, clock: _Clock) -> None:
        self._connection, self._query, self._clock = connection, query, clock

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, (sqlite3.Error, sqlite3.Warning)):
            raise self._meant(error) from error

    def _meant(self, error: BaseException) -> LegationError:
        said, attempted = str(error), "cannot answer the query"
        if self._clock.over:
            return LegationError(
                attempted, _short(self._query), f"It took longer than {self._clock.seconds:g} seconds; narrow it, or allow more time"
            )
        if "authoriz" in said or "prohibited" in said or "one statement" in said:
            return LegationError(attempted, _short(self._query), READ_ONLY)
        self._connection.set_authorizer(None)
        return LegationError(attempted, said, nearest(said, lambda: _tables(self._connection), lambda: _columns(self._connection)))


def nearest(said: str, tables: Callable[[], Iterable[str]], columns: Callable[[], Iterable[str]]) -> str:
    """What to do about an error of a query: the nearest names of tables or columns where one is not known."""
    for pattern, known, what in ((_MISSING_TABLE, tables, "table"), (_MISSING_COLUMN, columns, "column")):
        if found := pattern.search(said):
            names = sorted(set(known()))
            near = get_close_matches(found[1].lower(), names, n=4, cutoff=0.5) or [name for name in names if name.endswith("_view")]
            return f"Nearest {what}s: {', '.join(near)}" if near else f"No {what} has a name like that"
    return "Tables and columns are in docs/record.md; start with meetings_view, statements_view, events_view, commitments_view or participants_view"


def _tables(connection: sqlite3.Connection) -> Iterator[str]:
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'")
    return (row[0] for row in rows.fetchall())


def _columns(connection: sqlite3.Connection) -> Iterator[str]:
    for table in _tables(connection):
        with suppress(sqlite3.Error):
            yield from (row[1] for row in connection.execute("SELECT 0, name FROM pragma_table_info(?)", (table,)).fetchall())


def _short(query: str) -> str:
    line = " ".join(query.split())
    return line if len(line) <= 100 else f"{line[:99]}…"
