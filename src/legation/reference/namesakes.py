"""States that share their name with a part of another state: Georgia of the Caucasus and of the United States."""

import re
from functools import cache

import msgspec

from legation.reference.tables import rows


class Namesake(msgspec.Struct, frozen=True, kw_only=True):
    """`state`: who has the name; `means`: in which state its namesake lies; `own` and `other`: words that tell the one and the other."""

    name: str
    state: str
    means: str
    own: tuple[str, ...]
    other: tuple[str, ...]
    source: str


def namesakes_in(text: str) -> tuple[Namesake, ...]:
    """Those whose name the text uses for the part of the other state: words of that side stand in it and none of the state's own."""
    return tuple(row for row in rows_of() if row.name in text and _any(row.other).search(text) and not _any(row.own).search(text))


@cache
def rows_of() -> tuple[Namesake, ...]:
    """All rows of the table."""
    return tuple(rows("namesakes", Namesake))


@cache
def _any(words: tuple[str, ...]) -> "re.Pattern[str]":
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(word) for word in words) + r")(?!\w)")
