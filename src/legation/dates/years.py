"""The year of a date that does not name one, and dates that exist."""

from datetime import date

from legation.dates.find import Found
from legation.dates.frame import Frame
from legation.dates.values import day_of, month_of, year_of
from legation.model import Basis

_SLIP = 3  # days by which the day of writing may be off
_SOON = 31  # days within which a bare day and month without a verb may be yet to come, as in programmes of visits


def stated_year(found: Found, ahead: int | None) -> str | None:
    """The year that the expression names, else the one of the date it is joined to; "BC0493" before Christ."""
    text = found.part("year")
    if text is None:
        return f"{ahead:04}" if ahead else None
    return f"BC{int(text):04}" if found.part("bc") else f"{int(text):04}"


def exists(year: str, month: int, day: int) -> bool:
    """Whether there is such a day; years before Christ are not looked at closely."""
    if not year.isdigit():
        return 1 <= day <= 31
    try:
        return bool(date(int(year), month, day))
    except ValueError:
        return False


def pick_year(frame: Frame, month: int, day: int | None) -> tuple[str | None, Basis]:
    """The year of a date without one: in a report by the tense and the day of writing, in a narrative by the date named last."""
    if frame.narrative and (frame.year is not None or frame.anchor is None):
        return _narrative_year(frame, month)
    written, first, today = year_of(frame.anchor), month_of(frame.anchor), day_of(frame.anchor)
    if written is None or first is None:
        return None, "none"
    now, then = (first, today.day if today and day else 0), (month, day if today and day else 0)
    return f"{written + _years_away(frame, then, now):04}", frame.anchor_basis


def _years_away(frame: Frame, then: tuple[int, int], now: tuple[int, int]) -> int:
    """How many years from that of writing a month and day lie, by tense; without one the nearest. The day is 0 where either is not known."""
    if frame.tense == "future":
        return 1 if then < now and now[0] - then[0] > 2 else 0
    if frame.tense == "past":
        return -1 if then > now and (then[0] != now[0] or _days_ahead(then, now) > _SLIP) else 0
    if frame.tense == "behind":
        return -1 if then > now else 0
    if abs(then[0] - now[0]) > 6:
        return -1 if then > now else 1
    return -1 if frame.tense is None and then[1] and _days_ahead(then, now) > _SOON else 0


def _days_ahead(then: tuple[int, int], now: tuple[int, int]) -> int:
    """About how many days the one month and day lie after the other in the same year."""
    return 30 * (then[0] - now[0]) + then[1] - now[1]


def _narrative_year(frame: Frame, month: int) -> tuple[str | None, Basis]:
    """The year of the date named last, or the next one where the months begin anew."""
    if frame.year is None:
        return None, "none"
    before = month_of(frame.context)
    if before is not None and before - month >= 9 and frame.year.isdigit():
        return f"{int(frame.year) + 1:04}", "context"
    return frame.year, "context"


def year_with(chosen: str, month: int, day: int, weekday: int | None) -> str:
    """The nearest year that has such a day (29 February), on this weekday where one stands beside the date; the same where none is near."""
    for step in (0, 1, -1) if chosen.isdigit() else ():
        year = f"{int(chosen) + step:04}"
        if exists(year, month, day) and weekday in (None, date(int(year), month, day).isoweekday()):
            return year
    return chosen


def year_near(frame: Frame) -> int | None:
    """The year that years in two figures lie near to."""
    return year_of(frame.context if frame.narrative and year_of(frame.context) else frame.anchor)


def century_for(short: int, near: int) -> int:
    """The year in two figures that is nearest to `near`, at most ten years after it."""
    return max(year for year in (near // 100 * 100 + short + step for step in (-100, 0, 100)) if year <= near + 10)
