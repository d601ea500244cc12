"""Linking what came in with what is there: the components that new facts touch are merged anew."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any

from legation.record.blocks import kept, sought
from legation.record.clues import Clues
from legation.record.tellings import portions
from legation.stories.judging import Judgements
from legation.stories.merging import Matter, Merger, Tellings
from legation.stories.telling import Clue, Ref


@dataclass(frozen=True)
class Changed:
    """An occurrence (or a group that is still to be gathered) whose tellings changed: its facts, each with the reason why it is here."""

    facts: Mapping[int, str | None]


@dataclass(frozen=True)
class Linked:
    """`changed`: the groups that are not as they were. `groups`: all groups of the components that were merged anew, by their first fact;
    `left`: numbers of groups that the facts belonged to before; `merger`: where the facets stand."""

    changed: tuple[Changed, ...]
    groups: Mapping[int, Tellings]
    left: frozenset[int]
    numbers: Mapping[Ref, int]
    clues: Mapping[int, Clue]


class Linking:
    """One bringing up to date of the facts of a kind."""

    def __init__(self, connection: sqlite3.Connection, clues: Clues, said: Judgements) -> None:
        self._connection, self._clues, self._said = connection, clues, said
        self._matter = clues.matter

    def run(self, fresh: set[int], disturbed: set[int]) -> Linked:
        """Merges new facts and the members of disturbed components, and writes where each stands."""
        new = self._clues.of(fresh)
        shaken = self._of_kind(disturbed)
        old = self._clues.together("component", self._touched(new) | self._bound(fresh) | shaken) - fresh
        clues = new | self._clues.of(old)
        before = self._clues.column("linked", old)
        in_shaken = self._clues.together("component", shaken) if shaken else set()  # before components are written anew
        plain: Matter[Any] = replace(self._matter, facet=attrgetter("facet"), gather=None)
        merger: Merger[Any] = Merger(plain, self._said)
        merger.add(clues[fact] for fact in sorted(clues))  # type: ignore[misc]
        of = {clue.ref: fact for fact, clue in clues.items()}
        component = {ref: min(of[other] for other in refs) for refs in merger.components() for ref in refs}
        groups = {min(of[t.ref] for t in group.all): group for group in merger.groups()}
        self._write(groups, of, component)
        changed = [
            Changed({of[t.ref]: group.reasons.get(t.ref) for t in group.all})
            for first, group in groups.items()
            if self._is_changed(first, {of[t.ref] for t in group.all}, before, fresh | in_shaken)
        ]
        return Linked(tuple(changed), groups, frozenset(before.values()), of, clues)

    def _is_changed(self, first: int, facts: set[int], before: Mapping[int, int], dirty: set[int]) -> bool:
        """Whether a group has a new or disturbed fact, or came from other groups than itself, or lost a fact."""
        if facts & dirty or {before.get(fact) for fact in facts} != {first}:
            return True
        return sum(number == first for number in before.values()) != len(facts)

    def _write(self, groups: Mapping[int, Tellings], of: Mapping[Ref, int], component: Mapping[Ref, int]) -> None:
        gathered = self._matter.gather is not None
        rows = [
            (of[t.ref], first, component[t.ref], first, group.reasons.get(t.ref) if gathered else None)
            for first, group in groups.items()
            for t in group.all
        ]
        self._connection.executemany(
            "INSERT INTO tellings (fact, occurrence, component, linked, why_linked) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET component = excluded.component, linked = excluded.linked, why_linked = excluded.why_linked",
            rows,
        )

    def _touched(self, new: Mapping[int, Clue]) -> set[int]:
        """The components that new facts fit; the blocks of the new ones are written down on the way."""
        by_block: dict[int, list[int]] = defaultdict(list)
        for fact, clue in new.items():
            for key in dict.fromkeys(sought(self._matter, clue.facet)):
                by_block[key].append(fact)
        near: dict[int, set[int]] = defaultdict(set)
        component: dict[int, int] = {}
        for portion in portions(by_block):
            marks = ",".join("?" * len(portion))
            sql = (  # numbers of 32 bits may be those of another kind's block
                "SELECT b.block, b.fact, t.component FROM blocks b JOIN tellings t ON t.fact = b.fact JOIN facts f ON f.fact = b.fact"
                f" WHERE b.block IN ({marks}) AND f.kind = ?"
            )
            for block, other, whose in self._connection.execute(sql, (*portion, self._clues.kind)):
                component[other] = whose
                near[other].update(fact for fact in by_block[block] if fact != other)
        self._connection.executemany(
            "INSERT OR IGNORE INTO blocks VALUES (?, ?)",
            [(key, fact) for fact, clue in new.items() for key in kept(self._matter, clue.facet)],
        )
        facets = self._clues.of(set(near) - set(new))
        touched: set[int] = set()
        for other, clue in facets.items():
            if component[other] not in touched and any(
                self._matter.likeness(new[fact].facet, clue.facet).score >= self._matter.enough for fact in near[other]
            ):
                touched.add(component[other])
        return touched

    def _of_kind(self, components: set[int]) -> set[int]:
        """Those components that are of facts of this kind."""
        facts = self._clues.together("component", components)
        found: set[int] = set()
        for portion in portions(facts):
            marks = ",".join("?" * len(portion))
            sql = f"SELECT DISTINCT t.component FROM tellings t JOIN facts f ON f.fact = t.fact WHERE t.fact IN ({marks}) AND f.kind = ?"
            found |= {row[0] for row in self._connection.execute(sql, (*portion, self._clues.kind))}
        return found

    def _bound(self, fresh: set[int]) -> set[int]:
        """Components that a person's word binds to new facts."""
        found: set[int] = set()
        for pair in self._said.same if fresh else ():
            facts = [fact for ref in pair for fact in self._numbers(ref)]
            if fresh & set(facts):
                found |= set(self._clues.column("component", set(facts) - fresh).values())
        return found

    def _numbers(self, ref: Ref) -> Iterable[int]:
        sql = "SELECT f.fact FROM facts f JOIN documents d ON d.document = f.document WHERE f.fact_id = ? AND d.document_key = ?"
        return [row[0] for row in self._connection.execute(sql, (ref.fact, ref.document))]
