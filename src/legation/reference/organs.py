"""Organs of international organisations and the party for which they act."""

from functools import cache

import msgspec

from legation.reference.bodies import Organisation
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


def acronym_of(organisation: Organisation) -> str:
    """What stands for an organisation among parties: its key where that is an acronym, else a short name in capitals, else its name in capitals."""
    if ":" not in organisation.key:
        return parents().get(organisation.key, organisation.key)
    short = next((n for n in organisation.names if n.isupper() and n.isalpha() and len(n) <= 6), None)
    return short or organisation.key.partition(":")[2].upper()
