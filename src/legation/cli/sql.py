"""`legation sql`: a question in SQL to a record or a snapshot."""

import csv
import sys
from enum import StrEnum
from itertools import chain, islice
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from legation.cli.inputs import tell
from legation.model import LegationError
from legation.record import Store
from legation.record.asking_sql import LIMIT, Answered, ask

EXAMPLES = """
Examples:

  legation sql "SELECT first_day, parties, participants, sentence FROM meetings_view ORDER BY first_day" --record record.db

  legation sql "SELECT speaker, count(*) AS said FROM statements_view GROUP BY 1 ORDER BY 2 DESC" --format csv --record record.db

  legation snapshot make --record record.db --into release && legation sql "SELECT count(*) AS meetings FROM meetings_view" --snapshot release
"""
WIDE, SHOWN = 60, 200  # characters of a cell, and rows, of a table to read


class Shape(StrEnum):
    """How an answer is written."""

    csv = "csv"
    json = "json"
    table = "table"


def sql(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="One SELECT.")],
    record: Annotated[Path | None, typer.Option("--record", metavar="FILE", help="The record. [default: record.db]")] = None,
    snapshot: Annotated[Path | None, typer.Option("--snapshot", metavar="DIR", help="A snapshot, in place of a record.")] = None,
    form: Annotated[Shape | None, typer.Option("--format", help="[default: table on a terminal, else json]")] = None,
    seconds: Annotated[float, typer.Option("--limit-seconds", metavar="N", min=0, help="How long it may take.")] = LIMIT,
    rows: Annotated[
        int | None, typer.Option("--limit-rows", metavar="N", min=0, help="Rows at most. [default: all; 200 of a table]")
    ] = None,
) -> None:
    """Ask a record (SQLite) or a snapshot (DuckDB) in SQL. Nothing can be written, and no other file reached.

    Views for people: meetings_view, statements_view, events_view, commitments_view, participants_view, occurrences_view. JSON is one object a row.
    """
    if record is not None and snapshot is not None:
        raise LegationError("a question is to a record or to a snapshot", f"{record}, {snapshot}", "Give one of --record and --snapshot")
    shape = form or (Shape.table if sys.stdout.isatty() else Shape.json)
    if snapshot is not None:
        from legation.exports.snapshots.asking import ask_snapshot

        _write(ask_snapshot(snapshot, query, seconds=seconds, most=rows), shape, rows)
        return
    with Store.open(record or Path("record.db")) as store:
        _write(ask(store, query, seconds=seconds, most=rows), shape, rows)


def _write(found: Answered, shape: Shape, most: int | None) -> None:
    if shape is Shape.csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(found.columns)
        writer.writerows(found.rows)
    elif shape is Shape.json:
        for row in found.rows:
            print(msgspec.json.encode(dict(zip(found.columns, row, strict=True)), enc_hook=str).decode("utf-8", "replace"))
    else:
        _table(found, SHOWN if most is None else most)


def _table(found: Answered, most: int) -> None:
    rows = [tuple(map(_cell, row)) for row in islice(found.rows, most)]
    widths = [max(map(len, column)) for column in zip(found.columns, *rows, strict=True)]
    for row in chain([found.columns, tuple("─" * width for width in widths)], rows):
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    more = next(found.rows, None) is not None
    tell(f"{len(rows)} row{'' if len(rows) == 1 else 's'}" + ("; there are more: --limit-rows N" if more else ""))


def _cell(value: Any) -> str:
    line = "" if value is None else f"{len(value)} bytes" if isinstance(value, bytes) else " ".join(str(value).split())
    return line if len(line) <= WIDE else f"{line[: WIDE - 1]}…"


sql.__doc__ = (sql.__doc__ or "") + EXAMPLES
