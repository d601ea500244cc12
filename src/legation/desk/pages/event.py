"""Event: one occurrence with its type, sides, time and place, and all its reports."""

from dataclasses import dataclass
from typing import Any, ClassVar

from legation.desk import naming
from legation.desk.pages.meeting import OccurrencePage, differences, occurrence
from legation.desk.visit import Visit
from legation.model import Occurrence


@dataclass(frozen=True, kw_only=True)
class EventPage(OccurrencePage):
    """An event. `details`: what the fullest report adds: who says so, casualties, an amount."""

    template: ClassVar[str] = "event.html"
    room: ClassVar[str] = "event"
    meeting: Occurrence | None
    meaning: str
    cameo: str
    details: dict[str, Any]


def page(visit: Visit, key: str) -> EventPage:
    """The event of an id, or of a fact of it."""
    one = occurrence(visit, "event", key)
    sql = (
        "SELECT e.claimed_by, e.killed_least, e.killed_most, e.wounded_least, e.wounded_most, f.amount, f.amount_unit, e.trigger, e.sides_confidence, e.contexts, e.goldstein"
        " FROM occurrences o JOIN events e ON e.fact = o.fullest JOIN facts f ON f.fact = o.fullest WHERE o.occurrence_id = ?"
    )
    row = visit.view.store.connection.execute(sql, (one.id,)).fetchone()
    details = {name: row[name] for name in row.keys() if row[name] is not None} if row else {}  # noqa: SIM118  a row is no dict
    return EventPage(
        title=one.title, occurrence=one, differences=differences(visit, one), meeting=visit.view.occurrence(one.meeting) if one.meeting else None,
        meaning=naming.meaning(one.type), cameo=naming.cameo(one.cameo), details=details,
    )  # fmt: skip
