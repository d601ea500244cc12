"""Facts as rows: one in `facts`, one in the table of their kind, and those of their parties, participants and issues."""

import json
import sqlite3
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from legation.model import Coding, Commitment, Event, Extent, Meeting, Place, Span, Statement
from legation.record.blobs import storable
from legation.record.cast import Cast
from legation.record.sentences import nth
from legation.stories.summing import PRONOUNS

Fact = Statement | Event | Meeting | Commitment
Row = tuple[Any, ...]
_FACT = (
    "fact", "fact_id", "kind", "document", "coding", "fact_position", "first_day", "last_day", "precision", "basis", "place", "place_country", "geonames_id",
    "latitude", "longitude", "confidence", "reason", "sentence_start", "sentence_end", "evidence_start", "evidence_end", "evidence_more", "amount",
    "amount_unit", "ruling", "sentence_number",
)  # fmt: skip


def _insert(table: str, columns: Sequence[str]) -> str:
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"


INSERT_FACT = _insert("facts", _FACT)
INSERT_STATEMENT = _insert("statements", ("fact", "speaker", "speaker_name", "speaker_raw", "cue", "quoted", "words"))
INSERT_EVENT = _insert(
    "events",
    (
        "fact", "event_type", "event_mode", "contexts", "cameo", "quad", "intensity", "goldstein", "event_realis", "trigger", "actor_words",
        "recipient_words", "sides_confidence", "tellings", "claimed_by", "claimed_by_actor", "killed_least", "killed_most", "wounded_least",
        "wounded_most",
    ),
)  # fmt: skip
INSERT_POSSIBLE = _insert("possible_events", ("fact", "event_type", "cameo", "event_realis", "trigger"))
INSERT_MEETING = _insert(
    "meetings",
    (
        "fact", "meeting_title", "mechanism", "mechanism_name", "edition", "meeting_kind", "meeting_mode", "visit", "level", "meeting_realis", "host",
        "outcomes", "part_of", "sidelines_of",
    ),
)  # fmt: skip
INSERT_COMMITMENT = _insert("commitments", ("fact", "act", "words", "status", "due"))
INSERT_PARTY = "INSERT INTO parties (fact, side, actor) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
INSERT_PARTICIPANT = _insert("participants", ("fact", "seat", "actor", "participant_name", "participant_raw", "office", "party", "role"))
INSERT_WORDS = "INSERT INTO facts_words (rowid, sentence) VALUES (?, ?)"
INSERT_ISSUE = "INSERT INTO issues (fact, issue) VALUES (?, ?) ON CONFLICT DO NOTHING"


@dataclass(frozen=True)
class Ruled:
    """A fact as it stands after verdicts: as coded, or corrected; `ruling` says which, `None` where nobody said anything."""

    fact: Fact
    kind: str
    position: int
    ruling: str | None = None


class Rows:
    """Makes the rows of the facts of one coding, and writes them together. `document` and `coding`: the numbers of their rows."""

    def __init__(self, connection: sqlite3.Connection, made: Coding, document: int, coding: int) -> None:
        self._connection, self._made, self._document, self._coding = connection, made, document, coding
        self.cast = Cast(connection, made.actors)
        self._starts = [sentence.start for sentence in made.sentences]
        self._by_id = {place.geonames_id: place for place in reversed(made.places) if place.geonames_id is not None}
        self._rows: dict[str, list[Row]] = {sql: [] for sql in _ORDER}
        self._next = connection.execute("SELECT coalesce(max(fact), 0) + 1 FROM facts").fetchone()[0]
        self._issues: dict[str, int] = {}

    def add(self, ruled: Ruled, number: int | None = None) -> int:
        """The rows of one fact, under this number or the next; its number."""
        if number is None:
            number, self._next = self._next, self._next + 1
        self._fact(ruled, number)
        fact = ruled.fact
        if isinstance(fact, Statement):
            self._statement(number, fact)
        elif isinstance(fact, Event):
            self._event(number, fact)
        elif isinstance(fact, Meeting):
            self._meeting(number, fact)
        else:
            self._run(INSERT_COMMITMENT, (number, fact.act, fact.content.text, fact.status, fact.due))
        if ruled.kind != "possible event":
            for side, key in _sides(fact):
                for member in self.cast.members((key,)) if side in _ACTING else (key,):
                    self._run(INSERT_PARTY, (number, side, self.cast.number(member)))
            for issue in fact.issues:
                self._run(INSERT_ISSUE, (number, self._issue(issue)))
        return number

    def write(self) -> None:
        """Writes what was added."""
        for sql, rows in self._rows.items():
            if rows:
                self._connection.executemany(sql, rows)
        self._rows = {sql: [] for sql in _ORDER}

    def _issue(self, issue: str) -> int:
        if issue not in self._issues:
            self._issues[issue] = issue_number(self._connection, issue)
        return self._issues[issue]

    def _run(self, sql: str, row: Row) -> None:
        self._rows[sql].append(storable(row))

    def _fact(self, ruled: Ruled, number: int) -> None:
        fact = ruled.fact
        words = evidence_of(fact)
        sentence = fact.sentence if isinstance(fact, Event) else self._around(words[0].start, words[0].end)
        self._run(INSERT_WORDS, (number, self._made.document.text[sentence.start : sentence.end]))
        when = None if isinstance(fact, (Statement, Commitment)) else fact.when
        more = [[span.start, span.end] for span in words[1:]]
        amount = None if isinstance(fact, (Statement, Meeting)) else fact.amount
        days = (when.from_, when.until, when.precision if when.from_ else None, when.basis) if when else (None, None, None, None)
        self._run(
            INSERT_FACT,
            (
                number, fact.id, ruled.kind, self._document, self._coding, ruled.position, *days, *self._where(fact), fact.confidence, fact.reason, sentence.start,
                sentence.end, words[0].start, words[0].end, json.dumps(more) if more else None, amount.value if amount else None,
                amount.unit if amount else None, ruled.ruling, nth(self._starts, sentence.start),
            ),
        )  # fmt: skip

    def _around(self, start: int, end: int) -> Extent:
        """From the beginning of the sentence of the first character to the end of that of the last."""
        first, last = bisect_right(self._starts, start) - 1, bisect_right(self._starts, max(start, end - 1)) - 1
        if first < 0:
            return Extent(start, end)
        return Extent(min(start, self._made.sentences[first].start), max(end, self._made.sentences[last].end))

    def _where(self, fact: Fact) -> Row:
        """(name, country, GeoNames id, latitude, longitude) of a fact that has a place."""
        place: Place | None = None
        if isinstance(fact, Event) and fact.place is not None and fact.place < len(self._made.places):
            place = self._made.places[fact.place]
            return place.name or place.text, place.country, place.geonames_id, place.latitude, place.longitude
        if isinstance(fact, Meeting) and fact.place is not None:
            place = self._by_id.get(fact.place.geonames_id) if fact.place.geonames_id is not None else None
            at = (place.latitude, place.longitude) if place else (None, None)
            return fact.place.name, fact.place.country, fact.place.geonames_id, *at
        return None, None, None, None, None

    def _statement(self, number: int, said: Statement) -> None:
        key = said.speaker.actor if said.speaker else None
        raw = said.speaker.text if said.speaker else None
        speaker = self.cast.number(key) if key else None
        name = self.cast.name(key) or (raw if raw is None or raw.casefold() not in PRONOUNS else None)
        words = " … ".join(piece.text for piece in said.content)
        self._run(INSERT_STATEMENT, (number, speaker, name, raw, said.cue.text, said.quoted, words))

    def _event(self, number: int, event: Event) -> None:
        if not event.sure:
            self._run(INSERT_POSSIBLE, (number, event.event, event.cameo, event.realis, event.trigger.text))
            return
        told = json.dumps([[span.start, span.end] for span in event.tellings]) if event.tellings else None
        says = event.claimed_by
        killed, wounded = (event.casualties.killed, event.casualties.wounded) if event.casualties else (None, None)
        self._run(
            INSERT_EVENT,
            (
                number, event.event, event.mode, " ".join(event.contexts) or None, event.cameo, event.quad, event.intensity, event.goldstein, event.realis,
                event.trigger.text, _worded(event.actor_spans), _worded(event.recipient_spans), event.sides_confidence, told,
                says.text if says else None, says.actor if says else None, *(killed or (None, None)), *(wounded or (None, None)),
            ),
        )  # fmt: skip

    def _meeting(self, number: int, met: Meeting) -> None:
        self._run(
            INSERT_MEETING,
            (
                number, met.title, met.mechanism, met.mechanism_name, met.edition, met.kind, met.mode, met.visit, met.level, met.realis, met.host,
                " ".join(met.outcomes) or None, met.part_of, met.sidelines_of,
            ),
        )  # fmt: skip
        for seat, person in enumerate(met.participants):
            actor = self.cast.number(person.actor) if person.actor else None
            self._run(INSERT_PARTICIPANT, (number, seat, actor, person.name, person.text, person.office, person.party, person.role))


_ORDER = (
    INSERT_FACT, INSERT_STATEMENT, INSERT_EVENT, INSERT_POSSIBLE, INSERT_MEETING, INSERT_COMMITMENT, INSERT_PARTY, INSERT_PARTICIPANT, INSERT_ISSUE, INSERT_WORDS,
)  # fmt: skip
_ACTING = ("speaker", "addressee", "about", "actor", "recipient")


def _sides(fact: Fact) -> Iterator[tuple[str, str]]:
    """(side, key) of everyone who takes part in a fact."""
    if isinstance(fact, Statement):
        speaker = (fact.speaker.actor,) if fact.speaker and fact.speaker.actor else ()
        sides: tuple[tuple[str, Sequence[str]], ...] = (("speaker", speaker), ("addressee", fact.addressees), ("about", fact.about))
    elif isinstance(fact, Event):
        sides = (("actor", fact.actors), ("recipient", fact.recipients))
    elif isinstance(fact, Meeting):
        sides = (("party", fact.parties),)
    else:
        sides = (("party", fact.parties), ("toward", fact.toward))
    return ((side, key) for side, keys in sides for key in keys)


def evidence_of(fact: Fact) -> tuple[Span, ...]:
    """The words of the document on which a fact rests, first the weightiest: of an event its trigger."""
    if isinstance(fact, Meeting):
        return fact.evidence or (Span(0, 0, ""),)
    if isinstance(fact, Commitment):
        return (fact.evidence,)
    return (fact.trigger,) if isinstance(fact, Event) else tuple(fact.content) or (fact.cue,)


def _worded(spans: Sequence[Span]) -> str | None:
    return "; ".join(span.text for span in spans) or None


def issue_number(connection: sqlite3.Connection, issue: str) -> int:
    """The row of an issue area; made when it is first spoken of."""
    connection.execute(
        "INSERT INTO issue_areas (issue_id) SELECT ?1 WHERE NOT EXISTS (SELECT 1 FROM issue_areas WHERE issue_id = ?1)", (issue,)
    )
    return int(connection.execute("SELECT issue FROM issue_areas WHERE issue_id = ?", (issue,)).fetchone()[0])


def tells_of(made: Coding) -> dict[str, str]:
    """For each CONSULT of a coding the meeting that it is: their words lie in one sentence and they have two parties in common, or all of the event's."""
    cast = {actor.key: actor.party or actor.country or actor.key for actor in made.actors}
    found: dict[str, str] = {}
    for event in made.events:
        if event.event != "CONSULT":
            continue
        sides = {cast.get(key, key) for key in (*event.actors, *event.recipients)}
        for met in made.meetings:
            touching = any(span.start < event.sentence.end and event.sentence.start < span.end for span in met.evidence)
            if touching and len(sides & set(met.parties)) >= min(2, max(1, len(sides))):
                found.setdefault(event.id, met.id)
    return found
