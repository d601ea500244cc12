"""Clues from the record: what merging needs of facts, by their numbers; and which facts lie together in a component, a group or an occurrence."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from legation.record.facets import encounter_of, kept
from legation.record.tellings import Tellings, portions
from legation.stories.matters import MATTERS
from legation.stories.merging import Matter
from legation.stories.telling import Clue, Kind, Ref


class Clues:
    """Those of one kind."""

    def __init__(self, connection: sqlite3.Connection, load: Tellings, kind: Kind) -> None:
        self.connection, self.kind = connection, kind
        self.matter: Matter[Any] = MATTERS[kind]
        self._load = load

    def of(self, facts: Iterable[int]) -> dict[int, Clue]:
        """By number; those of meetings are kept as they are read first, since a format that meets often is read again and again."""
        wanted = sorted(facts)
        known = dict(self._kept(wanted)) if self.kind == "meeting" else {}
        fresh = dict(self._worked_out([fact for fact in wanted if fact not in known]))
        if self.kind == "meeting":
            rows = [(fact, kept(clue.facet)) for fact, clue in fresh.items()]
            self.connection.executemany("INSERT INTO encounters VALUES (?, ?)", rows)
        return known | fresh

    def together(self, column: str, wanted: Iterable[int]) -> set[int]:
        """Facts whose `component`, `linked` or `occurrence` is one of these numbers, which are those of their first facts."""
        found: set[int] = set()
        for portion in portions(wanted):
            marks = ",".join("?" * len(portion))
            own = f"SELECT fact FROM tellings WHERE fact IN ({marks}) AND {column} = fact"
            others = f"SELECT fact FROM tellings WHERE {column} IN ({marks}) AND {column} <> fact"
            found |= {row[0] for row in self.connection.execute(f"{own} UNION ALL {others}", (*portion, *portion))}
        return found

    def column(self, column: str, facts: Iterable[int]) -> dict[int, Any]:
        """The value of a column of `tellings`, by fact."""
        found: dict[int, Any] = {}
        for portion in portions(facts):
            sql = f"SELECT fact, {column} FROM tellings WHERE fact IN ({','.join('?' * len(portion))})"
            found.update(self.connection.execute(sql, portion).fetchall())
        return found

    def _worked_out(self, facts: Sequence[int]) -> Iterator[tuple[int, Clue]]:
        """Facts of another kind, with which only a number of blocks is shared, give none."""
        for fact, telling in self._load.of(facts):
            if telling.kind == self.kind:
                yield fact, Clue(telling.ref, telling.published, self.matter.facet(telling))

    def _kept(self, facts: Sequence[int]) -> Iterator[tuple[int, Clue]]:
        for portion in portions(facts):
            sql = (
                "SELECT e.fact, e.facet, f.fact_id, d.document_key, d.published FROM encounters e JOIN facts f ON f.fact = e.fact"
                f" JOIN documents d ON d.document = f.document WHERE e.fact IN ({','.join('?' * len(portion))})"
            )
            for fact, facet, fact_id, key, published in self.connection.execute(sql, portion):
                yield fact, Clue(Ref(key, fact_id), published, encounter_of(facet))
