"""Clauses as content: what hangs from the cue, what the cue stands in as an aside, what "according to X" belongs to."""

from legation.language import ancestors, child, children, descendants, head
from legation.language.resumed import resumed
from legation.model import Sentence, Token
from legation.reference.speech import is_speech_verb
from legation.statements.attempt import Attempt, Found, told
from legation.statements.beside import beside, with_quotes
from legation.statements.cues import Cue
from legation.statements.roles import aside_of


def clause(attempt: Attempt) -> Found | None:
    """A clause that hangs from the cue, or in which the cue stands ("The talks, he said, failed")."""
    found = _clause_of(attempt)
    if found is not None:
        extents = attempt.stretches(_inside(attempt.sentence, found) - _aside_before(attempt, found))
        return Found(with_quotes(attempt, extents), "clause", attempt.row, told=told(attempt.cue))
    if attempt.row.kind == "source":
        return _governing(attempt)
    loose = _after_that(attempt)
    if loose:
        return Found(with_quotes(attempt, attempt.stretches(loose)), "clause", attempt.row)
    return _aside(attempt) if _is_aside(attempt) else None


def quoted(attempt: Attempt) -> Found | None:
    """The quotation that stands right before or right after the cue with its speaker."""
    extents = beside(attempt)
    return Found(extents, "quote", attempt.row, told=told(attempt.cue)) if extents else None


def marked_that(sentence: Sentence, verb: Token) -> bool:
    """Whether "that" opens the clause of this verb."""
    return any(t.text.lower() == "that" for t in children(sentence, verb, "mark", "nsubj", "dobj"))


def _clause_of(attempt: Attempt) -> Token | None:
    """The verb of the clause that hangs from the cue; from the copula where the cue is an adjective."""
    cue, verb = attempt.cue, attempt.verb
    if verb.pos == "ADJ" and head(attempt.sentence, verb).lemma == "make":
        return None  # "made clear" is the cue
    found = _below(attempt.sentence, verb, cue)
    if found is None and verb.pos == "ADJ":
        found = _below(attempt.sentence, head(attempt.sentence, verb), cue)
    return found


def _below(sentence: Sentence, token: Token, cue: Cue) -> Token | None:
    if cue.kind == "noun":
        return next((t for t in children(sentence, token, "ccomp", "acl", "relcl") if marked_that(sentence, t)), None)
    between = aside_of(sentence, token)
    for below in (t for t in children(sentence, token, "ccomp") if t is not between):
        found = child(sentence, below, "ccomp", "advcl") if below is cue.second else below
        if found is not None:
            return None if _is_reflexive(sentence, found) else found
    return _further_down(sentence, cue)


def _inside(sentence: Sentence, verb: Token) -> set[int]:
    """What belongs to a clause, without verbs of speech with which the speaker goes on ("said it was a danger and urged calm")."""
    inside = descendants(sentence, verb)
    for other in children(sentence, verb, "conj"):
        if is_speech_verb(other.lemma) and resumed(sentence, other) is not None:
            inside -= descendants(sentence, other)
    return inside


def _aside_before(attempt: Attempt, verb: Token) -> set[int]:
    """What stands between the cue and the "that" of its clause: "said, citing two engineers, that ..."."""
    that = next((t.i for t in children(attempt.sentence, verb, "mark") if t.text.lower() == "that"), -1)
    return set(range(attempt.verb.i, that))


def _is_reflexive(sentence: Sentence, verb: Token) -> bool:
    """ "found himself isolated" reports nothing."""
    subject = child(sentence, verb, "nsubj")
    return subject is not None and subject.text.lower().endswith(("self", "selves"))


def _further_down(sentence: Sentence, cue: Cue) -> Token | None:
    """A that-clause that hangs from an adjunct of the cue: "asserted at a press conference that ...", "drew attention to the fact that ..."."""
    for below in children(sentence, cue.token, "prep", "dobj", "npadvmod", "advmod", "dative", "acomp"):
        for i in sorted(descendants(sentence, below)) if below.i > cue.token.i else ():
            token = sentence.tokens[i]
            if token.dep in ("acl", "relcl", "ccomp", "advcl") and any(t.text.lower() == "that" for t in children(sentence, token, "mark")):
                return token
    return None


def _after_that(attempt: Attempt) -> set[int]:
    """All that hangs from a verb after "that", where the parser takes the word for a determiner and sees no clause."""
    verb, tokens = attempt.verb, attempt.sentence.tokens
    if verb.pos != "VERB" or verb.i + 2 >= len(tokens) or tokens[verb.i + 1].text.lower() != "that" or tokens[verb.i + 1].head == verb.i:
        return set()
    below = {i for i in descendants(attempt.sentence, verb) if i > verb.i + 1}
    finite = any(tokens[i].tag in ("VBZ", "VBP", "VBD", "MD") for i in below)
    return below if finite else set()


def _is_aside(attempt: Attempt) -> bool:
    """Whether the cue stands in or after the clause that it attributes; a semicolon or a "that" of its own says that it does not."""
    sentence, verb = attempt.sentence, attempt.verb
    if verb.pos != "VERB" or verb.dep not in ("parataxis", "advcl"):
        return False
    if (verb.dep == "advcl" and _has_own(attempt, "np", "dobj")) or _has_own(attempt, "to", "xcomp"):
        return False  # "cheered as the crew reported success", "as the union vowed to fight on": what is reported or vowed follows
    between = sentence.tokens[min(verb.i, verb.head) : max(verb.i, verb.head)]
    own = [t.text.lower() for t in sentence.tokens[verb.i + 1 : verb.i + 2]] == ["that"]
    if own or any(t.text == ";" for t in between):
        return False
    return verb.dep == "parataxis" or any(t.text.lower() == "as" for t in children(sentence, verb, "mark", "advmod"))


def _has_own(attempt: Attempt, frame: str, dep: str) -> bool:
    """Whether the cue takes such a frame, and something hangs from it that fits."""
    return any(frame in row.frames for row in attempt.cue.rows) and child(attempt.sentence, attempt.verb, dep) is not None


def _aside(attempt: Attempt) -> Found | None:
    sentence = attempt.sentence
    inside = descendants(sentence, head(sentence, attempt.verb)) - descendants(sentence, attempt.verb)
    return Found(with_quotes(attempt, attempt.stretches(inside)), "aside", attempt.row, told=told(attempt.cue))


def _governing(attempt: Attempt) -> Found | None:
    """The clause to which "according to X" belongs, or the quotation beside it."""
    sentence = attempt.sentence
    near = beside(attempt, comma=True)
    if near:
        return Found(near, "source", attempt.row)
    verb = next((t for t in ancestors(sentence, attempt.verb) if t.pos in ("VERB", "AUX") or t.head == t.i), None)
    if verb is None:
        return None
    while verb.dep == "conj" and head(sentence, verb).pos in ("VERB", "AUX"):
        verb = head(sentence, verb)
    top = head(sentence, attempt.verb) if attempt.verb.dep == "pobj" else attempt.verb  # "in the words of"
    own = descendants(sentence, top) | {t.i for t in attempt.speaker}
    return Found(with_quotes(attempt, attempt.stretches(descendants(sentence, verb) - own), near=False), "source", attempt.row)
