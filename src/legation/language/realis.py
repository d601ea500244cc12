"""Whether the event that a word tells of took place: read from tense, modals, negation, and the words that govern it."""

from collections.abc import Generator, Iterable, Iterator
from functools import cache
from typing import Literal

import msgspec

from legation.language.tree import ancestors, child, children, head
from legation.model import EventRealis, Sentence, Token
from legation.reference.tables import rows

Kind = Literal["governor", "clause", "modal", "marker", "modifier", "negation", "light", "speech"]
# The strongest says what holds: "cancelled the planned talks" is cancelled, "may refuse to meet" is denied.
_STRENGTH: dict[str, int] = {"happened": 0, "ongoing": 1, "planned": 2, "proposed": 3, "conditional": 4, "denied": 5, "cancelled": 6}
_LATEST = frozenset({"latest", "first", "last", "second", "third", "only"})  # "the latest to be threatened": it was
_ASIDE = frozenset({"hold", "ice", "burner", "backburner", "pause"})  # "put on hold", "are on ice"
_COMPLEMENT = ("xcomp", "acl", "pcomp", "dobj", "nsubjpass", "pobj", "prep", "dative", "oprd", "agent", "attr", "compound")


class _Cue(msgspec.Struct, frozen=True):
    kind: Kind
    realis: EventRealis
    words: tuple[str, ...]
    source: str


def realis_of(sentence: Sentence, token: Token) -> EventRealis:
    """What the sentence says of the event whose trigger is `token`; `happened` where nothing says otherwise."""
    return _strongest((*_own(sentence, token), *_above(sentence, token)))


def _strongest(signs: Iterable[EventRealis]) -> EventRealis:
    return max(("happened", *signs), key=lambda sign: _STRENGTH[sign])


def governed_realis(sentence: Sentence, token: Token) -> EventRealis:
    """What the words above a trigger say of it, leaving aside its own auxiliaries: "we hope that they will agree" is planned."""
    return _strongest(_above(sentence, token))


@cache
def _cues(kind: Kind) -> dict[str, EventRealis]:
    return {word: row.realis for row in rows("realis", _Cue) if row.kind == kind for word in row.words}


def _above(sentence: Sentence, token: Token) -> Iterator[EventRealis]:
    """The signs of each word above a trigger that lends it its realis."""
    at = token
    for above in ancestors(sentence, token):
        if not (yield from _governs(sentence, above, at)):
            return
        at = above


def _governs(sentence: Sentence, above: Token, below: Token) -> Generator[EventRealis, None, bool]:
    """Yields what `above` says of `below`; the value returned is whether to go on upwards."""
    name = _particle(sentence, above)
    governor = _cues("governor").get(name) or _cues("governor").get(above.lemma)
    governed = below.dep in _COMPLEMENT or (below.dep == "nsubj" and governor in ("cancelled", "ongoing"))
    if governor is not None and governed:
        yield governor
        yield from _negation(sentence, above)
        return False
    if below.dep == "nsubj" and above.lemma in ("be", "seem", "remain", "look"):
        for state in children(sentence, above, "acomp", "attr"):
            if state.lemma in _cues("governor"):
                yield _cues("governor")[state.lemma]
    if below.dep == "ccomp" and above.lemma in _cues("clause"):
        yield _cues("clause")[above.lemma]
        return False
    lends = _lends(above, below)
    if lends or _by_doing(sentence, above, below):
        yield from _own(sentence, above, but=below)
    return lends


def _lends(above: Token, below: Token) -> bool:
    """Whether a word that is no governor passes its tense and what governs it on to the word below."""
    if below.dep == "conj":
        return above.pos == below.pos
    if below.pos in ("VERB", "AUX"):
        return below.dep in ("xcomp", "acl", "pcomp", "prep") or (below.dep == "advcl" and below.tag in ("VB", "VBG"))
    if below.dep in ("pobj", "prep", "agent"):
        return above.pos == "ADP" or above.lemma in _cues("light") or above.pos == "NOUN"
    if below.dep in ("dobj", "nsubj", "nsubjpass", "attr"):
        return above.lemma in _cues("light") or below.dep == "nsubjpass"
    return below.dep in ("compound", "nmod", "amod")


def _by_doing(sentence: Sentence, verb: Token, below: Token) -> bool:
    """Whether the verb is done in doing what stands behind a preposition: "will win by negotiating", "may play a role in mediating"."""
    prepositions = children(sentence, below, "prep") if below.dep == "dobj" else (below,)
    return verb.pos == "VERB" and any(by.lemma in ("by", "in") and child(sentence, by, "pcomp") is not None for by in prepositions)


def _own(sentence: Sentence, token: Token, but: Token | None = None) -> Iterator[EventRealis]:
    """Signs among the direct dependents of a word: negation, modals, subordinators, adverbs and adjectives."""
    yield from _negation(sentence, token)
    for below in children(sentence, token):
        word = below.text.lower()
        if below.dep in ("aux", "auxpass") and word in _cues("modal"):
            yield _modal(sentence, token, _cues("modal")[word])
        elif below.dep in ("mark", "advmod", "prep") and word in _cues("marker"):
            yield _cues("marker")[word]
        elif below.dep in ("amod", "advmod") and word in _cues("modifier") and not _past(sentence, token):
            yield _cues("modifier")[word]
        elif below.dep == "npadvmod" and not _past(sentence, token) and _future_time(sentence, below):
            yield "planned"
    if token.pos in ("VERB", "AUX"):
        yield from _aspect(sentence, token, but)


def _negation(sentence: Sentence, token: Token) -> Iterator[EventRealis]:
    for below in (*children(sentence, token, "neg", "det", "preconj", "cc"), *_strayed(sentence, token)):
        if below.text.lower() in _cues("negation"):
            yield "denied"
    for doer in children(sentence, token, "nsubj", "nsubjpass"):
        if doer.lemma.lower() == "nobody" or any(t.text.lower() in ("no", "neither") for t in children(sentence, doer, "det")):
            yield "denied"


def _strayed(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """The "not" of an auxiliary that the parser gave to a phrase put in between: "cannot, by law, talk to"."""
    for aside in children(sentence, verb, "prep", "advmod"):
        for below in children(sentence, aside, "neg"):
            if aside.i < verb.i and below.i < aside.i and below.i > 0 and sentence.tokens[below.i - 1].tag in ("MD", "VBZ", "VBP", "VBD"):
                yield below


def _modal(sentence: Sentence, verb: Token, realis: EventRealis) -> EventRealis:
    """`would` is a plan where it is reported ("said he would go"), else a condition."""
    if realis != "conditional" or any(t.lemma == "have" for t in children(sentence, verb, "aux")):
        return realis
    reported = verb.dep in ("ccomp", "conj", "relcl") or any(t.lemma in _cues("speech") for t in ancestors(sentence, verb))
    conditional = any(t.text.lower() in _cues("marker") for below in children(sentence, verb, "advcl") for t in children(sentence, below))
    return "planned" if reported and not conditional else realis


def _aspect(sentence: Sentence, verb: Token, but: Token | None) -> Iterator[EventRealis]:
    """`is meeting` goes on; `is to meet` and a bare `to meet` at the top of a headline are plans."""
    auxiliaries = {t.text.lower() for t in children(sentence, verb, "aux", "auxpass")}
    if verb.tag == "VBG" and auxiliaries & {"is", "are", "am", "'s", "'re", "’s", "’re"}:
        yield "planned" if verb.lemma == "go" and but is not None else "ongoing"
    if "to" in auxiliaries and (verb.head == verb.i or (verb.dep == "xcomp" and head(sentence, verb).lemma == "be")):
        yield "planned"
    if verb.dep == "relcl" and "to" in auxiliaries and head(sentence, verb).text.lower() not in _LATEST:
        yield "planned"


def _past(sentence: Sentence, token: Token) -> bool:
    return token.tag in ("VBD", "VBN") and not any(t.text.lower() in _cues("modal") for t in children(sentence, token, "aux"))


def _future_time(sentence: Sentence, time: Token) -> bool:
    words = [time, *children(sentence, time)]
    return any(t.text.lower() in ("tomorrow", "next", "coming") for t in words)


def on_hold(sentence: Sentence, verb: Token) -> bool:
    """Whether something is put, or is, "on hold" or "on ice"."""
    return verb.lemma in ("put", "place", "be", "remain") and any(
        by.lemma == "on" and any(t.lemma in _ASIDE for t in children(sentence, by, "pobj")) for by in children(sentence, verb, "prep")
    )


def _particle(sentence: Sentence, token: Token) -> str:
    particle = child(sentence, token, "prt")
    if on_hold(sentence, token):
        return "put_on_hold"
    return f"{token.lemma}_{particle.lemma}" if particle else token.lemma
