"""The words of denials: verbs, nouns for claims, what untrue claims are called."""

from functools import cache
from typing import Literal

import msgspec

from legation.reference.tables import rows

Kind = Literal[
    "denies", "dismisses", "clause", "turned", "calls", "claim", "verdict", "true", "truth", "part", "granted", "noun", "contrary"
]


class _Words(msgspec.Struct, frozen=True, kw_only=True):
    kind: Kind
    words: tuple[str, ...]
    source: str


@cache
def denial_words(kind: Kind) -> frozenset[str]:
    """The words of one kind, as lemmas."""
    return frozenset(word for row in rows("denial_words", _Words) if row.kind == kind for word in row.words)
