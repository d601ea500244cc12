"""Reading happenings for an export: in batches, so that memory stays flat, with their sides, issues, people and reports looked up once a batch."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, Literal

from legation.exports.cast import Cast
from legation.exports.columns import REST, SEPARATOR, fields, reading, telling
from legation.exports.happenings import DONE, EXACT, Happening, Person, Told
from legation.exports.papers import Papers
from legation.exports.wishes import EMPTY_DATE, REASONS, SAME_MEETING, Tally, Wishes
from legation.exports.written import Written
from legation.record import Asked, Store
from legation.record.occurrences import bring_up, conditions
from legation.stories.telling import Kind

BATCH = 800
ROOM = 20_000  # sets of parties and of issue areas that are kept
Need = Literal["parties", "issues", "people", "reports"]
Row = tuple[Any, ...]


class Source:
    """The happenings of a record that are asked for."""

    def __init__(self, store: Store, wishes: Wishes, tally: Tally) -> None:
        bring_up(store)
        self.connection, self.wishes, self.tally = store.connection, wishes, tally
        self.plain = self.connection.cursor()
        self.plain.row_factory = None
        self.papers = Papers(self.connection)
        self.cast = Cast(self.connection)
        self._named: dict[int, str] = dict(self.plain.execute("SELECT issue, issue_id FROM issue_areas").fetchall())
        self._issues: dict[str | None, tuple[str, ...]] = {}

    def happenings(
        self, kind: Kind, needs: Iterable[Need] = (), *, done: bool = False, only: frozenset[str] = frozenset(), besides: str | None = None
    ) -> Iterator[Happening]:
        """Those of a kind in order of time, with what they need besides their own columns and sides. Of the events that are one meeting one is given.

        `done`: what took place only (planned talks too, of which a layout can make an agreement); `only`: the fields that are read, where not all
        are; `besides`: a further condition on `occurrences o`.
        """
        if self.wishes.kinds and kind not in self.wishes.kinds:
            return
        wanted = frozenset(needs)
        for found in self._told(kind, wanted, only, besides) if self.wishes.tellings else self._once(kind, wanted, only, besides):
            rows = [row for row in found if _counts(row)] if done else found
            self._lost(f"{kind}s {NOT_SAID}", len(found) - len(rows))
            if rows:
                yield from self._made(kind, rows, wanted)

    def _lost(self, what: str, number: int) -> None:
        if number:
            self.tally.lost[what] += number

    def day(self, found: Happening) -> str | None:
        """Its day for layouts in which that may be empty: its own, or as wished that of its first report; what it has not is counted."""
        if found.precision in EXACT and found.first_day is not None:
            return found.first_day
        if self.wishes.by_report:
            day, basis = found.dated()
            self.tally.lost[f"rows {REASONS[basis]}"] += 1
            return day
        self.tally.lost[_EMPTY] += 1
        return None

    def where(self, kind: Kind, besides: str | None = None) -> tuple[str, list[Any]]:
        """What is asked for, of one kind, as conditions on `occurrences o`."""
        asked: Asked = replace(self.wishes.asked, kind=kind)
        mechanism = asked.mechanism if kind == "event" else None
        asked = replace(asked, mechanism=None) if mechanism else asked
        where, values = conditions(asked, asked.parties[0] if asked.parties else None)
        if mechanism:
            where, values = f"{where} AND {_OF_MECHANISM}", [*values, mechanism, mechanism]
        return (f"{where} AND {besides}" if besides else where), values

    def _once(self, kind: Kind, needs: frozenset[Need], only: frozenset[str], besides: str | None) -> Iterator[list[Row]]:
        """The rows of occurrences, batch by batch."""
        where, values = self.where(kind, besides)
        written = Written(self.plain, *self.where(kind)) if kind == "event" else None
        cursor = self.connection.cursor()
        cursor.row_factory = None
        cursor.execute(reading(kind, where, needs, text=self.wishes.text, only=only), values)
        while rows := cursor.fetchmany(BATCH):
            yield self._written(rows, _OF_ROW, written) if written else rows

    def _told(self, kind: Kind, needs: frozenset[Need], only: frozenset[str], besides: str | None) -> Iterator[list[Row]]:
        """The rows of their tellings, those of one occurrence together."""
        where, values = self.where(kind, besides)
        written = Written(self.plain, *self.where(kind)) if kind == "event" else None
        cursor = self.connection.cursor()
        cursor.row_factory = None
        cursor.execute(
            f"SELECT o.occurrence, o.meeting, o.stands FROM occurrences o WHERE {where} ORDER BY o.sort_day, o.occurrence", values
        )
        while found := cursor.fetchmany(BATCH):
            numbers = [row[0] for row in (self._written(found, (0, 1, 2), written) if written else found)]
            sql = telling(kind, ",".join("?" * len(numbers)), needs, text=self.wishes.text, only=only)
            rows: list[Row] = self.plain.execute(sql, [*numbers, *numbers]).fetchall() if numbers else []
            order = {number: place for place, number in enumerate(numbers)}
            rows.sort(key=lambda row: (order[row[_NUMBER]], row[_FACT]))
            yield list(_once_told(rows)) if kind == "event" else rows

    def _written(self, rows: list[Row], columns: tuple[int, int, int], written: Written) -> list[Row]:
        """These without the events of which another one, which is the same meeting, is written."""
        out = written.left_out(rows, columns)
        self._lost(f"events {SAME_MEETING}", len(out))
        return [row for row in rows if row[columns[0]] not in out] if out else rows

    def _made(self, kind: Kind, rows: Sequence[Row], needs: frozenset[Need]) -> Iterator[Happening]:
        """Happenings of these rows."""
        tellings = self.wishes.tellings
        numbers, facts = list(dict.fromkeys(row[_NUMBER] for row in rows)), [row[_FACT] for row in rows]
        groups = self.cast.groups({group for row in rows for group in row[_GROUPS : _GROUPS + 2]})
        people = self._people(numbers, facts) if "people" in needs else {}
        several = self._several(numbers, tellings=tellings) if "reports" in needs else []
        told = self.told(several) if several else {}
        papers, reports = self.papers.of([row[_CODING] for row in rows]), "reports" in needs
        for row in rows:
            number, fact, coding = row[_NUMBER], row[_FACT], row[_CODING]
            own = fact if tellings else number
            fact_id, confidence, at, mine, theirs, parties, toward, issues = row[_OWN:]
            paper, release = papers[coding]
            yield Happening(  # type: ignore[call-arg]
                *row[:_OWN], kind, release, paper, groups[mine], groups[theirs], _codes(parties), _codes(toward), self._areas(issues),
                people.get(own, ()), (told.get(number) or (Told(fact_id, paper, confidence, row[_SENTENCE], at),)) if reports else (),
            )  # fmt: skip

    def _several(self, numbers: Sequence[int], *, tellings: bool) -> list[int]:
        """Those of these occurrences of which more than one fact tells; one row a telling has only its own."""
        if tellings:
            return []
        sql = f"SELECT DISTINCT occurrence FROM tellings WHERE occurrence IN ({','.join('?' * len(numbers))}) AND occurrence <> fact"
        return [row[0] for row in self.plain.execute(sql, numbers)]

    def _areas(self, numbers: str | None) -> tuple[str, ...]:
        """The issue areas of these numbers, with commas between: of an occurrence in their order, of a telling in that of the alphabet."""
        found = self._issues.get(numbers)
        if found is None:
            if len(self._issues) > ROOM:
                self._issues.clear()
            areas = [self._named[int(number)] for number in numbers.split(",")] if numbers else []
            found = self._issues[numbers] = tuple(sorted(areas) if self.wishes.tellings else areas)
        return found

    def _people(self, numbers: Sequence[int], facts: Sequence[int]) -> dict[int, tuple[Person, ...]]:
        if self.wishes.tellings:
            sql = (
                "SELECT p.fact, p.participant_name, a.actor_key, p.office, p.party, p.role FROM participants p LEFT JOIN actors a ON a.actor = p.actor"
                f" WHERE p.fact IN ({','.join('?' * len(facts))}) ORDER BY p.fact, p.seat"
            )
            rows = self.connection.execute(sql, facts)
        else:
            sql = f"SELECT occurrence, person_name, actor_key, office, party, role FROM occurrence_people WHERE occurrence IN ({','.join('?' * len(numbers))}) ORDER BY occurrence, seat"
            rows = self.connection.execute(sql, numbers)
        found: dict[int, list[Person]] = defaultdict(list)
        for row in rows:
            found[row[0]].append(Person(*row[1:]))
        return {number: tuple(people) for number, people in found.items()}

    def told(self, numbers: Sequence[int]) -> dict[int, tuple[Told, ...]]:
        """The reports of these occurrences, in order of publication."""
        marks = ",".join("?" * len(numbers))
        sql = (
            "SELECT t.occurrence, f.coding, f.fact_id, f.confidence, f.sentence_number, f.evidence_start FROM tellings t JOIN facts f ON f.fact = t.fact"
            f" WHERE (t.fact IN ({marks}) AND t.occurrence = t.fact) OR (t.occurrence IN ({marks}) AND t.occurrence <> t.fact)"
        )
        found: dict[int, list[Told]] = defaultdict(list)
        rows: list[Row] = self.plain.execute(sql, [*numbers, *numbers]).fetchall()
        papers = self.papers.of([row[1] for row in rows])
        for number, coding, fact, confidence, sentence, at in rows:
            found[number].append(Told(fact, papers[coding][0], confidence, sentence, at))
        return {
            number: tuple(sorted(told, key=lambda one: (one.paper.published or "", one.paper.key, one.fact)))
            for number, told in found.items()
        }


_OWN = len(fields("event", tellings=False, text=False))
_GROUPS = _OWN + len(REST)
_NUMBER, _FACT, _MEETING, _SENTENCE, _CODING, _TYPE, _REALIS = map(
    Happening.__struct_fields__.index, ("number", "fact", "meeting", "sentence_number", "coding", "type", "realis")
)
_OF_ROW = (_NUMBER, _MEETING, _REALIS)
_EMPTY = f"rows {EMPTY_DATE}"
_OF_MECHANISM = "(o.mechanism = ? OR o.meeting IN (SELECT x.occurrence FROM occurrences x WHERE x.mechanism = ?))"
NOT_SAID = "that are planned, proposed, conditional, denied or cancelled, which this layout cannot say"


def _counts(row: Row) -> bool:
    return row[_REALIS] in DONE or (row[_REALIS] == "planned" and row[_TYPE] == "CONSULT")


def _once_told(rows: Iterable[Row]) -> Iterator[Row]:
    """Of the events of one document that are one meeting the first."""
    seen: set[tuple[Any, Any]] = set()
    for row in rows:
        key = (row[_CODING], row[_MEETING]) if row[_MEETING] is not None else None
        if key is None or key not in seen:
            yield row
        if key is not None:
            seen.add(key)


@lru_cache(ROOM)
def _codes(joined: str | None) -> tuple[str, ...]:
    return tuple(joined.split(SEPARATOR)) if joined else ()
