"""Finding: full text over the sentences of facts, and over documents; occurrences by their best telling, ranked by how well it fits and how many report it."""

import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log2
from typing import Any, Literal

from legation.model import Extent, LegationError, Match, Occurrence, Span
from legation.record.known import kind_named
from legation.record.occurrences import Asked, Occurrences, bring_up, narrowing
from legation.record.search import ALLOWED, wanted
from legation.record.store import Store

SearchKind = Literal["meeting", "event", "statement", "commitment", "document"]
SEARCH_KINDS: tuple[SearchKind, ...] = ("meeting", "event", "statement", "commitment", "document")
RANKED = 2500  # sentences that are ranked by their words; of words that more have, the latest so many. On 1,093,000 facts 2500 take 62 ms at the median of 20 searches (31 ms of processor time), 6000 108 ms
WEIGHT = 0.3  # by which twice as many reports raise a score: a meeting of eight reports stands before one of one whose sentence fits half again as well
_ON_ITS_NUMBER = re.compile(
    r"\bo\.occurrence\b"
)  # asked of the telling, so that the occurrence's own row is fetched only where it is needed
_ON, _OFF = "\x02", "\x03"
SNIPPET = 32  # words of a document's passage


def search_kind(text: str) -> SearchKind:
    """A kind of occurrence, or document."""
    return "document" if text.strip().casefold() in ("document", "documents") else kind_named(text, "document")


ANYTHING = Asked()


@dataclass(frozen=True)
class Sought:
    """What is searched: all kinds of occurrences, one of them, or documents; `within`: what narrows it (its own `kind` does not count)."""

    kind: SearchKind | None = None
    within: Asked = ANYTHING


@dataclass(frozen=True)
class _Best:
    """The best telling of an occurrence."""

    occurrence: int
    fact: int
    score: float


def search(store: Store, words: str, sought: Sought | None = None, *, limit: int = 20, offset: int = 0) -> list[Match]:
    """What has the words, best first. Raises a `LegationError` where the words make no query, and says what is allowed."""
    sought, query = sought or Sought(), wanted(words)
    if not query:
        raise LegationError("cannot search: there is no word to look for", words, ALLOWED)
    bring_up(store)
    if sought.kind == "document":
        return _documents(store.connection, query, sought.within, limit, offset)
    found = _ranked(store.connection, query, sought)[offset : offset + limit]
    return list(_matches(store, query, found))


def is_common(store: Store, words: str, sought: Sought | None = None) -> bool:
    """Whether more sentences have the words than are ranked, so that only the latest so many are."""
    sought, query = sought or Sought(), wanted(words)
    return bool(query) and sought.kind != "document" and len(_hits(store.connection, query, sought)) == RANKED


def _ranked(connection: sqlite3.Connection, query: str, sought: Sought) -> list[_Best]:
    """The best telling of each occurrence, best first; a reprint only where no other telling has the words."""
    best: dict[int, tuple[bool, float, int]] = {}
    for occurrence, fact, score, reports, copied in _hits(connection, query, sought):
        mine = (not copied, -score * (1 + WEIGHT * log2(reports)), -fact)
        best[occurrence] = max(best.get(occurrence, mine), mine)
    found = (_Best(occurrence, -fact, score) for occurrence, (_, score, fact) in best.items())
    return sorted(found, key=lambda one: (-one.score, -one.occurrence))


def _hits(connection: sqlite3.Connection, query: str, sought: Sought) -> list[tuple[int, int, float, int, bool]]:
    """(occurrence, fact, bm25, reports, whether it is a reprint) of the latest tellings with the words."""
    where, values = narrowing(sought.within)
    if sought.kind:
        where, values = f"o.occurrence_kind = ? AND {where or 'TRUE'}", [sought.kind, *values]
    sql = _NARROWED.format(_ON_ITS_NUMBER.sub("t.occurrence", where), RANKED) if where else _PLAIN.format(RANKED)
    return connection.execute(sql, (query, *values)).fetchall()


_PLAIN = (
    "SELECT t.occurrence, w.rowid, w.score, o.reports, t.copy_of IS NOT NULL FROM"
    " (SELECT rowid, bm25(facts_words) AS score FROM facts_words WHERE facts_words MATCH ? ORDER BY rowid DESC LIMIT {0}) w"
    " CROSS JOIN tellings t ON t.fact = w.rowid CROSS JOIN occurrences o ON o.occurrence = t.occurrence"
)
_NARROWED = (
    "SELECT t.occurrence, w.rowid, bm25(facts_words), o.reports, t.copy_of IS NOT NULL FROM facts_words w CROSS JOIN tellings t ON t.fact = w.rowid"
    " CROSS JOIN occurrences o ON o.occurrence = t.occurrence WHERE facts_words MATCH ? AND {0} ORDER BY w.rowid DESC LIMIT {1}"
)


def _matches(store: Store, query: str, found: Sequence[_Best]) -> Iterable[Match]:
    shown = dict(zip((one.occurrence for one in found), Occurrences(store).shown(one.occurrence for one in found), strict=True))
    for one in found:
        row = store.connection.execute(_TELLING, (one.fact,)).fetchone()
        marked = store.connection.execute(_MARKED, (_ON, _OFF, query, one.fact)).fetchone()[0]
        yield _match(shown[one.occurrence], one, row, marked)


_TELLING = (
    "SELECT f.fact_id, f.sentence_start, f.sentence_end, f.evidence_start, f.evidence_end, substr(d.text, f.evidence_start + 1, f.evidence_end - f.evidence_start) AS evidence,"
    " s.speaker_name, d.document_key, d.document_id, d.title, d.published, d.source, d.outlet, d.url FROM facts f JOIN documents d ON d.document = f.document"
    " LEFT JOIN statements s ON s.fact = f.fact WHERE f.fact = ?"
)
_MARKED = "SELECT highlight(facts_words, 0, ?, ?) FROM facts_words WHERE facts_words MATCH ? AND rowid = ?"


def _match(one: Occurrence, best: _Best, row: sqlite3.Row, marked: str) -> Match:
    sentence = Span(row["sentence_start"], row["sentence_end"], marked.replace(_ON, "").replace(_OFF, ""))
    return Match(
        kind=one.kind, occurrence=one.id, title=one.title, type=one.type, stands=one.stands, parties=one.parties, toward=one.toward,
        speaker=row["speaker_name"], issues=one.issues, mechanism=one.mechanism, when=one.when, place=one.place.name if one.place else None,
        reports=one.reports, told_first=one.told_first, told_last=one.told_last, meeting=one.meeting, score=round(best.score, 3),
        passage=_bracketed(marked), sentence=sentence, evidence=Span(row["evidence_start"], row["evidence_end"], row["evidence"]),
        found=tuple(_extents(marked, row["sentence_start"])), fact=row["fact_id"], **_document(row),
    )  # fmt: skip


def _documents(connection: sqlite3.Connection, query: str, within: Asked, limit: int, offset: int) -> list[Match]:
    """Documents with the words in title or text, those with them in the title first; of words that more have, the latest so many are ranked."""
    narrow, values = _of_documents(within)
    join = " JOIN documents d ON d.document = documents_words.rowid" if narrow else ""
    ranked = (
        f"SELECT documents_words.rowid, bm25(documents_words, 4.0, 1.0) FROM documents_words{join} WHERE documents_words MATCH ?{narrow}"
        " ORDER BY documents_words.rowid DESC LIMIT ?"
    )
    scores = dict(connection.execute(ranked, (query, *values, RANKED)).fetchall())
    best = sorted(scores, key=lambda number: (scores[number], number))[offset : offset + limit]
    sql = (
        "SELECT d.document, d.document_key, d.document_id, d.title, d.published, d.source, d.outlet, d.url FROM documents d"
        f" WHERE d.document IN ({','.join('?' * len(best))}) AND d.state <> 'removed'"
    )
    rows = sorted(connection.execute(sql, best).fetchall(), key=lambda row: best.index(row["document"]))
    cut = f"SELECT snippet(documents_words, -1, ?, ?, '…', {SNIPPET}) FROM documents_words WHERE documents_words MATCH ? AND rowid = ?"
    return [
        _document_match(row, scores[row["document"]], connection.execute(cut, (_ON, _OFF, query, row["document"])).fetchone()[0])
        for row in rows
    ]


def _of_documents(within: Asked) -> tuple[str, list[Any]]:
    """Conditions on `documents d`: its day, and that one of its facts is of an occurrence that has the rest."""
    parts, values = [], []
    for sql, value in (("d.published || '~' >= ?", within.since), ("d.published <= ?", f"{within.until}~" if within.until else None)):
        if value is not None:
            parts.append(sql)
            values.append(value)
    where, more = narrowing(
        Asked(parties=within.parties, actor=within.actor, issue=within.issue, mechanism=within.mechanism, place=within.place)
    )
    if where:
        sql = "SELECT 1 FROM facts f JOIN tellings t ON t.fact = f.fact JOIN occurrences o ON o.occurrence = t.occurrence"
        parts.append(f"EXISTS ({sql} WHERE f.document = d.document AND {where})")
    return "".join(f" AND {part}" for part in parts), [*values, *more]


def _document_match(row: sqlite3.Row, score: float, marked: str) -> Match:
    return Match(
        kind="document", occurrence=None, title=row["title"], type=None, stands=None, parties=(), toward=(), speaker=None, issues=(), mechanism=None,
        when=None, place=None, reports=1, told_first=row["published"], told_last=row["published"], meeting=None, score=round(-score, 3),
        passage=_bracketed(marked), sentence=None, evidence=None, found=(), fact=None, **_document(row),
    )  # fmt: skip


def _document(row: sqlite3.Row) -> dict[str, Any]:
    return {
        "document": row["document_key"], "document_id": row["document_id"], "document_title": row["title"], "published": row["published"],
        "source": row["source"], "outlet": row["outlet"], "url": row["url"],
    }  # fmt: skip


def _bracketed(marked: str) -> str:
    return " ".join(marked.replace(_ON, "[").replace(_OFF, "]").split())


def _extents(marked: str, start: int) -> Iterable[Extent]:
    """Where the words that were found stand in the text, of whose sentence `start` is the first character."""
    begun, at = start, start
    for mark in marked:
        if mark == _ON:
            begun = at
        elif mark == _OFF:
            yield Extent(begun, at)
        else:
            at += 1
