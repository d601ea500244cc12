"""The words of time by kind, from their table, and the alternations that patterns are made of."""

import re
from functools import cache

import msgspec

from legation.reference.tables import rows

_APOSTROPHE = "['’]"


class TimeWord(msgspec.Struct, frozen=True, kw_only=True):
    """A word or phrase of time and what it stands for in TIMEX3: a month's number, a unit, a code of season or part of day."""

    kind: str
    word: str
    value: str = ""
    source: str


@cache
def _table() -> tuple[TimeWord, ...]:
    return tuple(rows("time_words", TimeWord))


@cache
def words(kind: str) -> dict[str, str]:
    """Word in small letters -> value, for one kind."""
    return {row.word.lower(): row.value for row in _table() if row.kind == kind}


@cache
def spelled(kind: str) -> tuple[str, ...]:
    """The words of one kind as written in the table, longest first."""
    return tuple(sorted((row.word for row in _table() if row.kind == kind), key=lambda word: (-len(word), word)))


def any_of(kind: str) -> str:
    """A pattern for any word of the kind, without regard to case; blanks may be any white space."""
    return "(?i:" + "|".join(_loose(word) for word in spelled(kind)) + ")"


def any_capital(kind: str) -> str:
    """A pattern for any word of the kind with a capital or in capitals, where a small letter means something else (march, may)."""
    forms = dict.fromkeys(form for word in spelled(kind) for form in (word, word.upper()))
    return "(?:" + "|".join(_loose(form) for form in forms) + ")"


def _loose(word: str) -> str:
    escaped = re.escape(word).replace(r"\ ", r"\s+").replace("'", _APOSTROPHE).replace("’", "['’]" if "'" not in word else "’")
    return escaped + r"\b" if word[-1].isalnum() else escaped


def month_number(text: str) -> int:
    """1 to 12 for the name of a month or its short form; 0 for anything else."""
    return int(lookup("month", text) or lookup("month_short", text.rstrip(".")) or 0)


def number(text: str) -> float | None:
    """The number that figures or words mean ("3", "2.5", "twenty-five", "two and a half"); None if they mean none."""
    plain = text.lower().replace(",", "").strip()
    if re.fullmatch(r"\d+(\.\d+)?", plain):
        return float(plain)
    half = 0.5 if re.search(r"\band\s+a\s+half$", plain) else 0.0
    total = 0.0
    for word in re.split(r"[\s-]+", re.sub(r"\s+and\s+a\s+half$", "", plain)):
        if word in ("and", ""):
            continue
        value = words("number").get(word)
        if value is None:
            return None
        total = total * float(value) if value in ("100", "1000") and total else total + float(value)
    return total + half if total else None


def ordinal(text: str) -> int | None:
    """1 for "first" or "1st", -1 for "last"; None if the text is no ordinal."""
    plain = text.lower().strip()
    match = re.fullmatch(r"(\d+)(?:st|nd|rd|th)", plain)
    if match:
        return int(match[1])
    value = words("ordinal").get(plain)
    return int(value) if value else None


def lookup(kind: str, text: str) -> str | None:
    """The value of the words of `text` in one kind, blanks and apostrophes made even."""
    table = words(kind)
    plain = re.sub(r"\s+", " ", text.lower()).strip()
    return table.get(plain) or table.get(plain.replace("’", "'")) or table.get(plain.rstrip("."))
