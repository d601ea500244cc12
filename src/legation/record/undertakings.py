"""Undertakings: commitments with their life. Later commitments of the same parties in the same matter are linked as follow-ups until a verdict says no."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from legation.model import Decision, FollowUp, Occurrence, Step, Undertaking
from legation.record.judged import Decided, followed, statuses
from legation.record.occurrences import Asked, Occurrences
from legation.record.outcomes import Outcomes
from legation.stories.followups import told
from legation.stories.outcomes import DROPPED
from legation.stories.windows import days

CLOSED = ("kept", "broken", "overtaken", "fulfilled", *DROPPED)  # statuses with which a commitment is no more open
Pair = tuple[int, int]


def undertakings(occurrences: Occurrences, asked: Asked) -> Iterator[Undertaking]:
    """Commitments in order of their first report, each with what follows it up. What it takes grows with what is asked for, not with the record."""
    made = dict(zip(numbers := occurrences.numbers(asked), occurrences.shown(numbers), strict=True))
    ledger = _Ledger(occurrences)
    for number, one in sorted(made.items(), key=lambda item: (told(item[1]), item[1].id)):
        yield ledger.undertaking(number, one)


class _Ledger:
    """What tells of the life of a commitment: links, outcomes, the words of people, and the last day that was read."""

    def __init__(self, occurrences: Occurrences) -> None:
        self._occurrences = occurrences
        connection = self._connection = occurrences.store.connection
        self._links, self._outcomes, self._words = _Links(connection), Outcomes(connection), statuses(connection)
        self._last = _last_read(connection)

    def undertaking(self, number: int, one: Occurrence) -> Undertaking:
        """The commitment with its life. A person's word outweighs what was told, and nothing is proposed beside it."""
        chain = tuple(self._links.chain(number))
        shown = dict(zip((later for _, later in chain), self._occurrences.shown(later for _, later in chain), strict=True))
        ids = {number: one.id} | {later: each.id for later, each in shown.items()}
        follow_ups = tuple(self._links.follow_up(pair, ids, shown[pair[1]]) for pair in chain)
        life = _life(one, follow_ups)
        word = _decided(self._connection, number, self._words)
        proposal = self._outcomes.of(number, one, shown) if word is None else None
        stands = word.status if word else _last_status(life)
        is_open = proposal is None and stands not in CLOSED
        return Undertaking(
            commitment=one, stands=stands, life=life, follow_ups=follow_ups, follows=self._links.follows(number), proposal=proposal, open=is_open,
            decided=Decision(status=word.status, who=word.who, why=word.why, verdict=word.verdict) if word else None,
            overdue=self._overdue(one.due, is_open=is_open), last_read=self._last,
        )  # fmt: skip

    def _overdue(self, due: str | None, *, is_open: bool) -> bool | None:
        """Whether its time is over and it is still open; `None` where it has none, or nothing was read."""
        if is_open:
            return _is_over(due, self._last)
        return None if due is None or self._last is None else False


class _Links:
    """The links that are kept, as verdicts have them: those that no word refuses, and those that a word alone makes."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._words: dict[Pair, str] = {}
        number = "SELECT t.occurrence FROM tellings t JOIN facts f ON f.fact = t.fact JOIN documents d ON d.document = f.document WHERE f.fact_id = ? AND d.document_key = ?"
        for refs, word in followed(connection).items():
            sides = [connection.execute(number, (ref.fact, ref.document)).fetchone() for ref in refs]
            if all(sides):
                self._words[sides[0][0], sides[1][0]] = word

    def chain(self, start: int) -> Iterator[Pair]:
        """(earlier, later) of what follows it up, and of what follows that up."""
        open_, seen = [start], {start}
        while open_:
            earlier = open_.pop(0)
            for later in self._later(earlier):
                if later not in seen:
                    seen.add(later)
                    open_.append(later)
                    yield earlier, later

    def follows(self, later: int) -> str | None:
        """The id of the commitment that it follows up."""
        judged = sorted(one for (one, other), word in self._words.items() if other == later and word == "follow-up")
        number = self._best(later) or (judged[0] if judged else None)
        row = self._connection.execute("SELECT occurrence_id FROM occurrences WHERE occurrence = ?", (number,)).fetchone()
        return row[0] if row else None

    def follow_up(self, pair: Pair, ids: dict[int, str], one: Occurrence) -> FollowUp:
        """The link as a shape, with the later commitment's first report."""
        row = self._connection.execute("SELECT likeness, reason FROM follow_ups WHERE earlier = ? AND later = ?", pair).fetchone()
        first = one.told[0]
        return FollowUp(
            earlier=ids[pair[0]], later=one.id, told=first.published, status=one.stands, words=one.words, source=first.source,
            document=first.document, fact=first.fact, likeness=row[0] if row else None, reason=row[1] if row else "judged",
            verdict=self._words.get(pair),
        )  # fmt: skip

    def _later(self, earlier: int) -> list[int]:
        near = [row[0] for row in self._connection.execute("SELECT later FROM follow_ups WHERE earlier = ?", (earlier,))]
        suggested = {later for later in near if self._best(later) == earlier}
        return sorted(suggested | {other for (one, other), word in self._words.items() if one == earlier and word == "follow-up"})

    def _best(self, later: int) -> int | None:
        """The likest earlier one that no word refuses; of several that are as like the one of the highest id."""
        rows = self._connection.execute("SELECT likeness, earlier FROM follow_ups WHERE later = ?", (later,)).fetchall()
        found = [(likeness, one) for likeness, one in rows if self._words.get((one, later)) != "no follow-up"]
        most = max((likeness for likeness, _ in found), default=None)
        likest = [one for likeness, one in found if likeness == most]
        if len(likest) < 2:
            return likest[0] if likest else None
        sql = f"SELECT occurrence FROM occurrences WHERE occurrence IN ({','.join('?' * len(likest))}) ORDER BY occurrence_id DESC LIMIT 1"
        return int(self._connection.execute(sql, likest).fetchone()[0])


def _decided(connection: sqlite3.Connection, number: int, words: dict[int, Decided]) -> Decided | None:
    """The last word on any of its reports."""
    if not words:
        return None
    sql = "SELECT fact FROM tellings WHERE (fact = ?1 AND occurrence = fact) OR (occurrence = ?1 AND occurrence <> fact)"
    return max((words[fact] for (fact,) in connection.execute(sql, (number,)) if fact in words), default=None)


def _last_read(connection: sqlite3.Connection) -> str | None:
    row = connection.execute("SELECT day FROM read_days WHERE length(day) >= 10 ORDER BY day DESC LIMIT 1").fetchone()
    return str(row[0]) if row else None


def _is_over(due: str | None, last: str | None) -> bool | None:
    """Whether the whole of the period by which it is due was over on the last day that was read."""
    bounds, read = days(due), days(last)
    return bounds[1] < read[1] if bounds and read else None


def _life(one: Occurrence, follow_ups: Iterable[FollowUp]) -> tuple[Step, ...]:
    """Its own reports and what follows it up, in order of time."""
    steps = (*_told(one), *(_step(follow_up) for follow_up in follow_ups))
    return tuple(sorted(steps, key=lambda step: (step.told or "", step.fact)))


def _last_status(life: Sequence[Step]) -> str | None:
    return next((step.status for step in reversed(life) if step.status), None)


def _told(one: Occurrence) -> Iterable[Step]:
    for report in one.told:
        yield Step(
            told=report.published, status=report.said, source=report.source, document=report.document, fact=report.fact, follow_up=False
        )


def _step(follow_up: FollowUp) -> Step:
    return Step(
        told=follow_up.told, status=follow_up.status, source=follow_up.source, document=follow_up.document, fact=follow_up.fact, follow_up=True
    )  # fmt: skip
