"""Integrity of a register: what is double, overlaps, has a gap, ends before it begins, or names what is not known."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from legation.reference.persons import person_key
from legation.reference.posts import Holder
from legation.reference.register import Register

# Posts that one person holds at a time, so that overlaps and gaps mean something.
SINGLE = frozenset({"head-of-state", "head-of-government", "monarch", "supreme-leader", "foreign-minister", "defence-minister", "finance-minister",
                    "secretary-general", "executive-director", "commission-president", "council-president", "high-representative"})  # fmt: skip


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong or open: `kind`, whose post it is, and what the rows say."""

    kind: str
    party: str
    post: str
    words: str


def findings(table: Iterable[Holder], register: Register) -> Iterator[Finding]:
    """Everything found, by state and post."""
    offices: dict[tuple[str, str], list[Holder]] = {}
    seen: set[tuple[str, str, str, str | None]] = set()
    for row in table:
        same = (row.party, row.post, person_key(row.person), row.from_)
        yield from _alone(row, register, double=same in seen)
        seen.add(same)
        offices.setdefault((row.party, row.post), []).append(row)
    for (party, post), held in sorted(offices.items()):
        if post in SINGLE:
            yield from _between(party, post, sorted(held, key=lambda one: one.from_ or ""))


def _alone(row: Holder, register: Register, *, double: bool) -> Iterator[Finding]:
    if row.party not in register.states and row.party not in register.organisations:
        yield Finding("unknown state", row.party, row.post, told(row))
    if register.post(row.post) is None:
        yield Finding("unknown post", row.party, row.post, told(row))
    if row.from_ and row.until and row.until < row.from_[: len(row.until)]:
        yield Finding("reversed", row.party, row.post, told(row))
    if double:
        yield Finding("duplicate", row.party, row.post, told(row))


def _between(party: str, post: str, held: list[Holder]) -> Iterator[Finding]:
    regular = [row for row in held if not row.acting and not row.title]
    for one, other in pairwise(regular):
        if one.person == other.person or not other.from_:
            continue
        end = one.until or one.known
        if end is None or end > other.from_[: len(end)]:
            yield Finding("overlap", party, post, f"{told(one)} and {told(other)}")
        elif end[:4] < other.from_[:4] and not _acting_between(held, end, other.from_) and int(other.from_[:4]) - int(end[:4]) > 1:
            yield Finding("gap", party, post, f"nobody between {told(one)} and {told(other)}")


def _acting_between(held: Iterable[Holder], after: str, before: str) -> bool:
    return any(row.acting and after <= (row.from_ or "") <= before for row in held)


def told(row: Holder) -> str:
    """A tenure in words."""
    return f"{row.person} {row.from_ or '?'} to {row.until or row.known or 'open'} ({row.source})"
