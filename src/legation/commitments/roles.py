"""Roles: who is bound by a commitment, and toward whom, in the codes of states and organisations."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from legation.commitments.cues import Cue, adjectival
from legation.commitments.frames import coordinates
from legation.language.tree import child, children, head, subtree
from legation.model import Extent, Scene, Sentence, Statement, Token
from legation.reference.bodies import organisations
from legation.reference.states import states

_FIRST_PERSON = frozenset({"we", "i", "us", "our", "my", "ourselves"})
_OFFICIAL = re.compile(
    r"\b(?:ministry|ministries|department|government|white house|office|embassy|council|commission|presiden\w+|secretariat|kremlin|mission|parliament)\b",
    re.I,
)
_CLIMB = 8  # steps from a word to the verb that has its subject: deeper ones were never right


def parties(scene: Scene, tokens: Iterable[Token], sentence: Sentence, voice: str | None) -> tuple[str, ...]:
    """Codes of the sides that these words stand for, in order, each once; `voice` is meant by "we"."""
    found: dict[str, None] = {}
    for token in tokens:
        for other in coordinates(sentence, token):
            found.update(dict.fromkeys(_sides(scene, sentence, other, voice)))
    return tuple(found)


def _sides(scene: Scene, sentence: Sentence, token: Token, voice: str | None) -> tuple[str, ...]:
    if token.text.lower() in _FIRST_PERSON:
        return (voice,) if voice else ()
    direct = _of_mention(scene, token)
    if direct:
        return direct
    within: dict[str, None] = {}
    for below in children(sentence, token, "poss", "amod", "compound", "nmod", "appos"):
        within.update(dict.fromkeys(parties(scene, [below], sentence, voice)))
    for prep in children(sentence, token, "prep"):
        if prep.lemma in ("of", "from", "between", "among"):
            within.update(dict.fromkeys(parties(scene, children(sentence, prep, "pobj"), sentence, voice)))
    return tuple(within)


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
        code = scene.party(member) or (member if actor is None or actor.kind in ("state", "igo") else None)
        if code is None and ":" not in member:
            code = member
        if code:
            found[code] = None
    return tuple(found)


def doers(sentence: Sentence, token: Token) -> tuple[Token, ...]:
    """Heads of the subject of a word: its own, that of the verb it hangs on, or the noun that its relative clause describes."""
    at = token
    for _ in range(_CLIMB):
        own = _subject(sentence, at)
        if own is not None:
            return own
        above = head(sentence, at)
        if above.i == at.i:
            return ()
        if at.dep in ("acl", "relcl"):
            return (above,)
        at = above
    return ()


def _subject(sentence: Sentence, verb: Token) -> tuple[Token, ...] | None:
    """The subject of this very word; empty for a passive without an agent; `None` where it must be looked for further up."""
    subject = child(sentence, verb, "nsubj")
    if subject is None and (passive := child(sentence, verb, "nsubjpass")) is not None:
        if adjectival(sentence, verb) and child(sentence, verb, "agent") is None and passive.pos != "NOUN":
            return (passive,)
        return tuple(noun for agent in children(sentence, verb, "agent") for noun in children(sentence, agent, "pobj")) or (passive,)
    if subject is not None and subject.tag in ("WDT", "WP") and verb.dep == "relcl":
        return (head(sentence, verb),)
    return (subject,) if subject is not None else None


def owners(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """Whose a noun is: "India's commitment", "the U.S. pledge", "the decision of the two leaders"."""
    found = [*children(sentence, noun, "poss"), *children(sentence, noun, "nmod", "amod", "compound")]
    for prep in children(sentence, noun, "prep"):
        if prep.lemma in ("of", "by", "between", "from"):
            found += children(sentence, prep, "pobj")
    return tuple(found)


def bound(scene: Scene, cue: Cue, voice: str | None) -> tuple[str, ...]:
    """The sides bound by a cue: for "called for" the caller, else who agrees, pledges or signs."""
    sentence = cue.sentence
    for words in _candidates(cue):
        codes = parties(scene, words, sentence, voice)
        if codes:
            return codes
    return ()


def _candidates(cue: Cue) -> Iterator[tuple[Token, ...]]:
    """Where to look for who is bound, best first."""
    sentence, token, core = cue.sentence, cue.token, cue.reach.core
    if cue.row.kind == "modal":
        verb = head(sentence, token)
        yield doers(sentence, head(sentence, verb)) if cue.row.frame == "should" else doers(sentence, verb)
        return
    if cue.row.frame == "that" and cue.act not in ("called for", "proposed"):
        yield cue.reach.asked
    for noun in _possessed(cue):
        yield owners(sentence, noun)
    yield doers(sentence, token)
    if core.pos in ("NOUN", "PROPN"):
        yield owners(sentence, core)


def _possessed(cue: Cue) -> Iterator[Token]:
    """The noun of commitment that the cue is, or goes through."""
    if cue.row.kind == "noun":
        yield cue.token
    elif cue.row.frame in ("support", "plans"):
        core = cue.reach.core
        above = [core, head(cue.sentence, core), head(cue.sentence, head(cue.sentence, core))]
        yield from (t for t in above if t.pos == "NOUN" and t.i > cue.token.i)


def toward(scene: Scene, cue: Cue, sides: tuple[str, ...], voice: str | None) -> tuple[str, ...]:
    """The sides asked, helped or hit: who is asked to do it, else whoever else is named in the content; nobody where several bind each other."""
    if cue.reach.asked and cue.act in ("called for", "proposed"):
        asked = parties(scene, cue.reach.asked, cue.sentence, voice)
        if asked:
            return tuple(code for code in asked if code not in sides)
    mutual = len(sides) > 1 and cue.act in ("agreed", "signed")
    named = () if mutual else _named(scene, Extent(cue.start, cue.end))
    return tuple(code for code in named if code not in sides)


def _named(scene: Scene, extent: Extent) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for mention in scene.mentions_in(extent):
        found.update(dict.fromkeys(codes_of(scene, mention.actor)))
    return tuple(found)


def speaker_at(scene: Scene, statements: tuple[Statement, ...], extent: Extent) -> str | None:
    """The side whose words these are: that of the speaker of the innermost statement around them."""
    best: tuple[int, str] | None = None
    for statement in statements:
        for piece in statement.content:
            if piece.start <= extent.start and extent.end <= piece.end and statement.speaker is not None:
                codes = codes_of(scene, statement.speaker.actor)
                if codes and (best is None or piece.end - piece.start < best[0]):
                    best = (piece.end - piece.start, codes[0])
    return best[1] if best else None


def publisher(scene: Scene) -> str | None:
    """The side for which an official text speaks, read from its source ("U.S. Department of State"); `None` for the press."""
    source = scene.document.source or ""
    if not _OFFICIAL.search(source):
        return None
    words = source.replace("’", "'").split()
    for length in range(min(5, len(words)), 0, -1):
        for first in range(len(words) - length + 1):
            code = _names().get(" ".join(words[first : first + length]).strip(",;:").lower())
            if code:
                return code
    return None


@cache
def _names() -> dict[str, str]:
    found: dict[str, str] = {}
    for state in states().values():
        for name in (*state.seats, *state.adjectives, *state.names, state.name):
            found[name.lower().removeprefix("the ")] = state.code
    for organisation in organisations().values():
        if organisation.kind == "igo":
            for name in (organisation.name, *organisation.names, organisation.key):
                found[name.lower().removeprefix("the ")] = organisation.key
    return found


def named_in(sentence: Sentence, core: Token) -> tuple[Token, ...]:
    """The words of a noun phrase, for parties named within it ("an agreement between India and France")."""
    return subtree(sentence, core)
