"""Dyad: what passes between two parties, over time, on what, in which formats, through whom."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import ClassVar

from legation.desk import between, naming
from legation.desk.answers import Context, Row, occurrence_rows
from legation.desk.counting import Tally
from legation.desk.moments import Moment
from legation.desk.problems import Moved, NotFound
from legation.desk.visit import Listing, Visit
from legation.model import Dyad, Occurrence
from legation.reference.bodies import organisations
from legation.reference.states import states

_CODE = re.compile(r"[A-Z][A-Za-z0-9.]{1,15}")  # of a party that only the record knows
_LONG = re.compile(r"[A-Z][A-Za-z0-9.]{1,15}(-[A-Za-z0-9.]{1,15}){0,3}")  # with hyphens: SHINING-PATH


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
    known = visit.kept("dyad", lambda: visit.view.dyad(one, other, asked.since, asked.until, issue=asked.issue), both, asked)
    issues = visit.kept("issue years", lambda: between.issue_years(visit, both), both, asked)
    return DyadPage(
        title=f"{naming.party(one)} and {naming.party(other)}", one=one, other=other, dyad=known, moments=visit.kept("moments", lambda: between.moments(visit, both), both, asked),
        issues=issues, years=tuple(sorted({year for row in issues.values() for year in row}))[-24:],
        mechanisms=visit.kept("dyad mechanisms", lambda: between.mechanisms(visit, both), both, asked), people=visit.kept("dyad people", lambda: between.people(visit, both), both, asked),
        meetings=between.passed(visit, both, "meeting", 15), statements=between.latest(visit, both, "statement", 12),
        commitments=visit.kept("open commitments", lambda: between.latest(visit, both, "commitment", 12, is_open=True), both, asked),
        events=between.latest(visit, both, "event", 12),
    )  # fmt: skip


def parties_of(key: str) -> tuple[str, str]:
    """The two parties of an address: `IND-USA`; an organisation's acronym may have a hyphen of its own."""
    parts = key.split("-")
    cuts = [("-".join(parts[:cut]), "-".join(parts[cut:])) for cut in range(1, len(parts))]
    for one, other in cuts:
        if _is_known(one) and _is_known(other):
            return one.upper(), other.upper()
    if len(parts) == 2 and parts[0] != parts[1] and all(_CODE.fullmatch(part) for part in parts):
        return parts[0], parts[1]
    # A state says more surely where the other's name begins.
    found = _beside_known(cuts, states().__contains__) or _beside_known(cuts, _is_known)
    if found:
        return found
    raise NotFound("this names no two parties", key, "Write two ISO3 codes or acronyms with a hyphen between: /dyad/IND-USA")


def _beside_known(cuts: Iterable[tuple[str, str]], known: Callable[[str], bool]) -> tuple[str, str] | None:
    """The first two of which one is known and the other can be a code of the record's own."""
    for one, other in cuts:
        if one != other and (known(one) or known(other)) and _LONG.fullmatch(one) and _LONG.fullmatch(other):
            return one, other
    return None


def _is_known(code: str) -> bool:
    """Whether a table has it, not only the record."""
    return code.upper() in states() or code.upper() in organisations()
