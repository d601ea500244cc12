"""Whether the last run that wrote to a record was cut off while it wrote, as by a loss of power: what is left in the journal shows it.

SQLite gives each page in its journal (https://www.sqlite.org/walformat.html) the salts of the journal and a checksum; when the file is opened again it takes over
the pages up to the last commit that is whole and leaves out what follows. What it left out is what is looked for here, so that it can be told.
"""

import sqlite3
from pathlib import Path
from typing import NamedTuple

_HEAD, _FRAME = 32, 24  # bytes before the first page of the journal, and before each page in it
_MAGICS = (0x377F0682, 0x377F0683)


class Left(NamedTuple):
    """What lies in a journal: its salts, how many of its pages bear them up to the last one that does, and whether the file ends within one after them."""

    salts: bytes
    pages: int
    torn: bool


def left_of(path: Path) -> Left | None:
    """What lies in the journal beside this record; `None` where there is none or an empty one. To be looked at before the record is opened."""
    try:
        with path.with_name(f"{path.name}-wal").open("rb") as journal:
            head = journal.read(_HEAD)
            if not head:
                return None
            size, salts = int.from_bytes(head[8:12], "big") or 65536, head[16:24]
            sound = len(head) == _HEAD and int.from_bytes(head[:4], "big") in _MAGICS and 512 <= size <= 65536
            return _left(journal.seek(0, 2) - _HEAD, size, salts, journal.fileno()) if sound else Left(b"", 1, True)
    except OSError:
        return None


def _left(length: int, size: int, salts: bytes, descriptor: int) -> Left:
    from os import pread

    step, last = _FRAME + size, 0
    for number in range(length // step):
        if pread(descriptor, 8, _HEAD + number * step + 8) == salts:
            last = number + 1
    return Left(salts, last, length % step != 0 and last == length // step)


def was_cut_off(connection: sqlite3.Connection, path: Path, left: Left) -> bool:
    """Whether pages of what was left there have no commit after them. Waits for a process that is writing, as any writing does; where one goes on for
    longer than that, nobody was cut off."""
    if not _lost(connection, left):
        return False
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    except sqlite3.OperationalError:
        return False
    return left_of(path) == left and _lost(connection, left)


def _lost(connection: sqlite3.Connection, left: Left) -> bool:
    taken = int(connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()[1])
    return left.torn or taken < max(1, left.pages)  # a journal begins with its first page: without any it lost that one
