"""A timeline of occurrences: a row a kind or level, each drawn from the first to the last day on which it can have been."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from legation.desk import naming
from legation.desk.charts.axis import Axis
from legation.desk.charts.svg import element, picture
from legation.desk.moments import Moment
from legation.desk.wording import time
from legation.model import When
from legation.stories.windows import days

WIDTH, ROW, LEFT = 960, 34, 150
THIN = 5.0  # of what is narrower: a single day must be seen and hit
_LEVELS = {"leader": "leaders meet", "minister": "ministers meet", "official": "officials meet", "unknown": "others meet"}


@dataclass(frozen=True)
class Mark:
    """One thing on a timeline."""

    row: str
    look: str
    first: int
    last: int
    title: str
    link: str


def draw(found: Sequence[Moment], label: str = "Timeline") -> Markup | None:
    """The picture; `None` where nothing has a day of its own."""
    drawn = marks(found)
    rows = rows_of(drawn)
    axis = Axis.over(((mark.first, mark.last) for mark in drawn), LEFT, WIDTH - 50)
    if axis is None:
        return None
    bottom = ROW * len(rows) + 8
    parts = [*axis.ticks(4, bottom)]
    for n, row in enumerate(rows):
        parts.append(element("text", row, x=0, y=n * ROW + ROW / 2 + 8, class_="row"))
        parts += [_drawn(mark, axis, n * ROW + 8) for mark in drawn if mark.row == row]
    return picture(
        label,
        WIDTH,
        bottom + 22,
        parts,
        class_="chart timeline",
        data_first=axis.first,
        data_last=axis.last,
        data_left=axis.left,
        data_right=axis.right,
    )


def marks(found: Sequence[Moment]) -> list[Mark]:
    """What can be drawn."""
    return [mark for one in found if (mark := _mark(one)) is not None]


def rows_of(drawn: Sequence[Mark]) -> list[str]:
    """The rows that these need, meetings above events."""
    there = {mark.row for mark in drawn}
    return [row for row in (*_LEVELS.values(), *naming.QUADS.values()) if row in there]


def _mark(one: Moment) -> Mark | None:
    first, last = days(one.first_day), days(one.last_day or one.first_day)
    if first is None or last is None:
        return None
    if one.kind == "meeting":
        row, look = _LEVELS.get(one.level or "unknown", _LEVELS["unknown"]), "meeting" if one.stands in ("held", "ongoing") else "planned"
    else:
        row = naming.QUADS.get(one.quad or 0, "")
        look = f"quad{one.quad}" if one.stands in ("happened", "ongoing") else "planned"
    return Mark(
        row,
        look,
        first[0],
        max(first[1], last[1]),
        f"{one.title} · {time(When(from_=one.first_day, until=one.last_day))} · {one.stands or ''}",
        naming.to(one.kind, one.id),
    )


def _drawn(mark: Mark, axis: Axis, y: float) -> Markup:
    x, end = axis.at(mark.first), axis.at(mark.last + 1)
    wide = max(THIN, end - x)
    vague = " vague" if mark.last - mark.first > 2 else ""
    box = element(
        "rect",
        element("title", mark.title),
        x=x if wide > THIN else x - THIN / 2,
        y=y,
        width=wide,
        height=ROW - 14,
        rx=2,
        class_=f"mark {mark.look}{vague}",
    )
    return element("a", box, href=mark.link, aria_label=mark.title)
