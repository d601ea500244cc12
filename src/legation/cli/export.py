"""`legation export`: the record in a layout that others load."""

import sys
from pathlib import Path
from typing import Annotated, get_args

import typer

from legation.cli.asking import RECORD, Actor, Issue, Mechanism, Parties, PlaceOption, RecordFile, Since, Until, check_period, understood
from legation.cli.inputs import tell
from legation.exports import LAYOUTS, Tally, Wishes, export_lines, export_to, layout_named
from legation.model import LegationError
from legation.model.facts import Act
from legation.record import Asked, Store
from legation.reference import codebook
from legation.stories.telling import KINDS, Kind

EXAMPLES = """
Examples:

  legation export polecat --record record.db --out events.tsv

  legation export plover --party IND --party USA --since 2022 --record record.db

  legation export csv --record record.db --out tables

  legation export panel --period year --record record.db
"""
PERIODS = ("month", "year")


def export(  # noqa: PLR0913 (each one narrows or is a wish)
    layout: Annotated[str, typer.Argument(metavar="LAYOUT", help=f"One of {', '.join(LAYOUTS)}.")],
    record: RecordFile = RECORD,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Where to; for csv a folder. [default: standard output]")] = None,
    tellings: Annotated[bool, typer.Option("--tellings", help="One row a report, instead of one an occurrence.")] = False,
    text: Annotated[bool, typer.Option("--with-text", help="With sentences and words of the sources: mind their licences.")] = False,
    pairs: Annotated[
        bool,
        typer.Option("--pairs", help="Where a row has two sides: a row for each pair of parties. A meeting of twenty becomes 190 rows."),
    ] = False,
    least: Annotated[float | None, typer.Option(metavar="C", min=0, max=1, help="Only what has at least this confidence.")] = None,
    party: Parties = None,
    actor: Actor = None,
    issue: Issue = None,
    kind: Annotated[
        str | None, typer.Option(metavar="KIND", help="For csv: meeting, event, statement or commitment only; else a type: CONSULT.")
    ] = None,
    mechanism: Mechanism = None,
    place: PlaceOption = None,
    since: Since = None,
    until: Until = None,
    period: Annotated[str, typer.Option(metavar="PERIOD", help="Of the panel: month or year.")] = "month",
    by_report: Annotated[
        bool, typer.Option("--by-report", help="Date what has no day of its own by its first report, where the date would be empty.")
    ] = False,
) -> None:
    """The record in a layout that others load: event data sets, graphs, maps, tables, panels.

    One row an occurrence; a meeting of many states is one row, and one that is told as an event too is written once. What a layout cannot carry is told on
    standard error, and for each layout in docs/exports.md. The words of the sources stay in the record unless `--with-text` is given.
    """
    check_period(since, until)
    layout_named(layout)
    if period not in PERIODS:
        raise LegationError("there is no such period", period, f"Name one of: {', '.join(PERIODS)}")
    kinds, type_ = _meant(kind)
    asked = Asked("event", tuple(party or ()), actor, issue, mechanism, since, until, place, type_, None, least)
    with Store.open(record) as store:
        wishes = Wishes(understood(store, asked), tellings, text, pairs, "year" if period == "year" else "month", by_report, kinds)
        if out is not None:
            tally = export_to(store, layout, wishes, out)
        else:
            tally = Tally()
            for piece in export_lines(store, layout, wishes, tally):
                sys.stdout.write(piece)
            sys.stdout.flush()
    for line in tally.lines():
        tell(line)


def _meant(kind: str | None) -> tuple[tuple[Kind, ...], str | None]:
    """(kinds, type): a kind of fact, or a type of one."""
    if kind is None:
        return (), None
    named = tuple(one for one in KINDS if one == kind)
    types = {*codebook.types(), *get_args(Act)}
    wanted = kind.upper() if kind.upper() in types else kind
    if not named and wanted not in types:
        raise LegationError(
            "there is no such kind of fact", kind, f"Name one of: {', '.join(KINDS)}; or a type: {', '.join(codebook.types())}"
        )
    return named, None if named else wanted


export.__doc__ = (export.__doc__ or "") + EXAMPLES
