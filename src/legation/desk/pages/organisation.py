"""Organisation: one that is a party has the page of a party; a body or organisation that acts for none has what it did."""

from dataclasses import replace
from typing import NamedTuple

from legation.desk import naming
from legation.desk.pages.state import PartyPage, party_page
from legation.desk.problems import Moved, NotFound
from legation.desk.visit import Visit, listing
from legation.reference.bodies import Body, bodies, organisations
from legation.reference.states import states


def page(visit: Visit, key: str) -> PartyPage:
    """The organisation of an acronym (`NATO`) or a key (`org:tass`, `body:USA.state-department`)."""
    if key in states():
        raise Moved(naming.to("state", key))
    connection = visit.view.store.connection
    actor = connection.execute("SELECT name, kind, country FROM actors WHERE actor_key = ? ORDER BY actor LIMIT 1", (key,)).fetchone()
    party = connection.execute("SELECT 1 FROM occurrence_parties WHERE party = ? LIMIT 1", (key,)).fetchone()
    known = _of_register(key) or (_Known(actor["name"], actor["country"]) if actor else None)
    if not (known or party):
        raise NotFound("there is no such organisation", key, "Give its acronym, as /organisation/NATO, or search for it")
    about, name = (_about(known), known.name) if known else ((), key)
    if party or not actor:
        return party_page(visit, key, "organisation", about, name)
    shown = party_page(visit, key, "body" if _body(key) else "organisation", about, name)
    return _acting(visit, shown, key)


class _Known(NamedTuple):
    """What is known of an organisation or body."""

    name: str
    country: str | None
    wikidata: str | None = None


def _of_register(key: str) -> _Known | None:
    organisation, body = organisations().get(key) or organisations().get(key.removeprefix("org:")), _body(key)
    if organisation:
        return _Known(organisation.name, organisation.country, organisation.wikidata)
    return _Known(body.name, body.country) if body else None


def _body(key: str) -> Body | None:
    return bodies().get(key) or bodies().get(key.removeprefix("body:"))


def _about(known: _Known) -> tuple[tuple[str, str], ...]:
    """(label, value) of what is known besides the name."""
    values = (("of", naming.party(known.country) if known.country else ""), ("Wikidata", known.wikidata or ""))
    return tuple((label, value) for label, value in values if value)


def _acting(visit: Visit, shown: PartyPage, key: str) -> PartyPage:
    """The same with what the body does itself in the place of what its party does."""
    lists = {kind: listing(visit, kind, per=12, actor=key, offset=0) for kind in ("meeting", "statement", "commitment")}
    return replace(shown, meetings=lists["meeting"], statements=lists["statement"], commitments=lists["commitment"])
