"""Bodies of states (ministries, parliaments, armies), international organisations, and other organisations and armed groups."""

from functools import cache
from typing import Literal

import msgspec

from legation.reference.tables import rows


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """A body of a state. `names` as used on their own ("the Pentagon", "State Department"); `generic`: works after an adjective ("Foreign Ministry")."""

    key: str
    country: str
    name: str
    names: tuple[str, ...] = ()
    sectors: tuple[str, ...]
    post: str | None = None
    source: str


class Organisation(msgspec.Struct, frozen=True, kw_only=True):
    """An organisation that is no state's body. `key` is the usual acronym for an IGO ("UN"), a slug otherwise.

    `ambiguous`: names that are common words or names of others as well ("Meta", "Shell"): no text is searched for them.
    """

    key: str
    kind: Literal["igo", "organisation", "group"]
    name: str
    names: tuple[str, ...] = ()
    country: str | None = None
    sectors: tuple[str, ...]
    cameo: str | None = None
    wikidata: str | None = None
    source: str
    ambiguous: tuple[str, ...] = ()


@cache
def bodies() -> dict[str, Body]:
    """All bodies of states by key."""
    return {body.key: body for body in rows("bodies", Body)}


@cache
def organisations() -> dict[str, Organisation]:
    """All organisations by key."""
    return {organisation.key: organisation for organisation in rows("organisations", Organisation)}


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """A time in which an organisation that is no body of a state governed it, or a part of it."""

    organisation: str
    country: str
    from_: str = msgspec.field(name="from")
    until: str | None = None
    source: str


@cache
def rules() -> tuple[Rule, ...]:
    """All such times."""
    return tuple(rows("rule", Rule))
