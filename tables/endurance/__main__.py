"""`python -m tables.endurance [TRIAL...]`: every trial in its long form, or those named; exit status 1 where one fails."""

import logging
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tables.endurance.clocks import clocks
from tables.endurance.crowd import crowd
from tables.endurance.killing import killing
from tables.endurance.power import power
from tables.endurance.space import space
from tables.endurance.trickle import trickle

TRIALS: dict[str, Callable[[Path], str]] = {
    "power": lambda folder: power(folder, 400, 25, 40),
    "space": lambda folder: space(folder, 100, 24_000, room=100_000),
    "crowd": lambda folder: crowd(folder, 2_000),
    "clocks": clocks,
    "trickle": lambda folder: trickle(folder, 1_440),
    "killing": lambda folder: killing(folder, 100, 1),
    "killing-workers": lambda folder: killing(folder, 100, 2),
}


def main(*wanted: str) -> int:
    """Run them one after the other and tell what came of each."""
    unknown = [name for name in wanted if name not in TRIALS]
    if unknown:
        print(f"no such trial: {', '.join(unknown)}; there are {', '.join(TRIALS)}", file=sys.stderr)
        return 2
    logging.getLogger("legation.record").setLevel(logging.ERROR)
    failed = 0
    for name in wanted or TRIALS:
        begun = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="legation-endurance-") as folder:
            try:
                told = TRIALS[name](Path(folder))
            except AssertionError as error:
                told, failed = f"{name} FAILED: {error}", failed + 1
        print(f"{told} ({time.monotonic() - begun:.0f} s)", flush=True)
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
