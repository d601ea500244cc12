"""Who does what a verb says: its own subject, or the one it shares with the verb or noun above it."""

from legation.language import ancestors, child, children, head
from legation.model import Scene, Sentence, Token
from legation.reference.meeting_words import by_word

_THANKED = ("thank", "congratulate", "praise", "commend", "applaud", "compliment", "criticize", "criticise", "blame")
_ASKING = (("call", "on"), ("call", "upon"), ("appeal", "to"), ("prevail", "on"), ("prevail", "upon"), ("lean", "on"))
_SHARING = ("conj", "xcomp", "advcl", "ccomp", "pcomp", "dep", "prep", "aux")


def subject_of(sentence: Sentence, verb: Token) -> Token | None:
    """The subject of a verb, its own or the one it shares with the verb or noun above it; for a passive, what is done to."""
    at: Token | None = verb
    for _ in sentence.tokens:  # each step goes up; a tree is no deeper than its words are many
        if at is None:
            return None
        found = _own(sentence, at) or _by_what_is_above(sentence, at)
        if found is not None or not _shares(sentence, at):
            return found
        at = next((up for up in ancestors(sentence, at) if up.pos in ("VERB", "AUX")), None)
    return None


def _by_what_is_above(sentence: Sentence, verb: Token) -> Token | None:
    """Who does it by the word over a verb: who is asked to, whom its clause describes, whose plan it is, who is thanked for it."""
    above = head(sentence, verb)
    if above.i == verb.i:
        return None
    if (other := _asked(sentence, above, verb)) is not None:
        return other
    if _describes(verb, above):
        return _owner(sentence, above) if _planned(verb, above) else above
    return _of_gerund(sentence, head(sentence, above)) if verb.dep == "pcomp" else None


def _shares(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb shares the subject of the one above it."""
    return verb.head != verb.i and (verb.dep in _SHARING or _describes(verb, head(sentence, verb)))


def _describes(verb: Token, noun: Token) -> bool:
    return verb.dep in ("acl", "relcl") and noun.pos in ("NOUN", "PROPN", "PRON")


def _asked(sentence: Sentence, verb: Token, below: Token) -> Token | None:
    """Who is asked, called on or appealed to, to do what stands below: "asked Chad to meet the envoy", "called on Chad to meet the envoy"."""
    if below.dep == "xcomp" and verb.lemma in by_word("control") and (other := child(sentence, verb, "dobj")) is not None:
        return other
    if below.dep not in ("xcomp", "advcl", "ccomp") or below.tag != "VB":
        return None
    by = next((t for t in children(sentence, verb, "prep") if (verb.lemma, t.lemma) in _ASKING and verb.i < t.i < below.i), None)
    return child(sentence, by, "pobj") if by is not None else None


def _own(sentence: Sentence, verb: Token) -> Token | None:
    own = child(sentence, verb, "nsubj", "nsubjpass", "csubj")
    relative = own is not None and own.text.lower() in ("who", "which", "that")
    return head(sentence, verb) if relative and verb.dep in ("relcl", "acl") else own


def _planned(verb: Token, noun: Token) -> bool:
    """Whether a noun says that somebody means to do it ("the decision to meet"), rather than who does it ("officials meeting in Oslo")."""
    return verb.tag == "VB" or (verb.dep == "acl" and noun.lemma in by_word("plan"))


def _of_gerund(sentence: Sentence, over: Token) -> Token | None:
    """Who does what stands behind a preposition of this word: "complimented him on his role in convening it", "thanked him for hosting them"."""
    owner = child(sentence, over, "poss") if over.pos == "NOUN" else None
    return owner or (child(sentence, over, "dobj") if over.lemma in _THANKED else None)


def _owner(sentence: Sentence, noun: Token) -> Token | None:
    """Whose plan it is: the possessor of the noun, or who stands behind "of"."""
    of = next((t for t in children(sentence, noun, "prep") if t.lemma == "of"), None)
    return child(sentence, noun, "poss") or (child(sentence, of, "pobj") if of is not None else None)


def before(scene: Scene, sentence: Sentence, verb: Token) -> Token | None:
    """The name that stands right before a finite verb without a subject, where the parser took its title for something else."""
    first = min([verb.i, *(t.i for t in children(sentence, verb, "aux", "auxpass", "advmod") if t.i < verb.i)])
    if first == 0 or not (verb.tag in ("VBD", "VBZ", "VBP") or child(sentence, verb, "aux") is not None):
        return None
    last = sentence.tokens[first - 1]
    mention = scene.mention_at(last.start, last.end)
    return last if mention is not None and mention.how == "name" else None
