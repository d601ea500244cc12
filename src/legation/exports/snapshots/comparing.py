"""What came, went and changed between two snapshots."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec
import pyarrow.parquet as pq

from legation.exports.snapshots.manifest import read_manifest

Change = Literal["came", "went", "changed"]
_FACTS = {"meetings_view": "meeting", "events_view": "event", "statements_view": "statement", "commitments_view": "commitment"}
_NOT_SAID = frozenset(
    {"release", "reason", "occurrence_id"}
)  # of a fact: who coded it, and to what it is put, is no change of what it says
_SHOWN = ("meeting_title", "occurrence_title", "event_type", "speaker", "act", "parties", "actors", "first_day", "published")


class FieldChange(msgspec.Struct, frozen=True):
    """A field that has another value."""

    field: str
    before: str | int | float | None
    after: str | int | float | None


class Changed(msgspec.Struct, frozen=True, kw_only=True):
    """A fact or occurrence that came, went or changed. `shown`: what tells a reader which it is."""

    change: Change
    kind: str
    id: str
    document: str | None
    shown: str
    fields: tuple[FieldChange, ...] = ()


class SnapshotDiff(msgspec.Struct, frozen=True, kw_only=True):
    """Between two snapshots: `counts` by kind ("meeting", ... and "occurrence of ..."), each with how many came, went, changed and stayed."""

    one: str
    other: str
    counts: dict[str, dict[str, int]]
    changes: tuple[Changed, ...]


def snapshot_diff(one: Path, other: Path) -> SnapshotDiff:
    """Every fact and occurrence that is in one only or has other values in the other. Words of sources are compared where both have them."""
    first, second = read_manifest(one), read_manifest(other)
    counts: dict[str, dict[str, int]] = {}
    found: list[Changed] = []
    for table, kind in (*_FACTS.items(), ("occurrences_view", None)):
        before, after = _rows(one, table, kind), _rows(other, table, kind)
        unsaid = _NOT_SAID if kind else frozenset()
        for key in sorted(before.keys() | after.keys()):
            name = kind or f"occurrence of {(after.get(key) or before[key])['kind']}"
            count = counts.setdefault(name, {"came": 0, "went": 0, "changed": 0, "stayed": 0})
            change = _change(name, key, before.get(key), after.get(key), unsaid)
            count[change.change if change else "stayed"] += 1
            if change:
                found.append(change)
    return SnapshotDiff(one=first.snapshot, other=second.snapshot, counts=counts, changes=tuple(found))


def page(found: SnapshotDiff, shown: int = 50) -> Iterator[str]:
    """The same to read: the counts, then the changes, at most so many of each kind."""
    yield f"{found.one} and {found.other}"
    for kind, count in found.counts.items():
        yield f"{kind}s: {count['came']} came, {count['went']} went, {count['changed']} changed, {count['stayed']} stayed"
        mine = [change for change in found.changes if change.kind == kind]
        for change in mine[:shown]:
            fields = "; ".join(f"{one.field}: {one.before} → {one.after}" for one in change.fields)
            yield f"  {change.change}  {change.id}  {change.shown}{f'  ({fields})' if fields else ''}"
        if len(mine) > shown:
            yield f"  and {len(mine) - shown} more"


def _rows(folder: Path, table: str, kind: str | None) -> Mapping[tuple[str, str], dict[str, Any]]:
    """The rows of a view by what names them: the document and the id of a fact, or the id of an occurrence."""
    found = pq.read_table(folder / table).to_pylist()
    if kind is None:
        return {("", row["occurrence_id"]): row for row in found}
    return {(row["document_key"], row[f"{kind}_id"]): row for row in found}


def _change(
    kind: str, key: tuple[str, str], before: dict[str, Any] | None, after: dict[str, Any] | None, unsaid: frozenset[str]
) -> Changed | None:
    row = after or before or {}
    shown = ", ".join(str(row[name]) for name in _SHOWN if row.get(name) is not None)
    if before is None or after is None:
        return Changed(change="came" if before is None else "went", kind=kind, id=key[1], document=key[0] or None, shown=shown)
    fields = tuple(
        FieldChange(name, before[name], after[name]) for name in after
        if name in before and before[name] != after[name] and name not in unsaid and not (name in ("sentence", "words", "occurrence_title") and None in (before[name], after[name]))
    )  # fmt: skip
    return Changed(change="changed", kind=kind, id=key[1], document=key[0] or None, shown=shown, fields=fields) if fields else None
