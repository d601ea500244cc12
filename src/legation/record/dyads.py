"""Dyads: what passes between two parties over time, counted by occurrences, with what every count rests on."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import msgspec

from legation.model import Count, Dyad, FirstMention, LegationError, Period, Rate
from legation.record.coverage import coverage
from legation.record.occurrences import bring_up
from legation.record.store import Store
from legation.reference.successors import predecessors, successors
from legation.stories.bands import band

DONE = ("happened", "ongoing")  # what is planned, denied or only proposed is no event of the relation
MET = ("held", "ongoing")
_TURNED = {"both": "both", "forward": "back", "back": "forward"}


class _Passed(NamedTuple):
    """Occurrences between the two that are alike: `number` of them; `is_meeting`: events that are a meeting. `day`: their own month, never that of a report."""

    kind: str
    type: str | None
    quad: int | None
    intensity: float | None
    stands: str | None
    level: str | None
    mode: str | None
    day: str
    direction: str
    is_meeting: bool
    number: int


class _Between(NamedTuple):
    """Which occurrences: of whom, when, and on what."""

    one: str
    other: str
    since: str | None
    until: str | None
    issue: str | None
    turned: bool = False
    without: tuple[tuple[str, str], ...] = ()


class _Passings:
    """What passed between the two, or some of it: how many occurrences, in all and under heads."""

    def __init__(self, rows: Sequence[_Passed]) -> None:
        self.rows = rows

    def only(self, kind: str, stands: Collection[str] | None = None) -> "_Passings":
        """Those of a kind, and of those the ones that stand so."""
        return _Passings([p for p in self.rows if p.kind == kind and (stands is None or p.stands in stands)])

    @property
    def number(self) -> int:
        return _sum(self.rows)

    @property
    def undated(self) -> int:
        """Those that have no day of their own."""
        return _sum(p for p in self.rows if not p.day)

    @property
    def meetings(self) -> int:
        """Events that are meetings."""
        return _sum(p for p in self.rows if p.is_meeting)

    def by(self, head: Callable[[_Passed], str | None]) -> tuple[Count, ...]:
        """How many under each head, the most first."""
        counts: Counter[str | None] = Counter()
        for passed in self.rows:
            counts[head(passed)] += passed.number
        return tuple(Count(name=name, number=number) for name, number in sorted(counts.items(), key=lambda item: (-item[1], item[0] or "")))

    def by_quad(self) -> tuple[Count, ...]:
        return self.by(lambda p: str(p.quad))

    def intensity(self) -> Rate:
        return band([p.intensity for p in self.rows if p.intensity is not None for _ in range(p.number)])

    def by_period(self, width: int) -> "dict[str, _Passings]":
        """By year or month: by the first characters of the day."""
        found: defaultdict[str, list[_Passed]] = defaultdict(list)
        for passed in self.rows:
            found[passed.day[:width]].append(passed)
        return {name: _Passings(rows) for name, rows in found.items()}


def dyad(  # noqa: PLR0913 (each one narrows)
    store: Store,
    one: str,
    other: str,
    since: str | None = None,
    until: str | None = None,
    issue: str | None = None,
    *,
    with_successors: bool = False,
) -> Dyad:
    """The relation of two parties. Events count where one acts on the other or both act together, and where they took place. A meeting that is told of as
    a CONSULT too counts once. What has no day of its own is counted as undated, and stands in no period; in a period asked for it is by its first report. `issue`: only what is about it;
    `with_successors`: what passed with a state that is no more counts for those that came after it, and the other way round."""
    if one == other:
        raise LegationError("a dyad needs two parties", one, "Name two, as `legation dyad IND USA`")
    bring_up(store)
    pairs = tuple(pairs_of(one, other)) if with_successors else ((one, other),)
    asked = [_Between(a, b, since, until, issue, turned=(a < b) != (one < other), without=pairs[:n]) for n, (a, b) in enumerate(pairs)]
    passed = _Passings(_all_passed(store, asked))
    events, met = passed.only("event", DONE), passed.only("meeting", MET)
    covered = coverage(store, since, until)
    return Dyad(
        parties=(one, other), since=since, until=until, events=events.number, by_type=events.by(lambda p: p.type), by_quad=events.by_quad(),
        directed=events.by(lambda p: _direction(p.direction, one, other)), intensity=events.intensity(), periods=_periods(events, met, covered.by_period),
        meetings_by_level=met.by(lambda p: p.level), meetings_by_mode=met.by(lambda p: p.mode),
        statements=passed.only("statement").number, commitments=passed.only("commitment").number, first_mentions=_earliest(store, asked),
        undated_events=events.undated, undated_meetings=met.undated, meetings_among_events=events.meetings, coverage=covered,
        joined=tuple(dict.fromkeys(side for pair in pairs[1:] for side in pair if side not in (one, other))),
    )  # fmt: skip


def pairs_of(one: str, other: str) -> Iterator[tuple[str, str]]:
    """The two parties, then each with the states that were before it or came after it; none that would stand on both sides."""
    sides = [(party, *predecessors().get(party, ()), *successors().get(party, ())) for party in (one, other)]
    both = set(sides[0]) & set(sides[1])
    yield one, other
    for a in sides[0]:
        for b in sides[1]:
            if (a, b) != (one, other) and not both & {a, b}:
                yield a, b


def _all_passed(store: Store, asked: Iterable[_Between]) -> list[_Passed]:
    seen: set[int] = set()  # meetings of which an event counts already
    return [passed for each in asked for passed in (*_passed(store, each), *_meeting(store, each, seen))]


def _earliest(store: Store, asked: Iterable[_Between]) -> tuple[FirstMention, ...]:
    """The first mention of each issue, with the facts of all."""
    mentions = [mention for each in asked for mention in _first_mentions(store, each)]
    by_issue: dict[str, FirstMention] = {}
    for mention in sorted(mentions, key=lambda m: (m.told, m.issue)):
        first = by_issue.get(mention.issue)
        by_issue[mention.issue] = mention if first is None else msgspec.structs.replace(first, facts=first.facts + mention.facts)
    return tuple(by_issue.values())


_ALIKE = "kind, type, quad, intensity, stands, level, mode"


def _passed(store: Store, asked: _Between) -> Iterator[_Passed]:
    """Counted by what they are and by month, events that are meetings left out."""
    where, values = _where(asked)
    sql = (
        f"SELECT {', '.join(f'f.{name}' for name in _ALIKE.split(', '))}, y.first / 100, y.direction, count(*) FROM dyads y JOIN figures f ON f.figure = y.figure"
        f"{_joined(asked)} WHERE {where} AND y.meeting IS NULL GROUP BY y.figure, y.direction, y.first / 100"
    )
    for *alike, month, way, number in _plain(store).execute(sql, values):
        yield _Passed._make((*alike, _month(month), _way(asked, way), False, number))


def _meeting(store: Store, asked: _Between, seen: set[int]) -> Iterator[_Passed]:
    """Events that took place and are meetings, of those that are one meeting only the first."""
    where, values = _where(asked)
    done = f"SELECT figure, {_ALIKE} FROM figures WHERE kind = 'event' AND stands IN {DONE}"
    figures = {figure: alike for figure, *alike in _plain(store).execute(done)}
    sql = f"SELECT y.figure, y.first / 100, y.direction, y.meeting FROM dyads y{_joined(asked)} WHERE {where} AND y.meeting IS NOT NULL ORDER BY y.occurrence"
    counted: Counter[tuple[int, int | None, str]] = Counter()
    for figure, month, way, meeting in _plain(store).execute(sql, values):
        if figure in figures and meeting not in seen:
            seen.add(meeting)
            counted[figure, month, way] += 1
    for (figure, month, way), number in counted.items():
        yield _Passed._make((*figures[figure], _month(month), _way(asked, way), True, number))


def _joined(asked: _Between) -> str:
    return " JOIN occurrences o ON o.occurrence = y.occurrence" if asked.since or asked.until else ""


def _plain(store: Store) -> sqlite3.Cursor:
    run = store.connection.cursor()
    run.row_factory = None
    return run


def _way(asked: _Between, direction: str) -> str:
    return _TURNED[direction] if asked.turned else direction


@lru_cache(4096)
def _month(number: int | None) -> str:
    """A month or year as it is written; empty where no day is known."""
    return "" if number is None else f"{number // 100:04}-{number % 100:02}" if number % 100 else f"{number // 100:04}"


def _where(asked: _Between) -> tuple[str, list[Any]]:
    parts: list[tuple[str, Any]] = [("y.one = ?", min(asked.one, asked.other)), ("y.other = ?", max(asked.one, asked.other))]
    if asked.since:
        parts.append(("coalesce(o.last_day, o.first_day, o.told_first) || '~' >= ?", asked.since))
    if asked.until:
        parts.append(("coalesce(o.first_day, o.told_first) <= ?", f"{asked.until}~"))
    if asked.issue:
        parts.append((_ABOUT, asked.issue))
    for one, other in asked.without:  # what is told of several of the joined states counts once
        parts.append(
            ("y.occurrence NOT IN (SELECT occurrence FROM dyads WHERE one || ' ' || other = ?)", f"{min(one, other)} {max(one, other)}")
        )
    return " AND ".join(sql for sql, _ in parts), [value for _, value in parts]


_ABOUT = "EXISTS (SELECT 1 FROM occurrence_issues x WHERE x.occurrence = y.occurrence AND x.issue = (SELECT issue FROM issue_areas WHERE issue_id = ?))"


def _direction(way: str, one: str, other: str) -> str:
    if way == "both":
        return f"{one} and {other} together"
    first, second = min(one, other), max(one, other)
    return f"{first} to {second}" if way == "forward" else f"{second} to {first}"


def _sum(found: Iterable[_Passed]) -> int:
    return sum(one.number for one in found)


def _periods(events: _Passings, met: _Passings, documents: Iterable[Count]) -> tuple[Period, ...]:
    """By year, or by month as the documents are counted so, with the documents read of each; a period without documents says so with 0."""
    read = {count.name or "": count.number for count in documents}
    width = 7 if any(len(name) == 7 for name in read) else 4
    done, meetings, none = events.by_period(width), met.by_period(width), _Passings(())
    names = sorted(name for name in {*done, *meetings, *read} if len(name) == width)
    return tuple(_period(name, read.get(name, 0), done.get(name, none), meetings.get(name, none)) for name in names)


def _period(name: str, documents: int, events: _Passings, met: _Passings) -> Period:
    return Period(
        period=name, documents=documents, events=events.number, by_quad=events.by_quad(), intensity=events.intensity(), meetings=met.number
    )  # fmt: skip


def _first_mentions(store: Store, asked: _Between) -> tuple[FirstMention, ...]:
    """The earliest report of every issue between the two, in order of time, with the number of occurrences about it."""
    where, values = _where(asked)
    sql = (
        f"SELECT i.issue, count(*), min(y.told * {_ROOM} + y.occurrence) FROM dyads y{_joined(asked)} JOIN occurrence_issues i ON i.occurrence = y.occurrence"
        f" WHERE {where} GROUP BY i.issue"
    )
    found = []
    for issue, facts, first in store.connection.execute(sql, values).fetchall():
        if first is not None:
            name, told = store.connection.execute(_FIRST, (issue, first % _ROOM)).fetchone()
            found.append(FirstMention(issue=name, told=told, facts=facts, **_first_report(store, first % _ROOM, told)))
    return tuple(sorted(found, key=lambda mention: (mention.told, mention.issue)))


_ROOM = 100_000_000_000  # more than there are occurrences: a day and a number in one
_FIRST = "SELECT n.issue_id, o.told_first FROM issue_areas n, occurrences o WHERE n.issue = ? AND o.occurrence = ?"


def _first_report(store: Store, occurrence: int, told: str) -> dict[str, Any]:
    sql = (
        "SELECT d.document_key AS document, d.source, d.title, d.outlet, d.url, substr(d.text, f.sentence_start + 1, f.sentence_end - f.sentence_start) AS sentence FROM tellings t JOIN facts f ON f.fact = t.fact JOIN documents d ON d.document = f.document"
        " WHERE ((t.fact = ?1 AND t.occurrence = t.fact) OR (t.occurrence = ?1 AND t.occurrence <> t.fact)) AND d.published = ?2 ORDER BY d.document_key LIMIT 1"
    )
    return dict(store.connection.execute(sql, (occurrence, told)).fetchone())
