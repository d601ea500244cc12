"""Names of states, their capitals and towns that open a line with a colon, where no person speaks."""

from functools import cache

from legation.reference.cities import city_state
from legation.reference.states import states
from legation.reference.wording import fold


def is_place_name(words: str) -> bool:
    """Whether the words are the name of a state or a town and nothing else."""
    name = fold(words)
    return name in _states() or (" " not in name and city_state(words) is not None)


@cache
def _states() -> frozenset[str]:
    return frozenset(
        fold(name)
        for state in states().values()
        for name in (state.name, state.official, *state.names, state.capital, *state.seats)
        if name
    )
