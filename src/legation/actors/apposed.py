"""What somebody without an office is said to be beside the name: "Jordan Bell, a Kenyan engineer,": whose he is, and that no others are meant."""

from collections.abc import Iterator, Sequence

import msgspec

from legation.actors.found import Found
from legation.actors.view import View
from legation.model import Extent

_ARTICLES = frozenset({"a", "an", "the", "former"})
_OF_STATES = frozenset({"adjective", "locality"})
_LONGEST = 8  # words of what stands beside
_ENDS = frozenset({",", ".", ";", ")", ":", "?", "!"})


def with_nationality(views: Sequence[View], people: Sequence[Found]) -> tuple[list[Found], tuple[Extent, ...]]:
    """The persons, those without a party with the state of the words beside them, and where such words stand."""
    by_index = {view.sentence.index: view for view in views}
    out, beside = [], []
    for found in people:
        told = _beside(by_index[found.sentence], found) if found.kind == "person" and not found.title and found.name else None
        out.append(msgspec.structs.replace(found, party=told[0]) if told and not found.party else found)
        beside += [told[1]] if told else []
    return out, tuple(beside)


def without_apposed(rest: Sequence[Found], beside: Sequence[Extent]) -> Iterator[Found]:
    """What else was found, without the people and peoples that only say who stands before them."""
    for found in rest:
        if found.kind not in ("nominal", "sides") or not any(at.start <= found.start and found.end <= at.end for at in beside):
            yield found


def _beside(view: View, found: Found) -> tuple[str, Extent] | None:
    """The state and the extent of the words between commas behind a name, where they are an article, whose he is, and common nouns."""
    at = next((i for i, word in enumerate(view.words) if word.start >= found.end), len(view.words))
    if view.text(at) != "," or view.key(at + 1) not in _ARTICLES:
        return None
    near = range(at + 2, min(at + 2 + _LONGEST, len(view.words)))
    end = next((i for i in near if view.text(i) in _ENDS), None)
    key = _whose(view, at + 2, end) if end is not None else None
    return (key, Extent(view.words[at + 1].start, view.words[end - 1].end)) if key and end else None


def _whose(view: View, first: int, end: int) -> str | None:
    """The state of the one adjective in these words, where common nouns in the singular follow it to their end."""
    inside = [view.names[i] for i in range(first, end) if i in view.names]
    after = inside[0].last + 1 if len(inside) == 1 else end
    if after >= end or any(view.capital(i) for i in range(after, end)) or view.token(end - 1).tag != "NN":
        return None
    return next((known.key for known in inside[0].values if known.kind in _OF_STATES), None)
