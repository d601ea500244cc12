"""`legation read` killed at random moments: no fact is lost or doubled, and no process is left over."""

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from tables.endurance.filling import ENVIRONMENT, ROOT, rows
from tables.endurance.trickle import text

PATIENCE = 60.0  # seconds in which the workers of one that was killed have to be gone


def killing(folder: Path, kills: int, workers: int, documents: int = 40, seed: int = 0, engine: str | None = None) -> str:
    """Kills so many runs. Whenever one comes to its end the record must be that of a run that was never stopped, and another one is begun."""
    given, whole, chance = folder / "in.jsonl", folder / "whole.db", random.Random(seed)
    given.write_text("".join(json.dumps({"id": str(n), "text": text(n)}) + "\n" for n in range(documents)) + "{\n", encoding="utf-8")
    command = [sys.executable, "-m", "legation", "read", str(given), "--record"]
    options = ["--workers", str(workers), *(("--engine", engine) if engine else ())]
    begun = time.monotonic()
    _ended(subprocess.Popen([*command, str(whole), *options], env=ENVIRONMENT, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE))
    usual, wanted = time.monotonic() - begun, rows(whole)
    record, killed, ended = folder / "r.db", 0, 0
    while killed < kills or record.exists():
        process = subprocess.Popen(
            [*command, str(record), *options], env=ENVIRONMENT, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        if killed < kills and was_killed(process, chance.uniform(0.0, 1.1 * usual)):
            killed += 1
            continue
        _ended(process)
        if rows(record) != wanted:
            raise AssertionError(f"after {killed} kills not the record of a run that was never stopped")
        ended += 1
        for left in folder.glob("r.db*"):
            left.unlink()
    return f"killing: {killed} runs with {workers} worker{'s' if workers > 1 else ''} killed, {ended} records came to their end: nothing lost, nothing doubled"


def _ended(process: "subprocess.Popen[bytes]") -> None:
    told = process.communicate()[1].decode()
    if process.returncode != 3 or "Traceback" in told:  # 3: one line of the input is none
        raise AssertionError(f"status {process.returncode}: {told[-800:]}")


def was_killed(process: "subprocess.Popen[bytes]", patience: float) -> bool:
    """Whether it had to be killed, for it did not end within so many seconds; what ran below it is gone then too, else `AssertionError`."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(patience)
        return False
    below = _below(process.pid)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    until = time.monotonic() + PATIENCE
    while left := [number for number in below if _alive(number)]:
        if time.monotonic() > until:
            raise AssertionError(f"processes are left over: {left}")
        time.sleep(0.05)
    return True


def _below(number: int) -> list[int]:
    """The processes below one, as far as the system tells (Linux)."""
    try:
        own = [int(child) for child in Path(f"/proc/{number}/task/{number}/children").read_text().split()]
    except OSError:
        return []
    return own + [below for child in own for below in _below(child)]


def _alive(number: int) -> bool:
    try:
        os.kill(number, 0)
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
