"""Resolve what was found: whom the words denote as of the day of the document."""

from legation.actors.cast import Cast
from legation.actors.context import Context
from legation.actors.coreference import Memory
from legation.actors.found import Found
from legation.actors.headline import is_statement, named_in_title
from legation.actors.lexicon import lexicon
from legation.actors.persons import persons
from legation.model import Actor, Document, Mention, Sentence
from legation.reference.register import Register


def resolve(
    found: tuple[Found, ...], document: Document, sentences: tuple[Sentence, ...], register: Register
) -> tuple[tuple[Actor, ...], tuple[Mention, ...]]:
    """The actors, each once in order of first mention, and the mentions in order of the text; an unknown one has the actor `None`."""
    context = Context.of(found, document, register)
    headline = named_in_title(document, lexicon(register))
    cast = Cast(document, register, context)
    keys = {start: cast.person(person, found) for start, person in persons(found, document, register, headline).items()}
    memory = Memory(cast, sentences, context, keys.get(-1) if is_statement(document.title) else None)
    mentions = []
    for one in found:
        if one.kind == "setting":
            continue
        key = memory.actor_of(one, keys)
        memory.note(one, key)
        mentions.append(_mention(document, one, key, cast))
    return cast.actors(mentions), tuple(mentions)


def _mention(document: Document, one: Found, key: str | None, cast: Cast) -> Mention:
    title = one.title if one.kind in ("person", "post") else None
    if title is None and one.kind == "person":
        title = cast.apposed_title(one)
    return Mention(one.start, one.end, document.text[one.start : one.end], actor=key, how=one.how, title=title)
