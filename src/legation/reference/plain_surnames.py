"""Surnames that are ordinary words: "Brown", "Rice", "May"."""

from functools import cache

import msgspec

from legation.reference.tables import rows


class PlainSurnames(msgspec.Struct, frozen=True, kw_only=True):
    """The words in small letters."""

    words: tuple[str, ...]
    source: str


@cache
def plain_surnames() -> frozenset[str]:
    """All of them, in small letters."""
    return frozenset(word for row in rows("plain_surnames", PlainSurnames) for word in row.words)
