"""States: names, adjectives, capitals and the seats that stand for them."""

from functools import cache

import msgspec

from legation.reference.tables import rows


class State(msgspec.Struct, frozen=True, kw_only=True):
    """One state; `code` is ISO 3166-1 alpha-3 (Kosovo `XKX`) or, for a state that is no more, its ISO 3166-3 code.

    `names`: all names incl. the usual one and abbreviations written in capitals ("US", "U.S."). `adjectives`: "French".
    `demonyms`: "Frenchman", "Indians". `seats`: capitals and buildings that stand for the government ("New Delhi", "the Kremlin").
    """

    code: str
    name: str
    official: str | None = None
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capital: str | None = None
    seats: tuple[str, ...] = ()
    geonames_id: int | None = None
    alpha2: str | None = None
    cow: int | None = None
    fips: str | None = None
    from_: str | None = msgspec.field(default=None, name="from")
    until: str | None = None
    source: str


@cache
def states() -> dict[str, State]:
    """All states by code."""
    return {state.code: state for state in rows("states", State)}


class Region(msgspec.Struct, frozen=True, kw_only=True):
    """Regions of a state that texts name without it: "Rakhine", "Catalonia"."""

    state: str
    names: tuple[str, ...]
    source: str


@cache
def regions() -> dict[str, str]:
    """The state of each region, by the region's name."""
    return {name: region.state for region in rows("regions", Region) for name in region.names}
