"""Common nouns for those who act: officials, troops, protesters, ministries without a name."""

from typing import Literal

import msgspec

from legation.reference.tables import rows

What = Literal["government", "group", "body", "sides"]


class Nominal(msgspec.Struct, frozen=True, kw_only=True):
    """Nouns that stand for one kind of actor. `name` goes into its key; `alone`: taken without a country before it."""

    nouns: tuple[str, ...]
    what: What
    sector: str | None = None
    name: str
    alone: bool = False
    source: str


def nominals() -> tuple[Nominal, ...]:
    """All rows of the table, in its order."""
    return tuple(rows("nominals", Nominal))
