"""Readings of lengths of time, of what recurs, and of times of the clock."""

from typing import cast

from legation.dates.find import Found
from legation.dates.frame import Frame
from legation.dates.reading import Reading, left_open
from legation.dates.values import bounds, day_of, nearest_weekday, shifted
from legation.dates.words import lookup, number, ordinal
from legation.model import Basis, Precision


def how_many(text: str) -> float | None:
    """How many: 3 for "three", None for "several"."""
    value = lookup("quantity", text)
    if value is not None:
        return None if value == "X" else float(value)
    return number(text)


def _amount(count: float | None, unit: str) -> str:
    """A length of time as TIMEX3 writes it: P3D, PT2H, PXM, P20Y for two decades."""
    figures = "X" if count is None else f"{count:g}"
    if unit == "FN":
        return f"P{'X' if count is None else f'{2 * count:g}'}W"
    if unit in ("DE", "CE") and count is not None:
        return f"P{count * (10 if unit == 'DE' else 100):g}Y"
    if unit == "Q" and count is not None:
        return f"P{3 * count:g}M"
    if unit in ("H", "MIN", "S"):
        return f"PT{figures}{unit[0]}"
    if count == 0.5 and unit in ("Y", "D"):
        return "P6M" if unit == "Y" else "PT12H"
    return f"P{figures}{unit}"


def duration_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """ "Three days": P3D."""
    text = cast(str, found.part("n"))
    count, unit = how_many(text), cast(str, lookup("unit", cast(str, found.part("unit"))))
    return left_open(_amount(count, unit), "DURATION")


def duration_of_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """ "Year-long": P1Y; "decades-long": PXDE."""
    text = cast(str, found.part("unit")).lower()
    return left_open(_amount(None if text.endswith("s") else 1.0, cast(str, lookup("unit", text))), "DURATION")


def window_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """ "The past three years": a length of time, bounded by the day of writing."""
    unit = cast(str, lookup("unit", cast(str, found.part("unit"))))
    count = how_many(found.part("n") or "several") if found.part("n") else None
    which = cast(str, found.part("which")).lower()
    if which in ("first", "final"):
        return left_open(_amount(count, unit), "DURATION")
    direction = 1 if which in ("next", "coming", "following") else -1
    return stretch_reading(_amount(count, unit), count, unit, direction, frame)


def stretch_reading(value: str, count: float | None, unit: str, direction: int, frame: Frame) -> Reading:
    """A length of time that ends or begins with the day of writing."""
    base, basis = frame.base
    day = day_of(base)
    if day is None or count is None or count != int(count) or unit in ("H", "MIN", "S"):
        return left_open(value, "DURATION")
    size = int(count) * direction * (10 if unit == "DE" else 1)
    other = (
        shifted(base, size * (7 if unit in ("W", "WE") else 14), "D")
        if unit in ("W", "WE", "FN")
        else shifted(base, size, "Y" if unit == "DE" else unit)
    )
    first, last, _ = bounds(other)
    limits = (first, day.isoformat()) if direction < 0 else (day.isoformat(), last)
    return Reading(
        "DURATION", value, basis, limits, cast(Precision, {"D": "day", "W": "week", "M": "month", "Y": "year"}.get(unit, "unknown"))
    )


def set_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """ "Every year", "daily", "each Friday": what recurs."""
    if found.part("frequency"):
        return left_open(lookup("frequency", cast(str, found.part("frequency"))), "SET")
    if found.part("weekday"):
        return left_open(f"XXXX-WXX-{lookup('weekday', cast(str, found.part('weekday')))}", "SET")
    if found.part("part"):
        return left_open(f"XXXX-XX-XXT{lookup('day_part', cast(str, found.part('part')))}", "SET")
    n = found.part("n")
    count = 1.0 if n is None or n.lower() in ("a", "an") else 2.0 if n.lower() == "other" else number(n) or float(ordinal(n) or 1)
    return left_open(_amount(count, cast(str, lookup("unit", cast(str, found.part("unit"))))), "SET")


def clock_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """A time of the clock on the day beside it, else on the day of writing."""
    time = _clock_time(found)
    if time is None:
        return left_open(None, "TIME")
    day, basis = _clock_day(found, frame)
    zone = lookup("zone", found.part("zone") or "") or ""
    return Reading("TIME", f"{day}T{time}{zone}", basis) if day else left_open(f"XXXX-XX-XXT{time}{zone}", "TIME")


def _clock_time(found: Found) -> str | None:
    if found.part("word"):
        return lookup("clock", cast(str, found.part("word")))
    if found.part("hours"):
        return f"{found.part('hours')}:{found.part('minutes')}"
    hour, _, minute = (found.part("time") or f"{found.part('hour')}:00").replace(".", ":").partition(":")
    half = (found.part("half") or "").lower()[:1]
    if half and int(hour) > 12:
        return None
    shown = int(hour) % 12 + (12 if half == "p" else 0) if half else int(hour)
    return f"{shown:02}:{minute}"


def _clock_day(found: Found, frame: Frame) -> tuple[str | None, Basis]:
    rest = (found.part("rest") or "").lower()
    weekday = lookup("weekday", rest) if rest else None
    anchor = day_of(frame.anchor)
    if weekday and anchor:
        return nearest_weekday(anchor, int(weekday), 1 if looks_ahead(frame) else -1, same=True).isoformat(), frame.anchor_basis
    if rest:
        return shifted(frame.anchor, {"yesterday": -1, "tomorrow": 1}.get(rest, 0), "D"), frame.anchor_basis
    if frame.day is not None:
        return frame.day, "context"
    return (anchor.isoformat(), frame.anchor_basis) if anchor else (None, "none")


def looks_ahead(frame: Frame) -> bool:
    """Whether a weekday is the next one rather than the last."""
    return frame.tense in ("future", "ahead") or frame.narrative
