"""The course of a laying: what came in, went and was joined between two mergings of a record, written beside a record that is only laid.

From it each share of a merging (`record.sharing`) takes the facts of its own families, with their documents and codings, and lays nothing.
"""

import sqlite3
from collections.abc import Iterator, Sequence

from legation.record.keeping import AT_ONCE
from legation.record.sharing import FACTS, family
from legation.record.store import Store
from legation.record.tellings import Tellings
from legation.record.writer import EVERY

LOOKED_UP = ("runs", "documents", "codings", "actors", "issue_areas")
"""Tables in which facts are looked up; they do not change once a fact rests on them."""
_LEFT_OUT = {
    ("events", "tells_of"): "NULL",  # events are linked to meetings when all shares are in
    ("documents", "superseded_by"): "NULL", ("documents", "details"): "x''", ("documents", "escaped"): "NULL", ("codings", "scene"): "x''",
}  # fmt: skip
_TABLES = (
    "CREATE TABLE course.came (fact INTEGER, stretch INTEGER, portion INTEGER, was INTEGER, family INTEGER, PRIMARY KEY (fact, stretch)) STRICT, WITHOUT ROWID",
    "CREATE TABLE course.went (stretch INTEGER, fact INTEGER, PRIMARY KEY (stretch, fact)) STRICT, WITHOUT ROWID",
    "CREATE TABLE course.joined (place INTEGER PRIMARY KEY, stretch INTEGER, one TEXT, two TEXT) STRICT",
    "CREATE TABLE course.ends (stretch INTEGER, fact INTEGER, PRIMARY KEY (stretch, fact)) STRICT, WITHOUT ROWID",
    "CREATE TEMP TABLE leaving (fact INTEGER PRIMARY KEY)",
    "CREATE TEMP TABLE joining (place INTEGER PRIMARY KEY, one TEXT, two TEXT, UNIQUE (one, two))",
    "CREATE TEMP TRIGGER fact_leaves AFTER DELETE ON main.facts BEGIN INSERT OR IGNORE INTO leaving VALUES (old.fact); END",
    "CREATE TEMP TRIGGER report_joins AFTER UPDATE OF report ON main.copies BEGIN"
    " INSERT OR IGNORE INTO joining (one, two) VALUES (new.report, old.report); END",
)


class Course:
    """Follows a `Writer` without merging. Call `follow` after each document and `close` at the end; the file is then to be sent to the shares.

    Between two mergings lies a stretch of documents. In place of merging its facts, each is written down with its portion and family, and set aside as what
    goes on under its own number: so the record itself says which fact of a later version goes on with which.
    """

    def __init__(self, store: Store, path: str) -> None:
        self._connection = store.connection
        self._connection.execute("ATTACH ? AS course", (path,))
        for pragma in ("journal_mode = OFF", "synchronous = OFF"):
            self._connection.execute(f"PRAGMA course.{pragma}")
        for statement in _TABLES:
            self._connection.execute(statement)
        for table in FACTS:
            self._connection.execute(f"CREATE TABLE course.{table} AS SELECT 0 AS stretch, * FROM main.{table} WHERE FALSE")
        self._store, self._last, self._stretch = store, self._newest(), 0

    def follow(self) -> None:
        """To be called after each document, new or not: where a record would merge, a stretch ends."""
        newest = self._newest()
        if newest != self._last and newest % EVERY == 0:
            self._note()
        self._last = newest

    def close(self) -> dict[int, int]:
        """Ends the last stretch and completes the file; the families that are glued together, each with the least of those that it is glued to."""
        self._note()
        with self._store.transaction("cannot write down the course of a merging") as connection:
            for table in LOOKED_UP:
                connection.execute(f"CREATE TABLE course.{table} AS SELECT {', '.join(_columns(connection, table))} FROM main.{table}")
            for table in FACTS:
                connection.execute(f"CREATE INDEX course.{table}_by_fact ON {table} (stretch, fact)")
            for table in ("documents", "codings"):
                connection.execute(f"CREATE INDEX course.{table}_by_document ON {table} (document)")
            glued = _least(self._pairs())
            connection.execute("DELETE FROM set_aside")
        for temporary in ("TRIGGER fact_leaves", "TRIGGER report_joins", "TABLE leaving", "TABLE joining"):
            self._connection.execute(f"DROP {temporary.replace(' ', ' temp.')}")
        self._connection.execute("DETACH course")
        return glued

    def _newest(self) -> int:
        return int(self._connection.execute("SELECT coalesce(max(document), 0) FROM main.documents").fetchone()[0])

    def _note(self) -> None:
        """Writes down a stretch."""
        self._stretch += 1
        with self._store.transaction("cannot write down the course of a merging") as connection:
            waiting = [(fact, was) for fact, was in connection.execute("SELECT fact, was FROM waiting ORDER BY fact")]
            of = {fact: family(telling) for fact, telling in Tellings(connection).of([fact for fact, _ in waiting])}
            rows = [(fact, self._stretch, n // AT_ONCE, was and int(was), of[fact]) for n, (fact, was) in enumerate(waiting)]
            connection.executemany("INSERT INTO course.came VALUES (?, ?, ?, ?, ?)", rows)
            ends = [(self._stretch, rows[n][0]) for n in range(AT_ONCE - 1, len(rows), AT_ONCE)]
            connection.executemany("INSERT INTO course.ends VALUES (?, ?)", ends)
            for table in FACTS:
                columns = ", ".join(_columns(connection, table))
                sql = f"INSERT INTO course.{table} SELECT ?, {columns} FROM main.{table} WHERE fact IN (SELECT fact FROM waiting)"
                connection.execute(sql, (self._stretch,))
            connection.execute("INSERT INTO course.went SELECT ?, fact FROM leaving", (self._stretch,))
            connection.execute(
                "INSERT INTO course.joined (stretch, one, two) SELECT ?, one, two FROM joining ORDER BY place", (self._stretch,)
            )
            connection.execute("INSERT INTO set_aside SELECT fact, CAST(fact AS TEXT) FROM waiting")
            for table in ("waiting", "leaving", "joining"):
                connection.execute(f"DELETE FROM {table}")

    def _pairs(self) -> Iterator[Sequence[int]]:
        """The families of two facts of which one goes on with the other, in a later version of its article."""
        sql = (
            "SELECT DISTINCT later.family, (SELECT family FROM course.came c WHERE c.fact = later.was AND c.stretch < later.stretch"
            " ORDER BY c.stretch DESC LIMIT 1) FROM course.came later WHERE later.was IS NOT NULL ORDER BY 1, 2"
        )
        yield from self._connection.execute(sql)


def _least(pairs: Iterator[Sequence[int]]) -> dict[int, int]:
    of: dict[int, int] = {}

    def least(one: int) -> int:
        while of.get(one, one) != one:
            one = of[one]
        return one

    for one, other in pairs:
        first, last = sorted((least(one), least(other)))
        of[last] = first
    return {one: least(one) for one in of}


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    """The columns of a table of the record as they go into the course: what no share asks for is left out."""
    names = [row[1] for row in connection.execute(f"PRAGMA main.table_info ({table})")]
    return [f"{_LEFT_OUT[table, name]} AS {name}" if (table, name) in _LEFT_OUT else name for name in names]
