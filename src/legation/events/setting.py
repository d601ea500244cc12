"""When and where an event took place: only what hangs on its own words, never what another clause of the sentence says."""

from collections.abc import Iterator

from legation.events.cues import noun_cues, verb_cues
from legation.events.roles import WORDS_DO
from legation.language import ancestors, child, children
from legation.model import Extent, Scene, Sentence, Span, Token, When

_DATING = frozenset({"on", "in", "at", "during", "over", "throughout", "within", "of"})
_PLACING = frozenset({"in", "at", "near", "outside", "inside", "across", "around", "throughout", "off", "on", "within"})
_OTHER_CLAUSE = ("relcl", "acl", "advcl", "ccomp", "xcomp", "pcomp", "csubj", "parataxis")


def when_of(scene: Scene, sentence: Sentence, anchors: tuple[Token, ...]) -> When | None:
    """The date that hangs on these words; none where they have none of their own."""
    for date in scene.dates_in(sentence):
        if date.type not in ("DATE", "TIME") or not (date.from_ or date.until):
            continue
        top = _head(sentence, date)
        if top is not None and _hangs(sentence, top, anchors, _DATING, timely=True):
            return When(from_=date.from_, until=date.until, precision=date.precision, basis=date.basis)
    return None


def place_of(scene: Scene, sentence: Sentence, anchors: tuple[Token, ...], sides: tuple[Span, ...]) -> int | None:
    """The position of the literal place in which these words are set ("in Geneva"); none inside the name of a side.

    What is done by words has only a place of its own; another deed also that of its object.
    """
    for index, place in scene.places_in(sentence):
        if place.sense != "literal" or any(s.start <= place.start and place.end <= s.end for s in sides):
            continue
        top = _head(sentence, place)
        if top is not None and _hangs(sentence, top, anchors, _PLACING):
            return index
    return None


def _head(sentence: Sentence, extent: Extent) -> Token | None:
    """The highest word of a stretch: the one governed from outside it, or the root."""
    inside = [t for t in sentence.tokens if extent.start <= t.start < extent.end]
    positions = {t.i for t in inside}
    return next((t for t in inside if t.head not in positions or t.head == t.i), None)


def _hangs(sentence: Sentence, top: Token, anchors: tuple[Token, ...], preps: frozenset[str], *, timely: bool = False) -> bool:
    """Whether the way up from a time or place to the event goes by one of these prepositions and stays in the clause of the event.

    `timely`: for a time, which may stand without a preposition ("met Friday"), or with one after the name of a side.
    """
    held = {t.i for t in _with_fronted(sentence, anchors, top)}
    bare = timely and top.dep in ("npadvmod", "advmod", "tmod")
    joined, at = bare, top
    said = len(anchors) == 1 and _is_said(sentence, anchors[0])
    for above in ancestors(sentence, top):
        if at.dep in _OTHER_CLAUSE or at.dep == "poss" or (at.dep == "conj" and at.pos in ("VERB", "AUX")):
            return False
        if at.dep in ("prep", "agent"):
            if not joined and at.lemma not in preps:
                return False
            joined = True
        if above.i in held:
            return joined
        if joined and above.pos not in ("ADP", "PROPN") and not _thing(sentence, above, anchors, bare=bare):
            return False
        if joined and not timely and (above.pos == "PROPN" or (above.pos == "NOUN" and said)):
            return False
        at = above
    return False


def _is_said(sentence: Sentence, verb: Token) -> bool:
    """Whether it is done by words ("condemned the coup in ..."): where its object took place says nothing of where it was said."""
    return verb.pos == "VERB" and any((cue.code or "")[:2] in WORDS_DO for cue in verb_cues(sentence, verb))


def _thing(sentence: Sentence, noun: Token, anchors: tuple[Token, ...], *, bare: bool) -> bool:
    """Whether a noun on the way is the object of the event, and no event of its own."""
    governed = noun.dep in ("dobj", "nsubjpass", "pobj") and any(
        noun.head == t.i or sentence.tokens[noun.head].head == t.i for t in anchors
    )
    return governed and not bare and not any(cue.code for cue in noun_cues(sentence, noun))


def _with_fronted(sentence: Sentence, anchors: tuple[Token, ...], top: Token) -> Iterator[Token]:
    """The words of the event; and the verb it is joined to by "and", where both have one subject and the time or place opens them."""
    yield from anchors
    at = anchors[0]
    while at.dep == "conj" and at.pos in ("VERB", "AUX") and child(sentence, at, "nsubj", "nsubjpass") is None:
        at = sentence.tokens[at.head]
        subject = next(children(sentence, at, "nsubj", "nsubjpass"), None)
        if top.start < (subject.start if subject is not None else at.start):
            yield at
