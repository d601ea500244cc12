"""Cities: in which state the best-known city of a name lies."""

from functools import cache

import msgspec

from legation.reference.tables import rows
from legation.reference.wording import fold


class StateCities(msgspec.Struct, frozen=True, kw_only=True):
    """The folded names that mean a city of this state: the largest of its name, of 15,000 inhabitants or more."""

    state: str
    names: tuple[str, ...]
    source: str


def city_state(name: str) -> str | None:
    """The state of the largest city of this name, `None` where there is none."""
    return _cities().get(fold(name))


@cache
def _cities() -> dict[str, str]:
    return {name: row.state for row in rows("cities", StateCities) for name in row.names}
