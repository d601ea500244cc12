"""Person: offices by date with evidence, meetings, and what was said on an issue over time, wording beside wording."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from legation.desk import counting, naming
from legation.desk.answers import Context, Row, occurrence_rows
from legation.desk.asking import Filters
from legation.desk.counting import Tally
from legation.desk.problems import NotFound
from legation.desk.visit import FAR, Listing, Visit, listing, paged
from legation.model import Coverage, Occurrence
from legation.reference.posts import Holder

SAID = 30


@dataclass(frozen=True, kw_only=True)
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
        offices=visit.kept("offices", lambda: offices(visit, key), key), issues=visit.kept("issues of", lambda: _issues(visit, key), key), said=said(visit, key),
        meetings=listing(visit, "meeting", per=12, actor=key), coverage=visit.coverage(),
    )  # fmt: skip


def offices(visit: Visit, key: str) -> tuple[Office, ...]:
    """The offices under which reports have the person, in order of time."""
    sql = (
        "SELECT a.office, a.party, count(*), min(d.published), max(d.published), min(coalesce(d.published, '9') || char(1) || d.document_key || char(1) || f.fact_id) FROM actors a"
        " JOIN parties p ON p.actor = a.actor JOIN facts f ON f.fact = p.fact JOIN documents d ON d.document = f.document"
        " WHERE a.actor_key = ? AND a.office IS NOT NULL GROUP BY 1, 2 ORDER BY 4, 3 DESC LIMIT 40"
    )
    return tuple(
        Office(office=r[0], party=r[1], number=r[2], first=r[3], last=r[4], document=r[5].split("\x01")[1], fact=r[5].split("\x01")[2])
        for r in visit.view.store.connection.execute(sql, (key,))
    )


def said(visit: Visit, key: str) -> Listing:
    """What the person said, in order of time, narrowed by issue and period."""
    asked = visit.asked
    parts, values = ["a.actor_key = ?"], [key]
    for sql, value in (
        ("coalesce(o.told_last, o.told_first) || '~' >= ?", asked.since), ("o.told_first <= ?", f"{asked.until}~" if asked.until else None),
        ("EXISTS (SELECT 1 FROM occurrence_issues i JOIN issue_areas n ON n.issue = i.issue WHERE i.occurrence = o.occurrence AND n.issue_id = ?)", asked.issue),
    ):  # fmt: skip
        if value is not None:
            parts.append(sql)
            values.append(value)
    inner = (
        "SELECT DISTINCT t.occurrence FROM actors a JOIN statements s ON s.speaker = a.actor JOIN tellings t ON t.fact = s.fact JOIN occurrences o ON o.occurrence = t.occurrence"
        f" WHERE {' AND '.join(parts)}"
    )
    way = "ASC" if asked.sort == "earliest" else "DESC"
    connection = visit.view.store.connection
    number = visit.kept(
        "said", lambda: int(connection.execute(f"SELECT count(*) FROM ({inner} LIMIT {FAR + 1})", values).fetchone()[0]), key, asked
    )
    sql = f"SELECT o.occurrence FROM ({inner}) x JOIN occurrences o ON o.occurrence = x.occurrence ORDER BY o.sort_day {way}, o.occurrence LIMIT ? OFFSET ?"
    found: tuple[Occurrence, ...] = counting.shown(visit.view, sql, (*values, SAID, (asked.page - 1) * SAID))
    return paged(visit, found, SAID, number, visit.path)


def _issues(visit: Visit, key: str) -> tuple[Tally, ...]:
    sql = (
        "SELECT n.issue_id, count(DISTINCT t.occurrence), min(o.told_first), max(o.told_first) FROM actors a JOIN statements s ON s.speaker = a.actor JOIN tellings t ON t.fact = s.fact"
        " JOIN occurrence_issues i ON i.occurrence = t.occurrence JOIN issue_areas n ON n.issue = i.issue JOIN occurrences o ON o.occurrence = t.occurrence"
        " WHERE a.actor_key = ? GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 25"
    )
    return tuple(Tally(r[0], naming.issue(r[0]), r[1], r[2], r[3]) for r in visit.view.store.connection.execute(sql, (key,)))
