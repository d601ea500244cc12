"""Find the words that stand for actors: states, titles with and without names, persons, bodies, organisations, groups, pronouns."""

from collections.abc import Iterator

from legation.actors.common_nouns import groups_in, nouns_in, pronouns_in
from legation.actors.found import Found
from legation.actors.lexicon import lexicon
from legation.actors.named import names_in
from legation.actors.offices import offices_in
from legation.actors.people import people_in
from legation.actors.surnames import repeated
from legation.actors.view import View
from legation.model import Document, Extent, Sentence
from legation.reference.register import Register


def find(document: Document, sentences: tuple[Sentence, ...], register: Register) -> tuple[Found, ...]:
    """All stretches that may stand for an actor, in the order of the text; a shorter one may lie inside a longer one."""
    tables = lexicon(register)
    views = tuple(View.of(document, sentence, tables) for sentence in sentences if sentence.tokens)
    titled = [found for view in views for found in offices_in(view)]
    people = [*titled, *(found for view in views for found in people_in(view, _names_of(titled, view)))]
    people += repeated(views, people)
    taken = [found.name for found in people if found.name]
    rest = [found for view in views for found in _others(view)]
    outer = [found for found in people if found.kind in ("person", "post")]
    return _settled(people, [found for found in rest if not _inside_any(found, taken)], outer)


def _others(view: View) -> Iterator[Found]:
    yield from names_in(view)
    yield from nouns_in(view)
    yield from groups_in(view)
    yield from pronouns_in(view)


def _names_of(found: list[Found], view: View) -> tuple[Extent, ...]:
    low, high = view.sentence.start, view.sentence.end
    return tuple(f.name for f in found if f.name and low <= f.start < high)


def _inside_any(found: Found, taken: list[Extent]) -> bool:
    """Whether these words touch a person's name: then they are part of it ("Jordan" in a name is no state)."""
    return any(name.start < found.end and found.start < name.end for name in taken)


def _settled(people: list[Found], rest: list[Found], outer: list[Found]) -> tuple[Found, ...]:
    """Each extent once, people first."""
    seen: dict[tuple[int, int], Found] = {}
    for found in (*people, *rest):
        seen.setdefault((found.start, found.end), found)
    return tuple(sorted(seen.values(), key=lambda f: (f.start, -f.end)))
