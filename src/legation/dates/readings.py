"""What each rule of the grammar means in its frame."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from legation.dates.find import Found
from legation.dates.frame import Frame
from legation.dates.values import bounds, day_of, month_of, nearest_weekday, shifted, year_of
from legation.dates.words import lookup, number, ordinal
from legation.model import Basis, Precision, TimeType


@dataclass(frozen=True)
class Reading:
    """Type and value of an expression, and on what they rest; `limits` and `precision` where they do not follow from the value."""

    type: TimeType
    value: str | None
    basis: Basis
    limits: tuple[str | None, str | None] | None = None
    precision: Precision | None = None


Reader = Callable[[Found, Frame, int | None], Reading]
_STATED: Basis = "stated"
_CONTEXT: Basis = "context"
_BACK = ("last", "previous", "the previous", "past", "the past", "this past", "the preceding", "the last")
_ON = ("next", "the next", "the coming", "this coming", "the following", "the upcoming")
_CONTEXTUAL = ("that", "the same", "the following", "the previous", "the next", "the preceding", "previous")


def _open(value: str | None, kind: TimeType = "DATE") -> Reading:
    return Reading(kind, value, "none", precision="unknown")


def _read(value: str | None, basis: Basis, kind: TimeType = "DATE") -> Reading:
    return Reading(kind, value, basis) if value is not None else _open(None, kind)


def _month(text: str) -> int:
    return int(lookup("month", text) or lookup("month_short", text.rstrip(".")) or 0)


def _year(found: Found, ahead: int | None) -> str | None:
    text = found.part("year")
    if text is None:
        return f"{ahead:04}" if ahead else None
    return f"BC{int(text):04}" if found.part("bc") else f"{int(text):04}"


def _valid(year: str, month: int, day: int) -> bool:
    """Whether there is such a day; years before Christ are not looked at closely."""
    if not year.isdigit():
        return 1 <= day <= 31
    try:
        return bool(date(int(year), month, day))
    except ValueError:
        return False


def _pick_year(frame: Frame, month: int, day: int | None) -> tuple[str | None, Basis]:
    """The year of a date without one: in a report by the tense and the day of writing, in a narrative by the date named last."""
    if frame.narrative:
        return _narrative_year(frame, month)
    written, first, today = year_of(frame.anchor), month_of(frame.anchor), day_of(frame.anchor)
    if written is None or first is None:
        return None, "none"
    now, then = (first, today.day if today and day else 0), (month, day if today and day else 0)
    step = 0
    if frame.tense == "future":
        step = 1 if then < now and first - month > 2 else 0
    elif frame.tense == "past":
        step = -1 if then > now and month != first else 0
    elif abs(month - first) > 6:
        step = -1 if month > first else 1
    return f"{written + step:04}", frame.anchor_basis


def _narrative_year(frame: Frame, month: int) -> tuple[str | None, Basis]:
    """The year of the date named last, or the next one where the months begin anew."""
    if frame.year is None:
        return None, "none"
    before = month_of(frame.context)
    if before is not None and before - month >= 9 and frame.year.isdigit():
        return f"{int(frame.year) + 1:04}", "context"
    return frame.year, "context"


def _day(found: Found, frame: Frame, ahead: int | None) -> Reading:
    month = _month(cast(str, found.part("month") or found.part("month2")))
    day = int(cast(str, found.part("day") or found.part("day2")))
    year = _year(found, ahead)
    if year is not None:
        return Reading("DATE", f"{year}-{month:02}-{day:02}", "stated") if _valid(year, month, day) else _open(None)
    chosen, basis = _pick_year(frame, month, day)
    weekday = lookup("weekday", found.part("weekday") or "") or lookup("weekday_short", (found.part("weekday") or "").rstrip("."))
    if chosen is not None and weekday:
        chosen = _year_with(chosen, month, day, int(weekday))
    if chosen is not None and not _valid(chosen, month, day):
        chosen = _year_with(chosen, month, day, None)
    if chosen is None or not _valid(chosen, month, day):
        return _open(f"XXXX-{month:02}-{day:02}")
    return Reading("DATE", f"{chosen}-{month:02}-{day:02}", basis)


def _year_with(chosen: str, month: int, day: int, weekday: int | None) -> str:
    """The nearest year that has such a day (29 February), on this weekday where one stands beside the date; the same where none is near."""
    for step in (0, 1, -1) if chosen.isdigit() else ():
        year = f"{int(chosen) + step:04}"
        if _valid(year, month, day) and weekday in (None, date(int(year), month, day).isoweekday()):
            return year
    return chosen


def _iso(found: Found, frame: Frame, ahead: int | None) -> Reading:
    year, month, day = (cast(str, found.part(name)) for name in ("year", "month", "day"))
    if not _valid(year, int(month), int(day)):
        return _open(None)
    clock = found.part("clock")
    return Reading("TIME" if clock else "DATE", f"{year}-{month}-{day}" + (f"T{clock}" if clock else ""), "stated")


def _figures(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """Day and month in figures: told apart by size, else by which of the two readings is near the day of writing, else left open."""
    first, second = int(cast(str, found.part("first"))), int(cast(str, found.part("second")))
    text = cast(str, found.part("year"))
    written = year_of(frame.anchor) or 2000
    year = int(text) if len(text) == 4 else _century_for(int(text), written)
    ways = {(m, d) for m, d in ((first, second), (second, first)) if m <= 12 and _valid(f"{year:04}", m, d)}
    if len(ways) > 1 and (anchor := day_of(frame.anchor)):
        near = {(m, d) for m, d in ways if abs((date(year, m, d) - anchor).days) <= 25}
        ways = near if len(near) == 1 else ways
    if len(ways) == 1:
        month, day = ways.pop()
        return Reading("DATE", f"{year:04}-{month:02}-{day:02}", "stated")
    return Reading("DATE", f"{year:04}", "stated") if ways else _open(None)


def _year_near(frame: Frame) -> int | None:
    """The year that years in two figures lie near to."""
    return year_of(frame.context if frame.narrative and year_of(frame.context) else frame.anchor)


def _century_for(short: int, near: int) -> int:
    """The year in two figures that is nearest to `near`, at most ten years after it."""
    return max(year for year in (near // 100 * 100 + short + step for step in (-100, 0, 100)) if year <= near + 10)


def _range(found: Found, frame: Frame, ahead: int | None) -> Reading:
    month, day, last = _month(cast(str, found.part("month"))), int(cast(str, found.part("day"))), int(cast(str, found.part("last")))
    last_month = _month(found.part("lastmonth") or cast(str, found.part("month")))
    year, basis = _year(found, ahead), _STATED
    if year is None:
        chosen, basis = _pick_year(frame, month, day)
        year = chosen or "XXXX"
    first_value, last_value = f"{year}-{month:02}-{day:02}", f"{year}-{last_month:02}-{last:02}"
    if not year.isdigit():
        return _open(f"{first_value}/{last_value}")
    if not (_valid(year, month, day) and _valid(year, last_month, last)) or first_value > last_value:
        return _open(None)
    return Reading("DATE", f"{first_value}/{last_value}", basis)


def _month_range(found: Found, frame: Frame, ahead: int | None) -> Reading:
    first, last = _month(cast(str, found.part("month"))), _month(cast(str, found.part("lastmonth")))
    year, basis = _year(found, ahead), _STATED
    if year is None:
        chosen, basis = _pick_year(frame, first, None)
        year = chosen or "XXXX"
    value = f"{year}-{first:02}/{year}-{last:02}"
    return Reading("DATE", value, basis) if year.isdigit() and first <= last else _open(value)


def _month_year(found: Found, frame: Frame, ahead: int | None) -> Reading:
    return Reading("DATE", f"{_year(found, ahead)}-{_month(cast(str, found.part('month'))):02}", "stated")


def _month_alone(found: Found, frame: Frame, ahead: int | None) -> Reading:
    month = _month(cast(str, found.part("month")))
    if ahead is not None:
        return Reading("DATE", f"{ahead:04}-{month:02}", "stated")
    chosen, basis = _pick_year(frame, month, None)
    return Reading("DATE", f"{chosen}-{month:02}", basis) if chosen is not None else _open(f"XXXX-{month:02}")


def _month_of(found: Found, frame: Frame, ahead: int | None) -> Reading:
    year = _relative("Y", cast(str, found.part("which")).lower(), frame)
    month = _month(cast(str, found.part("month")))
    return Reading("DATE", f"{year.value}-{month:02}", year.basis) if year.value else _open(f"XXXX-{month:02}")


def _rel_month(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """ "Last October" is the nearest one before the month of writing, "next March" the nearest after."""
    which, month = cast(str, found.part("which")).lower(), _month(cast(str, found.part("month")))
    if which.startswith("th") and which not in ("this", "this past", "this coming"):
        return _named_month(month, which, frame)
    year, now = year_of(frame.anchor), month_of(frame.anchor)
    if year is None or now is None:
        return _open(f"XXXX-{month:02}")
    if which in ("last", "this past"):
        year -= month >= now
    elif which in ("next", "this coming"):
        year += month <= now
    return Reading("DATE", f"{year:04}-{month:02}", frame.anchor_basis)


def _named_month(month: int, which: str, frame: Frame) -> Reading:
    """ "The previous April": counted from the date named last."""
    now, year = month_of(frame.context), year_of(frame.context)
    if now is None or year is None:
        return _open(f"XXXX-{month:02}")
    step = -1 if which in _BACK and month >= now else 1 if which in _ON and month <= now else 0
    return Reading("DATE", f"{year + step:04}-{month:02}", "context")


def _week_of(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """ "The first week of June" is bounded by its seven days; its value is the month, since no ISO week is meant."""
    n = ordinal(cast(str, found.part("n"))) or 0
    reading = (_month_year if found.part("year") else _month_alone)(found, frame, ahead)
    first, last, _ = bounds(reading.value)
    if not first or not last or n > 4:
        return reading
    begin = int(last[8:]) - 6 if n == -1 else 7 * n - 6
    return replace(reading, limits=(f"{first[:8]}{begin:02}", f"{first[:8]}{begin + 6:02}"), precision="week")


def _weekend(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """In the past tense the last weekend that has begun, else the one to come."""
    anchor = day_of(frame.anchor)
    if anchor is None:
        return _open(None)
    begun = anchor.isoweekday() >= 6 or frame.tense in ("future", "present")
    return _read(shifted(frame.anchor, 0 if begun else -1, "WE"), frame.anchor_basis)


def _ordinal_day(found: Found, frame: Frame, ahead: int | None) -> Reading:
    month, basis = (frame.context, _CONTEXT) if month_of(frame.context) else (frame.anchor, frame.anchor_basis)
    day = int(cast(str, found.part("day")))
    if year_of(month) is None or month_of(month) is None or not _valid(cast(str, month)[:4], cast(int, month_of(month)), day):
        return _open(f"XXXX-XX-{day:02}")
    return Reading("DATE", f"{cast(str, month)[:7]}-{day:02}", basis)


def _quarter(found: Found, frame: Frame, ahead: int | None) -> Reading:
    kind = "H" if cast(str, found.part("what")).lower() in ("half", "h") else "Q"
    text = cast(str, found.part("n")).lower()
    n = int(text) if text.isdigit() else ordinal(text) or 0
    n = (2 if kind == "H" else 4) if n == -1 else n
    if n > (2 if kind == "H" else 4) or n < 1:
        return _open(None)
    if found.part("year"):
        return Reading("DATE", f"{found.part('year')}-{kind}{n}", "stated")
    which = (found.part("which") or "this").lower()
    if text in ("last", "final") and found.part("which") is None and kind == "Q":
        return _read(shifted(frame.anchor, -1, "Q"), frame.anchor_basis)
    year = _relative("Y", which, frame)
    if year.value is None:
        return _open(f"XXXX-{kind}{n}")
    value = f"{year.value}-{kind}{n}"
    if found.part("which") is None and frame.tense == "past" and frame.anchor and (bounds(value)[0] or "") > frame.anchor:
        value = f"{int(year.value) - 1:04}-{kind}{n}"
    return Reading("DATE", value, year.basis)


def _century(found: Found, frame: Frame, ahead: int | None) -> Reading:
    n = ordinal(cast(str, found.part("n"))) or 0
    if n == -1:
        return _read(shifted(frame.anchor, -1, "CE"), frame.anchor_basis)
    if not 1 <= n <= 22:
        return _open(None)
    return Reading("DATE", f"BC{n - 1:02}" if found.part("bc") else f"{n - 1:02}", "stated")


def _decade(found: Found, frame: Frame, ahead: int | None) -> Reading:
    text = cast(str, found.part("year"))
    if len(text) == 4:
        return Reading("DATE", text[:3], "stated")
    near = _year_near(frame)
    return _read(f"{_century_for(int(text), near):04}"[:3] if near else None, "context" if frame.narrative else frame.anchor_basis)


def _fiscal(found: Found, frame: Frame, ahead: int | None) -> Reading:
    text = found.part("year")
    if text is None:
        year = _relative("Y", (found.part("which") or "this").lower(), frame)
        return Reading("DATE", f"FY{year.value}", year.basis) if year.value else _open(None)
    plain = text.lstrip("'’")
    year_number = int(plain) if len(plain) == 4 else _century_for(int(plain), year_of(frame.anchor) or 2020)
    return Reading("DATE", f"FY{year_number:04}", "stated")


def _season_year(found: Found, frame: Frame, ahead: int | None) -> Reading:
    return Reading("DATE", f"{_year(found, ahead)}-{lookup('season', cast(str, found.part('season')))}", "stated")


def _season(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """A season without a year belongs to the year of writing, or in a narrative to that of the date named last."""
    code = lookup("season", cast(str, found.part("season")))
    which = (found.part("which") or "this").lower()
    if ahead is not None:
        return Reading("DATE", f"{ahead:04}-{code}", "stated")
    if which in ("this", "that", "the same") and frame.narrative:
        return Reading("DATE", f"{frame.year}-{code}", "context") if frame.year else _open(f"XXXX-{code}")
    year = _relative("Y", which, frame)
    return Reading("DATE", f"{year.value}-{code}", year.basis) if year.value else _open(f"XXXX-{code}")


def _bc_year(found: Found, frame: Frame, ahead: int | None) -> Reading:
    return Reading("DATE", f"BC{int(cast(str, found.part('year'))):04}", "stated")


def _plain_year(found: Found, frame: Frame, ahead: int | None) -> Reading:
    return Reading("DATE", found.part("year"), "stated")


def _short_year(found: Found, frame: Frame, ahead: int | None) -> Reading:
    short = int(cast(str, found.part("year")))
    if not found.text.startswith(("'", "’")) and frame.year is not None and frame.year.isdigit():
        year = int(frame.year) // 100 * 100 + short
        return Reading("DATE", f"{year if year >= int(frame.year) else year + 100:04}", "context")
    near = _year_near(frame)
    return _read(f"{_century_for(short, near):04}" if near else None, "context" if frame.narrative else frame.anchor_basis)


def _today(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """Counted from the day of writing even in a narrative."""
    step = {"yesterday": -1, "tomorrow": 1, "before yesterday": -2, "after tomorrow": 2}.get(cast(str, found.part("which")).lower(), 0)
    if frame.narrative and step == 0:
        return Reading("DATE", "PRESENT_REF", "none")
    return _with_part(_read(shifted(frame.anchor, step, "D"), frame.anchor_basis), found.part("part"))


def _tonight(found: Found, frame: Frame, ahead: int | None) -> Reading:
    words = cast(str, found.part("which")).lower().split()
    step = -1 if words[0] in ("last", "yesterday") else 1 if words[0] == "tomorrow" else 0
    return _with_part(_read(shifted(frame.anchor, step, "D"), frame.anchor_basis), "night" if words[-1] == "tonight" else words[-1])


def _that_part(found: Found, frame: Frame, ahead: int | None) -> Reading:
    which = cast(str, found.part("which")).lower()
    step = 1 if which in ("the next", "the following") else -1 if which == "the previous" else 0
    return _with_part(_read(shifted(frame.day, step, "D"), "context"), found.part("part"))


def _with_part(reading: Reading, part: str | None) -> Reading:
    code = lookup("day_part", part) if part else None
    if code is None:
        return reading
    return replace(reading, type="TIME", value=f"{reading.value}T{code}" if reading.value else None)


def _weekday(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """In a report the last such day up to and including the day of writing, or the next one where the tense looks ahead."""
    weekday = int(cast(str, lookup("weekday", cast(str, found.part("weekday")))))
    which, week = (found.part("which") or "").lower(), (found.part("week") or "").lower()
    base = frame.day if (frame.narrative or which.startswith(("the ", "that"))) and frame.day else frame.anchor
    basis: Basis = "context" if base is frame.day and base is not frame.anchor else frame.anchor_basis
    anchor = day_of(base)
    if anchor is None:
        return _with_part(_open(f"XXXX-WXX-{weekday}"), found.part("part"))
    if week:
        step = {"last": -7, "next": 7}.get(week, 0)
        day = date.fromordinal(anchor.toordinal() - anchor.isoweekday() + weekday + step)
    else:
        ahead_of = which in ("next", "the following", "the next", "this coming") or (which in ("", "this") and _looks_ahead(frame))
        strict = which in ("last", "next", "this past", "the previous", "the following", "the next")
        day = nearest_weekday(anchor, weekday, 1 if ahead_of else -1, same=not strict)
    return _with_part(Reading("DATE", day.isoformat(), basis), found.part("part"))


def _looks_ahead(frame: Frame) -> bool:
    return frame.tense == "future" or frame.narrative


def _part_of(found: Found, frame: Frame, ahead: int | None) -> Reading:
    return _with_part(_day(found, frame, ahead), found.part("part"))


def _rel_unit(found: Found, frame: Frame, ahead: int | None) -> Reading:
    unit = cast(str, lookup("unit", cast(str, found.part("unit"))))
    which = cast(str, found.part("which")).lower()
    if which in ("past", "the past", "this past") or (which in ("the last", "last") and unit == "DE"):
        return _window_reading("P1" + unit if unit != "DE" else "P10Y", 1, unit, -1, frame)
    return _narrowed(_relative(unit, which, frame), found.text.lower(), frame)


def _narrowed(reading: Reading, words: str, frame: Frame) -> Reading:
    """ "Earlier this week" ends with the day of writing, "later this week" begins with it."""
    first, last, _ = bounds(reading.value)
    day = frame.anchor if day_of(frame.anchor) else None
    if reading.basis not in ("published", "dateline") or not (first and last and day) or not first <= day[:10] <= last:
        return reading
    if words.startswith("earlier"):
        return replace(reading, limits=(first, day[:10]))
    return replace(reading, limits=(day[:10], last)) if words.startswith("later") else reading


def _relative(unit: str, which: str, frame: Frame) -> Reading:
    step = -1 if which in _BACK else 1 if which in _ON else 0
    base, basis = frame.base
    if which in _CONTEXTUAL and which != "previous":
        if frame.context is not None and (unit != "D" or frame.day):
            base, basis = (frame.day if unit == "D" else frame.context), "context"
        elif which in ("that", "the same") or unit == "D":
            return _open(None)
    return _read(shifted(base, step, unit), basis)


def _end_of_unit(found: Found, frame: Frame, ahead: int | None) -> Reading:
    unit = cast(str, lookup("unit", found.part("unit") or found.part("unit2") or ""))
    if (found.part("where") or "").lower() == "turn":
        return _open(None)
    base, basis = frame.base
    return _read(shifted(base, 0, unit), basis)


def _offset(found: Found, frame: Frame, ahead: int | None) -> Reading:
    unit = cast(str, lookup("unit", cast(str, found.part("unit"))))
    way, count = cast(str, found.part("way")).lower(), _count(cast(str, found.part("n")))
    back = way in ("ago", "earlier", "before", "beforehand", "previously")
    if count is None or count != int(count):
        return _open("PAST_REF" if back else "FUTURE_REF")
    if way in ("ago", "from now", "hence"):
        base, basis = frame.anchor, frame.anchor_basis
    else:
        base, basis = (frame.context, "context") if frame.context else frame.base
        base = frame.day if unit in ("D", "W") and frame.day and day_of(base) is None else base
    if unit in ("H", "MIN", "S"):
        return _open(None, "TIME")
    size = int(count) * (-1 if back else 1)
    return _read(shifted(base, size * 10, "Y") if unit == "DE" else shifted(base, size, unit), basis)


def _count(text: str) -> float | None:
    """How many: 3 for "three", None for "several"."""
    value = lookup("quantity", text)
    if value is not None:
        return None if value == "X" else float(value)
    return number(text)


def _day_after(found: Found, frame: Frame, ahead: int | None) -> Reading:
    unit = cast(str, lookup("unit", cast(str, found.part("unit"))))
    way = cast(str, found.part("way")).lower()
    if way == "ago":
        return _read(shifted(frame.anchor, -1, unit), frame.anchor_basis)
    base = frame.day if unit == "D" else frame.context or frame.day
    return _read(shifted(base, -1 if way in ("before", "earlier") else 1, unit), "context")


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


def _duration(found: Found, frame: Frame, ahead: int | None) -> Reading:
    text = cast(str, found.part("n"))
    count, unit = _count(text), cast(str, lookup("unit", cast(str, found.part("unit"))))
    return _open(_amount(count, unit), "DURATION")


def _duration_of(found: Found, frame: Frame, ahead: int | None) -> Reading:
    text = cast(str, found.part("unit")).lower()
    return _open(_amount(None if text.endswith("s") else 1.0, cast(str, lookup("unit", text))), "DURATION")


def _window(found: Found, frame: Frame, ahead: int | None) -> Reading:
    unit = cast(str, lookup("unit", cast(str, found.part("unit"))))
    count = _count(found.part("n") or "several") if found.part("n") else None
    which = cast(str, found.part("which")).lower()
    if which in ("first", "final"):
        return _open(_amount(count, unit), "DURATION")
    direction = 1 if which in ("next", "coming", "following") else -1
    return _window_reading(_amount(count, unit), count, unit, direction, frame)


def _window_reading(value: str, count: float | None, unit: str, direction: int, frame: Frame) -> Reading:
    """A length of time that ends or begins with the day of writing."""
    base, basis = frame.base
    day = day_of(base)
    if day is None or count is None or count != int(count) or unit in ("H", "MIN", "S"):
        return _open(value, "DURATION")
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


def _set(found: Found, frame: Frame, ahead: int | None) -> Reading:
    if found.part("frequency"):
        return _open(lookup("frequency", cast(str, found.part("frequency"))), "SET")
    if found.part("weekday"):
        return _open(f"XXXX-WXX-{lookup('weekday', cast(str, found.part('weekday')))}", "SET")
    if found.part("part"):
        return _open(f"XXXX-XX-XXT{lookup('day_part', cast(str, found.part('part')))}", "SET")
    n = found.part("n")
    count = 1.0 if n is None or n.lower() in ("a", "an") else 2.0 if n.lower() == "other" else number(n) or float(ordinal(n) or 1)
    return _open(_amount(count, cast(str, lookup("unit", cast(str, found.part("unit"))))), "SET")


def _clock(found: Found, frame: Frame, ahead: int | None) -> Reading:
    time = _clock_time(found)
    if time is None:
        return _open(None, "TIME")
    day, basis = _clock_day(found, frame)
    zone = lookup("zone", found.part("zone") or "") or ""
    return Reading("TIME", f"{day}T{time}{zone}", basis) if day else _open(f"XXXX-XX-XXT{time}{zone}", "TIME")


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
        return nearest_weekday(anchor, int(weekday), 1 if _looks_ahead(frame) else -1, same=True).isoformat(), frame.anchor_basis
    if rest:
        return shifted(frame.anchor, {"yesterday": -1, "tomorrow": 1}.get(rest, 0), "D"), frame.anchor_basis
    if frame.day is not None:
        return frame.day, "context"
    return (anchor.isoformat(), frame.anchor_basis) if anchor else (None, "none")


def _feast(found: Found, frame: Frame, ahead: int | None) -> Reading:
    month_day = cast(str, lookup("feast", cast(str, found.part("feast"))))
    month, day = (int(part) for part in month_day.split("-"))
    year, basis = _year(found, ahead), _STATED
    chosen = year
    if year is None:
        chosen, basis = _pick_year(frame, month, day)
    reading = Reading("DATE", f"{chosen}-{month_day}", basis) if chosen else _open(f"XXXX-{month_day}")
    return _with_part(reading, found.part("part"))


def _named(found: Found, frame: Frame, ahead: int | None) -> Reading:
    return Reading("DATE", lookup("named_day", found.text), "stated")


def _that_day(found: Found, frame: Frame, ahead: int | None) -> Reading:
    words = found.text.lower().split()
    step = {"next": 1, "following": 1, "previous": -1}.get(words[1], 0)
    return _read(shifted(frame.day, step, "D"), "context")


def _reference(found: Found, frame: Frame, ahead: int | None) -> Reading:
    return Reading("DATE", lookup("reference", found.text), "none")


READERS: dict[str, Reader] = {
    "iso": _iso, "figures": _figures, "day_range": _range, "span_range": _range, "month_range": _month_range, "day": _day,
    "month_year": _month_year, "month_of": _month_of, "rel_month": _rel_month, "month": _month_alone, "ordinal_day": _ordinal_day,
    "quarter": _quarter, "century": _century, "decade": _decade, "fiscal": _fiscal, "fiscal_short": _fiscal, "season_year": _season_year,
    "season_of": _season, "rel_season": _season, "season": _season, "bc_year": _bc_year, "year": _plain_year, "short_year": _short_year,
    "today": _today, "tonight": _tonight, "that_part": _that_part, "weekday": _weekday, "part_of": _part_of, "day_part": _part_of,
    "week_of": _week_of, "weekend": _weekend, "rel_unit": _rel_unit, "end_of_unit": _end_of_unit, "offset": _offset, "day_after": _day_after, "window": _window, "set": _set,
    "duration": _duration, "duration_of": _duration_of, "clock": _clock, "feast": _feast, "named": _named, "that_day": _that_day,
    "reference": _reference,
}  # fmt: skip
