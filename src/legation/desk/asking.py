"""What a page is asked for: the filters in its address, checked once and the same on every page."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends, Query

from legation.model import LegationError, OccurrenceKind
from legation.record import Asked
from legation.stories.telling import KINDS
from legation.stories.windows import days

PER_PAGE = 50
_PLACE = re.compile(r"[0-9]{1,12}|[A-Z]{3}")
Day = Annotated[str | None, Query(max_length=10, description="ISO 8601, may be partial: 2022-04-11, 2022-04 or 2022")]
Short = Annotated[str | None, Query(max_length=120)]


@dataclass(frozen=True)
class Filters:
    """What narrows a list; what is `None` or empty does not. `page` counts from 1."""

    party: tuple[str, ...] = ()
    actor: str | None = None
    issue: str | None = None
    mechanism: str | None = None
    place: str | None = None
    type: str | None = None
    stands: str | None = None
    since: str | None = None
    until: str | None = None
    least: float | None = None
    reports: int = 1
    kind: OccurrenceKind | None = None
    q: str = ""
    sort: str | None = None
    page: int = 1
    part: int = 1
    at: int | None = None

    def asked(self, kind: OccurrenceKind, *, per: int | None = PER_PAGE, latest: bool = True, **fixed: object) -> Asked:
        """The same as the record is asked for it; `fixed`: what the page itself says."""
        one = Asked(
            kind, self.party, self.actor, self.issue, self.mechanism, self.since, self.until, self.place, self.type, self.stands, self.least,
            self.reports, per, (self.page - 1) * per if per else 0, latest,
        )  # fmt: skip
        return replace(one, **fixed)  # type: ignore[arg-type]

    def query(self, **changes: object) -> str:
        """The filters as the query of an address, with `?`; empty where nothing is asked."""
        pairs: list[tuple[str, str]] = []
        for field in fields(self):
            value = changes.get(field.name, getattr(self, field.name))
            if value in (None, "", ()) or value == field.default:
                continue
            pairs += [(field.name, str(one)) for one in (value if isinstance(value, tuple) else (value,))]
        return f"?{urlencode(pairs)}" if pairs else ""

    def narrowed(self) -> tuple[tuple[str, str, str], ...]:
        """(name, value, query without it) of every filter that is set."""
        found = []
        for name in ("party", "actor", "issue", "mechanism", "place", "type", "stands", "since", "until", "least", "reports", "kind"):
            value = getattr(self, name)
            if isinstance(value, tuple):
                found += [(name, one, self.query(**{name: tuple(v for v in value if v != one), "page": 1})) for one in value]
            elif value not in (None, "") and not (name == "reports" and value == 1):
                found.append((name, str(value), self.query(**{name: 1 if name == "reports" else None, "page": 1})))
        return tuple(found)


def filters(  # noqa: PLR0913  one argument a filter: so they stand in the API's description
    party: Annotated[list[str] | None, Query(max_length=8, description="ISO3 or acronym; more than one: all take part")] = None,
    actor: Short = None,
    issue: Short = None,
    mechanism: Short = None,
    place: Annotated[str | None, Query(max_length=12, description="GeoNames id or ISO3")] = None,
    type: Annotated[str | None, Query(max_length=40, description="PLOVER type of an event, act of a commitment")] = None,
    stands: Short = None,
    since: Day = None,
    until: Day = None,
    least: Annotated[str | None, Query(max_length=8, description="Lowest confidence, 0 to 1")] = None,
    reports: Annotated[str | None, Query(max_length=6)] = None,
    kind: Short = None,
    q: Annotated[str, Query(max_length=800)] = "",
    sort: Short = None,
    page: Annotated[str | None, Query(max_length=6)] = None,
    part: Annotated[str | None, Query(max_length=6)] = None,
    at: Annotated[str | None, Query(max_length=9, description="A character of a document at which it is opened")] = None,
) -> Filters:
    """The filters of an address. A field of a form that was left empty is not asked for."""
    return Filters(
        party=_parties(party or ()), actor=actor or None, issue=issue or None, mechanism=mechanism or None, place=_place(place),
        type=type or None, stands=stands or None, since=_day(since), until=_day(until, since), least=_least(least), reports=_number("reports", reports),
        kind=_kind(kind), q=q, sort=sort or None, page=_number("page", page), part=_number("part", part),
        at=_character(at),
    )  # fmt: skip


Asking = Annotated[Filters, Depends(filters)]


def _parties(given: Iterable[str]) -> tuple[str, ...]:
    """Codes, also several in one field."""
    parties = (party for one in given for party in re.split(r"[\s,-]+", one.strip().upper()) if party)
    return tuple(dict.fromkeys(parties))[:8]


def _place(given: str | None) -> str | None:
    if given and not _PLACE.fullmatch(given):
        raise LegationError("there is no such place", given, "Give a GeoNames id or a state's ISO3 code")
    return given or None


def _character(given: str | None) -> int | None:
    return int(given) if given and given.isascii() and given.isdigit() else None


def _day(given: str | None, since: str | None = None) -> str | None:
    if not given:
        return None
    bounds = days(given) if given.isascii() else None
    if bounds is None:
        raise LegationError("cannot use the date given", given, "Write it as 2022-04-11, 2022-04 or 2022")
    first = days(since) if since else None
    if first is not None and first[0] > bounds[1]:
        raise LegationError("the period ends before it begins", f"{since} to {given}", "Give the earlier date first")
    return given


def _least(given: str | None) -> float | None:
    if not given:
        return None
    try:
        value = float(given)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise LegationError("cannot use the confidence given", given, "Give a number from 0 to 1")
    return value or None


def _number(name: str, given: str | None) -> int:
    if not given:
        return 1
    if not (given.isascii() and given.isdigit() and 0 < int(given) <= 100_000):
        raise LegationError(f"cannot use the number of {name} given", given, "Give a whole number from 1")
    return int(given)


def _kind(given: str | None) -> OccurrenceKind | None:
    for kind in KINDS:
        if kind == given:
            return kind
    if given:
        raise LegationError("there is no such kind", given, f"Name one of: {', '.join(KINDS)}")
    return None
