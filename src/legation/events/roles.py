"""Who does it and to whom: the words that stand as source and as target of a trigger."""

from collections.abc import Iterator

from legation.events.cues import noun_cues, verb_cues
from legation.events.running import carries
from legation.events.senses import Sense
from legation.language import ancestors, child, children, descendants
from legation.model import Sentence, Token

_FORCE = ("18", "19", "20")
_SUBJECT = ("nsubj", "csubj")
_AIM = (
    "against",
    "on",
    "upon",
    "with",
    "to",
    "for",
    "at",
    "between",
    "toward",
    "towards",
    "over",
    "into",
    "from",
    "in",
    "of",
    "among",
    "by",
    "about",
)
_RECEIVE = ("receive", "get", "obtain", "secure", "win", "draw", "face", "attract", "earn")
_THINGS = (
    "property",
    "territory",
    "text",
    "roads",
    "newspaper",
    "medal",
    "debt",
    "licence",
    "utilities",
    "embassy",
)  # after those who get them
_PHRASES = (
    "response",
    "order",
    "effort",
    "exchange",
    "addition",
    "support",
    "line",
    "accordance",
    "front",
    "light",
    "view",
    "face",
    "wake",
    "favour",
)
_CAUSE = ("prompt", "lead", "get", "move", "help", "drive", "push", "trigger")
_FELT = (
    "pressure",
    "need",
    "obligation",
    "duty",
    "incentive",
    "right",
    "ability",
    "readiness",
    "willingness",
    "intention",
    "desire",
    "chance",
    "opportunity",
)  # "feels pressure to": whoever has it acts
_MOST = 16  # sides of one event; a list of a hundred names is no event between all of them
_STEPS = 8
WORDS_DO = ("02", "03", "05", "10", "11", "12", "13")  # what is done by saying it: whoever says it does it


def sources(sentence: Sentence, token: Token) -> tuple[Token, ...]:
    """The heads of the noun phrases that act, nearest first; empty where the sentence names none."""
    found = list(_verb_sources(sentence, token)) if token.pos in ("VERB", "AUX") else list(_noun_sources(sentence, token))
    return tuple(_joined(sentence, found))


def targets(sentence: Sentence, sense: Sense) -> tuple[Token, ...]:
    """The heads of the noun phrases acted on, nearest first: of the trigger, then of the events it stands over."""
    found: list[Token] = []
    last = sentence.tokens[sense.path[-1]]
    below = [t.i for t in children(sentence, last, "xcomp")] if last.pos in ("VERB", "ADJ") else []
    nouns = [t for i in sense.path[1:] if (t := sentence.tokens[i]).pos in ("NOUN", "PROPN")]
    path = (*sense.path[1:], sense.path[0]) if sense.op == "pass" else sense.path
    for i in (*path, *below):
        at = sentence.tokens[i]
        found += _verb_targets(sentence, at) if at.pos in ("VERB", "AUX") else _noun_targets(sentence, at)
    for noun in nouns:
        found += [t for t in owners(sentence, noun) if t.pos != "PRON"]
    kept = [t for t in nouns if _acted_on(sentence, t, sense)]
    rest = [t for t in dict.fromkeys(found) if t.i not in sense.path and not _timely(sentence, t)]
    things = [t for t in kept if any(cue.group in _THINGS for cue in noun_cues(sentence, t))]
    return tuple(_joined(sentence, [*(t for t in kept if t not in things), *rest, *things]))


def _acted_on(sentence: Sentence, noun: Token, sense: Sense) -> bool:
    """Whether a noun that the sense was read from is itself acted on: people and things, and what is refused or granted."""
    if sense.code[:2] == "11":
        return not any(cue.code is not None and cue.code.startswith("11") for cue in noun_cues(sentence, noun))
    if sense.code[:3] in ("120", "080", "083", "127", "129") and len(sense.path) > 1 and noun.i == sense.path[1]:
        return True
    return all(cue.code is None for cue in noun_cues(sentence, noun))


def _timely(sentence: Sentence, token: Token) -> bool:
    return any(e.first <= token.i <= e.last and e.label in ("DATE", "TIME", "PERCENT") for e in sentence.entities)


def _joined(sentence: Sentence, tokens: list[Token]) -> Iterator[Token]:
    """Each token once, with those joined to it by "and"."""
    seen: set[int] = set()
    todo = list(tokens)
    while todo and len(seen) < _MOST:
        token = todo.pop(0)
        if token.i in seen:
            continue
        seen.add(token.i)
        yield token
        todo[:0] = list(children(sentence, token, "conj"))


def _verb_sources(sentence: Sentence, verb: Token) -> Iterator[Token]:
    giver = _giver(sentence, verb)
    if giver is not None:
        yield giver
        return
    at = verb
    for _ in range(_STEPS):
        agent = child(sentence, at, "agent") if at.tag == "VBN" else None
        passive = agent is not None or child(sentence, at, "nsubjpass", "auxpass") is not None
        if passive or (at.tag == "VBN" and (at.dep in ("acl", "relcl") or _participle(sentence, at))):
            if agent is not None:
                yield from children(sentence, agent, "pobj")
            elif any(cue.op == "intend" for cue in verb_cues(sentence, at)):
                yield from children(sentence, at, "nsubjpass")
            return
        own = list(children(sentence, at, *_SUBJECT))
        if own:
            for subject in own:
                yield _antecedent(sentence, at) if at.dep == "relcl" and subject.tag in ("WDT", "WP") else subject
            if at.dep == "ccomp" and own[0].pos == "PRON":
                yield from _verb_sources(sentence, sentence.tokens[at.head])
            return
        if at.dep == "acl" and at.tag == "VBG":
            yield sentence.tokens[at.head]
            yield from _noun_sources(sentence, sentence.tokens[at.head])
            return
        if at.head == at.i:
            return
        above = sentence.tokens[at.head]
        if at.dep == "xcomp" and (controller := child(sentence, above, "dobj")) is not None:
            yield controller
            return
        at = _over_gerund(sentence, at, above) if at.dep == "pcomp" and at.tag == "VBG" else above
        if at.pos not in ("VERB", "AUX"):
            held = owners(sentence, at)
            yield from held
            if held or at.dep not in ("dobj", "attr") or at.lemma not in _FELT:
                return


def _over_gerund(sentence: Sentence, gerund: Token, preposition: Token) -> Token:
    """The verb whose subject does what a gerund says: "angered Ukraine by threatening Poland", "played a role in negotiating it"; else the preposition."""
    over = sentence.tokens[preposition.head]
    if over.pos == "NOUN" and over.dep == "dobj" and not owners(sentence, over):
        over = sentence.tokens[over.head]
    return over if over.pos == "VERB" and over.i < gerund.i else preposition


def _antecedent(sentence: Sentence, verb: Token) -> Token:
    """What a relative clause tells of: its noun, or the deed done to it ("a strike on the embassy, which killed ten")."""
    noun = sentence.tokens[verb.head]
    prep = sentence.tokens[noun.head]
    deed = sentence.tokens[prep.head]
    set_off = any(t.text == "," for t in sentence.tokens[noun.i + 1 : verb.i])
    if set_off and noun.dep == "pobj" and deed.pos == "NOUN" and any((c.code or "")[:2] in _FORCE for c in noun_cues(sentence, deed)):
        return deed
    return noun


def _participle(sentence: Sentence, verb: Token) -> bool:
    """Whether a participle opens or closes a sentence without a subject: "Asked about the talks, he said"."""
    return verb.dep == "advcl" and child(sentence, verb, "nsubj", "aux", "dobj") is None


def _noun_sources(sentence: Sentence, noun: Token) -> Iterator[Token]:
    yield from owners(sentence, noun)
    for above in ancestors(sentence, noun):
        if above.pos in ("VERB", "AUX"):
            if noun.dep not in ("nsubj", "nsubjpass"):
                yield from _verb_sources(sentence, above)
            else:
                agent = child(sentence, above, "agent")
                if agent is not None:
                    yield from children(sentence, agent, "pobj")
            return


def _giver(sentence: Sentence, verb: Token) -> Token | None:
    """Whom something is received from: the source, whatever the grammar says."""
    if verb.lemma not in _RECEIVE:
        return None
    for holder in (verb, *children(sentence, verb, "dobj")):
        for prep in children(sentence, holder, "prep"):
            if prep.lemma == "from":
                return child(sentence, prep, "pobj")
    return None


def owners(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """Whose act a noun names: "Russia's attack", "attacks by Russia", "the Russian attack"."""
    out = list(children(sentence, noun, "poss"))
    for prep in children(sentence, noun, "prep", "agent"):
        if prep.lemma in ("by", "from", "between"):
            out += children(sentence, prep, "pobj")
    out += (t for t in children(sentence, noun, "amod", "compound", "nmod") if t.text[:1].isupper())
    return tuple(out)


def _verb_targets(sentence: Sentence, verb: Token) -> list[Token]:
    if _giver(sentence, verb) is not None:
        return list(children(sentence, verb, "nsubj"))
    found = [*children(sentence, verb, "dobj", "nsubjpass", "dative", "oprd")]
    for t in list(found):
        if t.pos == "ADP":
            found += children(sentence, t, "pobj")
    if verb.tag == "VBN" and not found:
        found += _passive_of(sentence, verb)
    for other in children(sentence, verb, "ccomp"):
        found += children(sentence, other, "nsubj", "nsubjpass")
    for prep in children(sentence, verb, "prep"):
        if prep.lemma in _AIM:
            found += children(sentence, prep, "pobj")
    for thing in list(found):
        found += _noun_targets(sentence, thing)
    return found


def _passive_of(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """To whom a passive without a subject of its own is done: the noun over it, the subject of the verb over it or of the one it is joined to."""
    above = sentence.tokens[verb.head]
    if verb.dep in ("relcl", "acl"):
        over = sentence.tokens[above.head]
        if above.dep in ("attr", "acomp") and over.lemma == "be" and above.pos != "PROPN":
            yield from children(sentence, over, "nsubj")  # "A is the latest to be threatened"
        yield above
    elif verb.dep == "xcomp" and child(sentence, verb, "auxpass") is not None:
        yield from children(sentence, above, "nsubj")  # "is not going to be bullied"
    elif verb.dep == "conj" and child(sentence, verb, "nsubjpass", "dobj") is None:
        yield from children(sentence, above, "nsubjpass")  # "was bribed or blackmailed"


def _noun_targets(sentence: Sentence, noun: Token) -> list[Token]:
    found: list[Token] = []
    for prep in children(sentence, noun, "prep"):
        if prep.lemma in _AIM and prep.lemma != "by":
            found += children(sentence, prep, "pobj")
            for inner in children(sentence, prep, "prep"):
                found += children(sentence, inner, "pobj")
    found += children(sentence, noun, "poss")
    return found


def doers(sentence: Sentence, token: Token, sense: Sense) -> tuple[Token, ...]:
    """As `sources`, for a running text: who does what a noun names is its own actor, else the subject of a verb that carries it out."""
    if token.pos in ("VERB", "AUX"):
        both = _between(sentence, sense)
        if both:
            return tuple(_joined(sentence, both))
        caused = _caused(sentence, token, sense)
        if caused is not None:
            return sources(sentence, caused)
        noun = _carried(sentence, sense)
        own = owners(sentence, noun) if noun is not None else ()
        if noun is None or carries(sentence, token, sense.code) or not own:
            lent = noun is None or sense.code[:2] in WORDS_DO or carries(sentence, token, sense.code)
            return sources(sentence, token) if lent else ()
        return tuple(_joined(sentence, list(own)))
    own = owners(sentence, token)
    above = sentence.tokens[token.head]
    if not own and token.dep == "dobj" and carries(sentence, above, sense.code):
        return sources(sentence, above)
    return tuple(_joined(sentence, list(own)))


def _between(sentence: Sentence, sense: Sense) -> list[Token]:
    """The sides of a thing done by several together: "the agreement between Iran and Iraq was announced"."""
    if sense.op is not None or sense.code[:2] not in ("03", "04", "05", "06"):
        return []
    nouns = [t for i in sense.path[1:] if (t := sentence.tokens[i]).pos == "NOUN"]
    preps = [p for noun in nouns for p in children(sentence, noun, "prep") if p.lemma == "between"]
    return [t for prep in preps for t in children(sentence, prep, "pobj") if any(children(sentence, t, "conj")) or t.tag.endswith("S")]


def _caused(sentence: Sentence, verb: Token, sense: Sense) -> Token | None:
    """The verb that tells what someone was brought to do ("prompted him to convene")."""
    if sense.op != "pass" or len(sense.path) < 2 or verb.lemma not in _CAUSE or child(sentence, verb, "dobj") is None:
        return None
    below = sentence.tokens[sense.path[1]]
    return below if below.pos == "VERB" and below.dep == "xcomp" and below.head == verb.i else None


def _carried(sentence: Sentence, sense: Sense) -> Token | None:
    """The event noun from which a verb without a sense of its own has its sense."""
    if sense.op != "pass" or len(sense.path) < 2:
        return None
    noun = sentence.tokens[sense.path[1]]
    return noun if noun.pos in ("NOUN", "PROPN") else None


def aims(sentence: Sentence, sense: Sense, words: frozenset[str], *, objects: bool = True) -> tuple[Token, ...]:
    """As `targets`, for a running text: only what the words of the event govern themselves, directly or by one of these prepositions."""
    found: list[Token] = []
    path = (*sense.path[1:], sense.path[0]) if sense.op == "pass" else sense.path
    for i in path:
        at = sentence.tokens[i]
        if i == sense.path[0] and sense.op == "order" and sense.code[0] in "12" and child(sentence, at, "xcomp") is not None:
            continue  # "ordered the army to attack": the army is not what is attacked
        if at.pos in ("VERB", "AUX"):
            things = list(_objects(sentence, at)) if objects else []
            found += things
            for holder in (at, *things):
                found += _reached(sentence, holder, words)
        else:
            more = words | (_own_aims(sentence, at) if sense.op != "refuse" else frozenset())
            found += _reached(sentence, at, more)
            if at.dep == "compound" and at.i != sense.path[0]:
                found += _reached(sentence, sentence.tokens[at.head], more)
    nouns = [t for i in sense.path[1:] if (t := sentence.tokens[i]).pos in ("NOUN", "PROPN")]
    if sense.op != "pass" and not carries(sentence, sentence.tokens[sense.path[0]], sense.code):
        found += [t for noun in nouns for t in owners(sentence, noun)]
    kept = [t for t in nouns if _acted_on(sentence, t, sense)] if objects else []
    rest = [t for t in dict.fromkeys(found) if t.i not in sense.path and not _timely(sentence, t)]
    things = [t for t in kept if any(cue.group in _THINGS for cue in noun_cues(sentence, t))]
    if sense.code[:2] == "10":
        return tuple(_joined(sentence, list(dict.fromkeys([*rest, *kept]))))  # "urged Cuba to free prisoners": whom, then what
    return tuple(_joined(sentence, [*(t for t in kept if t not in things), *rest, *things]))


def _own_aims(sentence: Sentence, noun: Token) -> frozenset[str]:
    """The prepositions by which a noun of force, sanction or aid itself reaches someone ("lifted the ban on", "suspended aid to")."""
    roots = {(cue.code or "")[:2] for cue in noun_cues(sentence, noun)}
    if roots & {"16", "17", "18", "19", "20"}:
        return frozenset({"on", "against", "of", "for"} if "17" in roots else {"on", "against", "of"})
    return frozenset({"to", "for"}) if "07" in roots else frozenset()


def _objects(sentence: Sentence, verb: Token) -> Iterator[Token]:
    if _giver(sentence, verb) is not None:
        yield from children(sentence, verb, "nsubj")
        return
    for token in children(sentence, verb, "dobj", "nsubjpass", "dative", "oprd"):
        if token.lemma != "responsibility":
            yield from children(sentence, token, "pobj") if token.pos == "ADP" else (token,)
    if verb.tag == "VBN":
        yield from _passive_of(sentence, verb)
    for below in children(sentence, verb, "ccomp"):
        if any(cue.op in ("demand", "threaten") or (cue.code or "").startswith("11") for cue in verb_cues(sentence, verb)):
            yield from children(sentence, below, "nsubj", "nsubjpass")


def _reached(sentence: Sentence, holder: Token, words: frozenset[str]) -> Iterator[Token]:
    for prep in children(sentence, holder, "prep"):
        if prep.lemma in words:
            yield from (t for t in children(sentence, prep, "pobj") if t.lemma not in _PHRASES or prep.lemma != "in")
        if prep.lemma == "of":  # "a war of aggression against ..."
            for part in children(sentence, prep, "pobj"):
                for inner in children(sentence, part, "prep"):
                    if inner.lemma in words - {"of", "in"} and part.pos == "NOUN":
                        yield from children(sentence, inner, "pobj")


def region(sentence: Sentence, tokens: tuple[Token, ...]) -> set[int]:
    """Positions of these words and of all that depends on them."""
    out: set[int] = set()
    for token in tokens:
        out |= descendants(sentence, token, without=("relcl", "advcl"))
    return out
