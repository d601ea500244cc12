"""What went wrong in a run, told at its end: by cause, each with how often it occurred and where; all of it in a file where that is wished."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from legation.model import LegationError, Problem

SHOWN = 3  # origins named for each cause; all of them stand in the record and in the file of problems
_VALUE = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|\([^()]*\)|\b\d[\d.,:-]*")


class Troubles:
    """Gathers problems by cause as they come. Of each cause only a few places are kept, so that a long run stays small."""

    def __init__(self, file: IO[str] | None = None) -> None:
        self._file = file
        self._first: dict[tuple[str, str], str] = {}
        self._places: dict[tuple[str, str], list[str]] = {}
        self._counts: dict[tuple[str, str], int] = {}

    def add(self, origin: str, problems: Iterable[Problem]) -> None:
        """Takes the problems of one input."""
        for problem in problems:
            kind = (problem.level, cause(problem.message, origin))
            self._first.setdefault(kind, problem.message.replace(origin, "…"))
            self._counts[kind] = self._counts.get(kind, 0) + 1
            places = self._places.setdefault(kind, [])
            if len(places) < SHOWN:
                places.append(origin)
            if self._file is not None:
                told = {"origin": origin, "level": problem.level, "stage": problem.stage, "cause": kind[1], "message": problem.message}
                self._file.write(json.dumps(told, ensure_ascii=True) + "\n")

    def lines(self) -> Iterator[str]:
        """A line for each cause, errors first and the most frequent first among them."""
        for kind, count in sorted(self._counts.items(), key=lambda item: (item[0][0], -item[1], item[0][1])):
            words = self._first[kind] if count == 1 else kind[1]
            more = f" and {count - SHOWN} more" if count > SHOWN else ""
            yield f"{kind[0]} ({count}): {words} [{'; '.join(self._places[kind])}{more}]"


def cause(message: str, origin: str) -> str:
    """A message without what is of this one input only: where it stands, what it quotes, and numbers."""
    return re.sub(r"…(?:[ ,;:]*…)+", "…", _VALUE.sub("…", message.replace(origin, "…")))


def opened(path: Path | None) -> IO[str] | None:
    """The file of problems, open for writing, where one is wished."""
    if path is None:
        return None
    try:
        return path.open("w", encoding="utf-8")
    except OSError as error:
        raise LegationError(
            f"cannot write the problems to a file: {error.strerror}", path, "Name a file in a folder that is there"
        ) from error
