"""Frames: where, in the syntax around a word of commitment, the thing committed to stands, and who is asked to do it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from legation.commitments.contents import is_trip
from legation.commitments.stretches import clause, coordinates, followers, infinitives, phrase, trimmed
from legation.language.tree import child, children, descendants, head
from legation.model import Act, Sentence, Token
from legation.reference.commitment_words import commitment_words, word_list


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


def _objects(sentence: Sentence, token: Token) -> Iterator[Token]:
    """Object nouns with their coordinates; the subject in the passive."""
    for first in children(sentence, token, "dobj", "nsubjpass"):
        yield from coordinates(sentence, first)


def _to(sentence: Sentence, token: Token) -> Iterator[Reach]:
    """An infinitive; beside an object it says only what for ("committed $5 million to support ...")."""
    thing = child(sentence, token, "dobj")
    if thing is not None and not thing.lemma.endswith(("self", "selves")):
        return
    if _object_before(sentence, token):
        return
    for verb in infinitives(sentence, token, "xcomp", "ccomp", "advcl"):
        if verb.i > token.i and child(sentence, verb, "nsubj") is None:
            yield Reach(clause(sentence, verb), verb)


def _object_before(sentence: Sentence, token: Token) -> bool:
    """ "The message he intends to convey": what is to be done stands before the subject, out of reach."""
    subject = child(sentence, token, "nsubj", "nsubjpass")
    return token.dep == "relcl" and subject is not None and subject.tag not in ("WDT", "WP")


def _that(sentence: Sentence, token: Token) -> Iterator[Reach]:
    """A clause that says what is to be: one with a modal or a bare verb ("agreed that talks should resume", "demanded that it stop")."""
    for verb in children(sentence, token, "ccomp"):
        subject = child(sentence, verb, "nsubj", "nsubjpass") or subject_before(sentence, verb)
        if subject is None or verb.i < token.i:
            continue
        whole = [i for i in descendants(sentence, verb) if i > token.i and sentence.tokens[i].dep != "mark"]
        if any(t.tag == "MD" for t in children(sentence, verb, "aux")):
            if verb.lemma != "be":
                yield Reach(clause(sentence, verb), verb, (subject,))
        elif verb.tag == "VB" and not any(t.lemma == "do" for t in children(sentence, verb, "aux")):
            yield Reach(trimmed(sentence, whole), verb, (subject,))


def subject_before(sentence: Sentence, verb: Token) -> Token | None:
    """The subject of a clause without "that" which the parser took for the object above: "reaffirmed the United States will continue"."""
    modal = next((t for t in children(sentence, verb, "aux") if t.tag == "MD"), None)
    thing = child(sentence, head(sentence, verb), "dobj") if verb.dep == "ccomp" else None
    return thing if modal is not None and thing is not None and thing.i == modal.i - 1 else None


def _gerund(sentence: Sentence, token: Token) -> Iterator[Reach]:
    for verb in children(sentence, token, "xcomp", "ccomp", "dobj", "advcl"):
        if verb.tag == "VBG" and verb.i > token.i and child(sentence, verb, "nsubj") is None and verb.dep != "advcl":
            yield Reach(clause(sentence, verb), verb)


def _preposition(sentence: Sentence, token: Token, word: str) -> Iterator[Reach]:
    if (word == "to" and any(True for _ in infinitives(sentence, token, "xcomp"))) or _called_out(sentence, token):
        return
    for prep in children(sentence, token, "prep", "dative"):
        if prep.lemma != word or prep.i < token.i:
            continue
        for core in children(sentence, prep, "pobj", "pcomp"):
            if word == "for" and (actor_and_act := _for_to(sentence, token, core)) is not None:
                yield actor_and_act
                continue
            praise = token.lemma == "agree" and core.lemma in word_list("praise")  # "agreed on the importance of" binds nobody
            if not praise and not any(e.label in ("DATE", "TIME") and e.first <= core.i <= e.last for e in sentence.entities):
                yield Reach(clause(sentence, core) if core.pos == "VERB" else phrase(sentence, core), core)


def _called_out(sentence: Sentence, token: Token) -> bool:
    """ "Called her out for", "called off": not a call for anything."""
    return token.lemma == "call" and child(sentence, token, "prt") is not None


def _for_to(sentence: Sentence, token: Token, who: Token) -> Reach | None:
    """What is asked in "appealed for all sides to ..."; `None` where no infinitive follows or a thing is asked for."""
    verbs = [*infinitives(sentence, who, "acl", "relcl"), *infinitives(sentence, token, "xcomp", "advcl", "ccomp")]
    verb = next((v for v in verbs if v.i > who.i), None)
    return Reach(clause(sentence, verb), verb, (who,)) if verb is not None and _may_act(sentence, who) else None


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
    for verb in infinitives(sentence, token, "xcomp", "ccomp", "advcl"):
        asked = tuple(children(sentence, token, "dobj", "dative", "nsubjpass")) or tuple(children(sentence, verb, "nsubj"))
        if verb.i > token.i and asked:
            yield Reach(clause(sentence, verb), verb, asked)


def _call_on(sentence: Sentence, token: Token) -> Iterator[Reach]:
    for prep in children(sentence, token, "prep") if not _called_out(sentence, token) else ():
        asked = tuple(children(sentence, prep, "pobj"))
        if prep.lemma not in ("on", "upon", "to") or not asked:
            continue
        for verb in [*infinitives(sentence, token, "xcomp", "advcl", "ccomp", "acl"), *infinitives(sentence, asked[0], "acl", "relcl")]:
            yield Reach(clause(sentence, verb), verb, asked)
        for other in children(sentence, token, "prep"):
            for noun in children(sentence, other, "pobj") if other.lemma == "for" else ():
                yield Reach(phrase(sentence, noun), noun, asked)


def _against(sentence: Sentence, token: Token) -> Iterator[Reach]:
    for prep in children(sentence, token, "prep"):
        if prep.lemma == "against":
            asked = tuple(children(sentence, token, "dobj"))
            yield Reach(trimmed(sentence, list(descendants(sentence, prep))), prep, asked)


def _listed(name: str) -> Callable[[Sentence, Token], Iterator[Reach]]:
    """A frame whose object must be a noun of this list; not in an infinitive, which says only what for."""

    def reach(sentence: Sentence, token: Token) -> Iterator[Reach]:
        purpose = any(t.tag == "TO" for t in children(sentence, token, "aux")) or _in_view(sentence, token)
        for noun in _objects(sentence, token):
            if (
                (noun.lemma in word_list(name) or (name == "deal" and _draft(sentence, noun)))
                and not purpose
                and not _mere_letter(sentence, noun)
            ):
                yield Reach(phrase(sentence, noun, alone=True), noun)

    return reach


def _draft(sentence: Sentence, noun: Token) -> bool:
    """Whether it is the text of what can be signed: "finalised the text of a treaty"."""
    of = [core for prep in children(sentence, noun, "prep") if prep.lemma == "of" for core in children(sentence, prep, "pobj")]
    return noun.lemma in word_list("draft") and any(core.lemma in word_list("deal") for core in of)


def _mere_letter(sentence: Sentence, noun: Token) -> bool:
    """A letter binds only as one "of intent"."""
    return noun.lemma == "letter" and not any(prep.lemma == "of" for prep in children(sentence, noun, "prep"))


def _talks(sentence: Sentence, token: Token) -> Iterator[Reach]:
    """What somebody is "in talks" about, or "in negotiations" to do."""
    by = head(sentence, token)
    over = head(sentence, by)
    if token.dep != "pobj" or by.lemma != "in" or over.lemma not in ("be", "remain", "stay"):
        return
    for verb in [*followers(sentence, token), *infinitives(sentence, over, "xcomp", "advcl")]:
        yield Reach(clause(sentence, verb), verb)
    for prep in [*children(sentence, token, "prep"), *children(sentence, over, "prep")]:
        for core in children(sentence, prep, "pobj", "pcomp") if prep.lemma in ("about", "on", "over") else ():
            yield Reach(clause(sentence, core) if core.pos == "VERB" else phrase(sentence, core), core)


def _in_view(sentence: Sentence, token: Token) -> bool:
    """ "The urgency of reaching a deal": one that is not reached yet, as it is in "after reaching a deal"."""
    at = token
    while at.dep == "conj" and at.tag == "VBG":
        at = head(sentence, at)
    return at.dep == "pcomp" and head(sentence, at).lemma in (
        "include",
        "including",
        "of",
        "in",
        "for",
        "to",
        "toward",
        "towards",
        "before",
        "without",
        "about",
        "at",
        "on",
    )


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
    if any(t.text.lower() in ("that", "this") for t in children(sentence, token, "det")):
        return  # "repeated that resolve in his speech": one told of before
    verbs = list(followers(sentence, token))
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


def _beneficiary(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """Who is to do it in "a proposal for X to ..."."""
    return tuple(who for prep in children(sentence, noun, "prep") if prep.lemma == "for" for who in children(sentence, prep, "pobj"))


def _infinitive(sentence: Sentence, token: Token) -> Iterator[Reach]:
    for verb in followers(sentence, token):
        yield Reach(clause(sentence, verb), verb)


def _whole(sentence: Sentence, token: Token) -> Iterator[Reach]:
    if child(sentence, token, "prep", "acl"):
        yield Reach(phrase(sentence, token), token)


def _need(sentence: Sentence, token: Token) -> Iterator[Reach]:
    """A need to do something, for someone to do it, or for something; a thing ("need for progress to ...") does nothing itself."""
    who = _beneficiary(sentence, token)
    verbs = [] if who and not _may_act(sentence, who[0]) else list(followers(sentence, token))
    for verb in verbs:
        yield Reach(clause(sentence, verb), verb, tuple(children(sentence, verb, "nsubj")) or who)
    if not verbs:
        yield from _preposition(sentence, token, "for")


def _may_act(sentence: Sentence, noun: Token) -> bool:
    return noun.pos in ("PROPN", "PRON") or noun.lemma in word_list("side")


def _need_of(sentence: Sentence, token: Token) -> Iterator[Reach]:
    """A need that names who is to do it ("the need for all sides to ...") counts without a verb of the table."""
    yield from (reach for reach in _need(sentence, token) if reach.asked)


def _vital(sentence: Sentence, token: Token) -> Iterator[Reach]:
    """It is vital that someone does something: the whole clause, and who is to do it."""
    for verb in [*children(sentence, token, "ccomp"), *children(sentence, head(sentence, token), "ccomp")]:
        subject = child(sentence, verb, "nsubj", "nsubjpass")
        if subject is not None and verb.i > token.i:
            inside = [i for i in descendants(sentence, verb) if sentence.tokens[i].dep != "mark" and i > token.i]
            yield Reach(trimmed(sentence, inside), verb, (subject,))


def _call(sentence: Sentence, token: Token) -> Iterator[Reach]:
    for noun in _objects(sentence, token):
        if noun.lemma in ("call", "appeal", "demand", "request"):
            yield from _call_on(sentence, noun)
            yield from _preposition(sentence, noun, "for")


def _of(sentence: Sentence, token: Token) -> Iterator[Reach]:
    """What a noun of doing is of: anything announced; of what is signed or adopted, only what can be."""
    for reach in _preposition(sentence, token, "of"):
        if token.lemma == "announcement" or reach.core.lemma in word_list("deal"):
            yield reach


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
        or verb.lemma in word_list("no deed")
        or is_trip(sentence, verb)
        or _supposed(sentence, token, verb)
    ):
        return
    if child(sentence, verb, "nsubjpass") is not None and child(sentence, verb, "agent") is None:
        return  # "shops will be closed" says nothing of who closes them
    courtesy = any(noun.lemma in word_list("praise") for noun in children(sentence, verb, "dobj"))
    alone = child(sentence, verb, "nsubj") is None and verb.dep != "conj" and subject_before(sentence, verb) is None
    if not courtesy and not alone and sentence.tokens[-1].text != "?":
        yield Reach(clause(sentence, verb), verb, act="pledged" if _helps(sentence, verb) else None)


def _supposed(sentence: Sentence, modal: Token, verb: Token) -> bool:
    """A guess ("expected it would"), a question ("whether it will"), the unreal past ("would have"), and "would" that nobody is reported to have said."""
    above = head(sentence, verb)
    if any(t.lemma == "have" for t in children(sentence, verb, "aux")) or (verb.dep == "ccomp" and above.lemma in word_list("guess")):
        return True
    subject = child(sentence, verb, "nsubj")
    if verb.dep == "relcl" and subject is not None and subject.tag not in ("WDT", "WP"):
        return True  # "the talks that we will hold": the content stands before the subject
    doubt = any(t.lemma in word_list("guess") for t in children(sentence, above, "acomp"))
    if doubt or any(t.lemma in ("if", "whether") for t in children(sentence, verb, "mark")):
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
    "of": _of,
    "possibility": _possibility,
    "talks": _talks,
    "complement": _complement,
    "infinitive": _infinitive,
    "whole": _whole,
    "will": _will,
    "should": _should,
}
