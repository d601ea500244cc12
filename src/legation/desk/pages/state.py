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
    """A party. The counts are of the `counted` occurrences that came in last; `whole`: these are all that there are."""

    template: ClassVar[str] = "party.html"
    listed: ClassVar[bool] = True
    room: ClassVar[str] = "state"
    key: str
    sort: str
    about: tuple[tuple[str, str], ...]
    asked: Filters
    counted: int
    whole: bool
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
    numbers = visit.kept("of party", lambda: counting.of_party(view, key), key)
    lists: dict[OccurrenceKind, Listing] = {
        kind: listing(visit, kind, per=8, parties=(*visit.asked.party, key), offset=0) for kind in ("meeting", "statement", "commitment")
    }
    return PartyPage(
        title=name or naming.party(key), key=key, sort=sort, about=about, asked=visit.asked, counted=len(numbers), whole=len(numbers) < LATEST,
        kinds=visit.kept("kinds", lambda: counting.kinds(view, numbers), key), partners=visit.kept("partners", lambda: counting.partners(view, numbers, key), key),
        issues=visit.kept("its issues", lambda: counting.by_issue(view, numbers), key), years=visit.kept("its years", lambda: counting.by_year(view, numbers), key),
        people=visit.kept("its people", lambda: _people(visit, numbers, key), key), meetings=lists["meeting"], statements=lists["statement"], commitments=lists["commitment"],
        coverage=visit.coverage(),
    )  # fmt: skip


def _people(visit: Visit, numbers: list[int], key: str) -> tuple[Tally, ...]:
    """Who took part in meetings for the party, most often first."""
    found: dict[str, Tally] = {}
    for start in range(0, len(numbers), 400):
        portion = numbers[start : start + 400]
        sql = (
            "SELECT actor_key, max(person_name), count(*) FROM occurrence_people WHERE actor_key IS NOT NULL AND party = ?"
            f" AND occurrence IN ({','.join('?' * len(portion))}) GROUP BY 1"
        )
        for actor, name, number in visit.view.store.connection.execute(sql, (key, *portion)):
            found[actor] = Tally(actor, name, number + (found[actor].number if actor in found else 0))
    return tuple(sorted(found.values(), key=lambda one: (-one.number, one.key))[:20])
