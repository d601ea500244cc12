"""Gathering meetings: of each format that changed, what is told without its day is put to the only meeting that it can be (`stories.absorbing`)."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from legation.record.blocks import number
from legation.record.clues import Clues
from legation.record.linking import Changed, Linked
from legation.record.tellings import portions
from legation.stories.absorbing import absorbed, format_of
from legation.stories.judging import Judgements
from legation.stories.merging import Tellings
from legation.stories.telling import Clue, Ref


class Gathering:
    """One bringing up to date of meetings whose groups were linked."""

    def __init__(self, connection: sqlite3.Connection, clues: Clues, said: Judgements) -> None:
        self._connection, self._clues, self._said = connection, clues, said

    def run(self, linked: Linked) -> tuple[Changed, ...]:
        """The occurrences whose tellings changed; `tellings.occurrence` still has where they were before."""
        formats = self._formats(linked)
        groups = dict(linked.groups) | self._others(formats, set(linked.groups), linked)
        return tuple(self._changed(groups, linked))

    def _formats(self, linked: Linked) -> set[int]:
        """The formats that these groups have or had, and those noted; the groups' own are written down anew."""
        old: set[int] = {row[0] for row in self._connection.execute("SELECT format FROM ungathered")}
        for portion in portions(linked.left | set(linked.groups)):
            marks = ",".join("?" * len(portion))
            old |= {row[0] for row in self._connection.execute(f"SELECT format FROM formats WHERE linked IN ({marks})", portion)}
            self._connection.execute(f"DELETE FROM formats WHERE linked IN ({marks})", portion)
        new: dict[int, int] = {}
        for first, group in linked.groups.items():
            key = format_of(group, lambda ref: linked.clues[linked.numbers[ref]].facet)
            if key is not None:
                new[first] = number("format", key)
        self._connection.executemany("INSERT OR REPLACE INTO formats VALUES (?, ?)", new.items())
        return old | set(new.values())

    def _others(self, formats: set[int], known: set[int], linked: Linked) -> dict[int, Tellings]:
        """The other groups of these formats. A note of a group that is gone is thrown away."""
        firsts: set[int] = set()
        for portion in portions(formats):
            marks = ",".join("?" * len(portion))
            firsts |= {row[0] for row in self._connection.execute(f"SELECT linked FROM formats WHERE format IN ({marks})", portion)}
        facts = self._clues.together("linked", firsts - known)
        clues = self._clues.of(facts)
        of = self._clues.column("linked", facts)
        why = self._clues.column("why_linked", facts)
        members: dict[int, list[int]] = defaultdict(list)
        for fact in sorted(facts):
            members[of[fact]].append(fact)
        self._connection.executemany("DELETE FROM formats WHERE linked = ?", [(one,) for one in firsts - known - set(members)])
        self._clues_by_number = clues
        return {
            first: _group(first, {clues[fact].ref: clues[fact] for fact in told}, {clues[fact].ref: why[fact] for fact in told})
            for first, told in members.items()
        }

    def _changed(self, groups: Mapping[int, Tellings], linked: Linked) -> Iterator[Changed]:
        clues = {**self._clues_by_number, **linked.clues}
        of = {clue.ref: fact for fact, clue in clues.items()}
        named = [_group(first, {t.ref: t for t in group.all}, group.reasons) for first, group in groups.items()]
        found = absorbed(named, self._said, lambda ref: clues[of[ref]].facet)
        before = self._clues.column("occurrence", of.values())
        sizes: dict[int, int] = defaultdict(int)
        for where in before.values():
            sizes[where] += 1
        dirty = {fact for change in linked.changed for fact in change.facts}
        for one in found:
            facts = {of[t.ref]: one.reasons.get(t.ref) for t in one.all}
            was = {before.get(fact) for fact in facts}
            if dirty & set(facts) or was != {min(facts)} or sizes[min(facts)] != len(facts):
                yield Changed(facts)

    _clues_by_number: Mapping[int, Clue] = {}


def _group(first: int, told: Mapping[Ref, Any], reasons: Mapping[Ref, str | None]) -> Tellings:
    """A group under the number of its first fact; its tellings in the order in which the merger gives them."""
    ordered = tuple(sorted(told.values(), key=lambda t: (t.published or "", t.ref)))
    return Tellings(f"{first:016d}", "meeting", ordered, {ref: why for ref, why in reasons.items() if why})
