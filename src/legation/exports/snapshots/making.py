"""Making a snapshot: a frozen, citable state of the record as a folder of Parquet with a manifest. The same record gives the same bytes."""

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from legation.exports.snapshots import manifest as m
from legation.exports.snapshots.citation import citation
from legation.exports.snapshots.codebook import page
from legation.exports.snapshots.tables import Table, tables
from legation.exports.snapshots.writing import part_of, write_table
from legation.model import LegationError
from legation.record import Store, View
from legation.record.occurrences import bring_up

TITLE = "A record of relations between states"
NOBODY = "The maker of this snapshot"


def make_snapshot(store: Store, into: Path, *, text: bool = False, title: str = TITLE, authors: Sequence[str] = (NOBODY,)) -> m.Manifest:
    """Writes the record as it is to a folder that is new or empty; the manifest of it. The folder is there when all is written, or not at all."""
    if into.exists() and (not into.is_dir() or any(into.iterdir())):
        raise LegationError("cannot make the snapshot: there is something already", into, "Name a folder that is new or empty")
    bring_up(store)
    part = into.with_name(f"{into.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    try:
        part.mkdir(parents=True)
        made = _written(store, part, title, tuple(authors), text=text)
        if into.exists():
            into.rmdir()
        part.replace(into)
    except OSError as error:
        raise LegationError("cannot write the snapshot", into, error.strerror or str(error)) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return made


def _written(store: Store, root: Path, title: str, authors: Sequence[str], *, text: bool) -> m.Manifest:
    connection = store.connection
    connection.execute("BEGIN")
    try:
        chosen = tables(connection, text=text)
        entries = {table.name: _entry(root, table, connection) for table in chosen}
        runs, documents, sources = _runs(connection), _documents(connection), _sources(connection)
        covered = View(store).coverage()
        book = page(connection, chosen)
        schema = connection.execute("PRAGMA user_version").fetchone()[0]
    finally:
        connection.execute("ROLLBACK")
    identity = _identity(entries)
    (root / "codebook.md").write_text(book, encoding="utf-8")
    (root / "CITATION.cff").write_text(citation(title, authors, identity, version("legation"), covered), encoding="utf-8")
    pages = [_file(root, root / name) for name in ("CITATION.cff", "codebook.md")]
    licence = {"facts": m.LICENCE_OF_FACTS, "texts": m.WITH_TEXT if text else m.WITHOUT_TEXT}
    made = m.Manifest(
        snapshot=identity, format=m.FORMAT, release=version("legation"), schema=schema, text=text, title=title, licence=licence, runs=runs, documents=documents,
        coverage=covered, sources=sources, tables=entries, pages=pages,
    )  # fmt: skip
    (root / m.NAME).write_bytes(m.encoded(made))
    return made


def _entry(root: Path, table: Table, connection: sqlite3.Connection) -> m.TableEntry:
    parts = write_table(root, table.name, table.schema, _rows(connection, table.query))
    files = [m.File(part.path, part.bytes, part.sha256, part.rows) for part in parts]
    columns = {field.name: str(field.type) for field in table.schema}
    return m.TableEntry(sum(part.rows for part in parts), columns, sorted(table.empty), files)


def _rows(connection: sqlite3.Connection, query: str) -> Iterator[tuple[Any, ...]]:
    cursor = connection.cursor()
    cursor.row_factory = None
    yield from cursor.execute(query)


def _file(root: Path, path: Path) -> m.File:
    part = part_of(root, path, 0)
    return m.File(part.path, part.bytes, part.sha256)


def _identity(entries: dict[str, m.TableEntry]) -> str:
    """The id of a snapshot, from the digests of its tables."""
    digests = "\n".join(f"{file.path} {file.sha256}" for name in sorted(entries) for file in entries[name].files)
    return f"snapshot-{sha256(digests.encode()).hexdigest()[:16]}"


def _runs(connection: sqlite3.Connection) -> list[m.RunEntry]:
    sql = (
        "SELECT r.run_id, r.release, r.register, count(*) FROM runs r JOIN codings c ON c.run = r.run JOIN documents d ON d.document = c.document"
        " WHERE c.current AND d.state = 'coded' GROUP BY r.run ORDER BY r.run_id"
    )
    return [m.RunEntry(*row) for row in connection.execute(sql)]


def _documents(connection: sqlite3.Connection) -> dict[str, int]:
    """How many documents are in each state."""
    return {row[0]: row[1] for row in connection.execute("SELECT state, count(*) FROM documents GROUP BY state ORDER BY state")}


def _sources(connection: sqlite3.Connection) -> list[m.Outlet]:
    sql = (
        "SELECT outlet, source_type, outlet_country, count(*) AS number FROM documents WHERE state IN ('coded', 'skipped') GROUP BY 1, 2, 3"
        " ORDER BY number DESC, outlet, source_type, outlet_country"
    )
    return [m.Outlet(*row) for row in connection.execute(sql)]
