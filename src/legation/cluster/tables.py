"""Codings to the tables of a snapshot: those of one partition, made by the code that fills a record, with numbers that are unlike those of any other."""

import sqlite3
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from legation.exports.snapshots.tables import tables
from legation.exports.snapshots.writing import encoded_table
from legation.model import Coding, Problem
from legation.record import Release, Store, Writer

NUMBERS = 1 << 24  # rows of a table that one partition can have: its numbers begin at its own number times this
NUMBERED = frozenset(
    ("run", "document", "superseded_by", "actor", "fact", "coding", "speaker", "tells_of", "issue", "occurrence", "fullest", "meeting", "component", "linked")
)  # fmt: skip
"""Columns that hold numbers of rows."""
CODINGS = pa.schema([("document", pa.int64()), ("document_key", pa.string()), ("origin", pa.string()), ("coding", pa.binary())])
PROBLEMS = pa.schema(
    [("document", pa.int64()), ("origin", pa.string()), ("level", pa.string()), ("stage", pa.string()), ("message", pa.string())]
)
OWN = {"codings": CODINGS, "problems": PROBLEMS}
"""Tables of a lake that a snapshot has not: all that was found in each document, as `legation code` writes it, from which a record takes it; and what went wrong."""


@lru_cache(maxsize=1)
def _prepared() -> bytes:
    with Store.open(":memory:", create=True) as store:
        return store.connection.serialize()


def fresh_store() -> Store:
    """An empty record in memory. Its schema is made once in a process."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    connection.deserialize(_prepared())
    connection.row_factory = sqlite3.Row
    return Store(":memory:", connection)


class Pages:
    """What one partition writes: its codings and problems as they come, then all tables."""

    def __init__(self, number: int, release: Release) -> None:
        self.base = number * NUMBERS
        self.store = fresh_store()
        self.writer = Writer(self.store, release, merging=False)
        self._codings: list[tuple[Any, ...]] = []
        self._problems: list[tuple[Any, ...]] = []

    def add(self, coding: Coding, origin: str) -> None:
        """Takes in a document that is not there yet."""
        self.writer.write(coding)
        row = self.store.connection.execute("SELECT max(document) AS document FROM documents").fetchone()
        key = self.store.connection.execute("SELECT document_key FROM documents WHERE document = ?", (row[0],)).fetchone()[0]
        number = self.base + row[0]
        self._codings.append((number, key, origin, coding.to_json().encode("utf-8")))
        self.note(origin, coding.problems, number)

    def note(self, origin: str, problems: Iterable[Problem], document: int | None = None) -> None:
        """Takes in what went wrong."""
        self._problems += [(document, origin, p.level, p.stage, _plain(p.message)) for p in problems]

    def files(self) -> Iterator[tuple[str, bytes, int]]:
        """(table, Parquet, rows) of every table, in the order of the schema."""
        yield "codings", *encoded_table(CODINGS, self._codings)
        yield "problems", *encoded_table(PROBLEMS, self._problems)
        yield from table_files(self.store.connection, self.base)


def table_files(connection: sqlite3.Connection, base: int) -> Iterator[tuple[str, bytes, int]]:
    """The tables of a snapshot, with `base` added to all numbers of rows."""
    for table in tables(connection, text=True):
        cursor = connection.cursor()
        cursor.row_factory = None
        yield table.name, *encoded_table(table.schema, cursor.execute(table.query), lambda part: _moved(part, base))


def _moved(part: pa.Table, base: int) -> pa.Table:
    for place, field in enumerate(part.schema):
        if field.name in NUMBERED and field.type == pa.int64():
            part = part.set_column(place, field, pc.add(part.column(place), base))
    return part


def _plain(words: str) -> str:
    return words.encode("utf-8", "replace").decode("utf-8")
