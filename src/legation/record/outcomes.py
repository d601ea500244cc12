"""Outcomes from the record: of a commitment what the latest of its follow-ups, or an event between its parties, says became of it."""

import sqlite3
from collections.abc import Iterator, Mapping

from legation.model import Occurrence, Outcome
from legation.stories.followups import LEAST, common_terms, matter_of
from legation.stories.outcomes import Ended, Promise, outcome

# Of the event types of PLOVER the one in which a party goes back on what it said: it refuses, halts, defies (CAMEO 12).
DENIAL = "REJECT"
DENIED = ("happened", "ongoing")
OF_IT = 0.3  # of the weight of a commitment's words that the sentence of an event must have, to speak of it
WITHIN = 100  # events between two parties that are looked at, the earliest first


class Outcomes:
    """Proposals for single commitments."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        sql = f"SELECT figure FROM figures WHERE kind = 'event' AND type = ? AND stands IN {DENIED}"
        self._figures = ",".join(
            str(row[0]) for row in connection.execute(sql, (DENIAL,))
        )  # what a denial is, among all that passes between two

    def of(self, number: int, one: Occurrence, follow_ups: Mapping[int, Occurrence]) -> Outcome | None:
        """What the latest report says that says something."""
        found = [*self._by_follow_ups(number, one, follow_ups), *self._by_denials(one)]
        return max(found, key=lambda each: (each.told or "", each.fact), default=None)

    def _by_follow_ups(self, number: int, one: Occurrence, follow_ups: Mapping[int, Occurrence]) -> Iterator[Outcome]:
        promise = self._promise(number, one)
        for later, other in follow_ups.items():
            says = outcome(promise, self._promise(later, other))
            if says is not None:
                yield _outcome(says[0], says[1], other, self._sentence(later))

    def _promise(self, number: int, one: Occurrence) -> Promise:
        sql = "SELECT f.amount, f.amount_unit FROM occurrences o JOIN facts f ON f.fact = o.fullest WHERE o.occurrence = ?"
        amount, unit = self._connection.execute(sql, (number,)).fetchone() or (None, None)
        status = next((report.said for report in reversed(one.told) if report.said), one.stands)
        return Promise(one.type, status, one.due, amount, unit)

    def _by_denials(self, one: Occurrence) -> Iterator[Outcome]:
        """Events in which one who is bound refuses another of the parties, later, about the same issue and in its words."""
        first = next((report.published for report in one.told if report.published), None)
        matter = matter_of(one)
        if first is None or not one.issues or matter is None:
            return
        everyone = matter.everyone
        for n, party in enumerate(everyone):
            for other in everyone[n + 1 :]:
                for number, acting in self._denials((party, other), first, one.issues):
                    if acting & set(one.parties):
                        sentence = self._sentence(number)
                        share, shared = common_terms(matter, sentence)
                        if share >= OF_IT and len(shared) >= min(LEAST, len(matter.terms)):
                            yield from self._denied(number, f"refused: {', '.join(shared[:6])}", sentence)

    def _denials(self, pair: tuple[str, str], since: str, issues: tuple[str, ...]) -> list[tuple[int, set[str]]]:
        sql = (
            f"SELECT y.occurrence, y.direction FROM dyads y WHERE y.one = ? AND y.other = ? AND y.told > ? AND y.figure IN ({self._figures})"
            " AND EXISTS (SELECT 1 FROM occurrence_issues i WHERE i.occurrence = y.occurrence AND i.issue IN"
            f" (SELECT issue FROM issue_areas WHERE issue_id IN ({','.join('?' * len(issues))}))) ORDER BY y.told, y.occurrence LIMIT ?"
        )
        day = int(f"{since.replace('-', '')}00000000"[:8])
        rows = self._connection.execute(sql, (*pair, day, *issues, WITHIN)).fetchall()
        acting = {"both": set(pair), "forward": {pair[0]}, "back": {pair[1]}}
        return [(number, acting[way]) for number, way in rows]

    def _denied(self, number: int, reason: str, sentence: str) -> Iterator[Outcome]:
        sql = (
            "SELECT o.occurrence_id, d.document_key, f.fact_id, d.published, d.source, d.title, d.url FROM occurrences o JOIN facts f ON f.fact = o.fullest"
            " JOIN documents d ON d.document = f.document WHERE o.occurrence = ?"
        )
        row = self._connection.execute(sql, (number,)).fetchone()
        if row is not None:
            yield Outcome(
                status="broken", reason=reason, told=row["published"], source=row["source"], title=row["title"], url=row["url"],
                document=row["document_key"], fact=row["fact_id"], occurrence=row["occurrence_id"], evidence=sentence,
            )  # fmt: skip

    def _sentence(self, number: int) -> str:
        sql = (
            "SELECT substr(d.text, f.sentence_start + 1, f.sentence_end - f.sentence_start) FROM occurrences o JOIN facts f ON f.fact = o.fullest"
            " JOIN documents d ON d.document = f.document WHERE o.occurrence = ?"
        )
        row = self._connection.execute(sql, (number,)).fetchone()
        return str(row[0]) if row else ""


def _outcome(status: Ended, reason: str, other: Occurrence, sentence: str) -> Outcome:
    first = other.told[0]
    return Outcome(
        status=status, reason=reason, told=first.published, source=first.source, title=first.title, url=first.url, document=first.document,
        fact=first.fact, occurrence=other.id, evidence=sentence,
    )  # fmt: skip
