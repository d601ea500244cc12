"""Windows: the days in which a fact can have taken place, as day numbers, and how sure that is."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from legation.model import When

DAY_BEFORE = 1  # a meeting of one evening is told under two dates around the globe
TO_COME = ("planned", "proposed", "postponed", "conditional")
_BEFORE, _AFTER = 45, 200  # days around the publication in which an undated fact is looked for: done before it, to come after it
_WIDEST = 8  # months in which a wide window is looked up; a wider one is looked up around the publication only


@dataclass(frozen=True)
class Window:
    """First and last possible day (proleptic ordinals); `given`: the fact has a time of its own, not only that of its document."""

    first: int
    last: int
    given: bool

    @property
    def days(self) -> int:
        """How many days."""
        return self.last - self.first + 1

    def apart(self, other: "Window") -> int:
        """Days between the two windows; 0 where they share one."""
        return max(0, self.first - other.last, other.first - self.last)

    def months(self) -> Iterator[int]:
        """The months touched, a day to each side included, as numbers that follow one another."""
        first, last = _month(self.first - DAY_BEFORE), _month(self.last + DAY_BEFORE)
        middle = (first + last) // 2
        reach = _WIDEST // 2
        yield from range(max(first, middle - reach), min(last, middle + reach) + 1)

    def weeks(self) -> Iterator[int]:
        """The weeks touched, a day to each side included."""
        yield from range((self.first - DAY_BEFORE) // 7, (self.last + DAY_BEFORE) // 7 + 1)


def window(when: When | None, published: str | None, realis: str) -> Window | None:
    """The window of a fact; without a time of its own one around the publication, on the side that its realis says; `None` without either.

    What was done by the time it was told ends there, and what was to come begins there: "this year", told in March, is two different windows.
    """
    told = days(published)
    if when is not None and when.from_ is not None:
        bounds = days(when.from_), days(when.until or when.from_)
        if bounds[0] and bounds[1]:
            return _cut(bounds[0][0], max(bounds[0][0], bounds[1][1]), told, realis)
    if told is None:
        return None
    if realis in TO_COME:
        return Window(told[0], told[1] + _AFTER, False)
    if realis == "ongoing":
        return Window(told[0] - 3, told[1] + 1, False)
    return Window(told[0] - _BEFORE, told[1], False)


def _cut(first: int, last: int, told: tuple[int, int] | None, realis: str) -> Window:
    if told is not None and realis in ("held", "happened") and first <= told[1]:
        last = min(last, told[1])
    if told is not None and realis in TO_COME and last >= told[0]:
        first = max(first, told[0])
    return Window(first, last, True)


def days(value: str | None) -> tuple[int, int] | None:
    """First and last day of an ISO date, which may be partial; `None` where it is none."""
    parts = (value or "")[:10].split("-")
    try:
        numbers = [int(part) for part in parts]
        if len(numbers) == 1:
            return date(numbers[0], 1, 1).toordinal(), date(numbers[0], 12, 31).toordinal()
        if len(numbers) == 2:
            last = monthrange(numbers[0], numbers[1])[1]
            return date(numbers[0], numbers[1], 1).toordinal(), date(numbers[0], numbers[1], last).toordinal()
        day = date(*numbers[:3]).toordinal()
    except (ValueError, TypeError, IndexError):
        return None
    return day, day


def iso(day: int) -> str:
    """The ISO date of a day number."""
    return date.fromordinal(day).isoformat()


def _month(day: int) -> int:
    at = date.fromordinal(max(1, day))
    return at.year * 12 + at.month
