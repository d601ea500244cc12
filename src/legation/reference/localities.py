"""Towns and parts of states: in which state they lie, by their name, their adjective or what their inhabitants are called."""

from functools import cache

import msgspec

from legation.reference.cities import city_state
from legation.reference.states import regions
from legation.reference.tables import rows
from legation.reference.wording import fold


class Locality(msgspec.Struct, frozen=True, kw_only=True):
    """A town or part of a state with the words made of its name."""

    place: str
    state: str
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    source: str


def locality(words: str, *, cities: bool = True) -> tuple[str, str] | None:
    """Name and state of the town or part of a state that the words name; `None` where they name none. `cities`: the best-known city of a name counts."""
    if not words[:1].isupper():
        return None
    known = _localities().get(fold(words))
    if known is not None:
        return known
    state = city_state(words) if cities else None
    return (words, state) if state else None


@cache
def localities() -> tuple[Locality, ...]:
    """All rows of the table."""
    return tuple(rows("localities", Locality))


@cache
def _localities() -> dict[str, tuple[str, str]]:
    table = {fold(name): (name, state) for name, state in regions().items()}
    for row in localities():
        for words in (row.place, *row.names, *row.adjectives):
            table[fold(words)] = (row.place, row.state)
    return table
