"""Issue: who raises it with whom, the trend, and the first mention."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
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
    """An issue area. `read`: the documents read of each year, beside which `years` is to be read; pairs are counted in the `latest` so many."""

    template: ClassVar[str] = "issue.html"
    listed: ClassVar[bool] = True
    room: ClassVar[str] = "issue"
    key: str
    asked: Filters
    latest: int
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
    return IssuePage(
        title=naming.issue(key), key=key, asked=visit.asked, kinds=counting.kinds(view, "issue", key),
        speakers=tuple(replace(one, name=naming.party(one.key)) for one in counting.speakers(view, key)),
        pairs=visit.kept("issue pairs", lambda: counting.pairs(view, counting.latest(view, "issue", key), 15), key), latest=LATEST,
        years=counting.by_year(view, "issue", key), read=visit.kept("read years", lambda: _read(visit)),
        first=visit.kept("first mention", lambda: _first(visit, key), key), statements=listing(visit, "statement", per=12, issue=key, offset=0),
        meetings=listing(visit, "meeting", per=8, issue=key, offset=0), commitments=listing(visit, "commitment", per=8, issue=key, offset=0), coverage=visit.coverage(),
    )  # fmt: skip


def _read(visit: Visit) -> dict[str, int]:
    return dict(
        visit.view.store.connection.execute(
            "SELECT substr(month, 1, 4), sum(number) FROM read_months WHERE month <> '' GROUP BY 1"
        ).fetchall()
    )


def _first(visit: Visit, key: str) -> Occurrence | None:
    """The occurrence about it with the earliest report: looked for in the first year that has one."""
    connection = visit.view.store.connection
    year = connection.execute("SELECT min(year) FROM tallies WHERE what = 'issue' AND one = ? AND year <> ''", (key,)).fetchone()[0]
    if year is None:
        return None
    sql = (
        "SELECT o.occurrence FROM subjects s CROSS JOIN by_day b ON b.subject = s.subject CROSS JOIN occurrences o ON o.occurrence = b.occurrence"
        " WHERE s.sort = 'issue' AND s.name = ? AND b.day <= ? AND o.told_first LIKE ? ORDER BY o.told_first, o.occurrence LIMIT 1"
    )
    found = counting.shown(visit.view, sql, (key, int(year) * 10000 + 29999, f"{year}%"))
    return next(iter(found), None)
