"""The file of a record: opened, checked, brought to the schema of this release. All writing goes through its transactions."""

import logging
import os
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from urllib.parse import quote

from legation.model import LegationError
from legation.record.cutoff import Left, left_of, was_cut_off
from legation.record.errors import DAMAGED, NewerRecord, NotARecord, RecordError, RecordUnwritable, explained
from legation.record.progress import LOG
from legation.record.upgrading import count_all, finish

COMPANIONS = {
    "tallies": count_all,
    "sentences": finish,  # of the steps that alter rows the newest one, which writes them as this release has them
}  # what a step of the schema has to work out from rows that are there already, by the step's name
APPLICATION = 0x4C45474E  # "LEGN" in the file's header: this SQLite file is a Legation record
_SIGNS = (
    sqlite3.Error,
    TypeError,
    ValueError,
    LookupError,
    zlib.error,
)  # as what damage shows: a row that is not there, bytes that make no sense
MEMORY = ":memory:"
CUT_OFF = "the run before was cut off while it wrote, as by a loss of power. The record is whole up to its last commit ({} documents); the same command carries on"
_LOG = logging.getLogger(__name__)  # with no handler set, a warning is one line on standard error
PAGE = 2048  # bytes, of a file that is new: texts and codings are long rows, whose last page is half empty; with 4096 a document takes a kilobyte more
CACHE = 64_000  # kilobytes of the file that SQLite keeps at hand, as it comes to read them; its own 2,000 are too few for the indexes of a large record
CHECKPOINT = (
    32_000  # pages in the journal, 64 MB, from which on they are put into the file: what several documents alter is then put there once
)


class Store:
    """An open record. Use it in a `with` block, or call `close`. `readonly`: it can be viewed, and nothing can be written to it."""

    def __init__(self, path: str, connection: sqlite3.Connection, *, readonly: bool = False) -> None:
        self.path, self.connection, self.readonly = path, connection, readonly
        self.cut_off = False  # the run before was cut off while it wrote: the record is as of its last commit

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False, readonly: bool = False, patience: float = 10.0) -> "Store":
        """The record in this file (`:memory:` for one that is not kept); `create` makes it if there is none.

        A file that may not be written, or lies on a disk or in a folder that may not, is opened to be viewed, as with `readonly`.
        `patience`: seconds to wait for another process that is writing. Raises a `RecordError` that says what to do.
        """
        name = str(path)
        attempted = "cannot open the record"
        if name != MEMORY:
            _check_path(Path(name), create=create)
            readonly = readonly or (Path(name).is_file() and not _is_writable(Path(name)))
        left = left_of(Path(name)) if name != MEMORY and not readonly else None
        with explained(attempted, name):
            address = f"file:{quote(str(Path(name).absolute()))}?{_mode(Path(name))}" if readonly else name
            connection = sqlite3.connect(address, timeout=patience, isolation_level=None, uri=readonly, check_same_thread=False)
        store = cls(name, connection, readonly=readonly)
        try:
            with explained(attempted, name):
                store._prepare(left)
        except BaseException:
            connection.close()
            raise
        return store

    @contextmanager
    def transaction(self, attempted: str) -> Iterator[sqlite3.Connection]:
        """All or nothing: what is written inside is kept together, or not at all if anything fails."""
        if self.readonly:
            raise RecordUnwritable(
                attempted, self.path, "It may not be written; check the permissions of the file, its folder and its disk"
            )
        with explained(attempted, self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Closes the file."""
        self.connection.close()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Closes the file. What fails because the file is damaged, in whatever way it shows, is told with the file's name and what to do."""
        damaged = isinstance(error, _SIGNS) and not isinstance(error, LegationError) and self._is_damaged()
        self.close()
        if damaged:
            raise RecordError("cannot use the record", self.path, DAMAGED) from error
        if isinstance(error, sqlite3.Error):
            with explained("cannot use the record", self.path):
                raise error

    def _is_damaged(self) -> bool:
        """Whether SQLite finds pages that are not as they should be."""
        try:
            return bool(self.connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok")
        except sqlite3.Error as error:
            return not isinstance(error, sqlite3.ProgrammingError)

    def _tell(self) -> None:
        """Tells of a run that was cut off while it wrote, and looks at every page then: what comes after such a loss is to stand on sound ones."""
        if self._is_damaged():
            raise RecordError("cannot open the record", self.path, DAMAGED)
        held = self.connection.execute("SELECT count(*) FROM documents").fetchone()[0]
        _LOG.warning("%s: %s", self.path, CUT_OFF.format(held))

    def _prepare(self, left: Left | None) -> None:
        self.connection.row_factory = sqlite3.Row
        self.connection.execute(f"PRAGMA cache_size = -{CACHE}")
        self._recognise()
        if self.readonly:
            self._check_schema()
            return
        self.connection.execute(f"PRAGMA page_size = {PAGE}")
        self.connection.execute("PRAGMA journal_mode = WAL")
        self.connection.execute("PRAGMA synchronous = NORMAL")
        self.connection.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT}")
        self.connection.execute("PRAGMA foreign_keys = ON")
        self.cut_off = left is not None and was_cut_off(self.connection, Path(self.path), left)
        newest = max(migrations())
        if 0 < self._number("user_version") < newest:
            LOG.info(
                "%s is brought from schema %s to %s; stopped, nothing is lost and the next command goes on",
                self.path,
                self._number("user_version"),
                newest,
            )
        while (version := self._number("user_version")) < newest:
            self._migrate(version)
        if self.cut_off:
            self._tell()

    def _recognise(self) -> None:
        """Refuses other programs' files and records of later releases, before anything is written."""
        version, newest = self._number("user_version"), max(migrations())
        empty = not self.connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
        if self._number("application_id") != APPLICATION and not (empty and version == 0):
            raise NotARecord("cannot open the record", self.path, "This file is not a Legation record; name another file or a new one")
        if version > newest:
            remedy = f"It has schema {version}, this release knows {newest}; use the release that wrote it, or a later one"
            raise NewerRecord("cannot open the record", self.path, remedy)

    def _check_schema(self) -> None:
        """An older schema cannot be brought up to date in a file that may not be written."""
        version, newest = self._number("user_version"), max(migrations())
        if version < newest:
            remedy = f"It has schema {version} and has to be brought to {newest}, for which it must be writable: copy it to where it is, and name the copy"
            raise RecordError("cannot view the record", self.path, remedy)

    def _migrate(self, version: int) -> None:
        """One step of the schema in one transaction; done by another process meanwhile, it is not done again."""
        with self.transaction("cannot bring the record to the schema of this release"):
            if self._number("user_version") == version:
                step = migrations()[version + 1]
                for statement in _statements(step.script):
                    self.connection.execute(statement)
                if step.name in COMPANIONS:
                    COMPANIONS[step.name](self.connection)
                self.connection.execute(f"PRAGMA application_id = {APPLICATION}")
                self.connection.execute(f"PRAGMA user_version = {version + 1}")

    def _number(self, pragma: str) -> int:
        return int(self.connection.execute(f"PRAGMA {pragma}").fetchone()[0])


@dataclass(frozen=True)
class Migration:
    """One step of the schema."""

    name: str
    script: str


def migrations() -> dict[int, Migration]:
    """The steps of the schema by number, from the numbered files beside this module."""
    folder = files("legation.record") / "migrations"
    steps = {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir() if file.name.endswith(".sql")}
    return {int(name[:4]): Migration(name[5:].removesuffix(".sql"), script) for name, script in steps.items()}


def _statements(script: str) -> Iterator[str]:
    """The single statements of a script, so that they run inside the transaction that is open."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""


def _is_writable(path: Path) -> bool:
    """Whether the file and its folder, in which SQLite keeps a journal, may be written."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _mode(path: Path) -> str:
    """How a file is opened that is not to be written: where no journal lies beside it and none can be made, as one that nobody alters."""
    journal = path.with_name(f"{path.name}-wal")
    alone = not (journal.exists() and journal.stat().st_size)
    return "immutable=1" if alone and not os.access(path.parent, os.W_OK) else "mode=ro"


def _check_path(path: Path, *, create: bool) -> None:
    """SQLite makes a missing file and fails late on a folder; both are told here."""
    attempted = "cannot open the record"
    if path.is_dir():
        raise RecordUnwritable(attempted, path, "This is a folder; name a file")
    if not path.exists() and not create:
        raise RecordUnwritable(attempted, path, "There is no such file; `legation read PATH --record FILE` makes one")
    if not path.parent.is_dir():
        raise RecordUnwritable(attempted, path, f"The folder {path.parent} does not exist; make it first")
