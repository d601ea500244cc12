"""What commands that ask the record have in common: their options, and how answers are written."""

import sys
from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from legation.cli.inputs import tell
from legation.model import Coverage, LegationError
from legation.model.contract import as_line
from legation.record import Asked, Store
from legation.record.known import actor_named, issue_named, mechanism_named, party_named, place_named, unspoken
from legation.stories.windows import days


class Answer(StrEnum):
    """How answers are written."""

    json = "json"
    page = "page"


RecordFile = Annotated[Path, typer.Option("--record", metavar="FILE", readable=False, help="The record, as `legation read` made it.")]
Parties = Annotated[
    list[str] | None,
    typer.Option(
        "--party", metavar="PARTY", help="Takes part: a state or organisation by ISO3 code, acronym or name. More than one: all of them."
    ),
]
Issue = Annotated[str | None, typer.Option(metavar="ID", help="About this issue area, by id or name.")]
Mechanism = Annotated[str | None, typer.Option(metavar="NAME", help="Meetings of this mechanism, by name or key: Quad, mechanism:quad.")]
Actor = Annotated[str | None, typer.Option(metavar="NAME", help="Takes part or speaks, by name or key: Blinken, person:antony-blinken.")]
PlaceOption = Annotated[str | None, typer.Option("--place", metavar="PLACE", help="There: a place by name or GeoNames id, or a state.")]
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


def understood(store: Store, asked: Asked) -> Asked:
    """What is asked for in the codes of the record, whatever it was called; what is known but in no fact of the record is told on standard error.

    What is not known is a `LegationError` with the nearest known ones.
    """
    found = replace(
        asked, parties=tuple(party_named(party, store) for party in asked.parties), actor=actor_named(asked.actor, store) if asked.actor else None,
        issue=issue_named(asked.issue, store) if asked.issue else None, mechanism=mechanism_named(asked.mechanism, store) if asked.mechanism else None,
        place=place_named(asked.place, store) if asked.place else None,
    )  # fmt: skip
    for line in unspoken(store, found.parties, found.issue, found.actor, found.mechanism):
        tell(line)
    return found


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
    return f"of {found.documents} document{'' if found.documents == 1 else 's'} read{period}{undated} ({named})"
