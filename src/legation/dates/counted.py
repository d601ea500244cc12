"""Readings of days and weeks that are counted within a stretch of the calendar: "the first Friday of next month", "the last day of 2024"."""

from dataclasses import replace
from datetime import date, timedelta
from typing import cast

import msgspec

from legation.dates.find import Found
from legation.dates.frame import Frame
from legation.dates.reading import CONTEXT, Reading, left_open, read_as, relative, with_part
from legation.dates.stated import month_alone_reading, month_of_reading, month_year_reading, rel_month_reading
from legation.dates.values import bounds, month_of, shifted, week_value
from legation.dates.words import lookup, ordinal

NEXT_BUT_ONE = {"after next": 2, "before last": -2}
_WEEK = timedelta(days=7)


def nth_day_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """The day, weekday or weekend of that number in its period, from the end where the number is negative; open where the period has none.

    Which days are worked differs from state to state, so a working day is bounded by the week at that end of the period only.
    """
    period = _period(found, frame, ahead)
    first, last, _ = bounds(period.value)
    n = ordinal(cast(str, found.part("n"))) or 0
    if first is None or last is None or not n:
        return left_open(None)
    if found.part("working"):
        return _working(period, date.fromisoformat(first), date.fromisoformat(last), n)
    weekday = 6 if found.part("weekend") else int(lookup("weekday", found.part("weekday") or "") or 0)
    day = _counted(date.fromisoformat(first), date.fromisoformat(last), n, weekday or None)
    if day is None:
        return left_open(None)
    if found.part("weekend"):
        return Reading("DATE", week_value(day) + "-WE", period.basis)
    return with_part(Reading("DATE", day.isoformat(), period.basis), found.part("part"))


def _counted(first: date, last: date, n: int, weekday: int | None) -> date | None:
    """The nth day (or such weekday) from the first, or from the last where n is negative; None where it lies outside."""
    step = _WEEK if weekday else timedelta(days=1)
    start = first if n > 0 else last
    if weekday:
        start += timedelta(days=(weekday - first.isoweekday()) % 7) if n > 0 else -timedelta(days=(last.isoweekday() - weekday) % 7)
    day = start + step * (n - 1 if n > 0 else n + 1)
    return day if first <= day <= last else None


def _working(period: Reading, first: date, last: date, n: int) -> Reading:
    """The period, narrowed to its first or last week where the day lies near that end."""
    if abs(n) > 2:
        return period
    limits = (first, min(last, first + _WEEK)) if n > 0 else (max(first, last - _WEEK), last)
    return replace(period, limits=(limits[0].isoformat(), limits[1].isoformat()), precision="week")


def nth_week_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """ "The first week of June" is bounded by its seven days; its value is the period, since no ISO week is meant."""
    period = _period(found, frame, ahead)
    first, last, _ = bounds(period.value)
    n = ordinal(cast(str, found.part("n"))) or 0
    if first is None or last is None or not n:
        return period
    start = date.fromisoformat(first) + _WEEK * (n - 1) if n > 0 else date.fromisoformat(last) + _WEEK * n + timedelta(days=1)
    end = start + timedelta(days=6)
    if not first <= start.isoformat() <= end.isoformat() <= last:
        return period
    return replace(period, limits=(start.isoformat(), end.isoformat()), precision="week")


def date_of_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """ "The 1st of next month", "the twentieth of last month": the day, open where that month has no such day."""
    which, words = cast(str, found.part("which") or found.part("which2")).lower(), cast(str, found.part("day"))
    month = _the("M", which, frame)
    n, last_day = ordinal(words), bounds(month.value)[1]
    if n is None or last_day is None:
        return left_open(f"XXXX-XX-{n:02}" if n and n > 0 else None)
    if not 0 < n <= int(last_day[8:]):
        return left_open(None)
    last = int(found.part("last") or 0)
    if last and n < last <= int(last_day[8:]):
        return Reading("DATE", f"{month.value}-{n:02}/{month.value}-{last:02}", month.basis)
    return Reading("DATE", f"{month.value}-{n:02}", month.basis)


def beside_day_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """ "The Friday after the vote", "the first Saturday after New Year": that weekday, open which, for it is counted from something else than the day of writing."""
    weekday = lookup("weekday", found.part("weekday") or "")
    return left_open(f"XXXX-WXX-{weekday}" if weekday else None)


def nth_set_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """ "The first Monday of every month": what recurs, and how often."""
    unit = cast(str, lookup("unit", cast(str, found.part("unit"))))
    return left_open("P3M" if unit == "Q" else f"P1{unit}", "SET")


def _period(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """The stretch within which is counted: a month or a year that is named, or one that is told relative to the day of writing."""
    if found.part("month"):
        if found.part("monthby"):
            return rel_month_reading(
                msgspec.structs.replace(found, parts=(*found.parts, ("which", cast(str, found.part("monthby"))))), frame, ahead
            )
        if found.part("year"):
            return month_year_reading(found, frame, ahead)
        return _month_of(found, frame, ahead) if found.part("monthof") else month_alone_reading(found, frame, ahead)
    if found.part("year2"):
        return Reading("DATE", found.part("year2"), "stated")
    unit = cast(str, lookup("unit", cast(str, found.part("unit") or found.part("unit2"))))
    return _the(unit, cast(str, found.part("which") or found.part("which2")).lower(), frame)


def _month_of(found: Found, frame: Frame, ahead: int | None) -> Reading:
    which = ("which", cast(str, found.part("monthof")))
    return month_of_reading(msgspec.structs.replace(found, parts=(*found.parts, which)), frame, ahead)


def _the(unit: str, which: str, frame: Frame) -> Reading:
    """The unit that the word points at; with "the" alone a month is the one that was named last, anything else that of the day of writing."""
    if which in NEXT_BUT_ONE:
        return read_as(shifted(frame.anchor, NEXT_BUT_ONE[which], unit), frame.anchor_basis)
    if which == "the" and unit == "M" and month_of(frame.context):
        return read_as(cast(str, frame.context)[:7], CONTEXT)
    return relative(unit, "this" if which in ("the", "the current") else which, frame)
