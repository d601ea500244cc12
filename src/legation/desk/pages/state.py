"""State or organisation as a party: with whom, on what, how often, its people, and the latest."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from legation.desk import counting, naming
from legation.desk.answers import Context, Row, occurrence_rows
from legation.desk.asking import Filters
from legation.desk.counting import LATEST, Tally
from legation.desk.problems import Moved, NotFound
from legation.desk.visit import Listing, Visit, listing
from legation.model import Count, Coverage, OccurrenceKind
from legation.reference.states import states


@dataclass(frozen=True, kw_only=True)
class PartyPage(Context):
    """A party. Its people are counted in its latest meetings."""

    template: ClassVar[str] = "party.html"
    listed: ClassVar[bool] = True
    room: ClassVar[str] = "state"
    key: str
    sort: str
    about: tuple[tuple[str, str], ...]
    asked: Filters
    kinds: dict[str, int]
    partners: tuple[Tally, ...]
    issues: tuple[Tally, ...]
    years: tuple[Count, ...]
    people: tuple[Tally, ...]
    meetings: Listing
    statements: Listing
    commitments: Listing
    coverage: Coverage

    def rows(self) -> Iterable[Row]:
        """The latest meetings, statements and commitments."""
        return occurrence_rows((*self.meetings.items, *self.statements.items, *self.commitments.items))


def page(visit: Visit, key: str) -> PartyPage:
    """The state of an ISO 3166 code."""
    if key.upper() not in states():
        raise NotFound("there is no such state", key, "Give an ISO 3166-1 alpha-3 code, as /state/IND")
    if key != key.upper():
        raise Moved(naming.to("state", key.upper()))
    state = states()[key]
    about = (
        ("official name", state.official or ""),
        ("capital", state.capital or ""),
        ("from", state.from_ or ""),
        ("until", state.until or ""),
    )
    return party_page(visit, key, "state", tuple((name, value) for name, value in about if value))


def party_page(visit: Visit, key: str, sort: str, about: tuple[tuple[str, str], ...], name: str | None = None) -> PartyPage:
    """What is known of a party."""
    view = visit.view
    lists: dict[OccurrenceKind, Listing] = {
        kind: listing(visit, kind, per=8, parties=(*visit.asked.party, key), offset=0) for kind in ("meeting", "statement", "commitment")
    }
    return PartyPage(
        title=name or naming.party(key), key=key, sort=sort, about=about, asked=visit.asked,
        kinds=counting.kinds(view, "party", key), partners=counting.partners(view, key), issues=counting.by_issue(view, key), years=counting.by_year(view, "party", key),
        people=visit.kept("its people", lambda: _people(visit, key), key), meetings=lists["meeting"], statements=lists["statement"], commitments=lists["commitment"],
        coverage=visit.coverage(),
    )  # fmt: skip


def _people(visit: Visit, key: str) -> tuple[Tally, ...]:
    """Who took part for the party in its latest meetings, most often first."""
    sql = (
        "SELECT p.actor_key, max(p.person_name), count(*) FROM (SELECT b.occurrence FROM subjects s CROSS JOIN by_day b ON b.subject = s.subject"
        " WHERE s.sort = 'party' AND s.name = ?1 AND s.kind = 'meeting' ORDER BY b.day DESC LIMIT ?2) m CROSS JOIN occurrence_people p ON p.occurrence = m.occurrence"
        " WHERE p.actor_key IS NOT NULL AND p.party = ?1 GROUP BY 1 ORDER BY 3 DESC, 1 LIMIT 20"
    )
    return tuple(Tally(r[0], naming.person(r[0], r[1]), r[2]) for r in visit.view.store.connection.execute(sql, (key, LATEST)))
