"""Reading into the record from the browser: one job at a time in the background, with its progress and what went wrong."""

import re
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from legation.desk.problems import NotHere
from legation.desk.settings import Desk
from legation.desk.snapshots import Snapshots
from legation.model import Coding, LegationError, Problem
from legation.reading import Inputs, Reading
from legation.record import Store, Writer, fill

KEPT = 20  # jobs shown
TOLD = 200  # problems of one job that are shown
_ODD = re.compile(r"[^\w.\- ]")


@dataclass
class Job:
    """One lot of documents. `state`: waiting, reading, done or failed."""

    name: str
    files: tuple[str, ...]
    state: str = "waiting"
    total: int = 0
    done: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    problems: list[tuple[str, str, str]] = field(default_factory=list)
    trouble: str | None = None


class Jobs:
    """The jobs of a desk since it was started, and its snapshots."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lock, self._one = threading.Lock(), threading.Lock()
        self._coding = threading.Lock()
        self.all: list[Job] = []
        self.snapshots = Snapshots(desk.record)

    def start(self, files: Sequence[tuple[str, bytes]]) -> Job:
        """Begins to read files, each (name, content), into the record."""
        if self._desk.coder is None or self._desk.release is None:
            raise NotHere(
                "this desk cannot read new documents", self._desk.record, "Start it with `legation desk`, which brings what codes them"
            )
        names = tuple(name for name, _ in files)
        job = Job(names[0] if len(names) == 1 else f"{len(names)} files", names)
        with self._lock:
            self.all.insert(0, job)
            del self.all[KEPT:]
        threading.Thread(target=self._run, args=(job, list(files)), daemon=True).start()
        return job

    def code(self, reading: Reading) -> Coding:
        """The coding of a text, in no record."""
        if self._desk.coder is None:
            raise NotHere("this desk cannot code texts", None, "Start it with `legation desk`, which brings what codes them")
        with self._coding:
            return self._desk.coder(reading)

    def _run(self, job: Job, files: list[tuple[str, bytes]]) -> None:
        try:
            with self._one, TemporaryDirectory(prefix="legation-") as folder:
                job.state = "reading"
                self._fill(job, files, Path(folder))
            job.state = "done"
        except LegationError as error:
            job.state, job.trouble = "failed", str(error)
        except OSError as error:
            job.state, job.trouble = "failed", f"cannot keep what was sent: {error.strerror}"

    def _fill(self, job: Job, files: list[tuple[str, bytes]], folder: Path) -> None:
        for number, (name, content) in enumerate(files):
            (folder / str(number)).mkdir()
            (folder / str(number) / safe(name)).write_bytes(content)
        inputs = Inputs([folder])
        job.total = inputs.total
        if self._desk.release is None:
            return
        with Store.open(self._desk.record) as store:
            writer = Writer(store, self._desk.release(), ["desk"])
            for step in fill(writer, self._named(inputs, str(folder), job), self.code):
                job.outcomes[step.outcome] += 1
                self._tell(job, step.origin, step.problems)
            job.done = job.total

    def _named(self, inputs: Inputs, folder: str, job: Job) -> Iterator[Reading]:
        """The readings under the names that the files had, not under those of the folder in which they lie meanwhile."""
        bare = re.compile(re.escape(folder) + r"/\d+/")
        for reading in inputs:
            job.done = inputs.done
            problems = tuple(replace_message(problem, bare) for problem in reading.problems)
            yield replace(reading, origin=bare.sub("", reading.origin), problems=problems)

    def _tell(self, job: Job, origin: str, problems: Sequence[Problem]) -> None:
        job.problems += [(problem.level, origin, problem.message) for problem in problems][: max(0, TOLD - len(job.problems))]


def replace_message(problem: Problem, bare: re.Pattern[str]) -> Problem:
    """The problem without the folder in its message."""
    from msgspec.structs import replace as changed

    return changed(problem, message=bare.sub("", problem.message))


def safe(name: str) -> str:
    """A file's name as it can lie in a folder: its last part, without what is odd."""
    plain = _ODD.sub("_", name.replace("\\", "/").rpartition("/")[2]).strip(". ")
    return plain[-120:] or "document.txt"
