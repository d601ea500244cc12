"""Outlets: who publishes, of what type, at home where, and where its clock stands. Users add their own in a file of the same shape."""

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from legation.model import LegationError
from legation.reference.tables import rows
from legation.reference.wording import fold

VARIABLE = "LEGATION_OUTLETS"  # names the user's own file
OutletType = Literal["government", "agency", "newspaper", "broadcaster", "magazine", "igo", "think-tank", "aggregator"]


class Outlet(msgspec.Struct, frozen=True, kw_only=True):
    """One who publishes. `country` (ISO3) is absent for organisations of states; `zone` is an IANA time zone; `source` says whence the row is."""

    name: str
    type: OutletType
    source: str
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    country: str | None = None
    zone: str | None = None
    language: str | None = None

    def is_called(self, name: str) -> bool:
        """Whether this is one of its names."""
        return _plain(name) in {_plain(own) for own in (self.name, *self.aliases)}


class Carrier(msgspec.Struct, frozen=True, kw_only=True):
    """Hosts at whose addresses reports of others stand."""

    hosts: tuple[str, ...]
    source: str


def outlet(source: str | None, url: str | None = None) -> Outlet | None:
    """The outlet of a document: by the host of its address, else by the name or host that its source gives. `None` where it is not known.

    A feed reader or archive names itself as source while the address is the outlet's own, so the address goes first. An outlet known by its
    name whose own domains are others is another of that name, unless the address is that of a carrier of others' reports.
    """
    known = outlets(own_file())
    host = _host(url)
    found = _by_host(host, known)
    if found or not source:
        return found
    named = _by_name(source, known)
    return None if named and host and named.domains and not is_carrier(host) else named


def is_carrier(host: str) -> bool:
    """Whether a host carries reports of others: an archive, a portal, a database."""
    return any(host == one or host.endswith(f".{one}") for row in rows("carriers", Carrier) for one in row.hosts)


@cache
def outlets(own: Path | None = None) -> Mapping[str, Outlet]:
    """All outlets by their folded names and by `@` with each of their domains; the rows of the user's own file go before ours.

    Raises `LegationError` for a file that is not there, a type that is none of ours, and a time zone that does not exist.
    """
    found: dict[str, Outlet] = {}
    for path in (own, None) if own else (None,):
        for row in rows(str(path).removesuffix(".tsv") if path else "outlets", Outlet, path=path):
            if row.zone:
                _check_zone(row)
            for name in (row.name, *row.aliases):
                found.setdefault(_plain(name), row)
            for domain in row.domains:
                found.setdefault(f"@{domain.lower()}", row)
    return found


def own_file() -> Path | None:
    """The user's own file of outlets, which the environment variable names."""
    named = os.environ.get(VARIABLE)
    if not named:
        return None
    if not Path(named).is_file():
        raise LegationError(f"cannot read the outlets that {VARIABLE} names: no such file", named, "Mend the variable or unset it")
    return Path(named)


def _by_name(source: str, known: Mapping[str, Outlet]) -> Outlet | None:
    return known.get(_plain(source)) or _by_host(_host(source if "//" in source else f"//{source}"), known)


def _by_host(host: str | None, known: Mapping[str, Outlet]) -> Outlet | None:
    """The outlet of the longest domain that ends the host's name."""
    parts = host.split(".") if host and " " not in host else []
    for start in range(len(parts) - 1):
        if found := known.get("@" + ".".join(parts[start:])):
            return found
    return None


def _host(url: str | None) -> str | None:
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.") or None
    except ValueError:
        return None


def _plain(name: str) -> str:
    return fold(name).removeprefix("the ")


def _check_zone(row: Outlet) -> None:
    try:
        ZoneInfo(row.zone or "")
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise LegationError(
            f"cannot use the outlet {row.name}: there is no time zone", row.zone, "Name one as IANA does: Europe/Paris"
        ) from error
