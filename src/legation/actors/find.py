"""Find the words that stand for actors: states, titles with and without names, persons, bodies, organisations, groups, pronouns."""

from collections.abc import Iterable, Iterator, Mapping

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


def find(document: Document, sentences: tuple[Sentence, ...], register: Register) -> tuple[Found, ...]:
    """All stretches that may stand for an actor, in the order of the text; a shorter one may lie inside a longer one."""
    tables = lexicon(register)
    local = explained(document.text, tables, [(row.name, Known("locality", row.means)) for row in namesakes_in(document.text)])
    views = tuple(View.of(document, sentence, tables, local) for sentence in sentences if sentence.tokens)
    titled = [found for view in views for found in offices_in(view)]
    people = [*titled, *(found for view in views for found in people_in(view, _names_of(titled, view)))]
    people = carried(views, people)
    people += repeated(views, people)
    people += list(first_names_in(views, people))
    people += [found for view in views for found in counterparts_in(view, sorted(people, key=lambda f: f.start))]
    people = without_chairs(document, with_brackets(document.text, people, register))
    people, beside = with_nationality(views, people)
    names = Cover(found.name for found in people if found.name)
    whole = Cover(Extent(found.start, found.end) for found in people)
    ends = {found.name.end: found.name.start for found in people if found.name}
    rest = list(without_apposed([found for view in views for found in _others(view, ends)], beside))
    kept = [
        f
        for f in rest
        if (f.holder is not None or not names.touches(f))
        and not (f.kind in ("nominal", "sides", "pronoun") and f.holder is None and whole.touches(f))
    ]
    known = Cover(Extent(found.start, found.end) for found in (*people, *kept))
    words = {word for f in people if f.name for word in document.text[f.name.start : f.name.end].split()}
    unknown = [f for view in views for f in unknown_in(view) if not known.touches(f) and document.text[f.start : f.end] not in words]
    terms = [f for view in views for f in terms_in(view, people)]
    return _settled(with_side(views, people, kept), [*kept, *unknown, *terms])


def _others(view: View, ends: Mapping[int, int]) -> Iterator[Found]:
    yield from names_in(view)
    yield from nouns_in(view, ends)
    yield from groups_in(view)
    yield from pronouns_in(view)


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
