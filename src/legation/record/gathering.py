"""Gathering meetings: of each format that changed, what is told without its day is put to the only meeting that it can be (`stories.absorbing`)."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from legation.record.blocks import number
from legation.record.clues import Clues
from legation.record.linking import Changed, Linked
from legation.record.tellings import portions
from legation.stories.absorbing import LOOSE, absorbed, place_in_format
from legation.stories.judging import Judgements
from legation.stories.merging import Tellings
from legation.stories.telling import Clue, Ref

# Days around a change in which what is gathered can change: from a dated meeting over a loosely dated one to another dated one.
NEAR = LOOSE + 14
LOADED = 3 * NEAR  # days around a change that are looked at: what the loosely dated ones of those can be besides, and those of these


@dataclass(frozen=True)
class _Around:
    """The days, as ordinals, in which groups of a format changed."""

    first: int
    last: int

    def with_(self, first: int, last: int) -> "_Around":
        return _Around(min(self.first, first), max(self.last, last))

    def touches(self, first: int, last: int, reach: int) -> bool:
        return first <= self.last + reach and self.first - reach <= last


class _Before:
    """Which facts were one occurrence."""

    def __init__(self, where: Mapping[int, int]) -> None:
        self._where, self._sizes = where, Counter(where.values())

    def had(self, facts: Collection[int]) -> bool:
        """Whether just these facts were one, under the number of their first."""
        first = min(facts)
        return self._sizes[first] == len(facts) and all(self._where.get(fact) == first for fact in facts)


class Gathering:
    """One bringing up to date of meetings whose groups were linked.

    A loosely dated group looks for dated ones within its own window only. So what changed is gathered anew with the groups of its format in the years around;
    of these, those are kept as they are whose days lie so far from the change that some of what they could be was not looked at.
    """

    def __init__(self, connection: sqlite3.Connection, clues: Clues, said: Judgements) -> None:
        self._connection, self._clues, self._said = connection, clues, said
        self._clues_by_number: Mapping[int, Clue] = {}
        self._spans: dict[int, tuple[int, int, int]] = {}
        self._around: Mapping[int, _Around] = {}

    def run(self, linked: Linked) -> tuple[Changed, ...]:
        """The occurrences whose tellings changed; `tellings.occurrence` still has where they were before."""
        self._around = self._formats(linked)
        others = self._others(set(linked.groups))
        changed = tuple(self._changed(dict(linked.groups) | others, linked))
        return (*changed, *self._left_behind(changed))

    def _formats(self, linked: Linked) -> dict[int, _Around]:
        """The formats that these groups have or had, and those noted, with the days around which they changed; the groups' own are written down anew."""
        around: dict[int, _Around] = {}

        def note(format_: int, first: int, last: int) -> None:
            around[format_] = around[format_].with_(first, last) if format_ in around else _Around(first, last)

        for row in self._connection.execute("SELECT format, first, last FROM ungathered"):
            note(*row)
        for portion in portions(linked.left | set(linked.groups)):
            marks = ",".join("?" * len(portion))
            for row in self._connection.execute(f"SELECT format, first, last FROM formats WHERE linked IN ({marks})", portion):
                note(*row)
            self._connection.execute(f"DELETE FROM formats WHERE linked IN ({marks})", portion)
        for first, group in linked.groups.items():
            place = place_in_format(group, lambda ref: linked.clues[linked.numbers[ref]].facet)
            if place is not None:
                self._spans[first] = (number("format", place[0]), place[1].first, place[1].last)
                note(*self._spans[first])
        self._connection.executemany(
            "INSERT OR REPLACE INTO formats VALUES (?, ?, ?, ?)", [(first, *row) for first, row in self._spans.items()]
        )
        return around

    def _others(self, known: set[int]) -> dict[int, Tellings]:
        """The other groups of these formats in the years around. A note of a group that is gone is thrown away."""
        firsts: set[int] = set()
        sql = "SELECT linked, format, first, last FROM formats WHERE format = ? AND first <= ? AND last >= ?"
        for format_, days in self._around.items():
            for row in self._connection.execute(sql, (format_, days.last + LOADED, days.first - LOADED)):
                self._spans.setdefault(row[0], (row[1], row[2], row[3]))
                firsts.add(row[0])
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

    def _is_near(self, first: int) -> bool:
        """Whether all that a group could be was looked at."""
        span = self._spans.get(first)
        return span is None or self._around[span[0]].touches(span[1], span[2], NEAR)

    def _changed(self, groups: Mapping[int, Tellings], linked: Linked) -> Iterator[Changed]:
        clues = {**self._clues_by_number, **linked.clues}
        of = {clue.ref: fact for fact, clue in clues.items()}
        named = [_group(first, {t.ref: t for t in group.all}, group.reasons) for first, group in groups.items()]
        found = absorbed(named, self._said, lambda ref: clues[of[ref]].facet)
        before = _Before(self._clues.column("occurrence", of.values()))
        linked_as = {of[t.ref]: first for first, group in groups.items() for t in group.all}
        dirty = {fact for change in linked.changed for fact in change.facts}
        for one in found:
            facts = {of[t.ref]: one.reasons.get(t.ref) for t in one.all}
            near = any(self._is_near(first) for first in {linked_as.get(fact, -1) for fact in facts})
            if near and not (dirty.isdisjoint(facts) and before.had(facts)):
                yield Changed(facts)

    def _left_behind(self, changed: Sequence[Changed]) -> Iterator[Changed]:
        """What stays of occurrences that lost a telling and lie too far from the change to have been looked at: none in a record that was always merged."""
        moved = {fact for one in changed for fact in one.facts}
        stays = self._clues.together("occurrence", set(self._clues.column("occurrence", moved).values())) - moved
        why = self._clues.column("why_linked", stays)
        rest: dict[int, dict[int, str | None]] = defaultdict(dict)
        for fact, where in sorted(self._clues.column("occurrence", stays).items()):
            rest[where][fact] = why[fact]
        return (Changed(facts) for facts in rest.values())


def _group(first: int, told: Mapping[Ref, Any], reasons: Mapping[Ref, str | None]) -> Tellings:
    """A group under the number of its first fact; its tellings in the order in which the merger gives them."""
    ordered = tuple(sorted(told.values(), key=lambda t: (t.published or "", t.ref)))
    return Tellings(f"{first:016d}", "meeting", ordered, {ref: why for ref, why in reasons.items() if why})
