"""Verdicts as gold: the documents of a record in which facts were judged are coded again, and what comes is held against what persons said.

Only judged facts count. What nobody judged is neither right nor wrong here, so a precision is over the judged facts that the coding still makes, and a
recall over those that were accepted or corrected; facts that every coding missed are in neither. Facts are found again by their words.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from legation.evaluation.figures import Figure, interval, ratio
from legation.evaluation.scoring import Report
from legation.model import Coding, Document, LegationError
from legation.record import Store, View
from legation.record.anchors import anchor_of, found_again
from legation.record.blobs import facts_of
from legation.record.corrections import value_of
from legation.record.tellings import Tellings

SET = "record-verdicts"
KINDS = ("statement", "event", "meeting", "commitment")
# The fields by which a fact is right: they are compared where it was accepted, beside those that were corrected.
FIELDS = {
    "statement": ("quoted", "about", "issues"), "event": ("event", "realis", "when"), "meeting": ("level", "mode", "realis", "parties", "mechanism", "when"),
    "commitment": ("act", "parties", "toward", "due"),
}  # fmt: skip
Coder = Callable[[Document], Coding]


@dataclass(frozen=True)
class Judged:
    """A fact that was judged, as it stands; `right`: it was accepted or corrected, else rejected. `corrected`: fields that a person gave."""

    kind: str
    fact: Any
    right: bool
    corrected: tuple[str, ...]


def score_record(store: Store, code: Coder, limit: int | None = None) -> Report:
    """Figures of the line, by kind of fact, over the documents in which something was judged; `limit`: of so many documents."""
    judged = _judged(store.connection)
    if not judged:
        raise LegationError(
            "nothing in this record was judged", store.path, "Judge facts first: `legation verdict queue`, then accept, reject or correct"
        )
    view = View(store)
    units: dict[str, list[tuple[float, ...]]] = defaultdict(list)
    for key in sorted(judged)[:limit]:
        document = view.document(key)
        if document is not None:
            made = code(document)
            for kind in KINDS:
                units[kind].append(_held_against(made, [one for one in judged[key] if one.kind == kind]))
    return {f"{SET}/{kind}": list(_figures(units[kind])) for kind in KINDS if any(any(unit) for unit in units[kind])}


def _judged(connection: sqlite3.Connection) -> dict[str, list[Judged]]:
    """The judged facts of each document that lies in the record."""
    sql = (
        "SELECT f.fact, f.kind, f.coding, f.fact_position, f.corrected, f.ruling, d.document_key FROM facts f JOIN documents d ON d.document = f.document"
        " WHERE f.ruling IS NOT NULL AND d.state = 'coded' ORDER BY f.fact"
    )
    load, found = Tellings(connection), defaultdict(list)
    for row in connection.execute(sql).fetchall():
        kind = "event" if row["kind"] == "possible event" else row["kind"]
        named = "SELECT DISTINCT v.field FROM verdicts_standing v JOIN attachments a ON a.verdict = v.verdict WHERE a.fact = ? AND v.word = 'correct' ORDER BY 1"
        fields = tuple(field for (field,) in connection.execute(named, (row["fact"],))) if row["ruling"] == "corrected" else ()
        found[row["document_key"]].append(Judged(kind, load.fact(row), row["ruling"] != "rejected", fields))
    return found


def _held_against(made: Coding, judged: Sequence[Judged]) -> tuple[float, ...]:
    """(right facts made, wrong facts made, right facts, their fields that agree, fields compared) of one document."""
    right = wrong = golds = agree = compared = 0
    for one in judged:
        among = tuple(fact for fact in facts_of(made).of(one.kind) if one.kind != "event" or fact.sure)
        found = found_again(one.fact.id, anchor_of(one.fact), among)
        again = found is not None and (one.kind in ("statement", "meeting") or anchor_of(found).type == anchor_of(one.fact).type)
        golds += one.right
        right += one.right and again
        wrong += not one.right and again
        if one.right and again:
            fields = tuple(dict.fromkeys((*FIELDS[one.kind], *one.corrected)))
            compared += len(fields)
            agree += sum(_same(value_of(found, field), value_of(one.fact, field)) for field in fields)  # type: ignore[arg-type]
    return right, wrong, golds, agree, compared


def _same(one: Any, other: Any) -> bool:
    """Whether two values are the same; lists without order."""
    if isinstance(one, list) and isinstance(other, list):
        return sorted(map(msgspec.json.encode, one)) == sorted(map(msgspec.json.encode, other))
    return bool(one == other)


def _figures(units: Sequence[tuple[float, ...]]) -> Iterator[Figure]:
    right, wrong, golds, agree, compared = (sum(column) for column in zip(*units, strict=True))
    yield Figure("judged_precision", ratio(right, right + wrong), int(right + wrong), interval(units, lambda t: ratio(t[0], t[0] + t[1])))
    yield Figure("judged_recall", ratio(right, golds), int(golds), interval(units, lambda t: ratio(t[0], t[2])))
    yield Figure("judged_fields", ratio(agree, compared), int(compared), interval(units, lambda t: ratio(t[3], t[4])))
