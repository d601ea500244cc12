"""What one coding has otherwise than another: facts that came, went, or changed, found again by their words."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec

from legation.model import Coding, LegationError
from legation.record.anchors import anchor_of, found_again
from legation.record.blobs import Facts, facts_of
from legation.record.laying import stored
from legation.record.rows import Fact, evidence_of
from legation.record.store import Store

KINDS = ("statement", "event", "meeting", "commitment")
_UNTOLD = ("id", "outcomes", "part_of")  # ids of facts differ where words differ; that is no change of its own


class FieldChange(msgspec.Struct, frozen=True, kw_only=True):
    """A field that is otherwise."""

    field: str
    before: Any
    after: Any


class FactChange(msgspec.Struct, frozen=True, kw_only=True):
    """A fact that differs between two codings. `change`: "gone", "new" or "changed"; `words`: those on which it rests, in the coding that has it last."""

    document: str
    kind: str
    change: str
    before: str | None
    after: str | None
    words: str
    fields: tuple[FieldChange, ...] = ()


class Sum(msgspec.Struct, frozen=True, kw_only=True):
    """How many facts of a kind are as they were, changed, went and came."""

    kind: str
    same: int
    changed: int
    gone: int
    new: int


class Diff(msgspec.Struct, frozen=True, kw_only=True):
    """Two codings, or all documents that two releases coded, side by side."""

    one: str
    other: str
    documents: int
    sums: tuple[Sum, ...]
    changes: tuple[FactChange, ...]


def diff_codings(store: Store, one: int, other: int) -> Diff:
    """Between two codings of one document, by their numbers."""
    sides = [_coding(store, number) for number in (one, other)]
    keys = {key for key, _, _ in sides}
    if len(keys) > 1:
        raise LegationError(
            "these codings are of two documents", f"{one}, {other}", "Name two codings of one; `legation document KEY` lists them"
        )
    changes, counts = _compared(sides[0][0], sides[0][2], sides[1][2])
    return _diff(sides[0][1], sides[1][1], 1, counts, changes)


def diff_releases(store: Store, one: str, other: str) -> Diff:
    """Between the last codings that two releases made of each document; a release is named by its version, or version and digest as `2.0 ab12`."""
    numbers = [_by_release(store, name) for name in (one, other)]
    changes: list[FactChange] = []
    counts: Counter[tuple[str, str]] = Counter()
    both = sorted(set(numbers[0]) & set(numbers[1]))
    for document in both:
        key, _, before = _coding(store, numbers[0][document])
        after = _coding(store, numbers[1][document])[2]
        more, counted = _compared(key, before, after)
        changes += more
        counts += counted
    return _diff(one, other, len(both), counts, changes)


def compared(one: Coding, other: Coding) -> tuple[list[FactChange], Counter[tuple[str, str]]]:
    """What a coding has otherwise than an earlier one of the same text; and counts by kind and change, "same" among them."""
    return _compared(one.document.id, facts_of(one), facts_of(other))


def _diff(one: str, other: str, documents: int, counts: Counter[tuple[str, str]], changes: list[FactChange]) -> Diff:
    sums = tuple(Sum(kind=kind, **{change: counts[kind, change] for change in ("same", "changed", "gone", "new")}) for kind in KINDS)
    return Diff(one=one, other=other, documents=documents, sums=sums, changes=tuple(changes))


def _compared(document: str, before: Facts, after: Facts) -> tuple[list[FactChange], Counter[tuple[str, str]]]:
    changes: list[FactChange] = []
    counts: Counter[tuple[str, str]] = Counter()
    for kind in KINDS:
        for was, now in _paired(before.of(kind), after.of(kind)):
            fields = tuple(_fields(was, now)) if was and now else ()
            change = "new" if was is None else "gone" if now is None else "changed" if fields else "same"
            counts[kind, change] += 1
            if change != "same":
                fact = now or was
                words = " … ".join(span.text for span in evidence_of(fact)[:2])  # type: ignore[arg-type]
                changes.append(
                    FactChange(
                        document=document,
                        kind=kind,
                        change=change,
                        before=was.id if was else None,
                        after=now.id if now else None,
                        words=words,
                        fields=fields,
                    )
                )
    return changes, counts


def _paired(before: tuple[Fact, ...], after: tuple[Fact, ...]) -> Iterator[tuple[Fact | None, Fact | None]]:
    """Facts found again: those of one id first, then those whose words are most alike; each is found once."""
    left = {fact.id: fact for fact in after}
    pairs: dict[str, Fact | None] = {fact.id: left.pop(fact.id, None) for fact in before}
    for fact in before:
        if pairs[fact.id] is None:
            again = found_again(fact.id, anchor_of(fact), tuple(left.values()))
            if again is not None:
                pairs[fact.id] = left.pop(again.id)
    for fact in before:
        yield fact, pairs[fact.id]
    for fact in after:
        if fact.id in left:
            yield None, fact


def _fields(was: Fact, now: Fact) -> Iterator[FieldChange]:
    one, other = msgspec.to_builtins(was), msgspec.to_builtins(now)
    for field in one:
        if field not in _UNTOLD and one[field] != other.get(field):
            yield FieldChange(field=field, before=one[field], after=other.get(field))


def _coding(store: Store, number: int) -> tuple[str, str, Facts]:
    """(key of its document, what it is called, facts) of a coding."""
    sql = "SELECT d.document_key, r.release, r.register FROM codings c JOIN documents d ON d.document = c.document JOIN runs r ON r.run = c.run WHERE c.coding = ?"
    row = store.connection.execute(sql, (number,)).fetchone()
    if row is None:
        raise LegationError(
            "there is no such coding in the record", number, "`legation document KEY` lists the codings of a document with their numbers"
        )
    return row[0], f"coding {number} ({row[1]} {row[2]})", facts_of(stored(store.connection, number))


def _by_release(store: Store, name: str) -> dict[int, int]:
    """The last coding of each document by this release."""
    sql = "SELECT c.document, max(c.coding) FROM codings c JOIN runs r ON r.run = c.run WHERE r.release = ?1 OR r.release || ' ' || r.register = ?1 GROUP BY c.document"
    found = dict(store.connection.execute(sql, (name,)).fetchall())
    if not found:
        known = store.connection.execute("SELECT DISTINCT release || ' ' || register FROM runs ORDER BY 1").fetchall()
        raise LegationError("no coding of the record is by this release", name, f"Its releases are: {', '.join(row[0] for row in known)}")
    return found
