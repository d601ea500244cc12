"""In which sense a place name stands: the place itself, its government or people, or an adjective made from it."""

from collections.abc import Sequence

from legation.language.tree import ancestors
from legation.model import Mention, PlaceSense, Sentence, Token

_LOCAL = frozenset("in at near from to into toward towards across throughout around outside inside within through via over off along".split())
_RELATED = frozenset("""
    relation relationship tie talk dialogue meeting agreement deal treaty partnership cooperation war conflict tension negotiation
    accord pact trade dispute alliance
    """.split())  # fmt: skip


def sense_of(sentence: Sentence, first: int, last: int, adjective: bool, mentions: Sequence[Mention]) -> PlaceSense:
    """`demonym` for adjectives and peoples; `metonymic` where the place acts, is spoken to, or stands for its government; else `literal`."""
    if adjective:
        return "demonym"
    token = _head(sentence, first, last)
    if any(m.how == "metonym" and m.start <= token.start and token.end <= m.end for m in mentions):
        return "metonymic"
    return "metonymic" if _acts(sentence, token) else "literal"


def _head(sentence: Sentence, first: int, last: int) -> Token:
    """The word of the name that governs its others."""
    inside = sentence.tokens[first : last + 1]
    return next((t for t in inside if not first <= t.head <= last or t.head == t.i), inside[-1])


def _acts(sentence: Sentence, token: Token) -> bool:
    above = next(ancestors(sentence, token), None)
    if above is None:
        return False
    if token.dep == "conj":
        return _acts(sentence, above)
    if token.dep == "nsubj":
        return above.pos == "VERB"
    if token.dep == "agent" or (token.dep == "pobj" and above.text.lower() == "by" and above.dep == "agent"):
        return True
    if token.dep in ("dobj", "dative", "iobj"):
        return above.lemma in ("urge", "tell", "ask", "accuse", "warn", "call", "blame", "condemn", "criticize", "thank", "support", "help", "attack", "threaten", "sanction", "pressure")
    if token.dep == "pobj" and above.text.lower() in ("with", "against", "between", "among", "for"):
        return above.text.lower() != "for"
    return token.dep == "poss"


_ = _LOCAL, _RELATED
