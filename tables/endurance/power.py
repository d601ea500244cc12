"""Loss of power: a run is stopped at random moments, its files are copied as they lie there, and what was not yet on the disk for certain is cut or garbled.

SQLite is asked to wait for the disk only before the journal is put into the file (`synchronous = NORMAL`): so of the journal, what was written since may be
lost in any way, and pages of the file that the journal still holds may be half written. All else is on the disk.
"""

import random
import shutil
import signal
from dataclasses import dataclass
from pathlib import Path

from tables.endurance.filling import filled, filling, rows

from legation.record import RecordError, Store
from legation.record.store import PAGE

HEAD, FRAME = 32, 24 + PAGE
BACKFILL = 128  # where the shared index of the journal tells how many pages were on the disk when they began to be put into the file
KINDS = ("cut", "garbled", "zeroed", "torn")


@dataclass(frozen=True)
class Stopped:
    """A copy of the files as they lay there: how many documents had been told, and how many pages of the journal were on the disk for certain."""

    record: Path
    told: int
    synced: int


def stopped(folder: Path, documents: int, moments: int, chance: random.Random) -> list[Stopped]:
    """Copies of the files of one run at random moments."""
    record, out = folder / "run.db", []
    at = sorted(chance.sample(range(2, documents), moments))
    process = filling(record, documents)
    assert process.stdout is not None
    for line in process.stdout:
        if at and line.strip() == str(at[0]):
            number = at.pop(0)
            process.send_signal(signal.SIGSTOP)
            out.append(_copied(record, folder / f"at{number}.db", number))
            process.send_signal(signal.SIGCONT)
    if process.wait():
        raise AssertionError(f"the run ended badly: {process.stderr.read() if process.stderr else ''}")
    return out


def _copied(record: Path, to: Path, told: int) -> Stopped:
    for ending in ("", "-wal"):
        shutil.copy(f"{record}{ending}", f"{to}{ending}")
    index = Path(f"{record}-shm").read_bytes()
    return Stopped(to, told, int.from_bytes(index[BACKFILL : BACKFILL + 4], "little"))


def damaged(one: Stopped, to: Path, kind: str, chance: random.Random) -> bool:
    """A copy with its journal damaged after what is on the disk for certain, or with pages of the file half written. Whether anything was damaged."""
    for ending in ("", "-wal"):
        shutil.copy(f"{one.record}{ending}", f"{to}{ending}")
    journal = bytearray(Path(f"{to}-wal").read_bytes())
    if kind == "torn":
        return _tear(to, bytes(journal), chance)
    salts, starts = journal[16:24], range(HEAD, len(journal) - FRAME + 1, FRAME)
    end = max((at + FRAME for at in starts if journal[at + 8 : at + 16] == salts), default=0)
    first = HEAD + one.synced * FRAME
    if first >= end:
        return False
    at = chance.randrange(first, end)
    if kind == "cut":
        del journal[at:]
    elif kind == "garbled":
        journal[at : at + 512] = chance.randbytes(512)
    else:
        journal[at:] = bytes(len(journal) - at)
    Path(f"{to}-wal").write_bytes(journal)
    return True


def _tear(record: Path, journal: bytes, chance: random.Random) -> bool:
    """Half of each of some pages that the journal still holds is overwritten, as by a write that was under way."""
    salts, content = journal[16:24], bytearray(record.read_bytes())
    held = [
        int.from_bytes(journal[at : at + 4], "big") for at in range(HEAD, len(journal) - FRAME, FRAME) if journal[at + 8 : at + 16] == salts
    ]
    there = [page for page in sorted(set(held)) if 1 < page <= len(content) // PAGE]
    for page in chance.sample(there, min(5, len(there))):
        content[(page - 1) * PAGE : (page - 1) * PAGE + PAGE // 2] = chance.randbytes(PAGE // 2)
    record.write_bytes(bytes(content))
    return bool(there)


def power(folder: Path, documents: int, moments: int, damages: int, seed: int = 0) -> str:
    """Every copy opens, is whole to a commit, and the run that goes on from it ends with the record of a run that was never stopped."""
    chance, whole = random.Random(seed), folder / "whole.db"
    filled(whole, documents)
    wanted, tried, short, told, resumed = rows(whole), 0, 0, 0, 0
    for one in stopped(folder, documents, moments, chance):
        for number in range(damages):
            copy, kind = folder / "copy.db", KINDS[number % len(KINDS)]
            for left in folder.glob("copy.db*"):
                left.unlink()
            if not damaged(one, copy, kind, chance):
                continue
            tried += 1
            held, cut = _opened(copy)
            if held > one.told + 1 or (kind == "torn" and held < one.told - one.told // 50 - 1):
                raise AssertionError(f"{held} documents where {one.told} were told of, {kind}")
            short, told = short + (held < one.told - 1), told + cut
            if number < len(KINDS):
                filled(copy, documents)
                resumed += 1
                if rows(copy) != wanted:
                    raise AssertionError(f"not the record of a run that was never stopped: {kind} at {one.told}")
    return f"power: {tried} damaged copies of {moments} moments open and are whole to a commit; {told} were told to be cut off; {resumed} went on, with the same rows"


def _opened(copy: Path) -> tuple[int, bool]:
    """How many documents are left, and whether it was told that something was cut off."""
    try:
        with Store.open(copy) as store:
            held, cut = int(store.connection.execute("SELECT count(*) FROM documents").fetchone()[0]), store.cut_off
    except RecordError as error:
        raise AssertionError(f"it does not open: {error}") from error
    rows(copy)
    return held, cut
