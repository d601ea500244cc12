"""Times in words, never more exact than what is known: "in May 2024", "week of 2023-11-06", and on what the day rests where the text does not say it."""

from calendar import monthrange
from datetime import date

from legation.model import When

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_RESTS = {"published": "counted from publication", "dateline": "counted from the dateline", "context": "from the words around"}


def spelt(when: When | None) -> str | None:
    """The time with its precision; `None` where none is known."""
    if when is None or when.from_ is None:
        return None
    rests = _RESTS.get(when.basis)
    return f"{_span(when.from_, when.until or when.from_, when.precision)}{f' ({rests})' if rests else ''}"


def days_spelt(first: str, last: str | None) -> str:
    """The days in a title: a whole month, quarter, year or decade by its name."""
    if last is None or last == first:
        return first
    return (_whole(first, last) or f"{first} to {last}").removeprefix("in ")


def _span(first: str, last: str, precision: str) -> str:
    if first == last:
        return first if len(first) == 10 else _named(first)
    if precision == "week":
        return f"week of {first}"
    whole = _whole(first, last)
    if whole is not None:
        return whole
    return f"{first} to {last}" if precision in ("day", "hour", "minute", "second") else f"between {first} and {last}"


def _whole(first: str, last: str) -> str | None:
    """A month, quarter, year or decade from its first day to its last; `None` for every other span."""
    try:
        begin, end = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return None
    if begin.day != 1 or end.day != monthrange(end.year, end.month)[1]:
        return None
    if (begin.year, begin.month) == (end.year, end.month):
        return f"in {MONTHS[begin.month - 1]} {begin.year}"
    if begin.month != 1 and end.month - begin.month != 2:
        return None
    if (begin.month, end.month) == (1, 12):
        if begin.year == end.year:
            return f"in {begin.year}"
        return f"in the {begin.year}s" if begin.year % 10 == 0 and end.year - begin.year == 9 else None
    if begin.year == end.year and end.month - begin.month == 2 and begin.month % 3 == 1:
        return f"in the {('first', 'second', 'third', 'fourth')[begin.month // 3]} quarter of {begin.year}"
    return None


def _named(partial: str) -> str:
    """A year or month that is written without its days."""
    year, _, month = partial.partition("-")
    return f"in {MONTHS[int(month) - 1]} {year}" if month.isdigit() and 1 <= int(month) <= 12 else f"in {year}"
