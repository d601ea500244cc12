"""Phoenix: 26 fields with tabs between and no header, one source and one target a row."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from legation.exports.codes import ROOM, Pair, cameo, country_name
from legation.exports.happenings import Happening, Side
from legation.exports.rows import Cell, tabs
from legation.exports.source import Source
from legation.exports.twosided import two_sided
from legation.exports.wishes import REASONS

COLUMNS = (
    "EventID", "Date", "Year", "Month", "Day", "SourceActorFull", "SourceActorEntity", "SourceActorRole", "SourceActorAttribute", "TargetActorFull",
    "TargetActorEntity", "TargetActorRole", "TargetActorAttribute", "EventCode", "EventRootCode", "PentaClass", "GoldsteinScore", "Issues", "Lat", "Lon",
    "LocationName", "StateName", "CountryCode", "SentenceID", "URLs", "NewsSources",
)  # fmt: skip
"""The names of the fields; the files have no header."""
_BETWEEN = ";"


def lines(source: Source) -> Iterator[str]:
    """The file, line by line."""
    return tabs(_rows(source))


def _rows(source: Source) -> Iterator[Sequence[Cell]]:
    for found, pair, name in two_sided(source, "reports", "issues"):
        day, basis = found.dated()
        if basis != "day":
            source.tally.lost[f"rows {REASONS[basis]}"] += 1
        yield _row(found, pair, name, day)


def _row(found: Happening, pair: Pair, name: str, day: str | None) -> Sequence[Cell]:
    coded = cameo(found)
    papers = [one.paper for one in found.told] if len(found.told) > 1 else [found.paper]
    return (
        f"{name}_{found.release}", *_calendar(day), *_side(pair.source), *_side(pair.target), coded.code, coded.root, coded.quad, coded.goldstein,
        _counted(found.issues), found.latitude, found.longitude, found.place, None,
        country_name(found.place_country), _joined([one.id for one in papers]), _joined([one.url for one in papers]),
        _joined([one.outlet or one.source for one in papers]),
    )  # fmt: skip


@lru_cache(ROOM)
def _calendar(day: str | None) -> tuple[Cell, ...]:
    return (day.replace("-", ""), day[:4], str(int(day[5:7])), str(int(day[8:10]))) if day else (None, None, None, None)


@lru_cache(ROOM)
def _counted(issues: tuple[str, ...]) -> str:
    counts = Counter(issue.upper().replace("-", "_") for issue in issues)
    return _BETWEEN.join(f"{issue},{number}" for issue, number in sorted(counts.items()))


def _joined(values: Sequence[str | None]) -> str:
    if len(values) == 1:
        return (values[0] or "").replace(_BETWEEN, "%3B")
    return _BETWEEN.join(dict.fromkeys(value.replace(_BETWEEN, "%3B") for value in values if value))


@lru_cache(ROOM)
def _side(side: Side | None) -> tuple[str | None, str | None, str | None, str | None]:
    """Full code, its root (a state or a kind of organisation), the agent, and the codes after it."""
    code = side.cameo or side.party or side.country if side else None
    if not code:
        return None, None, None, None
    parts = [code[at : at + 3] for at in range(0, len(code), 3)]
    return code, parts[0], parts[1] if len(parts) > 1 else None, _BETWEEN.join(parts[2:]) or None
