"""Which actor a speaker is: the one that the head noun of its words names, or the group of those that are joined by "and"."""

from collections.abc import Iterator

from legation.language import child, children
from legation.model import Extent, Scene, Sentence, Token


def actor_of(noun: Token, words: tuple[Token, ...], sentence: Sentence, scene: Scene) -> str | None:
    """Key of the actor whose mention covers the head noun or its apposition; nothing for a name deeper in the phrase.

    Joint speakers have the key of the group with just these members if the document knows one, else none: the key of one of
    them would leave out the others.
    """
    joint = _joint(noun, words, sentence)
    if not joint:
        return _own(noun, Extent(words[0].start, words[-1].end), sentence, scene)
    whole = next((m for m in scene.mentions_at(noun.start, joint[-1].end) if m.actor is not None), None)
    if whole is not None:
        return whole.actor
    keys = [_named(token, scene) for token in (noun, *joint)]
    return _group(tuple(key for key in keys if key is not None), scene) if None not in keys else None


def _own(noun: Token, phrase: Extent, sentence: Sentence, scene: Scene) -> str | None:
    exact = (m.actor for m in scene.mentions_in(phrase) if (m.start, m.end) == (phrase.start, phrase.end))
    beside = (_named(token, scene) for token in children(sentence, noun, "appos") if phrase.start <= token.start < phrase.end)
    return next((key for key in (_named(noun, scene), *exact, *beside) if key is not None), None)


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
        listed = below.dep == "conj" or child(sentence, below, "conj") is not None
        if listed and below.pos in ("NOUN", "PROPN", "PRON") and below.i > noun.i:
            yield below
            yield from _chain(below, sentence)


def _group(keys: tuple[str, ...], scene: Scene) -> str | None:
    """The group or mechanism that has these members and no other."""
    wanted = set(scene.members(keys))
    if len(wanted) == 1:
        return keys[0]
    return next((a.key for a in scene.actors if a.members and set(scene.members(a.members)) == wanted), None)
