"""Outlets: the one name, the sort and the country of those who publish, by the source that a document names."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Outlet:
    """Who publishes. `sort`: official, agency, press, ...; `country`: ISO3 of the state for which an official outlet speaks."""

    name: str
    sort: str | None = None
    country: str | None = None


def outlet(source: str | None) -> Outlet | None:
    """The outlet of a source; `None` where the document names none."""
    return Outlet(source) if source else None
