"""Post: who held it from when until when, and what was said and done in its name."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from legation.desk import naming, persons
from legation.desk.answers import Context, Row, occurrence_rows
from legation.desk.asking import Filters
from legation.desk.pages.person import SAID
from legation.desk.problems import Moved, NotFound
from legation.desk.visit import Listing, Visit
from legation.model import Coverage
from legation.reference.persons import person_key
from legation.reference.posts import Holder, holders, posts


@dataclass(frozen=True, kw_only=True)
class Named:
    """Someone whom reports name under an office of this kind for this party."""

    key: str
    name: str
    office: str
    number: int
    first: str | None
    last: str | None


@dataclass(frozen=True, kw_only=True)
class PostPage(Context):
    """A post of a state or organisation. `known`: holders with the keys of their pages."""

    template: ClassVar[str] = "post.html"
    listed: ClassVar[bool] = True
    room: ClassVar[str] = "post"
    key: str
    party: str
    asked: Filters
    holders: tuple[tuple[str, Holder], ...]
    named: tuple[Named, ...]
    said: Listing
    meetings: Listing
    coverage: Coverage

    def rows(self) -> Iterable[Row]:
        """Holders, then what was said in the post's name."""
        for key, one in self.holders:
            yield {
                "key": key,
                "person": one.person,
                "from": one.from_,
                "until": one.until,
                "acting": one.acting,
                "known": one.known,
                "source": one.source,
            }
        yield from occurrence_rows(self.said.items)


def page(visit: Visit, key: str) -> PostPage:
    """The post of a key: `office:IND.foreign-minister`, or without `office:`."""
    if not key.startswith("office:"):
        raise Moved(naming.to("post", f"office:{key}"))
    party, _, kind = key.removeprefix("office:").partition(".")
    found = tuple((person_key(one.person), one) for one in holders() if one.party == party and one.post == kind)
    there = visit.view.store.connection.execute("SELECT 1 FROM actors WHERE actor_key = ? LIMIT 1", (key,)).fetchone()
    if not found and not there and not (kind in posts() and naming.party(party) != party):
        raise NotFound("no such post is known", key, "Write it as /post/office:IND.foreign-minister")
    return PostPage(
        title=naming.post(key), key=key, party=party, asked=visit.asked, holders=found, named=visit.kept("named", lambda: _named(visit, found, party), key), said=persons.said(visit, key, SAID),
        meetings=persons.met(visit, key, 12), coverage=visit.coverage(),
    )  # fmt: skip


def _named(visit: Visit, found: tuple[tuple[str, Holder], ...], party: str) -> tuple[Named, ...]:
    """Those of the register's holders who are in the record, with the office that reports give them."""
    out = []
    for key in dict.fromkeys(key for key, _ in found):
        sql = (
            "SELECT a.name, a.office, count(*), min(d.published), max(d.published) FROM actors a JOIN parties p ON p.actor = a.actor JOIN facts f ON f.fact = p.fact"
            " JOIN documents d ON d.document = f.document WHERE a.actor_key = ? AND a.party = ? AND a.office IS NOT NULL GROUP BY a.office ORDER BY 3 DESC LIMIT 1"
        )
        row = visit.view.store.connection.execute(sql, (key, party)).fetchone()
        if row:
            out.append(Named(key=key, name=row[0], office=row[1], number=row[2], first=row[3], last=row[4]))
    return tuple(sorted(out, key=lambda one: (one.first or "", one.key)))
