"""Organs of international organisations and the party for which they act."""

from functools import cache

import msgspec

from legation.reference.tables import rows


class Organs(msgspec.Struct, frozen=True, kw_only=True):
    """Organs (keys of organisations) of one party."""

    organs: tuple[str, ...]
    party: str
    source: str


@cache
def parents() -> dict[str, str]:
    """The party of each organ."""
    return {organ: row.party for row in rows("organs", Organs) for organ in row.organs}
