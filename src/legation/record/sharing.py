"""Merging in shares: the facts of a record fall into families between which nothing is merged, and each share merges some families.

Every share lays the same codings in the same order and merges its own facts at the same documents as a record does, so that the shares together have the
occurrences of that record, with their ids, and what earlier ids became.
"""

from collections.abc import Mapping

import msgspec

from legation.record.blocks import number
from legation.record.tellings import Tellings
from legation.stories.matters import MATTERS
from legation.stories.telling import Telling


class Share(msgspec.Struct, frozen=True):
    """One of so many shares. `glued`: families that are one, since a fact of one went on as a fact of the other in a later version of its article."""

    number: int
    of: int
    glued: Mapping[int, int] = {}

    def has(self, telling: Telling) -> bool:
        """Whether a fact is merged in this share."""
        made = family(telling)
        return self.glued.get(made, made) % self.of == self.number

    def only(self, load: Tellings, fresh: Mapping[str, Mapping[int, str | None]]) -> dict[str, dict[int, str | None]]:
        """Those of the facts that are merged in this share, by kind."""
        told = load.of([fact for facts in fresh.values() for fact in facts])
        own = {fact for fact, telling in told if self.has(telling)}
        return {kind: {fact: was for fact, was in facts.items() if fact in own} for kind, facts in fresh.items()}


def family(telling: Telling) -> int:
    """The number of the family of a fact: it and another can be one occurrence, or hang together over others, only where this is the same."""
    matter = MATTERS[telling.kind]
    return number(telling.kind, "family", matter.apart(matter.facet(telling)) if matter.apart else "")
