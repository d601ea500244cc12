"""Samples to be judged: drawn by chance with known weights, so that what is measured on them holds for all facts, whatever the queue served first.

Drawn systematically with unequal chances: facts lie in the order of type, tenth of confidence and outlet, and every step of the same length along their
summed chances hits one. So each type, each tenth and each outlet has its share (none is over-represented), and every fact has a known chance.
Chances go by one over the square root of how many facts its type has, so that rare types are seen too; weights undo it (Horvitz and Thompson 1952;
Madow 1949). The same seed on the same facts is the same sample.
"""

import math
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Any, Literal, get_args

import msgspec

from legation.model import LegationError, content_id
from legation.record.store import Store

SampleKind = Literal["statement", "event", "meeting", "commitment"]
KINDS: tuple[SampleKind, ...] = get_args(SampleKind)
TYPE = "coalesce(e.event_type, m.level, k.act, s.quoted)"  # of a fact: PLOVER type, level of a meeting, act of a commitment, how a statement is quoted
TYPED = (
    "facts f JOIN documents d ON d.document = f.document LEFT JOIN events e ON e.fact = f.fact LEFT JOIN meetings m ON m.fact = f.fact"
    " LEFT JOIN commitments k ON k.fact = f.fact LEFT JOIN statements s ON s.fact = f.fact"
)


class Drawn(msgspec.Struct, frozen=True, kw_only=True):
    """A fact of a sample: for `weight` facts of the record it stands. `stratum`: type and tenth of confidence."""

    document: str
    fact: str
    stratum: str
    weight: float


class Sampled(msgspec.Struct, frozen=True, kw_only=True):
    """A sample. `population`: how many facts of the kind the record held; they are the sum of the weights, but for chance."""

    sample_id: str
    kind: SampleKind
    seed: int
    population: int
    facts: tuple[Drawn, ...]


def draw(store: Store, kind: str, number: int, seed: int = 1) -> Sampled:
    """Draws a sample and keeps it, where the record may be written; rejected facts are in it too, for they were coded."""
    if kind not in KINDS:
        raise LegationError("there are no facts of this kind", kind, f"Name one of: {', '.join(KINDS)}")
    if number < 1:
        raise LegationError("a sample needs facts", number, "Give a number of 1 or more, as -n 50")
    rows = _population(store.connection, kind, seed)
    if not rows:
        raise LegationError(
            "the record holds no facts of this kind", kind, "Read documents into it first: `legation read PATH --record FILE`"
        )
    facts = tuple(_hit(rows, min(number, len(rows)), seed))
    identity = content_id("sample", kind, seed, len(rows), *(f"{one.document}/{one.fact}/{one.weight}" for one in facts))
    made = Sampled(sample_id=identity, kind=kind, seed=seed, population=len(rows), facts=facts)
    if not store.readonly:
        with store.transaction("cannot keep the sample in the record") as connection:
            write_samples(connection, [made])
    return made


def write_samples(connection: sqlite3.Connection, samples: Iterable[Sampled]) -> int:
    """Keeps samples; how many were new."""
    new = 0
    for one in samples:
        made = connection.execute(
            "INSERT INTO samples (sample_id, kind, seed, population) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (one.sample_id, one.kind, one.seed, one.population),
        )
        if made.rowcount:
            new += 1
            rows = [(made.lastrowid, seat, fact.document, fact.fact, fact.stratum, fact.weight) for seat, fact in enumerate(one.facts)]
            connection.executemany("INSERT INTO sampled VALUES (?, ?, ?, ?, ?, ?)", rows)
    return new


def samples(connection: sqlite3.Connection) -> Iterator[Sampled]:
    """The samples that the record keeps, in the order in which they were drawn or brought."""
    for row in connection.execute("SELECT * FROM samples ORDER BY sample").fetchall():
        facts = connection.execute("SELECT * FROM sampled WHERE sample = ? ORDER BY seat", (row["sample"],))
        yield Sampled(
            sample_id=row["sample_id"], kind=row["kind"], seed=row["seed"], population=row["population"],
            facts=tuple(Drawn(document=f["document_key"], fact=f["fact_id"], stratum=f["stratum"], weight=f["weight"]) for f in facts),
        )  # fmt: skip


def sample_lines(connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    """Samples as they travel."""
    return (msgspec.to_builtins(one) for one in samples(connection))


def _population(connection: sqlite3.Connection, kind: str, seed: int) -> list[tuple[Any, ...]]:
    """(type, tenth, outlet, chance, document, fact) in the order in which the steps go along them."""
    sql = f"SELECT {TYPE} AS type, f.confidence, coalesce(d.outlet, ''), d.document_key, f.fact_id FROM {TYPED} WHERE f.kind = ?"
    return sorted(
        (str(sort), min(9, int(confidence * 10)), outlet, sha256(f"{seed} {key} {fact}".encode()).hexdigest(), key, fact)
        for sort, confidence, outlet, key, fact in connection.execute(sql, (kind,))
    )


def _hit(rows: Sequence[tuple[Any, ...]], number: int, seed: int) -> Iterator[Drawn]:
    sizes = Counter(row[0] for row in rows)
    chances = _chances([1 / math.sqrt(sizes[row[0]]) for row in rows], number)
    at = int(sha256(f"start {seed}".encode()).hexdigest()[:12], 16) / 16**12
    summed = 0.0
    for row, chance in zip(rows, chances, strict=True):
        summed += chance
        if summed > at:
            at += 1
            yield Drawn(document=row[4], fact=row[5], stratum=f"{row[0]} {row[1] / 10}", weight=round(1 / chance, 6))


def _chances(sizes: Sequence[float], number: int) -> list[float]:
    """For each size its chance in proportion; none over one, and together they are the number."""
    certain = [False] * len(sizes)
    while True:
        left = number - sum(certain)
        total = sum(size for size, sure in zip(sizes, certain, strict=True) if not sure)
        scale = left / total if total else 0.0
        over = [not sure and size * scale >= 1 for size, sure in zip(sizes, certain, strict=True)]
        if not any(over):
            return [1.0 if sure else size * scale for size, sure in zip(sizes, certain, strict=True)]
        certain = [sure or more for sure, more in zip(certain, over, strict=True)]
