"""When a document was written: by its dateline, a date in its head or the publication date; and what speaks against them.

A publication date is often that of a reprint or of the day on which a page was fetched. Where the document itself names another day, that day counts and
the doubt becomes a warning; where only its address contradicts, relative dates stay open.
"""

import re
from dataclasses import dataclass
from datetime import date

from legation.dates.values import bounds, day_of
from legation.model import Basis, Document, Problem
from legation.reading.published import published_date

_MONTH = r"(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_DATE = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?:19|20)\d\d|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d)\b"
)
_NUMBER = r"(?i:ten|fifteen|twenty|twenty-five|thirty|forty|fifty|sixty|seventy|seventy-five|a hundred|one hundred|\d{2,3})"
_REPRINT = re.compile(
    rf"(?P<ago>\b{_NUMBER} [Yy]ears [Aa]go(?= ?[:|–—-]|\s*$))|\b(?P<day>(?i:(?:on )?this day(?: in history)?)(?= ?[:|–—-]))"
    r"|(?P<again>(?i:\b(?:this (?:article|story|piece|interview|report|essay) (?:was|is) )?(?:first|originally) (?:published|appeared)\b|\bfrom (?:the|our) archives?\b"
    r"|\b(?:is |was )?republished (?:from|with|here)\b))"
)
_ADDRESS = re.compile(r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>0[1-9]|1[0-2])(?:[/-](?P<day>0[1-9]|[12]\d|3[01]))?(?=[/-]|$)")
_HEAD, _LINES, _SHORT = 800, 14, 90  # characters and lines of the head; a longer line is prose
_SLIP = 10  # days by which dateline and publication may differ
_APART = 31  # days from which a publication date is doubted


@dataclass(frozen=True)
class Written:
    """The day (or month, or year) of writing, on what that rests, and why the publication date is not believed."""

    value: str | None
    basis: Basis
    doubt: str | None = None


def written(document: Document) -> Written:
    """When the document was written, as precise as that is known; None and "none" where nothing trustworthy says it."""
    published = document.published if _usable(document.published) else None
    again, original = _reprint(document)
    if again is not None and original is not None:
        return Written(original, "dateline", f"a reprint ({again!r}): dates are counted from {original}, the day it names")
    if again is not None:
        return Written(
            published, "published" if published else "none", f"perhaps a reprint ({again!r}): check dates counted from {published}"
        )
    own = _own_day(document, published)
    if own is not None:
        return own
    address = _of_address(document.url)
    if published is not None and address is not None and _apart(address, published):
        doubt = (
            f"the publication date {published} is far from {address} in the address: perhaps the day of fetching; relative dates stay open"
        )
        return Written(None, "none", doubt)
    return Written(published, "published" if published else "none")


def doubts(document: Document) -> tuple[Problem, ...]:
    """A warning where the publication date is not that of writing."""
    doubt = written(document).doubt
    return (Problem(level="warning", stage="dates", message=doubt),) if doubt else ()


def _own_day(document: Document, published: str | None) -> Written | None:
    """The day in the dateline, else one that stands in a line of its own in the head."""
    line = document.dateline.date if document.dateline and _usable(document.dateline.date) else None
    if line is not None and (published is None or day_of(published) is None or _days(line, published) in range(-_SLIP, _SLIP + 1)):
        return Written(line, "dateline")
    stated = (
        line if line and document.dateline and re.search(r"\d{4}", document.text[document.dateline.start : document.dateline.end]) else None
    )
    head = stated or _head_day(document)
    if head is None:
        return None
    if published is None or day_of(published) is None:
        return Written(head, "dateline") if published is None or head.startswith(published[:4]) else None
    if 0 <= _days(head, published) <= 3:
        return Written(head, "dateline")
    if stated and _days(head, published) > _APART:
        return Written(
            head, "dateline", f"the publication date {published} is far from {head} in the dateline: dates are counted from the dateline"
        )
    return None


def _head_day(document: Document) -> str | None:
    """The only full date among the short lines at the head that are no sentences: "New York, 27 September 2024". What is quoted from elsewhere has a day of its own."""
    days, at = set(), 0
    quoted = [(mark.start, mark.end) for mark in document.boilerplate if mark.kind == "repeat"]
    for line in document.text[:_HEAD].split("\n")[:_LINES]:
        match, start, at = _DATE.search(line), at, at + len(line) + 1
        if match and any(begin <= start + match.start() < end for begin, end in quoted):
            continue
        if match and len(line.strip()) <= _SHORT and not re.search(r"\w{2}[.!?]$", line.strip()):
            days.add(published_date(match[0])[0])
        elif len(line) > 3 * _SHORT:
            break
    return days.pop() if len(days) == 1 else None


def _reprint(document: Document) -> tuple[str | None, str | None]:
    """The words that show a text printed again, and the day that stands beside them."""
    opening = f"{document.title or ''}\n{document.text[:400]}"
    match = _REPRINT.search(opening)
    if match is None:
        return None, None
    around = opening[max(0, match.start() - 40) : match.end() + 60]
    day = _DATE.search(around)
    return match[0], published_date(day[0])[0] if day else None


def _of_address(url: str | None) -> str | None:
    match = _ADDRESS.search(url or "")
    return "-".join(part for part in match.groups() if part) if match else None


def _apart(one: str, other: str) -> bool:
    """Whether two dates lie more than a month apart, as far as they are known."""
    first, second = bounds(one), bounds(other)
    if not (first[0] and first[1] and second[0] and second[1]):
        return False
    gap = max(date.fromisoformat(second[0]) - date.fromisoformat(first[1]), date.fromisoformat(first[0]) - date.fromisoformat(second[1]))
    return gap.days > _APART


def _days(one: str, other: str) -> int:
    """How many days `other` lies after `one`; far apart where one of them is no day."""
    first, second = day_of(one), day_of(other)
    return (second - first).days if first and second else 10_000


def _usable(value: str | None) -> bool:
    return bounds(value)[0] is not None
