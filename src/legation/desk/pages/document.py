"""Document: the text with layers of highlights, and the facts beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from legation.desk.answers import Context, Row
from legation.desk.problems import NotFound
from legation.desk.reader import FactShown, facts_of, marks_of
from legation.desk.stretches import Mark, Stretch, stretches
from legation.desk.visit import Visit
from legation.desk.wording import short
from legation.model import Actor, Coding, Document, Problem
from legation.record.view import CodingEntry, Entry

PART = 120_000  # characters shown at once


@dataclass(frozen=True, kw_only=True)
class DocumentPage(Context):
    """One document with everything found in it. `at`: a stretch to be opened at; `part`: which part of a long text is shown."""

    template: ClassVar[str] = "document.html"
    listed: ClassVar[bool] = True
    room: ClassVar[str] = "document"
    entry: Entry
    document: Document
    state: str
    instead: str | None
    why: str | None
    coding: Coding | None
    codings: tuple[CodingEntry, ...]
    copies: tuple[Entry, ...]
    facts: tuple[FactShown, ...]
    actors: tuple[Actor, ...]
    problems: tuple[Problem, ...]
    stretches: tuple[Stretch, ...]
    part: int
    parts: int

    def rows(self) -> Iterable[Row]:
        """The facts."""
        for one in self.facts:
            yield {
                "fact": one.id, "kind": one.kind, "fact_text": one.head, "details": one.lines, "inferred": one.inferred, "start": one.start, "end": one.end,
                "issues": one.issues, "confidence": one.confidence, "reason": one.reason, "occurrence": one.occurrence, "document": self.entry.key,
            }  # fmt: skip


def page(visit: Visit, key: str) -> DocumentPage:
    """The document of a key, or of an id that only one document has."""
    view = visit.view
    entry, document = view.entry(key), view.document(key)
    if entry is None or document is None:
        keys = view.keys(key)
        if len(keys) == 1:
            return page(visit, keys[0])
        remedy = "Search for it by its words" if not keys else f"Several documents have this id: {', '.join(keys[:5])}"
        raise NotFound("there is no such document in the record", key, remedy)
    coding = view.coding(key)
    facts = tuple(facts_of(coding, _occurrences(visit, key))) if coding else ()
    at, state = visit.asked.at, view.state(key)
    shown = at // PART + 1 if at is not None else visit.asked.part
    first = (shown - 1) * PART
    total = max(1, -(-len(document.text) // PART))
    here = [] if at is None else [Mark(at, at + 1, "at")]
    return DocumentPage(
        title=entry.title or short(document.text[:400], 80) or entry.id, entry=entry, document=document, state=state[0] if state else "coded",
        instead=state[1] if state else None, why=state[2] if state else None, coding=coding, codings=view.codings_of(key), copies=view.copies(key),
        facts=tuple(f for f in facts if first <= f.start < first + PART or total == 1), actors=coding.actors if coding else (), problems=coding.problems if coding else (),
        stretches=tuple(stretches(document.text, [*(marks_of(coding) if coding else ()), *here], first, first + PART)), part=min(shown, total), parts=total,
    )  # fmt: skip


def _occurrences(visit: Visit, key: str) -> dict[str, str]:
    """For every fact of the document the occurrence of which it tells."""
    sql = (
        "SELECT f.fact_id, o.occurrence_id FROM documents d JOIN facts f ON f.document = d.document JOIN tellings t ON t.fact = f.fact"
        " JOIN occurrences o ON o.occurrence = t.occurrence WHERE d.document_key = ?"
    )
    return dict(visit.view.store.connection.execute(sql, (key,)).fetchall())
