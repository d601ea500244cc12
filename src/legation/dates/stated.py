"""Readings of expressions that name a place in the calendar: days, months, quarters, seasons, years, centuries, feasts."""

from datetime import date
from typing import cast

from legation.dates.find import Found
from legation.dates.frame import Frame
from legation.dates.reading import BACK, CONTEXT, ON, STATED, Reading, left_open, read_as, relative, with_part
from legation.dates.values import bounds, day_of, month_of, shifted, week_value, year_of
from legation.dates.words import lookup, month_number, ordinal
from legation.dates.years import century_for, exists, pick_year, stated_year, year_near, year_with
from legation.model import Basis


def day_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """A day of a month; without a year by tense, by the weekday beside it, or in a narrative by the date named last."""
    month = month_number(cast(str, found.part("month") or found.part("month2")))
    day = int(cast(str, found.part("day") or found.part("day2")))
    year, short = stated_year(found, ahead), found.part("short")
    if short is not None:  # "19-Nov-11"
        year = f"{century_for(int(short), year_of(frame.anchor) or 2020):04}"
    if year is not None:
        return Reading("DATE", f"{year}-{month:02}-{day:02}", "stated") if exists(year, month, day) else left_open(None)
    chosen, basis = _year_beside(found, frame) or _year_known(frame, month, day) or pick_year(frame, month, day)
    weekday = lookup("weekday", found.part("weekday") or "") or lookup("weekday_short", (found.part("weekday") or "").rstrip("."))
    if chosen is not None and weekday:
        chosen = year_with(chosen, month, day, int(weekday))
    if chosen is not None and not exists(chosen, month, day):
        chosen = year_with(chosen, month, day, None)
    if chosen is None or not exists(chosen, month, day):
        return left_open(f"XXXX-{month:02}-{day:02}")
    return Reading("DATE", f"{chosen}-{month:02}-{day:02}", basis)


def _year_beside(found: Found, frame: Frame) -> tuple[str | None, Basis] | None:
    """The year by "last year" beside the date; None where nothing stands there."""
    which = found.part("which")
    if which is None:
        return None
    year = relative("Y", which.lower(), frame)
    return year.value, year.basis


def _year_known(frame: Frame, month: int, day: int) -> tuple[str, Basis] | None:
    """The year of a well-known event, or the one that the text names with the same day elsewhere."""
    if frame.known is not None and (frame.anchor is None or f"{frame.known}-{month:02}-{day:02}" <= frame.anchor):
        return frame.known, STATED
    year = frame.stated.get((month, day))
    return (year, CONTEXT) if year and not frame.narrative and frame.tense != "future" else None


def iso_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """A day, perhaps with a time, written as ISO 8601."""
    year, month, day = (cast(str, found.part(name)) for name in ("year", "month", "day"))
    if not exists(year, int(month), int(day)):
        return left_open(None)
    clock = found.part("clock")
    return Reading("TIME" if clock else "DATE", f"{year}-{month}-{day}" + (f"T{clock}" if clock else ""), "stated")


def figures_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """Day and month in figures: told apart by size, else by which of the two readings is near the day of writing, else left open."""
    first, second = int(cast(str, found.part("first"))), int(cast(str, found.part("second")))
    text = cast(str, found.part("year"))
    written = year_of(frame.anchor) or 2000
    year = int(text) if len(text) == 4 else century_for(int(text), written)
    ways = {(m, d) for m, d in ((first, second), (second, first)) if m <= 12 and exists(f"{year:04}", m, d)}
    if len(ways) > 1 and (anchor := day_of(frame.anchor)):
        near = {(m, d) for m, d in ways if abs((date(year, m, d) - anchor).days) <= 25}
        ways = near if len(near) == 1 else ways
    if len(ways) == 1:
        month, day = ways.pop()
        return Reading("DATE", f"{year:04}-{month:02}-{day:02}", "stated")
    return Reading("DATE", f"{year:04}", "stated") if ways else left_open(None)


def range_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """First and last day, joined by a stroke: "November 9-10, 2023"."""
    month, day, last = month_number(cast(str, found.part("month"))), int(cast(str, found.part("day"))), int(cast(str, found.part("last")))
    last_month = month_number(found.part("lastmonth") or cast(str, found.part("month")))
    year, basis = stated_year(found, ahead), STATED
    if year is None:
        chosen, basis = pick_year(frame, month, day)
        year = chosen or "XXXX"
    first_value, last_value = f"{year}-{month:02}-{day:02}", f"{year}-{last_month:02}-{last:02}"
    if not year.isdigit():
        return left_open(f"{first_value}/{last_value}")
    if not (exists(year, month, day) and exists(year, last_month, last)) or first_value > last_value:
        return left_open(None)
    return Reading("DATE", f"{first_value}/{last_value}", basis)


def month_range_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """First and last month, joined by a stroke."""
    first, last = month_number(cast(str, found.part("month"))), month_number(cast(str, found.part("lastmonth")))
    year, basis = stated_year(found, ahead), STATED
    if year is None:
        chosen, basis = pick_year(frame, first, None)
        year = chosen or "XXXX"
    value = f"{year}-{first:02}/{year}-{last:02}"
    return Reading("DATE", value, basis) if year.isdigit() and first <= last else left_open(value)


def month_year_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """A month of a year that is named."""
    return Reading("DATE", f"{stated_year(found, ahead)}-{month_number(cast(str, found.part('month'))):02}", "stated")


def month_alone_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """A month without a year: by tense, or in a narrative by the date named last."""
    month = month_number(cast(str, found.part("month")))
    if ahead is not None:
        return Reading("DATE", f"{ahead:04}-{month:02}", "stated")
    chosen, basis = _year_beside(found, frame) or pick_year(frame, month, None)
    return Reading("DATE", f"{chosen}-{month:02}", basis) if chosen is not None else left_open(f"XXXX-{month:02}")


def month_of_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """ "March last year"."""
    year = relative("Y", cast(str, found.part("which")).lower(), frame)
    month = month_number(cast(str, found.part("month")))
    return Reading("DATE", f"{year.value}-{month:02}", year.basis) if year.value else left_open(f"XXXX-{month:02}")


def rel_month_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """ "Last October" is the nearest one before the month of writing, "next March" the nearest after."""
    which, month = cast(str, found.part("which")).lower(), month_number(cast(str, found.part("month")))
    if which.startswith("th") and which not in ("this", "this past", "this coming"):
        return _named_month(month, which, frame)
    year, now = year_of(frame.anchor), month_of(frame.anchor)
    if year is None or now is None:
        return left_open(f"XXXX-{month:02}")
    if which in ("last", "this past"):
        year -= month >= now
    elif which in ("next", "this coming"):
        year += month <= now
    return Reading("DATE", f"{year:04}-{month:02}", frame.anchor_basis)


def _named_month(month: int, which: str, frame: Frame) -> Reading:
    """ "The previous April": counted from the date named last."""
    now, year = month_of(frame.context), year_of(frame.context)
    if now is None or year is None:
        return left_open(f"XXXX-{month:02}")
    step = -1 if which in BACK and month >= now else 1 if which in ON and month <= now else 0
    return Reading("DATE", f"{year + step:04}-{month:02}", "context")


def ordinal_day_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """ "The 20th": of the month named last, else of that of writing."""
    month, basis = (frame.context, CONTEXT) if month_of(frame.context) else (frame.anchor, frame.anchor_basis)
    day = int(cast(str, found.part("day")))
    if year_of(month) is None or month_of(month) is None or not exists(cast(str, month)[:4], cast(int, month_of(month)), day):
        return left_open(f"XXXX-XX-{day:02}")
    return Reading("DATE", f"{cast(str, month)[:7]}-{day:02}", basis)


def quarter_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """A quarter or half of a year, named or not."""
    kind = "H" if cast(str, found.part("what")).lower() in ("half", "h") else "Q"
    text = cast(str, found.part("n")).lower()
    n = int(text) if text.isdigit() else ordinal(text) or 0
    n = (2 if kind == "H" else 4) if n == -1 else n
    if n > (2 if kind == "H" else 4) or n < 1:
        return left_open(None)
    if found.part("year"):
        return Reading("DATE", f"{found.part('year')}-{kind}{n}", "stated")
    which = (found.part("which") or "this").lower()
    if text in ("last", "final") and found.part("which") is None and kind == "Q":
        return read_as(shifted(frame.anchor, -1, "Q"), frame.anchor_basis)
    year = relative("Y", which, frame)
    if year.value is None:
        return left_open(f"XXXX-{kind}{n}")
    value = f"{year.value}-{kind}{n}"
    if found.part("which") is None and frame.tense == "past" and frame.anchor and (bounds(value)[0] or "") > frame.anchor:
        value = f"{int(year.value) - 1:04}-{kind}{n}"
    return Reading("DATE", value, year.basis)


def century_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """The first two figures of the years of a century, as TIMEX3 writes it."""
    n = ordinal(cast(str, found.part("n"))) or 0
    if n == -1:
        return read_as(shifted(frame.anchor, -1, "CE"), frame.anchor_basis)
    if not 1 <= n <= 22:
        return left_open(None)
    return Reading("DATE", f"BC{n - 1:02}" if found.part("bc") else f"{n - 1:02}", "stated")


def decade_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """The first three figures of the years of a decade."""
    text = cast(str, found.part("year"))
    if len(text) == 4:
        return Reading("DATE", text[:3], "stated")
    near = year_near(frame)
    return read_as(f"{century_for(int(text), near):04}"[:3] if near else None, "context" if frame.narrative else frame.anchor_basis)


def season_year_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """A season of a year that is named."""
    return Reading("DATE", f"{stated_year(found, ahead)}-{lookup('season', cast(str, found.part('season')))}", "stated")


def season_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """A season without a year belongs to the year of writing, or in a narrative to that of the date named last."""
    code = lookup("season", cast(str, found.part("season")))
    which = (found.part("which") or "this").lower()
    if ahead is not None:
        return Reading("DATE", f"{ahead:04}-{code}", "stated")
    if which in ("this", "that", "the same") and frame.narrative:
        return Reading("DATE", f"{frame.year}-{code}", "context") if frame.year else left_open(f"XXXX-{code}")
    year = relative("Y", which, frame)
    return Reading("DATE", f"{year.value}-{code}", year.basis) if year.value else left_open(f"XXXX-{code}")


def bc_year_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """A year before Christ."""
    return Reading("DATE", f"BC{int(cast(str, found.part('year'))):04}", "stated")


def plain_year_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """A year in four figures."""
    return Reading("DATE", found.part("year"), "stated")


def short_year_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """A year in two figures: "1939-45", "'99"."""
    short = int(cast(str, found.part("year")))
    if not found.text.startswith(("'", "’")) and frame.year is not None and frame.year.isdigit():
        year = int(frame.year) // 100 * 100 + short
        return Reading("DATE", f"{year if year >= int(frame.year) else year + 100:04}", "context")
    near = year_near(frame)
    return read_as(f"{century_for(short, near):04}" if near else None, "context" if frame.narrative else frame.anchor_basis)


def named_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """A day known by a name of its own."""
    return Reading("DATE", lookup("named_day", found.text), "stated")


def week_from_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """ "The week of 23 October": the week in which that day lies, or the seven days that end with it."""
    day = day_reading(found, frame, ahead)
    stands = day_of(day.value)
    if stands is None:
        return left_open(None)
    if "ending" in found.text.lower():
        return Reading("DATE", f"{shifted(day.value, -6, 'D')}/{day.value}", day.basis, precision="week")
    return Reading("DATE", week_value(stands), day.basis)


def ordinal_year_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """ "The fourth year of the war": a year, but which one the words do not say."""
    return Reading("DATE", None, "none", precision="unknown")


def part_of_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """ "The night of 18 April 1775"."""
    return with_part(day_reading(found, frame, ahead), found.part("part"))
