"""Person: offices by date with evidence, meetings, and what was said on an issue over time, wording beside wording."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from legation.desk import naming, persons
from legation.desk.answers import Context, Row, occurrence_rows
from legation.desk.asking import Filters
from legation.desk.counting import Tally
from legation.desk.problems import NotFound
from legation.desk.visit import Listing, Visit
from legation.model import Coverage
from legation.reference.posts import Holder

SAID = 30


@dataclass(frozen=True)
class Office:
    """An office as reports have it: in how many of their facts, from the first to the last report, with one of them as evidence."""

    office: str
    party: str | None
    number: int
    first: str | None
    last: str | None
    document: str
    fact: str


@dataclass(frozen=True, kw_only=True)
class PersonPage(Context):
    """A person, or an office as an actor."""

    template: ClassVar[str] = "person.html"
    listed: ClassVar[bool] = True
    room: ClassVar[str] = "person"
    key: str
    name: str
    names: tuple[str, ...]
    wikidata: str | None
    asked: Filters
    register: tuple[Holder, ...]
    offices: tuple[Office, ...]
    issues: tuple[Tally, ...]
    said: Listing
    meetings: Listing
    coverage: Coverage
    looked: int

    def rows(self) -> Iterable[Row]:
        """Statements and meetings."""
        return occurrence_rows((*self.said.items, *self.meetings.items))


def page(visit: Visit, key: str) -> PersonPage:
    """The person of a key: `person:antony-blinken`."""
    if ":" not in key:
        key = f"person:{key}"
    rows = visit.view.store.connection.execute("SELECT name, wikidata FROM actors WHERE actor_key = ? ORDER BY actor", (key,)).fetchall()
    register = naming.held(key)
    if not rows and not register:
        raise NotFound("no such person is in the record", key, "Search for the name")
    worded = tuple(dict.fromkeys(row["name"] for row in rows)) or (register[0].person,)
    names = tuple(dict.fromkeys((naming.person(key, worded[0]), *worded)))
    return PersonPage(
        title=names[0], key=key, name=names[0], names=names[1:9], wikidata=next((row["wikidata"] for row in rows if row["wikidata"]), None), asked=visit.asked, register=register,
        offices=visit.kept("offices", lambda: tuple(Office(*row) for row in persons.offices(visit, key)), key), issues=persons.issues(visit, key),
        said=persons.said(visit, key, SAID), meetings=persons.met(visit, key, 12), coverage=visit.coverage(), looked=2 * persons.OFFICES,
    )  # fmt: skip
