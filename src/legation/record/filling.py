"""Filling the record: readings in, what became of each out. Stopped at any point and started again, it carries on where it was."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from legation.model import Coding, Problem
from legation.record.writer import Writer

if TYPE_CHECKING:
    from legation.reading import Reading

Coder: TypeAlias = "Callable[[Reading], Coding]"
Ahead: TypeAlias = "Callable[[Iterable[Reading], Callable[[Reading], bool]], Iterable[tuple[Reading, Coding | None]]]"
Outcome = Literal["new", "there", "skipped", "failed"]


@dataclass(frozen=True)
class Step:
    """What became of one reading. `there`: it was in the record already; `skipped`: kept, but not in a language that is coded."""

    origin: str
    outcome: Outcome
    problems: tuple[Problem, ...] = ()


def fill(writer: Writer, readings: "Iterable[Reading]", coder: "Coder", ahead: "Ahead | None" = None) -> Iterator[Step]:
    """Codes and writes what is not in the record yet, one transaction a document, and tells each step.

    `coder` gives the coding of a reading with the problems of both; where it could not code it, an error among them, which is kept and
    tried again by the next run. A record that cannot be written ends the run. `ahead` goes through the readings in order and codes those that are
    wanted before they are asked for, as several processes do.
    """
    noted = writer.noted()

    def wanted(reading: "Reading") -> bool:
        return reading.codable and not reading.failed and not writer.has(reading.document)

    for reading, coded in ahead(readings, wanted) if ahead else ((reading, None) for reading in readings):
        if reading.failed:
            writer.note(reading.origin, reading.problems)
            yield Step(reading.origin, "failed", reading.problems)
            continue
        if reading.origin in noted:
            writer.note(reading.origin, ())
        if writer.has(reading.document, skipped=not reading.codable):
            yield Step(reading.origin, "there")
            continue
        coding = coded if coded is not None else coder(reading)
        writer.write(coding)
        yield Step(reading.origin, _outcome(reading, coding), coding.problems)
    writer.settle()


def _outcome(reading: "Reading", coding: Coding) -> Outcome:
    if any(problem.level == "error" for problem in coding.problems):
        return "failed"
    return "new" if reading.codable else "skipped"
