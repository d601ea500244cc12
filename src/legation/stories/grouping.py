"""Stories: documents that tell the same happening, by the rare words they share and how near in time they appeared."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from legation.model import Document, StoryLabel, content_id
from legation.stories.copies import copies
from legation.stories.linkage import groups
from legation.stories.neighbours import neighbours
from legation.stories.terms import is_of_contact, terms, vectors

ALIKE = 0.16  # mean likeness within a story. Tried 0.06 to 0.20 on news_cluster, whole (381 documents: best 0.17) and in part (best 0.14)


def group(documents: Iterable[Document]) -> list[StoryLabel]:
    """A label for each document, in the order given. The same documents get the same labels in whatever order they come.

    The label is made from the smallest id in the story, and from its text too where several texts have that id. Cost grows with the number of documents and the length of their lists of rare words.
    """
    given = list(documents)
    first = _originals(given)
    kept = sorted(set(first), key=lambda n: (given[n].id, given[n].text))
    days, contacts = [_day(given[n].published) for n in kept], [is_of_contact(given[n]) for n in kept]
    pairs = neighbours(vectors([terms(given[n]) for n in kept]), days, contacts)
    story_of = {kept[place]: number for number, members in enumerate(groups(len(kept), pairs, ALIKE)) for place in members}
    smallest: dict[int, tuple[str, str]] = {}
    texts: dict[str, set[str]] = defaultdict(set)
    for position, document in enumerate(given):
        number, name = story_of[first[position]], (document.id, document.text)
        smallest[number] = min(smallest.get(number, name), name)
        texts[document.id].add(document.text)
    named = {number: (name if len(texts[name[0]]) > 1 else name[:1]) for number, name in smallest.items()}
    return [StoryLabel(id=d.id, story=content_id("story", *named[story_of[first[n]]])) for n, d in enumerate(given)]


def _originals(given: Sequence[Document]) -> list[int]:
    """For each document the position of the first one (by id) of which it is a copy; its own where there is none."""
    first = list(range(len(given)))
    for together in copies((n, document.text) for n, document in enumerate(given)):
        original = min(together, key=lambda n: (given[n].id, given[n].text))
        for position in together:
            first[position] = original
    return first


def _day(published: str | None) -> date | None:
    """The day of a full ISO date; `None` for a partial one or none."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
