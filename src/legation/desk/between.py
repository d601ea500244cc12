"""What passed between two parties, read along the record's list of the pair: what is shown is looked up, what is counted stands there."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from legation.desk import counting, naming
from legation.desk.counting import Tally
from legation.desk.moments import Moment
from legation.desk.visit import FAR, Listing, Visit, paged
from legation.model import Occurrence, OccurrenceKind
from legation.record import Asked
from legation.record.occurrences import narrowing
from legation.record.undertakings import CLOSED

Both = tuple[str, str]
MOMENTS = 150  # of each kind on the timeline: a page that has twice as many takes twice as long to draw, and nobody tells them apart
_FROM = "FROM dyads y CROSS JOIN figures f ON f.figure = y.figure"
_ORDER = "ORDER BY coalesce(y.first, y.told) DESC, y.occurrence"


def passed(visit: Visit, both: Both, kind: OccurrenceKind, per: int) -> Listing:
    """A page of what passed of one kind, the latest first."""
    asked = visit.asked.asked(kind, per=per, parties=())
    where, values = _where(both, asked)
    numbers = _numbers(visit, f"{where} {_ORDER} LIMIT ? OFFSET ?", (*values, per, asked.offset))
    number = visit.kept("passed", lambda: _counted(visit, both, asked), both, asked)
    return paged(visit, shown(visit, numbers), per, number, visit.path)


def latest(visit: Visit, both: Both, kind: OccurrenceKind, most: int, *, is_open: bool = False) -> tuple[Occurrence, ...]:
    """The latest of one kind; `is_open`: commitments that had not ended when last told of, and of which nobody has said so."""
    where, values = _where(both, visit.asked.asked(kind, per=most, parties=(), offset=0))
    if is_open:
        where += f" AND coalesce(f.stands, '') NOT IN ({','.join('?' * len(CLOSED))})"
        values = [*values, *CLOSED]
    return shown(visit, _numbers(visit, f"{where} {_ORDER} LIMIT ?", (*values, most)))


def moments(visit: Visit, both: Both) -> tuple[Moment, ...]:
    """The latest meetings and events that have a day of their own."""
    found: list[Moment] = []
    kinds: tuple[OccurrenceKind, ...] = ("meeting", "event")
    for kind in kinds:
        where, values = _where(both, visit.asked.asked(kind, per=None, parties=(), offset=0))
        numbers = _numbers(visit, f"{where} AND y.first IS NOT NULL {_ORDER} LIMIT ?", (*values, MOMENTS))
        found += counting.moments_of(visit.view, numbers)
    return tuple(found)


def issue_years(visit: Visit, both: Both) -> dict[str, dict[str, int]]:
    """How many occurrences of each year are about each issue, the issues of most first."""
    where, values = _where(both, replace(visit.asked.asked("event", per=None, parties=()), issue=None), of_kind=False)
    sql = (
        f"SELECT i.issue, coalesce(y.first, y.told) / 10000 AS year, count(*) FROM dyads y JOIN occurrence_issues i ON i.occurrence = y.occurrence {where}"
        " AND coalesce(y.first, y.told) > 0 GROUP BY 1, 2"
    )
    connection = visit.view.store.connection
    names = dict(connection.execute("SELECT issue, issue_id FROM issue_areas").fetchall())
    found: dict[str, dict[str, int]] = {}
    for issue, year, number in connection.execute(sql, values):
        if visit.asked.issue in (None, names[issue]):
            found.setdefault(names[issue], {})[f"{year:04}"] = number
    return dict(sorted(found.items(), key=lambda item: (-sum(item[1].values()), item[0])))


def mechanisms(visit: Visit, both: Both) -> tuple[Tally, ...]:
    """The formats in which the two met."""
    where, values = _where(both, visit.asked.asked("meeting", per=None, parties=()), joined=True)
    sql = (
        f"SELECT o.mechanism, max(o.mechanism_name), count(*), min(nullif(o.sort_day, '')), max(o.sort_day) {_FROM}{where}"
        " AND o.mechanism IS NOT NULL GROUP BY 1 ORDER BY 3 DESC, 1 LIMIT 20"
    )
    return tuple(Tally(r[0], r[1] or naming.mechanism(r[0]), r[2], r[3], r[4]) for r in visit.view.store.connection.execute(sql, values))


def people(visit: Visit, both: Both) -> tuple[Tally, ...]:
    """Who took part for one of the two, most often first."""
    where, values = _where(both, visit.asked.asked("meeting", per=None, parties=()))
    sql = (
        "SELECT p.actor_key, max(p.person_name), count(DISTINCT p.occurrence), min(m.day), max(m.day) FROM"
        f" (SELECT y.occurrence, coalesce(y.first, y.told) AS day {_FROM}{where}) m CROSS JOIN occurrence_people p ON p.occurrence = m.occurrence"
        " WHERE p.actor_key IS NOT NULL AND p.party IN (?, ?) GROUP BY 1 ORDER BY 3 DESC, 1 LIMIT 20"
    )
    rows = visit.view.store.connection.execute(sql, (*values, *both))
    return tuple(Tally(r[0], naming.person(r[0], r[1]), r[2], _written(r[3]), _written(r[4])) for r in rows)


def shown(visit: Visit, numbers: Sequence[int]) -> tuple[Occurrence, ...]:
    """These occurrences."""
    return counting.of_numbers(visit.view, numbers)


def _where(both: Both, asked: Asked, *, of_kind: bool = True, joined: bool = False) -> tuple[str, list[Any]]:
    """What is asked for as conditions on the list of the pair; the occurrences themselves are looked at only where something more narrows it."""
    more, values = narrowing(asked)
    join = " JOIN occurrences o ON o.occurrence = y.occurrence" if more or joined else ""
    parts, first = ["y.one = ?", "y.other = ?"], [*both]
    if of_kind:
        parts.append("f.kind = ?")
        first.append(asked.kind)
    return f"{join} WHERE {' AND '.join([*parts, *([more] if more else [])])}", [*first, *values]


def _numbers(visit: Visit, rest: str, values: Sequence[Any]) -> list[int]:
    return [row[0] for row in visit.view.store.connection.execute(f"SELECT y.occurrence {_FROM} {rest}", values)]


def _counted(visit: Visit, both: Both, asked: Asked) -> int:
    where, values = _where(both, asked)
    if narrowing(asked)[0]:
        sql = f"SELECT count(*) FROM (SELECT 1 {_FROM} {where} LIMIT {FAR + 1})"
    else:
        sql, values = (
            "SELECT coalesce(sum(number), 0) FROM tallies WHERE what = 'partner' AND one = ? AND other = ? AND kind = ?",
            [*both, asked.kind],
        )
    return int(visit.view.store.connection.execute(sql, values).fetchone()[0])


def _written(day: int | None) -> str | None:
    """A day of a list as it is written."""
    if not day:
        return None
    parts = (f"{day // 10000:04}", f"{day // 100 % 100:02}", f"{day % 100:02}")
    return "-".join(part for n, part in enumerate(parts) if n == 0 or part != "00")
