"""What an expression is resolved against: the day of publication, the dateline, and the dates named before it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from legation.dates.find import Found
from legation.dates.tense import Tense
from legation.dates.values import bounds, day_of, year_of
from legation.dates.words import month_number
from legation.dates.written import written
from legation.model import Basis, Document

_YEAR = re.compile(r"(?:BC)?\d{4}(?=$|[-T/])")
_DEICTIC = frozenset({"today", "tonight", "weekday"})
_WITH_YEAR = frozenset({"day", "month_year", "year", "span_range", "day_range", "season_year"})


@dataclass(frozen=True)
class Frame:
    """`anchor`: the day (or month, or year) of writing. `context`: the last date named before; `day`: the last one exact to the day.

    `known`: the year of the event that the date is the name of; `stated`: years of days of the month that the text names with their year; `around`: the sentence of the expression.
    """

    anchor: str | None
    anchor_basis: Basis
    narrative: bool
    context: str | None = None
    day: str | None = None
    year: str | None = None
    day_at: int = -1
    tense: Tense | None = None
    known: str | None = None
    around: str = ""
    stated: Mapping[tuple[int, int], str] = field(default_factory=dict)

    def after(self, value: str | None, at: int) -> "Frame":
        """The frame once a date of this value has been named at this character."""
        named = _YEAR.match(value or "")
        if value is None or not named or (bounds(value)[0] is None and not value.startswith("BC")):
            return self
        last = value.split("/")[-1]
        if day_of(last) is not None:
            return replace(self, context=value, year=named[0], day=last[:10], day_at=at)
        return replace(self, context=value, year=named[0])

    @property
    def base(self) -> tuple[str | None, Basis]:
        """What relative words count from: the day of writing in a report, the date named last in a narrative."""
        if self.narrative and self.context is not None:
            return self.context, "context"
        return self.anchor, self.anchor_basis


def frame_of(document: Document, found: Sequence[Found]) -> Frame:
    """The frame in which a document's first expression stands."""
    own = written(document)
    narrative = _is_narrative(own.value, found) and not (document.dateline and own.value)
    return Frame(own.value, own.basis, narrative, stated=_stated(found))


def _stated(found: Sequence[Found]) -> dict[tuple[int, int], str]:
    """Month and day -> year, where the text names the day with one year only."""
    years: dict[tuple[int, int], set[str]] = {}
    for item in found:
        month, day, year = item.part("month"), item.part("day"), item.part("year")
        if item.rule == "day" and month and day and year and len(year) == 4:
            years.setdefault((month_number(month), int(day)), set()).add(year)
    return {key: some.pop() for key, some in years.items() if len(some) == 1}


def _is_narrative(anchor: str | None, found: Sequence[Found]) -> bool:
    """Whether the text tells of the past at length: most of the years it names lie two or more years back, and few words point at the day.

    At least four dates with years, 60 % of them old, two of these with a month or six in all, and at most a tenth as many words like "today" (tried on MEANTIME and
    WikiWars: 3 to 8 dates and 50 to 80 % part the two in the same way). Years of agreements in a list tell no story.
    """
    dated = [(f.rule, int(year)) for f in found if f.rule in _WITH_YEAR and (year := f.part("year")) and len(year) == 4]
    pointing = sum(f.rule in _DEICTIC or (f.rule == "rel_unit" and (f.part("which") or "").lower() == "this") for f in found)
    wrote = year_of(anchor)
    if len(dated) < 4 or pointing > max(1, len(found) // 12):
        return sum(f.rule == "bc_year" for f in found) >= 3
    if wrote is None:
        return True
    old = [rule for rule, year in dated if wrote - year >= 2]
    return len(old) >= 0.6 * len(dated) and (sum(rule != "year" for rule in old) >= 2 or (len(old) >= 6 and not pointing))
