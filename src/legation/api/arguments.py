"""What is asked of a record, checked before it is asked: parties, actors, issues, days by what people call them; what is wrong is told with what is right."""

from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any

from legation.api.errors import WrongArgument
from legation.model import OccurrenceKind
from legation.record import Asked, Store
from legation.record.known import actor_named, issue_named, kind_named, mechanism_named, party_named, place_named
from legation.record.questions import check_period

FILTERS = (
    "between",
    "parties",
    "actor",
    "issue",
    "mechanism",
    "place",
    "type",
    "stands",
    "since",
    "until",
    "least",
    "reports",
    "latest",
    "limit",
)
"""What narrows a question; see `Record.meetings`."""


def asked_of(store: Store, kind: OccurrenceKind, filters: Mapping[str, Any]) -> Asked:
    """The question in the record's own terms. Raises `WrongArgument`, or the `LegationError` that names the nearest known one."""
    _check_names(filters)
    given = {name: value for name, value in filters.items() if value is not None}
    parties = [*_parties("between", given.get("between", ()), store), *_parties("parties", given.get("parties", ()), store)]
    if "between" in given and len(parties) < 2:
        raise WrongArgument("`between` needs two parties", given["between"], "Write between=('IND', 'USA'); for one use parties=('IND',)")
    since, until = period_of(given.get("since"), given.get("until"))
    return Asked(
        kind=kind,
        parties=tuple(dict.fromkeys(parties)),
        actor=actor_named(_text("actor", given), store) if "actor" in given else None,
        issue=issue_named(_text("issue", given), store) if "issue" in given else None,
        mechanism=mechanism_named(_text("mechanism", given), store) if "mechanism" in given else None,
        place=place_named(str(given["place"]), store) if "place" in given else None,
        type=_text("type", given) if "type" in given else None,
        stands=_text("stands", given) if "stands" in given else None,
        since=since,
        until=until,
        least=_number("least", given.get("least"), 0, 1),
        reports=int(_number("reports", given.get("reports", 1), 1, None) or 1),
        limit=None if "limit" not in given else int(_number("limit", given["limit"], 0, None) or 0),
        latest=bool(given.get("latest", False)),
    )


def period_of(since: object, until: object) -> tuple[str | None, str | None]:
    """First and last day of a period, ISO 8601, checked."""
    first, last = day_of(since), day_of(until)
    check_period(first, last)
    return first, last


def kind_of(given: object) -> OccurrenceKind:
    """meeting, event, statement or commitment."""
    if not isinstance(given, str):
        raise WrongArgument("a kind is a str", repr(given), "Write 'meeting', 'event', 'statement' or 'commitment'")
    return kind_named(given)


def party_of(given: object, store: Store) -> str:
    """The code of one party."""
    if not isinstance(given, str):
        raise WrongArgument("a party is a str", repr(given), "Write it as 'IND', 'NATO' or 'India'")
    return party_named(given, store)


def day_of(given: object) -> Any:
    """A `date` as ISO 8601; what else was given is looked at later."""
    return given.isoformat()[:10] if isinstance(given, date) else given


def _check_names(filters: Mapping[str, Any]) -> None:
    for name in filters:
        if name not in FILTERS:
            near = get_close_matches(name, FILTERS, n=1, cutoff=0.5)
            told = f"Did you mean {near[0]!r}? " if near else ""
            raise WrongArgument("nothing is narrowed by this name", name, f"{told}There are {', '.join(FILTERS)}")


def _parties(name: str, given: object, store: Store) -> Iterable[str]:
    if isinstance(given, str) or not isinstance(given, Iterable):
        raise WrongArgument(f"`{name}` takes several parties, and this is {type(given).__name__}", repr(given), f"Write {name}=({given!r},)"
                            if name == "parties" else f"Write {name}=('IND', 'USA')")  # fmt: skip
    return [party_of(one, store) for one in given]


def _text(name: str, given: Mapping[str, Any]) -> str:
    value = given[name]
    if not isinstance(value, str):
        raise WrongArgument(f"`{name}` is a str", repr(value), "Give one name or key")
    return value


def _number(name: str, value: object, least: float, most: float | None) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or value < least or (most is not None and value > most):
        raise WrongArgument(f"cannot use {name}", repr(value), f"Give a number from {least}{f' to {most}' if most is not None else ' on'}")
    return value
