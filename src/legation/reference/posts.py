"""Posts, their wording by country, and who held them when."""

from functools import cache
from typing import Literal

import msgspec

from legation.reference.tables import rows

# Posts that several persons of a state hold at a time.
_SEVERAL = frozenset({
    "deputy-head-of-government", "vice-president", "minister", "minister-of-state", "under-secretary", "assistant-secretary", "commissioner",
    "ambassador", "envoy", "spokesperson", "adviser", "officer", "legislator", "director", "chairman", "intelligence-chief", "governor", "mayor",
    "service-chief", "permanent-representative", "judge", "party-leader", "speaker",
})  # fmt: skip


class Post(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of office that many states or bodies have, e.g. `foreign-minister`. `level` is that of a meeting its holder leads.

    `titles`: full wordings. `portfolios`: what a minister is minister of ("foreign affairs"); "Minister of ..." and "... Minister" follow.
    `related`: portfolios that often have a minister of their own ("fisheries"): they tell the kind of post, not who holds it.
    """

    id: str
    name: str
    level: Literal["leader", "minister", "official"]
    sectors: tuple[str, ...]
    titles: tuple[str, ...] = ()
    portfolios: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    source: str


class PostWording(msgspec.Struct, frozen=True, kw_only=True):
    """How one state or organisation (`party`: ISO3 or acronym) words a post: IND, foreign-minister, "External Affairs Minister"."""

    party: str
    post: str
    titles: tuple[str, ...]
    source: str


class Holder(msgspec.Struct, frozen=True, kw_only=True):
    """Who held a post of a state or organisation (`party`), from which day until which; days may be partial; `None` is open.

    `known`: the last day for which the source of an open tenure vouches; `None` where it vouches for today.
    """

    party: str
    post: str
    person: str
    names: tuple[str, ...] = ()
    title: str | None = None
    from_: str | None = msgspec.field(default=None, name="from")
    until: str | None = None
    acting: bool = False
    wikidata: str | None = None
    source: str
    known: str | None = None


@cache
def posts() -> dict[str, Post]:
    """All kinds of post by id."""
    return {post.id: post for post in rows("posts", Post)}


@cache
def wordings() -> tuple[PostWording, ...]:
    """How states word their posts."""
    return tuple(rows("post_wordings", PostWording))


@cache
def holders() -> tuple[Holder, ...]:
    """Who held what when."""
    return tuple(rows("holders", Holder))


def is_shared(post: str) -> bool:
    """Whether several persons of a state hold a post of this kind at a time: ambassadors, commissioners, deputies."""
    return post in _SEVERAL or post.startswith("deputy-")
