"""Commitments: the ledger, narrowed by party, issue, act, status and time."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from legation.desk import counting
from legation.desk.answers import Context, Row, occurrence_rows
from legation.desk.asking import PER_PAGE, Filters
from legation.desk.visit import FAR, Listing, Visit, listing, paged
from legation.model import Coverage
from legation.record.occurrences import conditions
from legation.record.verdicts import STATUSES

ACTS = ("agreed", "signed", "announced", "pledged", "reaffirmed", "proposed", "exploring", "called for")


@dataclass(frozen=True, kw_only=True)
class Commitments(Context):
    """The ledger."""

    template: ClassVar[str] = "commitments.html"
    listed: ClassVar[bool] = True
    room: ClassVar[str] = "commitments"
    asked: Filters
    listing: Listing
    acts: tuple[str, ...]
    statuses: tuple[str, ...]
    coverage: Coverage

    def rows(self) -> Iterable[Row]:
        """A row a commitment."""
        return occurrence_rows(self.listing.items)


def page(visit: Visit) -> Commitments:
    """The latest first; `sort=due` those with a day by which they are due, the earliest first."""
    found = _by_due(visit) if visit.asked.sort == "due" else listing(visit, "commitment")
    return Commitments(title="Commitments", asked=visit.asked, listing=found, acts=ACTS, statuses=STATUSES, coverage=visit.coverage())


def _by_due(visit: Visit) -> Listing:
    asked = visit.asked.asked("commitment")
    where, values = conditions(asked, asked.parties[0] if asked.parties else None)
    order = f"FROM occurrences o WHERE {where} AND o.due IS NOT NULL ORDER BY o.due, o.occurrence_id"
    number = int(visit.view.store.connection.execute(f"SELECT count(*) FROM (SELECT 1 {order} LIMIT {FAR + 1})", values).fetchone()[0])
    found = counting.shown(
        visit.view, f"SELECT o.occurrence {order} LIMIT ? OFFSET ?", (*values, PER_PAGE, (visit.asked.page - 1) * PER_PAGE)
    )
    return paged(visit, found, PER_PAGE, number, visit.path)
