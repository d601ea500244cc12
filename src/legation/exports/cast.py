"""The actors of a record as exports need them: each, and each group that stands on one side, read once and kept while there is room."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from legation.exports.happenings import Side

ROOM = 60_000  # actors kept at once: some 30 MB
_RANK = {"office": 0, "person": 0, "body": 1, "state": 2, "igo": 2, "mechanism": 2}  # of several that act for one party, who stands for it


class Cast:
    """Actors by number."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._run = connection.cursor()
        self._run.row_factory = None
        self._known: dict[int, Side] = {}
        self._groups: dict[str | None, tuple[Side, ...]] = {}

    def groups(self, named: Iterable[str | None]) -> Mapping[str | None, tuple[Side, ...]]:
        """The actors of these groups, and of others that were asked for before: in the order of their parties' codes and their names.

        A group is named by the numbers of its actors with commas between, and nobody by `None`.
        """
        if len(self._groups) > ROOM:
            self._groups.clear()
        self._groups[None] = ()
        missing = {group: [int(actor) for actor in group.split(",")] for group in named if group is not None and group not in self._groups}
        self._meet({actor for actors in missing.values() for actor in actors})
        self._groups |= {group: tuple(sorted((self._known[actor] for actor in actors), key=_order)) for group, actors in missing.items()}
        return self._groups

    def named(self, numbers: set[int]) -> dict[int, Side]:
        """These actors by their numbers."""
        self._meet(numbers)
        return {number: self._known[number] for number in numbers}

    def _meet(self, numbers: set[int]) -> None:
        if len(self._known) > ROOM:
            self._known.clear()
        missing = [number for number in numbers if number not in self._known]
        for start in range(0, len(missing), 800):
            portion = missing[start : start + 800]
            sql = f"SELECT actor, actor_key, name, kind, country, party, sectors, cameo, office, wikidata FROM actors WHERE actor IN ({','.join('?' * len(portion))})"
            for number, key, name, kind, country, party, sectors, *rest in self._run.execute(sql, portion):
                self._known[number] = Side(key, name, kind, country, party, tuple((sectors or "").split()), *rest)


def _order(side: Side) -> tuple[str, str, str]:
    return side.party or side.country or "~", side.name, side.key


def spokesmen(sides: Sequence[Side]) -> tuple[Side, ...]:
    """One for each party: the person or office before the body, the body before the state. Who acts for no party stands for itself."""
    if len(sides) < 2:
        return tuple(sides)
    best: dict[str, Side] = {}
    for side in sides:
        party = side.party or side.country or side.key
        if party not in best or _RANK.get(side.kind, 1) < _RANK.get(best[party].kind, 1):
            best[party] = side
    return tuple(best.values())
