"""Killed at any moment and started again, a run leaves the record of a run that was never stopped."""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import legation

DOCUMENTS, KILLS = 400, 12
ENVIRONMENT = {"PYTHONPATH": f"{Path(legation.__file__).parent.parent}:{Path(__file__).parent.parent}", "PYTHONHASHSEED": "0"}
PROGRAM = f"""
import sys
from legation.reading import reading
from legation.record import Release, Store, Writer, fill
from record.codings import TEXT, coder

readings = (reading({{"id": str(n), "text": TEXT + str(n)}} if n % 50 else {{"id": str(n)}}, f"line {{n}}") for n in range({DOCUMENTS}))
with Store.open(sys.argv[1], create=True) as store:
    print("ready", flush=True)
    for step in fill(Writer(store, Release("1", "aa"), ["input"]), readings, coder):
        pass
print("done", flush=True)
"""


def test_killed_at_any_moment_and_run_again(tmp_path: Path) -> None:
    chance = random.Random(11)
    whole, broken = tmp_path / "whole.db", tmp_path / "broken.db"
    started = time.monotonic()
    assert _run(whole, None)
    usual = time.monotonic() - started
    killed = 0
    for _ in range(KILLS):
        killed += not _run(broken, chance.uniform(0.2, 1.0) * usual)
    assert _run(broken, None)
    assert killed, "no run was killed before its end: the test tests nothing"
    assert _dump(broken) == _dump(whole)


def _run(path: Path, patience: float | None) -> bool:
    """Fills the record; with `patience` the process is killed after so many seconds. Whether it came to its end."""
    process = subprocess.Popen([sys.executable, "-c", PROGRAM, str(path)], env=ENVIRONMENT, stdout=subprocess.PIPE, text=True)
    try:
        out, _ = process.communicate(timeout=patience)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        out, _ = process.communicate()
        return False
    assert process.returncode == 0
    return "done" in out


def _dump(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert not connection.execute("PRAGMA foreign_key_check").fetchall()
        return list(connection.iterdump())
    finally:
        connection.close()
