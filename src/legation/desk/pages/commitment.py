"""Commitment: who binds himself to what, how it stood at each report, what became of it, and what follows it up."""

from dataclasses import dataclass
from typing import ClassVar

from legation.desk.pages.meeting import OccurrencePage, differences, occurrence
from legation.desk.visit import Visit
from legation.model import Occurrence, Undertaking
from legation.record import Asked
from legation.record.occurrences import Occurrences
from legation.record.undertakings import undertakings
from legation.record.verdicts import STATUSES


@dataclass(frozen=True, kw_only=True)
class Linked:
    """An earlier or later commitment, what speaks for the link, and the word of a person on it."""

    occurrence: Occurrence
    likeness: float | None
    why: str
    verdict: str | None


@dataclass(frozen=True, kw_only=True)
class CommitmentPage(OccurrencePage):
    """A commitment with its life."""

    template: ClassVar[str] = "commitment.html"
    room: ClassVar[str] = "commitment"
    undertaking: Undertaking
    follows: Occurrence | None
    follow_ups: tuple[Linked, ...]
    statuses: tuple[str, ...]


class _Just(Occurrences):
    """One occurrence, whatever is asked for."""

    def __init__(self, visit: Visit, one: Occurrence) -> None:
        super().__init__(visit.view.store)
        self._one = one

    def numbers(self, asked: Asked) -> list[int]:
        """Its number."""
        del asked
        sql = "SELECT occurrence FROM occurrences WHERE occurrence_id = ?"
        return [row[0] for row in self.store.connection.execute(sql, (self._one.id,))]


def page(visit: Visit, key: str) -> CommitmentPage:
    """The commitment of an id, or of a fact of it."""
    one = occurrence(visit, "commitment", key)
    life = next(iter(undertakings(_Just(visit, one), Asked("commitment"))))
    found = [(link, visit.view.occurrence(link.later)) for link in life.follow_ups[:30]]
    linked = tuple(
        Linked(occurrence=later, likeness=link.likeness, why=link.reason, verdict=link.verdict) for link, later in found if later
    )
    return CommitmentPage(
        title=one.title, occurrence=one, differences=differences(visit, one), undertaking=life, follows=visit.view.occurrence(life.follows) if life.follows else None,
        follow_ups=linked, statuses=STATUSES,
    )  # fmt: skip
