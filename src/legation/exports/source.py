"""Reading happenings for an export: in batches, so that memory stays flat, with their sides, issues, people and reports looked up once a batch."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from legation.exports.cast import Cast
from legation.exports.columns import reading
from legation.exports.happenings import DONE, Happening, Paper, Person, Told
from legation.exports.sentences import Sentences
from legation.exports.wishes import SAME_MEETING, Tally, Wishes
from legation.record import Asked, Store
from legation.record.occurrences import bring_up, conditions
from legation.stories.telling import Kind

BATCH = 800
Row = sqlite3.Row
_SIDES = {"event": ("actor", "recipient"), "statement": ("speaker", "addressee"), "meeting": ("party", ""), "commitment": ("party", "toward")}


class Source:
    """The happenings of a record that are asked for."""

    def __init__(self, store: Store, wishes: Wishes, tally: Tally) -> None:
        bring_up(store)
        self.connection, self.wishes, self.tally = store.connection, wishes, tally
        self.store = store
        self.cast = Cast(self.connection)
        self.sentences = Sentences(self.connection)

    def happenings(self, kind: Kind, *, done: bool = False, once: bool = True, reports: bool = False, besides: str | None = None) -> Iterator[Happening]:
        """Those of a kind in order of time. `done`: what took place only (planned talks too, of which a layout can make an agreement); `once`: of the
        events that are one meeting only one; `reports`: with who tells of them; `besides`: a further condition on `occurrences o`."""
        if self.wishes.kinds and kind not in self.wishes.kinds:
            return
        chosen = self._chosen(kind) if once and kind == "event" else None
        for numbers in self._batches(kind, besides):
            kept = [number for number in numbers if chosen is None or number not in chosen]
            if len(kept) < len(numbers):
                self.tally.lost[f"events {SAME_MEETING}"] += len(numbers) - len(kept)
            for found in self._read(kind, kept, reports=reports):
                if not done or _counts(found):
                    yield found
                else:
                    self.tally.lost[f"{kind}s {_NOT_DONE}"] += 1

    def where(self, kind: Kind, besides: str | None = None) -> tuple[str, list[Any]]:
        """What is asked for, of one kind, as conditions on `occurrences o`."""
        asked: Asked = replace(self.wishes.asked, kind=kind)
        mechanism = asked.mechanism if kind == "event" else None
        asked = replace(asked, mechanism=None) if mechanism else asked
        where, values = conditions(asked, asked.parties[0] if asked.parties else None)
        if mechanism:
            where, values = f"{where} AND {_OF_MECHANISM}", [*values, mechanism, mechanism]
        return (f"{where} AND {besides}" if besides else where), values

    def _batches(self, kind: Kind, besides: str | None) -> Iterator[list[int]]:
        where, values = self.where(kind, besides)
        cursor = self.connection.execute(f"SELECT o.occurrence FROM occurrences o WHERE {where} ORDER BY o.sort_day, o.occurrence", values)
        while rows := cursor.fetchmany(BATCH):
            yield [row[0] for row in rows]

    def _chosen(self, kind: Kind) -> set[int]:
        """The events that are left out, since another one tells of the same meeting: what took place stands before what was planned, then the first."""
        where, values = self.where(kind, "o.meeting IS NOT NULL")
        taken: dict[int, tuple[bool, int]] = {}
        out: set[int] = set()
        for number, meeting, stands in self.connection.execute(f"SELECT o.occurrence, o.meeting, o.stands FROM occurrences o WHERE {where}", values):
            mine = (stands not in DONE, number)
            other = taken.setdefault(meeting, mine)
            if other != mine:
                taken[meeting] = min(mine, other)
                out.add(max(mine, other)[1])
        return out

    def _read(self, kind: Kind, numbers: Sequence[int], *, reports: bool) -> Iterator[Happening]:
        if not numbers:
            return
        marks, tellings = ",".join("?" * len(numbers)), self.wishes.tellings
        sql = reading(kind, marks, tellings=tellings, text=self.wishes.text)
        rows = self.connection.execute(sql, [*numbers, *numbers] if tellings else numbers).fetchall()
        order = {number: place for place, number in enumerate(numbers)}
        rows.sort(key=lambda row: (order[row["number"]], row["fact"]))
        if tellings and kind == "event":
            rows = list(_once_told(rows))
        facts = [row["fact"] for row in rows]
        parts = self._parts(kind, numbers, facts, reports=reports)
        for row in rows:
            yield _happening(kind, row, parts, tellings=tellings)

    def _parts(self, kind: Kind, numbers: Sequence[int], facts: Sequence[int], *, reports: bool) -> dict[str, dict[int, Any]]:
        run = self.connection.execute
        some, all_facts = ",".join("?" * len(numbers)), ",".join("?" * len(facts))
        sides: dict[tuple[int, str], list[str]] = defaultdict(list)
        for number, side, party in run(f"SELECT occurrence, side, party FROM occurrence_parties WHERE occurrence IN ({some})", numbers):
            sides[number, side].append(party)
        mine, theirs = _SIDES[kind]
        seats = self.cast.sides(facts)
        by_fact = "SELECT i.fact, n.issue_id FROM issues i JOIN issue_areas n ON n.issue = i.issue WHERE i.fact IN ({}) ORDER BY 1, 2"
        by_number = "SELECT i.occurrence, n.issue_id FROM occurrence_issues i JOIN issue_areas n ON n.issue = i.issue WHERE i.occurrence IN ({}) ORDER BY i.occurrence, i.rank"
        told = self.wishes.tellings
        issues = run(by_fact.format(all_facts), facts) if told else run(by_number.format(some), numbers)
        return {
            "parties": {number: tuple(parties) for (number, side), parties in sides.items() if side == "party"},
            "toward": {number: tuple(parties) for (number, side), parties in sides.items() if side == "toward"},
            "actors": {fact: found for (fact, side), found in seats.items() if side == mine},
            "recipients": {fact: found for (fact, side), found in seats.items() if side == theirs},
            "issues": _grouped(issues),
            "people": self._people(numbers, facts) if kind == "meeting" else {},
            "told": self.told(numbers) if reports else {},
        }

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
            "SELECT t.occurrence, f.fact_id, f.confidence, f.sentence_start, f.sentence_end, f.evidence_start, f.coding, d.document, d.document_key, d.document_id, d.title,"
            " d.published, d.source, d.outlet, d.url, d.language FROM tellings t JOIN facts f ON f.fact = t.fact JOIN documents d ON d.document = f.document"
            f" WHERE (t.fact IN ({marks}) AND t.occurrence = t.fact) OR (t.occurrence IN ({marks}) AND t.occurrence <> t.fact)"
        )
        found: dict[int, list[Told]] = defaultdict(list)
        for row in self.connection.execute(sql, [*numbers, *numbers]):
            found[row[0]].append(Told(row[1], Paper(*row[7:]), row[2], row[3], row[4], row[5], row[6]))
        return {number: tuple(sorted(told, key=lambda one: (one.paper.published or "", one.paper.key, one.fact))) for number, told in found.items()}


_OF_MECHANISM = "(o.mechanism = ? OR o.meeting IN (SELECT x.occurrence FROM occurrences x WHERE x.mechanism = ?))"
_NOT_DONE = "that are planned, proposed, conditional, denied or cancelled, which this layout cannot say"


def _counts(found: Happening) -> bool:
    return found.realis in DONE or (found.type == "CONSULT" and found.realis == "planned")


def _once_told(rows: Iterable[Row]) -> Iterator[Row]:
    """Of the events of one document that are one meeting the first."""
    seen: set[tuple[int, int]] = set()
    for row in rows:
        key = (row["document"], row["meeting"]) if row["meeting"] is not None else None
        if key is None or key not in seen:
            yield row
        if key is not None:
            seen.add(key)


def _grouped(rows: Iterable[Row]) -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = defaultdict(list)
    for number, value in rows:
        found[number].append(value)
    return {number: tuple(values) for number, values in found.items()}


def _happening(kind: Kind, row: Row, parts: dict[str, dict[int, Any]], *, tellings: bool) -> Happening:
    (
        number, occurrence, fact, fact_id, title, type_, mode, cameo, quad, intensity, realis, mechanism, mechanism_name, edition, level, host, sidelines_of, due,
        first_day, last_day, precision, basis, place, place_country, geonames_id, latitude, longitude, confidence, contexts, actor_words, recipient_words,
        killed_least, killed_most, wounded_least, wounded_most, claimed_by, told_first, told_last, reports, documents, judged, meeting, meeting_id, amount,
        amount_unit, sentence_start, coding, release, speaker_name, words, sentence, *paper,
    ) = row  # fmt: skip
    own = fact if tellings else number
    return Happening(
        id=fact_id if tellings else occurrence, occurrence=occurrence, number=number, fact=fact, kind=kind, title=title, type=type_, mode=mode, cameo=cameo,
        quad=quad, intensity=intensity, realis=realis, mechanism=mechanism, mechanism_name=mechanism_name, edition=edition, level=level, host=host,
        sidelines_of=sidelines_of, first_day=first_day, last_day=last_day, precision=precision, basis=basis, told_first=told_first, told_last=told_last,
        place=place, place_country=place_country, geonames_id=geonames_id, latitude=latitude, longitude=longitude, due=due, confidence=confidence,
        reports=reports, documents=documents, judged=bool(judged), meeting=meeting, meeting_id=meeting_id, contexts=contexts, actor_words=actor_words,
        recipient_words=recipient_words, killed=(killed_least, killed_most), wounded=(wounded_least, wounded_most), amount=amount, amount_unit=amount_unit,
        claimed_by=claimed_by, speaker_name=speaker_name, words=words, sentence=sentence, sentence_start=sentence_start, coding=coding, release=release,
        paper=Paper(*paper), actors=parts["actors"].get(fact, ()), recipients=parts["recipients"].get(fact, ()), parties=parts["parties"].get(number, ()),
        toward=parts["toward"].get(number, ()), issues=parts["issues"].get(own, ()), people=parts["people"].get(own, ()), told=_told_here(parts["told"].get(number, ()), fact_id, paper[0]) if tellings else parts["told"].get(number, ()),
    )  # fmt: skip


def _told_here(told: tuple[Told, ...], fact: str, document: int) -> tuple[Told, ...]:
    return tuple(one for one in told if one.fact == fact and one.paper.number == document)
