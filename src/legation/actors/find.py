"""Find the words that stand for actors: states, titles with and without names, persons, bodies, organisations, groups, pronouns."""

from collections.abc import Iterable, Sequence
from itertools import chain

from legation.actors.abbreviations import explained
from legation.actors.apposed import with_nationality, without_apposed
from legation.actors.carried import carried
from legation.actors.common_nouns import groups_in, nouns_in, pronouns_in
from legation.actors.counterparts import counterparts_in
from legation.actors.first_names import first_names_in
from legation.actors.found import Found, Known
from legation.actors.labelled import with_brackets, without_chairs
from legation.actors.led import with_side
from legation.actors.lexicon import lexicon
from legation.actors.mechanism_terms import terms_in
from legation.actors.named import names_in, unknown_in
from legation.actors.offices import offices_in
from legation.actors.people import people_in
from legation.actors.surnames import repeated
from legation.actors.view import View
from legation.model import Document, Extent, Sentence
from legation.reference.namesakes import namesakes_in
from legation.reference.register import Register

_COMMON = ("nominal", "sides", "pronoun")  # kinds of words that are part of a title where they stand in one


def find(document: Document, sentences: tuple[Sentence, ...], register: Register) -> tuple[Found, ...]:
    """All stretches that may stand for an actor, in the order of the text; a shorter one may lie inside a longer one."""
    tables = lexicon(register)
    local = explained(document.text, tables, [(row.name, Known("locality", row.means)) for row in namesakes_in(document.text)])
    views = tuple(View.of(document, sentence, tables, local) for sentence in sentences if sentence.tokens)
    people, beside = with_nationality(views, _people(views, document, register))
    rest = _free(without_apposed(_others(views, people), beside), people)
    unknown = _unknown(views, document.text, people, rest)
    terms = [f for view in views for f in terms_in(view, people)]
    return _settled(with_side(views, people, rest), [*rest, *unknown, *terms])


def _people(views: Sequence[View], document: Document, register: Register) -> list[Found]:
    """Persons and offices: with a title, without one, by a name that comes back, by what stands in brackets behind."""
    titled = [found for view in views for found in offices_in(view)]
    people = carried(views, [*titled, *(found for view in views for found in people_in(view, _names_of(titled, view)))])
    people += repeated(views, people)
    people += list(first_names_in(views, people))
    people += [found for view in views for found in counterparts_in(view, sorted(people, key=lambda f: f.start))]
    return without_chairs(document, with_brackets(document.text, people, register))


def _others(views: Sequence[View], people: Sequence[Found]) -> list[Found]:
    """What is told by other words than a title or a person's name."""
    ends = {found.name.end: found.name.start for found in people if found.name}
    return [found for view in views for found in chain(names_in(view), nouns_in(view, ends), groups_in(view), pronouns_in(view))]


def _free(rest: Iterable[Found], people: Sequence[Found]) -> list[Found]:
    """What does not lie in a person's name, nor, of common nouns and pronouns, in a title; whose holder is known may."""
    names = Cover(found.name for found in people if found.name)
    whole = Cover(people)
    return [f for f in rest if f.holder is not None or not (whole if f.kind in _COMMON else names).touches(f)]


def _unknown(views: Sequence[View], text: str, people: Sequence[Found], rest: Sequence[Found]) -> list[Found]:
    """Organisations that no table has, where nothing is known yet and no person has that name."""
    known = Cover((*people, *rest))
    words = {word for f in people if f.name for word in text[f.name.start : f.name.end].split()}
    return [f for view in views for f in unknown_in(view) if not known.touches(f) and text[f.start : f.end] not in words]


def _names_of(found: list[Found], view: View) -> tuple[Extent, ...]:
    low, high = view.sentence.start, view.sentence.end
    return tuple(f.name for f in found if f.name and low <= f.start < high)


def _settled(people: list[Found], rest: list[Found]) -> tuple[Found, ...]:
    """Each extent once, people first."""
    seen: dict[tuple[int, int], Found] = {}
    for found in (*people, *rest):
        seen.setdefault((found.start, found.end), found)
    return tuple(sorted(seen.values(), key=lambda f: (f.start, -f.end)))


class Cover:
    """Stretches that are taken. Asking costs the length of what is asked about."""

    def __init__(self, stretches: Iterable[Extent]) -> None:
        self._taken = {offset for stretch in stretches for offset in range(stretch.start, stretch.end)}

    def touches(self, extent: Extent) -> bool:
        """Whether any character of it is taken: "Jordan" in a person's name is no state."""
        return any(offset in self._taken for offset in range(extent.start, extent.end))
