"""Mechanisms: the standing formats in which states meet, with members and level."""

from functools import cache
from typing import Literal

import msgspec

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


@cache
def mechanisms() -> dict[str, Mechanism]:
    """All mechanisms by key."""
    return {mechanism.key: mechanism for mechanism in rows("mechanisms", Mechanism)}
