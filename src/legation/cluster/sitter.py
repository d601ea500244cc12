"""The process of a seat: takes the numbers of tasks, does them, and answers; it ends when nobody listens any more."""

import os
import pickle
import sys
import threading
from multiprocessing.connection import Connection
from typing import Any

from legation.cluster.coder import named
from legation.cluster.work import Here, Job
from legation.model import LegationError


def sit(line: Connection) -> None:
    """Does tasks until the line is closed."""
    job: Job = pickle.loads(line.recv_bytes())
    here = Here(lambda place: line.send(("at", place)))
    step = named(job.step)
    while True:
        try:
            number, here.deadly = line.recv()
        except EOFError:
            return
        line.send(("done", _done(step, job.given, number, here)))


def _done(step: Any, given: Any, number: int, here: Here) -> Any:
    """What became of a task, or why it failed and whether trying again may help."""
    try:
        return step(given, number, here)
    except LegationError as error:
        return str(error), False
    except OSError as error:
        return f"{error.strerror or error}{f': {error.filename}' if error.filename else ''}", True
    except MemoryError:
        return "there is not enough memory for it; give smaller partitions or fewer workers", True


def _watch(parent: int) -> None:
    """Ends the process when the one that started it is gone, also in the middle of a document."""
    while os.getppid() == parent:
        threading.Event().wait(1.0)
    os._exit(1)


def main() -> None:
    """Runs on the line whose number is given."""
    threading.Thread(target=_watch, args=(os.getppid(),), daemon=True).start()
    try:
        sit(Connection(int(sys.argv[1])))
    except (BrokenPipeError, ConnectionResetError, KeyboardInterrupt):
        os._exit(1)


if __name__ == "__main__":
    main()
