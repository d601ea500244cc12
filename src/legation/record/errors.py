"""What can go wrong with a record; a class of its own only where a caller acts differently."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from legation.model import LegationError


class RecordError(LegationError):
    """The record cannot be used."""


class NotARecord(RecordError):
    """The file is something else."""


class NewerRecord(RecordError):
    """The file was written by a later release."""


class RecordUnwritable(RecordError):
    """The file or its folder cannot be written."""


class RecordFull(RecordError):
    """The disk is full."""


class RecordLocked(RecordError):
    """Another process holds the record for longer than we wait."""


DAMAGED = "The file is damaged; restore a copy, or remove it and read the documents again"
_MEANINGS: dict[int, tuple[type[RecordError], str]] = {
    sqlite3.SQLITE_NOTADB: (NotARecord, "This file is not a Legation record; name another file or a new one"),
    sqlite3.SQLITE_CORRUPT: (RecordError, DAMAGED),
    sqlite3.SQLITE_FULL: (RecordFull, "The disk is full. What was written is safe; free some space and run the same command again"),
    sqlite3.SQLITE_BUSY: (RecordLocked, "Another process is writing to it; wait for it to end and run the same command again"),
    sqlite3.SQLITE_LOCKED: (RecordLocked, "Another process is writing to it; wait for it to end and run the same command again"),
    sqlite3.SQLITE_READONLY: (RecordUnwritable, "It may not be written; check the permissions of the file and its folder"),
    sqlite3.SQLITE_CANTOPEN: (RecordUnwritable, "It cannot be opened; check that the folder is there, and the permissions of both"),
    sqlite3.SQLITE_IOERR: (RecordError, "The disk reported an error; check it, then run the same command again"),
}


@contextmanager
def explained(attempted: str, value: object) -> Iterator[None]:
    """Turns what SQLite and the system report into errors that name the record and the remedy; other errors, being faults of ours, pass."""
    try:
        yield
    except sqlite3.Error as error:
        code = _primary_code(error)
        if code not in _MEANINGS:
            raise
        kind, remedy = _MEANINGS[code]
        raise kind(attempted, value, remedy) from error
    except UnicodeDecodeError as error:  # SQLite quotes a schema of garbage in its message
        raise RecordError(attempted, value, DAMAGED) from error
    except OSError as error:
        kind, remedy = _MEANINGS[sqlite3.SQLITE_FULL if error.errno in (errno.ENOSPC, errno.EDQUOT) else sqlite3.SQLITE_CANTOPEN]
        raise kind(attempted, value, remedy) from error


def _primary_code(error: sqlite3.Error) -> int:
    """SQLite's result code without its extension; an error made without a code is known by its words."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    if code is not None and code & 0xFF != sqlite3.SQLITE_ERROR:
        return code & 0xFF
    return next((meaning for words, meaning in _WORDED.items() if words in str(error)), -1)


_WORDED = {
    "disk is full": sqlite3.SQLITE_FULL, "Could not decode to UTF-8": sqlite3.SQLITE_CORRUPT, "malformed": sqlite3.SQLITE_CORRUPT,
    "vtable constructor failed": sqlite3.SQLITE_CORRUPT, "fts5: corrupt": sqlite3.SQLITE_CORRUPT,
}  # fmt: skip
