"""The step that merges: the codings of a lake into occurrences, by the plan of one machine, and all tables of the lake laid anew with them.

The codings are laid in a record once, and the course of it is written down (`record.course`). The tasks are shares: each takes from the course those facts that
are its own and merges them (`record.sharing`). What they give is put together in the record that has all facts laid, so that a lake that was merged holds what a
snapshot of the record of its inputs holds.
"""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from legation.cluster.finishing import finish
from legation.cluster.folder import Folder
from legation.cluster.importing import import_lake
from legation.cluster.lake import MERGED, PLAN, SHARES, Commit, Lake, encoded
from legation.cluster.local import Local
from legation.cluster.reading import summary
from legation.cluster.tables import OWN
from legation.cluster.work import Done, Engine, Here, Job
from legation.exports.snapshots.manifest import File
from legation.exports.snapshots.tables import tables
from legation.exports.snapshots.writing import Part, write_table
from legation.model import LegationError
from legation.record import Step, Store
from legation.record.course import Course
from legation.record.joining import join, link_all, part
from legation.record.sharing import Share, merge_share

Told = Callable[[Step], None]
CHUNK = 1 << 24  # bytes of a share that are held at once


@dataclass(frozen=True)
class Shared:
    """What every share needs: where the lake is, how many shares there are, and which families are one."""

    lake: str
    of: int
    glued: dict[int, int]

    @property
    def course(self) -> str:
        """Where the course lies in the lake, from which shares take their facts."""
        return f"{SHARES}/course.db"

    def file(self, number: int) -> str:
        """Where a share's result lies in the lake until it is put together with the others."""
        return f"{SHARES}/{number:05}-of-{self.of:05}.db"


def merge(address: str, told: Told = lambda step: None, engine: Engine | None = None) -> bool:
    """Merges a whole lake, in as many shares as the engine has workers; whether there was anything to do. `told` is given each document as it is laid.

    What was there stays valid until the new tables are all written; stopped, the same again goes on with the shares that are not done.
    """
    lake = Lake(Folder(address))
    made = lake.whole()
    if not made.merged:
        with tempfile.TemporaryDirectory(prefix="legation-merge-") as place:
            _written(lake, Path(place), told, engine or Local(1))
        lake.folder.write(PLAN, encoded(msgspec.structs.replace(made, merged=True)))
    lake.folder.clear(SHARES)
    finish(lake)
    return _left(lake) or not made.merged


def share_merged(given: Shared, number: int, here: Here) -> Done:
    """Merges the facts of one share; one that is done is left as it is."""
    lake = Lake(Folder(given.lake))
    if lake.folder.size(given.file(number)) is not None:
        return Done(number=number, already=True)
    with tempfile.TemporaryDirectory(prefix="legation-share-") as folder, Store.open(Path(folder) / "record.db", create=True) as store:
        store.connection.execute("PRAGMA synchronous = OFF")  # it is thrown away
        _fetched(lake, given.course, Path(folder) / "course.db")
        merge_share(store, str(Path(folder) / "course.db"), Share(number, given.of, given.glued))
        part(store.connection, str(Path(folder) / "share.db"))
        _sent(lake, Path(folder) / "share.db", given.file(number))
    return Done(number=number)


def _written(lake: Lake, place: Path, told: Told, engine: Engine) -> None:
    """The tables of the record of the lake's codings, and their commit."""
    with Store.open(place / "record.db", create=True) as store:
        store.connection.execute("PRAGMA synchronous = OFF")  # it is thrown away
        given = _laid(lake, store, place / "course.db", told, max(1, engine.workers))
        _shared(given, engine)
        for number in range(given.of):
            path = place / f"share-{number}.db"
            _fetched(lake, given.file(number), path)
            join(store, str(path))
            path.unlink()
        link_all(store)
        files = {}
        for table in tables(store.connection, text=True):
            cursor = store.connection.cursor()
            cursor.row_factory = None
            files[table.name] = [
                _moved(lake, place, number, made)
                for number, made in enumerate(write_table(place, table.name, table.schema, cursor.execute(table.query)))
            ]
        summed = summary(store.connection)
        commit = Commit(partition=-1, made_of=lake.known().plan, files={}, parts=files, documents=summed["states"], **summed)
    lake.folder.write(MERGED, encoded(commit))


def _laid(lake: Lake, store: Store, path: Path, told: Told, shares: int) -> Shared:
    """Lays all codings of the lake, and sends the course of it there."""
    course = Course(store, str(path))
    for step in import_lake(store, lake.folder.uri, named=False, merging=False):
        course.follow()
        told(step)
    given = Shared(lake.folder.uri, shares, course.close())
    _sent(lake, path, given.course)
    path.unlink()
    return given


def _shared(given: Shared, engine: Engine) -> None:
    """Lets the engine merge all shares."""
    job = Job(step="legation.cluster.merging:share_merged", count=given.of, given=given)
    failed = {done.number: done.failure for done in engine.run(job) if done.failure is not None}
    for number, why in sorted(failed.items()):
        remedy = "Mend the cause and give the same again: what is done stays"
        raise LegationError(f"{len(failed)} of {given.of} shares are not merged: {why}", f"share {number} of {given.lake}", remedy)


def _sent(lake: Lake, path: Path, name: str) -> None:
    """A file of this machine's disk into the lake."""
    with path.open("rb") as content:
        lake.folder.write(name, iter(lambda: content.read(CHUNK), b""))


def _fetched(lake: Lake, name: str, path: Path) -> None:
    """A file of the lake onto this machine's disk."""
    size = lake.folder.size(name) or 0
    with path.open("wb") as out:
        for start in range(0, size, CHUNK):
            out.write(lake.folder.read(name, start, min(size, start + CHUNK)))


def _moved(lake: Lake, place: Path, number: int, made: Part) -> File:
    """A file from beside the lake into it."""
    written = place / made.path
    name = f"{Path(made.path).parent}/merged-{number:05}.parquet"
    lake.folder.write(name, written.read_bytes())
    written.unlink()
    return File(name, made.bytes, made.sha256, made.rows)


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
