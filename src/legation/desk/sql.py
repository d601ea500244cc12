"""SQL for readers: a connection of its own that can only read, stopped after some seconds and some rows."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from legation.model import LegationError

SECONDS, ROWS, LENGTH = 5.0, 1000, 2_000_000
_ALLOWED = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE}
_BARRED = {"load_extension", "readfile", "writefile", "edit", "fts3_tokenizer", "randomblob", "zeroblob"}
VIEWS = ("meetings_view", "statements_view", "events_view", "commitments_view", "participants_view", "occurrences_view")
EXAMPLES = (
    ("Meetings of India and the United States", "SELECT first_day, occurrence_title, place, reports FROM occurrences_view\nWHERE kind = 'meeting' AND parties LIKE '%IND%' AND parties LIKE '%USA%'\nORDER BY first_day DESC"),
    ("Who spoke most of critical minerals", "SELECT speaker, speaker_party, count(*) AS statements FROM statements_view\nWHERE issues LIKE '%critical-minerals%' GROUP BY 1, 2 ORDER BY 3 DESC"),
    ("Events by type and year", "SELECT type, substr(first_day, 1, 4) AS year, count(*) AS events FROM occurrences_view\nWHERE kind = 'event' AND stands = 'happened' GROUP BY 1, 2 ORDER BY 2, 3 DESC"),
    ("How the views are made", "SELECT name, sql FROM sqlite_master WHERE type = 'view' ORDER BY name"),
)  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """The rows of a query. `cut`: there were more than are given."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    cut: bool


def ask(path: Path, query: str, *, seconds: float = SECONDS, rows: int = ROWS) -> Answer:
    """What one SELECT gives."""
    with _reading(path, seconds) as connection:
        try:
            cursor = connection.execute(query)
            found = cursor.fetchmany(rows + 1)
        except (sqlite3.Error, sqlite3.Warning, ValueError, OverflowError, MemoryError) as error:
            raise LegationError("cannot answer this query", error, _remedy(str(error), seconds)) from error
        columns = tuple(one[0] for one in cursor.description or ())
    plain = tuple(tuple(_plain(cell) for cell in row) for row in found[:rows])
    return Answer(columns, plain, len(found) > rows)


@contextmanager
def _reading(path: Path, seconds: float) -> Iterator[sqlite3.Connection]:
    until = time.monotonic() + seconds
    address = f"file:{quote(str(path.absolute()))}?mode=ro"
    with closing(sqlite3.connect(address, uri=True, check_same_thread=False)) as connection:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LENGTH)
        connection.setlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH, 20_000)
        connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        connection.execute("PRAGMA query_only = ON")
        connection.set_authorizer(_may)
        connection.set_progress_handler(lambda: time.monotonic() > until, 10_000)
        yield connection


def _may(action: int, _one: str | None, two: str | None, _database: str | None, _trigger: str | None) -> int:
    """Only reading, and no function that reaches outside the record."""
    if action not in _ALLOWED or (action == sqlite3.SQLITE_FUNCTION and (two or "").casefold() in _BARRED):
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK


def _remedy(error: str, seconds: float) -> str:
    if "interrupted" in error:
        return f"It was stopped after {seconds:g} seconds: ask for less, or use `legation sql` on a snapshot"
    if "not authorized" in error or "prohibited" in error:
        return "Only one SELECT can be asked here; nothing can be changed"
    return "Views to ask: " + ", ".join(VIEWS)


def _plain(cell: Any) -> Any:
    if isinstance(cell, bytes):
        return f"({len(cell)} bytes)"
    return None if isinstance(cell, float) and cell != cell else cell  # noqa: PLR0124  not a number
