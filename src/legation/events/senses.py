"""What a word tells of, as a CAMEO code: verbs with their objects, operators over them, negation and tense."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from legation.events.cues import Cue, Op, adjective, bad_names, framed, noun_cues, rule, settled, verb_cues
from legation.language import ancestors, child, children, descendants
from legation.language.kept import kept
from legation.model import Sentence, Token

_DEPTH = 6  # operators in one another: "is expected to refuse to allow ..." has three
_FUTURE = frozenset({"will", "shall", "would", "'ll", "’ll", "wo", "'d", "’d"})
_MAYBE = frozenset({"may", "might", "could"})
_TAKE_THINGS = ("intend", "demand", "seek", "order", "reject")  # "offered troops", "demanded weapons": the thing stands for its transfer
_ASIDE = frozenset({"after", "before", "during", "since", "despite", "amid", "ahead", "following", "because", "by", "until", "at", "while"})
_THINGS = frozenset({"it", "this", "that", "them", "these"})
_QUOTES = frozenset({'"', "“", "‘", "'", "``"})
_DUTY = frozenset({"must", "should", "ought"})
_CRIMES = frozenset(
    {
        "crime",
        "atrocity",
        "attack",
        "assault",
        "killing",
        "aggression",
        "suicide",
        "murder",
        "act",
        "abuse",
        "violation",
        "genocide",
        "massacre",
        "mistake",
        "offence",
        "offense",
    }
)
_COURSES = frozenset({"campaign", "operation", "wave", "spree", "series", "effort", "bid", "spate", "string", "move"})
_CLAUSES = ("xcomp", "ccomp", "pcomp", "acl", "advcl")


@dataclass(frozen=True)
class Sense:
    """A CAMEO code, the words it was read from (outermost first), and how. `bare`: no rule, no operator, only the word itself.

    `alone`: the word tells of it without a verb that says so; `duty`: it is laid on someone ("must"); `inner`: the code below an operator.
    """

    code: str
    path: tuple[int, ...]
    reason: str
    bare: bool = False
    alone: bool = True
    op: Op | None = None
    duty: bool = False
    inner: str | None = None


@kept
def sense_of(sentence: Sentence, token: Token, depth: int = 0) -> Sense | None:
    """What this verb, noun or adjective tells of; none where the tables say nothing."""
    if depth > _DEPTH:
        return None
    if token.pos in ("VERB", "AUX"):
        sense = _verb(sentence, token, depth)
        sense = _settled(sentence, sense) if sense is not None else _bare_duty(sentence, token)
        return _turned(sentence, token, sense) if sense is not None else None
    if token.pos in ("NOUN", "PROPN"):
        return _noun(sentence, token, depth)
    return None


def objects(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """The nouns below a verb that say what it is about, nearest first: objects, passive subjects, then those after prepositions."""
    for token in children(sentence, verb, "dobj", "nsubjpass", "attr", "oprd", "obj"):
        if token.dep != "attr" or verb.lemma != "be":
            yield from _with_parts(sentence, token)
    if verb.lemma == "have":
        return  # "for such accusations I have no comment"
    whole = next((t for t in children(sentence, verb, "dobj") if t.lemma != "part"), None)
    for prep in children(sentence, verb, "prep", "dative", "prt"):
        if prep.lemma in _ASIDE or (whole is not None and prep.lemma == "in"):
            continue
        for token in children(sentence, prep, "pobj"):
            yield from _with_parts(sentence, token)
        for inner in children(sentence, prep, "prep"):
            for token in children(sentence, inner, "pobj"):
                yield from _with_parts(sentence, token)
    if verb.dep in ("relcl", "acl") and verb.tag == "VBN" and child(sentence, verb, "dobj") is None:
        yield sentence.tokens[verb.head]


def _with_parts(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """A noun, then what it is the measure or part of ("delivery of aid", "two tons of rice"), then what it is joined to."""
    yield noun
    for prep in children(sentence, noun, "prep"):
        if prep.lemma in ("of", "to", "in", "for", "on"):
            yield from children(sentence, prep, "pobj")
    for prep in children(sentence, noun, "prep"):
        for whole in children(sentence, prep, "pobj"):
            yield from children(sentence, whole, "compound")
    yield from children(sentence, noun, "compound", "nmod")
    yield from children(sentence, noun, "conj")


def _bare_duty(sentence: Sentence, verb: Token) -> Sense | None:
    """ "said the army must ensure order": a demand, whatever the verb."""
    if verb.dep == "ccomp" and any(t.text.lower() in _DUTY for t in children(sentence, verb, "aux")):
        return Sense("100", (verb.i,), f"'must' over verb '{verb.lemma}'", op="demand", duty=True)
    return None


def _settled(sentence: Sentence, sense: Sense) -> Sense | None:
    lemmas = frozenset(t.lemma for i in sense.path if (t := sentence.tokens[i]).pos == "NOUN")
    code = settled(sense.code, lemmas, sentence.text.lower())
    if code == "-":
        return None
    return sense if code == sense.code else replace(sense, code=code)


def _verb(sentence: Sentence, verb: Token, depth: int) -> Sense | None:
    if verb.lemma == "be":
        return _copula(sentence, verb, depth)
    cues = tuple(c for c in verb_cues(sentence, verb) if not (c.op == "intend" and _commits_crime(sentence, verb)))
    if not cues:
        return None
    groups = tuple(cue.group for cue in cues)
    names = next(children(sentence, verb, "oprd"), None)
    if "phone" in groups and verb.lemma == "call" and _names(sentence, verb):
        if names is None or not _insults(sentence, names):
            return None
        return Sense("111", (verb.i,), f"verb '{verb.lemma}' + name")
    light = any(cue.op == "pass" and cue.group != "phone" for cue in cues)
    purpose = _for_purpose(sentence, verb, groups, depth)
    if purpose is not None:
        return purpose
    for noun in _about(sentence, verb, groups):
        known = noun_cues(sentence, noun)
        part = noun.dep in ("compound", "nmod", "amod")
        kinds = (*(c.group for c in known), *(("name",) if noun.pos == "PROPN" and not part else ()))
        code = rule(groups, kinds, "" if part else noun.lemma)
        if code is not None:
            return Sense(code, (verb.i, noun.i), f"verb '{verb.lemma}' + '{noun.lemma}'") if code != "-" else None
        if (
            light
            and not part
            and not _for(sentence, verb, noun)
            and (inner := _noun(sentence, noun, depth + 1)) is not None
            and (inner.alone or not inner.bare)
        ):
            return Sense(inner.code, (verb.i, *inner.path), f"'{verb.lemma}' (pass) over {inner.reason}", op="pass")
        if noun.dep == "dobj" and any(cue.op == "halt" for cue in known):
            ended = _ended(sentence, verb, noun, depth)
            if ended is not None:
                return ended
            break
    if child(sentence, verb, "dobj", "nsubjpass", "ccomp") is not None and (code := rule(groups, (), "*")):
        return Sense(code, (verb.i,), f"verb '{verb.lemma}' with object") if code != "-" else None
    return _operated(sentence, verb, cues, depth) or _alone(sentence, verb, cues)


def _operated(sentence: Sentence, verb: Token, cues: tuple[Cue, ...], depth: int) -> Sense | None:
    """What the verb does to the event below it."""
    for cue in cues:
        if cue.op is not None and cue.group != "phone":
            inner = _inner(sentence, verb, cue, depth)
            if inner is not None:
                reason = f"'{verb.lemma}' ({cue.op}) over {inner.reason}"
                return Sense(framed(cue.op, inner.code), (verb.i, *inner.path), reason, op=cue.op, inner=inner.code)
    return None


def _alone(sentence: Sentence, verb: Token, cues: tuple[Cue, ...]) -> Sense | None:
    """What the verb tells of by itself; a promise only where its clause says what will be ("vowed that Spain would ...")."""
    clause = child(sentence, verb, "ccomp")
    that = clause is not None and not any(t.lemma in ("will", "would", "'ll") for t in children(sentence, clause, "aux"))
    told = (c for c in cues if c.code and not (that and c.group == "intend"))
    own = child(sentence, verb, "xcomp") is not None or clause is not None
    return next(
        (Sense(c.code or "", (verb.i,), f"verb '{verb.lemma}'", bare=not (own and c.group == "intend"), op=c.op) for c in told), None
    )


def _for_purpose(sentence: Sentence, verb: Token, groups: tuple[str, ...], depth: int) -> Sense | None:
    """What is given or phoned for: "sent troops to fight", "called to congratulate"."""
    purpose = next((s for t in _purposes(sentence, verb) if (s := sense_of(sentence, t, depth + 1)) is not None), None)
    if purpose is None:
        return None
    if (purpose.code[:2] in ("09", "18", "19") and "give" in groups) or (purpose.code[:2] in ("05", "10", "11") and "phone" in groups):
        return Sense(purpose.code, (verb.i, *purpose.path), f"'{verb.lemma}' to {purpose.reason}", op="pass")
    return None


def _about(sentence: Sentence, verb: Token, groups: tuple[str, ...]) -> Iterator[Token]:
    """The objects; of verbs of moving also the subject ("peacekeepers arrived")."""
    yield from objects(sentence, verb)
    if "visit" in groups or "mobilise" in groups:
        for subject in children(sentence, verb, "nsubj"):
            yield from _with_parts(sentence, subject)


def _for(sentence: Sentence, verb: Token, noun: Token) -> bool:
    """Whether a noun only says what something else is built or made for ("build momentum for its proposal")."""
    above = sentence.tokens[noun.head]
    done = child(sentence, verb, "dobj")
    return above.lemma == "for" and noun.dep == "pobj" and done is not None and not noun_cues(sentence, done)


def _commits_crime(sentence: Sentence, verb: Token) -> bool:
    """Whether "commit" has a deed as its object, and promises nothing."""
    if verb.lemma != "commit":
        return False
    done = child(sentence, verb, "dobj", "nsubjpass") or (sentence.tokens[verb.head] if verb.dep == "acl" and verb.tag == "VBN" else None)
    return done is not None and done.lemma in _CRIMES


def _ended(sentence: Sentence, verb: Token, noun: Token, depth: int) -> Sense | None:
    """ "bring an end to the war": what the verb's own preposition reaches is what ends."""
    for prep in children(sentence, verb, "prep", "dative"):
        for below in children(sentence, prep, "pobj") if prep.lemma == "to" else ():
            inner = sense_of(sentence, below, depth + 1)
            if inner is not None:
                reason = f"'{verb.lemma}' + '{noun.lemma}' (halt) over {inner.reason}"
                return Sense(framed("halt", inner.code), (verb.i, noun.i, *inner.path), reason, op="halt", inner=inner.code)
    return None


def _names(sentence: Sentence, verb: Token) -> bool:
    """Whether "call" gives a name ("called him a liar") rather than rings someone up."""
    called = child(sentence, verb, "dobj")
    if child(sentence, verb, "oprd", "ccomp") is not None or (called is not None and called.text.lower() in _THINGS):
        return True
    after = sentence.tokens[called.i + 1].text if called is not None and called.i + 1 < len(sentence.tokens) else ""
    return after in _QUOTES


def _insults(sentence: Sentence, name: Token) -> bool:
    """Whether a name that someone is called is a bad one."""
    words = [sentence.tokens[i] for i in sorted(descendants(sentence, name))]
    return any(any(c.group == "insult" for c in bad_names(t)) or adjective(t)[1] in ("111", "112") for t in words)


def _copula(sentence: Sentence, verb: Token, depth: int) -> Sense | None:
    """ "is willing to send", "is to visit", "is a guilty ..."."""
    for state in children(sentence, verb, "acomp", "attr", "xcomp"):
        op, code = adjective(state)
        if state.lemma == "critical" and any(p.lemma in ("to", "for") for p in children(sentence, state, "prep")):
            continue  # "critical to the industry"
        if op is None and state.dep == "xcomp" and state.pos == "VERB":
            op = "intend"
            inner = sense_of(sentence, state, depth + 1)
        else:
            inner = (
                next(
                    (s for s in (sense_of(sentence, t, depth + 1) for t in (*_below(sentence, state), *_after(sentence, state))) if s), None
                )
                if op
                else None
            )
        if op is not None and inner is not None:
            reason = f"'{state.lemma}' ({op}) over {inner.reason}"
            return Sense(framed(op, inner.code), (verb.i, *inner.path), reason, op=op, inner=inner.code)
        if code is not None and inner is None and (op is None or child(sentence, state, "xcomp", "prep") is not None):
            return Sense(code, (verb.i, state.i), f"'{state.lemma}'", bare=True, op=op)
    return None


def _inner(sentence: Sentence, verb: Token, cue: Cue, depth: int) -> Sense | None:
    """The event that an operator stands over: in its clause, then in its objects. `pass` verbs of speech take only what they govern."""
    clauses = list(_below(sentence, verb))
    for below in (t for t in clauses if t.dep in ("xcomp", "ccomp", "pcomp")):
        sense = sense_of(sentence, below, depth + 1)
        if sense is not None and (below.dep != "ccomp" or _reports(cue, sense)):
            return sense
    aside = () if verb.lemma == "have" else (t for t in clauses if t.dep in ("acl", "advcl", "relcl"))  # "has nothing left to offer"
    for token in (*objects(sentence, verb), *aside):
        if cue.group == "tell":
            return None
        if _names_kind(sentence, token):
            continue
        sense = sense_of(sentence, token, depth + 1)
        if sense is not None and (sense.alone or not sense.bare or cue.group in _TAKE_THINGS) and not _is_state_of(sense, cue):
            return sense
    return None


def _is_state_of(sense: Sense, cue: Cue) -> bool:
    """Whether a noun names a good that is meant to be kept ("committed to energy security") rather than police who are meant to be sent."""
    return cue.op == "intend" and sense.bare and sense.code == "153"


def _reports(cue: Cue, sense: Sense) -> bool:
    """Whether a that-clause is the event itself: under a light verb or one of telling only what must be done."""
    if cue.op == "pass" or cue.group == "tell":
        return sense.duty
    return sense.op in ("intend", "demand") if cue.op == "intend" else True


def _purposes(sentence: Sentence, verb: Token) -> Iterator[Token]:
    for token in children(sentence, verb, "xcomp", "advcl"):
        if _to(sentence, token):
            yield token
    for noun in children(sentence, verb, "dobj"):
        yield from (t for t in children(sentence, noun, "acl", "relcl") if _to(sentence, t))


def _below(sentence: Sentence, token: Token) -> Iterator[Token]:
    yield from (t for t in children(sentence, token, *_CLAUSES) if t.dep != "advcl" or t.tag == "VB")
    for noun in children(sentence, token, "dobj", "nsubjpass", "attr"):
        yield from (t for t in children(sentence, noun, "acl", "relcl") if (t.tag == "VBG" and t.dep == "acl") or _to(sentence, t))
    for prep in children(sentence, token, "prep"):
        yield from children(sentence, prep, "pcomp")


def _to(sentence: Sentence, verb: Token) -> bool:
    return any(t.lemma == "to" for t in children(sentence, verb, "aux"))


def _after(sentence: Sentence, state: Token) -> Iterator[Token]:
    for prep in children(sentence, state, "prep"):
        yield from children(sentence, prep, "pobj")


def _noun(sentence: Sentence, noun: Token, depth: int) -> Sense | None:
    cues = noun_cues(sentence, noun)
    for cue in cues:
        if cue.op is not None:
            inner = next((s for s in (sense_of(sentence, t, depth + 1) for t in _under(sentence, noun)) if s), None)
            if inner is not None and cue.group == "responsibility":
                return replace(inner, reason=f"noun '{noun.lemma}' over {inner.reason}", bare=False, op="pass")
            if inner is not None and not _is_state_of(inner, cue):
                return Sense(
                    framed(cue.op, inner.code), (noun.i, *inner.path), f"noun '{noun.lemma}' ({cue.op}) over {inner.reason}", op=cue.op
                )
    return next((Sense(c.code, (noun.i,), f"noun '{noun.lemma}'", bare=True, alone=c.alone, op=c.op) for c in cues if c.code), None)


def _under(sentence: Sentence, noun: Token) -> Iterator[Token]:
    yield from children(sentence, noun, "acl")
    for prep in children(sentence, noun, "prep"):
        if prep.lemma in ("of", "to", "for", "on", "against", "in"):
            yield from children(sentence, prep, "pobj", "pcomp")


def _turned(sentence: Sentence, verb: Token, sense: Sense) -> Sense | None:
    """The sense with the verb's own negation, modals and tense taken into account."""
    helpers = {t.text.lower() for t in children(sentence, verb, "aux", "auxpass")}
    negated = any(t.lemma in ("not", "n't", "never", "no") for t in children(sentence, verb, "neg"))
    verbal = sense.code[0] == "0" and sense.code[:2] not in ("01", "02", "09")
    if negated:
        return _as(sense, "refuse", "not") if verbal else (_as(sense, "refuse", "not") if sense.code[:2] in ("14", "16", "17") else None)
    if (helpers & _DUTY and not _inverted(sentence, verb)) or _needs(sentence, verb):
        return replace(_as(sense, "demand", "must"), duty=True)
    if helpers & _MAYBE and "have" in helpers:
        return sense
    if helpers & (_FUTURE | _MAYBE) or _headline_plan(sentence, verb, helpers):
        return _as(sense, "intend", "will")
    return sense


def _inverted(sentence: Sentence, verb: Token) -> bool:
    """ "Should Congress fail": a condition."""
    subject = child(sentence, verb, "nsubj")
    return subject is not None and any(t.text == "Should" and t.i < subject.i for t in children(sentence, verb, "aux"))


def _needs(sentence: Sentence, verb: Token) -> bool:
    """ "said Iran needs to return": a duty laid on another, where the subject is not the speaker again."""
    above = sentence.tokens[verb.head]
    subject = child(sentence, above, "nsubj")
    return (
        verb.dep == "xcomp" and above.lemma in ("need", "have") and above.dep == "ccomp" and subject is not None and subject.pos != "PRON"
    )


def _headline_plan(sentence: Sentence, verb: Token, helpers: set[str]) -> bool:
    return bool("to" in helpers and verb.head == verb.i)


def _as(sense: Sense, op: Op, why: str) -> Sense:
    if sense.op == op:
        return sense
    return replace(sense, code=framed(op, sense.code), reason=f"'{why}' over {sense.reason}", bare=False, op=op, inner=sense.code)


def triggers(sentence: Sentence) -> tuple[tuple[Token, Sense], ...]:
    """The words that tell of an event and are not themselves what another such word stands over, in order."""
    senses = [(t, s) for t in sentence.tokens if (s := sense_of(sentence, t)) is not None]
    inside = {i for _, s in senses for i in s.path[1:]}
    above = {root: {i for _, s in senses if s.code[:2] == root for i in s.path} for root in ("14", "04")}
    return tuple(
        (t, s)
        for t, s in senses
        if t.i not in inside and s.alone and not _attribute(t) and not _aim(sentence, t, s, above) and not _part(sentence, t)
    )


def _aim(sentence: Sentence, token: Token, sense: Sense, above: dict[str, set[int]]) -> bool:
    """Whether a demand only says what a protest is for ("rallied to demand reforms"), or a talk what a meeting is for ("met to discuss"):
    the manual codes the protest, the meeting alone."""
    held = above.get({"10": "14", "04": "04"}.get(sense.code[:2], ""), set()) - {token.i}
    if not held or (sense.code[:2] == "04" and not _to(sentence, token)):
        return False
    return token.dep in ("advcl", "acl", "relcl", "xcomp", "conj") and any(t.i in held for t in list(ancestors(sentence, token))[:3])


def _part(sentence: Sentence, token: Token) -> bool:
    """Whether a noun only says of what kind another event noun is ("a war of aggression", "an attack drone")."""
    if token.pos != "NOUN":
        return False
    above = sentence.tokens[token.head]
    if _names_kind(sentence, token):
        return True
    if token.dep == "pobj" and above.lemma == "of":
        above = sentence.tokens[above.head]
        return above.pos == "NOUN" and any(cue.code is not None and cue.alone for cue in noun_cues(sentence, above))
    return False


def _names_kind(sentence: Sentence, token: Token) -> bool:
    """Whether a noun before another only says what kind of thing that is ("attack drone"), which is no event itself."""
    above = sentence.tokens[token.head]
    if token.dep not in ("compound", "nmod") or token.i > above.i or above.pos not in ("NOUN", "PROPN") or above.lemma in _COURSES:
        return False
    return not any(cue.code is not None and cue.alone for cue in noun_cues(sentence, above))


def _attribute(token: Token) -> bool:
    """A participle before its noun ("the failed uprising") says what kind it is, not what happened."""
    return token.pos == "VERB" and token.dep in ("amod", "compound", "nmod", "dobj", "pobj", "nsubj", "npadvmod")
