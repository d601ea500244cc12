"""Of the events that are one meeting, which one is written: what took place stands before what was planned, then the first."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from legation.exports.happenings import DONE

Row = tuple[Any, ...]
_ALL = "SELECT o.occurrence, o.meeting, o.stands FROM occurrences o WHERE {} AND o.meeting IS NOT NULL"
_OF = "SELECT o.occurrence, o.meeting, o.stands FROM occurrences x CROSS JOIN occurrences o ON o.occurrence = x.occurrence WHERE x.meeting IN ({}) AND {}"
_LISTED = " IN (SELECT"  # a condition that begins with a list, which would be made anew for each batch


class Written:
    """Which events of those that are asked for (`where` is true of `occurrences o`) are written.

    Each batch looks at the other events of its meetings; only where what is asked for begins with a list, such as that of a party, all are looked at once.
    """

    def __init__(self, run: sqlite3.Cursor, where: str, values: Sequence[Any]) -> None:
        self._run, self._where, self._values = run, where, values
        self._all = _first(run.execute(_ALL.format(where), values)) if _LISTED in where else None

    def left_out(self, rows: Iterable[Row], columns: tuple[int, int, int]) -> set[int]:
        """The numbers of these events that are not written. `columns`: where the number, the meeting and what became of it stand in a row."""
        number, meeting, _ = columns
        of = {row[number]: row[meeting] for row in rows if row[meeting] is not None}
        first = self._all if self._all is not None else self._among(sorted(set(of.values())))
        return {event for event, met in of.items() if first[met] != event}

    def _among(self, meetings: Sequence[int]) -> Mapping[int, int]:
        if not meetings:
            return {}
        return _first(self._run.execute(_OF.format(",".join("?" * len(meetings)), self._where), [*meetings, *self._values]))


def _first(rows: Iterable[Row]) -> Mapping[int, int]:
    """The event that is written of each meeting."""
    best: dict[int, tuple[bool, int]] = {}
    for number, meeting, stands in rows:
        mine = (stands not in DONE, number)
        best[meeting] = min(mine, best.get(meeting, mine))
    return {meeting: number for meeting, (_, number) in best.items()}
