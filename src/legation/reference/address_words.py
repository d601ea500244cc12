"""Verbs by which somebody turns to a government: their object is one, though a capital stands there ("condemned Minsk")."""

from functools import cache

import msgspec

from legation.reference.tables import rows


class _Row(msgspec.Struct, frozen=True):
    kind: str
    words: tuple[str, ...]
    source: str


@cache
def address_verbs() -> frozenset[str]:
    """The verbs, from the table of words about places."""
    return frozenset(word for row in rows("place_words", _Row) if row.kind == "address" for word in row.words)
