"""By which words a transcript shows whose parliament sits: "(Lab)", "my right hon. Friend", "interjecting", "the gentlewoman from"."""

from functools import cache

import msgspec

from legation.reference.tables import rows


class HouseMark(msgspec.Struct, frozen=True, kw_only=True):
    """Words that stand in the transcripts of one state's houses only."""

    state: str
    marks: tuple[str, ...]
    source: str


def house_in(text: str) -> str | None:
    """The state of most marks in a text; `None` where there are none, or as many of another."""
    counts = sorted(((sum(mark in text for mark in row.marks), row.state) for row in _rows()), reverse=True)
    return counts[0][1] if counts and counts[0][0] > 0 and counts[0][0] > counts[1][0] else None


@cache
def _rows() -> tuple[HouseMark, ...]:
    return tuple(rows("house_marks", HouseMark))
