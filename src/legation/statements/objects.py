"""Objects as content: things that are condemned, persons who are urged to act, concern that is voiced about something."""

from legation.language import child, children, descendants
from legation.model import Extent, Sentence, Token
from legation.reference.speech import is_speech_verb, words_of
from legation.statements.attempt import Attempt, Found, is_circumstance
from legation.statements.beside import with_quotes
from legation.statements.clauses import marked_that
from legation.statements.cues import Cue

_EMPTY = ("it", "that", "this", "so", "what", "which", "he", "she", "they", "himself", "herself", "itself", "themselves")


def thing_or_person(attempt: Attempt) -> Found | None:
    """The object of the cue: "condemned the attack"."""
    noun = _object(attempt.cue)
    if noun is None or (noun.pos == "PRON" and noun.text.lower() in _EMPTY) or noun.lemma in words_of("withheld"):
        return None
    inside = attempt.further(descendants(attempt.sentence, noun))
    return Found(attempt.stretches(inside), "np", attempt.row)


def words(attempt: Attempt) -> Found | None:
    """An object that is itself something said or thought: a claim is challenged in words, a rival on the field."""
    noun = _object(attempt.cue)
    return thing_or_person(attempt) if noun is not None and noun.lemma in words_of("sayable") else None


def thing(attempt: Attempt) -> Found | None:
    """An object that is no person: a decision is welcomed in words, a guest at the door."""
    noun = _object(attempt.cue)
    return None if noun is None or noun.pos == "PRON" or _is_person(attempt.sentence, noun) else thing_or_person(attempt)


def takes_guest(cue: Cue) -> bool:
    """Whether the cue is a deed here and no speech, by its object: an envoy is recalled, a guest welcomed."""
    noun = _object(cue) if any("thing" in row.frames and row.kind == "speech" for row in cue.rows) else None
    return noun is not None and _is_person(cue.sentence, noun)


def to_do(attempt: Attempt) -> Found | None:
    """An infinitive or a gerund: "vowed to withdraw", "denied having met him"."""
    deps = ("xcomp", "acl") if attempt.cue.kind == "noun" else ("xcomp",)
    found = next((t for t in children(attempt.sentence, attempt.verb, *deps) if _is_infinitive(attempt.sentence, t)), None)
    if found is not None and attempt.cue.kind == "noun" and found.tag == "VBG" and is_speech_verb(found.lemma):
        return None  # in "a statement saying that ..." the cue is "saying"
    return Found(attempt.stretches(descendants(attempt.sentence, found)), "to", attempt.row) if found is not None else None


def object_and_more(attempt: Attempt) -> Found | None:
    """The object and what follows: "urged Israel to withdraw"; the object is told."""
    sentence, verb = attempt.sentence, attempt.verb
    parts = [t for t in children(sentence, verb, "dobj", "dative", "oprd", "xcomp", "ccomp", "prep", "acomp", "attr") if t.i > verb.i]
    if not any(t.dep in ("dobj", "oprd", "ccomp", "xcomp") for t in parts):
        return None
    inside: set[int] = set().union(*(descendants(sentence, t) for t in parts))
    extents = with_quotes(attempt, attempt.stretches(inside), near=False)
    return Found(extents, "vp", attempt.row, told=child(sentence, verb, "dobj"))


def label(attempt: Attempt) -> Found | None:
    """ "called the attack a provocation": there has to be a name that is given."""
    named = _quoted_label(attempt)
    if named is not None:
        return named
    given = child(attempt.sentence, attempt.verb, "oprd", "ccomp", "xcomp", "acomp", "attr")
    if given is None or (given.dep in ("xcomp", "oprd") and child(attempt.sentence, attempt.verb, "dobj") is None):
        return None
    return object_and_more(attempt)


def _quoted_label(attempt: Attempt) -> Found | None:
    """ "called their son "a hero"": from the first word after the cue to the end of the quotation."""
    quote = attempt.quotes.after(attempt.verb.end)
    if quote is None or quote.start >= attempt.sentence.end or quote.open:
        return None
    below = descendants(attempt.sentence, attempt.verb)
    between = [t for t in attempt.sentence.tokens if attempt.verb.end <= t.start and t.end <= quote.start]
    if not between or len(between) > 12 or any(t.i not in below or t.text in (",", ":") for t in between):
        return None
    told = child(attempt.sentence, attempt.verb, "dobj")
    return Found((Extent(between[0].start, quote.end),), "vp", attempt.row, told=told)


def after_preposition(attempt: Attempt) -> Found | None:
    """What follows one of the prepositions of the row: "warned of war", "called on Israel to withdraw"."""
    sentence, verb = attempt.sentence, attempt.verb
    if attempt.row.kind == "speech" and any(t.lemma == "with" for t in children(sentence, verb, "prep")):
        return None  # "spoke with her about trade": a talk and its topic
    particle = child(sentence, verb, "prt")
    if particle is not None and particle.text.lower() not in attempt.row.preps:
        return None
    for prep in children(sentence, verb, "prep", "prt", "agent"):
        below = child(sentence, prep, "pobj", "pcomp")
        if prep.i > verb.i and prep.text.lower() in attempt.row.preps and below is not None:
            asked = prep.text.lower() in ("on", "upon", "to") and attempt.row.kind == "stance"
            inside = attempt.further(descendants(sentence, prep) - {prep.i})
            inside |= _asked_to_do(attempt, below) if asked else set()
            return Found(attempt.stretches(inside), "prep", attempt.row, more=(prep,), told=below if asked else None)
    return None


def _asked_to_do(attempt: Attempt, asked: Token) -> set[int]:
    """The words for what somebody is asked to do: "called on Israel to withdraw"."""
    more = [t for t in children(attempt.sentence, attempt.verb, "xcomp", "advcl") if t.i > asked.i and _is_infinitive(attempt.sentence, t)]
    return set().union(*(descendants(attempt.sentence, t) for t in more))


def thanks(attempt: Attempt) -> Found | None:
    """ "thanked X for Y": Y is what is said, X is told; without Y, X is all there is."""
    sentence, verb = attempt.sentence, attempt.verb
    thanked = child(sentence, verb, "dobj", "dative")
    for above in (verb, thanked):
        for prep in children(sentence, above, "prep") if above else ():
            if prep.lemma in ("for", "on") and child(sentence, prep, "pobj", "pcomp") is not None:
                inside = attempt.further(descendants(sentence, prep) - {prep.i})
                return Found(attempt.stretches(inside), "thank", attempt.row, told=thanked)
    if thanked is None or thanked.pos == "PRON":
        return None
    return Found(attempt.stretches(descendants(sentence, thanked)), "np", attempt.row, told=thanked)


def feeling(attempt: Attempt) -> Found | None:
    """ "expressed concern about Y": Y; "expressed his support for Y": the whole, since whose support it is belongs to what is said."""
    second = attempt.cue.second
    noun = second if second is not None and second.dep == "dobj" else _object(attempt.cue)
    if noun is None:
        return None
    inside = _about(attempt, noun)
    if inside is not None:
        return Found(attempt.stretches(attempt.further(inside)), "express", attempt.row, more=(noun,))
    return Found(attempt.stretches(attempt.further(descendants(attempt.sentence, noun))), "express", attempt.row)


def _about(attempt: Attempt, noun: Token) -> set[int] | None:
    """The words for what a feeling is about: a that-clause, or a phrase after a bare noun."""
    sentence = attempt.sentence
    clause = next((t for t in children(sentence, noun, "acl", "ccomp") if marked_that(sentence, t)), None)
    if clause is not None:
        return descendants(sentence, clause)
    if child(sentence, noun, "poss", "det", "amod") is not None:
        return None
    preps = [*children(sentence, noun, "prep"), *(t for t in children(sentence, attempt.verb, "prep") if t.i > noun.i)]
    for prep in sorted(preps, key=lambda t: t.lemma == "to"):  # "voiced concern to the envoy about the trial": whom it is told comes last
        full = child(sentence, prep, "pobj", "pcomp") is not None
        if full and prep.text.lower() in words_of("feeling") and not is_circumstance(sentence, prep):
            return descendants(sentence, prep) - {prep.i}
    return None


def _object(cue: Cue) -> Token | None:
    """What the cue is about: its object, or the subject of a passive with a by-phrase."""
    sentence, verb = cue.sentence, cue.token
    if child(sentence, verb, "auxpass") is not None:
        return child(sentence, verb, "nsubjpass") if child(sentence, verb, "agent") else None
    own = next((t for t in children(sentence, verb, "dobj") if t is not cue.second), None)
    small = child(sentence, verb, "ccomp") if own is None and cue.second is None else None
    return small if small is not None and small.i > verb.i else own


def _is_person(sentence: Sentence, noun: Token) -> bool:
    return any(e.first <= noun.i <= e.last and e.label == "PERSON" for e in sentence.entities) or noun.lemma in words_of("guest")


def _is_infinitive(sentence: Sentence, verb: Token) -> bool:
    return verb.tag == "VBG" or any(t.text.lower() == "to" for t in children(sentence, verb, "aux"))
