"""Sectors of actors: the PLOVER codes and the CAMEO codes that answer to them."""

from collections.abc import Sequence
from functools import cache

import msgspec

from legation.reference.tables import rows


class Sector(msgspec.Struct, frozen=True, kw_only=True):
    """One sector; `code` is what PLOVER writes, `cameo` what CAMEO writes (`None`: CAMEO has no such role)."""

    code: str
    name: str
    cameo: str | None = None
    source: str


class Agent(msgspec.Struct, frozen=True, kw_only=True):
    """Nouns for a kind of actor: "police", "rebels", "lawmakers". `country`: where a people lives, if in one state."""

    id: str
    sectors: tuple[str, ...]
    nouns: tuple[str, ...]
    country: str | None = None
    source: str


@cache
def sectors() -> dict[str, Sector]:
    """All sectors by code."""
    return {sector.code: sector for sector in rows("sectors", Sector)}


@cache
def agents() -> tuple[Agent, ...]:
    """All kinds of actors."""
    return tuple(rows("agents", Agent))


def cameo_code(country: str | None, sectors_: Sequence[str]) -> str | None:
    """The CAMEO actor code: country and the roles that CAMEO knows, e.g. "INDGOV", "USAGOVMIL"; `None` without either."""
    table = sectors()
    roles = [table[sector].cameo for sector in sectors_ if sector in table and table[sector].cameo]
    return "".join([country or "", *dict.fromkeys(role for role in roles if role)]) or None
