"""Organisation: one that is a party has the page of a party; a body or organisation that acts for none has what it did."""

from dataclasses import replace

from legation.desk import naming
from legation.desk.pages.state import PartyPage, party_page
from legation.desk.problems import Moved, NotFound
from legation.desk.visit import Visit, listing
from legation.reference.bodies import bodies, organisations
from legation.reference.states import states


def page(visit: Visit, key: str) -> PartyPage:
    """The organisation of an acronym (`NATO`) or a key (`org:tass`, `body:USA.state-department`)."""
    if key in states():
        raise Moved(naming.to("state", key))
    known = organisations().get(key) or organisations().get(key.removeprefix("org:"))
    body = bodies().get(key) or bodies().get(key.removeprefix("body:"))
    connection = visit.view.store.connection
    actor = connection.execute("SELECT name, kind, country FROM actors WHERE actor_key = ? ORDER BY actor LIMIT 1", (key,)).fetchone()
    party = connection.execute("SELECT 1 FROM occurrence_parties WHERE party = ? LIMIT 1", (key,)).fetchone()
    if not (known or body or actor or party):
        raise NotFound("there is no such organisation", key, "Give its acronym, as /organisation/NATO, or search for it")
    name = known.name if known else body.name if body else actor["name"] if actor else key
    country = (known.country if known else body.country if body else actor["country"] if actor else None) or ""
    about = tuple(
        (label, value)
        for label, value in (("of", naming.party(country) if country else ""), ("Wikidata", (known.wikidata or "") if known else ""))
        if value
    )
    if party or not actor:
        return party_page(visit, key, "organisation", about, name)
    shown = party_page(visit, key, "body" if body else "organisation", about, name)
    return _acting(visit, shown, key)


def _acting(visit: Visit, shown: PartyPage, key: str) -> PartyPage:
    """The same with what the body does itself in the place of what its party does."""
    lists = {kind: listing(visit, kind, per=12, actor=key, offset=0) for kind in ("meeting", "statement", "commitment")}
    return replace(shown, meetings=lists["meeting"], statements=lists["statement"], commitments=lists["commitment"])
