"""The step that merges: the codings of a lake into occurrences, by the plan of one machine, and all tables of the lake laid anew with them.

It is carried out by one process, which keeps a record beside the lake while it works: what a record does of documents, copies, versions and occurrences is
done by the record itself, so that a lake that was merged holds what a snapshot of the record of its inputs holds.
"""

import tempfile
from collections.abc import Callable
from pathlib import Path

import msgspec

from legation.cluster.finishing import finish
from legation.cluster.folder import Folder
from legation.cluster.importing import import_lake
from legation.cluster.lake import MERGED, PLAN, Commit, Lake, encoded
from legation.cluster.reading import summary
from legation.cluster.tables import OWN
from legation.exports.snapshots.manifest import File
from legation.exports.snapshots.tables import tables
from legation.exports.snapshots.writing import Part, write_table
from legation.record import Step, Store

Told = Callable[[Step], None]


def merge(address: str, told: Told = lambda step: None) -> bool:
    """Merges a whole lake; whether there was anything to do. `told` is given each document as it is taken.

    What was there stays valid until the new tables are all written; stopped, the same again begins anew.
    """
    lake = Lake(Folder(address))
    made = lake.whole()
    if not made.merged:
        with tempfile.TemporaryDirectory(prefix="legation-merge-") as place:
            _written(lake, Path(place), told)
        lake.folder.write(PLAN, encoded(msgspec.structs.replace(made, merged=True)))
    finish(lake)
    return _left(lake) or not made.merged


def _written(lake: Lake, place: Path, told: Told) -> None:
    """The tables of the record of the lake's codings, and their commit."""
    with Store.open(place / "record.db", create=True) as store:
        store.connection.execute("PRAGMA synchronous = OFF")  # it is thrown away
        for step in import_lake(store, lake.folder.uri, named=False):
            told(step)
        files = {}
        for table in tables(store.connection, text=True):
            cursor = store.connection.cursor()
            cursor.row_factory = None
            files[table.name] = [
                _moved(lake, place, number, part)
                for number, part in enumerate(write_table(place, table.name, table.schema, cursor.execute(table.query)))
            ]
        summed = summary(store.connection)
        commit = Commit(partition=-1, made_of=lake.known().plan, files={}, parts=files, documents=summed["states"], **summed)
    lake.folder.write(MERGED, encoded(commit))


def _moved(lake: Lake, place: Path, number: int, part: Part) -> File:
    """A file from beside the lake into it."""
    written = place / part.path
    name = f"{Path(part.path).parent}/merged-{number:05}.parquet"
    lake.folder.write(name, written.read_bytes())
    written.unlink()
    return File(name, part.bytes, part.sha256, part.rows)


def _left(lake: Lake) -> bool:
    """Removes the tables of the partitions, which the merged ones have taken the place of; whether there were any."""
    found = [
        name
        for table in lake.merged().parts
        if table not in OWN
        for name, _ in lake.folder.names(table)
        if name.startswith(f"{table}/part-")
    ]
    for name in found:
        lake.folder.remove(name)
    return bool(found)
