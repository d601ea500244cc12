"""Actors, their mentions, places and dates: what facts are about."""

from typing import Literal

import msgspec

from legation.model.text import Extent, Span

ActorKind = Literal["state", "office", "person", "body", "igo", "mechanism", "organisation", "group"]
MentionForm = Literal["name", "title", "nominal", "pronoun", "metonym", "adjective"]
PlaceSense = Literal["literal", "metonymic", "demonym"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Precision = Literal["second", "minute", "hour", "day", "week", "month", "season", "quarter", "half", "year", "decade", "century", "unknown"]
Basis = Literal["stated", "published", "dateline", "context", "none"]


class Actor(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Whoever acts, as of the day of the document.

    `key`: ISO3 for a state, acronym for an IGO, else `kind:slug`. `country`: ISO3 of the state it belongs to.
    `party`: ISO3 or acronym of the side for which it acts. `sectors`: PLOVER codes, most specific first.
    `members`: keys of the actors that make up a group. `rivals`: keys that the name could also mean.
    """

    key: str
    name: str
    kind: ActorKind
    country: str | None = None
    party: str | None = None
    sectors: tuple[str, ...] = ()
    cameo: str | None = None
    office: str | None = None
    wikidata: str | None = None
    members: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()


class Mention(Span, frozen=True, kw_only=True):
    """Words that stand for an actor; `actor` is its key, or `None` where it is not known whose.

    `title`: the office as the text gives it within or beside this mention ("External Affairs Minister"), without the country.
    """

    actor: str | None = None
    how: MentionForm
    title: str | None = None


class Place(Span, frozen=True, kw_only=True):
    """A place name in the text and what it denotes; degrees are WGS 84. Fields are `None` where it is not resolved."""

    geonames_id: int | None = None
    name: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None
    admin1: str | None = None
    feature: str | None = None
    sense: PlaceSense = "literal"
    confidence: float = 0.0
    rivals: tuple[int, ...] = ()


class Time(Span, frozen=True, kw_only=True):
    """A time expression with its TIMEX3 type and value; `from`/`until` bound it in whole days where they are known."""

    type: TimeType
    value: str | None = None
    from_: str | None = msgspec.field(default=None, name="from")
    until: str | None = None
    precision: Precision = "unknown"
    basis: Basis = "none"


class When(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """The time of a fact, never more exact than its evidence: first and last possible day, ISO 8601."""

    from_: str | None = msgspec.field(default=None, name="from")
    until: str | None = None
    precision: Precision = "unknown"
    basis: Basis = "none"


__all__ = [
    "Actor",
    "ActorKind",
    "Basis",
    "Extent",
    "Mention",
    "MentionForm",
    "Place",
    "PlaceSense",
    "Precision",
    "Time",
    "TimeType",
    "When",
]
