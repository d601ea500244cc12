"""The record's file, opened several times to be read and, while something is written, once to be written."""

import os
import sqlite3
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, LifoQueue
from typing import TypeVar

from legation.desk.problems import Busy, TooLong
from legation.record import Store, View
from legation.record.occurrences import bring_up

READERS = 4
KEPT = 512  # answers that are kept until the record changes
STEPS = 20_000  # of SQLite's machine between two looks at the clock
Answer = TypeVar("Answer")


class Shelf:
    """Gives views of one record. `seconds`: the longest that one page may ask it."""

    def __init__(self, path: Path, seconds: float) -> None:
        self.path, self.seconds = path, seconds
        with Store.open(path) as store:
            self.readonly = store.readonly
            bring_up(store)
        self._free: LifoQueue[Store] = LifoQueue()
        self._made = 0
        self._lock, self._writing = threading.Lock(), threading.RLock()
        self._kept: OrderedDict[object, object] = OrderedDict()
        self._stamp: object = None

    @contextmanager
    def view(self) -> Iterator[View]:
        """A view for one page; what takes too long is stopped, with an error that says so."""
        store = self._reader()
        until = time.monotonic() + self.seconds
        store.connection.set_progress_handler(lambda: time.monotonic() > until, STEPS)
        try:
            yield View(store)
        except sqlite3.OperationalError as error:
            if "interrupted" in str(error):
                raise TooLong(
                    "this page was stopped", f"{self.seconds:g} seconds", "Ask for less: a period, a party or an issue"
                ) from error
            raise
        finally:
            store.connection.set_progress_handler(None, 0)
            self._free.put(store)

    @contextmanager
    def reading(self) -> Iterator[Store]:
        """The record to be read at length: for a download, which may take longer than a page."""
        with Store.open(self.path, readonly=True) as store:
            yield store

    @contextmanager
    def writing(self) -> Iterator[Store]:
        """The record to be written; one change at a time."""
        with self._writing, Store.open(self.path) as store:
            yield store

    def kept(self, name: object, make: Callable[[], Answer]) -> Answer:
        """What `make` gives, made once until the record changes."""
        with self._lock:
            stamp = self._now()
            if stamp != self._stamp:
                self._kept.clear()
                self._stamp = stamp
            if name in self._kept:
                return self._kept[name]  # type: ignore[return-value]
        made = make()
        with self._lock:
            if self._stamp == stamp:
                self._kept[name] = made
                if len(self._kept) > KEPT:
                    self._kept.popitem(last=False)
        return made

    def close(self) -> None:
        """Closes what is open."""
        while True:
            try:
                self._free.get_nowait().close()
            except Empty:
                return

    def _reader(self) -> Store:
        try:
            return self._free.get_nowait()
        except Empty:
            pass
        with self._lock:
            if self._made < READERS:
                self._made += 1
                return Store.open(self.path, readonly=True)
        try:
            return self._free.get(timeout=self.seconds)
        except Empty as error:
            raise Busy("the desk is busy", f"{READERS} pages at once", "Wait a moment and load the page again") from error

    def _now(self) -> object:
        """What changes when the file does."""
        found = []
        for name in (str(self.path), f"{self.path}-wal"):
            try:
                about = os.stat(name)  # noqa: PTH116  twice a page: a Path costs more than the call
                found.append((about.st_mtime_ns, about.st_size))
            except OSError:
                found.append((0, 0))
        return tuple(found)
