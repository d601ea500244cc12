"""Watching a folder: which files are new or changed since they were last read, and whole. Half-written files are waited for."""

import json
import math
import os
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

SETTLED = 2.0  # seconds for which a file must stay as it is before it counts as whole
KEPT = 10.0  # seconds between two writings of the notes while files are read
OLD = 60.0  # seconds since its last change after which a file counts as whole at first sight

Mark = tuple[int, int]
"""Size and time of the last change (ns): where both are the same, so is the file."""


@dataclass
class Watched:
    """The files under some paths. `notes` keeps what was read; losing it costs time, no documents. `now` is the time of day in seconds, to
    be compared with those of files; `steady` a clock that nobody sets, by which it is measured for how long a file stays as it is.

    The notes hold for the record and the release with which they were made: `held` tells how many documents the record holds, and `release` what
    codes them. In a record that holds fewer, or for another release, every file counts as new.
    """

    paths: tuple[Path, ...]
    notes: Path
    release: str
    held: Callable[[], int]
    now: Callable[[], float]
    steady: Callable[[], float] = time.monotonic
    _done: dict[str, Mark] = field(default_factory=dict)
    _seen: dict[str, tuple[Mark, float]] = field(default_factory=dict)
    _kept: float = -math.inf
    _unkept: bool = False

    def __post_init__(self) -> None:
        self._done = _read_notes(self.notes, self.release, self.held())

    def ripe(self) -> list[Path]:
        """The files that are new or changed, and whole, in order of their names."""
        found = [(path, mark) for path, mark in _marks(self.paths) if self._done.get(str(path)) != mark]
        self._seen = {str(path): self._since(path, mark) for path, mark in found}
        return [path for path, mark in found if self._is_whole(path, mark)]

    def waiting(self) -> list[Path]:
        """The files that changed too lately when `ripe` was asked last."""
        return [Path(path) for path, (mark, _) in self._seen.items() if self._done.get(path) != mark]

    def take(self, path: Path) -> Mark | None:
        """The mark of a file before it is read: what is written to it meanwhile makes it a changed one."""
        return _mark(path)

    def done(self, path: Path, mark: Mark | None) -> None:
        """Notes that a file was read as it was at this mark. The notes are written once in `KEPT` seconds, and by `keep`: they grow with every file."""
        if mark is None:
            return
        self._done[str(path)] = mark
        self._unkept = True
        if self.steady() - self._kept >= KEPT:
            self.keep()

    def keep(self) -> None:
        """Writes the notes, if anything was noted since."""
        if not self._unkept:
            return
        self._kept, self._unkept = self.steady(), False
        unfinished = self.notes.with_name(f".{self.notes.name}.part")
        told = {"release": self.release, "documents": self.held(), "files": self._done}
        unfinished.write_text(json.dumps(told, ensure_ascii=True), encoding="ascii")
        unfinished.replace(self.notes)

    def _since(self, path: Path, mark: Mark) -> tuple[Mark, float]:
        before = self._seen.get(str(path))
        return before if before is not None and before[0] == mark else (mark, self.steady())

    def _is_whole(self, path: Path, mark: Mark) -> bool:
        age = self.now() - mark[1] / 1e9
        return age >= OLD or self.steady() - self._seen[str(path)][1] >= SETTLED


def _marks(paths: Iterable[Path]) -> Iterator[tuple[Path, Mark]]:
    for path in paths:
        for file in sorted(_files(path)):
            mark = _mark(file)
            if mark is not None:
                yield file, mark


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
        return
    for folder, inner, names in os.walk(path):
        inner[:] = [name for name in inner if not name.startswith(".")]
        yield from (Path(folder) / name for name in names if not name.startswith("."))


def _mark(path: Path) -> Mark | None:
    """`None` for a file that is gone or cannot be looked at."""
    try:
        told = path.stat()
    except OSError:
        return None
    return told.st_size, told.st_mtime_ns


def _read_notes(path: Path, release: str, held: int) -> dict[str, Mark]:
    """What was read by earlier runs; nothing where the notes are not there, broken, or of another record or release."""
    try:
        told = json.loads(path.read_text(encoding="ascii"))
        if told["release"] != release or int(told["documents"]) > held:
            return {}
        return {str(name): (int(mark[0]), int(mark[1])) for name, mark in told["files"].items()}
    except (OSError, ValueError, TypeError, AttributeError, LookupError):
        return {}
