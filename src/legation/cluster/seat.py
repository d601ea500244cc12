"""A worker's seat: tasks are done in a process of their own, so that a document that kills it costs a process and not the run.

The process says before each document where it is. If it dies there, another takes its place and begins the task anew; what killed two is left out, and told.
"""

import os
import pickle
import socket
import subprocess
import sys
import time
from collections import Counter
from multiprocessing.connection import Connection
from typing import Any

from legation.cluster.work import Done, Job

DEADLY = 2  # processes that die at the same place before it is left out
TRIES, PAUSE = (
    4,
    1.0,
)  # how often a task is tried that fails or dies elsewhere; seconds of the first pause, each twice as long as the one before


class Seat:
    """Does tasks of one job, one after the other. Use it in a `with` block, or call `close`."""

    def __init__(self, job: Job, pause: float = PAUSE) -> None:
        self._job, self._pause = pickle.dumps(job), pause
        self._process: subprocess.Popen[bytes] | None = None
        self._line: Connection | None = None

    def do(self, number: int) -> Done:
        """What became of a task. What a disk or a network refuses is tried again; in the end the reason is in `failure`."""
        deaths: Counter[tuple[str, int]] = Counter()
        failures = 0
        while True:
            place, answer = self._attempt(number, frozenset(place for place, times in deaths.items() if times >= DEADLY))
            if isinstance(answer, Done):
                return answer
            if answer is None and place is not None:
                deaths[place] += 1
                continue
            failures += 1
            final = isinstance(answer, tuple) and not answer[1]
            if final or failures >= TRIES:
                return Done(number=number, failure=answer[0] if answer else "the process died, again and again, before the first document")
            time.sleep(self._pause * 2 ** (failures - 1))

    def _attempt(self, number: int, deadly: frozenset[tuple[str, int]]) -> tuple[tuple[str, int] | None, Any]:
        """(where the process was last, what it answered): a `Done`, a failure as (reason, whether to try again), or `None` where it died."""
        place = None
        try:
            line = self._open()
            line.send((number, deadly))
            while True:
                kind, told = line.recv()
                if kind != "at":
                    return place, told
                place = told
        except (EOFError, OSError):
            self.close()
            return place, None

    def _open(self) -> Connection:
        if self._line is not None and self._process is not None and self._process.poll() is None:
            return self._line
        self.close()
        mine, its = socket.socketpair()
        path = os.pathsep.join(entry for entry in sys.path if entry)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "legation.cluster.sitter", str(its.fileno())],
            pass_fds=(its.fileno(),), env={**os.environ, "PYTHONPATH": path}, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        its.close()
        self._line = Connection(mine.detach())
        self._line.send_bytes(self._job)
        return self._line

    @property
    def process(self) -> int | None:
        """The number of the process that does the tasks."""
        return self._process.pid if self._process else None

    def close(self) -> None:
        """Ends the process."""
        if self._line is not None:
            self._line.close()
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        self._process, self._line = None, None

    def __enter__(self) -> "Seat":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
