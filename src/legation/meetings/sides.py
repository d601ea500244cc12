"""The side that a noun phrase stands for: by its mention, by the nationality in it, or by where those whom it names are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from legation.language import children, extent_of, subtree
from legation.model import Extent, Mention, Scene, Sentence, Token
from legation.reference.bodies import organisations
from legation.reference.mechanisms import mechanisms
from legation.reference.meeting_words import by_word

Slot = Literal["agent", "partner", "owner", "sides", "lead", "goal", "mediator"]
_NAMED = ("person", "office")
_STATELY = ("state", "igo", "organisation", "group")
_SERIES = re.compile(
    r"(?:,?\s+(?:Jr|Sr)\.|\s+I{1,3})?(?:\s+of\s+(?:the\s+)?[A-Z][\w’'-]*(?:\s+(?:of|and|the)?\s*[A-Z][\w’'-]*){0,3})?(?:,?\s+(?:and|as well as|along with)\s+|,\s+)(?:the\s+)?"
)
_TROIKA = 3
_FEW = 10  # members up to which "the leaders of" a format are all its members
_ARMED = frozenset({"REB", "OPP", "SEP", "INS", "UAF", "MIL"})


@dataclass(frozen=True)
class Side:
    """One who takes part: the actor keys and parties of a mention, and in which slot of the cue it stands."""

    slot: Slot
    keys: tuple[str, ...]
    parties: tuple[str, ...]
    mention: Mention | None
    token: Token


def country_at(scene: Scene, sentence: Sentence, token: Token) -> str | None:
    """The state in which the place named by this word lies, or which this word names."""
    for _, place in scene.places_in(sentence):
        if place.start <= token.start < place.end and place.country:
            return place.country
    mention = next(reversed(scene.mentions_at(token.start, token.end)), None)
    actor = scene.actor(mention.actor) if mention else None
    if actor is not None and (actor.kind == "state" or (mention is not None and mention.how == "metonym")):
        return actor.key if actor.kind == "state" else actor.country
    return None


def joined(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The token and what is joined to it by "and", in order."""
    found, todo = {token.i}, [token]
    while todo:
        for below in children(sentence, todo.pop(), "conj"):
            if below.i not in found:
                found.add(below.i)
                todo.append(below)
    return (sentence.tokens[i] for i in sorted(found))


def sides_of(scene: Scene, sentence: Sentence, token: Token, slot: Slot) -> Iterator[Side]:
    """The sides that a noun phrase names: its head, what is joined to it, what is set beside it, and who leads a delegation."""
    for at in joined(sentence, token):
        yield from _with_beside(scene, sentence, at, slot)
        if stem(at) in by_word("side"):
            yield from _included(scene, sentence, at, slot)
        for led in children(sentence, at, "acl"):
            for by in children(sentence, led, "agent", "prep") if led.lemma in by_word("chair") else ():
                yield from listed(scene, sentence, by, slot)


def _with_beside(scene: Scene, sentence: Sentence, token: Token, slot: Slot) -> Iterator[Side]:
    """The side of a word, then those set beside it; one that names nobody gives way to these: "his counterpart, Ali Hassan"."""
    own = side_at(scene, sentence, token, slot)
    beside = [further for t in children(sentence, token, "appos") if t.i > token.i for further in joined(sentence, t)]
    named = [side for t in beside if (side := side_at(scene, sentence, t, slot)) is not None]
    if own is not None and not (named and _unnamed(scene, own)):
        yield own
    yield from named


def _included(scene: Scene, sentence: Sentence, group: Token, slot: Slot) -> Iterator[Side]:
    """The persons named as being among a group: "the leaders of the EU, including Commission President Ursula von der Leyen"."""
    for by in (t for t in sentence.tokens[group.i + 1 :] if t.text.lower() == "including" and t.head == group.i):
        for token in children(sentence, by, "pobj"):
            for at in joined(sentence, token):
                side = side_at(scene, sentence, at, slot)
                if side is not None and side.mention is not None and _is_person(scene, side.mention):
                    yield side


def run(scene: Scene, sentence: Sentence, side: Side) -> Iterator[Side]:
    """Persons named in one list with a side whom the parser hung elsewhere: "met A of Palau, B of Micronesia, and C of the Marshall Islands"."""
    if side.mention is None or not _is_person(scene, side.mention):
        return
    people = [m for m in scene.mentions_in(sentence) if m.how == "name" and _is_person(scene, m)]
    at = next((i for i, m in enumerate(people) if m.start == side.mention.start), None)
    if at is None:
        return
    for step in (1, -1):
        i = at
        while 0 <= i + step < len(people) and _next_of_list(scene, sentence, *sorted((people[i], people[i + step]), key=lambda m: m.start)):
            i += step
            yield side_from(scene, side.slot, people[i], token_at(sentence, people[i]))


def _is_person(scene: Scene, mention: Mention) -> bool:
    actor = scene.actor(mention.actor)
    return actor is not None and actor.kind == "person"


def _next_of_list(scene: Scene, sentence: Sentence, one: Mention, other: Mention) -> bool:
    """Whether nothing but "and" or a comma, and the state of the first, stands between two persons, the second of whom begins no clause."""
    if _SERIES.fullmatch(scene.document.text[one.end : other.start]) is None:
        return False
    token = token_at(sentence, other)
    over = sentence.tokens[token.head]
    begins = token.dep in ("nsubj", "nsubjpass") and over.pos in ("VERB", "AUX") and over.start > other.end
    first = token_at(sentence, one)
    whose = first.dep in ("nsubj", "nsubjpass") and sentence.tokens[first.head].i == over.i
    between = any(t.pos in ("VERB", "AUX") for t in sentence.tokens[first.i : token.i])
    comma = "and" not in scene.document.text[one.end : other.start]
    return (
        not between
        and not (begins and not whose and over.dep in ("conj", "ccomp", "ROOT", "parataxis"))
        and not (comma and token.dep == "appos")
    )


def listed(scene: Scene, sentence: Sentence, by: Token, slot: Slot) -> Iterator[Side]:
    """Persons named behind "by", up to the next verb with a subject of its own; bodies and states only where the syntax has them."""
    stop = next((t for t in sentence.tokens[by.i + 1 :] if t.dep in ("nsubj", "nsubjpass") and t.i > by.i), None)
    for mention in scene.mentions_in(Extent(by.end, stop.start if stop else sentence.end)):
        actor = scene.actor(mention.actor)
        if actor is not None and actor.kind in _NAMED:
            yield side_from(scene, slot, mention, token_at(sentence, mention))
    for token in children(sentence, by, "pobj"):
        yield from sides_of(scene, sentence, token, slot)


def _unnamed(scene: Scene, side: Side) -> bool:
    return not any((actor := scene.actor(key)) is not None and actor.kind == "person" for key in side.keys)


def side_at(scene: Scene, sentence: Sentence, token: Token, slot: Slot) -> Side | None:
    """The side that this word stands for, by its mention or by the nationality in its phrase ("his Chinese counterpart")."""
    mention = scene.mention_at(token.start, token.end)
    actor = scene.actor(mention.actor) if mention is not None else None
    if mention is None or actor is None:
        return _by_nation(scene, sentence, token, mention, slot)
    if actor.kind == "mechanism" or actor.key.lower() in by_word("format"):
        return _of_format(scene, sentence, token, mention, slot)
    if mention.how == "nominal" and private(sentence, token):
        return None
    own = side_from(scene, slot, mention, token)
    if not own.parties:
        named = actor.kind == "person" and mention.how == "name"
        return (_of_nation if named else _by_nation)(scene, sentence, token, mention, slot)
    if actor.kind == "group" or (mention.how == "nominal" and token.tag == "NNS"):
        nations = _all_nations(scene, sentence, token, own)
        return replace(own, parties=nations, keys=own.keys if set(own.parties) <= set(nations) else ())
    return own


def _by_nation(scene: Scene, sentence: Sentence, token: Token, mention: Mention | None, slot: Slot) -> Side | None:
    """Those who are no actors of their own, by the nationality before them or by where they are: "US and Chinese representatives"."""
    if stem(token) not in by_word("side", "person") or private(sentence, token):
        return None
    nations = tuple(dict.fromkeys(_nations(scene, sentence, token)))
    if not nations:
        return _seated(scene, sentence, token, mention, slot)
    plural = token.tag in ("NNS", "NNPS") or stem(token) == "group"  # "the U.S.-Spain Working Group"
    return Side(slot, (), nations if plural else nations[:1], mention, token)


def _of_nation(scene: Scene, sentence: Sentence, token: Token, mention: Mention, slot: Slot) -> Side | None:
    """A person of whom only the words before the name say whose he is: "Venezuelan Interim Government Commissioner Julio Borges"."""
    nations = tuple(_nations(scene, sentence, token))
    return Side(slot, (mention.actor,) if mention.actor else (), nations[:1], mention, token) if nations else None


def _all_nations(scene: Scene, sentence: Sentence, token: Token, named: Side) -> tuple[str, ...]:
    """The parties of a group, with those joined to its nationality: "Israeli and Egyptian officials"."""
    seated = _seated(scene, sentence, token, named.mention, named.slot) if token.tag == "NNS" else None
    nations = tuple(dict.fromkeys(_nations(scene, sentence, token))) if token.tag in ("NNS", "NNPS") else ()
    if seated is not None and len(seated.parties) > 1 and not nations:
        return seated.parties  # "the presidents of Ukraine and Russia", whoever else was named as presidents
    return nations if set(named.parties) < set(nations) else named.parties


def private(sentence: Sentence, token: Token) -> bool:
    """Whether those named act for no party: "civil society leaders", "a delegation of small businesses"."""
    behind = [t for by in children(sentence, token, "prep") if by.lemma == "of" for t in children(sentence, by, "pobj") if t.pos == "NOUN"]
    return any(t.lemma in by_word("private") for t in (*children(sentence, token, "amod", "compound", "nmod"), *behind))


def _of_format(scene: Scene, sentence: Sentence, token: Token, mention: Mention, slot: Slot) -> Side | None:
    """Those of a format who are spoken of as persons ("G7 foreign ministers"): of the states named behind them, else of its few members."""
    if stem(token) not in by_word("side"):
        return _as_one(scene, token, mention, slot)
    members = _members(mention.actor or "") or acronym_of_format(scene, mention.actor)
    return _seated(scene, sentence, token, mention, slot) or (Side(slot, (), members, mention, token) if members else None)


def _as_one(scene: Scene, token: Token, mention: Mention, slot: Slot) -> Side | None:
    """A group of three states that acts as one side ("Iran and the E3 held talks"); larger and lesser formats are only where others meet."""
    members = _members(mention.actor or "")
    alone = len(members) == _TROIKA and token.end == mention.end and token.dep in ("nsubj", "conj", "pobj", "dobj")
    return Side(slot, (), members, mention, token) if alone and slot in ("agent", "partner") else None


def acronym_of_format(scene: Scene, key: str | None) -> tuple[str, ...]:
    """A format of many by its acronym, which stands for all who sit in it ("the leaders of the G20"); empty for others."""
    actor = scene.actor(key)
    return (acronym(actor.key),) if actor is not None and acronym(actor.key).lower() in by_word("format") else ()


def _members(key: str) -> tuple[str, ...]:
    """The members of a format of few."""
    row = mechanisms().get(key)
    return row.members if row is not None and len(row.members) <= _FEW else ()


def stem(token: Token) -> str:
    """The lemma; of a plural taken for a name ("Prime Ministers") without its ending."""
    word = token.lemma.lower()
    return word[:-1] if token.tag in ("NNP", "NNPS") and word.endswith("s") else word


def _nations(scene: Scene, sentence: Sentence, token: Token) -> Iterator[str]:
    """The states and organisations named before the head of a phrase: "US and Chinese representatives"."""
    for below in children(sentence, token):
        if below.i < token.i and below.dep in ("amod", "compound", "nmod", "poss"):
            for inner in scene.mentions_in(extent_of(subtree(sentence, below))):
                nation = scene.actor(inner.actor)
                if nation is not None and nation.key.lower() in by_word("format"):
                    yield from _members(f"mechanism:{nation.key.lower()}") or acronym_of_format(scene, nation.key)
                    continue
                party = _party(scene, nation.key) if nation is not None and nation.kind in _STATELY else None
                if party is not None:
                    yield party


def _seated(scene: Scene, sentence: Sentence, token: Token, mention: Mention | None, slot: Slot) -> Side | None:
    """Those whom the text names by where they are: "leaders in Manama"."""
    found: dict[str, None] = {}
    goals = [g for by in children(sentence, token, "prep") if by.lemma in ("in", "from", "of") for g in children(sentence, by, "pobj")]
    for goal in (further for g in goals for further in joined(sentence, g)):
        whole = next(reversed(scene.mentions_at(goal.start, goal.end)), None)  # the innermost: the phrase around it is a mention too
        country = country_at(scene, sentence, goal)
        group = side_from(scene, slot, whole, token).parties if whole is not None else ()
        group = group or (_members(whole.actor or "") if whole is not None else ())
        found.update(dict.fromkeys((country,) if country is not None else group))
    return Side(slot, (), tuple(found), mention, token) if found else None


def side_from(scene: Scene, slot: Slot, mention: Mention, token: Token) -> Side:
    keys = scene.members([mention.actor] if mention.actor else [])
    parties = tuple(dict.fromkeys(party for key in keys if (party := _party(scene, key)) is not None))
    return Side(slot, keys, parties, mention, token)


def _party(scene: Scene, key: str) -> str | None:
    """The side of an actor; an armed or political group without a state is a side of its own."""
    actor = scene.actor(key)
    if actor is None:
        return key if key.isupper() and ":" not in key else None
    if actor.kind in ("state", "igo"):
        return actor.key
    if actor.kind in ("organisation", "group") and actor.party is None and set(actor.sectors) & _ARMED:
        return acronym(actor.key) if actor.key in organisations() else None
    party = actor.party or actor.country
    return acronym(party) if party is not None else None


def acronym(party: str) -> str:
    """A party as meetings name it: ISO3 or acronym; of another key the part behind its kind, in capitals ("HEZBOLLAH")."""
    return party.split(":", 1)[-1].upper()


def token_at(sentence: Sentence, mention: Mention) -> Token:
    inside = [t for t in sentence.tokens if t.start < mention.end and t.end > mention.start]
    return next((t for t in inside if not mention.start <= sentence.tokens[t.head].start < mention.end or t.head == t.i), inside[-1])
