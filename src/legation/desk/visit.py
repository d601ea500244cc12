"""One visit to a page: who gives what it shows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from legation.desk.asking import PER_PAGE, Filters
from legation.desk.jobs import Jobs
from legation.desk.settings import Desk
from legation.desk.shelf import Shelf
from legation.model import Coverage, Occurrence, OccurrenceKind
from legation.record import View

Answer = TypeVar("Answer")
FAR = 2_000  # so many are counted; of more it is said that there are more


@dataclass(frozen=True)
class Visit:
    """The desk, its record, a view of it for this page, and what the address asks for. `seen`: the highest fact that was there when the reader last looked."""

    desk: Desk
    shelf: Shelf
    view: View
    asked: Filters
    path: str
    jobs: Jobs
    seen: int | None = None

    def kept(self, name: str, make: Callable[[], Answer], *parts: object) -> Answer:
        """What `make` gives, made once until the record changes."""
        return self.shelf.kept((name, *parts), make)

    def coverage(self) -> Coverage:
        """On what counts of the period asked for rest."""
        asked = self.asked
        return self.kept("coverage", lambda: self.view.coverage(asked.since, asked.until), asked.since, asked.until)


@dataclass(frozen=True)
class Listing:
    """One page of a list. `number`: how many there are, counted up to `FAR`."""

    items: tuple[Occurrence, ...]
    page: int
    per: int
    number: int
    before: str
    after: str

    @property
    def first(self) -> int:
        """The position of the first item, from 1."""
        return (self.page - 1) * self.per + 1

    @property
    def last(self) -> int:
        """The position of the last item."""
        return self.first + len(self.items) - 1

    @property
    def more(self) -> bool:
        """Whether the list goes on."""
        return self.number > self.last and bool(self.items)

    @property
    def told(self) -> str:
        """How many there are, in words."""
        return f"more than {FAR:,}" if self.number > FAR else f"{self.number:,}"


def listing(
    visit: Visit, kind: OccurrenceKind, *, per: int = PER_PAGE, latest: bool = True, path: str | None = None, **fixed: object
) -> Listing:
    """The occurrences of a kind that the filters and the page ask for, those of the page of the list that is asked for."""
    from legation.desk.counting import counted

    asked = visit.asked.asked(kind, per=per, latest=latest, **fixed)
    found = tuple(visit.view.occurrences(asked))
    number = visit.kept("count", lambda: counted(visit.view, asked), asked)
    return paged(visit, found, per, number, path or visit.path)


def paged(visit: Visit, found: Sequence[Occurrence], per: int, number: int, path: str) -> Listing:
    """A list of which `found` is the page that is asked for."""
    page = visit.asked.page
    return Listing(tuple(found), page, per, number, path + visit.asked.query(page=page - 1), path + visit.asked.query(page=page + 1))
