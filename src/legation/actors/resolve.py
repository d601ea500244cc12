"""Resolve what was found: whom the words denote as of the day of the document."""

from collections.abc import Mapping

from legation.actors.cast import Cast
from legation.actors.context import Context
from legation.actors.coreference import Coreference
from legation.actors.found import Found
from legation.actors.headline import is_statement, named_in_title
from legation.actors.house import with_house
from legation.actors.lexicon import lexicon
from legation.actors.persons import Person, persons
from legation.model import Actor, Document, Mention, Sentence
from legation.reference.register import Register


def resolve(
    found: tuple[Found, ...], document: Document, sentences: tuple[Sentence, ...], register: Register
) -> tuple[tuple[Actor, ...], tuple[Mention, ...]]:
    """The actors, each once in order of first mention, and the mentions in order of the text; an unknown one has the actor `None`."""
    context = Context.of(found, document, register, sentences)
    headline = named_in_title(document, lexicon(register))
    cast = Cast(document, register, context)
    keys = _people(found, persons(found, document, register, headline), cast)
    memory = Coreference(cast, sentences, context, keys.get(-1) if is_statement(document.title) else None)
    mentions = []
    for one in found:
        if one.kind == "setting":
            continue
        key = memory.actor_of(one, keys)
        memory.note(one, key)
        mentions.append(_mention(document, one, key, cast))
    return with_house(cast.actors(mentions), mentions, document, context, register), tuple(mentions)


def _people(found: tuple[Found, ...], at: Mapping[int, Person], cast: Cast) -> dict[int, str]:
    """The key of whoever is named at each start of a name."""
    apposed: dict[int, list[Found]] = {}
    for one in found:
        if one.holder is not None and one.title:
            apposed.setdefault(one.holder, []).append(one)
    keys = {id(person): cast.person(person, apposed) for person in {id(p): p for p in at.values()}.values()}
    return {start: keys[id(person)] for start, person in at.items()}


def _mention(document: Document, one: Found, key: str | None, cast: Cast) -> Mention:
    title = one.title if one.kind in ("person", "post") else None
    if title is None and one.kind == "person":
        title = cast.apposed_title(one)
    return Mention(one.start, one.end, document.text[one.start : one.end], actor=key, how=one.how, title=title)
