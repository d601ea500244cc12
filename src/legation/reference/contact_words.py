"""Words of contacts between states, by which reports of calls, visits and summits are told from others."""

from functools import cache

import msgspec

from legation.reference.tables import rows


class ContactWord(msgspec.Struct, frozen=True, kw_only=True):
    """One such word, in small letters."""

    word: str
    source: str


@cache
def contact_words() -> frozenset[str]:
    """All of them."""
    return frozenset(row.word for row in rows("contact_words", ContactWord))
