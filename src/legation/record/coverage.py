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
    days = list(_days(store, since, until))
    sources = list(_sources(store, since, until))
    names: Counter[str | None] = Counter()
    sorts: Counter[str | None] = Counter()
    for one in sources:
        names[one.outlet] += one.number
        sorts[one.sort] += one.number
    undated = store.connection.execute("SELECT coalesce(sum(number), 0) FROM read_days WHERE day = ''").fetchone()[0]
    return Coverage(
        documents=sum(number for _, number in days), undated=undated, first=days[0][0] if days else None, last=days[-1][0] if days else None,
        by_source_type=_counts(sorts), by_period=_periods(days), outlets=_counts(names)[:SHOWN], warnings=(*waiting(store), *_warnings(days, names, sources)),
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


def _days(store: Store, since: str | None, until: str | None) -> Iterator[tuple[str, int]]:
    sql = "SELECT day, number FROM read_days WHERE day <> '' AND day >= ? AND day <= ? ORDER BY day"
    return ((row[0], row[1]) for row in store.connection.execute(sql, (since or "", f"{until or ''}~")))


def _sources(store: Store, since: str | None, until: str | None) -> Iterator[_From]:
    """From whom the documents are: by whole months from what is kept, for a period of days by counting."""
    if all(len(day or "") <= 7 for day in (since, until)):
        sql = "SELECT outlet, sort, country, sum(number) FROM read_months WHERE month <> '' AND month >= ? AND month <= ? GROUP BY 1, 2, 3"
    else:
        sql = (
            "SELECT coalesce(outlet, ''), coalesce(source_type, ''), coalesce(outlet_country, ''), count(*) FROM documents"
            " WHERE state IN ('coded', 'skipped') AND published >= ? AND published <= ? GROUP BY 1, 2, 3"
        )
    for outlet, sort, country, number in store.connection.execute(sql, (since or "", f"{until or ''}~")):
        yield _From(outlet or None, sort or None, country or None, number)


def _counts(found: Counter[str | None]) -> tuple[Count, ...]:
    return tuple(Count(name=name, number=number) for name, number in sorted(found.items(), key=lambda one: (-one[1], one[0] or "")))


def _periods(days: Sequence[tuple[str, int]]) -> tuple[Count, ...]:
    """By year; by month where the period is two years or less."""
    width = 7 if days and int(days[-1][0][:4]) - int(days[0][0][:4]) <= 1 else 4
    counts: Counter[str] = Counter()
    for day, number in days:
        counts[day[:width]] += number
    return tuple(Count(name=name, number=number) for name, number in sorted(counts.items()))


def _warnings(days: Sequence[tuple[str, int]], names: Counter[str | None], sources: Iterable[_From]) -> Iterable[str]:
    total = sum(number for _, number in days)
    if not total:
        yield "no document of this period was read: a count of nothing says nothing"
        return
    known = len([name for name in names if name])
    if known < FEW_OUTLETS:
        yield f"few outlets: all documents come from {known or 'unnamed sources'}" + (
            " outlet" if known == 1 else " outlets" if known else ""
        )
    name, most = names.most_common(1)[0]
    if most >= LOPSIDED * total and known > 1:
        yield f"one outlet: {most} of {total} documents are from {name or 'unnamed sources'}"
    states: Counter[str] = Counter()
    for one in sources:
        if one.sort == "official" and one.country:
            states[one.country] += one.number
    if states and states.most_common(1)[0][1] >= LOPSIDED * total:
        country, number = states.most_common(1)[0]
        yield f"one side: {number} of {total} documents are official texts of {country}"
    gaps = _gaps([day for day, _ in days])
    if gaps:
        more = f" and {len(gaps) - _GAPS} more" if len(gaps) > _GAPS else ""
        yield f"gaps: no document between {', '.join(f'{first} and {last}' for first, last in gaps[:_GAPS])}{more}"


def _gaps(days: Sequence[str]) -> list[tuple[str, str]]:
    """The longest stretches without a document: of a quarter or more, the longest first."""
    full = sorted({day[:10] for day in days if len(day) >= 10})
    found = [(_between(one, other), one, other) for one, other in pairwise(full)]
    return [(one, other) for length, one, other in sorted(found, reverse=True) if length >= 92]


def _between(one: str, other: str) -> int:
    try:
        return (date.fromisoformat(other) - date.fromisoformat(one)).days
    except ValueError:
        return 0
