"""Issue: who raises it with whom, the trend, and the first mention."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from legation.desk import counting, naming
from legation.desk.answers import Context, Row, occurrence_rows
from legation.desk.asking import Filters
from legation.desk.counting import LATEST, Pair, Tally
from legation.desk.problems import NotFound
from legation.desk.visit import Listing, Visit, listing
from legation.model import Count, Coverage, Occurrence


@dataclass(frozen=True, kw_only=True)
class IssuePage(Context):
    """An issue area. `read`: the documents read of each year, beside which `years` is to be read."""

    template: ClassVar[str] = "issue.html"
    listed: ClassVar[bool] = True
    room: ClassVar[str] = "issue"
    key: str
    asked: Filters
    counted: int
    whole: bool
    kinds: dict[str, int]
    speakers: tuple[Tally, ...]
    pairs: tuple[Pair, ...]
    years: tuple[Count, ...]
    read: dict[str, int]
    first: Occurrence | None
    statements: Listing
    meetings: Listing
    commitments: Listing
    coverage: Coverage

    def rows(self) -> Iterable[Row]:
        """The latest statements, meetings and commitments about it."""
        return occurrence_rows((*self.statements.items, *self.meetings.items, *self.commitments.items))


def page(visit: Visit, key: str) -> IssuePage:
    """The issue area of an id."""
    view = visit.view
    there = view.store.connection.execute("SELECT 1 FROM issue_areas WHERE issue_id = ?", (key,)).fetchone()
    if not there and key not in naming.issue_names():
        raise NotFound("there is no such issue area", key, f"There are {', '.join(naming.issue_names())}")
    numbers = visit.kept("of issue", lambda: counting.of_issue(view, key), key)
    return IssuePage(
        title=naming.issue(key), key=key, asked=visit.asked, counted=len(numbers), whole=len(numbers) < LATEST, kinds=visit.kept("issue kinds", lambda: counting.kinds(view, numbers), key),
        speakers=visit.kept("speakers", lambda: _speakers(visit, numbers), key), pairs=visit.kept("issue pairs", lambda: counting.pairs(view, numbers, 15), key),
        years=visit.kept("issue years of", lambda: counting.by_year(view, numbers), key), read=visit.kept("read years", lambda: _read(visit)),
        first=visit.kept("first mention", lambda: _first(visit, numbers), key), statements=listing(visit, "statement", per=12, issue=key, offset=0),
        meetings=listing(visit, "meeting", per=8, issue=key, offset=0), commitments=listing(visit, "commitment", per=8, issue=key, offset=0), coverage=visit.coverage(),
    )  # fmt: skip


def _speakers(visit: Visit, numbers: list[int]) -> tuple[Tally, ...]:
    """Whose statements raise it: parties of the speakers."""
    found: dict[str, int] = {}
    for start in range(0, len(numbers), 400):
        portion = numbers[start : start + 400]
        sql = (
            "SELECT p.party, count(*) FROM occurrences o JOIN occurrence_parties p ON p.occurrence = o.occurrence AND p.side = 'party'"
            f" WHERE +o.occurrence_kind = 'statement' AND o.occurrence IN ({','.join('?' * len(portion))}) GROUP BY 1"
        )
        for party, number in visit.view.store.connection.execute(sql, portion):
            found[party] = found.get(party, 0) + number
    return tuple(Tally(key, naming.party(key), number) for key, number in sorted(found.items(), key=lambda one: (-one[1], one[0]))[:20])


def _read(visit: Visit) -> dict[str, int]:
    return dict(
        visit.view.store.connection.execute(
            "SELECT substr(month, 1, 4), sum(number) FROM read_months WHERE month <> '' GROUP BY 1"
        ).fetchall()
    )


def _first(visit: Visit, numbers: list[int]) -> Occurrence | None:
    """The occurrence about it with the earliest report."""
    best: tuple[str, int] | None = None
    for start in range(0, len(numbers), 400):
        portion = numbers[start : start + 400]
        sql = f"SELECT told_first, occurrence FROM occurrences WHERE told_first IS NOT NULL AND occurrence IN ({','.join('?' * len(portion))}) ORDER BY 1, 2 LIMIT 1"
        row = visit.view.store.connection.execute(sql, portion).fetchone()
        if row and (best is None or tuple(row) < best):
            best = (row[0], row[1])
    return next(iter(counting.shown(visit.view, "SELECT ?", (best[1],))), None) if best else None
