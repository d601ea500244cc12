"""The words that show a commitment, the frame in which each does so, and the kinds of noun that such a frame asks for."""

from functools import cache
from typing import Literal

import msgspec

from legation.model import Act
from legation.reference.tables import rows

Kind = Literal["verb", "adjective", "noun", "modal"]
Frame = Literal[
    "to", "that", "gerund", "object", "self", "asked", "call-on", "against", "deal", "aid", "deed", "support", "plans", "call",
    "possibility", "talks", "prep:to", "prep:on", "prep:upon", "prep:for", "prep:in", "complement", "infinitive", "whole", "need", "need-of", "of", "via", "vital", "will", "should",
]  # fmt: skip


class CommitmentWord(msgspec.Struct, frozen=True, kw_only=True):
    """One word (a lemma) in one frame. What the frames are is said where they are read off the syntax tree."""

    word: str
    kind: Kind
    frame: Frame
    act: Act
    source: str


class NounList(msgspec.Struct, frozen=True, kw_only=True):
    """A list of lemmas that the frames ask for: what can be signed, given or done, what is mere praise, which verbs are no deed."""

    list: str
    words: tuple[str, ...]
    source: str


@cache
def commitment_words() -> dict[tuple[str, Kind], tuple[CommitmentWord, ...]]:
    """The frames of each word, in the order of the table."""
    found: dict[tuple[str, Kind], tuple[CommitmentWord, ...]] = {}
    for row in rows("commitment_words", CommitmentWord):
        found[row.word, row.kind] = (*found.get((row.word, row.kind), ()), row)
    return found


@cache
def word_list(name: str) -> frozenset[str]:
    """The lemmas of one list."""
    return frozenset(word for row in rows("commitment_nouns", NounList) if row.list == name for word in row.words)
