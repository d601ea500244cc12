"""The clause of a word: its verb, whose doing it is, to whom or what, and what else stands with it."""

from dataclasses import dataclass

from legation.language.tree import ancestors, child, children, head, subtree
from legation.model import Sentence, Token

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_OBJECTS = ("dobj", "dative", "attr", "oprd", "acomp")
_BELOW = ("ccomp", "advcl", "relcl", "acl", "conj", "cc", "punct", "parataxis")


@dataclass(frozen=True)
class Clause:
    """`predicate`: the verb with its auxiliaries; `subject`: the words that name whose doing it is, also where the verb shares them with another;
    `obliques`: each with its preposition; `modal`: the modal word.
    """

    predicate: tuple[Token, ...]
    subject: tuple[Token, ...] = ()
    objects: tuple[tuple[Token, ...], ...] = ()
    obliques: tuple[tuple[Token, ...], ...] = ()
    negated: bool = False
    modal: str = ""


def clause_of(sentence: Sentence, token: Token) -> Clause:
    """The clause of a verb, or of the verb over a noun; a noun without one is its own predicate."""
    verb = token if token.pos in ("VERB", "AUX") else next((t for t in ancestors(sentence, token) if t.pos in ("VERB", "AUX")), None)
    if verb is None:
        return Clause((token,), obliques=_phrases(sentence, token, "prep"))
    beside = [t for t in children(sentence, verb, "aux", "auxpass", "neg", "prt") if t.dep != "neg" or t.i < verb.i]
    subject = _subject(sentence, verb)
    return Clause(
        predicate=tuple(sorted([*beside, verb], key=lambda t: t.i)),
        subject=subtree(sentence, subject, without=_BELOW) if subject is not None else (),
        objects=_phrases(sentence, verb, *_OBJECTS),
        obliques=_phrases(sentence, verb, "prep", "agent"),
        negated=child(sentence, verb, "neg") is not None,
        modal=next((t.text.lower() for t in beside if t.tag == "MD"), ""),
    )


def _phrases(sentence: Sentence, over: Token, *labels: str) -> tuple[tuple[Token, ...], ...]:
    return tuple(subtree(sentence, t, without=("relcl", "acl", "punct")) for t in children(sentence, over, *labels))


def _subject(sentence: Sentence, verb: Token) -> Token | None:
    """Its own subject; else that of the verb with which it shares one, or the noun that it stands beside."""
    at = verb
    for _ in sentence.tokens:
        own = child(sentence, at, *_SUBJECTS)
        if own is not None:
            return _meant(sentence, at, own)
        over = head(sentence, at)
        if over.i == at.i:
            return None
        if at.dep in ("relcl", "acl"):
            return over
        if at.dep == "xcomp" and (controlled := child(sentence, over, "dobj", "dative")) is not None:
            return controlled
        if at.dep not in ("conj", "xcomp", "advcl", "ccomp", "pcomp", "prep"):
            return None
        at = over
    return None


def _meant(sentence: Sentence, verb: Token, subject: Token) -> Token:
    """The noun for which a relative pronoun stands."""
    relative = subject.tag in ("WDT", "WP") and verb.dep == "relcl"
    return head(sentence, verb) if relative else subject
