"""Two that write and two that read one record at once: nothing is lost or doubled, and nobody is told that it is locked."""

import random
import subprocess
import sys
import time
from pathlib import Path

from tables.endurance.filling import ENVIRONMENT, ROOT, filled, filling, rows

from legation.record import Store
from legation.record.rebuilding import unlike

ASKING = (("meetings",), ("search", "Weimar"), ("dyad", "FRA", "DEU"), ("verdict", "list"), ("record", "check"))
SETS = (
    "SELECT document_key, state FROM documents ORDER BY 1",
    "SELECT d.document_key, f.fact_id, f.kind FROM facts f JOIN documents d USING (document) ORDER BY 1, 2",
    "SELECT d.document_key, count(*) FROM codings c JOIN documents d USING (document) GROUP BY 1 ORDER BY 1",
    "SELECT origin, message FROM problems ORDER BY 1, 2",
    "SELECT occurrence_kind, count(*) FROM occurrences GROUP BY 1 ORDER BY 1",
)  # what does not depend on who came first: numbers of rows and ids of occurrences do


def crowd(folder: Path, documents: int, seed: int = 0) -> str:
    """Each writer reads three quarters of the documents, so that half come twice; readers ask until both are done."""
    record, alone, chance = folder / "r.db", folder / "alone.db", random.Random(seed)
    filled(alone, documents)
    with Store.open(record, create=True):
        pass
    part = documents * 3 // 4
    writers = [filling(record, part), filling(record, part, documents - part)]
    readers: list[subprocess.Popen[str]] = []
    answers = 0
    while any(writer.poll() is None for writer in writers):
        while len(readers) < 2:
            readers.append(_asking(record, chance))
        answers += _answered(readers)
        _drain(writers)
        time.sleep(0.02)
    for reader in readers:
        reader.wait()
    answers += _answered(readers)
    for writer in writers:
        told = writer.communicate()[1]
        if writer.returncode or told:
            raise AssertionError(f"one that writes: {told[-800:]}")
    if _sets(record) != _sets(alone):
        raise AssertionError("not what one that writes alone leaves")
    rows(record)
    with Store.open(record, readonly=True) as store:
        other = unlike(store)
    if other:
        raise AssertionError(f"not what merging anew gives: {other}")
    return f"crowd: {documents} documents by two that write, half of them by both, and {answers} answers to two that read: nothing lost, doubled or locked"


def _asking(record: Path, chance: random.Random) -> "subprocess.Popen[str]":
    asked = chance.choice(ASKING)
    named = [str(record)] if asked[0] == "record" else ["--record", str(record)]
    command = [sys.executable, "-m", "legation", *asked, *named]
    return subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, cwd=ROOT)


def _answered(readers: "list[subprocess.Popen[str]]") -> int:
    """Takes away those that have answered; how many did."""
    done = [reader for reader in readers if reader.poll() is not None]
    for reader in done:
        told = reader.communicate()[1]
        if reader.returncode or "lock" in told or "Another process" in told or "cut off" in told:
            raise AssertionError(f"one that reads: {reader.args!r} status {reader.returncode}: {told[-800:]}")
        readers.remove(reader)
    return len(done)


def _drain(writers: "list[subprocess.Popen[str]]") -> None:
    """What they tell is read, so that they go on."""
    import os
    import select

    for writer in writers:
        assert writer.stdout is not None
        while select.select([writer.stdout], [], [], 0)[0] and os.read(writer.stdout.fileno(), 1 << 16):
            pass


def _sets(record: Path) -> list[list[tuple[object, ...]]]:
    with Store.open(record) as store:
        return [[tuple(row) for row in store.connection.execute(sql)] for sql in SETS]
