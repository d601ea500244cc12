"""Occurrences as rows: what the tellings of one have in common, summed up when they change."""

import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

from legation.model import Commitment, Event, Meeting, Occurrence, When
from legation.record import tallies
from legation.record.blobs import storable
from legation.record.following import follow, forget
from legation.record.identities import Placed
from legation.record.judged import statuses
from legation.record.rows import issue_number
from legation.record.tellings import Tellings, portions
from legation.stories.merging import Tellings as Group
from legation.stories.summing import Source, fullness, most, said_words, summed
from legation.stories.telling import Kind, Ref, Telling

_CHILDREN = ("occurrence_parties", "occurrence_people", "occurrence_issues")
MOST_SIDES = 60  # parties of one occurrence that are paired: what more take part in says nothing of any two
_COLUMNS = (
    "occurrence", "occurrence_id", "occurrence_kind", "occurrence_title", "type", "mode", "cameo", "quad", "intensity", "stands", "mechanism",
    "mechanism_name", "edition", "level", "host", "sidelines_of", "outcomes", "first_day", "last_day", "precision", "basis", "told_first", "told_last",
    "place", "place_country", "geonames_id", "latitude", "longitude", "due", "confidence", "reports", "documents", "judged", "fullest",
)  # fmt: skip
_INSERT = f"INSERT INTO occurrences ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"
_PARTIES = "INSERT INTO occurrence_parties VALUES (?, ?, ?)"
_ISSUES = "INSERT INTO occurrence_issues VALUES (?, ?, ?)"
_PEOPLE = "INSERT INTO occurrence_people VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_FIGURE = tallies.FIGURE
_DYADS = tallies.PASS
_TELL = "UPDATE tellings SET occurrence = ?, why_here = ?, copy_of = ? WHERE fact = ?"
_ORDER = (_INSERT, _FIGURE, _PARTIES, _ISSUES, _PEOPLE, _DYADS, _TELL)


class Summaries:
    """Writes the occurrences that changed."""

    def __init__(self, connection: sqlite3.Connection, load: Tellings, judged: frozenset[Ref]) -> None:
        self._connection, self._load, self._judged = connection, load, judged
        self._statuses = statuses(connection)
        self._changed: set[int] = set()
        self._issues: dict[str, int] = {}

    def write(self, kind: Kind, placed: Sequence[Placed]) -> None:
        """These occurrences in place of those to which their facts belonged."""
        facts = [fact for one in placed for fact in one.facts]
        if not facts:
            return
        told = dict(self._load.of(facts))
        self._remove(self._before(facts) | self._named([one.id for one in placed]))
        sources = self._sources(facts)
        where = self._where(facts)
        self._rows: dict[str, list[tuple[Any, ...]]] = {sql: [] for sql in _ORDER}
        made = {one.number: self._one(kind, one, {fact: told[fact] for fact in one.facts}, sources, where) for one in placed}
        for sql, rows in self._rows.items():
            self._connection.executemany(sql, rows)
        tallies.count(self._connection, made)
        if kind == "commitment":
            follow(self._connection, made)
        if kind in ("meeting", "event"):
            self._changed.update(facts)

    def drop_empty(self) -> None:
        """Removes the occurrences that were left and of which nothing tells any more, and links events to the meetings that they are."""
        sql = (
            "SELECT v.occurrence, o.occurrence_id FROM vacated v JOIN occurrences o ON o.occurrence = v.occurrence"
            " WHERE NOT EXISTS (SELECT 1 FROM tellings t WHERE t.occurrence = v.occurrence AND t.occurrence <> t.fact)"
            " AND NOT EXISTS (SELECT 1 FROM tellings t WHERE t.fact = v.occurrence AND t.occurrence = t.fact)"
        )
        empty = self._connection.execute(sql).fetchall()
        self._remove({number for number, _ in empty})
        self._connection.executemany(
            "INSERT INTO successions VALUES (?, NULL) ON CONFLICT DO NOTHING", [(identity,) for _, identity in empty]
        )
        self._link()

    def _before(self, facts: Sequence[int]) -> set[int]:
        found: set[int] = set()
        for portion in portions(facts):
            sql = f"SELECT DISTINCT occurrence FROM tellings WHERE fact IN ({','.join('?' * len(portion))})"
            found |= {row[0] for row in self._connection.execute(sql, portion)}
        return found

    def _named(self, identities: Sequence[str]) -> set[int]:
        """Rows that still have one of these ids: left by facts that bring the id with them."""
        found: set[int] = set()
        for start in range(0, len(identities), 500):
            portion = identities[start : start + 500]
            sql = f"SELECT occurrence FROM occurrences WHERE occurrence_id IN ({','.join('?' * len(portion))})"
            found |= {row[0] for row in self._connection.execute(sql, portion)}
        return found

    def _remove(self, numbers: Collection[int]) -> None:
        ordered = [(number,) for number in sorted(numbers)]
        tallies.count(self._connection, numbers, "-")
        forget(self._connection, numbers)
        for portion in portions(numbers):
            sql = f"SELECT occurrence, party FROM occurrence_parties WHERE occurrence IN ({','.join('?' * len(portion))}) ORDER BY 1, 2"
            sides: dict[int, set[str]] = {}
            for number, party in self._connection.execute(sql, portion):
                sides.setdefault(number, set()).add(party)
            pairs = [(*pair, number) for number, parties in sides.items() for pair in combinations(sorted(parties), 2)]
            self._connection.executemany("DELETE FROM dyads WHERE one = ? AND other = ? AND occurrence = ?", pairs)
        for table in (*_CHILDREN, "occurrences"):
            self._connection.executemany(f"DELETE FROM {table} WHERE occurrence = ?", ordered)

    def _one(
        self,
        kind: Kind,
        one: Placed,
        told: Mapping[int, Telling],
        sources: Mapping[str, tuple[Source, str, str]],
        where: Mapping[int, tuple[Any, ...]],
    ) -> Occurrence:
        of = {telling.ref: fact for fact, telling in told.items()}
        ordered = tuple(sorted(told.values(), key=lambda t: (t.published or "", t.ref)))
        reasons = {told[fact].ref: why for fact, why in one.facts.items() if why}
        group = Group(one.id, kind, ordered, reasons)
        found = summed(group, self._own(ordered, sources), self._judged)
        fullest = of[_fullest(found, ordered).ref]
        self._insert(one, found, ordered, fullest, where)
        self._rows[_TELL] += [(one.number, report.reason, report.copy_of, of[Ref(report.document, report.fact)]) for report in found.told]
        return found

    def _insert(
        self, one: Placed, found: Occurrence, ordered: Sequence[Telling], fullest: int, where: Mapping[int, tuple[Any, ...]]
    ) -> None:
        place = _place(found, [where[fact] for fact in sorted(one.facts, key=lambda fact: fact != fullest)])
        due = most(t.fact.due for t in ordered if isinstance(t.fact, Commitment))
        row = (
            one.number, one.id, found.kind, found.title if found.kind in ("meeting", "event") else None, found.type, found.mode, found.cameo, found.quad, found.intensity, self._stands(one, found), found.mechanism,
            found.mechanism_name, found.edition, found.level, found.host, found.sidelines_of, " ".join(found.outcomes) or None, *_when(found.when),
            *_told(ordered), *place, due, max(t.fact.confidence for t in ordered), found.reports, len({t.document for t in ordered}), found.judged, fullest,
        )  # fmt: skip
        self._rows[_INSERT].append(storable(row))
        self._rows[_FIGURE].append((one.number,))
        self._insert_children(one.number, found, ordered)

    def _insert_children(self, number: int, found: Occurrence, ordered: Sequence[Telling]) -> None:
        """Parties, issues and people, and between whom it passed."""
        self._rows[_PARTIES] += [(number, side, party) for side, party in _sides(found, ordered)]
        self._rows[_ISSUES] += [(number, rank, self._issue(issue)) for rank, issue in enumerate(found.issues)]
        self._rows[_PEOPLE] += [
            storable((number, seat, p.name, p.actor, p.office, p.party, p.role, p.reports)) for seat, p in enumerate(found.participants)
        ]
        self._rows[_DYADS] += [(*pair, number, way) for pair, way in _pairs(found, ordered)]

    def _stands(self, one: Placed, found: Occurrence) -> str | None:
        """As a person decided last, else as it was told."""
        decided = max((self._statuses[fact] for fact in one.facts if fact in self._statuses), default=None)
        return decided.status if decided else found.stands

    def _issue(self, issue: str) -> int:
        if issue not in self._issues:
            self._issues[issue] = issue_number(self._connection, issue)
        return self._issues[issue]

    def _sources(self, facts: Sequence[int]) -> dict[str, tuple[Source, str, str]]:
        """Of the documents of these facts what reports show, when each was published, and of which report it is; by key."""
        found: dict[str, tuple[Source, str, str]] = {}
        for portion in portions(facts):
            sql = (
                "SELECT DISTINCT d.document_key, d.document_id, d.title, d.url, d.outlet, d.published, c.report FROM facts f"
                f" JOIN documents d ON d.document = f.document JOIN copies c ON c.document = d.document WHERE f.fact IN ({','.join('?' * len(portion))})"
            )
            for key, identity, title, url, outlet, published, report in self._connection.execute(sql, portion):
                found[key] = (Source(identity, title, url, outlet), published or "~", report)
        return found

    def _own(self, ordered: Sequence[Telling], sources: Mapping[str, tuple[Source, str, str]]) -> dict[str, Source]:
        """The sources of one occurrence: copies of one report are told by its earliest document among them."""
        earliest: dict[str, tuple[str, str]] = {}
        for key in {telling.document for telling in ordered}:
            _, published, report = sources[key]
            earliest[report] = min(earliest.get(report, (published, key)), (published, key))
        return {t.document: replace(sources[t.document][0], original=earliest[sources[t.document][2]][1]) for t in ordered}

    def _where(self, facts: Sequence[int]) -> dict[int, tuple[Any, ...]]:
        found: dict[int, tuple[Any, ...]] = {}
        for portion in portions(facts):
            sql = f"SELECT fact, place, place_country, geonames_id, latitude, longitude FROM facts WHERE fact IN ({','.join('?' * len(portion))})"
            found.update((row[0], tuple(row)[1:]) for row in self._connection.execute(sql, portion))
        return found

    def _link(self) -> None:
        """Writes for each event the meeting that it is, where that of one of the two changed."""
        numbers: set[int] = set()
        for portion in portions(self._changed):
            marks = ",".join("?" * len(portion))
            sql = (
                f"SELECT t.occurrence FROM events e JOIN tellings t ON t.fact = e.fact WHERE e.fact IN ({marks}) AND e.tells_of IS NOT NULL"
                f" UNION SELECT t.occurrence FROM events e JOIN tellings t ON t.fact = e.fact WHERE e.tells_of IN ({marks})"
            )
            numbers |= {row[0] for row in self._connection.execute(sql, (*portion, *portion))}
        left = self._connection.execute("SELECT o.occurrence FROM vacated v JOIN occurrences o ON o.meeting = v.occurrence")
        numbers |= {row[0] for row in left.fetchall()}
        link(self._connection, sorted(numbers))


def link(connection: sqlite3.Connection, numbers: Sequence[int]) -> None:
    """Writes for these occurrences the meeting that each is, by the meeting of which most of its events tell."""
    rows = [(number,) for number in numbers]
    connection.executemany(
        "UPDATE occurrences SET meeting = (SELECT m.occurrence FROM tellings t JOIN events e ON e.fact = t.fact JOIN tellings m ON m.fact = e.tells_of"
        " WHERE (t.fact = ?1 AND t.occurrence = t.fact OR t.occurrence = ?1 AND t.occurrence <> t.fact)"
        " GROUP BY m.occurrence ORDER BY count(*) DESC, m.occurrence LIMIT 1) WHERE occurrence = ?1",
        rows,
    )
    connection.executemany(tallies.MEET, rows)


def _fullest(found: Occurrence, ordered: Sequence[Telling]) -> Telling:
    """The telling whose words speak for the occurrence: for a meeting the one that says most, else the one whose words it has."""
    if found.kind == "meeting":
        return max(ordered, key=fullness)
    for telling in ordered:
        fact = telling.fact
        words = telling.words if isinstance(fact, Event) else fact.content.text if isinstance(fact, Commitment) else said_words(telling)
        if words == found.words:
            return telling
    return ordered[0]


def _when(when: When | None) -> tuple[str | None, ...]:
    """(first day, last day, precision, basis)."""
    return (None,) * 4 if when is None else (when.from_, when.until, when.precision, when.basis)


def _told(ordered: Sequence[Telling]) -> tuple[str | None, str | None]:
    """The days of the first and the last report; of the last only where it is another."""
    told = sorted(t.published for t in ordered if t.published)
    if not told:
        return None, None
    return told[0], told[-1] if told[-1] != told[0] else None


def _place(found: Occurrence, where: Sequence[tuple[Any, ...]]) -> tuple[Any, ...]:
    """(name, country, GeoNames id, latitude, longitude): of a meeting its venue's, else that of most tellings."""
    if found.place is not None:
        at = next((one[3:] for one in where if one[0] == found.place.name and one[3] is not None), (None, None))
        return (found.place.name, found.place.country, found.place.geonames_id, *at)
    if found.kind == "meeting":
        return (None,) * 5
    return most(one for one in where if one[0] is not None) or (None,) * 5


def _sides(found: Occurrence, ordered: Sequence[Telling]) -> Iterator[tuple[str, str]]:
    """(side, party), and as `named` those that some tellings have and the occurrence as a whole does not."""
    yield from (("party", party) for party in dict.fromkeys(found.parties))
    yield from (("toward", party) for party in dict.fromkeys(found.toward))
    everyone = {party for telling in ordered for party in everyone_of(telling)}
    yield from (("named", party) for party in sorted(everyone - {*found.parties, *found.toward}))


def everyone_of(telling: Telling) -> set[str]:
    """Every party that has a part in a telling."""
    fact = telling.fact
    if isinstance(fact, Meeting):
        return set(fact.parties)
    if isinstance(fact, Commitment):
        return {*fact.parties, *fact.toward}
    return set(telling.sides[0] | telling.sides[1])


def _pairs(found: Occurrence, ordered: Sequence[Telling]) -> Iterator[tuple[tuple[str, str], str]]:
    """The pairs of parties between which it passed, in the order of the alphabet, and which way. A third that acts on two passes nothing between these."""
    acting = set(found.parties)
    acted = set(found.toward) if found.kind != "statement" else {p for t in ordered for p in t.sides[1]}
    everyone = sorted(acting | acted)
    if len(everyone) > MOST_SIDES:
        return
    for pair in combinations(everyone, 2):
        both = pair[0] in acting and pair[1] in acting
        if both or pair[0] in acting or pair[1] in acting:
            yield pair, "both" if both else "forward" if pair[0] in acting else "back"
