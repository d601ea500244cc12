"""Regions, bodies of water, landmarks and sites of diplomacy, by their table."""

from functools import cache

import msgspec

from legation.reference.tables import rows


class Region(msgspec.Struct, frozen=True, kw_only=True):
    """A sea, region, landmark or site of diplomacy. `weight`: how well known it is, as a number of inhabitants would show it."""

    name: str
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    geonames_id: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None
    feature: str
    weight: int = 1_000_000
    source: str


@cache
def landmarks() -> tuple[Region, ...]:
    """All rows of the table."""
    return tuple(rows("places", Region))


@cache
def landmark_names() -> frozenset[str]:
    """Their names of two words and more, by which no person goes: "Diego Garcia"."""
    return frozenset(name for row in landmarks() for name in (row.name, *row.names) if " " in name)
