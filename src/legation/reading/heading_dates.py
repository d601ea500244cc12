"""The date that stands by itself at the head of a statement or release: "New York, 27 September 2024"."""

import re

from legation.reading.published import published_date

_LOOKED_AT = 1500  # characters of the head
_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
_DATE = re.compile(
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{_MONTH}),? (?P<year>(?:19|20)\d\d)"
    rf"|(?P<month2>{_MONTH}) (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year2>(?:19|20)\d\d)"
    r"|(?P<day3>\d{1,2})\.(?P<month3>\d{1,2})\.(?P<year3>(?:19|20)\d\d)"
    r"|(?P<iso>(?:19|20)\d\d-\d\d-\d\d))",
    re.IGNORECASE,
)
_BESIDE = 6  # words that may stand on the line beside the date: a place, a weekday, "Released on", an hour
_FUTURE = re.compile(r"\b(?:until|embargo|effective|deadline|by|copyright|rights reserved)\b|©", re.IGNORECASE)


def heading_date(text: str) -> str | None:
    """The ISO date of the first line near the head that is hardly more than a date; nothing where there is none."""
    for line in text[:_LOOKED_AT].split("\n"):
        found = _DATE.search(line)
        if found is None or _FUTURE.search(line):
            continue
        rest = (line[: found.start()] + " " + line[found.end() :]).split()
        if len(rest) <= _BESIDE and not line.rstrip().endswith((";", "!")) and not (len(rest) > 3 and line.rstrip().endswith(".")):
            return _iso(found)
    return None


def _iso(found: re.Match[str]) -> str | None:
    if found["iso"]:
        return published_date(found["iso"])[0]
    if found["day3"]:
        day, month = int(found["day3"]), int(found["month3"])
        return published_date(f"{found['year3']}-{month:02}-{day:02}")[0]
    day_words, month_words, year = (found["day"] or found["day2"]), (found["month"] or found["month2"]), (found["year"] or found["year2"])
    return published_date(f"{day_words} {month_words} {year}")[0]
