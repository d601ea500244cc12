"""A clock that jumps: what is in the record, codings among it, has the same bytes whatever time it is."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tables.endurance.filling import ENVIRONMENT, ROOT, rows

DAYS = ("1970-01-01", "2026-12-01", "2038-01-20")
PRELUDE = """
import datetime, random, sys, time
start, true = datetime.datetime.fromisoformat(sys.argv.pop(1)).timestamp(), time.time
chance, day, moment = random.Random(start), datetime.date, datetime.datetime

def jumping():
    return max(0.0, start + chance.uniform(-9e4, 9e4) + true() % 1)

class Day(day):
    @classmethod
    def today(cls):
        return day.fromtimestamp(jumping())

class Moment(moment):
    @classmethod
    def now(cls, tz=None):
        return moment.fromtimestamp(jumping(), tz)
    utcnow = today = now

time.time, time.time_ns = jumping, lambda: int(jumping() * 1e9)
datetime.date, datetime.datetime = Day, Moment
from legation.cli import main
sys.argv[0] = "legation"
main()
"""


ALL = (ROOT / "samples", ROOT / "tests" / "formats")


def clocks(folder: Path, given: Sequence[Path] = ALL, days: Sequence[str] = DAYS) -> str:
    """The samples and the files of every format, read into a record at three times, with a clock that jumps a day to and fro meanwhile."""
    inputs, told = [str(path) for path in given], []
    for day in days:
        record = folder / f"{day}.db"
        _run(day, "read", *inputs, "--engine", "rules", "--record", str(record))
        told.append(rows(record))
    if any(one != told[0] for one in told[1:]):
        raise AssertionError("what comes out depends on the clock")
    return f"clocks: {len(told[0]):,} rows of a record are the same at {', '.join(days)}, by a clock that jumps"


def _run(day: str, *words: str) -> None:
    command = [sys.executable, "-c", PRELUDE, day, *words]
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode not in (0, 3) or "Traceback" in done.stderr:
        raise AssertionError(done.stderr[-800:])
