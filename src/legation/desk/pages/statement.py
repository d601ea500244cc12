"""Statement: the words with their speaker, who repeated them later, and who answered."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import ClassVar

from rapidfuzz import fuzz

from legation.desk import counting
from legation.desk.pages.meeting import OccurrencePage, differences, occurrence
from legation.desk.visit import Visit
from legation.model import Occurrence
from legation.record.search import match
from legation.stories.wording import content_words

ANSWER_WITHIN = 30  # days
LOOKED_AT = 120  # statements that share words, of which likeness is measured
ALIKE = 62  # rapidfuzz token_set_ratio from which one wording is taken for the other's repetition; looked at, not measured
FEW, MANY = 3, 7  # words by which others are looked for


@dataclass(frozen=True, kw_only=True)
class Echo:
    """A later statement, and what speaks for its being a repetition or an answer."""

    occurrence: Occurrence
    likeness: int | None
    days: int | None
    why: str


@dataclass(frozen=True, kw_only=True)
class StatementPage(OccurrencePage):
    """A statement. `speaker`: (key, name, office, party) as the fullest report has the speaker."""

    template: ClassVar[str] = "statement.html"
    room: ClassVar[str] = "statement"
    speaker: tuple[str | None, str, str | None, str | None] | None
    repeated: tuple[Echo, ...]
    answered: tuple[Echo, ...]


def page(visit: Visit, key: str) -> StatementPage:
    """The statement of an id, or of a fact of it."""
    one = occurrence(visit, "statement", key)
    return StatementPage(
        title=one.title, occurrence=one, differences=differences(visit, one), speaker=_speaker(visit, one),
        repeated=visit.kept("repeated", lambda: tuple(_repeated(visit, one)), one.id), answered=visit.kept("answered", lambda: tuple(_answered(visit, one)), one.id),
    )  # fmt: skip


def _speaker(visit: Visit, one: Occurrence) -> tuple[str | None, str, str | None, str | None] | None:
    sql = (
        "SELECT a.actor_key, s.speaker_name, a.office, a.party FROM occurrences o JOIN statements s ON s.fact = o.fullest LEFT JOIN actors a ON a.actor = s.speaker"
        " WHERE o.occurrence_id = ?"
    )
    row = visit.view.store.connection.execute(sql, (one.id,)).fetchone()
    return (row[0], row[1], row[2], row[3]) if row and row[1] else None


def _repeated(visit: Visit, one: Occurrence) -> Iterator[Echo]:
    """Later statements in nearly the same words, the most alike first: found by two of the longest of their words, then measured."""
    asked = _words_asked(one)
    if asked is None or one.told_first is None:
        return
    sql = (
        "SELECT t.occurrence FROM (SELECT rowid, rank FROM statements_words WHERE statements_words MATCH ? ORDER BY rank LIMIT ?) w"
        " JOIN tellings t ON t.fact = w.rowid JOIN occurrences o ON o.occurrence = t.occurrence WHERE o.occurrence_id <> ? AND o.told_first >= ? GROUP BY 1 LIMIT 60"
    )
    found = []
    for other in counting.shown(visit.view, sql, (asked, LOOKED_AT, one.id, one.told_first)):
        likeness = _likeness(one.words or "", other.words or "")
        if likeness >= ALIKE:
            found.append(Echo(occurrence=other, likeness=likeness, days=_between(one, other), why="nearly the same words"))
    yield from sorted(found, key=lambda echo: (-(echo.likeness or 0), echo.occurrence.told_first or "", echo.occurrence.id))[:8]


def _words_asked(one: Occurrence) -> str | None:
    """A full-text query for two of the longest words; `None` where there are too few."""
    telling = sorted({word for word in content_words(one.words or "") if len(word) > 3}, key=lambda word: (-len(word), word))[:MANY]
    if len(telling) < FEW:
        return None
    words = [match(word) for word in telling if match(word)]
    return " OR ".join(f"({one} AND {other})" for one, other in combinations(words[:5], 2)) or words[0]


def _likeness(words: str, later: str) -> int:
    """How alike the wordings are, of 100; words that are too few repeat nothing."""
    return round(fuzz.token_set_ratio(words.casefold(), later.casefold())) if len(later.split()) >= FEW else 0


def _answered(visit: Visit, one: Occurrence) -> Iterator[Echo]:
    """Statements of the parties that it was about or addressed to, of the month after, about its speaker's party and on an issue of it."""
    if not one.parties or not one.toward or not one.issues or one.told_first is None or len(one.told_first) < 10:
        return
    last = (date.fromisoformat(one.told_first[:10]) + timedelta(days=ANSWER_WITHIN)).isoformat()
    mine, theirs, issues = (",".join("?" * len(some)) for some in (one.parties, one.toward, one.issues))
    sql = (
        "SELECT DISTINCT o.occurrence, o.sort_day FROM occurrences o JOIN occurrence_parties s ON s.occurrence = o.occurrence AND s.side = 'party'"
        " JOIN occurrence_parties w ON w.occurrence = o.occurrence AND w.side = 'toward' JOIN occurrence_issues i ON i.occurrence = o.occurrence"
        f" JOIN issue_areas n ON n.issue = i.issue WHERE o.occurrence_kind = 'statement' AND o.sort_day >= ? AND o.sort_day <= ? AND s.party IN ({theirs})"
        f" AND w.party IN ({mine}) AND n.issue_id IN ({issues}) AND s.party NOT IN ({mine}) AND o.occurrence_id <> ? ORDER BY 2, 1 LIMIT 10"
    )
    values = (one.told_first, f"{last}~", *one.toward, *one.parties, *one.issues, *one.parties, one.id)
    for other in counting.shown(visit.view, sql, values):
        shared = [issue for issue in one.issues if issue in other.issues]
        yield Echo(
            occurrence=other,
            likeness=None,
            days=_between(one, other),
            why=f"spoken to in it, speaks of its speaker's side on {', '.join(shared) or 'the same'}",
        )


def _between(one: Occurrence, other: Occurrence) -> int | None:
    try:
        return (date.fromisoformat((other.told_first or "")[:10]) - date.fromisoformat((one.told_first or "")[:10])).days
    except ValueError:
        return None
