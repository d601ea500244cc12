"""Dyad: what passes between two parties, over time, on what, in which formats, through whom."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar

from legation.desk import counting, naming
from legation.desk.answers import Context, Row, occurrence_rows
from legation.desk.counting import Tally
from legation.desk.moments import Moment
from legation.desk.problems import Moved, NotFound
from legation.desk.visit import Listing, Visit, listing
from legation.model import Dyad, Occurrence, OccurrenceKind
from legation.record.occurrences import conditions
from legation.record.undertakings import CLOSED

_CODE = re.compile(r"[A-Z][A-Za-z0-9.]{1,15}")  # of a party that only the record knows


@dataclass(frozen=True, kw_only=True)
class DyadPage(Context):
    """Two parties."""

    template: ClassVar[str] = "dyad.html"
    listed: ClassVar[bool] = True
    room: ClassVar[str] = "dyad"
    one: str
    other: str
    dyad: Dyad
    moments: tuple[Moment, ...]
    issues: dict[str, dict[str, int]]
    years: tuple[str, ...]
    mechanisms: tuple[Tally, ...]
    people: tuple[Tally, ...]
    meetings: Listing
    statements: tuple[Occurrence, ...]
    commitments: tuple[Occurrence, ...]
    events: tuple[Occurrence, ...]

    def rows(self) -> Iterable[Row]:
        """The meetings, events, statements and commitments that the page shows."""
        return occurrence_rows((*self.meetings.items, *self.events, *self.statements, *self.commitments))


def page(visit: Visit, key: str) -> DyadPage:
    """The dyad of `IND-USA`; in the order of the alphabet, to which the other order leads."""
    one, other = parties_of(key)
    if (one, other) != tuple(sorted((one, other))) or key != f"{one}-{other}":
        raise Moved(naming.dyad_link(one, other))
    asked = visit.asked
    both = (one, other)
    known = visit.kept("dyad", lambda: visit.view.dyad(one, other, asked.since, asked.until), both, asked.since, asked.until)
    issues = visit.kept("issue years", lambda: counting.issue_years(visit.view, asked.asked("event", parties=both)), both, asked)
    return DyadPage(
        title=f"{naming.party(one)} and {naming.party(other)}", one=one, other=other, dyad=known, moments=visit.kept("moments", lambda: _moments(visit, both), both, asked),
        issues=issues, years=tuple(sorted({year for row in issues.values() for year in row}))[-24:], mechanisms=_mechanisms(visit, both), people=_people(visit, both),
        meetings=listing(visit, "meeting", per=15, parties=both), statements=_latest(visit, "statement", both, 12),
        commitments=visit.kept("open commitments", lambda: _open(visit, both), both, asked), events=_latest(visit, "event", both, 12),
    )  # fmt: skip


def parties_of(key: str) -> tuple[str, str]:
    """The two parties of an address: `IND-USA`; an organisation's acronym may have a hyphen of its own."""
    parts = key.split("-")
    for cut in range(1, len(parts)):
        one, other = "-".join(parts[:cut]), "-".join(parts[cut:])
        if _is_known(one) and _is_known(other):
            return one.upper(), other.upper()
    if len(parts) == 2 and parts[0] != parts[1] and all(_CODE.fullmatch(part) for part in parts):
        return parts[0], parts[1]
    raise NotFound("this names no two parties", key, "Write two ISO3 codes or acronyms with a hyphen between: /dyad/IND-USA")


def _is_known(code: str) -> bool:
    return naming.party(code.upper()) != code.upper()


def _latest(visit: Visit, kind: OccurrenceKind, both: tuple[str, str], most: int) -> tuple[Occurrence, ...]:
    asked = visit.asked.asked(kind, per=most, parties=both, offset=0)
    return tuple(visit.view.occurrences(asked))


def _open(visit: Visit, both: tuple[str, str]) -> tuple[Occurrence, ...]:
    """The latest commitments of both that had not ended when they were last told of, and of which nobody has said so."""
    where, values = conditions(visit.asked.asked("commitment", parties=both), both[0])
    sql = (
        f"SELECT o.occurrence FROM occurrences o WHERE {where} AND coalesce(o.stands, '') NOT IN ({','.join('?' * len(CLOSED))})"
        " ORDER BY o.sort_day DESC, o.occurrence LIMIT 12"
    )
    return counting.shown(visit.view, sql, (*values, *CLOSED))


def _moments(visit: Visit, both: tuple[str, str]) -> tuple[Moment, ...]:
    asked = visit.asked.asked("meeting", parties=both)
    return (*counting.moments(visit.view, asked, 300), *counting.moments(visit.view, replace(asked, kind="event"), 300))


def _mechanisms(visit: Visit, both: tuple[str, str]) -> tuple[Tally, ...]:
    sql = (
        "SELECT o.mechanism, max(o.mechanism_name), count(*), min(nullif(o.sort_day, '')), max(o.sort_day) FROM dyads y JOIN occurrences o ON o.occurrence = y.occurrence"
        " WHERE y.one = ? AND y.other = ? AND o.occurrence_kind = 'meeting' AND o.mechanism IS NOT NULL GROUP BY 1 ORDER BY 3 DESC, 1 LIMIT 20"
    )
    return visit.kept(
        "dyad mechanisms",
        lambda: tuple(
            Tally(r[0], r[1] or naming.mechanism(r[0]), r[2], r[3], r[4]) for r in visit.view.store.connection.execute(sql, both)
        ),
        both,
    )


def _people(visit: Visit, both: tuple[str, str]) -> tuple[Tally, ...]:
    sql = (
        "SELECT p.actor_key, max(p.person_name), count(DISTINCT p.occurrence), min(nullif(o.sort_day, '')), max(o.sort_day) FROM dyads y JOIN occurrence_people p ON p.occurrence = y.occurrence"
        " JOIN occurrences o ON o.occurrence = y.occurrence WHERE y.one = ?1 AND y.other = ?2 AND p.actor_key IS NOT NULL AND p.party IN (?1, ?2)"
        " GROUP BY 1 ORDER BY 3 DESC, 1 LIMIT 20"
    )
    return visit.kept("dyad people", lambda: tuple(Tally(*r) for r in visit.view.store.connection.execute(sql, both)), both)
