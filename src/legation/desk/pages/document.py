"""Document: the text with layers of highlights, and the facts beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from legation.desk.answers import Context, Row
from legation.desk.asking import Filters
from legation.desk.problems import NotFound
from legation.desk.reader import FactShown, facts_of, marks_of
from legation.desk.stretches import Mark, Stretch, stretches
from legation.desk.visit import Visit
from legation.desk.wording import short
from legation.model import Actor, Coding, Document, Problem
from legation.record.view import CodingEntry, Entry, View

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
        return page(visit, _only_key(view, key))
    coding, (state, instead, why) = view.coding(key), view.state(key) or ("coded", None, None)
    facts = tuple(facts_of(coding, _occurrences(visit, key))) if coding else ()
    shown = _shown(visit.asked, document)
    here = [] if visit.asked.at is None else [Mark(visit.asked.at, visit.asked.at + 1, "at")]
    marks = marks_of(coding) if coding else []
    return DocumentPage(
        title=entry.title or short(document.text[:400], 80) or entry.id, entry=entry, document=document, state=state,
        instead=instead, why=why, coding=coding, codings=view.codings_of(key), copies=view.copies(key),
        facts=tuple(fact for fact in facts if shown.has(fact.start)), actors=coding.actors if coding else (), problems=coding.problems if coding else (),
        stretches=tuple(stretches(document.text, [*marks, *here], shown.first, shown.first + PART)), part=min(shown.number, shown.of), parts=shown.of,
    )  # fmt: skip


class _Part(NamedTuple):
    """Which part of a text is shown, of how many."""

    number: int
    of: int

    @property
    def first(self) -> int:
        """Its first character."""
        return (self.number - 1) * PART

    def has(self, at: int) -> bool:
        """Whether a fact that begins there is listed: of a text in one part every one."""
        return self.of == 1 or self.first <= at < self.first + PART


def _shown(asked: Filters, document: Document) -> _Part:
    number = asked.at // PART + 1 if asked.at is not None else asked.part
    return _Part(number, max(1, -(-len(document.text) // PART)))


def _only_key(view: View, identity: str) -> str:
    """The key of the only document with this id."""
    keys = view.keys(identity)
    if len(keys) == 1:
        return keys[0]
    remedy = "Search for it by its words" if not keys else f"Several documents have this id: {', '.join(keys[:5])}"
    raise NotFound("there is no such document in the record", identity, remedy)


def _occurrences(visit: Visit, key: str) -> dict[str, str]:
    """For every fact of the document the occurrence of which it tells."""
    sql = (
        "SELECT f.fact_id, o.occurrence_id FROM documents d JOIN facts f ON f.document = d.document JOIN tellings t ON t.fact = f.fact"
        " JOIN occurrences o ON o.occurrence = t.occurrence WHERE d.document_key = ?"
    )
    return dict(visit.view.store.connection.execute(sql, (key,)).fetchall())
