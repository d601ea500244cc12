"""What is denied in a sentence: "denied having met", "rejected claims that", "called the reports false", "there is no truth in"."""

from collections.abc import Iterator
from dataclasses import dataclass

from legation.language.tree import ancestors, child, children, head, subtree
from legation.model import Sentence, Token
from legation.reference.denial_words import denial_words

_REACH = 8  # words from a verb of dismissal to the claim that it dismisses, where the syntax is torn apart
_UNDER = ("xcomp", "pcomp", "ccomp", "acl", "advcl", "prep")
_OVER = ("dobj", "pobj", "prep", "conj", "ccomp", "oprd", "nsubjpass", "acl", "attr", "xcomp", "dative")
_QUOTES = frozenset('"“”«»')


@dataclass(frozen=True)
class Denial:
    """`cue`: the word that denies; `claim`: the noun for what is denied, if there is one; `scope`: positions of the words denied.

    `share`: only a share in what stands there is denied ("denied any role in the raid").
    """

    cue: Token
    scope: frozenset[int]
    claim: Token | None = None
    share: bool = False


def denials(sentence: Sentence) -> tuple[Denial, ...]:
    """Every denial of a sentence, in order of its words."""
    return tuple(
        d
        for token in sentence.tokens
        for d in (*_by_verb(sentence, token), *_of_claim(sentence, token), *_not_true(sentence, token))
        if d.scope or d.cue.lemma == "contrary"
    )


def negated(sentence: Sentence, token: Token) -> bool:
    """Whether "not", "never" or "no" stands on the word itself, and denies it as a whole ("not only" does not), or nobody is who did it."""
    for doer in children(sentence, token, "nsubj", "nsubjpass"):
        if doer.lemma.lower() in ("nobody", "none") or any(t.text.lower() in ("no", "neither") for t in children(sentence, doer, "det")):
            return True
    if token.pos == "VERB" and any(
        t.lemma.lower() in ("nothing", "none", "nobody") for t in children(sentence, token, "dobj", "nsubjpass")
    ):
        return True  # "signed nothing"
    for below in children(sentence, token, "neg", "det"):
        after = sentence.tokens[below.i + 1].lemma if below.i + 1 < len(sentence.tokens) else ""
        if below.text.lower() in ("not", "n't", "n’t", "never", "no", "neither") and after not in ("only", "just", "merely", "yet"):
            return True
    return False


def _by_verb(sentence: Sentence, verb: Token) -> Iterator[Denial]:
    """Under "deny" and its like: a clause, a gerund, or a noun that is no thing granted; under a noun for a denial, what it is of."""
    if verb.lemma in denial_words("noun") and verb.pos == "NOUN":
        yield Denial(verb, _below(sentence, verb, (*_UNDER, "relcl")))
    if verb.pos not in ("VERB", "AUX") or negated(sentence, verb):
        return
    if verb.lemma in denial_words("clause") - denial_words("denies"):
        said = [
            t for t in children(sentence, verb, "ccomp") if t.i > verb.i and any(c.lemma == "that" for c in children(sentence, t, "mark"))
        ]
        yield Denial(verb, frozenset(t.i for top in said for t in subtree(sentence, top)))
    if verb.lemma not in denial_words("denies"):
        return
    clauses = [t for t in children(sentence, verb, "ccomp", "xcomp", "pcomp", "advcl") if t.i > verb.i]
    thing = child(sentence, verb, "dobj", "nsubjpass")
    if thing is not None and _granted(sentence, verb, thing):
        return
    if thing is not None and thing.lemma in denial_words("part"):
        yield Denial(verb, frozenset(t.i for t in subtree(sentence, thing)), share=True)
        return
    below = [t for top in (*clauses, *([thing] if thing is not None else [])) for t in subtree(sentence, top)]
    yield Denial(verb, frozenset(t.i for t in below if t.i != verb.i and not _outside(sentence, verb, t)))


def _outside(sentence: Sentence, verb: Token, word: Token) -> bool:
    """Whether a quotation mark parts a word from the verb."""
    low, high = sorted((verb.i, word.i))
    return sum(t.text in _QUOTES for t in sentence.tokens[low:high]) % 2 == 1 and verb.i > word.i


def _granted(sentence: Sentence, verb: Token, thing: Token) -> bool:
    """Whether something is refused to somebody: "denied entry to two ministers", "denied them visas"."""
    if child(sentence, verb, "dative") is not None:
        return True
    words = {t.text.lower() for t in subtree(sentence, thing, without=("prep", "relcl", "acl"))}
    return bool(words & denial_words("granted")) and not words & {"reported", "alleged", "secret", "any"}


def _of_claim(sentence: Sentence, claim: Token) -> Iterator[Denial]:
    """A claim that is dismissed, called false, said to be without truth, or to which what follows is contrary."""
    if claim.lemma not in denial_words("claim") or claim.pos not in ("NOUN", "PROPN"):
        return
    cue = _dismissed(sentence, claim) or _called(sentence, claim) or _untrue(sentence, claim) or _without_truth(sentence, claim)
    if cue is not None:
        yield Denial(cue, _content(sentence, claim), claim)


def _dismissed(sentence: Sentence, claim: Token) -> Token | None:
    """The verb of denial or dismissal over a claim, or a few words before it."""
    wanted = denial_words("dismisses") | denial_words("denies")
    below = claim
    for above in ancestors(sentence, claim):
        if below.dep not in _OVER:
            break
        if above.pos in ("VERB", "AUX"):
            if (above.lemma in wanted or _turned(sentence, above)) and not negated(sentence, above):
                return above
            break
        if above.lemma in ("contrary", "counter", "denial"):
            return above
        below = above
    for near in reversed(sentence.tokens[max(0, claim.i - _REACH) : claim.i]):
        if near.pos == "VERB" and near.tag not in ("VBG", "VBN"):
            return near if (near.lemma in wanted or _turned(sentence, near)) and not negated(sentence, near) else None
        if near.lemma == "contrary":
            return near
    return None


def _turned(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb turns a claim away with its particle: "pushed back against reports", "brushed off claims"."""
    return any(f"{verb.lemma}_{t.lemma}" in denial_words("turned") for t in children(sentence, verb, "prt", "advmod", "prep"))


def _called(sentence: Sentence, claim: Token) -> Token | None:
    """The verb by which a claim is called untrue: "called reports that ... false", "described as baseless the claim"."""
    calling = next((t for t in ancestors(sentence, claim) if t.pos == "VERB"), None)
    for verb in (calling, *sentence.tokens[max(0, claim.i - _REACH) : claim.i]):
        if verb is None or verb.pos != "VERB" or verb.lemma not in denial_words("calls"):
            continue
        words = sentence.tokens[verb.i + 1 :]
        if any(t.lemma.lower() in denial_words("verdict") for t in words):
            return verb
    return None


def _untrue(sentence: Sentence, claim: Token) -> Token | None:
    """The verdict on a claim that is the subject: "reports that ... are false", "the allegation is not true"."""
    over = head(sentence, claim)
    if claim.dep not in ("nsubj", "nsubjpass") or over.pos not in ("AUX", "VERB"):
        return None
    if over.lemma in denial_words("denies") and claim.dep == "nsubjpass":
        return over
    states = children(sentence, over, "acomp", "attr", "oprd", "prep")
    words = [w for t in states for w in subtree(sentence, t)]
    if any(w.lemma.lower() in denial_words("verdict") for w in words):
        return over if not negated(sentence, over) else None
    return over if negated(sentence, over) and any(w.lemma in denial_words("true") for w in words) else None


def _without_truth(sentence: Sentence, claim: Token) -> Token | None:
    """The word of truth that is denied of a claim: "there is no truth in the claim", "nothing in reports that", "without basis"."""
    for above in list(ancestors(sentence, claim))[:3]:
        if above.lemma in denial_words("truth") and negated(sentence, above):
            return above
        if above.lemma in ("nothing", "none"):
            return above
    return None


def _content(sentence: Sentence, claim: Token) -> frozenset[int]:
    """What a claim says: what hangs on it; where the syntax is torn apart, what stands between its "that" and the next comma or verdict."""
    own = {t.i for below in children(sentence, claim, *_UNDER, "relcl", "appos", "compound", "amod") for t in subtree(sentence, below)}
    after = sentence.tokens[claim.i + 1 : claim.i + 2]
    if after and after[0].lemma in ("that", "of", "about"):
        for token in sentence.tokens[claim.i + 1 :]:
            if token.text in (",", ";") or token.lemma.lower() in denial_words("verdict"):
                break
            own.add(token.i)
    return frozenset(own)


def _not_true(sentence: Sentence, word: Token) -> Iterator[Denial]:
    """ "It is not true that", "it is a lie that": what is denied is the clause."""
    over = head(sentence, word)
    if over.pos != "AUX" or word.dep not in ("acomp", "attr"):
        return
    false = word.lemma.lower() in denial_words("verdict") and not negated(sentence, over)
    untrue = word.lemma.lower() in denial_words("true") and (negated(sentence, over) or negated(sentence, word))
    if not (false or untrue):
        return
    tops = [
        t
        for at in (over, word)
        for t in children(sentence, at, "ccomp", "csubj", "acl", "advcl", "xcomp", "relcl")
        if any(c.lemma == "that" for c in children(sentence, t))
    ]
    yield Denial(word, frozenset(t.i for top in tops for t in subtree(sentence, top)))


def _below(sentence: Sentence, token: Token, labels: tuple[str, ...]) -> frozenset[int]:
    return frozenset(t.i for top in children(sentence, token, *labels) for t in subtree(sentence, top))
