"""Today: the latest meetings, the busiest dyads, where meetings take place, what is planned next, and what is new."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from legation.desk import counting
from legation.desk.answers import Context, Row, occurrence_rows
from legation.desk.charts.worldmap import Spot
from legation.desk.counting import Pair
from legation.desk.visit import Visit
from legation.model import Coverage, Occurrence
from legation.record.occurrences import conditions

SHOWN = 8


@dataclass(frozen=True, kw_only=True)
class News:
    """What came in since the reader last looked. `upto`: the fact up to which he will have looked."""

    upto: int
    documents: int | None
    meetings: tuple[Occurrence, ...]


@dataclass(frozen=True, kw_only=True)
class Today(Context):
    """The first page."""

    template: ClassVar[str] = "today.html"
    listed: ClassVar[bool] = True
    room: ClassVar[str] = "today"
    meetings: tuple[Occurrence, ...]
    planned: tuple[Occurrence, ...]
    to_come: bool
    dyads: tuple[Pair, ...]
    spots: tuple[Spot, ...]
    news: News
    mechanisms: tuple[counting.Tally, ...]
    coverage: Coverage

    def rows(self) -> Iterable[Row]:
        """The latest meetings and those planned."""
        return occurrence_rows((*self.meetings, *self.planned))


def page(visit: Visit) -> Today:
    """The first page of the record."""
    view = visit.view
    covered = visit.coverage()
    planned = _planned(visit, covered.last)
    return Today(
        title="Today", meetings=visit.kept("held", lambda: _held(visit)), planned=planned or _planned(visit, None), to_come=bool(planned),
        dyads=visit.kept("busiest", lambda: counting.busiest(view)), spots=visit.kept("spots", lambda: counting.spots(view)), news=_news(visit),
        mechanisms=visit.kept("mechanisms", lambda: _mechanisms(visit)), coverage=covered,
    )  # fmt: skip


def _held(visit: Visit) -> tuple[Occurrence, ...]:
    """The latest meetings that took place, by the day on which they did."""
    found = [
        one
        for stands in ("held", "ongoing")
        for one in visit.view.occurrences(visit.asked.asked("meeting", per=SHOWN, stands=stands, offset=0))
    ]
    return tuple(sorted(found, key=_day, reverse=True)[:SHOWN])


def _planned(visit: Visit, since: str | None) -> tuple[Occurrence, ...]:
    """Meetings to come after the last document; without a day the latest that were planned when last told of."""
    where, values = conditions(visit.asked.asked("meeting", per=None, stands=None, since=since, offset=0))
    way = "DESC" if since is None else "ASC"
    sql = (  # kind and status as plain words, so that SQLite sees the index of just these
        "SELECT o.occurrence FROM occurrences o INDEXED BY occurrences_planned WHERE o.occurrence_kind = 'meeting' AND o.stands = 'planned'"
        f" AND {where} ORDER BY o.sort_day {way}, o.occurrence_id LIMIT ?"
    )
    return visit.kept("planned", lambda: counting.shown(visit.view, sql, (*values, SHOWN)), where, *values)


def _day(one: Occurrence) -> str:
    return (one.when.from_ if one.when and one.when.from_ else one.told_first) or ""


def _mechanisms(visit: Visit) -> tuple[counting.Tally, ...]:
    found = [counting.Tally(key, name, number) for key, name, number, _ in visit.view.mechanisms()]
    return tuple(found[:10])


def _news(visit: Visit) -> News:
    upto = counting.highest(visit.view)
    seen = visit.seen
    if seen is None or seen >= upto:
        return News(upto=upto, documents=None if seen is None else 0, meetings=())
    connection = visit.view.store.connection
    documents = connection.execute(
        "SELECT count(*) FROM (SELECT DISTINCT document FROM facts WHERE fact > ? LIMIT 10000)", (seen,)
    ).fetchone()[0]
    sql = "SELECT occurrence FROM occurrences WHERE occurrence > ? AND occurrence_kind = 'meeting' ORDER BY occurrence DESC LIMIT 12"
    return News(upto=upto, documents=documents, meetings=counting.shown(visit.view, sql, (seen,)))
