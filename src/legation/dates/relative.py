"""Readings of expressions that count from the day of writing or from a date named before."""

from dataclasses import replace
from datetime import date
from typing import cast

from legation.dates.amounts import how_many, looks_ahead, stretch_reading
from legation.dates.find import Found
from legation.dates.frame import Frame
from legation.dates.reading import Reading, left_open, read_as, relative, with_part
from legation.dates.values import bounds, day_of, nearest_weekday, shifted
from legation.dates.words import lookup
from legation.model import Basis


def today_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """Counted from the day of writing even in a narrative."""
    step = {"yesterday": -1, "tomorrow": 1, "before yesterday": -2, "after tomorrow": 2}.get(cast(str, found.part("which")).lower(), 0)
    if frame.narrative and step == 0:
        return Reading("DATE", "PRESENT_REF", "none")
    return with_part(read_as(shifted(frame.anchor, step, "D"), frame.anchor_basis), found.part("part"))


def tonight_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """ "Tonight", "last night", "tomorrow morning": a day by the day of writing, and its part."""
    words = cast(str, found.part("which")).lower().split()
    if words == ["overnight"]:
        return _overnight(frame)
    step = -1 if words[0] in ("last", "yesterday") else 1 if words[0] == "tomorrow" else 0
    return with_part(read_as(shifted(frame.anchor, step, "D"), frame.anchor_basis), "night" if words[-1] == "tonight" else words[-1])


def _overnight(frame: Frame) -> Reading:
    """The night that ends with the day of writing."""
    reading = with_part(read_as(shifted(frame.anchor, 0, "D"), frame.anchor_basis), "night")
    limits = (shifted(frame.anchor, -1, "D"), shifted(frame.anchor, 0, "D"))
    return replace(reading, limits=limits) if limits[0] else reading


def that_part_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """ "That evening", "the next morning": by the last day named."""
    which = cast(str, found.part("which")).lower()
    step = 1 if which in ("the next", "the following") else -1 if which == "the previous" else 0
    return with_part(read_as(shifted(frame.day, step, "D"), "context"), found.part("part"))


def weekday_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """In a report the last such day up to and including the day of writing, or the next one where the tense looks ahead."""
    weekday = int(cast(str, lookup("weekday", cast(str, found.part("weekday")))))
    which, week = (found.part("which") or "").lower(), (found.part("week") or "").lower()
    base = frame.day if (frame.narrative or which.startswith(("the ", "that"))) and frame.day else frame.anchor
    basis: Basis = "context" if base is frame.day and base is not frame.anchor else frame.anchor_basis
    anchor = day_of(base)
    if anchor is None:
        return with_part(left_open(f"XXXX-WXX-{weekday}"), found.part("part"))
    if week:
        step = {"last": -7, "next": 7}.get(week, 0)
        day = date.fromordinal(anchor.toordinal() - anchor.isoweekday() + weekday + step)
    else:
        ahead_of = which in ("next", "the following", "the next", "this coming") or (which in ("", "this") and looks_ahead(frame))
        strict = which in ("last", "next", "this past", "the previous", "the following", "the next")
        day = nearest_weekday(anchor, weekday, 1 if ahead_of else -1, same=not strict)
    return with_part(Reading("DATE", day.isoformat(), basis), found.part("part"))


def weekend_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """In the past tense the last weekend that has begun, else the one to come."""
    anchor = day_of(frame.anchor)
    if anchor is None:
        return left_open(None)
    begun = anchor.isoweekday() >= 6 or frame.tense in ("future", "present")
    return read_as(shifted(frame.anchor, 0 if begun else -1, "WE"), frame.anchor_basis)


def rel_unit_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """ "Last week", "this year", "the past decade"; the last of these is a length of time that ends now."""
    unit = cast(str, lookup("unit", cast(str, found.part("unit"))))
    which = cast(str, found.part("which")).lower()
    if which in ("past", "the past", "this past") or (which in ("the last", "last") and unit == "DE"):
        return stretch_reading("P1" + unit if unit != "DE" else "P10Y", 1, unit, -1, frame)
    return _narrowed(relative(unit, which, frame), found.text.lower(), frame)


def _narrowed(reading: Reading, words: str, frame: Frame) -> Reading:
    """ "Earlier this week" ends with the day of writing, "later this week" begins with it."""
    first, last, _ = bounds(reading.value)
    day = frame.anchor if day_of(frame.anchor) else None
    if reading.basis not in ("published", "dateline") or not (first and last and day) or not first <= day[:10] <= last:
        return reading
    if words.startswith("earlier"):
        return replace(reading, limits=(first, day[:10]))
    return replace(reading, limits=(day[:10], last)) if words.startswith("later") else reading


def unit_after_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """ "The month after next", "the week before last": counted from the day of writing."""
    unit = cast(str, lookup("unit", cast(str, found.part("unit"))))
    step = 2 if cast(str, found.part("which")).lower() == "after next" else -2
    return read_as(shifted(frame.anchor, step, unit), frame.anchor_basis)


def week_on_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """ "Monday week", "a fortnight on Monday", "yesterday week": so many weeks on from the next such day, or back from a day gone by."""
    anchor = day_of(frame.anchor)
    if anchor is None:
        return left_open(None)
    which, days = (found.part("which") or "").lower(), 7 if cast(str, found.part("unit")).lower() == "week" else 14
    if which:
        step = {"yesterday": -1 - days, "tomorrow": 1 + days}.get(which, days)
        return read_as(shifted(frame.anchor, step, "D"), frame.anchor_basis)
    weekday = int(cast(str, lookup("weekday", cast(str, found.part("weekday")))))
    day = nearest_weekday(anchor, weekday, 1, same=False)
    return Reading("DATE", date.fromordinal(day.toordinal() + days).isoformat(), frame.anchor_basis)


def end_of_unit_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """ "The end of the year": the whole year, since no day is said."""
    unit = cast(str, lookup("unit", found.part("unit") or found.part("unit2") or ""))
    if (found.part("where") or "").lower() == "turn":
        return left_open(None)
    base, basis = frame.base
    return read_as(shifted(base, 0, unit), basis)


def offset_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """ "Two days later", "three years ago": as exact as the unit, no more."""
    unit = cast(str, lookup("unit", cast(str, found.part("unit"))))
    way, count = cast(str, found.part("way")).lower(), how_many(cast(str, found.part("n")))
    back = way in ("ago", "earlier", "before", "beforehand", "previously")
    if count is None or count != int(count):
        return left_open("PAST_REF" if back else "FUTURE_REF")
    if way in ("ago", "from now", "hence"):
        base, basis = frame.anchor, frame.anchor_basis
    else:
        base, basis = (frame.context, "context") if frame.context else frame.base
        base = frame.day if unit in ("D", "W") and frame.day and day_of(base) is None else base
    if unit in ("H", "MIN", "S"):
        return left_open(None, "TIME")
    size = int(count) * (-1 if back else 1)
    reading = read_as(shifted(base, size * 10, "Y") if unit == "DE" else shifted(base, size, unit), basis)
    about = lookup("approximation", (found.part("about") or "").strip())
    return _about(reading, about, base, size * {"W": 7, "FN": 14}.get(unit, 1)) if about in ("below", "above") and way == "ago" else reading


def _about(reading: Reading, about: str, base: str | None, days: int) -> Reading:
    """ "Less than two weeks ago" lies between that day and the day of writing; "more than two weeks ago" has no first day."""
    first, last, _ = bounds(reading.value)
    exact = shifted(base, days, "D") if reading.value and ("W" in reading.value or day_of(reading.value)) else None
    if first is None or last is None:
        return reading
    today = day_of(base)
    if about == "below":
        return replace(reading, limits=(exact or first, today.isoformat() if today else last))
    return replace(reading, limits=(None, exact or last))


def day_after_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """ "The day before", "a year later": by the last date named."""
    unit = cast(str, lookup("unit", cast(str, found.part("unit"))))
    way = cast(str, found.part("way")).lower()
    if way == "ago":
        return read_as(shifted(frame.anchor, -1, unit), frame.anchor_basis)
    base = frame.day if unit == "D" else frame.context or frame.day
    return read_as(shifted(base, -1 if way in ("before", "earlier") else 1, unit), "context")


def that_day_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """ "The same day", "the following day": by the last day named."""
    words = found.text.lower().split()
    step = {"next": 1, "following": 1, "previous": -1}.get(words[1], 0)
    return read_as(shifted(frame.day, step, "D"), "context")


def reference_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """ "Now", "recently", "the future": a reference without a date."""
    return Reading("DATE", lookup("reference", found.text), "none")
