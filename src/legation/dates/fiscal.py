"""Readings of fiscal years and their parts: bounded by the calendar of the state that stands in the sentence, else without bounds."""

import calendar
import re
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from legation.dates.find import Found
from legation.dates.frame import Frame
from legation.dates.reading import BACK, ON, Reading, left_open, relative
from legation.dates.values import day_of, year_of
from legation.dates.words import ordinal
from legation.dates.years import century_for
from legation.model import Basis, Precision
from legation.reference.fiscal_years import FiscalYear, fiscal_years
from legation.reference.state_forms import StateForm, state_forms, undotted
from legation.reference.states import states

_CAPITALS = re.compile(r"\b(?:[A-Z]\.)+|\b[A-Z][\w’']*(?:[ -][A-Z][\w’']*){0,3}")
_NEVER = ("metonym",)


def fiscal_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """A fiscal year, bounded where the state's calendar is known and the words leave no doubt which year is meant."""
    number, basis = _year(found, frame)
    if number is None:
        return left_open(None)
    start = _starts(found, frame, number)
    if start is not None and found.part("year") is None:
        number = _named(start, frame) or number
    return _within(Reading("DATE", f"FY{number:04}", basis), start, 0, 12, "year")


def _named(start: date, frame: Frame) -> int | None:
    """The number that the state gives to the fiscal year beginning that day; None where usage is divided."""
    fiscal = _calendar(frame)
    if fiscal is None or fiscal.named is None:
        return None
    return start.year + (fiscal.named == "end" and start.month > 1)


def fiscal_part_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """A quarter or half of a fiscal year: never the calendar's quarter of that number."""
    kind = "H" if (found.part("what") or found.part("what2") or "").lower() in ("half", "h") else "Q"
    parts, text = (2, 4)[kind == "Q"], (found.part("n2") or found.part("n") or "").lower()
    n = int(text) if text.isdigit() else ordinal(text) or 0
    n = parts if n == -1 else n
    if not 1 <= n <= parts:
        return left_open(None)
    number, basis = _year(found, frame) if found.part("year") or frame.anchor else (None, "none")
    precision: Precision = "half" if kind == "H" else "quarter"
    value = f"FY{number:04}-{kind}{n}" if number and found.part("year") else f"FYXXXX-{kind}{n}"
    months = 12 // parts
    starts = _starts(found, frame, number) if found.part("year") else _recent(frame, (n - 1) * months)
    return _within(Reading("DATE", value, basis), starts, (n - 1) * months, months, precision)


def _year(found: Found, frame: Frame) -> tuple[int | None, Basis]:
    """The number that the words give the fiscal year, and on what it rests."""
    text = found.part("year")
    if text is None:
        year = relative("Y", (found.part("which") or "this").lower(), frame)
        return (int(year.value) if year.value and year.value.isdigit() else None), year.basis
    plain = text.lstrip("'’")
    return (int(plain) if len(plain) == 4 else century_for(int(plain), year_of(frame.anchor) or 2020)), "stated"


def _starts(found: Found, frame: Frame, number: int | None) -> date | None:
    """The first day of the fiscal year meant; None where the state, or the way in which it names its years, is not known."""
    fiscal = _calendar(frame)
    if fiscal is None or number is None:
        return None
    month, day = (int(part) for part in fiscal.first.split("-"))
    if found.part("year") is None:
        return _current(fiscal, frame, (found.part("which") or "this").lower())
    if month == 1 or fiscal.named == "start" or found.part("last"):
        return date(number, month, day)
    return date(number - 1, month, day) if fiscal.named == "end" else None


def _current(fiscal: FiscalYear, frame: Frame, which: str) -> date | None:
    """The first day of the fiscal year that runs on the day of writing, or of the one before or after it."""
    today = day_of(frame.anchor)
    if today is None:
        return None
    month, day = (int(part) for part in fiscal.first.split("-"))
    year = today.year - (today < date(today.year, month, day))
    return date(year + (-1 if which in BACK else 1 if which in ON or which == "the coming" else 0), month, day)


def _recent(frame: Frame, months: int) -> date | None:
    """The fiscal year of a part that names none: the running one, or the one before where the part lies ahead of a past tense."""
    fiscal, today = _calendar(frame), day_of(frame.anchor)
    start = _current(fiscal, frame, "this") if fiscal else None
    if start is None or today is None or fiscal is None:
        return None
    if frame.tense == "past" and _months_on(start, months) > today:
        return _current(fiscal, frame, "last")
    return start


def _within(reading: Reading, start: date | None, skip: int, months: int, precision: Precision) -> Reading:
    if start is None:
        return replace(reading, limits=(None, None), precision=precision)
    first, after = _months_on(start, skip), _months_on(start, skip + months)
    return replace(reading, limits=(first.isoformat(), (after - timedelta(days=1)).isoformat()), precision=precision)


def _months_on(day: date, count: int) -> date:
    month = day.year * 12 + day.month - 1 + count
    year, number = month // 12, month % 12 + 1
    return date(year, number, min(day.day, calendar.monthrange(year, number)[1]))


def _calendar(frame: Frame) -> FiscalYear | None:
    """The fiscal year of the only state that the sentence names; None where it names none or several."""
    codes = {form.code for words in _CAPITALS.findall(frame.around) for form in _forms_in(words)}
    return fiscal_years().get(codes.pop()) if len(codes) == 1 else None


def _forms_in(words: str) -> list[StateForm]:
    """The state forms among the runs of capitalised words, longest first."""
    plain = re.sub(r"['’]s?\b", "", undotted(words)).split()
    for size in range(len(plain), 0, -1):
        for at in range(len(plain) - size + 1):
            form = _exact().get(" ".join(plain[at : at + size]))
            if form is not None and form.form not in _NEVER:
                return [form, *_forms_in(" ".join(plain[:at])), *_forms_in(" ".join(plain[at + size :]))]
    return []


@cache
def _exact() -> dict[str, StateForm]:
    return state_forms(states())[0]
