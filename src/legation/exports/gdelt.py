"""GDELT 2.0: events (61 columns) and mentions (16), with tabs between and no header. Countries of places are FIPS 10-4, codes of CAMEO are strings."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from legation.exports.codes import ROOM, cameo, country_name, fips
from legation.exports.happenings import Happening, Side
from legation.exports.rows import Cell, number_of, tabs
from legation.exports.source import Source
from legation.exports.twosided import two_sided
from legation.exports.wishes import REASONS
from legation.reference.states import states

_ACTOR = (
    "Code",
    "Name",
    "CountryCode",
    "KnownGroupCode",
    "EthnicCode",
    "Religion1Code",
    "Religion2Code",
    "Type1Code",
    "Type2Code",
    "Type3Code",
)
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
EVENTS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate", *(f"Actor1{part}" for part in _ACTOR), *(f"Actor2{part}" for part in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *(f"Actor1Geo_{part}" for part in _GEO), *(f"Actor2Geo_{part}" for part in _GEO), *(f"ActionGeo_{part}" for part in _GEO), "DATEADDED", "SOURCEURL",
)  # fmt: skip
MENTIONS = (
    "GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier", "SentenceID", "Actor1CharOffset",
    "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence", "MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo", "Extras",
)  # fmt: skip
_COUNTRY, _US_CITY, _CITY = 1, 3, 4  # of GDELT's types of places
_WEB = 1  # of GDELT's types of mentions


def event_lines(source: Source) -> Iterator[str]:
    """The file of events, line by line."""
    return tabs(_events(source))


def mention_lines(source: Source) -> Iterator[str]:
    """The file of mentions, line by line: a row for each report of each event."""
    return tabs(_mentions(source))


def _events(source: Source) -> Iterator[Sequence[Cell]]:
    for found, pair, name in two_sided(source, "reports"):
        coded = cameo(found)
        told = len(found.told)
        outlets = len({one.paper.outlet or one.paper.source for one in found.told}) if told > 1 else 1
        yield (
            number_of(name), *_dates(found, source), *_actor(pair.source), *_actor(pair.target), None, coded.code, coded.base, coded.root, coded.quad or 1,
            coded.goldstein, max(1, told), outlets, found.documents, None, *_home(pair.source), *_home(pair.target), *_where(found.place, found.place_country, found.latitude, found.longitude),
            _stamp(found.told_first), found.paper.url,
        )  # fmt: skip


def _mentions(source: Source) -> Iterator[Sequence[Cell]]:
    for found, _, name in two_sided(source, "reports"):
        day, _ = found.dated()
        source.tally.rows -= 1
        for one in found.told or ():
            source.tally.rows += 1
            paper = one.paper
            yield (
                number_of(name), _stamp(day), _stamp(paper.published), _WEB, paper.outlet or paper.source, paper.url or paper.id,
                one.sentence, -1, -1, one.at, 1, max(10, min(100, round(one.confidence * 10) * 10)), None, None, None, None,
            )  # fmt: skip


def _dates(found: Happening, source: Source) -> tuple[Cell, ...]:
    """The day as a number, its month, its year, and the year with its fraction."""
    day, basis = found.dated()
    if basis != "day":
        source.tally.lost[f"rows {REASONS[basis]}"] += 1
    return _calendar(day)


@lru_cache(10_000)
def _calendar(day: str | None) -> tuple[Cell, ...]:
    if day is None:
        return None, None, None, None
    year, month, number = int(day[:4]), int(day[5:7]), int(day[8:10])
    return f"{year}{month:02}{number:02}", f"{year}{month:02}", year, round(year + ((month - 1) * 30 + number) / 365, 4)


@lru_cache(10_000)
def _stamp(day: str | None) -> str | None:
    """A day as GDELT stamps it; nothing is known of the hour."""
    digits = (day or "").replace("-", "")[:8]
    return f"{digits}000000" if len(digits) == 8 and digits.isdigit() else None


@lru_cache(ROOM)
def _actor(side: Side | None) -> tuple[Cell, ...]:
    """The ten columns of an actor: its CAMEO code, and what that is made of."""
    if side is None:
        return (None,) * len(_ACTOR)
    code, country, group, *types = _parts(side.cameo or side.party or side.country, side.country or side.party)
    return code, side.name.upper(), country, group, None, None, None, *types


@lru_cache(10_000)
def _parts(code: str | None, country: str | None) -> tuple[Cell, ...]:
    """The code, the state, the known group, and up to three types of which an actor's code is made."""
    known = country if country in states() else None
    parts = [code[at : at + 3] for at in range(0, len(code), 3)] if code else []
    roles = parts[1:] if parts and parts[0] == known else parts
    group = roles[1] if roles[:1] in (["IGO"], ["NGO"]) and len(roles) > 1 else None
    types = [role for role in roles if role != group][:3]
    return code, known, group, *types, *(None,) * (3 - len(types))


@lru_cache(ROOM)
def _home(side: Side | None) -> tuple[Cell, ...]:
    """Of an actor's place its state is known."""
    code = side.country or side.party if side else None
    return _country(code)


@cache
def _country(code: str | None) -> tuple[Cell, ...]:
    known = fips(code)
    return (_COUNTRY, country_name(code), known, known, None, None, None, known) if known else (0, None, None, None, None, None, None, None)


@lru_cache(ROOM)
def _where(place: str | None, code: str | None, latitude: float | None, longitude: float | None) -> tuple[Cell, ...]:
    """Where it took place. GDELT's ids of places are those of GNS and USGS, which we do not have."""
    country, known = country_name(code), fips(code)
    if place is None or not code:
        return _country(None)
    if place == country:
        return _COUNTRY, country, known, known, None, latitude, longitude, known
    full = f"{place}, {country}" if country else place
    return _US_CITY if code == "USA" else _CITY, full, known, known, None, latitude, longitude, None
