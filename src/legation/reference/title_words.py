"""The words of which titles and names are made."""

from functools import cache
from typing import Literal

import msgspec

from legation.reference.tables import rows

Part = Literal[
    "head",
    "before",
    "area",
    "link",
    "honorific",
    "rank",
    "former",
    "no-name",
    "particle",
    "suffix",
    "place",
    "kin",
    "common",
    "company",
    "many",
    "local-area",
    "local-officer",
    "local-head",
    "local-house",
    "local-kind",
]


class TitleWords(msgspec.Struct, frozen=True, kw_only=True):
    """One part that words can play in a title or a name, and the words that play it, in small letters."""

    part: Part
    words: tuple[str, ...]
    source: str


@cache
def title_words() -> dict[Part, frozenset[str]]:
    """The words of each part; `no-name` holds `common` too."""
    parts = {row.part: frozenset(row.words) for row in rows("title_words", TitleWords)}
    return {**parts, "no-name": parts["no-name"] | parts["common"]}
