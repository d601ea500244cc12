"""A record that is filled with codings made by hand, as `legation read` fills one: `python -m tables.endurance.filling RECORD DOCUMENTS [FIRST]`.

Prints the number of each document when it is in the record.
"""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from legation.reading import Reading, reading
from legation.record import Release, Store, Writer, fill

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT / 'tests'}:{ROOT}", "PYTHONHASHSEED": "0"}


def readings(count: int, first: int = 0) -> Iterator[Reading]:
    """So many documents; every fiftieth cannot be read."""
    from record.codings import TEXT

    for n in range(first, first + count):
        yield reading({"id": str(n), "text": TEXT + str(n)} if n % 50 else {"id": str(n)}, f"line {n}")


def filling(record: Path, documents: int, first: int = 0) -> "subprocess.Popen[str]":
    """The process that fills it."""
    command = [sys.executable, "-m", "tables.endurance.filling", str(record), str(documents), str(first)]
    return subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT)


def filled(record: Path, documents: int) -> None:
    """Fills it here, to the end."""
    from record.codings import coder

    with Store.open(record, create=True) as store:
        for _ in fill(Writer(store, Release("1", "aa"), ["input"]), readings(documents), coder):
            pass


def rows(record: Path) -> list[str]:
    """All that is in a record, as SQL. Raises `AssertionError` where SQLite finds it unsound, or rows refer to what is not there."""
    connection = sqlite3.connect(record)
    try:
        sound = connection.execute("PRAGMA integrity_check").fetchall()
        stray = connection.execute("PRAGMA foreign_key_check").fetchall()
        if sound != [("ok",)] or stray:
            raise AssertionError(f"{record} is not sound: {sound[:3]} {stray[:3]}")
        return list(connection.iterdump())
    finally:
        connection.close()


def main(record: str, documents: str, first: str = "0") -> None:
    """Fill, and tell of each document."""
    from record.codings import coder

    with Store.open(record, create=True) as store:
        print("ready", flush=True)
        for number, _ in enumerate(
            fill(Writer(store, Release("1", "aa"), ["input"]), readings(int(documents), int(first)), coder), start=1
        ):
            print(number, flush=True)
    print("done", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
