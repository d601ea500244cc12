"""States that texts name together by what they share: "the two Koreas", "the Baltic states"."""

from collections.abc import Iterator
from functools import cache

import msgspec

from legation.reference.tables import rows

NOUNS = ("states", "countries", "nations", "republics", "governments", "capitals", "neighbours", "neighbors")


class StateGroup(msgspec.Struct, frozen=True, kw_only=True):
    """States by their codes. `names` mean them as they stand; each of `adjectives` does so before a noun for states."""

    members: tuple[str, ...]
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    source: str


def wordings() -> Iterator[tuple[str, StateGroup]]:
    """Every wording with the states that it names."""
    for row in _groups():
        yield from ((name, row) for name in row.names)
        yield from ((f"{adjective} {noun}", row) for adjective in row.adjectives for noun in NOUNS)


@cache
def _groups() -> tuple[StateGroup, ...]:
    return tuple(rows("state_groups", StateGroup))
