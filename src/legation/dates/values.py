"""TIMEX3 values: their bounds in whole days, and steps forward and back at the precision that the unit allows."""

import calendar
import re
from datetime import date, timedelta

from legation.model import Precision

Bounds = tuple[str | None, str | None, Precision]
_OPEN: Bounds = (None, None, "unknown")
# Seasons are bounded widely: meteorological and astronomical reckoning, and both winters that a year's winter may mean.
_SEASONS = {"SP": ("03-01", "06-21"), "SU": ("06-01", "09-23"), "FA": ("09-01", "12-21")}


def day_of(value: str | None) -> date | None:
    """The day that a value names or begins with; None for coarser values and for days that do not exist."""
    if value is None or not re.match(r"\d{4}-\d\d-\d\d", value):
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def bounds(value: str | None) -> Bounds:
    """First and last possible day of a value, and its precision; all open where the value does not name a stretch of the calendar."""
    if value is None:
        return _OPEN
    if "/" in value:
        first, last = value.split("/", 1)
        return bounds(first)[0], bounds(last)[1], bounds(last)[2]
    day = day_of(value)
    if day is not None:
        return day.isoformat(), day.isoformat(), _clock_precision(value)
    for pattern, reader in _READERS:
        match = pattern.fullmatch(value)
        if match:
            try:
                return reader(*match.groups())
            except (ValueError, OverflowError):
                return _OPEN
    return _OPEN


def _clock_precision(value: str) -> Precision:
    if re.search(r"T\d\d:\d\d:\d\d", value):
        return "second"
    return "minute" if re.search(r"T\d\d:\d\d", value) else "hour" if re.search(r"T\d\d", value) else "day"


def _month(year: str, month: str) -> Bounds:
    last = calendar.monthrange(int(year), int(month))[1]
    return f"{year}-{month}-01", f"{year}-{month}-{last:02}", "month"


def _year(year: str) -> Bounds:
    return f"{year}-01-01", f"{year}-12-31", "year"


def _week(year: str, week: str) -> Bounds:
    return date.fromisocalendar(int(year), int(week), 1).isoformat(), date.fromisocalendar(int(year), int(week), 7).isoformat(), "week"


def _weekend(year: str, week: str) -> Bounds:
    return date.fromisocalendar(int(year), int(week), 6).isoformat(), date.fromisocalendar(int(year), int(week), 7).isoformat(), "week"


def _quarter(year: str, n: str) -> Bounds:
    return f"{year}-{3 * int(n) - 2:02}-01", _month(year, f"{3 * int(n):02}")[1], "quarter"


def _half(year: str, n: str) -> Bounds:
    return (f"{year}-01-01", f"{year}-06-30", "half") if n == "1" else (f"{year}-07-01", f"{year}-12-31", "half")


def _season(year: str, season: str) -> Bounds:
    if season == "WI":
        return f"{year}-01-01", f"{int(year) + 1}-03-21", "season"
    first, last = _SEASONS[season]
    return f"{year}-{first}", f"{year}-{last}", "season"


def _decade(decade: str) -> Bounds:
    return f"{decade}0-01-01", f"{decade}9-12-31", "decade"


def _century(century: str) -> Bounds:
    return f"{century}00-01-01", f"{century}99-12-31", "century"


def _named_year(_: str) -> Bounds:
    return None, None, "year"


_READERS = (
    (re.compile(r"(\d{4})-(\d\d)"), _month),
    (re.compile(r"(\d{4})"), _year),
    (re.compile(r"(\d{4})-W(\d\d)"), _week),
    (re.compile(r"(\d{4})-W(\d\d)-WE"), _weekend),
    (re.compile(r"(\d{4})-Q([1-4])"), _quarter),
    (re.compile(r"(\d{4})-H([12])"), _half),
    (re.compile(r"(\d{4})-(SP|SU|FA|WI)"), _season),
    (re.compile(r"(\d{3})"), _decade),
    (re.compile(r"(\d\d)"), _century),
    (re.compile(r"(?:FY|BC)(\d{4})"), _named_year),
)


def year_of(value: str | None) -> int | None:
    """The year in which a value lies."""
    match = re.match(r"(\d{4})(?:-|$|T|/)", value or "")
    return int(match[1]) if match else None


def month_of(value: str | None) -> int | None:
    """The month in which a value lies."""
    match = re.match(r"(?:BC)?\d{4}-(\d\d)(?:-|$|T|/)", value or "")
    return int(match[1]) if match else None


def week_value(day: date) -> str:
    """The ISO week of a day as TIMEX3 writes it."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def quarter_value(year: int, month: int) -> str:
    """The quarter of a month, "2023-Q4"."""
    return f"{year:04}-Q{(month + 2) // 3}"


def shifted(value: str | None, count: int, unit: str) -> str | None:
    """`value` moved by so many units, at the precision of the unit; None where the value is not exact enough to be moved so."""
    year, month, day = year_of(value), month_of(value), day_of(value)
    try:
        if unit == "D" and day:
            return (day + timedelta(days=count)).isoformat()
        if unit in ("W", "FN") and day:
            return week_value(day + timedelta(weeks=count * (2 if unit == "FN" else 1)))
        if unit == "WE" and day:
            return week_value(day + timedelta(weeks=count)) + "-WE"
        if unit in ("M", "Q") and year and month:
            months = year * 12 + month - 1 + count * (3 if unit == "Q" else 1)
            moved = months // 12, months % 12 + 1
            return f"{moved[0]:04}-{moved[1]:02}" if unit == "M" else quarter_value(*moved)
        if unit == "Y" and year:
            return f"{year + count:04}" if 0 < year + count < 10_000 else None
        if unit == "DE" and year:
            return f"{year // 10 + count:03}"
        if unit == "CE" and year:
            return f"{year // 100 + count:02}"
    except (OverflowError, ValueError):
        return None
    return None


def nearest_weekday(anchor: date, weekday: int, direction: int, *, same: bool) -> date:
    """The next (`direction` 1) or last (-1) such weekday from the anchor; the anchor itself counts where `same` is set."""
    step = (weekday - anchor.isoweekday()) % 7 if direction > 0 else -((anchor.isoweekday() - weekday) % 7)
    if step == 0 and not same:
        step = 7 * direction
    return anchor + timedelta(days=step)
