"""Writing: one coding, one transaction. The same coding again adds nothing; a newer release's coding takes the place of the older."""

import json
import sqlite3
from collections.abc import Sequence

from legation.model import Coding, Document, Problem
from legation.model.contract import as_line
from legation.record.copies import settle
from legation.record.identity import Release, document_key, run_id
from legation.record.rows import COLUMNS, document_row, rows, storable
from legation.record.store import Store

CODED = tuple(reversed(COLUMNS))


class Writer:
    """Writes codings of one run: `inputs` as they were named, `release` as installed."""

    def __init__(self, store: Store, release: Release, inputs: Sequence[str] = ()) -> None:
        self.store, self.release, self.inputs = store, release, tuple(inputs)
        self.run = run_id(release, self.inputs)

    def has(self, document: Document, *, skipped: bool = True) -> bool:
        """Whether this document is already in the record, coded by this release with these tables; failed ones are tried again.

        One that was skipped for its language counts as there, unless `skipped` is false: the run means to code it.
        """
        found = self.store.connection.execute(
            "SELECT 1 FROM documents JOIN runs ON runs.id = run WHERE key = ? AND NOT failed AND release = ? AND register = ?",
            (document_key(document), self.release.version, self.release.register),
        )
        if found.fetchone() is None:
            return False
        return skipped or not self._skipped(document_key(document))

    def _skipped(self, key: str) -> bool:
        words = "SELECT 1 FROM problems WHERE document = ? AND stage = 'reading' AND json_extract(json, '$.message') LIKE 'skipped: %'"
        return self.store.connection.execute(words, (key,)).fetchone() is not None

    def write(self, coding: Coding, origin: str | None = None) -> bool:
        """Puts everything found in one document into the record; `False` where it was there already.

        What was noted of `origin`, from where the document was read, is removed: it could be read this time.
        """
        document = coding.document
        if self.has(document, skipped=any(problem.message.startswith("skipped: ") for problem in coding.problems)):
            return False
        key = document_key(document)
        with self.store.transaction(f"cannot write document {document.id} to the record") as connection:
            self._begin_run(connection)
            for table in CODED:
                connection.execute(f"DELETE FROM {table} WHERE document = ?", (key,))
            connection.execute("DELETE FROM problems WHERE document = ?", (key,))
            self._write_document(connection, coding, key)
            settle(connection, key, document.text)
            for table, found in rows(coding, key).items():
                connection.executemany(_insert(table), map(storable, found))
            _write_problems(connection, key, key, coding.problems)
            if origin is not None:
                _write_problems(connection, origin, None, ())
        return True

    def note(self, origin: str, problems: Sequence[Problem]) -> None:
        """Keeps why nothing could be read from `origin`, in place of what was noted there before; no problems remove the note."""
        with self.store.transaction(f"cannot note the problems of {origin} in the record") as connection:
            _write_problems(connection, origin, None, problems)

    def noted(self) -> frozenset[str]:
        """The origins from which nothing could be read."""
        found = self.store.connection.execute("SELECT DISTINCT origin FROM problems WHERE document IS NULL")
        return frozenset(row["origin"] for row in found)

    def _begin_run(self, connection: sqlite3.Connection) -> None:
        values = (self.run, self.release.version, self.release.register, json.dumps(self.inputs))
        connection.execute("INSERT INTO runs VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", storable(values))

    def _write_document(self, connection: sqlite3.Connection, coding: Coding, key: str) -> None:
        document, failed = coding.document, any(problem.level == "error" for problem in coding.problems)
        told = (document.title, document.published, document.source, document.url, document.language)
        connection.execute(
            "INSERT INTO documents (key, id, run, failed, title, published, source, url, language, text, escaped, json)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (key) DO UPDATE SET run = excluded.run, failed = excluded.failed, published = excluded.published,"
            " language = excluded.language, json = excluded.json",
            storable((key, document.id, self.run, failed, *told, *document_row(document))),
        )


def _insert(table: str) -> str:
    columns = COLUMNS[table]
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))}) ON CONFLICT DO NOTHING"


def _write_problems(connection: sqlite3.Connection, origin: str, key: str | None, problems: Sequence[Problem]) -> None:
    connection.execute("DELETE FROM problems WHERE origin = ?", storable((origin,)))
    connection.executemany(
        "INSERT INTO problems (origin, position, document, level, stage, json) VALUES (?, ?, ?, ?, ?, ?)",
        [storable((origin, i, key, problem.level, problem.stage, as_line(problem))) for i, problem in enumerate(problems)],
    )
