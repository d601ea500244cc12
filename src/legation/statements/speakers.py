"""Which actor a speaker is: the one that the head noun of its words names, or the group of those that are joined by "and"."""

import re
from collections.abc import Iterable, Iterator

from legation.language import child, children
from legation.model import Actor, Extent, Scene, Sentence, Statement, Token
from legation.statements.draft import Draft
from legation.statements.roles import antecedent

_NEAR = 40  # characters behind a phrase in which a name may be set beside it
_BESIDE = re.compile(r",(?:\s+(?:the\s+)?[^\W\d_][\w -]*['’]s?)?$")


def head_noun(words: tuple[Token, ...]) -> Token:
    """The word of a phrase that hangs from none of the others."""
    inside = {t.i for t in words}
    return next((t for t in words if t.head not in inside or t.head == t.i), words[0])


def actor_of(draft: Draft, scene: Scene) -> str | None:
    """Key of the actor whose mention covers the head noun or its apposition; nothing for a name deeper in the phrase.

    Joint speakers have the key of the group with just these members: the key of one of them would leave out the others.
    """
    if not draft.speaker:
        return None
    words, sentence = draft.speaker, draft.cue.sentence
    noun = head_noun(words)
    noun = antecedent(sentence, noun) or noun
    joint = _joint(noun, words, sentence)
    if not joint:
        return _own(noun, Extent(words[0].start, words[-1].end), sentence, scene)
    whole = next((m for m in scene.mentions_at(noun.start, joint[-1].end) if m.actor is not None), None)
    if whole is not None:
        return whole.actor
    keys = [_named(token, scene) for token in (noun, *joint)]
    return _group(tuple(key for key in keys if key is not None), scene) if None not in keys else None


def groups(said: Iterable[Statement], scene: Scene) -> tuple[Actor, ...]:
    """The groups that speak in these statements and that the scene does not know, each once."""
    out: dict[str, Actor] = {}
    for statement in said:
        key = statement.speaker.actor if statement.speaker else None
        if statement.speaker is None or key is None or scene.actor(key) is not None or key in out:
            continue
        members = tuple(a for a in scene.actors if _short(a.key) in key.removeprefix("group:").split("+"))
        out[key] = Actor(key=key, name=" and ".join(a.name for a in members), kind="group", members=tuple(a.key for a in members))
    return tuple(out.values())


def _own(noun: Token, phrase: Extent, sentence: Sentence, scene: Scene) -> str | None:
    exact = (m.actor for m in scene.mentions_in(phrase) if (m.start, m.end) == (phrase.start, phrase.end))
    beside = (_named(token, scene) for token in children(sentence, noun, "appos") if phrase.start <= token.start < phrase.end + _NEAR)
    return next((key for key in (_named(noun, scene), *exact, *beside, _last_named(phrase, scene)) if key is not None), None)


def _last_named(phrase: Extent, scene: Scene) -> str | None:
    """The person whose name ends the phrase after a comma, wherever the parser hangs it: "her lawyer in Canada, Anna Berg", "the chair, Ghana's Ama Mensah"."""
    last = next(
        (m for m in scene.mentions_in(phrase) if m.end == phrase.end and m.actor is not None and m.actor.startswith("person:")), None
    )
    before = scene.document.text[phrase.start : last.start].rstrip() if last is not None else ""
    return last.actor if last is not None and _BESIDE.search(before) else None


def _named(token: Token, scene: Scene) -> str | None:
    """The actor of the longest mention over this word."""
    return next((m.actor for m in scene.mentions_at(token.start, token.end) if m.actor is not None), None)


def _joint(noun: Token, words: tuple[Token, ...], sentence: Sentence) -> tuple[Token, ...]:
    """The nouns joined to the head noun within the words of the speaker, in order."""
    inside = {t.i for t in words}
    return tuple(t for t in _chain(noun, sentence) if t.i in inside)


def _chain(noun: Token, sentence: Sentence) -> Iterator[Token]:
    """Nouns joined to this one; in a list of three the parser takes the second for an apposition."""
    for below in children(sentence, noun, "conj", "appos"):
        listed = below.dep == "conj" or (below.pos == "PROPN" and child(sentence, below, "conj") is not None)
        if listed and below.pos in ("NOUN", "PROPN", "PRON") and below.i > noun.i:
            yield below
            yield from _chain(below, sentence)


def _group(keys: tuple[str, ...], scene: Scene) -> str | None:
    """The group or mechanism that has these members and no other; where there is none, the key that such a group has."""
    members = scene.members(keys)
    if len(set(members)) == 1:
        return members[0]
    known = next((a.key for a in scene.actors if a.members and set(scene.members(a.members)) == set(members)), None)
    if known is not None or any(scene.actor(key) is None for key in members):
        return known
    return "group:" + "+".join(sorted(_short(key) for key in members))


def _short(key: str) -> str:
    return key.removeprefix("person:").removeprefix("group:")
