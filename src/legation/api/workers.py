"""Several processes that code: readings in, their codings out in the same order, each or its problem.

One that dies is replaced and its document tried once more; a document that ends its worker twice, or takes longer than it may, has a problem in place of
its coding, and the run goes on. The codings are those that one process makes.
"""

import pickle
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from types import TracebackType

from legation.api.cradle import Born, Cradle
from legation.api.setup import TIMEOUT, Setup, failed_coding
from legation.model import Coding
from legation.reading import Reading
from legation.reading.ordering import InOrder

TRIES = 2  # how often a document is given to a worker that dies of it
AHEAD = 16  # documents a worker that may wait for one that takes long
SMALL = 1 << 16  # bytes that a socket takes in at once: so small a document is sent before the worker asks for it


@dataclass(eq=False)
class _Task:
    number: int
    reading: Reading
    tries: int = 0

    def __post_init__(self) -> None:
        self.packed = pickle.dumps((self.number, self.reading), pickle.HIGHEST_PROTOCOL)


@dataclass(eq=False)
class _Worker:
    """A process, and the tasks that it was given: the first is in work, a second lies before it."""

    born: Born
    tasks: deque[_Task] = field(default_factory=deque)
    since: float = 0.0

    @property
    def link(self) -> "Connection[bytes, bytes]":
        return self.born.link

    def takes(self, task: _Task) -> bool:
        return not self.tasks or (len(self.tasks) == 1 and len(task.packed) < SMALL)


class Workers:
    """So many processes, started when the first document comes. Use it in a `with` block, or call `close`."""

    def __init__(self, setup: Setup, count: int, *, timeout: float = TIMEOUT) -> None:
        self._count, self._timeout = count, timeout
        self._cradle = Cradle(setup)
        self._workers: list[_Worker] = []
        self._waiting: deque[_Task] = deque()
        self._window: InOrder[Reading, Coding] = InOrder()

    def codings(self, readings: Iterable[Reading]) -> Iterator[Coding]:
        """The coding of each reading, in order."""
        for reading, coding in self.ahead(readings, lambda reading: reading.codable):
            yield coding if coding is not None else Coding(document=reading.document, problems=reading.problems)

    def ahead(self, readings: Iterable[Reading], wanted: Callable[[Reading], bool]) -> Iterator[tuple[Reading, Coding | None]]:
        """Each reading, in order, with its coding where that is wanted. Some are read ahead of those that are given out."""
        for reading in readings:
            number = self._window.put(reading)
            if wanted(reading):
                self._waiting.append(_Task(number, reading))
            else:
                self._window.done(number, None)
            self._go_on(0.0)
            while self._waiting or len(self._window) >= AHEAD * self._count:
                yield from self._window.ready()
                if self._waiting or len(self._window) >= AHEAD * self._count:
                    self._go_on(None)
            yield from self._window.ready()
        while len(self._window):
            self._go_on(None)
            yield from self._window.ready()

    def close(self) -> None:
        """Ends all processes, whatever they do."""
        for worker in self._workers:
            worker.link.close()
        self._workers.clear()
        self._cradle.close()

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _go_on(self, patience: float | None) -> None:
        """Takes in what is done, ends what takes too long, gives out what waits. `patience`: seconds to wait for something to happen; `None`: until it does."""
        self._give_out()
        busy = {worker.link: worker for worker in self._workers if worker.tasks}
        if not busy:
            return
        until = min(worker.since for worker in busy.values()) + self._timeout - time.monotonic()
        for link in wait(list(busy), max(0.0, until) if patience is None else patience):
            self._take_in(busy[link])  # type: ignore[index]
        for worker in [w for w in self._workers if w.tasks and time.monotonic() - w.since > self._timeout and not w.link.poll()]:
            self._give_up(worker)
        self._give_out()

    def _give_out(self) -> None:
        while self._waiting:
            free = min((w for w in self._workers if w.takes(self._waiting[0])), key=lambda w: len(w.tasks), default=None)
            if (free is None or free.tasks) and len(self._workers) < self._count:
                free = _Worker(self._cradle.born())
                self._workers.append(free)
            if free is None:
                return
            self._send(free, self._waiting.popleft())

    def _send(self, worker: _Worker, task: _Task) -> None:
        """Gives a task to a worker. One that died before it got it is replaced, and the task waits for another: it did not end it."""
        if not worker.tasks:
            worker.since = time.monotonic()
        worker.tasks.append(task)
        try:
            worker.link.send_bytes(task.packed)
        except OSError:
            if len(worker.tasks) == 1:
                self._replace(worker)

    def _take_in(self, worker: _Worker) -> None:
        try:
            number, coding = pickle.loads(worker.link.recv_bytes())
        except (EOFError, OSError):
            self._bury(worker)
            return
        worker.tasks.popleft()
        worker.since = time.monotonic()
        self._window.done(number, coding)

    def _bury(self, worker: _Worker) -> None:
        """What to do when a worker died: its document is tried once more, those that lay before it go to others."""
        task = worker.tasks[0]
        task.tries += 1
        self._replace(worker)
        if task.tries >= TRIES:
            self._waiting.remove(task)
            self._fail(
                task, f"the process that coded it died, {TRIES} times. Please report it with this document; `doctor` tells of memory"
            )

    def _give_up(self, worker: _Worker) -> None:
        task = worker.tasks.popleft()
        self._replace(worker)
        self._fail(task, f"it takes longer than {self._timeout:g} seconds. Name more with --timeout, or split the document")

    def _replace(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        self._waiting.extendleft(reversed(worker.tasks))
        worker.link.close()
        self._cradle.end(worker.born)

    def _fail(self, task: _Task, why: str) -> None:
        self._window.done(task.number, failed_coding(task.reading, why))
