"""Saved searches, each with how much is new in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import ClassVar
from urllib.parse import parse_qs

from legation.desk import counting
from legation.desk.answers import Context, Row
from legation.desk.asking import filters
from legation.desk.searches import SQL, Saved, searches
from legation.desk.visit import Visit
from legation.model import LegationError
from legation.record.occurrences import conditions
from legation.record.search import match

NEW = 1000  # counted


@dataclass(frozen=True, kw_only=True)
class Renewed:
    """A saved search with the number of occurrences that came in since it was last looked at; `None` where that cannot be said: of SQL, or of what cannot be asked any more."""

    saved: Saved
    new: int | None
    trouble: str | None


@dataclass(frozen=True, kw_only=True)
class SavedPage(Context):
    """All that are kept."""

    template: ClassVar[str] = "saved.html"
    listed: ClassVar[bool] = True
    room: ClassVar[str] = "saved"
    searches: tuple[Renewed, ...]
    upto: int

    def rows(self) -> Iterable[Row]:
        """A row a search."""
        return ({"name": one.saved.name, "address": one.saved.address, "new": one.new} for one in self.searches)


def page(visit: Visit) -> SavedPage:
    """The searches of this record."""
    found = tuple(visit.kept("renewed", partial(_renewed, visit, one), one) for one in searches(visit.desk.record))
    return SavedPage(title="Saved searches", searches=found, upto=counting.highest(visit.view))


def _renewed(visit: Visit, one: Saved) -> Renewed:
    if one.query.startswith(SQL):
        return Renewed(saved=one, new=None, trouble=None)
    try:
        return Renewed(saved=one, new=_new(visit, one), trouble=None)
    except LegationError as error:
        return Renewed(saved=one, new=None, trouble=str(error))


def _new(visit: Visit, one: Saved) -> int:
    given = parse_qs(one.query.removeprefix("?"))
    single = {name: values[0] for name, values in given.items() if name != "party"}
    known = ("actor", "issue", "mechanism", "place", "type", "stands", "since", "until", "least", "reports", "kind", "q")
    asked = filters(party=given.get("party"), **{name: single[name] for name in known if name in single})
    total = 0
    for kind in (asked.kind,) if asked.kind else ("meeting", "statement", "event", "commitment"):
        where, values = conditions(asked.asked(kind), asked.party[0] if asked.party else None)
        sql = f"SELECT count(*) FROM (SELECT 1 FROM occurrences o WHERE o.occurrence > ? AND {where}"
        bound: list[object] = [one.seen, *values]
        if asked.q.strip():
            sql += " AND o.fullest IN (SELECT rowid FROM facts_words WHERE facts_words MATCH ? AND rowid > ?)"
            bound += [match(asked.q) or '""', one.seen]
        total += int(visit.view.store.connection.execute(f"{sql} LIMIT {NEW})", bound).fetchone()[0])
    return total
