"""Speech cues: the words that attribute what is said, thought or demanded to someone, and how its content hangs from them."""

from collections.abc import Mapping
from functools import cache
from typing import Literal

import msgspec

from legation.reference.tables import rows

CueKind = Literal["speech", "stance", "belief", "noun", "source"]
WordKind = Literal[
    "occasion",
    "guest",
    "on",
    "feeling",
    "light",
    "phase",
    "sayable",
    "withheld",
    "mute",
    "paper",
    "missive",
    "mind",
    "floor",
    "loose",
    "answer",
]
Frame = Literal["clause", "quote", "np", "thing", "words", "to", "vp", "label", "prep", "thank", "express"]


class SpeechCue(msgspec.Struct, frozen=True, kw_only=True):
    """One word or set phrase that attributes. `with_`: lemmas, one of which must hang from it; `preps`: those that bring in the content."""

    lemma: str
    with_: tuple[str, ...] = msgspec.field(default=(), name="with")
    pos: Literal["VERB", "ADJ", "NOUN", "PREP"]
    kind: CueKind
    frames: tuple[Frame, ...]
    preps: tuple[str, ...] = ()
    source: str


@cache
def speech_cues() -> Mapping[str, tuple[SpeechCue, ...]]:
    """The cues by lemma; those that need a second word come first."""
    out: dict[str, list[SpeechCue]] = {}
    for row in rows("speech_cues", SpeechCue):
        out.setdefault(row.lemma, []).append(row)
    return {lemma: tuple(sorted(found, key=lambda cue: not cue.with_)) for lemma, found in out.items()}


def is_speech_verb(lemma: str) -> bool:
    """Whether this verb by itself reports speech (belief and attitudes left out)."""
    return any(cue.pos == "VERB" and cue.kind in ("speech", "stance") and not cue.with_ for cue in speech_cues().get(lemma, ()))


class _Words(msgspec.Struct, frozen=True):
    kind: WordKind
    words: tuple[str, ...]
    source: str


@cache
def words_of(kind: WordKind) -> frozenset[str]:
    """The words of one kind in the table of small words around a cue."""
    return frozenset(word for row in rows("speech_words", _Words) if row.kind == kind for word in row.words)


class _Trust(msgspec.Struct, frozen=True):
    kind: CueKind
    frame: str
    confidence: float
    source: str


@cache
def trust() -> Mapping[tuple[str, str], float]:
    """How sure an attribution is, by kind of cue and the frame in which it was found: the share of right ones, from the table."""
    return {(row.kind, row.frame): row.confidence for row in rows("speech_trust", _Trust)}
