"""Feasts of the calendar: fixed days, and those that move from year to year, by their table."""

from collections.abc import Sequence
from functools import cache
from typing import cast

import msgspec

from legation.dates.find import Found
from legation.dates.frame import Frame
from legation.dates.reading import STATED, Reading, left_open, relative, with_part
from legation.dates.values import day_of, shifted, week_value, year_of
from legation.dates.words import lookup
from legation.dates.years import pick_year, stated_year
from legation.model import Basis
from legation.reference.tables import rows

_AT_HAND = (
    31  # days within which a feast to come is meant even in the past tense, where the last one is long gone: "wished them a happy Nowruz"
)


class Feast(msgspec.Struct, frozen=True, kw_only=True):
    """When a movable feast or season falls: first and last day, and by how many days the sight of the moon may move it."""

    name: str
    first: str
    last: str
    give: int = 0
    source: str


@cache
def _feasts() -> dict[str, tuple[Feast, ...]]:
    table: dict[str, list[Feast]] = {}
    for row in rows("feasts", Feast):
        table.setdefault(row.name, []).append(row)
    return {name: tuple(sorted(some, key=lambda f: f.first)) for name, some in table.items()}


def feast_reading(found: Found, frame: Frame, ahead: int | None) -> Reading:
    """A feast of the year that is named, else of the year that tense and day of writing point to; open where there is none."""
    meaning = cast(str, lookup("feast", cast(str, found.part("feast"))))
    year, basis = stated_year(found, ahead), STATED
    which = (found.part("which") or found.part("which2") or "").lower()
    if year is None and found.part("which2"):
        told = relative("Y", which, frame)
        year, basis = told.value, told.basis
    if meaning.startswith("@"):
        return with_part(_movable(meaning[1:], year, which, basis, frame), found.part("part"))
    month, day = (int(part) for part in meaning.split("-"))
    if year is None:
        year, basis = pick_year(frame, month, day)
    reading = Reading("DATE", f"{year}-{meaning}", basis) if year else left_open(f"XXXX-{meaning}")
    return with_part(reading, found.part("part"))


def _movable(names: str, year: str | None, which: str, basis: Basis, frame: Frame) -> Reading:
    """A feast whose days are in the table; `names` are those that the word may mean ("Eid")."""
    some = sorted((feast for name in names.split("|") for feast in _feasts()[name]), key=lambda f: f.first)
    if year is None and frame.narrative:
        year, basis = frame.year, "context"
    if year is not None:
        of_year = [feast for feast in some if feast.first[:4] == year]
        return _reading(of_year[0], basis) if len(of_year) == 1 else left_open(year if year.isdigit() else None)
    chosen = _nearest(some, which, frame)
    return _reading(chosen, frame.anchor_basis) if chosen else left_open(None)


def _nearest(some: Sequence[Feast], which: str, frame: Frame) -> Feast | None:
    """The one gone by, going on, or to come, as word and tense have it."""
    day = day_of(frame.anchor)
    if day is None:
        return _only_of_year(some, which, year_of(frame.anchor))
    today = day.isoformat()
    begun = [f for f in some if f.first <= today]
    to_come = [f for f in some if f.last >= today]
    if which in ("last", "this past"):
        return _gone_by([f for f in begun if f.last < today] if which == "last" else begun)
    if which == "" and frame.tense in ("past", "behind"):
        return _gone_by_or_at_hand(begun, to_come[:1], today)
    if which in ("next", "this coming") or frame.tense in ("future", "ahead"):
        return to_come[0] if to_come else None
    near = [*begun[-1:], *to_come[:1]]
    return min(near, key=lambda f: 0 if f in begun and f in to_come else _gap(f, today)) if near else None


def _only_of_year(some: Sequence[Feast], which: str, written: int | None) -> Feast | None:
    """The one of the year of writing, where no day of writing is known."""
    of_year = [f for f in some if written and f.first.startswith(f"{written:04}")]
    return of_year[0] if len(of_year) == 1 and which in ("", "this") else None


def _gone_by(begun: Sequence[Feast]) -> Feast | None:
    return begun[-1] if begun else None


def _gone_by_or_at_hand(begun: Sequence[Feast], to_come: Sequence[Feast], today: str) -> Feast | None:
    """The one gone by, unless that is long ago and the next one only days away."""
    soon = to_come and _gap(to_come[0], today) <= _AT_HAND and (not begun or _gap(begun[-1], today) > 4 * _AT_HAND)
    return to_come[0] if soon else _gone_by(begun)


def _gap(feast: Feast, today: str) -> int:
    """Days between a feast and the day of writing."""
    first, last, day = day_of(feast.first), day_of(feast.last), day_of(today)
    return min(abs((edge - day).days) for edge in (first, last) if edge and day)


def _reading(feast: Feast, basis: Basis) -> Reading:
    first, last = day_of(feast.first), day_of(feast.last)
    if first and last and (last - first).days == 6 and first.isoweekday() == 1:
        return Reading("DATE", week_value(first), basis)
    value = feast.first if feast.first == feast.last else f"{feast.first}/{feast.last}"
    if not feast.give:
        return Reading("DATE", value, basis)
    return Reading("DATE", value, basis, (shifted(feast.first, -feast.give, "D"), shifted(feast.last, feast.give, "D")))
