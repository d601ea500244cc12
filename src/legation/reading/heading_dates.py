"""The date that stands by itself at the head or the foot of a statement or release: "New York, 27 September 2024"."""

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
_ITEMS = ("- ", "| ", "• ", "* ")  # items of a list and rows of a table tell of days with other words beside them
_LAST, _PLACE = 120, 3  # characters looked at from the end, and words of a place beside the date there
_FUTURE = re.compile(r"\b(?:until|embargo|effective|deadline|by|copyright|rights reserved)\b|©", re.IGNORECASE)


def heading_date(text: str) -> str | None:
    """The ISO date of the first line near the head that is hardly more than a date, else of the last line, where it is a date and a place
    at most; nothing where there is none."""
    for line in text[:_LOOKED_AT].split("\n"):
        if (found := _alone(line, 1 if line.startswith(_ITEMS) else _BESIDE)) is not None:
            return _iso(found)
    last = text.rstrip()[-_LAST:].rsplit("\n", 1)
    found = _alone(last[1], _PLACE) if len(last) == 2 else None
    return _iso(found) if found is not None else None


def _alone(line: str, beside: int) -> re.Match[str] | None:
    """The date in a line that holds few words beside it."""
    found = _DATE.search(line)
    if found is None or _FUTURE.search(line):
        return None
    rest = (line[: found.start()] + " " + line[found.end() :]).split()
    few = len(rest) <= beside and not line.rstrip().endswith((";", "!")) and not (len(rest) > 3 and line.rstrip().endswith("."))
    return found if few else None


def _iso(found: re.Match[str]) -> str | None:
    if found["iso"]:
        return published_date(found["iso"])[0]
    if found["day3"]:
        day, month = int(found["day3"]), int(found["month3"])
        return published_date(f"{found['year3']}-{month:02}-{day:02}")[0]
    day_words, month_words, year = (found["day"] or found["day2"]), (found["month"] or found["month2"]), (found["year"] or found["year2"])
    return published_date(f"{day_words} {month_words} {year}")[0]
