"""A lake: a folder of Parquet in a snapshot's layout, one file of each table a partition, with a commit a partition and a manifest over all.

Nothing in it depends on when, where or by which engine it was made: the same inputs and the same release give the same bytes.
"""

from collections.abc import Iterator
from hashlib import sha256

import msgspec

from legation.cluster.coder import Settings
from legation.cluster.folder import TEMPORARY, Folder
from legation.cluster.plan import Plan
from legation.cluster.tables import OWN
from legation.exports.snapshots.manifest import File
from legation.model import LegationError

COMMITS = "_commits"
PLAN = f"{COMMITS}/plan.json"
MERGED = f"{COMMITS}/merged.json"
SHARES = "_shares"  # what is merged by its tasks and waits to be put together
MANIFEST = "manifest.json"


class Made(msgspec.Struct, frozen=True):
    """Of what a lake is made: the digest of its plan and what its codings depend on. `merged`: whether occurrences are in it."""

    plan: str
    partitions: int
    settings: str
    release: str
    register: str
    merged: bool = False


class Commit(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What one partition wrote, and what of it is summed up for all. `documents`: by what became of them; `states`: by how they stand; `days`, `months`: documents by day, and by month, outlet, sort and country.

    Merging makes one more, whose `partition` is -1: its tables (`parts`) and sums take the place of those of the partitions.
    """

    partition: int
    made_of: str
    files: dict[str, File]
    documents: dict[str, int]
    states: dict[str, int]
    days: dict[str, int]
    months: list[tuple[str, str, str, str, int]]
    parts: dict[str, list[File]] = {}


def made_of(plan: Plan, settings: Settings) -> Made:
    """What a lake of this plan and these settings is made of."""
    told = msgspec.json.encode(msgspec.structs.replace(settings, register=None, gazetteer=None), order="deterministic")
    release = settings.release
    return Made(plan.digest, len(plan), sha256(told).hexdigest()[:16], release.version, release.register)


class Lake:
    """A lake at an address."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder

    def begin(self, made: Made, *, resume: bool) -> None:
        """Makes the lake, or takes it up where it was left; an error where something else lies there."""
        found = self.made()
        if found is None:
            if next(iter(self.folder.names()), None) is not None:
                raise LegationError(
                    "cannot make the lake: there is something already", self.folder.words, "Name a folder that is new or empty"
                )
            self.folder.write(PLAN, encoded(made))
            return
        if not resume:
            raise LegationError(
                "cannot make the lake: there is one already", self.folder.words, "Give --resume to carry on, or name a new folder"
            )
        if msgspec.structs.replace(found, merged=False) != made:
            remedy = "Its inputs, options or release were others; give the same, or name a new folder"
            raise LegationError("cannot carry on with the lake", self.folder.words, remedy)

    def made(self) -> Made | None:
        """Of what it is made; `None` where there is no lake."""
        return msgspec.json.decode(self.folder.read(PLAN), type=Made) if self.folder.size(PLAN) is not None else None

    def known(self) -> Made:
        """The same; an error where there is no lake."""
        found = self.made()
        if found is None:
            raise LegationError("there is no lake", self.folder.words, "Make one with `legation cluster read INPUT --out LAKE`")
        return found

    def whole(self) -> Made:
        """The same; an error where partitions are missing."""
        found = self.known()
        missing = [number for number in range(found.partitions) if self.folder.size(commit_name(number)) is None]
        if missing:
            remedy = "Give the command that made it again, with --resume"
            raise LegationError(
                f"the lake is not whole: {len(missing)} of {found.partitions} partitions are missing", self.folder.words, remedy
            )
        return found

    def commit(self, number: int) -> Commit | None:
        """What a partition wrote; `None` where it is not done."""
        name = commit_name(number)
        if self.folder.size(name) is None:
            return None
        return msgspec.json.decode(self.folder.read(name), type=Commit)

    def commits(self) -> Iterator[Commit]:
        """Those of all partitions, in order, one by one, as far as what they say holds; then that of the merging, if the lake is merged."""
        known = self.known()
        for number in range(known.partitions):
            found = self.commit(number)
            if found is not None and known.merged:
                files = {table: file for table, file in found.files.items() if table in OWN}
                found = msgspec.structs.replace(found, files=files, states={}, days={}, months=[])
            if found is not None:
                yield found
        if known.merged:
            yield self.merged()

    def merged(self) -> Commit:
        """What merging wrote."""
        return msgspec.json.decode(self.folder.read(MERGED), type=Commit)

    def put(self, table: str, number: int, content: bytes, rows: int) -> File:
        """Writes a file of a table."""
        path = f"{table}/{part_name(number)}.parquet"
        self.folder.write(path, content)
        return File(path, len(content), sha256(content).hexdigest(), rows)

    def done(self, commit: Commit) -> None:
        """Commits a partition: from now on it is there."""
        self.folder.write(commit_name(commit.partition), encoded(commit))

    def tidy(self) -> None:
        """Removes what killed workers left half written."""
        if self.folder.local:
            self.folder.clear(TEMPORARY)


def part_name(number: int) -> str:
    """`part-00042`: how the files of a partition are called."""
    return f"part-{number:05}"


def commit_name(number: int) -> str:
    """Where the commit of a partition lies, or of the merging (-1)."""
    return MERGED if number < 0 else f"{COMMITS}/{part_name(number)}.json"


def encoded(shape: msgspec.Struct) -> bytes:
    """A shape as it is written: JSON, always in the same order."""
    return msgspec.json.encode(shape, order="deterministic") + b"\n"
