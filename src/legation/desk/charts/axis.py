"""The axis of time: days to places across a picture, and the ticks along it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from legation.desk.charts.svg import element
from legation.stories.windows import days

_STEPS = (1, 2, 5, 10, 20, 50, 100)
TICKS = 10


@dataclass(frozen=True)
class Axis:
    """Days (counted from the year 1) between `left` and `right`."""

    first: int
    last: int
    left: float
    right: float

    @classmethod
    def over(cls, bounds: Iterable[tuple[int, int]], left: float, right: float) -> "Axis | None":
        """The axis that holds all of these times; `None` where there are none."""
        found = list(bounds)
        if not found:
            return None
        first, last = min(one for one, _ in found), max(one for _, one in found)
        room = max(3, (last - first) // 40)
        return cls(max(1, first - room), min(date.max.toordinal(), last + room), left, right)

    def at(self, day: float) -> float:
        """Where a day lies."""
        return self.left + (day - self.first) / max(1, self.last - self.first) * (self.right - self.left)

    def ticks(self, top: float, bottom: float) -> Iterator[Markup]:
        """Lines with their years or months, as many as can be read."""
        for day, label in self._labelled():
            x = self.at(day)
            yield element("line", x1=x, x2=x, y1=top, y2=bottom, class_="tick")
            yield element("text", label, x=x + 3, y=bottom + 14, class_="label")

    def _labelled(self) -> Iterator[tuple[int, str]]:
        one, other = date.fromordinal(self.first), date.fromordinal(self.last)
        years = range(one.year, other.year + 1)
        for name, label in _years(years) if len(years) > 3 else _months(years):
            bounds = days(name)
            if bounds is not None and self.first <= bounds[0] <= self.last:
                yield bounds[0], label


def _years(years: range) -> list[tuple[str, str]]:
    """(date, label) of so many years as can be read."""
    step = next((s for s in _STEPS if len(years) / s <= TICKS), 1000)
    return [(f"{year:04}", str(year)) for year in years if year % step == 0]


def _months(years: range) -> list[tuple[str, str]]:
    """(date, label) of so many months as can be read."""
    months = [(year, month) for year in years for month in range(1, 13)]
    step = next(s for s in (1, 2, 3, 6, 12) if len(months) / s <= TICKS or s == 12)
    return [(f"{y:04}-{m:02}", f"{y}-{m:02}") for y, m in months if (m - 1) % step == 0]
