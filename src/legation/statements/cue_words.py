"""The stretch of text that a cue covers: the attributing word with its auxiliaries, adverbs, particle and preposition."""

from collections.abc import Iterator

from legation.language import children, head
from legation.model import Extent, Token
from legation.statements.attempt import Found
from legation.statements.cues import Cue

_NEAR = 5  # words between a cue and the noun or preposition that belongs to it; further off it is left out of the cue
_LEADING = ("aux", "auxpass", "neg")  # 0.97 to 1.0 of them are part of the cue in 60 news articles, of the adverbs 0.6


def cue_extent(cue: Cue, found: Found, speaker: tuple[Token, ...]) -> Extent:
    """The cue with its auxiliaries and adverbs, its particle, the second word of a set phrase and its preposition, as one stretch."""
    more = [word for word in found.more if abs(word.i - cue.token.i) <= _NEAR]
    words = [cue.token, *more, *children(cue.sentence, cue.token, "prt")]
    if cue.second is not None and not any(e.start <= cue.second.start < e.end for e in found.extents):
        words.append(cue.second)  # of "raised hopes of peace" the hopes are what is said, where the frame says so
    if cue.kind == "source":
        words += children(cue.sentence, cue.token, "prep")
        words += [head(cue.sentence, cue.token)] if cue.token.dep == "pobj" else []  # "in the words of"
    words += _before(cue, {t.i for t in speaker})
    return Extent(min(w.start for w in words), max(w.end for w in words))


def _before(cue: Cue, taken: set[int]) -> Iterator[Token]:
    """The auxiliaries, negation and adverbs right before the cue ("has since also said"), none of them in the speaker."""
    verb = head(cue.sentence, cue.token) if cue.token.pos == "ADJ" else cue.token
    if (
        verb is not cue.token
        and verb.pos in ("AUX", "VERB")
        and cue.token.i - verb.i <= _NEAR
        and taken.isdisjoint(range(verb.i, cue.token.i))
    ):
        yield verb
    run: list[Token] = []
    for token in reversed(cue.sentence.tokens[: min(verb.i, cue.token.i)]):
        if token.head != verb.i or token.i in taken or not _leads(token):
            break
        run.append(token)
    while run and run[-1].dep == "advmod" and not any(t.i < run[-1].i for t in children(cue.sentence, verb, "nsubj", "nsubjpass")):
        run.pop()
    yield from run


def _leads(token: Token) -> bool:
    return token.dep in _LEADING or (token.dep == "advmod" and token.tag == "RB")
