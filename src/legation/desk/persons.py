"""What a person said, met and was called, read along the lists of the actor: the latest so many facts of each, of whoever has more."""

from collections.abc import Sequence
from typing import Any

from legation.desk import counting, naming
from legation.desk.counting import Tally
from legation.desk.visit import Listing, Visit, paged
from legation.model import OccurrenceKind
from legation.record import Asked
from legation.record.occurrences import narrowing
from legation.record.tellings import portions

LATEST = 20_000  # statements, and meetings, that are put in order of day
OFFICES = 1_000  # facts that came in first, and last, in which the days of an office are looked for

_SAID = (
    "SELECT t.occurrence FROM (SELECT s.fact FROM actors a CROSS JOIN statements s ON s.speaker = a.actor WHERE a.actor_key = ? ORDER BY s.fact DESC LIMIT ?) x"
    " CROSS JOIN tellings t ON t.fact = x.fact CROSS JOIN occurrences o ON o.occurrence = t.occurrence GROUP BY 1 ORDER BY o.sort_day DESC, 1"
)
_MET = (
    "SELECT x.occurrence FROM (SELECT DISTINCT occurrence FROM occurrence_people WHERE actor_key = ? ORDER BY occurrence DESC LIMIT ?) x"
    " CROSS JOIN occurrences o ON o.occurrence = x.occurrence ORDER BY o.sort_day DESC, o.occurrence_id"
)
_NAMED = "FROM actors a CROSS JOIN parties p ON p.actor = a.actor WHERE a.actor_key = ? AND a.office IS NOT NULL"
_CALLED = (
    "SELECT x.office, x.party, min(d.published), max(d.published), min(coalesce(d.published, '9') || char(1) || d.document_key || char(1) || f.fact_id) FROM"
    f" (SELECT * FROM (SELECT a.office, a.party, p.fact {_NAMED} ORDER BY p.fact LIMIT ?)"
    f" UNION SELECT * FROM (SELECT a.office, a.party, p.fact {_NAMED} ORDER BY p.fact DESC LIMIT ?)) x"
    " CROSS JOIN facts f ON f.fact = x.fact CROSS JOIN documents d ON d.document = f.document GROUP BY 1, 2 ORDER BY 3 LIMIT 40"
)


def said(visit: Visit, key: str, per: int) -> Listing:
    """A page of what the person said, in order of time, narrowed by issue and period."""
    return _page(visit, _narrowed(visit, "statement", key), per, visit.asked.page)


def met(visit: Visit, key: str, per: int) -> Listing:
    """The first page of the meetings in which the person is named as taking part, narrowed likewise."""
    return _page(visit, _narrowed(visit, "meeting", key), per, 1)


def issues(visit: Visit, key: str) -> tuple[Tally, ...]:
    """What the person spoke of, most often first."""
    return visit.kept("spoken of", lambda: _spoken_of(visit, _all(visit, "statement", key)), key)


def offices(visit: Visit, key: str) -> list[tuple[Any, ...]]:
    """(office, party, facts, first and last report, document and fact of the first) under which reports have the person, in order of time.

    The days are those of the first and the last `OFFICES` facts to come in.
    """
    run = visit.view.store.connection
    numbers = {(row[0], row[1]): row[2] for row in run.execute(f"SELECT a.office, a.party, count(*) {_NAMED} GROUP BY 1, 2", (key,))}
    rows = run.execute(_CALLED, (key, OFFICES, key, OFFICES)).fetchall()
    return [(row[0], row[1], numbers[row[0], row[1]], row[2], row[3], *row[4].split("\x01")[1:]) for row in rows]


def _page(visit: Visit, numbers: Sequence[int], per: int, page: int) -> Listing:
    first = (page - 1) * per
    ordered = numbers[::-1] if visit.asked.sort == "earliest" else numbers
    return paged(visit, counting.of_numbers(visit.view, ordered[first : first + per]), per, len(numbers), visit.path)


def _all(visit: Visit, kind: OccurrenceKind, key: str) -> list[int]:
    """The numbers of the statements or meetings of a person, the latest first."""
    sql = _SAID if kind == "statement" else _MET
    return visit.kept("of person", lambda: [row[0] for row in visit.view.store.connection.execute(sql, (key, LATEST))], kind, key)


def _narrowed(visit: Visit, kind: OccurrenceKind, key: str) -> list[int]:
    """Those that are about the issue and of the period that are asked for, in the same order."""
    asked = visit.asked
    where, values = narrowing(Asked(kind, issue=asked.issue, since=asked.since, until=asked.until))
    if not where:
        return _all(visit, kind, key)

    def found() -> list[int]:
        there: set[int] = set()
        for portion in portions(_all(visit, kind, key)):
            sql = f"SELECT o.occurrence FROM occurrences o WHERE o.occurrence IN ({','.join('?' * len(portion))}) AND {where}"
            there.update(row[0] for row in visit.view.store.connection.execute(sql, (*portion, *values)))
        return [number for number in _all(visit, kind, key) if number in there]

    return visit.kept("of person, narrowed", found, kind, key, asked.issue, asked.since, asked.until)


def _spoken_of(visit: Visit, numbers: Sequence[int]) -> tuple[Tally, ...]:
    found: dict[str, int] = {}
    for portion in portions(numbers):
        sql = (
            "SELECT n.issue_id, count(*) FROM occurrence_issues i JOIN issue_areas n ON n.issue = i.issue"
            f" WHERE i.occurrence IN ({','.join('?' * len(portion))}) GROUP BY 1"
        )
        for issue, number in visit.view.store.connection.execute(sql, portion):
            found[issue] = found.get(issue, 0) + number
    return tuple(
        Tally(issue, naming.issue(issue), number) for issue, number in sorted(found.items(), key=lambda one: (-one[1], one[0]))[:25]
    )
