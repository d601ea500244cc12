"""Words too common to tell one story from another: function words, words of reporting, days, and the furniture of news pages."""

from functools import cache

import msgspec

from legation.reference.tables import rows


class CommonWord(msgspec.Struct, frozen=True, kw_only=True):
    """One such word, in small letters."""

    word: str
    source: str


@cache
def common_words() -> frozenset[str]:
    """All of them."""
    return frozenset(row.word for row in rows("common_words", CommonWord))
