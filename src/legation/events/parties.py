"""The sides of an event: noun phrases with the actors they stand for, and whether they are political at all."""

from dataclasses import dataclass
from functools import cache

import msgspec

from legation.language import child, children, descendants, extent_of
from legation.model import Scene, Sentence, Span, Token
from legation.reference.nominals import nominals
from legation.reference.tables import rows

_TRIM = " ,;:.\"'“”‘’()-–—"
_OUT = ("relcl", "advcl", "cc", "conj", "punct", "mark", "appos", "npadvmod")


class _Agents(msgspec.Struct, frozen=True, kw_only=True):
    words: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class Party:
    """A noun phrase as the text has it and the key of the actor it stands for, if that is known.

    `acts`: it can be a source (an actor, or something that acts for one); `political`: it has at least to do with an actor.
    """

    span: Span
    key: str | None
    acts: bool
    political: bool


def parties(scene: Scene, sentence: Sentence, heads: tuple[Token, ...]) -> tuple[Party, ...]:
    """The sides that these heads stand for, each once, in the order given."""
    out: list[Party] = []
    for head in heads:
        party = _party(scene, sentence, head)
        if party is not None and not any(party.span.start < p.span.end and p.span.start < party.span.end for p in out):
            out.append(party)
    return tuple(out)


def _party(scene: Scene, sentence: Sentence, head: Token) -> Party | None:
    if head.pos not in ("NOUN", "PROPN", "PRON", "ADJ", "NUM"):
        return None
    span = _phrase(scene, sentence, head)
    mention = scene.mention_at(head.start, head.end)
    key = mention.actor if mention else None
    inner = [m for m in scene.mentions_in(span) if m.actor is not None] if key is None and head.pos != "PRON" else []
    if inner:
        key = max(inner, key=lambda m: m.end - m.start).actor
    words = (head.lemma, head.text.lower())
    named = mention is not None or any(w in _nouns() for w in words)
    return Party(span, key, named or (bool(inner) and head.lemma in _agents()), named or bool(inner))


def _phrase(scene: Scene, sentence: Sentence, head: Token) -> Span:
    below = descendants(sentence, head, without=_OUT)
    for prep in children(sentence, head, "prep"):
        if child(sentence, prep, "pcomp") is not None:
            below -= descendants(sentence, prep)
    tokens = [sentence.tokens[i] for i in sorted(below)]
    tokens = _unbroken(tokens, head)
    extent = extent_of(tuple(tokens))
    start, end, text = extent.start, extent.end, scene.document.text
    mention = scene.mention_at(head.start, head.end)
    if mention is not None:
        start, end = min(start, mention.start), max(end, mention.end)
    while start < head.start and text[start] in _TRIM:
        start += 1
    while end > head.end and text[end - 1] in _TRIM:
        end -= 1
    return scene.document.span(start, end)


def _unbroken(tokens: list[Token], head: Token) -> list[Token]:
    """The run of neighbours around the head; one word may be missing (a hyphen, a comma)."""
    at = tokens.index(head)
    first = last = at
    while first > 0 and tokens[first - 1].i >= tokens[first].i - 2:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].i <= tokens[last].i + 2:
        last += 1
    return tokens[first : last + 1]


@cache
def _nouns() -> frozenset[str]:
    return frozenset(word for row in nominals() for word in row.nouns)


@cache
def _agents() -> frozenset[str]:
    return frozenset(word for row in rows("event_agents", _Agents) for word in row.words)
