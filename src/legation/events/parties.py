"""The sides of an event: noun phrases with the actors they stand for, and whether they are political at all."""

from dataclasses import dataclass
from functools import cache

import msgspec

from legation.events.cues import noun_cues
from legation.events.roles import owners
from legation.language import child, children, descendants, extent_of
from legation.language.kept import kept_of_scene
from legation.model import Mention, Scene, Sentence, Span, Token
from legation.reference.nominals import nominals
from legation.reference.sectors import agents
from legation.reference.tables import rows

_TRIM = " ,;:.\"'“”‘’()-–—"
_SCRAPS = ("'s", "’s", "s", "itself", "himself", "herself", "themselves", "ourselves", "myself", "which", "that", "what")
_COUNTS = frozenset(
    {"dozen", "hundred", "thousand", "million", "score", "number", "group", "some", "all", "many", "most", "several", "ten"}
)
_OUT = ("relcl", "acl", "advcl", "cc", "conj", "punct", "mark", "npadvmod")


class _Agents(msgspec.Struct, frozen=True, kw_only=True):
    alone: bool = False
    people: bool = False
    words: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class Party:
    """A noun phrase as the text has it and the key of the actor it stands for, if that is known (`borrowed`: of the actor
    that it belongs to: "Russian nationals").

    `acts`: it can be a source (an actor, or something that acts for one); `political`: it has at least to do with an actor;
    `deed`: it names a hostile act ("the bombing"), not one who acts; `near`: it is the actor itself, or belongs to it
    ("Syria's army", "the port of Odesa"); `listed`: the noun by itself is a word for people who act; `named`: a name without an actor;
    `backed`: the encoder takes it for a side too.
    """

    span: Span
    key: str | None
    acts: bool
    political: bool
    pronoun: bool = False
    borrowed: bool = False
    backed: bool = False
    deed: bool = False
    near: bool = False
    listed: bool = False
    named: bool = False


def parties(scene: Scene, sentence: Sentence, heads: tuple[Token, ...]) -> tuple[Party, ...]:
    """The sides that these heads stand for, each once, in the order given."""
    out: list[Party] = []
    for head in heads:
        party = party_at(scene, sentence, head)
        if party is not None and not any(party.span.start < p.span.end and p.span.start < party.span.end for p in out):
            out.append(party)
    return tuple(out)


@kept_of_scene
def party_at(scene: Scene, sentence: Sentence, head: Token) -> Party | None:
    """The side whose noun phrase has this head; none for words that stand for nobody."""
    if head.pos not in ("NOUN", "PROPN", "PRON", "ADJ", "NUM") and scene.mention_at(head.start, head.end) is None:
        return None
    own = scene.mention_at(head.start, head.end)
    if head.text in _SCRAPS or (head.pos == "PRON" and head.dep == "poss" and (own is None or own.actor is None)):
        return None
    span = _phrase(scene, sentence, head)
    mention = scene.mention_at(head.start, head.end)
    key = mention.actor if mention else None
    inner = _inner(scene, sentence, head, span) if key is None and head.pos != "PRON" else []
    holders = _holding(sentence, head, inner)
    if inner:
        key = max(holders or inner, key=lambda m: m.end - m.start).actor
    listed = any(word in _nouns() for word in (head.lemma, head.text.lower()))
    human, deed = any(word in _humans() for word in (head.lemma, head.text.lower())), _deed(sentence, head)
    people = human or (not deed and (listed or _are_people(sentence, head)))
    name = key is None and head.pos == "PROPN" and _is_name(sentence, head)
    named = listed or (mention is not None and (key is not None or head.pos != "PRON") and not _forum(scene, key))
    return Party(
        span, key, acts=named or (bool(inner) and head.lemma in _agents()), political=named or bool(inner), pronoun=head.pos == "PRON",
        deed=deed and not people and key is None, near=named or name or people or bool(holders) or _held(sentence, head), listed=people,
        named=name, borrowed=bool(inner),
    )  # fmt: skip


def _are_people(sentence: Sentence, head: Token) -> bool:
    """Whether a noun stands for people by itself, or counts them ("dozens of workers")."""
    heads = [head]
    if head.lemma in _COUNTS or head.pos == "NUM":
        heads += [t for prep in children(sentence, head, "prep") if prep.lemma == "of" for t in children(sentence, prep, "pobj")]
    return any(
        t.pos in ("NOUN", "PROPN", "NUM") and any(word in _people() for word in (t.lemma, t.text.lower(), t.text.lower().removesuffix("s")))
        for t in heads
    )


def _is_name(sentence: Sentence, head: Token) -> bool:
    """Whether a proper noun names a person, organisation, people or state of which no actor is known."""
    return any(e.first <= head.i <= e.last and e.label in ("PERSON", "ORG", "NORP", "GPE") for e in sentence.entities)


def _held(sentence: Sentence, head: Token) -> bool:
    """Whether people without a name hold it: "a police station", "rebel positions"."""
    return any(t.pos == "NOUN" and t.lemma in _nouns() for t in children(sentence, head, "poss", "compound", "nmod"))


def _holding(sentence: Sentence, head: Token, inner: list[Mention]) -> list[Mention]:
    """Of the actors named inside a phrase those that its head belongs to: before it, or after "of", "in", "from"."""
    tokens = list(children(sentence, head, "poss", "compound", "amod", "nmod"))
    for prep in children(sentence, head, "prep"):
        if prep.lemma in ("of", "in", "from"):
            tokens += children(sentence, prep, "pobj")
    return [m for m in inner if any(m.start <= t.start < m.end for t in tokens)]


def _inner(scene: Scene, sentence: Sentence, head: Token, span: Span) -> list[Mention]:
    """The actors named inside a phrase; where it tells of a hostile act, those whose act it is, not those who suffer it."""
    found = [m for m in scene.mentions_in(span) if m.actor is not None]
    if not _deed(sentence, head):
        return found
    acting = owners(sentence, head)
    return [m for m in found if any(m.start <= t.start < m.end for t in acting)]


def _deed(sentence: Sentence, head: Token) -> bool:
    return any(cue.code is not None and cue.code[0] in "12" for cue in noun_cues(sentence, head))


def _forum(scene: Scene, key: str | None) -> bool:
    """Whether the actor is only a format in which others meet."""
    actor = scene.actor(key)
    return actor is not None and actor.kind == "mechanism"


def _phrase(scene: Scene, sentence: Sentence, head: Token) -> Span:
    """The whole noun phrase: with what stands beside a name, without clauses and without what is joined by "and"."""
    below = descendants(sentence, head, without=_OUT if head.pos == "PROPN" else (*_OUT, "appos"))
    for prep in children(sentence, head, "prep"):
        if child(sentence, prep, "pcomp") is not None or (head.pos == "PROPN" and prep.lemma != "of"):
            below -= descendants(sentence, prep)
    extent = extent_of(tuple(_unbroken([sentence.tokens[i] for i in sorted(below)], head)))
    start, end, text = extent.start, extent.end, scene.document.text
    mention = scene.mention_at(head.start, head.end)
    if mention is not None:
        start, end = min(start, mention.start), max(end, mention.end)
    while start > sentence.start and text[start - 1] in "-‐‑":
        start = next((t.start for t in reversed(sentence.tokens) if t.end < start), start - 1)
    while start < head.start and text[start] in _TRIM:
        start += 1
    while end > head.end and text[end - 1] in _TRIM and not (text[end - 1] == ")" and "(" in text[start:end]):
        end -= 1
    if text[end : end + 1] == ")" and "(" in text[start:end] and ")" not in text[start:end]:
        end += 1
    return scene.document.span(start, end)


def phrase(scene: Scene, sentence: Sentence, mention: Span) -> Span:
    """The noun phrase around a mention, from its article on."""
    inside = [t for t in sentence.tokens if mention.start <= t.start and t.end <= mention.end]
    head = next((t for t in inside if not mention.start <= sentence.tokens[t.head].start < mention.end or t.head == t.i), None)
    return (
        _phrase(scene, sentence, head)
        if head is not None and head.pos in ("NOUN", "PROPN")
        else Span(mention.start, mention.end, mention.text)
    )


def _unbroken(tokens: list[Token], head: Token) -> list[Token]:
    """The run of neighbours around the head; one word may be missing (a hyphen, a comma)."""
    at = tokens.index(head)
    first = last = at
    while first > 0 and tokens[first - 1].i >= tokens[first].i - 3:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].i <= tokens[last].i + 2:
        last += 1
    return tokens[first : last + 1]


@cache
def _nouns() -> frozenset[str]:
    people = {word for row in rows("event_agents", _Agents) if row.alone for word in row.words}
    return frozenset(word for row in nominals() for word in row.nouns) | people


@cache
def _agents() -> frozenset[str]:
    return frozenset(word for row in rows("event_agents", _Agents) for word in row.words)


@cache
def _people() -> frozenset[str]:
    return frozenset(noun for row in agents() for noun in row.nouns) | _humans()


@cache
def _humans() -> frozenset[str]:
    return frozenset(word for row in rows("event_agents", _Agents) if row.people for word in row.words)
