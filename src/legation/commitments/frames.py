"""Frames: where, in the syntax around a word of commitment, the thing committed to stands, and who is asked to do it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from legation.language.tree import child, children, descendants, head
from legation.model import Act, Sentence, Token
from legation.reference.commitment_words import commitment_words, word_list

_QUOTES = "\"'“”‘’«»"


@dataclass(frozen=True)
class Reach:
    """What a frame reaches: the tokens of the content, their head, the heads of those who are asked, and the act where the frame knows better."""

    content: tuple[Token, ...]
    core: Token
    asked: tuple[Token, ...] = ()
    act: Act | None = None


def frame(sentence: Sentence, token: Token, name: str) -> Iterator[Reach]:
    """Everything that `token` reaches in the frame called `name`."""
    if name.startswith("prep:"):
        yield from _preposition(sentence, token, name[5:])
    else:
        yield from _FRAMES[name](sentence, token)


def clause(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """The verb and what follows it within its clause, with its "not": without subject, modals, and coordinate verbs of another form or subject.

    A bare verb that the parser joined to the verb above ("intend to expand A, build B") belongs to the infinitive.
    """
    inside = descendants(sentence, verb)
    for other in children(sentence, verb, "conj", "parataxis"):
        if child(sentence, other, "nsubj", "nsubjpass") or (verb.tag in ("VB", "VBG") and other.tag in ("VBD", "VBZ", "VBP")):
            inside -= descendants(sentence, other)
    above = head(sentence, verb)
    if verb.tag == "VB" and verb.dep in ("xcomp", "advcl", "acl") and above.tag in ("VBD", "VBZ", "VBP"):
        for other in children(sentence, above, "conj", "dep"):
            if other.tag == "VB" and other.i > verb.i and not child(sentence, other, "nsubj", "aux"):
                inside |= descendants(sentence, other)
    start = min([verb.i, *(t.i for t in children(sentence, verb, "neg"))])
    return _trimmed(sentence, [i for i in inside if i >= verb.i or (i >= start and sentence.tokens[i].dep == "neg")])


def phrase(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """A noun with all that belongs to it, without a relative clause set off by a comma or a dash."""
    inside = descendants(sentence, noun)
    for below in children(sentence, noun, "relcl", "appos", "conj"):
        start = min(descendants(sentence, below))
        comma = sentence.tokens[start - 1].text in (",", "-", "–", "—", ";") if start else False
        own_frame = below.dep == "conj" and (below.lemma, "noun") in commitment_words()
        if (comma and below.dep == "relcl") or own_frame or (below.dep == "conj" and child(sentence, below, "nsubj")):
            inside -= descendants(sentence, below)
    return _trimmed(sentence, list(inside))


def _trimmed(sentence: Sentence, positions: list[int]) -> tuple[Token, ...]:
    """The stretch of tokens from the first to the last, without marks, conjunctions and quotes hanging over at its ends."""
    if not positions:
        return ()
    first, last = min(positions), max(positions)
    while last > first and (sentence.tokens[last].pos in ("PUNCT", "CCONJ") or sentence.tokens[last].text in _QUOTES):
        last -= 1
    while first < last and (sentence.tokens[first].pos == "PUNCT" or sentence.tokens[first].text in _QUOTES):
        first += 1
    return sentence.tokens[first : last + 1]


def _infinitives(sentence: Sentence, token: Token, *deps: str) -> Iterator[Token]:
    for below in children(sentence, token, *deps):
        if any(t.tag == "TO" for t in children(sentence, below, "aux")):
            yield below


def _objects(sentence: Sentence, token: Token) -> Iterator[Token]:
    """Object nouns with their coordinates; the subject in the passive."""
    for first in children(sentence, token, "dobj", "nsubjpass"):
        yield from coordinates(sentence, first)


def coordinates(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The token and those joined to it by "and" or a comma."""
    yield token
    for other in children(sentence, token, "conj"):
        yield from coordinates(sentence, other)


def _to(sentence: Sentence, token: Token) -> Iterator[Reach]:
    for verb in _infinitives(sentence, token, "xcomp", "ccomp", "advcl"):
        if verb.i > token.i and child(sentence, verb, "nsubj") is None:
            yield Reach(clause(sentence, verb), verb)


def _that(sentence: Sentence, token: Token) -> Iterator[Reach]:
    """A clause that says what is to be: one with a modal or a bare verb ("agreed that talks should resume", "demanded that it stop")."""
    for verb in children(sentence, token, "ccomp"):
        subject = child(sentence, verb, "nsubj", "nsubjpass")
        if subject is None or verb.i < token.i:
            continue
        whole = [i for i in descendants(sentence, verb) if i > token.i and sentence.tokens[i].dep != "mark"]
        if any(t.tag == "MD" for t in children(sentence, verb, "aux")):
            yield Reach(clause(sentence, verb), verb, (subject,))
        elif verb.tag == "VB":
            yield Reach(_trimmed(sentence, whole), verb, (subject,))


def _gerund(sentence: Sentence, token: Token) -> Iterator[Reach]:
    for verb in children(sentence, token, "xcomp", "ccomp", "dobj", "advcl"):
        if verb.tag == "VBG" and verb.i > token.i and child(sentence, verb, "nsubj") is None and verb.dep != "advcl":
            yield Reach(clause(sentence, verb), verb)


def _preposition(sentence: Sentence, token: Token, word: str) -> Iterator[Reach]:
    if word == "to" and any(True for _ in _infinitives(sentence, token, "xcomp")):
        return
    for prep in children(sentence, token, "prep", "dative"):
        if prep.lemma != word or prep.i < token.i:
            continue
        for core in children(sentence, prep, "pobj", "pcomp"):
            yield Reach(clause(sentence, core) if core.pos == "VERB" else phrase(sentence, core), core)


def _object(sentence: Sentence, token: Token) -> Iterator[Reach]:
    """Any noun but one of praise, and but one that has a frame of its own."""
    for noun in children(sentence, token, "dobj"):
        passed_over = noun.lemma in word_list("praise") or (noun.lemma, "noun") in commitment_words()
        if noun.pos in ("NOUN", "PROPN") and not passed_over and child(sentence, token, "xcomp") is None:
            yield Reach(phrase(sentence, noun), noun)


def _self(sentence: Sentence, token: Token) -> Iterator[Reach]:
    reflexive = child(sentence, token, "dobj")
    if reflexive is not None and reflexive.lemma.endswith(("self", "selves")):
        yield from _preposition(sentence, token, "to")


def _asked(sentence: Sentence, token: Token) -> Iterator[Reach]:
    for verb in _infinitives(sentence, token, "xcomp", "ccomp", "advcl"):
        asked = tuple(children(sentence, token, "dobj", "dative", "nsubjpass")) or tuple(children(sentence, verb, "nsubj"))
        if verb.i > token.i and asked:
            yield Reach(clause(sentence, verb), verb, asked)


def _call_on(sentence: Sentence, token: Token) -> Iterator[Reach]:
    for prep in children(sentence, token, "prep"):
        asked = tuple(children(sentence, prep, "pobj"))
        if prep.lemma not in ("on", "upon", "to") or not asked:
            continue
        for verb in [*_infinitives(sentence, token, "xcomp", "advcl", "ccomp", "acl"), *_infinitives(sentence, asked[0], "acl", "relcl")]:
            yield Reach(clause(sentence, verb), verb, asked)
        for other in children(sentence, token, "prep"):
            for noun in children(sentence, other, "pobj") if other.lemma == "for" else ():
                yield Reach(phrase(sentence, noun), noun, asked)


def _against(sentence: Sentence, token: Token) -> Iterator[Reach]:
    for prep in children(sentence, token, "prep"):
        if prep.lemma == "against":
            asked = tuple(children(sentence, token, "dobj"))
            yield Reach(_trimmed(sentence, list(descendants(sentence, prep))), prep, asked)


def _listed(name: str) -> Callable[[Sentence, Token], Iterator[Reach]]:
    """A frame whose object must be a noun of this list; not in an infinitive, which says only what for."""

    def reach(sentence: Sentence, token: Token) -> Iterator[Reach]:
        purpose = any(t.tag == "TO" for t in children(sentence, token, "aux"))
        for noun in _objects(sentence, token):
            if noun.lemma in word_list(name) and not purpose:
                yield Reach(phrase(sentence, noun), noun)

    return reach


def _through_noun(*frames: str) -> Callable[[Sentence, Token], Iterator[Reach]]:
    """A frame that goes through an object with a frame of its own: "reaffirmed their commitment to ..."."""

    def reach(sentence: Sentence, token: Token) -> Iterator[Reach]:
        for noun in _objects(sentence, token):
            for row in commitment_words().get((noun.lemma, "noun"), ()):
                if row.frame in frames:
                    act = row.act if row.act == "called for" or "infinitive" in frames else None
                    yield from (
                        replace(reach, act=act) for reach in frame(sentence, noun, "complement" if row.frame == "via" else row.frame)
                    )

    return reach


def _complement(sentence: Sentence, token: Token) -> Iterator[Reach]:
    """What follows a noun: "to" with a verb, or "to", "for", "in" with a noun. A bare name there is a partner, and the noun is the content."""
    verbs = list(_followers(sentence, token))
    for verb in verbs:
        yield Reach(clause(sentence, verb), verb, tuple(children(sentence, verb, "nsubj")) or _beneficiary(sentence, token))
    for prep in children(sentence, token, "prep") if not verbs else ():
        core = child(sentence, prep, "pobj", "pcomp")
        if core is None or prep.lemma not in ("to", "for", "in"):
            continue
        if core.pos == "PROPN":
            yield Reach(phrase(sentence, token), token, (core,))
        else:
            yield Reach(clause(sentence, core) if core.pos == "VERB" else phrase(sentence, core), core)


def _followers(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """Infinitives of a noun: those that hang on it, and one that stands right behind it, wherever the parser hung that."""
    verbs = {verb.i: verb for verb in _infinitives(sentence, noun, "acl", "relcl", "xcomp", "advcl")}
    if noun.i + 2 < len(sentence.tokens) and sentence.tokens[noun.i + 1].tag == "TO":
        verb = head(sentence, sentence.tokens[noun.i + 1])
        verbs[verb.i] = verb
    yield from (verbs[i] for i in sorted(verbs) if i > noun.i)


def _beneficiary(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """Who is to do it in "a proposal for X to ..."."""
    return tuple(who for prep in children(sentence, noun, "prep") if prep.lemma == "for" for who in children(sentence, prep, "pobj"))


def _infinitive(sentence: Sentence, token: Token) -> Iterator[Reach]:
    for verb in _followers(sentence, token):
        yield Reach(clause(sentence, verb), verb)


def _whole(sentence: Sentence, token: Token) -> Iterator[Reach]:
    if child(sentence, token, "prep", "acl"):
        yield Reach(phrase(sentence, token), token)


def _need(sentence: Sentence, token: Token) -> Iterator[Reach]:
    verbs = list(_followers(sentence, token))
    for verb in verbs:
        yield Reach(clause(sentence, verb), verb, tuple(children(sentence, verb, "nsubj")) or _beneficiary(sentence, token))
    if not verbs:
        yield from _preposition(sentence, token, "for")


def _need_of(sentence: Sentence, token: Token) -> Iterator[Reach]:
    """A need that names who is to do it ("the need for all sides to ...") counts without a verb of the table."""
    yield from (reach for reach in _need(sentence, token) if reach.asked)


def _vital(sentence: Sentence, token: Token) -> Iterator[Reach]:
    """It is vital that someone does something: the whole clause, and who is to do it."""
    for verb in [*children(sentence, token, "ccomp"), *children(sentence, head(sentence, token), "ccomp")]:
        subject = child(sentence, verb, "nsubj", "nsubjpass")
        if subject is not None and verb.i > token.i:
            inside = [i for i in descendants(sentence, verb) if sentence.tokens[i].dep != "mark" and i > token.i]
            yield Reach(_trimmed(sentence, inside), verb, (subject,))


def _call(sentence: Sentence, token: Token) -> Iterator[Reach]:
    for noun in _objects(sentence, token):
        if noun.lemma in ("call", "appeal", "demand", "request"):
            yield from _call_on(sentence, noun)
            yield from _preposition(sentence, noun, "for")


def _possibility(sentence: Sentence, token: Token) -> Iterator[Reach]:
    for noun in _objects(sentence, token):
        if any(row.frame == "possibility" for row in commitment_words().get((noun.lemma, "noun"), ())):
            yield from _preposition(sentence, noun, "of")
            yield from _infinitive(sentence, noun)


def _will(sentence: Sentence, token: Token) -> Iterator[Reach]:
    """A modal: its verb says what will be done, unless that is a trip, a courtesy, a guess or no deed at all."""
    verb = head(sentence, token)
    if (
        token.dep != "aux"
        or verb.pos != "VERB"
        or verb.lemma in word_list("trip") | word_list("no deed")
        or _supposed(sentence, token, verb)
    ):
        return
    courtesy = any(noun.lemma in word_list("praise") for noun in children(sentence, verb, "dobj"))
    alone = child(sentence, verb, "nsubj") is None and verb.dep != "conj"
    if not courtesy and not alone and sentence.tokens[-1].text != "?":
        yield Reach(clause(sentence, verb), verb, act="pledged" if _helps(sentence, verb) else None)


def _supposed(sentence: Sentence, modal: Token, verb: Token) -> bool:
    """A guess ("expected it would"), a question ("whether it will"), the unreal past ("would have"), and "would" that nobody is reported to have said."""
    above = head(sentence, verb)
    if any(t.lemma == "have" for t in children(sentence, verb, "aux")) or (verb.dep == "ccomp" and above.lemma in word_list("guess")):
        return True
    if any(t.lemma in ("if", "whether") for t in children(sentence, verb, "mark")):
        return True
    if verb.dep == "conj" and above.dep == "ccomp":
        above = head(sentence, above)
    return modal.lemma == "would" and (above.pos != "VERB" or above.i == verb.i or verb.dep not in ("ccomp", "conj"))


def _helps(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb, or the one that it continues ("will continue to support"), is one of giving help."""
    return verb.lemma in word_list("help") or any(t.lemma in word_list("help") for t in children(sentence, verb, "xcomp", "conj"))


def _should(sentence: Sentence, token: Token) -> Iterator[Reach]:
    verb = head(sentence, token)
    subject = child(sentence, verb, "nsubj")
    past = any(t.lemma == "have" for t in children(sentence, verb, "aux")) or sentence.tokens[-1].text == "?"
    if token.dep == "aux" and verb.pos == "VERB" and subject is not None and not past and verb.lemma not in word_list("no deed"):
        yield Reach(clause(sentence, verb), verb, (subject,))


_FRAMES: dict[str, Callable[[Sentence, Token], Iterator[Reach]]] = {
    "to": _to,
    "that": _that,
    "gerund": _gerund,
    "object": _object,
    "self": _self,
    "asked": _asked,
    "call-on": _call_on,
    "against": _against,
    "deal": _listed("deal"),
    "aid": _listed("aid"),
    "deed": _listed("deed"),
    "support": _through_noun("complement", "whole", "need"),
    "need": _need,
    "need-of": _need_of,
    "vital": _vital,
    "plans": _through_noun("complement", "infinitive", "via"),
    "call": _call,
    "possibility": _possibility,
    "complement": _complement,
    "infinitive": _infinitive,
    "whole": _whole,
    "will": _will,
    "should": _should,
}
