"""Who takes part in what a cue tells of: subject, object, "with", "between", "led by", possessors and the adjectives of the two sides."""

from collections.abc import Iterable, Iterator

from legation.language import ancestors, child, children, extent_of, head, subtree
from legation.meetings.belonging import behind, comes_after, is_after
from legation.meetings.cues import TOGETHER, Cue, is_object
from legation.meetings.sides import Side, Slot, country_at, joined, listed, private, run, side_at, side_from, sides_of, stem, token_at
from legation.meetings.subjects import before, subject_of
from legation.model import Extent, Mention, Scene, Sentence, Token
from legation.reference.meeting_words import by_word

_WITH = ("with", "between", "among", "of")
_NAMED = ("person", "office")
_LISTED = ("agent", "partner", "lead")  # slots in which persons are named in a row
_REACH = 14  # words between a verb and its "with"; longer ones mostly belong to another verb
_NEAR = 5  # characters between "with" and a name: room for "the"
_SIDES_LEFT = ("amod", "compound", "nmod", "poss", "nummod", "punct")


def sides(scene: Scene, cue: Cue) -> tuple[Side, ...]:
    """All who take part by the syntax of the cue, each mention once, in order of the text."""
    found = list(_of_noun(scene, cue) if cue.noun else _of_verb(scene, cue))
    further = [more for side in found if side.slot in _LISTED for more in run(scene, cue.sentence, side)]
    out: dict[tuple[tuple[str, ...], int], Side] = {}
    for side in (*found, *further):
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
        if stem(token) in by_word("side") and not private(sentence, token) and (side is None or not side.parties):
            return token
    return None


def _of_verb(scene: Scene, cue: Cue) -> Iterator[Side]:
    sentence, verb = cue.sentence, cue.token
    subject = subject_of(sentence, verb) or before(scene, sentence, verb)
    if subject is not None:
        received = cue.word.use == "host" and _is_passive(sentence, verb)
        yield from sides_of(scene, sentence, subject, "partner" if received else "agent")
    if cue.word.use == "travel":
        yield from _goals(scene, cue, verb)
        return
    yield from _met(scene, cue)
    if cue.word.use == "tell":
        return
    partners = list(_with_whom(scene, cue))
    yield from partners
    if not any(side.parties for side in partners) and cue.word.use in ("meet", "speak"):
        yield from _after(scene, cue, _together(cue))
    for done in (verb, *hosting(cue)):
        for by in children(sentence, done, "agent"):
            yield from _of_each(scene, sentence, children(sentence, by, "pobj"), "agent")


def hosting(cue: Cue) -> tuple[Token, ...]:
    """The participles by which it is told who hosts: of the noun, or of the occasion at which a verb was done ("at talks hosted by Qatar, A and B met")."""
    sentence, nouns = cue.sentence, [cue.token]
    if not cue.noun:
        at = (by for by in children(sentence, cue.token, "prep") if by.lemma in ("at", "during", "in"))
        nouns = [t for by in at for t in children(sentence, by, "pobj") if t.lemma in by_word("noun", "occasion")]
    hosts = set(by_word("host")) - set(by_word("greet"))
    return tuple(t for noun in nouns for t in children(sentence, noun, "acl") if t.lemma in hosts and t.tag == "VBN")


def _of_each(scene: Scene, sentence: Sentence, tokens: Iterable[Token], slot: Slot) -> Iterator[Side]:
    for token in tokens:
        yield from sides_of(scene, sentence, token, slot)


def _is_passive(sentence: Sentence, verb: Token) -> bool:
    return child(sentence, verb, "nsubjpass", "auxpass") is not None or (verb.dep == "acl" and verb.tag == "VBN")


def _met(scene: Scene, cue: Cue) -> Iterator[Side]:
    """The objects of a verb whose object is a side; what is discussed is none. With the first of two whom the parser hung on the second."""
    sentence, verb = cue.sentence, cue.token
    if cue.word.use not in ("meet", "phone", "host", "tell", "join") or verb.lemma in TOGETHER:
        return
    for met in children(sentence, verb, "dobj", "dative", *(("oprd",) if verb.lemma == "call" else ())):
        first = (t for t in children(sentence, met, "nmod") if t.pos == "PROPN" and t.i < met.i)
        yield from _of_each(scene, sentence, (met, *first), "partner")


def _together(cue: Cue) -> tuple[str, ...]:
    """The prepositions that bring in with whom a verb was done."""
    return ("with", "between", "among", "to" if cue.word.use == "speak" else "alongside")


def _with_whom(scene: Scene, cue: Cue) -> Iterator[Side]:
    """Those behind the prepositions of a verb, and of its object: "exchanged views with", "granted an audience to"."""
    yield from _behind(scene, cue, cue.token, _together(cue))
    if cue.word.value in ("meet", "host"):
        for over in (cue.token, *children(cue.sentence, cue.token, "dobj", "prt", "advmod", "dative")):
            yield from _behind(scene, cue, over, ("with", "to", "for"))


def _of_noun(scene: Scene, cue: Cue) -> Iterator[Side]:
    owners = [side for of in (cue, *_contents(cue)) for side in _owners(scene, of)]
    yield from owners
    named = [(above, list(_behind(scene, cue, above, _linking(cue, above)))) for above in _chain(cue.sentence, cue.token)]
    for above, further in named:
        yield from (*further, *_led(scene, cue, above), *_had(scene, cue, above))
    if cue.word.use == "visit":
        for above in _journey(cue):
            yield from _goals(scene, cue, above)
    elif not any(further for _, further in named):
        yield from _further_on(scene, cue)
    whole = any(_names_all(cue.sentence, above, further) for above, further in named)
    if not whole and not _suggested(cue, owners):
        yield from _of_governor(scene, cue, owned=any(side.slot == "owner" for side in owners))


def _linking(cue: Cue, noun: Token) -> tuple[str, ...]:
    """The prepositions behind which those stand who meet: a round is of talks, a call is to or from somebody."""
    of = () if noun.lemma == "round" else ("of",)
    return ("with", "between", "among", "by", *of, *(("to", "from") if cue.word.value == "call" else ()))


def _names_all(sentence: Sentence, noun: Token, further: list[Side]) -> bool:
    """Whether those named behind a noun are all who meet: "between A and B"."""
    between = any(t.lemma in ("between", "among", "of") for t in children(sentence, noun, "prep"))
    return between and len({party for side in further for party in side.parties}) > 1


def _journey(cue: Cue) -> Iterator[Token]:
    """The words behind which the goal of a visit stands: the noun, and the verb that says where somebody stays for it."""
    yield cue.token
    if cue.verb is not None and cue.verb.lemma in by_word("stay"):
        yield cue.verb


def _suggested(cue: Cue, owners: list[Side]) -> bool:
    """Whether somebody only suggested talks of two sides that are named: "the Omani minister's suggestion to hold Iran-US talks"."""
    noun = head(cue.sentence, cue.verb) if cue.verb is not None and cue.verb.dep == "acl" else None
    named = {party for side in owners if side.slot == "sides" for party in side.parties}
    return noun is not None and noun.lemma in ("suggestion", "proposal", "recommendation", "offer", "call", "idea") and len(named) > 1


def _had(scene: Scene, cue: Cue, noun: Token) -> Iterator[Side]:
    """Who had it, where a clause behind the noun says so: "a meeting that the president had with his counterpart"."""
    for verb in children(cue.sentence, noun, "relcl"):
        about = child(cue.sentence, verb, "dobj")
        if verb.lemma in by_word("light") and about is not None and about.text.lower() in ("that", "which"):
            subject = child(cue.sentence, verb, "nsubj")
            yield from sides_of(scene, cue.sentence, subject, "agent") if subject is not None else ()
            yield from _behind(scene, cue, verb, ("with",))


def _further_on(scene: Scene, cue: Cue) -> Iterator[Side]:
    """Those behind a "between" that the parser hung on another noun: "the third meeting in a year between the two presidents"."""
    own = {below.token.i for below in _contents(cue)}
    for token in cue.sentence.tokens[cue.token.i + 1 : cue.token.i + _REACH]:
        if token.pos in ("VERB", "AUX") or (token.lemma in by_word("noun") and token.i not in own):
            return
        if token.lemma == "between":
            for below in children(cue.sentence, token, "pobj"):
                yield from sides_of(scene, cue.sentence, below, "partner")
            return


def _contents(cue: Cue) -> Iterator[Cue]:
    """What a round or series is one of: "the fifth round of Iran-US talks"."""
    for by in children(cue.sentence, cue.token, "prep"):
        for token in children(cue.sentence, by, "pobj") if by.lemma == "of" else ():
            if token.lemma in by_word("noun"):
                yield Cue(cue.sentence, token, cue.word, cue.verb)


def _chain(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """The noun and the nouns of quantity above it: "a round of talks"."""
    yield noun
    at = noun
    while at.dep == "pobj" and head(sentence, at).lemma == "of":
        at = head(sentence, head(sentence, at))
        if at.lemma not in by_word("quantity"):
            return
        yield at


def _owners(scene: Scene, cue: Cue) -> Iterator[Side]:
    """Possessors ("Blinken's meeting", "their talks") and the adjectives of the sides ("Iran-US talks"); seats name a place, not a side."""
    sentence = cue.sentence
    for token in (*children(sentence, cue.token, "poss"), *_attending(sentence, cue.token)):
        yield from list(sides_of(scene, sentence, token, "owner")) or _meant(scene, cue, token)
    yield from _part_of_trip(scene, cue)
    left = [t for t in children(sentence, cue.token, *_SIDES_LEFT) if t.dep != "poss" and t.i < cue.token.i]
    words = tuple(t for below in left for t in subtree(sentence, below))
    if words and not any(t.text.lower().startswith("intra") for t in words):
        yield from (
            side_from(scene, "sides", m, token_at(sentence, m)) for m in scene.mentions_in(extent_of(words)) if _is_side(scene, cue, m)
        )


def _is_side(scene: Scene, cue: Cue, mention: Mention) -> bool:
    """Whether a name or adjective before the noun is that of a side: of a state, organisation or person, no format, no possessor."""
    actor = scene.actor(mention.actor)
    if actor is None or actor.kind not in ("state", "igo", "person") or actor.key.lower() in by_word("format"):
        return False
    return mention.how in ("adjective", "name") and not _in_poss(cue, mention)


def _meant(scene: Scene, cue: Cue, pronoun: Token) -> Iterator[Side]:
    """Whose it is where a pronoun says so that stands for no actor yet: whom it is joined to ("the president and his meeting"), else the
    subject; "his" and "her" stand for persons only."""
    if pronoun.tag != "PRP$":
        return
    subject = subject_of(cue.sentence, cue.verb) if cue.verb is not None else None
    before = cue.sentence.tokens[cue.token.head] if cue.token.dep == "conj" else None
    for owner in (t for t in (before, subject) if t is not None and t.i != cue.token.i):
        found = list(sides_of(scene, cue.sentence, owner, "owner"))
        found = list(_persons(iter(found), scene)) if pronoun.text.lower() in ("his", "her") else found
        if found:
            yield from found
            return
    if pronoun.text.lower() in ("his", "her"):
        people = [m for m in scene.mentions_in(Extent(cue.sentence.start, pronoun.start)) if m.how != "adjective"]
        near = (side_from(scene, "owner", m, token_at(cue.sentence, m)) for m in reversed(people))
        yield from list(_persons(near, scene))[:1]


def _part_of_trip(scene: Scene, cue: Cue) -> Iterator[Side]:
    """Whose trip "includes" the visit or talks."""
    verb = cue.verb
    trip = child(cue.sentence, verb, "nsubj") if verb is not None and verb.lemma in ("include", "feature") else None
    if trip is not None and trip.i != cue.token.i and trip.lemma in by_word("visit"):
        for owner in children(cue.sentence, trip, "poss"):
            yield from sides_of(scene, cue.sentence, owner, "owner")


def _attending(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """Whose participation in it is spoken of: "Chile's participation in the summit"."""
    over = head(sentence, head(sentence, noun))
    if noun.dep == "pobj" and over.lemma in by_word("attendance"):
        yield from children(sentence, over, "poss")


def _in_poss(cue: Cue, mention: Mention) -> bool:
    return any(
        t.start <= mention.start < t.end or (t.dep == "poss" and mention.start < t.end) for t in children(cue.sentence, cue.token, "poss")
    )


def _of_governor(scene: Scene, cue: Cue, *, owned: bool) -> Iterator[Side]:
    """Subject and companions of the verb over a noun, where the verb lends them to it or the noun names only one side. `owned`: it is said whose it is."""
    sentence, verb = cue.sentence, cue.verb
    if verb is None:
        return
    if cue.token.dep in ("nsubj", "nsubjpass") and cue.token.head == verb.i:
        yield from (*_behind(scene, cue, verb, ("with", "between", "among")), *_led(scene, cue, verb))
        return
    lent = _lends(cue, verb) and is_object(sentence, cue.token)
    if lent:
        yield from _behind(scene, cue, verb, ("with", "between", "among", "alongside"))
    done_to = child(sentence, verb, "nsubjpass") is not None and is_object(sentence, cue.token) and cue.token.dep != "pobj"
    if not owned and not done_to:
        yield from _doing(scene, cue, verb, lent=lent)


def _doing(scene: Scene, cue: Cue, verb: Token, *, lent: bool) -> Iterator[Side]:
    """Who met, by what is told beside the noun: subject and object of what was said at it, those who spoke after it, else the subject of the verb."""
    sentence, subject = cue.sentence, subject_of(cue.sentence, verb)
    if _during(sentence, cue.token):
        there = (*children(sentence, verb, "dobj", "dative"), *([subject] if subject is not None else []))
        yield from _persons(_of_each(scene, sentence, there, "agent"), scene)
    elif spoke := _spoke_together(scene, cue, subject):
        yield from spoke
    elif lent or _partnered(sentence, cue.token):
        subject = subject or before(scene, sentence, verb)
        subject = _who_said_so(scene, cue, verb, subject) or subject
        if subject is not None and subject.i != cue.token.i:
            yield from sides_of(scene, sentence, subject, "agent")


def _lends(cue: Cue, verb: Token) -> bool:
    """Whether a verb lends its subject to the noun: "held talks", "welcomed a call", but not "welcomed the talks" or "spoke about the talks"."""
    if verb.lemma in by_word("greet") and cue.word.value != "call":
        return False
    apart = cue.token.dep == "pobj" and head(cue.sentence, cue.token).lemma in ("from", "about", "against", "over")
    return not apart and verb.lemma in by_word("light", "chair", "host", "travel", "meet", "speak")


def _spoke_together(scene: Scene, cue: Cue, subject: Token | None) -> list[Side]:
    """Those of several parties who say or do something together after talks that name nobody."""
    if subject is None or not _come_from(cue):
        return []
    spoke = [s for s in sides_of(scene, cue.sentence, subject, "agent") if len(s.parties) > 1 or _is_named(scene, s)]
    return spoke if len({party for side in spoke for party in side.parties}) > 1 else []


def _who_said_so(scene: Scene, cue: Cue, verb: Token, subject: Token | None) -> Token | None:
    """Who met, where the subject is of the party that was met: "Blinken said Israel had agreed, after a meeting with Netanyahu"."""
    over = head(cue.sentence, verb)
    if verb.dep != "ccomp" or subject is None or not _partnered(cue.sentence, cue.token):
        return None
    met = {party for side in _behind(scene, cue, cue.token, ("with",)) for party in side.parties}
    told = {party for side in sides_of(scene, cue.sentence, subject, "agent") for party in side.parties}
    return child(cue.sentence, over, "nsubj") if met and told <= met else None


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


def _come_from(cue: Cue) -> bool:
    """Whether something is said or done "after talks" that name nobody: then those who speak together have met there."""
    top = list(_chain(cue.sentence, cue.token))[-1]
    by = behind(cue.sentence, top)
    named = any(t.lemma in _WITH for t in children(cue.sentence, cue.token, "prep"))
    return cue.word.use == "noun" and by is not None and comes_after(by) and not named


def _is_named(scene: Scene, side: Side) -> bool:
    return any((actor := scene.actor(key)) is not None and actor.kind in _NAMED for key in side.keys)


def _persons(found: Iterator[Side], scene: Scene) -> Iterator[Side]:
    return (side for side in found if _is_named(scene, side))


def _partnered(sentence: Sentence, noun: Token) -> bool:
    """Whether the noun names who the other side is and stands in "after talks with him": then the speaker took part."""
    if not any(t.lemma == "with" for t in children(sentence, noun, "prep")):
        return False
    by = behind(sentence, noun)
    return by is not None and is_after(by)


def _led(scene: Scene, cue: Cue, above: Token) -> Iterator[Side]:
    """Who leads, hosts or mediates it: "talks led by A and B from one side, and C from the other"."""
    for verb in _done_to(cue.sentence, above):
        slot: Slot = "mediator" if verb.lemma in by_word("mediate") else "lead" if verb.lemma in by_word("chair") else "agent"
        for by in children(cue.sentence, verb, "agent", "prep") if verb.lemma in by_word("chair", "light", "host") else ():
            if by.lemma == "by":
                yield from listed(scene, cue.sentence, by, slot)


def _done_to(sentence: Sentence, above: Token) -> list[Token]:
    """The verb itself, the participles somewhere below a word, and the verbs joined to them."""
    below = [t for t in sentence.tokens if t.dep in ("acl", "relcl") and t.tag == "VBN" and _is_above(sentence, above, t)]
    verbs = [above, *below] if above.pos == "VERB" else below
    return [*verbs, *(t for t in sentence.tokens if t.dep == "conj" and any(t.head == v.i for v in verbs))]


def _is_above(sentence: Sentence, above: Token, token: Token) -> bool:
    return any(up.i == above.i for up in ancestors(sentence, token))


def _behind(scene: Scene, cue: Cue, above: Token, prepositions: tuple[str, ...]) -> Iterator[Side]:
    sentence = cue.sentence
    for by in children(sentence, above, "prep", "agent"):
        if by.lemma in prepositions:
            for token in children(sentence, by, "pobj"):
                yield from sides_of(scene, sentence, token, "partner")
            for further in children(sentence, by, "prep"):  # "together with", "along with"
                for token in children(sentence, further, "pobj"):
                    yield from sides_of(scene, sentence, token, "partner")


def _after(scene: Scene, cue: Cue, prepositions: tuple[str, ...]) -> Iterator[Side]:
    """The one named right behind the next "with", where the parser hung it elsewhere ("met today at the White House with ...")."""
    sentence = cue.sentence
    for token in sentence.tokens[cue.token.i + 1 : cue.token.i + _REACH]:
        with_ = token.text.lower() in prepositions
        if not with_ and (token.pos in ("VERB", "SCONJ") or token.text.lower() in ("about", "of")):
            return
        if token.lemma in ("between", "among") and head(sentence, token).lemma in by_word("noun"):
            return  # of the talks of others: "spoke after talks between Iran and Iraq"
        if token.text.lower() in prepositions and token.i + 1 < len(sentence.tokens):
            start = sentence.tokens[token.i + 1]
            mention = next((m for m in scene.mentions_in(Extent(start.start, sentence.end)) if m.start - token.end <= _NEAR), None)
            if mention is not None and mention.how != "adjective":
                yield from sides_of(scene, sentence, token_at(sentence, mention), "partner")
                return


def _next_stops(scene: Scene, cue: Cue, goal: Token) -> Iterator[Token]:
    """Further places of a journey behind the dates of the first: "to Rabat from June 2-3 and Tunis from June 4-5"."""
    places = [p for _, p in scene.places_in(cue.sentence) if p.sense != "demonym" and p.start > goal.end]
    for token in cue.sentence.tokens[goal.i + 1 :]:
        if token.pos in ("VERB", "AUX") or token.text.lower() in ("where", "who", "which", "for"):
            return
        before = cue.sentence.tokens[token.i - 1].text.lower()
        if (
            before in ("and", "to", "then")
            and any(p.start == token.start for p in places)
            and token.dep in ("conj", "pobj", "dep", "appos")
        ):
            yield token


def _goals(scene: Scene, cue: Cue, above: Token) -> Iterator[Side]:
    """The states to which a journey goes: by the place or the state named as its goal."""
    sentence = cue.sentence
    goals = [*children(sentence, above, "dobj")] if above.pos == "VERB" else []
    for by in children(sentence, above, "prep"):
        if by.lemma in ("to", "in", "into"):
            goals += children(sentence, by, "pobj")
    for goal in goals:
        for token in (*joined(sentence, goal), *_next_stops(scene, cue, goal)):
            country = country_at(scene, sentence, token)
            if country is not None:
                yield Side("goal", (country,), (country,), scene.mention_at(token.start, token.end), token)
