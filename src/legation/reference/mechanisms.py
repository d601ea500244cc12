"""Mechanisms: the standing formats in which states meet, with members, level and known editions."""

from typing import Literal

import msgspec

from legation.reference.named import of_register, own_rows
from legation.reference.tables import rows


class Mechanism(msgspec.Struct, frozen=True, kw_only=True):
    """A standing format of meeting, e.g. `mechanism:quad`. `members`: ISO3 or acronyms; `level`: at which it usually meets.

    `names`: wordings that mean it in any text. `terms`: wordings that mean it only among its members ("2+2" where both sides are named).
    """

    key: str
    name: str
    names: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    level: Literal["leader", "minister", "official"] | None = None
    from_: str | None = msgspec.field(default=None, name="from")
    source: str


class MechanismEdition(msgspec.Struct, frozen=True, kw_only=True):
    """One meeting of a mechanism that is publicly known: its first and last day, ISO 8601, and where it was held; by video it has no place."""

    mechanism: str
    edition: str
    from_: str = msgspec.field(name="from")
    until: str | None = None
    place: str | None = None
    country: str | None = None
    source: str


@of_register
def mechanism_editions() -> tuple[MechanismEdition, ...]:
    """All known editions, those of the user's own register first: those of a mechanism stand together, oldest first."""
    return (*own_rows("mechanism_editions", MechanismEdition), *rows("mechanism_editions", MechanismEdition))


@of_register
def mechanisms() -> dict[str, Mechanism]:
    """All mechanisms by key; a row of the user's own register takes the place of one of the same key."""
    return {mechanism.key: mechanism for mechanism in (*rows("mechanisms", Mechanism), *own_rows("mechanisms", Mechanism))}


def occasion(name: str, level: str) -> str:
    """The name of a format with what its meeting is: "NATO summit", "Quad ministers' meeting"; a name that says so itself stays as it is."""
    if " " in name or not name.isascii():
        return name
    return f"{name} " + {"leader": "summit", "minister": "ministers’ meeting"}.get(level, "meeting")
