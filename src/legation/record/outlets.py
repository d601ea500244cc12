"""Outlets: the one name, the sort and the country of those who publish, by the source that a document names."""

from dataclasses import dataclass

from legation.reference import outlets

SORTS = {"government": "official", "igo": "official", "agency": "agency", "think-tank": "think-tank", "aggregator": "aggregator"}


@dataclass(frozen=True)
class Outlet:
    """Who publishes. `sort`: official, agency, press, ...; `country`: ISO3 of the state for which an official outlet speaks."""

    name: str
    sort: str | None = None
    country: str | None = None


def outlet(source: str | None, url: str | None = None) -> Outlet | None:
    """The outlet of a source and address; `None` where the document names none. One that the table does not know has only its name."""
    known = outlets.outlet(source, url)
    if known is not None:
        return Outlet(known.name, SORTS.get(known.type, "press"), known.country if known.type == "government" else None)
    return Outlet(source) if source else None
