"""Questions in SQL to a snapshot, by DuckDB: one SELECT over its tables, within a time; no file is reached but the snapshot's own."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import Any

from legation.exports.snapshots.manifest import Manifest, read_manifest
from legation.model import LegationError
from legation.record.asking_sql import LIMIT, READ_ONLY, Answered, nearest

MEMORY = "1GB"
_BATCH = 1_000
_NO_TABLE = re.compile(r"Table with name (\S+) does not exist")
_NO_COLUMN = re.compile(r'Referenced column "([^"]+)" not found')


def ask_snapshot(folder: Path, query: str, *, seconds: float = LIMIT, most: int | None = None) -> Answered:
    """The answer of a snapshot to one SELECT in DuckDB's SQL. `seconds`: how long it may take in all; `most`: rows at most."""
    import duckdb

    manifest = read_manifest(folder)
    connection = duckdb.connect(":memory:")
    try:
        _open(connection, folder, manifest)
        with _told(manifest, query, duckdb.Error):
            statements = connection.extract_statements(query)
        if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
            raise LegationError("cannot answer the query", " ".join(query.split())[:100] or "nothing", READ_ONLY)
        timer = Timer(seconds, connection.interrupt)
        timer.daemon = True
        timer.start()
        try:
            with _told(manifest, query, duckdb.Error, seconds):
                result = connection.execute(query)
        except BaseException:
            timer.cancel()
            raise
    except BaseException:
        connection.close()
        raise
    columns = tuple(column[0] for column in result.description or ())
    return Answered(columns, _rows(connection, timer, manifest, query, seconds, most))


def _open(connection: Any, folder: Path, manifest: Manifest) -> None:
    """Puts the tables there, then locks everything: no files, no settings, no values of this program."""
    import pyarrow.dataset as ds

    for name, table in manifest.tables.items():
        files = [folder / file.path for file in table.files]
        for path in files:
            if not path.is_file():
                raise LegationError("the snapshot is damaged: a file is missing", path, "Fetch or make the snapshot again")
        connection.register(name, ds.dataset([str(path) for path in files], format="parquet"))
    for setting in (
        f"memory_limit = '{MEMORY}'", "python_enable_replacements = false", "enable_external_access = false", "autoinstall_known_extensions = false",
        "autoload_known_extensions = false", "lock_configuration = true",
    ):  # fmt: skip
        connection.execute(f"SET {setting}")


def _rows(connection: Any, timer: Timer, manifest: Manifest, query: str, seconds: float, most: int | None) -> Iterator[tuple[Any, ...]]:
    import duckdb

    number = 0
    try:
        while most is None or number < most:
            with _told(manifest, query, duckdb.Error, seconds):
                batch = connection.fetchmany(_BATCH if most is None else min(_BATCH, most - number))
            if not batch:
                return
            number += len(batch)
            yield from batch
    finally:
        timer.cancel()
        connection.close()


@contextmanager
def _told(manifest: Manifest, query: str, kind: type[Exception], seconds: float | None = None) -> Iterator[None]:
    """Turns DuckDB's errors into one line with what would be right."""
    try:
        yield
    except kind as error:
        said = " ".join(str(error).split("\n\n")[0].split())
        if "INTERRUPT" in said.upper() and seconds is not None:
            remedy = f"It took longer than {seconds:g} seconds; narrow it, or allow more time"
            raise LegationError("cannot answer the query", " ".join(query.split())[:100], remedy) from error
        raise LegationError("cannot answer the query", said[:200], _remedy(said, manifest)) from error


def _remedy(said: str, manifest: Manifest) -> str:
    if said.startswith("Permission Error"):
        return "Only the tables of the snapshot can be asked; no other file is reached"
    if found := _NO_TABLE.search(said):
        said = f"no such table: {found[1]}"
    elif found := _NO_COLUMN.search(said):
        said = f"no such column: {found[1]}"
    return nearest(said, lambda: manifest.tables, lambda: (column for table in manifest.tables.values() for column in table.columns))
