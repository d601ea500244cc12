"""Processor time of a process and of all that it starts, whoever waits for them: daemons and processes that are killed too. Linux only."""

import math
import os
import threading
from pathlib import Path
from time import monotonic
from typing import Any
from uuid import uuid4

EVERY = 0.5  # seconds between two looks; what a process takes between the last of them and its end is not seen
_MARK = "LEGATION_WATCHED"
_TICKS = os.sysconf("SC_CLK_TCK")


class Watched:
    """Sums up the processor time of the processes that carry `mark` in their environment, while its `with` block runs."""

    def __init__(self) -> None:
        self.mark = {_MARK: uuid4().hex}
        self._words = f"{_MARK}={self.mark[_MARK]}".encode()
        self._spent: dict[tuple[str, str], int] = {}
        self._seen: list[tuple[float, int]] = []
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def seconds(self, until: float = math.inf) -> float:
        """Of processor, of all together, so far, or up to a time of the clock `monotonic`."""
        return max((spent for at, spent in self._seen if at <= until), default=0) / _TICKS

    def _watch(self) -> None:
        while not self._over.wait(EVERY):
            self._look()

    def _look(self) -> None:
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    self._add(entry)
                except OSError:  # it is gone
                    continue
        self._seen.append((monotonic(), sum(self._spent.values())))

    def _add(self, entry: Path) -> None:
        fields = (entry / "stat").read_text().rpartition(")")[2].split()
        process = (entry.name, fields[19])  # numbers of processes come again; with the time of its start it is one
        if process in self._spent or self._words in (entry / "environ").read_bytes().split(b"\0"):  # one just born has its parent's
            self._spent[process] = int(fields[11]) + int(fields[12])

    def __enter__(self) -> "Watched":
        self._thread.start()
        return self

    def __exit__(self, *_: Any) -> None:
        self._over.set()
        self._thread.join()
