"""Roles: who is bound by a commitment, and toward whom, in the codes of states and organisations."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from legation.commitments.cues import Cue
from legation.commitments.frames import subject_before
from legation.commitments.stretches import coordinates
from legation.language.resumed import resumed
from legation.language.tree import ancestors, child, children, head
from legation.model import Scene, Sentence, Token
from legation.reference.commitment_words import commitment_words, word_list
from legation.reference.states import states

_TOGETHER = frozenset({"they", "both", "two", "three"})
_FIRST_PERSON = frozenset({"we", "i", "us", "our", "my", "ourselves"})
_CLIMB = 8  # steps from a word to the verb that has its subject: deeper ones were never right
_OUTLETS = frozenset({"JRN", "MED"})


@dataclass(frozen=True)
class Meant:
    """The sides that "we", and that "they" or "the two sides" stand for at some point of the text."""

    we: tuple[str, ...] = ()
    they: tuple[str, ...] = ()


def parties(scene: Scene, tokens: Iterable[Token], sentence: Sentence, meant: Meant, *, depth: int = 0) -> tuple[str, ...]:
    """Codes of the sides that these words stand for, in order, each once; `meant` says who "we" and "they" are."""
    found: dict[str, None] = {}
    for token in tokens if depth < _CLIMB else ():
        for other in coordinates(sentence, token):
            found.update(dict.fromkeys(_sides(scene, sentence, other, meant, depth)))
    return tuple(found)


def _sides(scene: Scene, sentence: Sentence, token: Token, meant: Meant, depth: int) -> tuple[str, ...]:
    if token.text.rstrip("’'") != "US" and token.text.lower() in _FIRST_PERSON:
        return meant.we
    ours = any(t.text.lower() == "our" for t in children(sentence, token, "poss"))
    if ours and _are_others(token):
        return ()  # "our allies" are others than we, and which is not said
    if ours and token.lemma in word_list("side"):
        return _ours(meant, _of_mention(scene, token))
    direct = _of_mention(scene, token)
    if (direct and token.tag != "NNS") or not (direct or token.lemma in word_list("side")):
        return direct or (meant.they if token.text.lower() in _TOGETHER else ())
    found: dict[str, None] = dict.fromkeys(direct)
    if _are_others(token):
        return direct  # "Ukraine's allies" are not Ukraine
    near = [] if direct else list(children(sentence, token, "poss", "amod", "compound", "nmod", "appos"))
    for prep in children(sentence, token, "prep"):
        if prep.lemma in ("of", "from", "between", "among"):
            near += children(sentence, prep, "pobj")
    found.update(dict.fromkeys(parties(scene, near, sentence, meant, depth=depth + 1)))
    taken_up = token.tag == "NNS" and child(sentence, token, "det", "nummod") is not None and child(sentence, token, "amod") is None
    return tuple(found) or (meant.they if taken_up else ())  # "these developed countries" are a kind of states, not those named before


def _are_others(token: Token) -> bool:
    """Whether a noun stands for others than its owner: allies, neighbours, rivals; with a capital, too ("our Allies")."""
    word = token.text.lower()
    return (
        token.lemma in word_list("others")
        or word.removesuffix("ies") + "y" in word_list("others")
        or word.removesuffix("s") in word_list("others")
    )


def _ours(meant: Meant, named: tuple[str, ...]) -> tuple[str, ...]:
    """ "Our two countries": those named by it if the speaker's side is among them, else the speaker's and the one with whom it acts."""
    if set(meant.we) <= set(named):
        return named
    return meant.they if set(meant.we) <= set(meant.they) else meant.we


def _of_mention(scene: Scene, token: Token) -> tuple[str, ...]:
    """The sides of the longest resolved mention over this word."""
    for mention in scene.mentions_at(token.start, token.end):
        codes = codes_of(scene, mention.actor)
        if codes:
            return codes
    return ()


def codes_of(scene: Scene, key: str | None) -> tuple[str, ...]:
    """ISO3 or acronyms of the sides for which the actor acts; the members' where it is a group."""
    if key is None:
        return ()
    found: dict[str, None] = {}
    for member in scene.members((key,)):
        actor = scene.actor(member)
        if actor is not None and actor.kind == "organisation" and set(actor.sectors[:1]) & _OUTLETS:
            continue  # what is told to the BBC binds nobody toward Britain
        code = scene.party(member) or (member if actor is None or actor.kind in ("state", "igo") else None)
        if code is None and ":" not in member:
            code = member
        if code:
            found[code] = None
    return tuple(found)


def doers(sentence: Sentence, token: Token) -> Iterator[tuple[Token, ...]]:
    """Heads of the subject of a word: its own, that of the verb it hangs on, or the noun that its relative clause describes.

    Where the word is coordinate with a verb of a relative clause, the subject of the main clause comes next: parsers mix these up.
    """
    at, joined = resumed(sentence, token) or token, False
    for _ in range(_CLIMB):
        own = _subject(sentence, at)
        above = head(sentence, at)
        if own is not None or at.dep in ("acl", "relcl"):
            yield own if own is not None else (above,)
            if not joined:
                return
        if above.i == at.i:
            return
        joined = joined or at.dep == "conj"
        at = above


def _subject(sentence: Sentence, verb: Token) -> tuple[Token, ...] | None:
    """The subject of this very word; that of a passive is its agent, if it has one; `None` where it must be looked for further up."""
    subject = child(sentence, verb, "nsubj") or subject_before(sentence, verb)
    passive = child(sentence, verb, "nsubjpass")
    if subject is None and passive is not None:
        return tuple(noun for agent in children(sentence, verb, "agent") for noun in children(sentence, agent, "pobj")) or (passive,)
    if subject is None:
        return None
    above = head(sentence, verb)
    if subject.tag in ("WDT", "WP") and verb.dep == "relcl":
        return (above,)
    if subject.lemma == "it" and verb.dep == "ccomp" and (speaking := child(sentence, above, "nsubj")) is not None:
        return (speaking,)  # "Norway said it would": whoever says so
    return (subject,)


def owners(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """Whose a noun is: "India's commitment", "the U.S. pledge", "the decision of the two leaders". Pronouns are left to the subject."""
    found = [*children(sentence, noun, "poss"), *children(sentence, noun, "nmod", "amod", "compound")]
    for prep in children(sentence, noun, "prep"):
        if prep.lemma in ("of", "by", "between", "from"):
            found += children(sentence, prep, "pobj")
    return tuple(token for token in found if token.pos != "PRON")


def bound(scene: Scene, cue: Cue, meant: Meant) -> tuple[str, ...]:
    """The sides bound by a cue: for "called for" the caller, else who agrees, pledges or signs."""
    for words in _candidates(cue):
        codes = parties(scene, words, cue.sentence, meant)
        if codes:
            return codes
    return meant.we if cue.row.frame in ("vital", "need-of", "should") else ()


def _candidates(cue: Cue) -> Iterator[tuple[Token, ...]]:
    """Where to look for who is bound, best first."""
    sentence, token, core = cue.sentence, cue.token, cue.reach.core
    if cue.row.kind == "modal":
        verb = head(sentence, token)
        yield from doers(sentence, head(sentence, verb)) if cue.row.frame == "should" else doers(sentence, verb)
        return
    if cue.row.frame == "vital":
        return
    if cue.row.frame == "that" and cue.act not in ("called for", "proposed"):
        yield cue.reach.asked
    for noun in _possessed(cue):
        yield owners(sentence, noun)
        if cue.row.kind == "noun":
            yield tuple(children(sentence, noun, "poss"))
    yield from doers(sentence, token)
    if cue.row.frame in ("deal", "aid", "deed"):
        yield owners(sentence, core)


def _possessed(cue: Cue) -> Iterator[Token]:
    """The noun of commitment that the cue is, or goes through: the nearest one above the content, behind the verb."""
    if cue.row.kind == "noun":
        yield cue.token
    elif cue.row.frame in ("support", "plans"):
        at = cue.reach.core
        for above in (at, *ancestors(cue.sentence, at)):
            if above.i <= cue.token.i:
                return
            if (above.lemma, "noun") in commitment_words():
                yield above
                return


def toward(scene: Scene, cue: Cue, sides: tuple[str, ...], meant: Meant) -> tuple[str, ...]:
    """The sides asked, helped or hit: who is asked to do it, else who is named first in the content; nobody where several bind each other."""
    if cue.reach.asked and cue.act in ("called for", "proposed"):
        asked = parties(scene, cue.reach.asked, cue.sentence, meant)
        if asked:
            return tuple(code for code in asked if code not in sides)
    if len(sides) > 1 and cue.act in ("agreed", "signed"):
        return ()
    for token in cue.reach.content:
        if token.pos in ("PROPN", "ADJ", "NOUN") and head(cue.sentence, token).lemma != "without" and not _is_where(cue, token):
            named = parties(scene, [token], cue.sentence, Meant())
            others = tuple(code for code in named if code not in sides)
            if others:
                return others
    return ()


def cosigners(scene: Scene, cue: Cue, sides: tuple[str, ...], meant: Meant) -> tuple[str, ...]:
    """The sides with whom one signs or concludes a deal: "signed a treaty with Peru"."""
    if cue.row.frame != "deal" or cue.act not in ("agreed", "signed"):
        return ()
    over = (cue.token, cue.reach.core)
    behind = [
        core
        for at in over
        for prep in children(cue.sentence, at, "prep")
        if prep.lemma == "with"
        for core in children(cue.sentence, prep, "pobj")
    ]
    return tuple(code for code in parties(scene, behind, cue.sentence, meant) if code not in sides)


def counterpart(scene: Scene, cue: Cue, sides: tuple[str, ...], meant: Meant) -> tuple[str, ...]:
    """The other one of two states, for a commitment that names nobody else: what one of a pair promises, it promises the other."""
    if len(sides) == 1 and len(meant.they) == 2 and sides[0] in meant.they and all(code in states() for code in meant.they):
        there = parties(scene, [token for token in cue.reach.content if _is_where(cue, token)], cue.sentence, Meant())
        return tuple(code for code in meant.they if code not in (*sides, *there))
    return ()


def _is_where(cue: Cue, token: Token) -> bool:
    """Whether it is only where something is asked for: who "called for a ceasefire in Lebanon" asks nobody there."""
    by, core = head(cue.sentence, token), cue.reach.core
    return by.lemma == "in" and by.head == core.i and core.pos == "NOUN" and cue.act in ("called for", "proposed")
