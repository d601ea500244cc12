"""Cues: the words of a sentence that attribute something to someone, by the table of speech cues."""

from collections.abc import Iterator
from dataclasses import dataclass

from legation.language import child, children, head
from legation.model import Sentence, Token
from legation.reference.speech import SpeechCue, speech_cues

_VERBS = ("VERB", "AUX")
_PARTS = ("prt", "acomp", "dobj", "advmod", "ccomp", "oprd", "xcomp", "prep")  # how a second word may hang from a cue


@dataclass(frozen=True)
class Cue:
    """A word that attributes, the rows of the table that fit it, and the second word where the row asks for one."""

    sentence: Sentence
    token: Token
    rows: tuple[SpeechCue, ...]
    second: Token | None = None

    @property
    def kind(self) -> str:
        """The kind of the first row that fits."""
        return self.rows[0].kind


def cues_in(sentence: Sentence) -> Iterator[Cue]:
    """The cues of a sentence in the order of the text."""
    table = speech_cues()
    for token in sentence.tokens:
        known = table.get(token.lemma)
        if known is None or token.dep in ("amod", "compound"):
            continue
        pos = _part_of_speech(sentence, token)
        cue = _fitting(sentence, token, tuple(row for row in known if row.pos == pos))
        if cue is not None:
            yield cue


def _part_of_speech(sentence: Sentence, token: Token) -> str:
    """The part of speech by which the table has a word; that of a preposition for "according to" and for the noun of "in the words of"."""
    between = token.dep == "pobj" and head(sentence, token).lemma == "in" and child(sentence, token, "det") is not None
    if token.lemma == "accord" or (between and any(row.pos == "PREP" for row in speech_cues()[token.lemma])):
        return "PREP"
    return "VERB" if token.pos in _VERBS else token.pos


def _fitting(sentence: Sentence, token: Token, known: tuple[SpeechCue, ...]) -> Cue | None:
    for row in known:
        second = _second(sentence, token, row.with_) if row.with_ else None
        if second is not None:
            return Cue(sentence, token, tuple(r for r in known if r.with_ == row.with_), second)
    plain = tuple(row for row in known if not row.with_)
    return Cue(sentence, token, plain) if plain else None


def _second(sentence: Sentence, token: Token, words: tuple[str, ...]) -> Token | None:
    below = next((t for t in children(sentence, token, *_PARTS) if t.lemma in words), None)
    if below is not None:
        return below
    small = child(sentence, token, "ccomp")  # "made it clear that": the parser has a small clause here
    return next((t for t in children(sentence, small) if t.lemma in words), None) if small else None
