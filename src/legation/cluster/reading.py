"""The step that reads: one partition read, coded, and written with its commit."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any, TypeVar

from legation.api.setup import failed_coding
from legation.cluster.causes import cause
from legation.cluster.coder import Coder, Settings, named
from legation.cluster.folder import Folder
from legation.cluster.lake import Commit, Lake, made_of
from legation.cluster.plan import Piece, Plan
from legation.cluster.readings import readings
from legation.cluster.tables import Pages
from legation.cluster.work import Done, Here
from legation.model import Coding, Problem
from legation.reading import Reading
from legation.reading.triage import Triage

Value = TypeVar("Value")
DIED = "the process that was at it died twice"


@dataclass(frozen=True)
class Given:
    """What every partition needs: the plan, how to read and code, and where the lake is."""

    plan: Plan
    settings: Settings
    lake: str


def read_partition(given: Given, number: int, here: Here) -> Done:
    """Reads, codes and writes a partition; one that is committed is left as it is."""
    lake = Lake(Folder(given.lake))
    before = lake.commit(number)
    if before is not None:
        return Done(number=number, already=True, outcomes=before.documents)
    task = _Task(given, number, here)
    task.run()
    task.write(lake)
    return task.done


class _Task:
    def __init__(self, given: Given, number: int, here: Here) -> None:
        self.given, self.number, self.here = given, number, here
        self.done = Done(number=number, outcomes={}, causes={}, seconds={})
        self.pages = Pages(number, given.settings.release)
        self.outcomes: Counter[str] = Counter()
        self.causes: Counter[str] = Counter()

    def run(self) -> None:
        position = 0
        for piece in self.given.plan[self.number].pieces:
            for reading in self._readings(piece, position):
                position += 1
                self._take(reading, position)
            position += 1

    def _readings(self, piece: Piece, position: int) -> Iterator[Reading]:
        """The readings of a piece; a document at which the process died while it was read ends its piece."""
        found = iter(readings(piece, self.given.settings.wishes))
        while True:
            position += 1
            if not self.here.begin("reading", position):
                message = f"cannot read {piece.path.partition('?')[0]} any further: {DIED}. Report it with this file"
                self._failed(piece.path.partition("?")[0], (Problem(level="error", stage="reading", message=message),))
                return
            reading = self._timed("reading", lambda: next(found, None))
            if reading is None:
                return
            yield self._timed("triage", lambda found=reading: self._sifted(found)) if self.given.settings.triage else reading  # type: ignore[misc]

    def _sifted(self, reading: Reading) -> Reading:
        if "triage" not in self.here.kept:
            own = self.given.settings.register
            self.here.kept["triage"] = Triage.of(Path(own) if own else None)
        triage: Triage = self.here.kept["triage"]
        return triage.one(reading)

    def _take(self, reading: Reading, position: int) -> None:
        if reading.failed:
            self._failed(reading.origin, reading.problems)
            return
        if self.pages.writer.has(reading.document, skipped=not reading.codable):
            self.outcomes["there"] += 1
            return
        coding = self._coded(reading, position)
        self._timed("laying", lambda: self.pages.add(coding, reading.origin))
        bad = [problem for problem in coding.problems if problem.level == "error"]
        self.causes.update(cause(reading.origin, problem) for problem in bad)
        self.outcomes["failed" if bad else "new" if reading.codable else "skipped"] += 1

    def _coded(self, reading: Reading, position: int) -> Coding:
        if not reading.codable:
            return Coding(document=reading.document, problems=reading.problems)
        if not self.here.begin("coding", position):
            return failed_coding(reading, f"{DIED}. Please report it with this document")
        coder = self._timed("loading", self._coder)
        return self._timed("coding", lambda: coder(reading))

    def _coder(self) -> Coder:
        if "coder" not in self.here.kept:
            self.here.kept["coder"] = named(self.given.settings.coder)(self.given.settings)
        coder: Coder = self.here.kept["coder"]
        return coder

    def _failed(self, origin: str, problems: tuple[Problem, ...]) -> None:
        self.pages.note(origin, problems)
        self.outcomes["failed"] += 1
        self.causes.update(cause(origin, problem) for problem in problems if problem.level == "error")

    def write(self, lake: Lake) -> None:
        """Writes all tables, then the commit; what was read and how long it took goes to `done`."""
        files = {}
        for table, content, rows in self._timed("laying", lambda: list(self.pages.files())):
            files[table] = self._timed("writing", lambda t=table, c=content, r=rows: lake.put(t, self.number, c, r))  # type: ignore[misc]
        self.done.outcomes, self.done.causes = dict(self.outcomes), dict(self.causes)
        made = made_of(self.given.plan, self.given.settings)
        summed = summary(self.pages.store.connection)
        lake.done(Commit(partition=self.number, made_of=made.plan, files=files, documents=self.done.outcomes, **summed))

    def _timed(self, stage: str, make: Callable[[], Value]) -> Value:
        begun = perf_counter()
        try:
            return make()
        finally:
            self.done.seconds[stage] = self.done.seconds.get(stage, 0.0) + perf_counter() - begun


def summary(connection: sqlite3.Connection) -> dict[str, Any]:
    """Documents of a partition by state, by day, and by month and outlet: what its commit says of them."""
    states = dict(map(tuple, connection.execute("SELECT state, count(*) FROM documents GROUP BY state ORDER BY state")))
    days = dict(map(tuple, connection.execute("SELECT day, number FROM read_days ORDER BY day")))
    rows = connection.execute("SELECT month, outlet, sort, country, number FROM read_months ORDER BY 1, 2, 3, 4")
    return {"states": states, "days": days, "months": [tuple(row) for row in rows]}
