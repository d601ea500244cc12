"""Find the names that come back: surnames and full names that the document gives elsewhere as those of persons."""

from collections.abc import Iterator, Sequence

from legation.actors.found import Found
from legation.actors.names import is_person_hint, name_at
from legation.actors.view import View
from legation.actors.words import Phrases, key_of
from legation.model import Extent
from legation.reference.register import surname_of as family_name
from legation.reference.title_words import title_words


def repeated(views: Sequence[View], people: Sequence[Found]) -> list[Found]:
    """Mentions by a part of a name known from `people`, where none has been found yet."""
    tree = Phrases(_parts(views, people))
    taken = {offset for found in people if found.name for offset in range(found.name.start, found.name.end)}
    return [found for view in views for found in _again(view, tree, taken)]


def _parts(views: Sequence[View], people: Sequence[Found]) -> Iterator[tuple[str, str]]:
    if not views:
        return
    text = views[0].document.text
    for found in people:
        if found.name is None:
            continue
        name = text[found.name.start : found.name.end]
        yield name, name
        surname = surname_of(name)
        if " " in name and family_name(name) == key_of(name.split()[0]):
            yield name.split()[0], name
        if surname != name or found.title or len(name.split()) == 1:
            yield surname, name


def surname_of(name: str) -> str:
    """The last part of a name with its particles: "van der Plas", "al-Burhan", "Biden" of "Joseph R. Biden, Jr."."""
    words = name.replace(",", " ").split()
    while len(words) > 1 and words[-1].strip(".").casefold() in title_words()["suffix"]:
        words.pop()
    at = len(words) - 1
    while at > 1 and words[at - 1].casefold() in title_words()["particle"]:
        at -= 1
    return " ".join(words[at:]) if words else name


def _again(view: View, tree: Phrases[str], taken: set[int]) -> Iterator[Found]:
    i = 0
    while i < len(view.words):
        match = tree.at(view.words, i)
        if match is None or view.words[i].start in taken or not view.capital(match.last) or _part_of_more(view, match.first, match.last):
            i += 1
            continue
        start, end = view.words[match.first].start, view.words[match.last].end
        yield Found(
            start,
            end,
            kind="person",
            how="name",
            sentence=view.sentence.index,
            token=view.governor(match.first, match.last).i,
            name=Extent(start, end),
        )
        i = match.last + 1


def _part_of_more(view: View, first: int, last: int) -> bool:
    """Whether these words are only a part of another name: of an organisation, a place, or a person with other first names."""
    if first in view.inside:
        match = view.names[view.inside[first]]
        if match.first < first or match.last > last or (match.first == match.last and not is_person_hint(view, first)):
            return True
    if view.text(last + 1) == "-" and view.joined(last + 1) and view.capital(last + 2):
        return True
    return name_at(view, first) not in (None, last)
