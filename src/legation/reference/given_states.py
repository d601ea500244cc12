"""Given names that are also states, towns or regions."""

from functools import cache

import msgspec

from legation.reference.tables import rows


class GivenStates(msgspec.Struct, frozen=True, kw_only=True):
    """The names in small letters."""

    names: tuple[str, ...]
    source: str


@cache
def given_states() -> frozenset[str]:
    """All of them, in small letters."""
    return frozenset(name for row in rows("given_states", GivenStates) for name in row.names)
