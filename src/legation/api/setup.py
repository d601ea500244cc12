"""What a line is loaded from, as a value that travels to other processes; and the coding of one reading, which never raises for what a document is."""

import gc
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from legation.model import Coding, Problem

if TYPE_CHECKING:
    from legation.coding import Engine, Line
    from legation.reading import Reading

TIMEOUT = 600.0  # seconds that a document may take where several processes work and no time was named


@dataclass(frozen=True)
class Setup:
    """Engine, register and gazetteer as they were named; none of them: those of the release."""

    engine: "Engine | None" = None
    register: Path | None = None
    gazetteer: Path | None = None

    def load(self) -> "Line":
        """The line. Raises a `LegationError` where something that was named is not there."""
        from legation.coding import Line

        return Line.load(self.engine, self.register, self.gazetteer)


def keep_loaded() -> None:
    """In a process that does nothing but code: what is loaded stays, so no collection of garbage looks at it any more, and its pages stay shared."""
    gc.collect()
    gc.freeze()


def coding_of(reading: "Reading", line: "Line") -> Coding:
    """The coding of one reading; only its problems where it is not to be coded, or where coding fails on it."""
    from legation.coding import code

    if not reading.codable:
        return Coding(document=reading.document, problems=reading.problems)
    try:
        return code(reading.document, line, problems=reading.problems)
    except (MemoryError, RecursionError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, AssertionError) as error:
        return failed_coding(reading, f"{_where(error)}. Please report it with this document")


def failed_coding(reading: "Reading", why: str) -> Coding:
    """What stands for the coding of a document that could not be coded: the reason, among its problems."""
    problem = Problem(level="error", stage="coding", message=f"cannot code {reading.origin}: {why}")
    return Coding(document=reading.document, problems=(*reading.problems, problem))


def _where(error: BaseException) -> str:
    """The kind of error, its words, and the place in our code it came from."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f" in {trace.tb_frame.f_globals.get('__name__')}.{trace.tb_frame.f_code.co_name}, line {trace.tb_lineno}" if trace else ""
    return f"{type(error).__name__} ({error}){place}"
