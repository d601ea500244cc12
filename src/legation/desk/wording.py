"""How values are written on a page: days never more exact than they are known, and text of strangers with nothing hidden in it."""

import re
from datetime import date
from typing import Any

from jinja2 import Undefined
from markupsafe import Markup

from legation.model import Count, Coverage, When
from legation.stories.windows import days

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
# Marks that turn the text around them, control characters, and half surrogate pairs, which no page can carry.
_HIDDEN = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
INFERRED = {
    "published": "worked out from the day of publication", "dateline": "worked out from the dateline", "context": "worked out from what stands around it",
    "none": "not said in the text",
}  # fmt: skip


def visible(value: Any) -> Any:
    """What is written into a page: hidden marks are shown by their number, what is absent is empty."""
    if value is None or (isinstance(value, Undefined) and "inline if" in value._undefined_message):
        return ""
    if isinstance(value, str) and not isinstance(value, Markup) and _HIDDEN.search(value):
        return _HIDDEN.sub(lambda found: f"⟨U+{ord(found.group()):04X}⟩", value)
    return value


def day(given: str | None) -> str:
    """A day, month or year in words; what is no date as it stands."""
    if not given:
        return ""
    parts = given[:10].split("-")
    if not all(part.isascii() and part.isdigit() for part in parts) or (len(parts) > 1 and not 1 <= int(parts[1]) <= 12):
        return given
    named = [parts[0].lstrip("0") or "0"]
    if len(parts) > 1:
        named.insert(0, _MONTHS[int(parts[1]) - 1])
    if len(parts) > 2:
        named.insert(0, str(int(parts[2])))
    return " ".join(named)


def time(when: When | None) -> str:
    """When something was, as exactly as it is known and no more."""
    if when is None or when.from_ is None:
        return ""
    first, last = when.from_, when.until or when.from_
    if first == last:
        return day(first)
    if first[:8] + "01" == first and first[:7] == last[:7] and _is_last(last):
        return day(first[:7])
    if first.endswith("-01-01") and last.endswith("-12-31"):
        return first[:4] if first[:4] == last[:4] else f"between {first[:4]} and {last[:4]}"
    if first[:7] == last[:7] and len(first) == len(last) == 10:
        return f"between {int(first[8:])} and {day(last)}"
    return f"between {day(first)} and {day(last)}"


def basis(when: When | None) -> str:
    """How a time is known, where the text does not state it."""
    return INFERRED.get(when.basis, "") if when is not None else ""


def denominator(found: Coverage) -> str:
    """In one line what was read."""
    if not found.documents and not found.undated:
        return "No document of this time was read"
    period = f" of {day(found.first)} to {day(found.last)}" if found.first else ""
    undated = f", and {found.undated:,} without a date" if found.undated else ""
    return f"Of {found.documents:,} {'document' if found.documents == 1 else 'documents'} read{period}{undated}"


def total(counts: tuple[Count, ...]) -> int:
    """The sum of counts."""
    return sum(one.number for one in counts)


def percent(value: float | None) -> str:
    """A confidence."""
    return "" if value is None else f"{value:.0%}"


def joined(text: str | None) -> str:
    """Words with their line ends as blanks."""
    return " ".join((text or "").split())


def short(text: str | None, most: int = 300) -> str:
    """The beginning of a text, cut at a word."""
    words = joined(text)
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"


def number_of_days(given: str | None) -> tuple[int, int] | None:
    """The first and last day of a partial date, counted from the year 1."""
    return days(given) if given else None


def _is_last(given: str) -> bool:
    """Whether a day is the last of its month."""
    try:
        return date.fromordinal(date.fromisoformat(given[:10]).toordinal() + 1).day == 1
    except (ValueError, OverflowError):
        return False
