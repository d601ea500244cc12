"""Ids of occurrences: they stay under verdicts, new documents and re-coding; an id that goes away leads to what it became.

An occurrence has the id of the earliest fact that ever made it. Where two become one, that of the earlier stays; where one becomes two, the part with the
earliest fact keeps it. A fact that was coded again brings the id with it.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from legation.model import content_id
from legation.record.linking import Changed
from legation.record.tellings import portions

Order = tuple[int, int, int]


@dataclass(frozen=True)
class Placed:
    """An occurrence to be written: its number, id and facts with the reason why each is here."""

    number: int
    id: str
    facts: Mapping[int, str | None]


class Identities:
    """Gives ids to the occurrences of a kind that changed. `was`: for new facts the id to which they belonged before their document was coded again."""

    def __init__(self, connection: sqlite3.Connection, was: Mapping[int, str | None]) -> None:
        self._connection, self._was = connection, was

    def of(self, changed: Sequence[Changed]) -> tuple[Placed, ...]:
        """Each with its id; successions are written on the way."""
        facts = [fact for one in changed for fact in one.facts]
        former, order = self._former(facts), self._order(facts)
        claims: dict[int, list[tuple[Order, str]]] = defaultdict(list)
        heirs: dict[str, tuple[Order, int]] = {}
        for n, one in enumerate(changed):
            for fact in one.facts:
                if fact in former:
                    heirs[former[fact]] = min(heirs.get(former[fact], (order[fact], n)), (order[fact], n))
        for identity, (at, n) in heirs.items():
            claims[n].append((at, identity))
        taken = set(heirs)
        placed = []
        for n, one in sorted(enumerate(changed), key=lambda item: min(order[fact] for fact in item[1].facts)):
            wanted = sorted(claims[n])
            identity = wanted[0][1] if wanted else self._fresh(min(one.facts, key=order.__getitem__), taken)
            taken.add(identity)
            self._succeeded(identity, [gone for _, gone in wanted[1:]])
            placed.append(Placed(min(one.facts), identity, one.facts))
        return tuple(placed)

    def _former(self, facts: Sequence[int]) -> dict[int, str]:
        found = {fact: was for fact, was in self._was.items() if was is not None}
        for portion in portions(fact for fact in facts if fact not in self._was):
            sql = (
                "SELECT t.fact, o.occurrence_id FROM tellings t JOIN occurrences o ON o.occurrence = t.occurrence"
                f" WHERE t.fact IN ({','.join('?' * len(portion))})"
            )
            found.update((fact, identity) for fact, identity in self._connection.execute(sql, portion))
            sql = f"SELECT fact, was FROM waiting WHERE was IS NOT NULL AND fact IN ({','.join('?' * len(portion))})"
            found.update(
                (fact, was) for fact, was in self._connection.execute(sql, portion)
            )  # merged by an earlier portion of this bringing up to date
        return found

    def _order(self, facts: Sequence[int]) -> dict[int, Order]:
        """By arrival of the document and position in it: it stays when a document is coded again."""
        found: dict[int, Order] = {}
        for portion in portions(facts):
            sql = f"SELECT fact, document, fact_position FROM facts WHERE fact IN ({','.join('?' * len(portion))})"
            found.update((fact, (document, position, fact)) for fact, document, position in self._connection.execute(sql, portion))
        return found

    def _fresh(self, fact: int, taken: set[str]) -> str:
        sql = "SELECT f.kind, d.document_key, f.fact_id FROM facts f JOIN documents d ON d.document = f.document WHERE f.fact = ?"
        parts: tuple[object, ...] = tuple(self._connection.execute(sql, (fact,)).fetchone())
        for again in self._tries(parts):
            used = self._connection.execute("SELECT 1 FROM occurrences WHERE occurrence_id = ?", (again,)).fetchone()
            if again not in taken and used is None:
                return again
        raise AssertionError

    def _tries(self, parts: tuple[object, ...]) -> Iterator[str]:
        """The id made of the fact, and others for the case that what was once made of it lives on elsewhere."""
        yield content_id("occurrence", *parts)
        number = 2
        while True:
            yield content_id("occurrence", *parts, number)
            number += 1

    def _succeeded(self, identity: str, gone: Sequence[str]) -> None:
        self._connection.execute("DELETE FROM successions WHERE occurrence_id = ?", (identity,))
        self._connection.executemany(
            "INSERT INTO successions VALUES (?, ?) ON CONFLICT DO UPDATE SET became = excluded.became", [(one, identity) for one in gone]
        )


def now(connection: sqlite3.Connection, identity: str) -> str | None:
    """What an id leads to: itself while it lives, else what it became; `None` where there is no such id, or nothing is told of it any more."""
    seen: set[str] = set()
    current: str | None = identity
    while current is not None and current not in seen:
        if connection.execute("SELECT 1 FROM occurrences WHERE occurrence_id = ?", (current,)).fetchone():
            return current
        seen.add(current)
        row = connection.execute("SELECT became FROM successions WHERE occurrence_id = ?", (current,)).fetchone()
        current = row[0] if row else None
    return None
