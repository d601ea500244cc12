"""The queue: facts that nobody has judged, in the order in which judging them is worth most."""

import sqlite3
from collections.abc import Iterable, Iterator
from hashlib import sha256
from heapq import nsmallest
from typing import Literal, get_args

import msgspec

from legation.model import SURE, LegationError
from legation.record.samples import KINDS, TYPE, TYPED
from legation.record.store import Store

Order = Literal["least certain", "consequence", "random"]
ORDERS: tuple[Order, ...] = get_args(Order)
_LEVELS = {"leader": 2.0, "minister": 1.0}
_CONFLICT = {3: 0.5, 4: 1.5}  # material conflict weighs more than words, words of conflict more than cooperation
_UNJUDGED = "f.ruling IS NULL AND f.kind <> 'possible event'"
_SQL = (
    f"SELECT f.fact, f.fact_id, d.document_key, f.kind, {TYPE} AS type, f.confidence, e.sides_confidence, o.occurrence_id, o.reports, o.level, o.quad, o.intensity, f.first_day,"
    " f.place, f.kind IN ('event', 'meeting') AS dated, (SELECT count(*) FROM occurrence_parties p WHERE p.occurrence = t.occurrence) AS parties,"
    " k.due, k.status, s.speaker, substr(d.text, f.sentence_start + 1, f.sentence_end - f.sentence_start) AS sentence, d.title, d.source, d.published"
    f" FROM {TYPED} LEFT JOIN tellings t ON t.fact = f.fact LEFT JOIN occurrences o ON o.occurrence = t.occurrence WHERE {_UNJUDGED}"
)


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """A fact that waits to be judged, with its sentence. `weight`: by which it stands where it does, in the words of `why`; the higher the earlier."""

    document: str
    fact: str
    kind: str
    type: str | None
    confidence: float
    sides_confidence: float | None
    occurrence: str | None
    reports: int | None
    sentence: str
    title: str | None
    source: str | None
    published: str | None
    weight: float
    why: str


def queue(store: Store, order: str = "least certain", *, kind: str | None = None, limit: int = 20, seed: int = 1) -> tuple[Waiting, ...]:
    """The next facts to judge. `least certain`: confidence that they are facts (of events, also that both sides are right) nearest to an even chance;
    `consequence`: many reports, high level, conflict, strong intensity, and much that is not known; `random`: by chance, the same for the same seed."""
    if order not in ORDERS:
        raise LegationError("there is no such order", order, f"Name one of: {', '.join(ORDERS)}")
    if kind is not None and kind not in KINDS:
        raise LegationError("there are no facts of this kind", kind, f"Name one of: {', '.join(KINDS)}")
    if order == "consequence":
        return tuple(_one_each(_weighed(store, order, kind, seed), limit))
    return tuple(nsmallest(limit, _weighed(store, order, kind, seed), key=_key))


def _key(one: Waiting) -> tuple[float, str, str]:
    return -one.weight, one.document, one.fact


def _one_each(found: Iterable[Waiting], limit: int) -> Iterator[Waiting]:
    """The weightiest, of each occurrence the report of which one is least certain: the others tell the same."""
    first: dict[str, Waiting] = {}
    for one in found:
        known = first.get(one.occurrence or one.fact)
        if known is None or (abs(one.confidence - SURE), *_key(one)) < (abs(known.confidence - SURE), *_key(known)):
            first[one.occurrence or one.fact] = one
    return iter(nsmallest(limit, first.values(), key=_key))


def _weighed(store: Store, order: str, kind: str | None, seed: int) -> Iterator[Waiting]:
    sql, values = (_SQL, ()) if kind is None else (f"{_SQL} AND f.kind = ?", (kind,))
    for row in store.connection.execute(sql, values):
        weight, why = _by_chance(row, seed) if order == "random" else _doubt(row) if order == "least certain" else _consequence(row)
        yield Waiting(
            document=row["document_key"], fact=row["fact_id"], kind=row["kind"], type=row["type"], confidence=row["confidence"],
            sides_confidence=row["sides_confidence"], occurrence=row["occurrence_id"], reports=row["reports"], sentence=row["sentence"], title=row["title"], source=row["source"],
            published=row["published"], weight=round(weight, 4), why=why,
        )  # fmt: skip


def _doubt(row: sqlite3.Row) -> tuple[float, str]:
    """How near to an even chance its nearest probability lies: 1 is even, 0 is sure."""
    doubts = [(1 - 2 * abs(row["confidence"] - SURE), f"confidence {row['confidence']:.2f}")]
    if row["sides_confidence"] is not None:
        doubts.append((1 - 2 * abs(row["sides_confidence"] - SURE), f"confidence of both sides {row['sides_confidence']:.2f}"))
    return max(doubts)


def _consequence(row: sqlite3.Row) -> tuple[float, str]:
    parts = {
        f"{row['reports']} reports": (row["reports"] or 1) - 1.0 if (row["reports"] or 1) < 5 else 4.0,
        f"level {row['level']}": _LEVELS.get(row["level"] or "", 0.0),
        f"quad {row['quad']}": _CONFLICT.get(row["quad"] or 0, 0.0),
        f"intensity {row['intensity']}": abs(row["intensity"] or 0.0) / 5,
        f"not known: {', '.join(_open(row))}": 0.5 * len(_open(row)),
    }
    return sum(parts.values()), "; ".join(words for words, weight in parts.items() if weight) or "nothing weighs"


def _open(row: sqlite3.Row) -> list[str]:
    """What a reader would ask and the fact does not answer."""
    asked = {
        "day": row["dated"] and row["first_day"] is None, "place": row["kind"] == "meeting" and row["place"] is None,
        "second party": row["kind"] != "statement" and row["parties"] < 2, "speaker": row["kind"] == "statement" and row["speaker"] is None,
        "status": row["kind"] == "commitment" and row["status"] is None,
    }  # fmt: skip
    return [name for name, is_open in asked.items() if is_open]


def _by_chance(row: sqlite3.Row, seed: int) -> tuple[float, str]:
    number = int(sha256(f"{seed} {row['document_key']} {row['fact_id']}".encode()).hexdigest()[:12], 16)
    return number / 16**12, "by chance"
