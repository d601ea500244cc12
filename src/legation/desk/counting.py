"""Counts and lists that pages show beside the record's own views. Each looks at a bounded number of rows: no page waits for the whole record."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from legation.desk.charts.worldmap import Spot
from legation.desk.moments import Moment
from legation.desk.visit import FAR
from legation.model import Count, Occurrence
from legation.record import Asked, View
from legation.record.occurrences import Occurrences, conditions

LATEST = 2_000  # occurrences of a party or issue, the latest, among which people and pairs are counted
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
    """How many there are: as kept, or counted up to one more than `FAR`."""
    return Occurrences(view.store).atmost(asked, FAR + 1)


def of_numbers(view: View, numbers: Sequence[int]) -> tuple[Occurrence, ...]:
    """The occurrences of these numbers, in this order."""
    return tuple(Occurrences(view.store).shown(numbers))


def shown(view: View, sql: str, values: Sequence[Any]) -> tuple[Occurrence, ...]:
    """The occurrences whose numbers a query gives, in its order."""
    return of_numbers(view, [row[0] for row in view.store.connection.execute(sql, values)])


def moments(view: View, asked: Asked, most: int = MOMENTS) -> tuple[Moment, ...]:
    """What has a day of its own, the latest first."""
    where, values = conditions(asked, asked.parties[0] if asked.parties else None)
    sql = f"SELECT o.occurrence FROM occurrences o WHERE {where} AND o.first_day IS NOT NULL ORDER BY o.sort_day DESC LIMIT ?"
    return tuple(moments_of(view, [row[0] for row in view.store.connection.execute(sql, (*values, most))]))


def moments_of(view: View, numbers: Sequence[int]) -> Iterator[Moment]:
    """These occurrences as they stand on a timeline."""
    sql = (
        "SELECT occurrence_id, occurrence_kind, coalesce(occurrence_title, type, ''), first_day, last_day, precision, basis, stands, level, quad FROM occurrences"
        " WHERE occurrence IN ({})"
    )
    return (Moment(*row) for row in _portions(view, numbers, sql))


def busiest(view: View, most: int = 12) -> tuple[Pair, ...]:
    """The dyads between which most meetings passed."""
    sql = "SELECT one, other, number FROM tallies WHERE what = 'partner' AND one < other AND kind = 'meeting' ORDER BY number DESC, one, other LIMIT ?"
    return tuple(Pair(*row) for row in view.store.connection.execute(sql, (most,)))


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


def latest(view: View, sort: str, name: str, most: int = LATEST) -> list[int]:
    """The numbers of the occurrences of a party or an issue, the latest first."""
    connection = view.store.connection
    found: list[tuple[int, int]] = []
    for (subject,) in connection.execute("SELECT subject FROM subjects WHERE sort = ? AND name = ?", (sort, name)).fetchall():
        sql = "SELECT day, occurrence FROM by_day WHERE subject = ? ORDER BY day DESC LIMIT ?"
        found += [(row[0], row[1]) for row in connection.execute(sql, (subject, most))]
    return [occurrence for _, occurrence in sorted(found, reverse=True)[:most]]


def partners(view: View, party: str, most: int = 20) -> tuple[Tally, ...]:
    """The parties with which most passed, whatever it was."""
    sql = "SELECT other, sum(number) FROM tallies WHERE what = 'partner' AND one = ? GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?"
    return tuple(Tally(row[0], row[0], row[1]) for row in view.store.connection.execute(sql, (party, most)))


def by_issue(view: View, party: str, most: int = 20) -> tuple[Tally, ...]:
    """The issues of what a party has a part in."""
    sql = "SELECT other, sum(number) FROM tallies WHERE what = 'party issue' AND one = ? GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?"
    return tuple(Tally(row[0], row[0], row[1]) for row in view.store.connection.execute(sql, (party, most)))


def speakers(view: View, issue: str, most: int = 20) -> tuple[Tally, ...]:
    """For whom those speak who raise an issue."""
    sql = "SELECT other, sum(number) FROM tallies WHERE what = 'speaker issue' AND one = ? GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?"
    return tuple(Tally(row[0], row[0], row[1]) for row in view.store.connection.execute(sql, (issue, most)))


def by_year(view: View, what: str, one: str) -> tuple[Count, ...]:
    """How many occurrences of a party or an issue were first told of in each year."""
    sql = "SELECT year, sum(number) FROM tallies WHERE what = ? AND one = ? AND year <> '' GROUP BY 1 ORDER BY 1"
    return tuple(Count(name=row[0], number=row[1]) for row in view.store.connection.execute(sql, (what, one)))


def kinds(view: View, what: str, one: str) -> dict[str, int]:
    """How many occurrences of a party or an issue are of each kind."""
    sql = "SELECT kind, sum(number) FROM tallies WHERE what = ? AND one = ? GROUP BY 1"
    return {row[0]: row[1] for row in view.store.connection.execute(sql, (what, one))}


def highest(view: View) -> int:
    """The number of the last fact that came in."""
    return int(view.store.connection.execute("SELECT coalesce(max(fact), 0) FROM facts").fetchone()[0])


def _portions(view: View, numbers: Sequence[int], sql: str) -> Iterator[Any]:
    for start in range(0, len(numbers), 400):
        portion = numbers[start : start + 400]
        yield from view.store.connection.execute(sql.format(",".join("?" * len(portion))), portion)
