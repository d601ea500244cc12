"""Rebuilding: everything that is derived is thrown away and merged anew from the facts, in one transaction; ids stay."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from legation.record import keeping
from legation.record.removing import INDEXES
from legation.record.store import Store


@dataclass(frozen=True)
class Rebuilt:
    """What a rebuilding did: how many occurrences there were and are, and which ids went and came. Both are empty unless something was damaged."""

    facts: int
    before: int
    after: int
    gone: tuple[str, ...]
    new: tuple[str, ...]


def rebuild(store: Store, progress: Callable[[int, int], None] | None = None) -> Rebuilt:
    """Makes occurrences, links and full-text indexes anew. `progress` is told (facts done, all facts). Stopped, it leaves the record as it was."""
    with store.transaction("cannot rebuild the record") as connection:
        keeping.bring_up(connection)
        before = {row[0] for row in connection.execute("SELECT occurrence_id FROM occurrences")}
        keeping.begin_anew(connection)
        (facts,) = connection.execute("SELECT count(*) FROM waiting").fetchone()
        done = 0

        def told(number: int) -> None:
            nonlocal done
            done += number
            if progress is not None:
                progress(done, facts)

        keeping.bring_up(connection, told)
        after = {row[0] for row in connection.execute("SELECT occurrence_id FROM occurrences")}
        for index in INDEXES:
            connection.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
    return Rebuilt(facts, len(before), len(after), tuple(sorted(before - after)), tuple(sorted(after - before)))


def unlike(store: Store, progress: Callable[[int, int], None] | None = None) -> tuple[str, ...]:
    """The derived tables that are not what merging anew gives. A copy is rebuilt beside the system's temporary files; the record stays as it is."""
    with TemporaryDirectory(prefix="legation-") as folder:
        path = Path(folder) / "copy.db"
        with sqlite3.connect(path) as target:
            store.connection.backup(target)
        target.close()
        with Store.open(path) as copy:
            with copy.transaction("cannot merge what waits in the copy") as connection:
                keeping.bring_up(connection)
            before = {table: _digest(copy.connection, table) for table in keeping.DERIVED}
            rebuild(copy, progress)
            return tuple(table for table in keeping.DERIVED if _digest(copy.connection, table) != before[table])


def _digest(connection: sqlite3.Connection, table: str) -> str:
    """Of all rows of a table, in an order that does not depend on how they came."""
    columns = len(connection.execute(f"PRAGMA table_info ({table})").fetchall())
    digest = sha256()
    for row in connection.execute(f"SELECT * FROM {table} ORDER BY {', '.join(str(n + 1) for n in range(columns))}"):
        digest.update(repr(tuple(row)).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
