"""Meeting: one occurrence with all its reports, the differences between them, why each is here, and what followed from it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from legation.desk import counting, naming
from legation.desk.answers import Context, Row
from legation.desk.problems import Moved, NotFound
from legation.desk.visit import Visit
from legation.model import Difference, Occurrence, OccurrenceKind


@dataclass(frozen=True, kw_only=True)
class OccurrencePage(Context):
    """One occurrence: what the pages of its four kinds have in common."""

    listed: ClassVar[bool] = True
    occurrence: Occurrence
    differences: tuple[Difference, ...]

    def rows(self) -> Iterable[Row]:
        """A row a report."""
        for report in self.occurrence.told:
            yield {
                "occurrence": self.occurrence.id, "document": report.document, "document_id": report.id, "fact": report.fact, "title": report.title,
                "source": report.source, "published": report.published, "url": report.url, "said": report.said, "copy_of": report.copy_of,
                "reason": report.reason, "passage": report.evidence[0].text if report.evidence else None,
            }  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class MeetingPage(OccurrencePage):
    """A meeting."""

    template: ClassVar[str] = "meeting.html"
    room: ClassVar[str] = "meeting"
    commitments: tuple[Occurrence, ...]
    statements: tuple[Occurrence, ...]
    beside: Occurrence | None


def page(visit: Visit, key: str) -> MeetingPage:
    """The meeting of an id, or of a fact of it."""
    one = occurrence(visit, "meeting", key)
    return MeetingPage(
        title=one.title, occurrence=one, differences=differences(visit, one), commitments=_in_its_documents(visit, one, "commitment"),
        statements=_in_its_documents(visit, one, "statement"), beside=_beside(visit, one),
    )  # fmt: skip


def occurrence(visit: Visit, kind: OccurrenceKind, key: str) -> Occurrence:
    """The occurrence of an id; what went away leads to what it became."""
    one = visit.view.occurrence(key)
    if one is None:
        raise NotFound(f"there is no such {kind} in the record", key, "It may have been taken out; search for it by its words")
    if one.kind != kind or one.id != key:
        raise Moved(naming.occurrence_link(one))
    return one


def differences(visit: Visit, one: Occurrence) -> tuple[Difference, ...]:
    """Where the reports disagree."""
    return tuple(visit.view.differences(one.id)) if len(one.told) > 1 else ()


def _in_its_documents(visit: Visit, one: Occurrence, kind: OccurrenceKind) -> tuple[Occurrence, ...]:
    """What the documents that report the meeting have besides, between two of its parties: what was said and bound there, as far as is known."""
    documents = list(dict.fromkeys(report.document for report in one.told))[:40]
    if not documents or not one.parties:
        return ()
    marks, sides = ",".join("?" * len(documents)), ",".join("?" * len(one.parties))
    sql = (
        "SELECT t.occurrence, min(o.sort_day), count(DISTINCT f.document) AS told FROM documents d JOIN facts f ON f.document = d.document JOIN tellings t ON t.fact = f.fact"
        " JOIN occurrences o ON o.occurrence = t.occurrence"
        f" WHERE d.document_key IN ({marks}) AND f.kind = ? AND (SELECT count(DISTINCT p.party) FROM occurrence_parties p WHERE p.occurrence = t.occurrence AND p.party IN ({sides})) >= ?"
        " GROUP BY t.occurrence ORDER BY told DESC, 2, t.occurrence LIMIT 20"
    )
    return counting.shown(visit.view, sql, (*documents, kind, *one.parties, min(2, len(one.parties))))


def _beside(visit: Visit, one: Occurrence) -> Occurrence | None:
    """The meeting on whose sidelines this one was, where it is in the record."""
    return visit.view.occurrence(one.sidelines_of) if one.sidelines_of and not one.sidelines_of.startswith("mechanism:") else None
