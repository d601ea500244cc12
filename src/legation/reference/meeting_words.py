"""Words that tell of meetings: the verbs and nouns for them, what they show of mode and place, and the words for levels and outcomes."""

import re
from functools import cache
from typing import Literal

import msgspec

from legation.model import Level, MeetingMode
from legation.reference.tables import rows

Use = Literal[
    "meet", "speak", "phone", "host", "travel", "topic", "noun", "visit", "light", "occasion", "control", "side", "person", "outcome", "sport",
    "mode", "level", "off", "separate", "house", "greet", "team", "tell", "format", "attendance", "stay", "mediate", "bare", "edition", "chair", "after",
    "plan", "join", "phrase", "quantity", "barter", "before", "standing", "generic", "anew", "opening", "private", "passing", "done",
]  # fmt: skip


class MeetingWord(msgspec.Struct, frozen=True, kw_only=True):
    """Words of one use. `mode`: how those meet of whom it is said; `value`: what else it shows (a level, an ordinal, a realis)."""

    use: Use
    words: tuple[str, ...]
    mode: MeetingMode | None = None
    value: str | None = None
    source: str


@cache
def meeting_words() -> tuple[MeetingWord, ...]:
    """All rows, in the order of the table."""
    return tuple(rows("meeting_words", MeetingWord))


@cache
def by_word(*uses: Use) -> dict[str, MeetingWord]:
    """The row of each word, in small letters, of these uses; the first row that has a word wins."""
    out: dict[str, MeetingWord] = {}
    for row in meeting_words():
        if row.use in uses:
            for word in row.words:
                out.setdefault(word.lower(), row)
    return out


@cache
def pattern(*uses: Use) -> re.Pattern[str]:
    """Finds the words of these uses as whole words, whatever their case, longest first."""
    words = sorted(by_word(*uses), key=lambda w: (-len(w), w))
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(word) for word in words) + r")(?!\w)", re.IGNORECASE)


@cache
def _levels() -> tuple[tuple[Level, re.Pattern[str]], ...]:
    found: list[tuple[Level, re.Pattern[str]]] = []
    for row in meeting_words():
        if row.use == "level":
            words = "|".join(re.escape(word) for word in sorted(row.words, key=lambda w: (-len(w), w)))
            found.append((msgspec.convert(row.value, Level), re.compile(r"(?<!\w)(?:" + words + r")(?!\w)", re.IGNORECASE)))
    return tuple(found)


def level_of(title: str) -> Level:
    """The level at which the holder of an office meets, by its wording; `unknown` where no word of the table is in it.

    Rows are tried in the order of the table: the narrower wording ("deputy prime minister") stands before the wider ("prime minister").
    """
    return next((level for level, words in _levels() if words.search(title)), "unknown")
