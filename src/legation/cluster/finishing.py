"""The manifest of a lake: put together from the commits one by one, so that the memory it takes does not grow with the partitions."""

import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import IO

import msgspec

from legation.cluster.lake import MANIFEST, PLAN, Commit, Lake, Made, commit_name
from legation.cluster.tables import OWN, fresh_store
from legation.exports.snapshots import manifest as m
from legation.exports.snapshots.citation import citation
from legation.exports.snapshots.codebook import page
from legation.exports.snapshots.tables import Table, tables
from legation.model import Coverage
from legation.record import Release, run_id
from legation.record.agreement import Agreement
from legation.record.coverage import coverage

TITLE = "A lake of relations between states"
NOBODY = "The maker of this lake"


def finish(lake: Lake) -> None:
    """Writes codebook, citation and manifest of a lake whose partitions are all there; the same bytes as long as they stay."""
    with tempfile.TemporaryFile() as spool:
        summed = _Sums(spool)
        for commit in lake.commits():
            summed.add(commit, lake)
        _write(lake, lake.known(), summed)


@dataclass
class _Rows:
    """Of a table: its rows, the digest of its files, and where their entries stand in the spool."""

    rows: int = 0
    digest: "sha256" = field(default_factory=sha256)  # type: ignore[valid-type]
    places: list[tuple[int, int]] = field(default_factory=list)


class _Sums:
    """What is summed up over commits. The entries of files lie in a file, table after table within a portion of commits."""

    PORTION = 2000

    def __init__(self, spool: IO[bytes]) -> None:
        self._spool = spool
        self.tables: dict[str, _Rows] = {}
        self.states: Counter[str] = Counter()
        self.days: Counter[str] = Counter()
        self.months: Counter[tuple[str, str, str, str]] = Counter()
        self._waiting: dict[str, list[bytes]] = {}
        self._held = 0

    def add(self, commit: Commit, lake: Lake) -> None:
        """Takes in a commit."""
        self.states.update(commit.states)
        self.days.update(commit.days)
        for *key, number in commit.months:
            self.months[tuple(key)] += number  # type: ignore[index]
        name = commit_name(commit.partition)
        content = lake.folder.read(name)
        self._file("", m.File(name, len(content), sha256(content).hexdigest()))
        for table, file in [*commit.files.items(), *((table, file) for table, files in commit.parts.items() for file in files)]:
            self._file(table, file)
        self._held += 1
        if self._held >= self.PORTION:
            self._flush()

    def _file(self, table: str, file: m.File) -> None:
        one = self.tables.setdefault(table, _Rows())
        one.rows += file.rows or 0
        one.digest.update(f"{file.path} {file.sha256}\n".encode())  # type: ignore[attr-defined]
        self._waiting.setdefault(table, []).append(msgspec.json.encode(file))

    def _flush(self) -> None:
        for table, entries in self._waiting.items():
            begin = self._spool.tell()
            self._spool.write(b",\n".join(entries))
            self.tables[table].places.append((begin, self._spool.tell()))
        self._waiting, self._held = {}, 0

    def entries(self, table: str) -> Iterator[bytes]:
        """The entries of a table's files, as JSON."""
        if self._waiting:
            self._flush()
        for number, (begin, end) in enumerate(self.tables[table].places if table in self.tables else ()):
            self._spool.seek(begin)
            yield (b",\n" if number else b"") + self._spool.read(end - begin)
        self._spool.seek(0, 2)

    def identity(self) -> str:
        """The id of the lake, made from the digests of its tables."""
        told = "\n".join(f"{name} {self.tables[name].digest.hexdigest()}" for name in sorted(self.tables) if name)  # type: ignore[attr-defined]
        return f"lake-{sha256(told.encode()).hexdigest()[:16]}"


def _write(lake: Lake, made: Made, summed: _Sums) -> None:
    with fresh_store() as store:
        for day, number in summed.days.items():
            store.connection.execute("INSERT INTO read_days VALUES (?, ?)", (day, number))
        store.connection.executemany("INSERT INTO read_months VALUES (?, ?, ?, ?, ?)", [(*key, n) for key, n in summed.months.items()])
        covered, schema = coverage(store), store.connection.execute("PRAGMA user_version").fetchone()[0]
        plain = [*(Table(name, own, "", frozenset()) for name, own in OWN.items()), *tables(store.connection, text=True)]
        book = page(store.connection, plain).encode()
    identity = summed.identity()
    cited = citation(TITLE, (NOBODY,), identity, made.release, covered).encode()
    pages = [_page(lake, "CITATION.cff", cited), _page(lake, "codebook.md", book), _page(lake, PLAN, lake.folder.read(PLAN))]
    frame = _frame(made, summed, covered, schema, identity, pages)
    lake.folder.write(MANIFEST, _pieces(frame, summed, plain))


def _page(lake: Lake, name: str, content: bytes) -> m.File:
    lake.folder.write(name, content)
    return m.File(name, len(content), sha256(content).hexdigest())


def _frame(made: Made, summed: _Sums, covered: Coverage, schema: int, identity: str, pages: list[m.File]) -> m.Manifest:
    release = Release(made.release, made.register)
    run = m.RunEntry(run_id(release, ()), release.version, release.register, summed.states.get("coded", 0))
    outlets: Counter[tuple[str | None, str | None, str | None]] = Counter()
    for (_, outlet, sort, country), number in summed.months.items():
        outlets[outlet or None, sort or None, country or None] += number
    ordered = sorted(outlets.items(), key=lambda one: (-one[1], *(part or "" for part in one[0])))
    return m.Manifest(
        snapshot=identity, format=m.FORMAT, release=made.release, schema=schema, text=True, title=TITLE,
        licence={"facts": m.LICENCE_OF_FACTS, "texts": m.WITH_TEXT}, runs=[run] if run.documents else [], documents=dict(sorted(summed.states.items())),
        counts={name: one.rows for name, one in sorted(summed.tables.items()) if name}, scores=Agreement(alphas=(), precision=()), coverage=covered,
        sources=[m.Outlet(*key, number) for key, number in ordered], tables={}, pages=pages,
    )  # fmt: skip


def _pieces(frame: m.Manifest, summed: _Sums, plain: list[Table]) -> Iterator[bytes]:
    """The manifest as JSON, its long lists from the spool."""
    yield msgspec.json.encode(frame)[:-1].replace(b',"tables":{}', b"").replace(b',"commits":[]', b"") + b',\n"commits":['
    yield from summed.entries("")
    yield b'],\n"tables":{'
    for number, table in enumerate(plain):
        columns = msgspec.json.encode({field.name: str(field.type) for field in table.schema})
        rows = summed.tables[table.name].rows if table.name in summed.tables else 0
        yield b"%s\n%s:{" % (b"," if number else b"", msgspec.json.encode(table.name))
        yield b'"rows":%d,"columns":%s,"empty":[],"files":[' % (rows, columns)
        yield from summed.entries(table.name)
        yield b"]}"
    yield b"}}\n"
