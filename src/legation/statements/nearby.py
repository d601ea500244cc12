"""Speakers that the syntax misses: the name right beside the cue, or the one with which its sentence begins."""

from legation.language import child, children, head
from legation.model import Scene, Token
from legation.statements.cues import Cue
from legation.statements.quotes import Quotes

_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
_PHRASE = (*_NOMINAL, "DET", "ADJ", "PART")
_BETWEEN = ("AUX", "ADV")


def speaker_beside(cue: Cue, quotes: Quotes) -> tuple[Token, ...]:
    """The noun phrase right before or after a finite cue that has no subject or one within a quotation of which the cue is no part."""
    if cue.token.tag not in ("VBD", "VBZ", "VBP") or cue.kind not in ("speech", "stance"):
        return ()
    return _before(cue, quotes) or _after(cue, quotes)


def name_first(cue: Cue, scene: Scene) -> Token | None:
    """A subject that the parser takes for an adverb or the like: a name that begins the clause of the cue, where that clause has no subject."""
    sentence, verb = cue.sentence, cue.token
    while verb.dep in ("advcl", "conj", "xcomp") and verb.head != verb.i:
        verb = head(sentence, verb)
    if cue.token.pos != "VERB" or cue.token.tag == "VBN" or child(sentence, verb, "nsubj", "nsubjpass", "csubj", "expl") is not None:
        return None
    first = next((t for t in children(sentence, verb) if t.i < verb.i and t.dep not in ("punct", "mark", "cc", "prep")), None)
    if first is None or first.i > 1 or first.i >= cue.token.i:
        return None
    return first if scene.mention_at(first.start, first.end) is not None else None


def _before(cue: Cue, quotes: Quotes) -> tuple[Token, ...]:
    tokens = cue.sentence.tokens
    at = cue.token.i - 1
    while at >= 0 and tokens[at].pos in _BETWEEN:
        at -= 1
    start = at + 1
    while start > 0 and tokens[start - 1].pos in _PHRASE and quotes.at(tokens[start - 1].start) is None:
        start -= 1
    return _phrase(tokens[start : at + 1])


def _after(cue: Cue, quotes: Quotes) -> tuple[Token, ...]:
    tokens = cue.sentence.tokens
    end = cue.token.i + 1
    while end < len(tokens) and tokens[end].pos in _PHRASE and quotes.at(tokens[end].start) is None:
        end += 1
    before = quotes.before(cue.token.start)
    inverted = before is not None and not quotes.text[before.end : cue.token.start].strip(" ,")
    return _phrase(tokens[cue.token.i + 1 : end]) if inverted else ()


def _phrase(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens as a noun phrase: they have to end in a noun and may not begin with a possessive ending."""
    while tokens and tokens[0].pos == "PART":
        tokens = tokens[1:]
    return (
        tokens if tokens and tokens[-1].pos in _NOMINAL and tokens[-1].text.lower() not in ("it", "there", "that", "which", "who") else ()
    )
