"""Review: what waits for a person's word, one fact after another, and what was said before."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

import msgspec

from legation.desk.answers import Context, Row
from legation.desk.asking import Filters
from legation.desk.visit import Visit
from legation.desk.waiting import waiting
from legation.model import Occurrence
from legation.record.agreement import Agreement, agreement
from legation.record.tellings import Tellings

SHOWN = 12
SAID = 40
ORDERS = {
    "least certain": "the least certain first",
    "consequence": "what weighs most first",
    "random": "by chance",
    "sample": "the sample drawn last",
}
FIELDS = {
    "statement": ("issues", "addressees", "about", "quoted", "speaker.actor"), "event": ("event", "mode", "cameo", "realis", "actors", "recipients", "issues", "when.from", "when.until"),
    "meeting": ("title", "realis", "level", "mode", "parties", "host", "mechanism", "edition", "place.name", "when.from", "when.until", "issues"),
    "commitment": ("act", "status", "parties", "toward", "due", "issues"),
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A fact to be judged: its sentence with what stands before and after, its values, and why it is asked for."""

    document: str
    fact: str
    kind: str
    claim: str | None
    title: str | None
    source: str | None
    published: str | None
    before: str
    passage: str
    after: str
    start: int
    confidence: float
    occurrence: str | None
    reports: int | None
    why: str
    fields: tuple[tuple[str, str], ...]
    stretch: tuple[int, int] | None


@dataclass(frozen=True, kw_only=True)
class SaidBefore:
    """A verdict as the list shows it."""

    id: str
    word: str
    kind: str
    document: str | None
    fact: str
    other: str | None
    field: str | None
    value: str | None
    who: str
    why: str | None
    withdrawn: bool


@dataclass(frozen=True, kw_only=True)
class ReviewPage(Context):
    """The queue."""

    template: ClassVar[str] = "review.html"
    listed: ClassVar[bool] = True
    room: ClassVar[str] = "review"
    asked: Filters
    order: str
    orders: dict[str, str]
    waiting: tuple[Waiting, ...]
    occurrence: Occurrence | None
    said: tuple[SaidBefore, ...]
    judged: int
    judges: tuple[tuple[str, int], ...]
    facts: int
    agreement: Agreement | None

    def rows(self) -> Iterable[Row]:
        """What was said, a row a verdict."""
        return (msgspec.structs.asdict(one) if isinstance(one, msgspec.Struct) else dict(vars(one)) for one in self.said)


def page(visit: Visit) -> ReviewPage:
    """The next facts to judge; with an id in `q` the facts of that occurrence."""
    asked = visit.asked
    order = asked.sort if asked.sort in ORDERS else "least certain"
    one = visit.view.occurrence(asked.q.strip()) if asked.q.strip() else None
    rows = _of(visit, one) if one else visit.kept("queue", lambda: _next(visit, order), order, asked)
    connection = visit.view.store.connection
    judges = connection.execute("SELECT who, count(*) FROM verdicts GROUP BY who ORDER BY 2 DESC, 1 LIMIT 12").fetchall()
    return ReviewPage(
        title="Review", asked=asked, order=order, orders=ORDERS, waiting=tuple(_waiting(visit, rows)), occurrence=one, said=tuple(_said(visit)),
        judged=visit.kept("ruled", lambda: int(connection.execute("SELECT count(*) FROM (SELECT DISTINCT one_document, one_fact FROM verdicts)").fetchone()[0])),
        judges=tuple((row[0], row[1]) for row in judges), facts=visit.kept("facts", lambda: int(connection.execute("SELECT coalesce(sum(number), 0) FROM fact_counts WHERE kind <> 'possible event'").fetchone()[0])),
        agreement=visit.kept("agreement", lambda: _agreement(visit)) if judges else None,
    )  # fmt: skip


_ROWS = (
    "SELECT f.fact, f.fact_id, f.kind, f.confidence, f.coding, f.fact_position, f.corrected, d.document, d.document_key, d.title, d.source, d.published, f.sentence_start, f.sentence_end,"
    " o.occurrence_id, o.reports, o.level, o.quad, o.intensity, e.sides_confidence,"
    " CASE f.kind WHEN 'statement' THEN coalesce(s.speaker_name, s.speaker_raw, 'not told who') || ': ' || s.words WHEN 'commitment' THEN k.act || ': ' || k.words WHEN 'meeting' THEN m.meeting_title"
    " ELSE coalesce(e.actor_words, 'unnamed') || ' → ' || e.event_type || coalesce(' → ' || e.recipient_words, '') END AS claim FROM facts f JOIN documents d ON d.document = f.document LEFT JOIN events e ON e.fact = f.fact"
    " LEFT JOIN statements s ON s.fact = f.fact LEFT JOIN commitments k ON k.fact = f.fact LEFT JOIN meetings m ON m.fact = f.fact LEFT JOIN tellings t ON t.fact = f.fact LEFT JOIN occurrences o ON o.occurrence = t.occurrence"
)


def _of(visit: Visit, one: Occurrence) -> list[tuple[Any, str]]:
    found = []
    for report in one.told[:SHOWN]:
        sql = f"{_ROWS} WHERE f.fact_id = ? AND d.document_key = ?"
        found += [
            (row, "a telling of what you asked for") for row in visit.view.store.connection.execute(sql, (report.fact, report.document))
        ]
    return found


def _next(visit: Visit, order: str) -> list[tuple[Any, str]]:
    """The facts of the record that nobody has judged, in the order asked for, and why each stands where it does."""
    if order == "sample":
        return _sampled(visit)
    page = visit.asked.page
    numbers = waiting(visit, order, page * SHOWN)[(page - 1) * SHOWN :]
    sql = f"{_ROWS} WHERE f.fact IN ({','.join('?' * len(numbers))})"
    rows = {row["fact"]: row for row in visit.view.store.connection.execute(sql, numbers)}
    return [(rows[number], _why(rows[number], order)) for number in numbers if number in rows]


def _sampled(visit: Visit) -> list[tuple[Any, str]]:
    """The facts of the sample drawn last that nobody has judged yet: what is measured on it holds for all facts of its kind."""
    connection = visit.view.store.connection
    sql = (
        f"{_ROWS} JOIN sampled z ON z.document_key = d.document_key AND z.fact_id = f.fact_id WHERE z.sample = (SELECT max(sample) FROM samples) AND f.ruling IS NULL"
        " ORDER BY z.seat LIMIT ?"
    )
    return [(row, "drawn for the sample") for row in connection.execute(sql, (visit.asked.page * SHOWN,))][(visit.asked.page - 1) * SHOWN :]


def _why(row: Any, order: str) -> str:
    """What a fact is asked for."""
    if order == "random":
        return "drawn by chance"
    if order == "consequence":
        said = [f"{row['reports']} reports"] if (row["reports"] or 1) > 1 else []
        said += [f"{row['level']}s"] if row["level"] in ("leader", "minister") else []
        said += ["conflict"] if row["quad"] in (3, 4) else []
        return ", ".join(said) or "nothing weighs"
    sure = [value for value in (row["confidence"], row["sides_confidence"]) if value is not None]
    return f"the coding is {min(sure, key=lambda value: abs(value - 0.5)):.0%} sure"


def _waiting(visit: Visit, rows: Iterable[tuple[Any, str]]) -> Iterator[Waiting]:
    connection = visit.view.store.connection
    load = Tellings(connection)
    for row, why in rows:
        start, end = row["sentence_start"], row["sentence_end"]
        first = max(0, start - 200)
        text = connection.execute(
            "SELECT substr(text, ?, ?) FROM documents WHERE document = ?", (first + 1, end - first + 200, row["document"])
        ).fetchone()[0]
        plain = msgspec.to_builtins(load.fact(row))
        yield Waiting(
            document=row["document_key"], fact=row["fact_id"], kind=row["kind"], claim=row["claim"], title=row["title"], source=row["source"], published=row["published"], before=text[: start - first],
            passage=text[start - first : end - first], after=text[end - first :], start=start, confidence=row["confidence"], occurrence=row["occurrence_id"], reports=row["reports"],
            why=why, fields=tuple((name, _value(plain, name)) for name in FIELDS.get(row["kind"], ())), stretch=_stretch(plain),
        )  # fmt: skip


def _stretch(plain: Any) -> tuple[int, int] | None:
    """The characters of what was said or bound, which can be stretched; `None` where there are none, or several pieces."""
    content = plain.get("content")
    if isinstance(content, list | tuple):
        content = content[0] if len(content) == 1 else None
    if isinstance(content, dict):
        return content["start"], content["end"]
    return None


def _value(plain: Any, name: str) -> str:
    for part in name.split("."):
        plain = plain.get(part) if isinstance(plain, dict) else None
    return ", ".join(str(one) for one in plain) if isinstance(plain, list | tuple) else "" if plain is None else str(plain)


def _said(visit: Visit) -> Iterator[SaidBefore]:
    """The last verdicts, the latest first."""
    connection = visit.view.store.connection
    sql = f"SELECT v.verdict_id, v.word, v.kind, v.one_document, v.one_fact, v.other_fact, v.field, v.value, v.who, v.why, EXISTS (SELECT 1 FROM verdicts w WHERE w.withdraws = v.verdict_id) FROM verdicts v ORDER BY v.turn DESC, v.verdict_id LIMIT {SAID}"
    for row in connection.execute(sql):
        yield SaidBefore(
            id=row[0], word=row[1], kind=row[2], document=row[3], fact=row[4], other=row[5], field=row[6], value=row[7], who=row[8], why=row[9], withdrawn=bool(row[10])
        )  # fmt: skip


def _agreement(visit: Visit) -> Agreement:
    """How judges agree and how many facts are right, where the record can say."""
    return agreement(visit.view.store)
