"""Coverage: on how many documents a count rests, from whom and when, and why that may not be enough."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from legation.model import Count, Coverage
from legation.record.outlets import outlet
from legation.record.store import Store

FEW_OUTLETS = 5  # below this a count says as much about the outlets as about the world
LOPSIDED = 0.8  # of the documents from one outlet, or from the offices of one state
SHOWN = 10
_GAPS = 3  # named of the gaps


def coverage(store: Store, since: str | None = None, until: str | None = None) -> Coverage:
    """The documents read that were published in the period; those without a date are counted beside it."""
    sql = "SELECT published, source FROM documents WHERE NOT failed"
    found = [(row["published"], row["source"]) for row in store.connection.execute(sql)]
    dated = [(day, source) for day, source in found if day and (since is None or day >= since) and (until is None or day <= f"{until}~")]
    days = sorted(day for day, _ in dated)
    outlets = [outlet(source) for _, source in dated]
    names = Counter(who.name if who else None for who in outlets)
    sorts = Counter(who.sort if who else None for who in outlets)
    return Coverage(
        documents=len(dated), undated=sum(not day for day, _ in found), first=days[0] if days else None, last=days[-1] if days else None,
        by_source_type=_counts(sorts), by_period=_periods(days), outlets=_counts(names)[:SHOWN],
        warnings=tuple(_warnings(days, names, [(who.sort, who.country) if who else (None, None) for who in outlets])),
    )  # fmt: skip


def _counts(found: Counter[str | None]) -> tuple[Count, ...]:
    return tuple(Count(name=name, number=number) for name, number in sorted(found.items(), key=lambda one: (-one[1], one[0] or "")))


def _periods(days: Sequence[str]) -> tuple[Count, ...]:
    """By year; by month where the period is two years or less."""
    width = 7 if days and int(days[-1][:4]) - int(days[0][:4]) <= 1 else 4
    counts = Counter(day[:width] for day in days)
    return tuple(Count(name=name, number=number) for name, number in sorted(counts.items()))


def _warnings(days: Sequence[str], names: Counter[str | None], whose: Iterable[tuple[str | None, str | None]]) -> Iterable[str]:
    total = len(days)
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
    states = Counter(country for sort, country in whose if sort == "official" and country)
    if states and states.most_common(1)[0][1] >= LOPSIDED * total:
        country, number = states.most_common(1)[0]
        yield f"one side: {number} of {total} documents are official texts of {country}"
    gaps = _gaps(days)
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
