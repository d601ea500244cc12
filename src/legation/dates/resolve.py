"""Resolve expressions of time one after another, each against the frame that the ones before it have set."""

import re
from collections.abc import Sequence
from dataclasses import replace

from legation.dates.cues import event_year, leaning
from legation.dates.find import Found
from legation.dates.frame import Frame, frame_of
from legation.dates.reading import Reading
from legation.dates.readings import READERS
from legation.dates.tense import Tense, tense_at
from legation.dates.values import bounds, day_of
from legation.dates.words import month_number
from legation.model import Document, Sentence, Time

_YEARLESS = frozenset({"day", "day_range", "span_range", "month", "month_range", "weekday"})
_NEAR = 120  # characters
_JOINED = re.compile(r"\s*(?:,|and|or|to|until|till|through|-|–|—|/|, and)\s*")


def resolve(found: Sequence[Found], document: Document, sentences: Sequence[Sentence]) -> tuple[Time, ...]:
    """Each expression as a `Time`: TIMEX3 value, first and last possible day, precision, and on what the reading rests.

    Nothing is guessed: an expression that rests on a publication date which is not there keeps an underspecified value ("XXXX-05-10") or none.
    """
    frame = frame_of(document, found)
    out: list[Time] = []
    joined: Tense | None = None  # tense of the expression before, which goes on to one that is joined to it: "from January to March"
    for index, expression in enumerate(found):
        ahead = _year_ahead(found, index, document)
        tense = _tense(expression, document, sentences)
        if tense in (None, "open") and index and _JOINED.fullmatch(document.text[found[index - 1].end : expression.start]):
            tense = joined
        joined = tense
        seen = replace(frame, tense=tense, known=_known(expression, document), around=_around(expression, document, sentences))
        if expression.rule == "clock":
            seen = replace(seen, day=_clock_day(found, index, document, seen))
        reading = READERS[expression.rule](expression, seen, ahead)
        out.append(_time(expression, reading))
        frame = frame.after(reading.value, expression.end) if reading.type in ("DATE", "TIME") else frame
    return tuple(out)


def _tense(expression: Found, document: Document, sentences: Sequence[Sentence]) -> Tense | None:
    tense = tense_at(sentences, expression.start)
    counted = expression.rule in ("nth_day", "nth_of_month") and expression.part("month") is not None
    if (counted or expression.rule in _YEARLESS) and expression.part("year") is None:
        return leaning(document.text, expression.start, expression.end, tense)
    return tense


def _known(expression: Found, document: Document) -> str | None:
    """The year of the event that a day without a year is the name of."""
    month, day = expression.part("month"), expression.part("day")
    if expression.rule != "day" or expression.part("year") or not month or not day:
        return None
    return event_year(document.text, expression.start, expression.end, f"{month_number(month):02}-{int(day):02}")


def _around(expression: Found, document: Document, sentences: Sequence[Sentence]) -> str:
    """The sentence of a fiscal year or quarter, where the state may stand whose calendar counts; nothing for other expressions."""
    if not expression.rule.startswith("fiscal"):
        return ""
    return next((document.text[s.start : s.end] for s in sentences if s.start <= expression.start < s.end), "")


def _clock_day(found: Sequence[Found], index: int, document: Document, frame: Frame) -> str | None:
    """The day of a time of the clock: the date that follows at once ("11 a.m. on 11 November"), else one just before it."""
    if index + 1 < len(found) and found[index + 1].rule in ("day", "weekday", "iso"):
        between = document.text[found[index].end : found[index + 1].start]
        if re.fullmatch(r",?\s*(?:on\s+)?", between):
            value = READERS[found[index + 1].rule](found[index + 1], frame, None).value
            return value[:10] if day_of(value) and value else None
    near = 0 <= found[index].start - frame.day_at <= _NEAR
    return frame.day if frame.narrative or near else None


def _year_ahead(found: Sequence[Found], index: int, document: Document) -> int | None:
    """The year of the date that this one is joined to: "in March and June 2019", "from 3 May to 5 June 2021"."""
    for before, after in zip(found[index:], found[index + 1 :], strict=False):
        if not _JOINED.fullmatch(document.text[before.end : after.start]) or before.part("year"):
            return None
        year = after.part("year")
        if year and len(year) == 4 and after.rule in ("day", "month_year", "day_range", "span_range", "season_year"):
            return int(year)
    return None


def _time(expression: Found, reading: Reading) -> Time:
    first, last, precision = bounds(reading.value if reading.type in ("DATE", "TIME") else None)
    if reading.limits is not None:
        first, last = reading.limits
    return Time(
        expression.start, expression.end, expression.text,
        type=reading.type, value=reading.value, from_=first, until=last, precision=reading.precision or precision, basis=reading.basis,
    )  # fmt: skip
