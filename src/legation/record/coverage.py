"""Coverage: on how many documents a count rests, from whom and when, and why that may not be enough."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from legation.model import Count, Coverage
from legation.record.store import Store

FEW_OUTLETS = 5  # below this a count says as much about the outlets as about the world
LOPSIDED = 0.8  # of the documents from one outlet, or from the offices of one state
SHOWN = 10
_GAPS = 3  # named of the gaps


def coverage(store: Store, since: str | None = None, until: str | None = None) -> Coverage:
    """The documents read that were published in the period; those without a date are counted beside it."""
    months = list(_months(store, since, until))
    sources = list(_sources(store, since, until))
    names: Counter[str | None] = Counter()
    sorts: Counter[str | None] = Counter()
    for one in sources:
        names[one.outlet] += one.number
        sorts[one.sort] += one.number
    undated = store.connection.execute("SELECT coalesce(sum(number), 0) FROM read_days WHERE day = ''").fetchone()[0]
    return Coverage(
        documents=sum(one.number for one in months), undated=undated, first=months[0].first if months else None, last=months[-1].last if months else None,
        by_source_type=_counts(sorts), by_period=_periods(months), outlets=_counts(names)[:SHOWN], warnings=(*waiting(store), *_warnings(months, names, sources)),
    )  # fmt: skip


def waiting(store: Store) -> tuple[str, ...]:
    """That facts wait to be merged and the record may not be written, in words; nothing where none does, or it may."""
    if not store.readonly:
        return ()
    (number,) = store.connection.execute("SELECT count(*) FROM waiting").fetchone()
    if not number:
        return ()
    what = "1 fact waits" if number == 1 else f"{number} facts wait"
    return (f"{what} to be merged, which this record, being read-only, does not allow: they are in no occurrence here",)


class _From(NamedTuple):
    """Documents of one outlet."""

    outlet: str | None
    sort: str | None
    country: str | None
    number: int


class _Month(NamedTuple):
    """A month, or a year of which the month is not known: its first and last date, those known to the day, and how many documents."""

    first: str
    last: str
    first_day: str | None
    last_day: str | None
    number: int


def _months(store: Store, since: str | None, until: str | None) -> Iterator[_Month]:
    full = "CASE WHEN length(day) >= 10 THEN substr(day, 1, 10) END"
    sql = (
        f"SELECT min(day), max(day), min({full}), max({full}), sum(number) FROM read_days WHERE day <> '' AND day >= ? AND day <= ?"
        " GROUP BY substr(day, 1, 7) ORDER BY 1"
    )
    return (_Month(*row) for row in store.connection.execute(sql, (since or "", f"{until or ''}~")))


def _sources(store: Store, since: str | None, until: str | None) -> Iterator[_From]:
    """From whom the documents are: of whole months as it is kept, of a month of which the period has a part by counting that part."""
    first, last = since or "", f"{until or ''}~"
    begin, end = first[:7], last if len(last) <= 8 else last[:7]
    parts = ["month <> '' AND month >= ?1 AND month <= ?2"]
    edges: set[tuple[str, str]] = set()
    if len(first) > 7:
        parts.append("month <> ?1")
        edges.add((first, min(last, f"{begin}~")))
    if len(last) > 8:
        parts.append("month <> ?2")
        edges.add((max(first, end), last))
    sql = f"SELECT outlet, sort, country, sum(number) FROM read_months WHERE {' AND '.join(parts)} GROUP BY 1, 2, 3"
    rows = store.connection.execute(sql, (begin, end)).fetchall()
    for edge in sorted(edges):
        rows += store.connection.execute(_OF_DAYS, edge).fetchall()
    for outlet, sort, country, number in rows:
        yield _From(outlet or None, sort or None, country or None, number)


_OF_DAYS = (
    "SELECT coalesce(outlet, ''), coalesce(source_type, ''), coalesce(outlet_country, ''), count(*) FROM documents"
    " WHERE state IN ('coded', 'skipped') AND published >= ? AND published <= ? GROUP BY 1, 2, 3"
)


def _counts(found: Counter[str | None]) -> tuple[Count, ...]:
    return tuple(Count(name=name, number=number) for name, number in sorted(found.items(), key=lambda one: (-one[1], one[0] or "")))


def _periods(months: Sequence[_Month]) -> tuple[Count, ...]:
    """By year; by month where the period is two years or less."""
    width = 7 if months and int(months[-1].last[:4]) - int(months[0].first[:4]) <= 1 else 4
    counts: Counter[str] = Counter()
    for one in months:
        counts[one.first[:width]] += one.number
    return tuple(Count(name=name, number=number) for name, number in sorted(counts.items()))


def _warnings(months: Sequence[_Month], names: Counter[str | None], sources: Iterable[_From]) -> Iterable[str]:
    total = sum(one.number for one in months)
    if not total:
        yield "no document of this period was read: a count of nothing says nothing"
        return
    yield from _of_outlets(names, total)
    yield from _of_one_side(sources, total)
    gaps = _gaps(months)
    if gaps:
        more = f" and {len(gaps) - _GAPS} more" if len(gaps) > _GAPS else ""
        yield f"gaps: no document between {', '.join(f'{first} and {last}' for first, last in gaps[:_GAPS])}{more}"


def _of_outlets(names: Counter[str | None], total: int) -> Iterator[str]:
    """That there are few, or that most documents are of one."""
    known = len([name for name in names if name])
    if known < FEW_OUTLETS:
        many = f"{known} outlet{'' if known == 1 else 's'}" if known else "unnamed sources"
        yield f"few outlets: all documents come from {many}"
    name, most = names.most_common(1)[0]
    if most >= LOPSIDED * total and known > 1:
        yield f"one outlet: {most} of {total} documents are from {name or 'unnamed sources'}"


def _of_one_side(sources: Iterable[_From], total: int) -> Iterator[str]:
    """That most documents are official texts of one state."""
    states: Counter[str] = Counter()
    for one in sources:
        if one.sort == "official" and one.country:
            states[one.country] += one.number
    for country, number in states.most_common(1):
        if number >= LOPSIDED * total:
            yield f"one side: {number} of {total} documents are official texts of {country}"


def _gaps(months: Sequence[_Month]) -> list[tuple[str, str]]:
    """The longest stretches without a document: of a quarter or more, the longest first. No month has one within it."""
    full = [(one.first_day, one.last_day) for one in months if one.first_day and one.last_day]
    found = [(_between(one[1], other[0]), one[1], other[0]) for one, other in pairwise(full)]
    return [(one, other) for length, one, other in sorted(found, reverse=True) if length >= 92]


def _between(one: str, other: str) -> int:
    try:
        return (date.fromisoformat(other) - date.fromisoformat(one)).days
    except ValueError:
        return 0
