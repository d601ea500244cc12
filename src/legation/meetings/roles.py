"""Who takes part in what a cue tells of: subject, object, "with", "between", "led by", possessors and the adjectives of the two sides."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from legation.language import ancestors, child, children, extent_of, head, subtree
from legation.meetings.cues import Cue, is_object
from legation.model import Extent, Mention, Scene, Sentence, Token
from legation.reference.bodies import organisations
from legation.reference.mechanisms import mechanisms
from legation.reference.meeting_words import by_word

Slot = Literal["agent", "partner", "owner", "sides", "lead", "goal"]
_WITH = ("with", "between", "among", "of")
_NAMED = ("person", "office")
_STATELY = ("state", "igo", "organisation", "group")
_REACH = 14  # words between a verb and its "with"; longer ones mostly belong to another verb
_NEAR = 5  # characters between "with" and a name: room for "the"
_FEW = 10  # members up to which "the leaders of" a format are all its members
_ARMED = frozenset({"REB", "OPP", "SEP", "INS", "UAF", "MIL"})
_SIDES_LEFT = ("amod", "compound", "nmod", "poss", "nummod", "punct")


@dataclass(frozen=True)
class Side:
    """One who takes part: the actor keys and parties of a mention, and in which slot of the cue it stands."""

    slot: Slot
    keys: tuple[str, ...]
    parties: tuple[str, ...]
    mention: Mention | None
    token: Token


def sides(scene: Scene, cue: Cue) -> tuple[Side, ...]:
    """All who take part by the syntax of the cue, each mention once, in order of the text."""
    found = _of_noun(scene, cue) if cue.noun else _of_verb(scene, cue)
    out: dict[tuple[tuple[str, ...], int], Side] = {}
    for side in found:
        if side.parties:
            out.setdefault((side.keys, side.mention.start if side.mention else side.token.start), side)
    return tuple(sorted(out.values(), key=lambda s: s.token.start))


def unnamed(scene: Scene, cue: Cue) -> Token | None:
    """The noun for those who are met without a name or a party ("senior officials"), if there is one."""
    sentence, over = cue.sentence, [cue.token, *([cue.verb] if cue.verb is not None else [])]
    by = [t for above in over for t in children(sentence, above, "prep") if t.lemma == "with"]
    met = [*children(sentence, over[-1], "dobj"), *(t for preposition in by for t in children(sentence, preposition, "pobj"))]
    for token in met:
        side = side_at(scene, sentence, token, "partner")
        if _stem(token) in by_word("side") and (side is None or not side.parties):
            return token
    return None


def subject_of(sentence: Sentence, verb: Token) -> Token | None:
    """The subject of a verb, its own or the one it shares with the verb or noun above it; for a passive, what is done to."""
    own = child(sentence, verb, "nsubj", "nsubjpass", "csubj")
    if own is not None and own.text.lower() in ("who", "which", "that"):
        return head(sentence, verb) if verb.dep in ("relcl", "acl") else own
    if own is not None:
        return own
    above = head(sentence, verb)
    if above.i == verb.i:
        return None
    if verb.dep == "xcomp" and above.lemma in by_word("control"):
        return child(sentence, above, "dobj") or subject_of(sentence, above)
    if verb.dep in ("acl", "relcl") and above.pos in ("NOUN", "PROPN", "PRON"):
        return _owner_of_plan(sentence, above) if verb.tag == "VB" or (verb.dep == "acl" and above.lemma in _PLANS) else above
    if verb.dep in ("conj", "xcomp", "advcl", "ccomp", "pcomp", "dep", "prep", "aux"):
        return next(
            (s for up in [above, *ancestors(sentence, above)] if up.pos in ("VERB", "AUX") and (s := subject_of(sentence, up))), None
        )
    return None


_PLANS = frozenset(
    {"plan", "offer", "invitation", "decision", "intention", "desire", "proposal", "readiness", "willingness", "trip", "effort"}
)


def _owner_of_plan(sentence: Sentence, noun: Token) -> Token | None:
    """Whose plan to meet it is: the possessor of the noun ("the decision of A and B to ..."), else the subject of the verb over it."""
    of = next((t for t in children(sentence, noun, "prep") if t.lemma == "of"), None)
    owner = child(sentence, noun, "poss") or (child(sentence, of, "pobj") if of is not None else None)
    if owner is not None:
        return owner
    verb = next((t for t in ancestors(sentence, noun) if t.pos in ("VERB", "AUX")), None)
    return subject_of(sentence, verb) if verb else None


def _before(scene: Scene, sentence: Sentence, verb: Token) -> Token | None:
    """The name that stands right before a finite verb without a subject, where the parser took its title for something else."""
    first = min([verb.i, *(t.i for t in children(sentence, verb, "aux", "auxpass", "advmod") if t.i < verb.i)])
    if first == 0 or not (verb.tag in ("VBD", "VBZ", "VBP") or child(sentence, verb, "aux") is not None):
        return None
    last = sentence.tokens[first - 1]
    mention = scene.mention_at(last.start, last.end)
    return last if mention is not None and mention.how == "name" else None


def _of_verb(scene: Scene, cue: Cue) -> Iterator[Side]:
    sentence, verb = cue.sentence, cue.token
    passive = child(sentence, verb, "nsubjpass", "auxpass") is not None or (verb.dep == "acl" and verb.tag == "VBN")
    subject = subject_of(sentence, verb) or _before(scene, sentence, verb)
    if subject is not None:
        yield from _all(scene, sentence, subject, "partner" if passive and cue.word.use == "host" else "agent")
    if cue.word.use == "travel":
        yield from _goals(scene, cue, verb)
        return
    if cue.word.use in ("meet", "phone", "host", "tell"):
        for found in children(sentence, verb, "dobj", "dative"):
            yield from _all(scene, sentence, found, "partner")
    if cue.word.use == "tell":
        return
    prepositions = ("with", "between", "among", "alongside") + (("to",) if cue.word.use == "speak" else ())
    partners = list(_behind(scene, cue, verb, prepositions))
    yield from partners
    if not any(side.parties for side in partners) and cue.word.use in ("meet", "speak"):
        yield from _after(scene, cue, prepositions)
    for found in children(sentence, verb, "agent"):
        for token in children(sentence, found, "pobj"):
            yield from _all(scene, sentence, token, "agent")


def _of_noun(scene: Scene, cue: Cue) -> Iterator[Side]:
    sentence, noun = cue.sentence, cue.token
    owners = list(_owners(scene, cue))
    yield from owners
    whole = False  # "between A and B" names all who meet
    for above in _chain(sentence, noun):
        prepositions = ("with", "between", "among", "by") + (("of",) if above.lemma != "round" else ())
        if cue.word.value == "call":
            prepositions += ("to", "from")
        named = list(_behind(scene, cue, above, prepositions))
        yield from named
        whole = whole or len({party for side in named for party in side.parties}) > 1
        yield from _led(scene, cue, above)
    if cue.word.use == "visit":
        yield from _goals(scene, cue, noun)
        if cue.verb is not None and cue.verb.lemma in by_word("stay"):
            yield from _goals(scene, cue, cue.verb)
    if cue.verb is not None and not whole:
        yield from _of_governor(scene, cue, any(side.slot == "owner" for side in owners))


def _chain(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """The noun and the nouns of quantity above it: "a round of talks"."""
    yield noun
    at = noun
    while at.dep == "pobj" and head(sentence, at).lemma == "of":
        at = head(sentence, head(sentence, at))
        if at.lemma not in ("round", "series", "set", "session", "day", "couple", "string", "number", "meeting"):
            return
        yield at


def _owners(scene: Scene, cue: Cue) -> Iterator[Side]:
    """Possessors ("Blinken's meeting", "their talks") and the adjectives of the sides ("Iran-US talks"); seats name a place, not a side."""
    sentence = cue.sentence
    for token in (*children(sentence, cue.token, "poss"), *_attending(sentence, cue.token)):
        named = list(_all(scene, sentence, token, "owner"))
        subject = subject_of(sentence, cue.verb) if cue.verb is not None and not named and token.tag == "PRP$" else None
        yield from named or (_all(scene, sentence, subject, "owner") if subject is not None and subject.i != cue.token.i else ())
    left = [t for t in children(sentence, cue.token, *_SIDES_LEFT) if t.dep != "poss" and t.i < cue.token.i]
    if not left:
        return
    words = [t for below in left for t in subtree(sentence, below)]
    if any(t.text.lower().startswith("intra") for t in words):
        return
    for mention in scene.mentions_in(extent_of(tuple(words))):
        actor = scene.actor(mention.actor)
        if (
            actor is not None
            and actor.kind in ("state", "igo", "person")
            and mention.how in ("adjective", "name")
            and not _in_poss(cue, mention)
        ):
            yield _side(scene, "sides", mention, _token_at(sentence, mention))


def _attending(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """Whose participation in it is spoken of: "Chile's participation in the summit"."""
    over = head(sentence, head(sentence, noun))
    if noun.dep == "pobj" and over.lemma in by_word("attendance"):
        yield from children(sentence, over, "poss")


def _in_poss(cue: Cue, mention: Mention) -> bool:
    return any(
        t.start <= mention.start < t.end or (t.dep == "poss" and mention.start < t.end) for t in children(cue.sentence, cue.token, "poss")
    )


def _of_governor(scene: Scene, cue: Cue, owned: bool) -> Iterator[Side]:
    """Subject and companions of the verb over a noun, where the verb lends them to it or the noun names only one side."""
    sentence, verb = cue.sentence, cue.verb
    if verb is None:
        return
    light = verb.lemma in by_word("light", "chair", "host", "travel", "meet", "speak") and (
        verb.lemma not in by_word("greet") or cue.word.value == "call"
    )
    passive = child(sentence, verb, "nsubjpass") is not None
    if cue.token.dep in ("nsubj", "nsubjpass") and head(sentence, cue.token).i == verb.i:
        yield from _behind(scene, cue, verb, ("with", "between", "among"))
        yield from _led(scene, cue, verb)
        return
    if light and is_object(sentence, cue.token):
        yield from _behind(scene, cue, verb, ("with", "between", "among", "alongside"))
    if passive and is_object(sentence, cue.token) and cue.token.dep != "pobj":
        return
    if not owned and _during(sentence, cue.token):
        for token in (*children(sentence, verb, "dobj", "dative"), *filter(None, [subject_of(sentence, verb)])):
            yield from _persons(_all(scene, sentence, token, "agent"), scene)
        return
    if not owned and ((light and is_object(sentence, cue.token)) or _partnered(sentence, cue.token)):
        subject = subject_of(sentence, verb) or _before(scene, sentence, verb)
        if subject is not None and subject.i != cue.token.i:
            yield from _all(scene, sentence, subject, "agent")


def _during(sentence: Sentence, noun: Token) -> bool:
    """Whether something is said or done "during a meeting" that names nobody: then subject and object of the verb met there."""
    article = child(sentence, noun, "det")
    indefinite = article is not None and article.lemma in ("a", "an")
    return (
        noun.dep == "pobj"
        and head(sentence, noun).lemma in ("during", "at", "in")
        and indefinite
        and not any(t.lemma in _WITH for t in children(sentence, noun, "prep"))
    )


def _persons(found: Iterator[Side], scene: Scene) -> Iterator[Side]:
    return (side for side in found if any((actor := scene.actor(key)) is not None and actor.kind in _NAMED for key in side.keys))


def _partnered(sentence: Sentence, noun: Token) -> bool:
    """Whether the noun names who the other side is and stands in "after talks with him": then the speaker took part."""
    if not any(t.lemma == "with" for t in children(sentence, noun, "prep")):
        return False
    above = head(sentence, noun)
    return noun.dep == "pobj" and above.lemma in by_word("after")


def _led(scene: Scene, cue: Cue, above: Token) -> Iterator[Side]:
    """Who leads, hosts or attends it: "talks led by A and B from one side, and C from the other"."""
    sentence = cue.sentence
    verbs = [
        t for t in [above, *children(sentence, above, "acl", "relcl")] if t.pos == "VERB" and t.lemma in by_word("chair", "light", "host")
    ]
    verbs += [t for t in sentence.tokens if t.dep == "conj" and t.head in [v.i for v in verbs] and t.lemma in by_word("chair", "host")]
    for verb in verbs:
        for by in children(sentence, verb, "agent", "prep"):
            if by.lemma != "by":
                continue
            slot: Slot = "lead" if verb.lemma in by_word("chair") else "agent"
            yield from _listed(scene, sentence, by, slot)


def _listed(scene: Scene, sentence: Sentence, by: Token, slot: Slot) -> Iterator[Side]:
    """Persons named behind "by", up to the next verb with a subject of its own; bodies and states only where the syntax has them."""
    stop = next((t for t in sentence.tokens[by.i + 1 :] if t.dep in ("nsubj", "nsubjpass") and t.i > by.i), None)
    for mention in scene.mentions_in(Extent(by.end, stop.start if stop else sentence.end)):
        actor = scene.actor(mention.actor)
        if actor is not None and actor.kind in _NAMED and not _nested(scene, mention):
            yield _side(scene, slot, mention, _token_at(sentence, mention))
    for token in children(sentence, by, "pobj"):
        yield from _all(scene, sentence, token, slot)


def _nested(scene: Scene, mention: Mention) -> bool:
    outer = scene.mention_at(mention.start, mention.end)
    return outer is not None and (outer.start, outer.end) != (mention.start, mention.end)


def _behind(scene: Scene, cue: Cue, above: Token, prepositions: tuple[str, ...]) -> Iterator[Side]:
    sentence = cue.sentence
    for by in children(sentence, above, "prep", "agent"):
        if by.lemma in prepositions:
            for token in children(sentence, by, "pobj"):
                yield from _all(scene, sentence, token, "partner")
            for further in children(sentence, by, "prep"):  # "together with", "along with"
                for token in children(sentence, further, "pobj"):
                    yield from _all(scene, sentence, token, "partner")


def _after(scene: Scene, cue: Cue, prepositions: tuple[str, ...]) -> Iterator[Side]:
    """The one named right behind the next "with", where the parser hung it elsewhere ("met today at the White House with ...")."""
    sentence = cue.sentence
    for token in sentence.tokens[cue.token.i + 1 : cue.token.i + _REACH]:
        if token.pos == "VERB" and token.tag in ("VBD", "VBZ", "VBP"):
            return
        if token.text.lower() in prepositions and token.i + 1 < len(sentence.tokens):
            start = sentence.tokens[token.i + 1]
            mention = next((m for m in scene.mentions_in(Extent(start.start, sentence.end)) if m.start - token.end <= _NEAR), None)
            if mention is not None:
                yield from _all(scene, sentence, _token_at(sentence, mention), "partner")
                return


def _goals(scene: Scene, cue: Cue, above: Token) -> Iterator[Side]:
    """The states to which a journey goes: by the place or the state named as its goal."""
    sentence = cue.sentence
    goals = [*children(sentence, above, "dobj")] if above.pos == "VERB" else []
    for by in children(sentence, above, "prep"):
        if by.lemma in ("to", "in", "into"):
            goals += children(sentence, by, "pobj")
    for goal in goals:
        for token in _joined(sentence, goal):
            country = country_at(scene, sentence, token)
            if country is not None:
                yield Side("goal", (country,), (country,), scene.mention_at(token.start, token.end), token)


def country_at(scene: Scene, sentence: Sentence, token: Token) -> str | None:
    """The state in which the place named by this word lies, or which this word names."""
    for _, place in scene.places_in(sentence):
        if place.start <= token.start < place.end and place.country:
            return place.country
    mention = scene.mention_at(token.start, token.end)
    actor = scene.actor(mention.actor) if mention else None
    if actor is not None and (actor.kind == "state" or (mention is not None and mention.how == "metonym")):
        return actor.key if actor.kind == "state" else actor.country
    return None


def _joined(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The token and what is joined to it by "and"."""
    yield token
    for further in children(sentence, token, "conj"):
        yield from _joined(sentence, further)


def _all(scene: Scene, sentence: Sentence, token: Token, slot: Slot) -> Iterator[Side]:
    """The sides that a noun phrase names: its head, what is joined to it, what is set beside it, and who leads a delegation."""
    for at in _joined(sentence, token):
        beside = [t for t in children(sentence, at, "appos") if t.i > at.i]
        own = side_at(scene, sentence, at, slot)
        if own is not None and not (beside and _unnamed(scene, own)):
            yield own
        named = [side for t in beside for side in _all(scene, sentence, t, slot)]
        yield from named
        if own is not None and beside and _unnamed(scene, own) and not named:
            yield own
        for led in children(sentence, at, "acl"):
            if led.lemma in by_word("chair"):
                for by in children(sentence, led, "agent", "prep"):
                    yield from _listed(scene, sentence, by, slot)


def _unnamed(scene: Scene, side: Side) -> bool:
    return not any((actor := scene.actor(key)) is not None and actor.kind == "person" for key in side.keys)


def side_at(scene: Scene, sentence: Sentence, token: Token, slot: Slot) -> Side | None:
    """The side that this word stands for, by its mention or by the nationality in its phrase ("his Chinese counterpart")."""
    mention = scene.mention_at(token.start, token.end)
    actor = scene.actor(mention.actor) if mention is not None else None
    if mention is not None and actor is not None and (actor.kind == "mechanism" or actor.key.lower() in by_word("format")):
        return _of_format(scene, sentence, token, mention, slot)
    if mention is not None and actor is not None and (named := _side(scene, slot, mention, token)).parties:
        return named
    if _stem(token) not in by_word("side", "person"):
        return None
    nations = tuple(dict.fromkeys(_nations(scene, sentence, token)))
    if nations:
        plural = token.tag in ("NNS", "NNPS")
        return Side(slot, (), nations if plural else nations[:1], mention, token)
    return _seated(scene, sentence, token, mention, slot)


def _of_format(scene: Scene, sentence: Sentence, token: Token, mention: Mention, slot: Slot) -> Side | None:
    """Those of a format who are spoken of as persons ("G7 foreign ministers"): of the states named behind them, else of its few members."""
    if _stem(token) not in by_word("side"):
        return None
    row = mechanisms().get(mention.actor or "")
    members = row.members if row is not None and len(row.members) <= _FEW else ()
    return _seated(scene, sentence, token, mention, slot) or (Side(slot, (), members, mention, token) if members else None)


def _stem(token: Token) -> str:
    """The lemma; of a plural taken for a name ("Prime Ministers") without its ending."""
    word = token.lemma.lower()
    return word[:-1] if token.tag in ("NNP", "NNPS") and word.endswith("s") else word


def _nations(scene: Scene, sentence: Sentence, token: Token) -> Iterator[str]:
    """The states and organisations named before the head of a phrase: "US and Chinese representatives"."""
    for below in children(sentence, token):
        if below.i < token.i and below.dep in ("amod", "compound", "nmod", "poss"):
            for inner in scene.mentions_in(extent_of(subtree(sentence, below))):
                nation = scene.actor(inner.actor)
                party = _party(scene, nation.key) if nation is not None and nation.kind in _STATELY else None
                if party is not None:
                    yield party


def _seated(scene: Scene, sentence: Sentence, token: Token, mention: Mention | None, slot: Slot) -> Side | None:
    """Those whom the text names by where they are: "leaders in Manama"."""
    found: dict[str, None] = {}
    goals = [g for by in children(sentence, token, "prep") if by.lemma in ("in", "from", "of") for g in children(sentence, by, "pobj")]
    for goal in (further for g in goals for further in _joined(sentence, g)):
        whole = scene.mention_at(goal.start, goal.end)
        country = country_at(scene, sentence, goal)
        group = _side(scene, slot, whole, token).parties if whole is not None else ()
        found.update(dict.fromkeys((country,) if country is not None else group))
    return Side(slot, (), tuple(found), mention, token) if found else None


def _side(scene: Scene, slot: Slot, mention: Mention, token: Token) -> Side:
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


def _token_at(sentence: Sentence, mention: Mention) -> Token:
    inside = [t for t in sentence.tokens if t.start < mention.end and t.end > mention.start]
    return next((t for t in inside if not mention.start <= sentence.tokens[t.head].start < mention.end or t.head == t.i), inside[-1])
