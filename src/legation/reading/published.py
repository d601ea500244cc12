"""The publication date: what can be trusted of it, as precise as it is and no more."""

import calendar
import re
from email.utils import parsedate_to_datetime

from legation.reading.clocks import local_day

_ISO = re.compile(r"^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[T ]\S.*)?$")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?$")
_MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name} | {
    n.lower(): i for i, n in enumerate(calendar.month_abbr) if n
}
_NAME = r"(?P<month>[A-Za-z]{3,9})\.?"
_WORDED = (
    re.compile(rf"^(?:[A-Za-z]+,?\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_NAME},?\s+(?P<year>\d{{4}})\b"),
    re.compile(rf"^(?:[A-Za-z]+,\s+)?{_NAME}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b"),
    re.compile(rf"^{_NAME}\s+(?P<year>\d{{4}})$"),
)
_NUMBERS = re.compile(r"^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$")
FIRST_YEAR, LAST_YEAR = 1600, 2200


def published_date(raw: object, zone: str | None = None) -> tuple[str | None, str | None]:
    """ISO 8601 date, perhaps partial ("2023-11", "2023"), and a warning where something in `raw` could not be used. Nothing given gives (None, None).

    `zone`: where the outlet's clock stands, if that is known; the day of a stamp that names an instant is the day there.
    """
    if raw is None or raw == "":
        return None, None
    text = str(raw).strip()
    parts = _parts(text)
    if parts is None:
        return None, f"publication date not understood: {text!r}; dates in the text that depend on it stay open"
    trusted, doubt = _trusted(text, *parts)
    return (local_day(text, zone) or trusted) if trusted else None, doubt


def _parts(text: str) -> tuple[int, int | None, int | None] | None:
    match = _COMPACT.match(text) or _ISO.match(text)
    if match:
        year, month, day = match.groups()
        return int(year), int(month) if month else None, int(day) if day else None
    for pattern in _WORDED:
        match = pattern.match(text)
        if match and match["month"].lower() in _MONTHS:
            return int(match["year"]), _MONTHS[match["month"].lower()], int(match["day"]) if "day" in match.groupdict() else None
    match = _NUMBERS.match(text)
    if match:
        return _numbers(*(int(g) for g in match.groups()))
    return _mail_date(text)


def _numbers(first: int, second: int, year: int) -> tuple[int, int | None, int | None]:
    """Day and month in figures: told apart only where one of them is over 12 or both are the same."""
    if first > 12 or first == second:
        return year, second, first
    if second > 12:
        return year, first, second
    return year, None, None


def _mail_date(text: str) -> tuple[int, int | None, int | None] | None:
    try:
        stamp = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return stamp.year, stamp.month, stamp.day


def _trusted(text: str, year: int, month: int | None, day: int | None) -> tuple[str | None, str | None]:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None, f"publication date out of range: {text!r}; dates in the text that depend on it stay open"
    if month is None:
        doubt = None if re.fullmatch(r"\d{4}", text) else f"publication date {text!r} is not clear beyond the year"
        return f"{year:04}", doubt
    if not 1 <= month <= 12:
        return f"{year:04}", f"publication date {text!r} has no such month: only the year is used"
    if day is None:
        return f"{year:04}-{month:02}", None
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return f"{year:04}-{month:02}", f"publication date {text!r} has no such day: only the month is used"
    return f"{year:04}-{month:02}-{day:02}", None
