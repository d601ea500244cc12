"""The dateline: the place and date that open a story."""

import re
from functools import cache

from legation.model import Dateline
from legation.reading.published import published_date
from legation.reference.states import states

_PLACE = r"(?P<place>(?:[A-Z][\w.'’-]*|[A-Z]{2,})(?:[ -](?:of |de |la |al-)?[A-Z][\w.'’-]*){0,3}(?:/[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)?)?(?:, [A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2})?)"
_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
_DATE = rf"(?P<date>{_MONTH} \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} {_MONTH}(?:,? \d{{4}})?)"
_AGENCY = r"(?:\s?\((?:[A-Z][\w/ .-]{1,24})\))"
_DASHED = re.compile(rf"{_PLACE}(?:,? {_DATE})?\.?{_AGENCY}?(?:,? ?{_DATE.replace('?P<date>', '?P<later>')})?\s?(?:--|[-–—])\s?(?=\S)")
_COLON = re.compile(rf"{_PLACE}(?:,? {_DATE})?{_AGENCY}?:\s(?=[\"“‘A-Z0-9])")
_OPENERS = frozenset(
    [
        "I",
        "A",
        "An",
        "The",
        "On",
        "In",
        "At",
        "By",
        "For",
        "From",
        "Between",
        "During",
        "After",
        "Before",
        "Since",
        "Until",
        "Through",
        "As",
        "When",
        "While",
        "This",
        "These",
    ]
)


def dateline(text: str, start: int, published: str | None) -> Dateline | None:
    """The dateline that begins at `start`, or nothing. A date without a year takes that of publication, the nearest day not after it."""
    opening = text[start : start + 120]
    match = _DASHED.match(opening)
    if match and _dashed(match):
        return _made(start, match, match["date"] or match["later"], published)
    match = _COLON.match(opening)
    if match and (match["date"] or _is_capital(match["place"])):
        return _made(start, match, match["date"], published)
    return None


def _dashed(match: re.Match[str]) -> bool:
    """A dash alone opens many sentences: it takes capitals, an agency, a date or a known capital before it to be a dateline."""
    place = match["place"]
    if re.fullmatch(r"[A-Z].*\w-\w.*", match.group().strip()) and not re.search(r"\s[-–—]", match.group()):
        return False
    known = place.split(",")[0].isupper() or "(" in match.group() or bool(match["date"] or match["later"]) or _is_capital(place)
    return known and place.split()[0] not in {"I", "A"}


def _made(start: int, match: re.Match[str], date: str | None, published: str | None) -> Dateline:
    return Dateline(start, start + len(match.group().rstrip()), place=match["place"], date=_dated(date, published))


def _dated(words: str | None, published: str | None) -> str | None:
    if words is None:
        return None
    plain = words.replace(".", "")
    if re.search(r"\d{4}", plain):
        return published_date(plain)[0]
    if published is None or len(published) < 4:
        return None
    year = int(published[:4])
    same, before = (published_date(f"{plain} {y}")[0] for y in (year, year - 1))
    return same if same is not None and same[: len(published)] <= published else before


def _is_capital(place: str) -> bool:
    return place.split(",")[0].casefold() in _capitals()


@cache
def _capitals() -> frozenset[str]:
    return frozenset(name.casefold() for state in states().values() for name in (state.capital, *state.seats) if name) | frozenset(
        ("washington", "new york", "geneva", "brussels", "the hague", "united nations")
    )
