"""Speakers whom only the document tells: "I" in a turn, "it" and "they" after a speaker, the paper that somebody issued."""

from collections.abc import Iterator, Sequence

from legation.frames.voice import FIRST, voice
from legation.language import child, children, descendants
from legation.model import ActorKind, Scene, Sentence, Token
from legation.reference.speech import words_of
from legation.statements.draft import Draft
from legation.statements.speakers import actor_of, head_noun

_REACH = 2  # sentences over which a speaker is carried on
_DEFINITE = ("the", "this", "that", "its", "their")
_ONES: tuple[ActorKind, ...] = ("state", "body", "igo", "organisation", "mechanism", "office")


def speaking(drafts: Sequence[Draft], scene: Scene) -> tuple[str | None, ...]:
    """The key of the speaker of each draft, which come in the order of the text."""
    keys: list[str | None] = []
    for n, draft in enumerate(drafts):
        own = actor_of(draft, scene)
        word = draft.speaker[0].text.casefold() if len(draft.speaker) == 1 else ""
        if word in FIRST:
            keys.append((None if scene.document.turns else own) or voice(scene, draft.words.start))
        elif own is None and draft.speaker:
            keys.append(_carried(word, draft, drafts[:n], keys, scene))
        else:
            keys.append(own)
    return tuple(keys)


def _carried(word: str, draft: Draft, before: Sequence[Draft], keys: Sequence[str | None], scene: Scene) -> str | None:
    """Whom a pronoun without a mention of its own, or a paper, carries on."""
    if word in ("it", "its", "itself"):
        return _last(draft, before, keys, scene, _ONES)
    if word in ("they", "their"):
        return _last(draft, before, keys, scene, ("group",))
    noun = head_noun(draft.speaker)
    if noun.lemma in words_of("paper"):
        return _issuer(noun, draft.cue.sentence, scene) or (_last(draft, before, keys, scene, _ONES) if _is_bare(draft) else None)
    return None


def _last(draft: Draft, before: Sequence[Draft], keys: Sequence[str | None], scene: Scene, kinds: tuple[ActorKind, ...]) -> str | None:
    """The speaker of the statement before, if it is of one of these kinds and near."""
    if not before or draft.cue.sentence.index - before[-1].cue.sentence.index > _REACH:
        return None
    actor = scene.actor(keys[len(before) - 1])
    return actor.key if actor is not None and actor.kind in kinds else None


def _is_bare(draft: Draft) -> bool:
    """ "the statement", "its letter": no other words that could tell whose it is, and of a kind that one side alone sends out."""
    words = draft.speaker
    return len(words) == 2 and words[0].text.casefold() in _DEFINITE and words[1].lemma in words_of("missive")


def _is_outlet(token: Token, scene: Scene) -> bool:
    """Whether a paper or broadcaster stands here: a report in it is its own."""
    mention = scene.mention_at(token.start, token.end)
    actor = scene.actor(mention.actor) if mention is not None else None
    return actor is not None and actor.kind == "organisation"


def _issuer(noun: Token, sentence: Sentence, scene: Scene) -> str | None:
    """Whose paper: the actor that owns it, stands before it as an attribute, or follows with "by", "from" or "of"; the outlet that it stands in."""
    for token in _issuing(noun, sentence, scene):
        for i in (token.i, *sorted(descendants(sentence, token) - {token.i})):
            other = sentence.tokens[i]
            mention = scene.mention_at(other.start, other.end)
            if mention is not None and mention.actor is not None:
                return mention.actor
    return None


def _issuing(noun: Token, sentence: Sentence, scene: Scene) -> Iterator[Token]:
    """The words that may name whose paper it is, in the order in which they are asked."""
    yield from reversed(list(children(sentence, noun, "poss", "compound", "nmod", "amod")))
    for by in children(sentence, noun, "prep", "agent"):
        issuer = child(sentence, by, "pobj") if by.lemma in ("by", "from", "of", "in") else None
        if issuer is not None and (by.lemma != "in" or _is_outlet(issuer, scene)):
            yield issuer
    for verb in children(sentence, noun, "acl"):
        agent = child(sentence, verb, "agent", "prep")
        issuer = child(sentence, agent, "pobj") if agent is not None and agent.lemma in ("by", "from") else None
        if issuer is not None:
            yield issuer
