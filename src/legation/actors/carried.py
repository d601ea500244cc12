"""Titles that a sentence end tore from their names: "Sen." at the end of one sentence, the name at the head of the next."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from legation.actors.found import Found
from legation.actors.offices import titled_end
from legation.actors.view import View


def carried(views: Sequence[View], people: Sequence[Found]) -> list[Found]:
    """The same persons, with the title that ends the sentence before where it was cut off at its full stop."""
    torn = dict(_torn(views))
    return [_with(torn.get(found.start), found) if found.kind == "person" and not found.title else found for found in people]


def _torn(views: Sequence[View]) -> Iterator[tuple[int, tuple[str, str | None]]]:
    for view, after in pairwise(views):
        if view.sentence.paragraph == after.sentence.paragraph and view.sentence.text.endswith("."):
            end = titled_end(view)
            if end is not None:
                yield after.sentence.start, end


def _with(title: tuple[str, str | None] | None, found: Found) -> Found:
    return msgspec.structs.replace(found, title=title[0], party=title[1]) if title else found
