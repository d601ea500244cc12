"""Who stands behind the keys of a coding: actors as rows, each version of an actor once in the whole record."""

import sqlite3
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from legation.model import Actor
from legation.record.blobs import storable
from legation.reference.states import states


class Cast:
    """The actors of one document, with their row numbers. Keys that no actor of the document has get a row of their own: a state by its code."""

    def __init__(self, connection: sqlite3.Connection, actors: Iterable[Actor]) -> None:
        self._connection = connection
        self._actors = {actor.key: actor for actor in actors}
        self._numbers: dict[str, int] = {}
        for key in self._actors:
            self.number(key)

    def number(self, key: str) -> int:
        """The row of an actor key; made if it is not there."""
        if key not in self._numbers:
            self._numbers[key] = self._row(self.actor(key))
        return self._numbers[key]

    def actor(self, key: str) -> Actor:
        """The actor of a key; of one that is not in the document what the key itself says."""
        found = self._actors.get(key)
        if found is not None:
            return found
        state = states().get(key)
        if state is not None:
            return Actor(key=key, name=state.name, kind="state", country=key)
        kind, colon, slug = key.partition(":")
        name = slug.replace("-", " ").title() if colon else key
        return Actor(key=key, name=name, kind="person" if kind == "person" else "organisation" if colon else "igo")

    def party(self, key: str) -> str | None:
        """The side an actor acts for; a key without an actor row and without a kind is itself an ISO3 code or acronym."""
        actor = self._actors.get(key)
        if actor is None:
            return None if ":" in key else key
        return actor.party or actor.country or (key if actor.kind in ("state", "igo") else None)

    def members(self, keys: Iterable[str]) -> Iterator[str]:
        """The keys with members in place of their group."""
        for key in keys:
            actor = self._actors.get(key)
            yield from actor.members if actor and actor.members else (key,)

    def name(self, key: str | None) -> str | None:
        """The name of an actor, `None` without one."""
        return None if key is None else self.actor(key).name

    def _row(self, actor: Actor) -> int:
        row = storable(
            (
                actor.key, actor.name, actor.kind, actor.country, self.party(actor.key), " ".join(actor.sectors) or None, actor.cameo, actor.office, actor.wikidata,
            )
        )  # fmt: skip
        digest = int.from_bytes(
            blake2b("\x1f".join("" if c is None else str(c) for c in row).encode("utf-8"), digest_size=8).digest(), "big", signed=True
        )
        found = self._connection.execute("SELECT actor FROM actors WHERE digest = ?", (digest,)).fetchone()
        if found is not None:
            return int(found[0])
        made = self._connection.execute(
            "INSERT INTO actors (actor_key, name, kind, country, party, sectors, cameo, office, wikidata, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*row, digest),
        )
        return int(made.lastrowid or 0)
