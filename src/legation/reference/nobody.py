"""Words that alone name nobody: pronouns."""

from functools import cache

import msgspec

from legation.reference.tables import rows


class Pronouns(msgspec.Struct, frozen=True, kw_only=True):
    """Pronouns in small letters."""

    words: tuple[str, ...]
    source: str


@cache
def nobody() -> frozenset[str]:
    """All of them, in small letters; "US" in capitals is the state, which the caller looks at first."""
    return frozenset(word for row in rows("pronouns", Pronouns) for word in row.words)
