"""What an expression turns out to mean, and the small steps that all readings share."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from legation.dates.find import Found
from legation.dates.frame import Frame
from legation.dates.values import shifted
from legation.dates.words import lookup
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
STATED: Basis = "stated"
CONTEXT: Basis = "context"
BACK = ("last", "previous", "the previous", "past", "the past", "this past", "the preceding", "the last")
ON = ("next", "the next", "the coming", "this coming", "the following", "the upcoming")
_CONTEXTUAL = ("that", "the same", "the following", "the previous", "the next", "the preceding", "previous")


def left_open(value: str | None, kind: TimeType = "DATE") -> Reading:
    """A reading that rests on nothing: no bounds, and a value at most underspecified."""
    return Reading(kind, value, "none", precision="unknown")


def read_as(value: str | None, basis: Basis, kind: TimeType = "DATE") -> Reading:
    """A reading of a value, left open where there is none."""
    return Reading(kind, value, basis) if value is not None else left_open(None, kind)


def with_part(reading: Reading, part: str | None) -> Reading:
    """The reading narrowed to a part of the day ("Friday morning"); the same where `part` is none."""
    code = lookup("day_part", part) if part else None
    if code is None:
        return reading
    return replace(reading, type="TIME", value=f"{reading.value}T{code}" if reading.value else None)


def relative(unit: str, which: str, frame: Frame) -> Reading:
    """The day, week, month or year that "this", "last", "the following" mean, counted from the day of writing or the date named last."""
    step = -1 if which in BACK else 1 if which in ON else 0
    base, basis = frame.base
    if which in _CONTEXTUAL and which != "previous":
        if frame.context is not None and (unit != "D" or frame.day):
            base, basis = (frame.day if unit == "D" else frame.context), "context"
        elif which in ("that", "the same") or unit == "D":
            return left_open(None)
    return read_as(shifted(base, step, unit), basis)
