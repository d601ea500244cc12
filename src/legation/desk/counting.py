"""Counts and lists that pages show beside the record's own views. Each looks at a bounded number of rows: no page waits for the whole record."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from legation.desk.charts.worldmap import Spot
from legation.desk.moments import Moment
from legation.desk.visit import FAR
from legation.model import Count, Occurrence
from legation.record import Asked, View
from legation.record.occurrences import Occurrences, conditions

LATEST = 5_000  # occurrences of a party or issue, the last that came in, on which its counts rest
MOMENTS = 500  # on a timeline
# Which tellings `t` an occurrence `o` has, so that SQLite finds them by its indexes: the number of an occurrence is that of its first telling.
TELLS = "((t.fact = o.occurrence AND t.occurrence = t.fact) OR (t.occurrence = o.occurrence AND t.occurrence <> t.fact))"


@dataclass(frozen=True)
class Tally:
    """A key, what it is called, how many, and from when to when."""

    key: str
    name: str
    number: int
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True)
class Pair:
    """A dyad with the number of what passed between the two."""

    one: str
    other: str
    number: int


def counted(view: View, asked: Asked) -> int:
    """How many there are, counted up to one more than `FAR`."""
    where, values = conditions(replace(asked, limit=None, offset=0, issue=None), asked.parties[0] if asked.parties else None)
    if asked.issue:  # driven by the issue's own index: the day's would be gone through from end to end
        where += " AND o.occurrence IN (SELECT i.occurrence FROM occurrence_issues i JOIN issue_areas n ON n.issue = i.issue WHERE n.issue_id = ?)"
        where, values = where.replace("(o.occurrence_kind = ?)", "(+o.occurrence_kind = ?)"), [*values, asked.issue]
    sql = f"SELECT count(*) FROM (SELECT 1 FROM occurrences o WHERE {where} LIMIT {FAR + 1})"
    return int(view.store.connection.execute(sql, values).fetchone()[0])


def shown(view: View, sql: str, values: Sequence[Any]) -> tuple[Occurrence, ...]:
    """The occurrences whose numbers a query gives, in its order."""
    numbers = [row[0] for row in view.store.connection.execute(sql, values)]
    return tuple(Occurrences(view.store).shown(numbers))


def moments(view: View, asked: Asked, most: int = MOMENTS) -> tuple[Moment, ...]:
    """What has a day of its own, the latest first."""
    where, values = conditions(asked, asked.parties[0] if asked.parties else None)
    sql = (
        "SELECT occurrence_id, occurrence_kind, coalesce(occurrence_title, type, ''), first_day, last_day, precision, basis, stands, level, quad FROM occurrences o"
        f" WHERE {where} AND o.first_day IS NOT NULL ORDER BY o.sort_day DESC LIMIT ?"
    )
    return tuple(Moment(*row) for row in view.store.connection.execute(sql, (*values, most)))


def busiest(view: View, most: int = 12) -> tuple[Pair, ...]:
    """The dyads between which most passed, of the record's latest meetings."""
    numbers = [
        row[0]
        for row in view.store.connection.execute(
            "SELECT occurrence FROM occurrences WHERE occurrence_kind = 'meeting' ORDER BY sort_day DESC LIMIT 3000"
        )
    ]
    return pairs(view, numbers, most)


def pairs(view: View, numbers: Sequence[int], most: int = 12) -> tuple[Pair, ...]:
    """The pairs of parties that are together in most of these occurrences."""
    found: Counter[tuple[str, str]] = Counter()
    for start in range(0, len(numbers), 400):
        portion = numbers[start : start + 400]
        marks = ",".join("?" * len(portion))
        sql = (
            "SELECT one.party, other.party, count(*) FROM occurrence_parties one JOIN occurrence_parties other ON other.occurrence = one.occurrence"
            f" AND one.party < other.party WHERE one.occurrence IN ({marks}) AND one.side <> 'named' AND other.side <> 'named' GROUP BY 1, 2"
        )
        for one, other, number in view.store.connection.execute(sql, portion):
            found[one, other] += number
    return tuple(Pair(*names, number) for names, number in sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))[:most])


def spots(view: View, since: str | None = None, until: str | None = None, most: int = 5000) -> tuple[Spot, ...]:
    """The places of the latest meetings that were held."""
    where, values = conditions(Asked("meeting", since=since, until=until))
    sql = (
        "SELECT geonames_id, max(place), max(place_country), max(latitude), max(longitude), count(*) FROM (SELECT * FROM occurrences o"
        f" WHERE {where} AND o.stands IN ('held', 'ongoing') ORDER BY o.sort_day DESC LIMIT ?) WHERE geonames_id IS NOT NULL AND latitude IS NOT NULL"
        " GROUP BY geonames_id ORDER BY 6 DESC, 1"
    )
    return tuple(Spot(*row) for row in view.store.connection.execute(sql, (*values, most)))


def of_party(view: View, party: str, most: int = LATEST) -> list[int]:
    """The numbers of the occurrences in which a party takes part, the last that came in."""
    sql = "SELECT DISTINCT occurrence FROM occurrence_parties WHERE party = ? AND side <> 'named' ORDER BY occurrence DESC LIMIT ?"
    return [row[0] for row in view.store.connection.execute(sql, (party, most))]


def of_issue(view: View, issue: str, most: int = LATEST) -> list[int]:
    """The numbers of the occurrences about an issue, the last that came in."""
    sql = (
        "SELECT DISTINCT i.occurrence FROM occurrence_issues i JOIN issue_areas n ON n.issue = i.issue WHERE n.issue_id = ?"
        " ORDER BY i.occurrence DESC LIMIT ?"
    )
    return [row[0] for row in view.store.connection.execute(sql, (issue, most))]


def partners(view: View, numbers: Sequence[int], party: str, most: int = 20) -> tuple[Tally, ...]:
    """The parties that are in most of these occurrences beside one."""
    found: Counter[str] = Counter()
    for row in _portions(
        view,
        numbers,
        "SELECT party, count(DISTINCT occurrence) FROM occurrence_parties WHERE occurrence IN ({}) AND side <> 'named' GROUP BY 1",
    ):
        found[row[0]] += row[1]
    found.pop(party, None)
    return tuple(Tally(key, key, number) for key, number in sorted(found.items(), key=lambda one: (-one[1], one[0]))[:most])


def by_issue(view: View, numbers: Sequence[int], most: int = 20) -> tuple[Tally, ...]:
    """The issues of these occurrences."""
    found: Counter[str] = Counter()
    for row in _portions(
        view, numbers,
        "SELECT n.issue_id, count(DISTINCT i.occurrence) FROM occurrence_issues i JOIN issue_areas n ON n.issue = i.issue WHERE i.occurrence IN ({}) GROUP BY 1",
    ):  # fmt: skip
        found[row[0]] += row[1]
    return tuple(Tally(key, key, number) for key, number in sorted(found.items(), key=lambda one: (-one[1], one[0]))[:most])


def by_year(view: View, numbers: Sequence[int]) -> tuple[Count, ...]:
    """How many of these occurrences were told of in each year."""
    found: Counter[str] = Counter()
    for row in _portions(
        view, numbers, "SELECT substr(coalesce(told_first, ''), 1, 4), count(*) FROM occurrences WHERE occurrence IN ({}) GROUP BY 1"
    ):
        found[row[0]] += row[1]
    return tuple(Count(name=name, number=number) for name, number in sorted(found.items()) if name)


def kinds(view: View, numbers: Sequence[int]) -> dict[str, int]:
    """How many of these occurrences are of each kind."""
    found: Counter[str] = Counter()
    for row in _portions(view, numbers, "SELECT occurrence_kind, count(*) FROM occurrences WHERE occurrence IN ({}) GROUP BY 1"):
        found[row[0]] += row[1]
    return dict(found)


def issue_years(view: View, asked: Asked) -> dict[str, dict[str, int]]:
    """Of a dyad: how many occurrences of each year are about each issue."""
    one, other = sorted(asked.parties)
    parts, values = ["y.one = ?", "y.other = ?"], [one, other]
    if asked.since:
        parts.append("coalesce(o.last_day, o.first_day, o.told_first) || '~' >= ?")
        values.append(asked.since)
    if asked.until:
        parts.append("coalesce(o.first_day, o.told_first) <= ?")
        values.append(f"{asked.until}~")
    if asked.issue:
        parts.append("n.issue_id = ?")
        values.append(asked.issue)
    sql = (
        "SELECT n.issue_id, substr(o.sort_day, 1, 4) AS year, count(*) FROM dyads y JOIN occurrences o ON o.occurrence = y.occurrence"
        " JOIN occurrence_issues i ON i.occurrence = o.occurrence JOIN issue_areas n ON n.issue = i.issue"
        f" WHERE {' AND '.join(parts)} AND o.sort_day <> '' GROUP BY 1, 2"
    )
    found: dict[str, dict[str, int]] = {}
    for issue, year, number in view.store.connection.execute(sql, values):
        found.setdefault(issue, {})[year] = number
    return dict(sorted(found.items(), key=lambda item: (-sum(item[1].values()), item[0])))


def highest(view: View) -> int:
    """The number of the last fact that came in."""
    return int(view.store.connection.execute("SELECT coalesce(max(fact), 0) FROM facts").fetchone()[0])


def _portions(view: View, numbers: Sequence[int], sql: str) -> Iterator[Any]:
    for start in range(0, len(numbers), 400):
        portion = numbers[start : start + 400]
        yield from view.store.connection.execute(sql.format(",".join("?" * len(portion))), portion)
