"""Tenures learnt from texts: who is called the holder of which post, by whom and when. Nothing here is stored, and nothing of it alters the register."""

from typing import Literal

import msgspec

from legation.model.text import Span

Standing = Literal["agrees", "differs", "new"]


class Sighting(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A document that calls a person by a post: its day, and the words that do."""

    document: str
    id: str
    published: str
    source: str | None
    evidence: Span


class LearntTenure(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A person whom reports call the holder of a post.

    `person`: actor key; `party`: ISO3 or acronym; `post`: id of the register; `office`: the wording that most reports use. `first`, `last`: days of
    publication (ISO 8601) of the first and last report that says so; they bound what was seen, not the tenure. `reports` count copies once.
    `standing`: whether the register has the same person then, somebody else (`register`: whom), or nobody. `sightings`: the first few and the last.
    """

    person: str
    name: str
    party: str
    post: str
    office: str
    first: str
    last: str
    documents: int
    reports: int
    outlets: int
    standing: Standing
    register: tuple[str, ...]
    sightings: tuple[Sighting, ...]
