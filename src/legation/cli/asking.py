"""What commands that ask the record have in common: their options, and how answers are written."""

import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from legation.cli.inputs import tell
from legation.model import Coverage, LegationError
from legation.model.contract import as_line
from legation.stories.windows import days


class Answer(StrEnum):
    """How answers are written."""

    json = "json"
    page = "page"


RecordFile = Annotated[Path, typer.Option("--record", metavar="FILE", help="The record, as `legation read` made it.")]
Parties = Annotated[
    list[str] | None, typer.Option("--party", metavar="ISO3", help="Takes part: ISO3 or acronym. More than one: all of them.")
]
Issue = Annotated[str | None, typer.Option(metavar="ID", help="About this issue area.")]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="Not before: 2022-04-11, 2022-04 or 2022.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Not after: 2022-04-11, 2022-04 or 2022.")]
Form = Annotated[Answer | None, typer.Option("--format", help="JSON, or a page to read. [default: page on a terminal, else json]")]
RECORD = Path("record.db")


def chosen(form: Answer | None) -> Answer:
    """The form asked for, else a page where someone reads it."""
    return form or (Answer.page if sys.stdout.isatty() else Answer.json)


def check_period(since: str | None, until: str | None) -> None:
    """An error for what is no date, or a period that ends before it begins."""
    for day in (since, until):
        if day is not None and days(day) is None:
            raise LegationError("cannot use the date given", day, "Write it as 2022-04-11, 2022-04 or 2022")
    first, last = days(since), days(until)
    if first and last and first[0] > last[1]:
        raise LegationError("the period ends before it begins", f"{since} to {until}", "Give the earlier date to --since")


def write_lines(shapes: Iterable[msgspec.Struct]) -> int:
    """One JSON object a line; how many."""
    lines = [as_line(shape) for shape in shapes]
    for line in lines:
        print(line)
    return len(lines)


def tell_coverage(found: Coverage) -> None:
    """On standard error: on how many documents the answer rests, and what to beware of."""
    tell(denominator(found))
    for warning in found.warnings:
        tell(f"beware: {warning}")


def denominator(found: Coverage) -> str:
    """In one line what was read."""
    period = f", {found.first} to {found.last}" if found.first else ""
    undated = f" and {found.undated} without a date" if found.undated else ""
    named = ", ".join(f"{one.name or 'unnamed'} {one.number}" for one in found.outlets[:5])
    return f"of {found.documents} documents read{period}{undated} ({named})"
