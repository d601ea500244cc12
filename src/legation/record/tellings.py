"""Tellings from the record: facts by their numbers, as they stand after verdicts, with what their document, parties and mechanism add."""

import sqlite3
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from legation.model import Commitment, Event, Meeting, Statement
from legation.record.blobs import WINDOW, Facts, shaped, unpacked
from legation.reference.mechanisms import mechanisms
from legation.stories.telling import Fact, Kind, Telling

SHAPES: dict[str, type[Fact]] = {
    "meeting": Meeting, "event": Event, "statement": Statement, "commitment": Commitment, "possible event": Event,
}  # fmt: skip
KEPT = 3000  # documents whose facts are kept unpacked
PORTION = 500  # numbers in one question: SQLite takes so many values at once, and more


class Tellings:
    """Loads tellings by the numbers of their facts; documents that were asked for lately are kept. `laid`: facts of codings that are at hand."""

    def __init__(self, connection: sqlite3.Connection, laid: Mapping[int, Facts] | None = None) -> None:
        self._connection = connection
        self._documents: OrderedDict[int, Facts] = OrderedDict(laid or {})

    def of(self, facts: Sequence[int]) -> Iterator[tuple[int, Telling]]:
        """(number, telling) for facts of any kind but possible events, in order of number; numbers of facts that are gone give none."""
        for portion in portions(facts):
            marks = ",".join("?" * len(portion))
            sides = self._sides(portion, marks)
            sql = (
                "SELECT f.fact, f.fact_id, f.kind, f.coding, f.fact_position, f.corrected, d.document_key, d.published, d.source, s.speaker_name,"
                " CASE WHEN f.kind = 'event' THEN substr(d.text, f.sentence_start + 1, f.sentence_end - f.sentence_start) ELSE '' END AS words"
                " FROM facts f JOIN documents d ON d.document = f.document LEFT JOIN statements s ON s.fact = f.fact"
                f" WHERE f.fact IN ({marks}) AND f.kind <> 'possible event' ORDER BY f.fact"
            )
            for row in self._connection.execute(sql, portion).fetchall():
                fact = self._fact(row)
                yield (
                    row["fact"],
                    Telling(
                        row["document_key"], row["kind"], fact, row["published"], row["source"], sides.get(row["fact"], _NOBODY), row["words"],
                        _level(fact), row["speaker_name"],
                    ),
                )  # fmt: skip

    def fact(self, row: Any) -> Fact:
        """The fact of a row with `kind`, `coding`, `fact_position` and `corrected`."""
        return self._fact(row)

    def _fact(self, row: Any) -> Fact:
        if row["corrected"] is not None:
            return shaped(row["corrected"], SHAPES[row["kind"]])
        found: Fact = self._unpacked(row["coding"]).of(row["kind"])[row["fact_position"]]
        return found

    def _unpacked(self, coding: int) -> Facts:
        found = self._documents.get(coding)
        if found is None:
            found = self._documents[coding] = facts_unpacked(self._connection, coding)
            if len(self._documents) > KEPT:
                self._documents.popitem(last=False)
        else:
            self._documents.move_to_end(coding)
        return found

    def _sides(self, portion: Sequence[int], marks: str) -> dict[int, tuple[frozenset[str], frozenset[str]]]:
        """The parties acting (speaking) and acted on (addressed, spoken about) of events and statements."""
        sql = (
            f"SELECT p.fact, p.side, a.party FROM parties p JOIN actors a ON a.actor = p.actor WHERE p.fact IN ({marks}) AND a.party IS NOT NULL"
            " AND p.side IN ('actor', 'recipient', 'speaker', 'addressee', 'about')"
        )
        found: dict[int, tuple[set[str], set[str]]] = {}
        for fact, side, party in self._connection.execute(sql, portion):
            found.setdefault(fact, (set(), set()))[side not in ("actor", "speaker")].add(party)
        return {fact: (frozenset(acting), frozenset(acted)) for fact, (acting, acted) in found.items()}


def facts_unpacked(connection: sqlite3.Connection, coding: int) -> Facts:
    """The facts of a coding as they were coded."""
    sql = "SELECT c.facts, substr(d.text, 1, ?) FROM codings c JOIN documents d ON d.document = c.document WHERE c.coding = ?"
    blob, text = connection.execute(sql, (WINDOW, coding)).fetchone()
    return unpacked(blob, Facts, text)


_NOBODY = (frozenset[str](), frozenset[str]())


def portions(numbers: Iterable[int]) -> Iterator[list[int]]:
    """The numbers in order, so many at a time."""
    ordered = sorted(numbers)
    for start in range(0, len(ordered), PORTION):
        yield ordered[start : start + PORTION]


def _level(fact: Any) -> str | None:
    mechanism = mechanisms().get(fact.mechanism or "") if isinstance(fact, Meeting) else None
    return mechanism.level if mechanism else None


def fact_kind(kind: str) -> Kind:
    """The kind that a fact of the table is told as: a possible event is an event."""
    return "event" if kind == "possible event" else kind  # type: ignore[return-value]
