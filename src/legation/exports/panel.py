"""The panel: CSV with one row for each dyad and month (or year), zeros filled in, and the documents read as the denominator: what a regression wants."""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from legation.exports.codes import cow
from legation.exports.happenings import DONE
from legation.exports.rows import Cell, commas
from legation.exports.source import Source
from legation.exports.wishes import NO_DATE
from legation.model import LegationError
from legation.reference.codebook import types

QUADS = (1, 2, 3, 4)
_WIDTH = {"month": 7, "year": 4}
_WAYS = ("forward", "back", "both")
_SQL = (
    "SELECT y.one, y.other, o.occurrence, o.occurrence_kind, o.type, o.quad, o.intensity, o.first_day, o.last_day, o.told_first, y.direction, o.meeting"
    " FROM dyads y CROSS JOIN occurrences o ON o.occurrence = y.occurrence"
    " WHERE o.occurrence_kind IN ('event', 'meeting') AND o.stands IN ({}) AND {} ORDER BY y.one, y.other, y.occurrence"
)


def columns(period: str) -> tuple[str, ...]:
    """The columns. `one` and `other` stand in the order of the alphabet, `forward` is from one to other."""
    kinds = tuple(name.lower() for name in sorted(types()))
    return (
        "one", "other", "one_cow", "other_cow", period, "documents", "events", "forward", "back", "together", *(f"quad_{quad}" for quad in QUADS), *kinds,
        "intensity_mean", "meetings", "undated",
    )  # fmt: skip


def lines(source: Source) -> Iterator[str]:
    """The file, row by row."""
    return commas(_rows(source), columns(source.wishes.period))


@dataclass
class _Cell:
    """What passed between two parties in one period."""

    kinds: Counter[str] = field(default_factory=Counter)
    quads: Counter[int] = field(default_factory=Counter)
    ways: Counter[str] = field(default_factory=Counter)
    intensity: float = 0.0
    weighed: int = 0
    meetings: int = 0
    undated: int = 0


def _rows(source: Source) -> Iterator[Sequence[Cell]]:
    width = _WIDTH[source.wishes.period]
    read = _read(source, width)
    where, values = source.where("event")
    done = ",".join("?" * len(DONE))
    between, named = _between(source.wishes.asked.parties)
    sql = _SQL.format(done, where.replace("(o.occurrence_kind = ?)", "(o.occurrence_kind IN (?, 'meeting'))", 1) + between)
    periods = _periods(source, read, width)
    for (one, other), passed in groupby(source.connection.execute(sql, (*DONE, *values, *named)), key=lambda row: (row[0], row[1])):
        cells = _cells(passed, source, width)
        ends = (cow(one), cow(other))
        for period in periods:
            source.tally.rows += 1
            yield (one, other, *ends, period, read.get(period, 0), *_numbers(cells.get(period)))


def _between(parties: tuple[str, ...]) -> tuple[str, list[str]]:
    """Of the dyads those of the party asked for, or those between the parties asked for."""
    if not parties:
        return "", []
    marks, join = ",".join("?" * len(parties)), "OR" if len(parties) == 1 else "AND"
    return f" AND (y.one IN ({marks}) {join} y.other IN ({marks}))", [*parties, *parties]


def _cells(passed: Iterator[sqlite3.Row], source: Source, width: int) -> dict[str, _Cell]:
    """By period. Of the events that are one meeting the first counts."""
    found: dict[str, _Cell] = {}
    seen: set[int] = set()
    for _, _, _, kind, type_, quad, intensity, first, last, told, way, meeting in passed:
        own = first[:width] if first and (last or first)[:width] == first[:width] else None
        period = own or (told[:width] if told and len(told) >= width else None)
        if period is None:
            source.tally.lost[f"events and meetings {NO_DATE}, counted nowhere"] += 1
            continue
        cell = found.setdefault(period, _Cell())
        if kind == "meeting":
            cell.meetings += own is not None or source.wishes.by_report
        elif meeting is None or meeting not in seen:
            seen.update(() if meeting is None else (meeting,))
            cell.undated += own is None
            if own is not None or source.wishes.by_report:
                _count(cell, type_, quad, intensity, way)
    return found


def _count(cell: _Cell, type_: str, quad: int, intensity: float | None, way: str) -> None:
    cell.kinds[type_] += 1
    cell.quads[quad] += 1
    cell.ways[way] += 1
    if intensity is not None:
        cell.intensity += intensity
        cell.weighed += 1


_ZEROS: tuple[Cell, ...] = (0,) * (1 + len(_WAYS) + len(QUADS) + 16) + (None, 0, 0)


def _numbers(cell: _Cell | None) -> Sequence[Cell]:
    """The figures of a row; the mean intensity of no event is absent, not nought."""
    if cell is None:
        return _ZEROS
    mean = round(cell.intensity / cell.weighed, 4) if cell.weighed else None
    return (
        cell.quads.total(), *(cell.ways[way] for way in _WAYS), *(cell.quads[quad] for quad in QUADS), *(cell.kinds[name] for name in sorted(types())), mean,
        cell.meetings, cell.undated,
    )  # fmt: skip


def _read(source: Source, width: int) -> dict[str, int]:
    """The documents read of each period."""
    sql = "SELECT substr(day, 1, ?), sum(number) FROM read_days WHERE length(day) >= ? GROUP BY 1"
    return dict(source.connection.execute(sql, (width, width)).fetchall())


def _periods(source: Source, read: dict[str, int], width: int) -> list[str]:
    """Every period from the first to the last: as asked for, else those of which documents were read."""
    asked, named = source.wishes.asked, sorted(read)
    first, last = (asked.since or "")[:width] or (named[0] if named else ""), (asked.until or "")[:width] or (named[-1] if named else "")
    if not first or not last:
        return []
    if width == _WIDTH["year"]:
        return [f"{year:04}" for year in range(int(first[:4]), int(last[:4]) + 1)]
    begin, end = _month(first, 1), _month(last, 12)
    if end < begin:
        raise LegationError("the panel has no period", f"{first} to {last}", "Give the earlier date to --since")
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(begin, end + 1)]


def _month(day: str, otherwise: int) -> int:
    return int(day[:4]) * 12 + (int(day[5:7]) if len(day) >= 7 else otherwise) - 1
