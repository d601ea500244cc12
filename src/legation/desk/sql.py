"""SQL for readers: one SELECT, stopped after some seconds and some rows."""

from dataclasses import dataclass
from typing import Any

from legation.record import Store
from legation.record.asking_sql import ask as asked

SECONDS, ROWS = 5.0, 1000
VIEWS = ("meetings_view", "statements_view", "events_view", "commitments_view", "participants_view", "occurrences_view")
EXAMPLES = (
    ("Meetings of India and the United States", "SELECT first_day, occurrence_title, place, reports FROM occurrences_view\nWHERE kind = 'meeting' AND parties LIKE '%IND%' AND parties LIKE '%USA%'\nORDER BY first_day DESC"),
    ("Who spoke most of critical minerals", "SELECT speaker, speaker_party, count(*) AS statements FROM statements_view\nWHERE issues LIKE '%critical-minerals%' GROUP BY 1, 2 ORDER BY 3 DESC"),
    ("Events by type and year", "SELECT type, substr(first_day, 1, 4) AS year, count(*) AS events FROM occurrences_view\nWHERE kind = 'event' AND stands = 'happened' GROUP BY 1, 2 ORDER BY 2, 3 DESC"),
    ("How the views are made", "SELECT name, sql FROM sqlite_master WHERE type = 'view' ORDER BY name"),
)  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """The rows of a query. `cut`: there were more than are given."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    cut: bool


def ask(store: Store, query: str, *, seconds: float = SECONDS, rows: int = ROWS) -> Answer:
    """What one SELECT gives."""
    found = asked(store, query, seconds=seconds, most=rows + 1)
    taken = list(found.rows)
    return Answer(found.columns, tuple(tuple(_plain(cell) for cell in row) for row in taken[:rows]), len(taken) > rows)


def _plain(cell: Any) -> Any:
    """A value as JSON can hold it."""
    if isinstance(cell, bytes):
        return f"({len(cell)} bytes)"
    return None if isinstance(cell, float) and (cell != cell or abs(cell) == float("inf")) else cell
