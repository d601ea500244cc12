"""In which sense a place name stands: the place itself, its government or people, or an adjective made from it."""

from functools import cache

import msgspec

from legation.language.tree import ancestors
from legation.model import PlaceSense, Sentence, Token
from legation.reference.tables import rows


class PlaceWord(msgspec.Struct, frozen=True, kw_only=True):
    """Words that help to tell place names and their sense; the kinds are explained in the table."""

    kind: str
    words: tuple[str, ...]
    source: str


@cache
def place_words(kind: str) -> frozenset[str]:
    """The words of one kind."""
    return frozenset(word for row in rows("place_words", PlaceWord) if row.kind == kind for word in row.words)


def sense_of(sentence: Sentence, first: int, last: int, metonyms: frozenset[int]) -> PlaceSense:
    """`metonymic` where the place acts, is acted upon, or owns an office, or where a metonym begins at it (`metonyms`); else `literal`."""
    token = _head(sentence, first, last)
    if sentence.tokens[first].start in metonyms or token.start in metonyms:
        return "metonymic"
    return "metonymic" if _acts(sentence, token) else "literal"


def _head(sentence: Sentence, first: int, last: int) -> Token:
    """The word of the name that governs its others."""
    inside = sentence.tokens[first : last + 1]
    return next((t for t in inside if not first <= t.head <= last or t.head == t.i), inside[-1])


def _acts(sentence: Sentence, token: Token) -> bool:
    """Read from the syntax; tried on GeoWebNews, whose coders call a place before police, courts and presidents metonymic, too."""
    above = next(ancestors(sentence, token), None)
    if above is None:
        return False
    if token.dep == "conj":
        return _acts(sentence, above)
    if token.dep == "nsubj":
        return above.pos == "VERB"
    if token.dep in ("compound", "nmod"):
        return above.lemma not in place_words("where") and above.pos in ("NOUN", "PROPN") and above.i > token.i
    if token.dep in ("dobj", "dative", "iobj"):
        return above.lemma in place_words("address")
    if token.dep == "pobj":
        return _owned(sentence, above)
    return token.dep in ("agent", "poss")


def _owned(sentence: Sentence, preposition: Token) -> bool:
    """ "Talks with India", "a decision by India", "the president of India"."""
    word = preposition.text.lower()
    if word == "of":
        return sentence.tokens[preposition.head].lemma in place_words("office")
    return word in ("with", "against", "between", "among", "by")
