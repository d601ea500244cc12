"""The stamps of posts on a page: elements with a moment as an attribute, and short lines that hold nothing but a day with its hour."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from lxml import html

from legation.reading.published import published_date

_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s)?"
_DAY = rf"{_WEEKDAY}(?:\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}(?:,?\s(?:19|20)\d\d)?|{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s(?:19|20)\d\d)?|(?:19|20)\d\d-\d\d-\d\d)"
_HOUR = r"(?:at\s)?\d{1,2}(?:[:.h]\d\d)?\s?(?:[ap]\.?m\.?)?(?:\s?\(?(?:[A-Z]{2,5}|local time|hrs)\)?)?"
_STAMP = re.compile(
    rf"^(?:(?:posted|published|updated)\s(?:at\s|on\s)?)?(?:(?P<day>{_DAY})(?:[\s,–—|-]+{_HOUR})?|{_HOUR}[\s,–—|-]+(?:on\s)?(?P<day2>{_DAY}))$",
    re.IGNORECASE,
)
_MOMENTS = ("data-timestamp", "data-time", "data-published", "data-publish-time", "data-date", "data-datetime", "data-utime", "data-created", "data-posted")  # fmt: skip
_LINES = ("p", "h2", "h3", "h4", "h5", "h6", "span", "div", "strong", "b", "em", "small", "header", "dt", "td", "time", "a")
_ROOMS = ("li", "article", "div", "section", "blockquote", "tr")
_SHORTEST = 20  # characters of a post
_LONGEST = 60  # characters of a line that is a stamp
_EPOCH = range(700_000_000, 4_000_000_000)  # seconds since 1970 that can be a day of the web


@dataclass(frozen=True)
class Stamp:
    """An element that dates a post. `whole`: it is the post itself, for the moment is its attribute."""

    element: html.HtmlElement
    published: str
    whole: bool = False


def stamps_of(tree: html.HtmlElement, year: str | None, *, lines: bool) -> list[Stamp]:
    """The stamps in the order of the page, none within another; `year` is that of the page, for lines that name none. `lines`: such lines count."""
    out: list[Stamp] = []
    taken: set[html.HtmlElement] = set()
    for element in tree.iter():
        found = (
            None
            if not isinstance(element.tag, str) or any(a in taken for a in element.iterancestors())
            else _stamp(element, year, lines=lines)
        )
        if found is not None:
            out.append(found)
            if not found.whole:
                taken.add(element)
    inner = {above for stamp in out if not stamp.whole for above in stamp.element.iterancestors()}
    return [stamp for stamp in out if not (stamp.whole and stamp.element in inner)]


def _stamp(element: html.HtmlElement, year: str | None, *, lines: bool) -> Stamp | None:
    if element.tag == "time" and published_date(element.get("datetime") or "")[0]:
        return Stamp(element, str(element.get("datetime")))
    if not lines or element.tag in ("html", "body", "main"):
        return None
    moment = next((told for name in _MOMENTS if (told := _moment(element.get(name) or ""))), None)
    if moment is not None:
        return Stamp(element, moment, whole=element.tag in _ROOMS and len(element.text_content().strip()) > _SHORTEST)
    day = day_of_line(element.text_content(), year) if element.tag in _LINES else None
    return Stamp(element, day) if day else None


def _moment(value: str) -> str | None:
    """The moment of an attribute: seconds or milliseconds since 1970, or a written one."""
    if value.isdigit():
        seconds = int(value) // (1000 if len(value) > 11 else 1)
        return datetime.fromtimestamp(seconds, UTC).isoformat() if seconds in _EPOCH else None
    return value if re.match(r"(?:19|20)\d\d-\d\d-\d\d", value) and published_date(value)[0] else None


def day_of_line(words: str, year: str | None) -> str | None:
    """The ISO day of a line that is a stamp and no more; nothing where it names no year and none is given."""
    line = " ".join(words.split())
    found = _STAMP.match(line) if len(line) <= _LONGEST else None
    if found is None:
        return None
    day = re.sub(rf"^{_WEEKDAY}", "", found["day"] or found["day2"], flags=re.IGNORECASE)
    if not re.search(r"(?:19|20)\d\d", day):
        if year is None:
            return None
        day = f"{day} {year}"
    iso, doubt = published_date(day)
    return iso if iso and not doubt and len(iso) == 10 else None
