"""Revised reports: where the version of an article that stands tells an occurrence otherwise than the one before it."""

import sqlite3
from collections.abc import Iterator

from legation.model import Difference, Occurrence, Report, Version
from legation.record.versions import changes

REVISED = "revised"  # the field of such a difference

_EARLIER = (
    "SELECT e.document_key, e.document_id, e.title, e.source, e.outlet, e.published, e.url, e.text AS earlier, l.text AS later FROM documents e"
    " JOIN documents l ON l.document = e.superseded_by WHERE l.document_key = ? AND e.state = 'superseded' ORDER BY e.published, e.document"
)


def has_revised(connection: sqlite3.Connection) -> bool:
    """Whether the record has any article of which an earlier version was replaced."""
    sql = (
        "SELECT 1 FROM documents WHERE superseded_by IS NOT NULL AND state = 'superseded' LIMIT 1"  # by its index: there is none of states
    )
    return connection.execute(sql).fetchone() is not None


def revisions(connection: sqlite3.Connection, one: Occurrence) -> Iterator[Difference]:
    """A row for each change within the words on which an occurrence rests: what the earlier version had there, and what stands."""
    for report in one.told:
        words = " ".join(span.text for span in (*report.evidence, *((report.sentence,) if report.sentence else ())))
        for row in connection.execute(_EARLIER, (report.document,)):
            for change in changes(row["earlier"], row["later"]):
                if change.before and change.after and change.after in words:
                    versions = (_before(row, change.before), _after(report, change.after))
                    yield Difference(occurrence=one.id, title=one.title, field=REVISED, versions=versions)


def _before(row: sqlite3.Row, value: str) -> Version:
    return Version(
        value=value, document=row["document_key"], id=row["document_id"], source=row["source"], published=row["published"], evidence=None,
        outlet=row["outlet"], title=row["title"], url=row["url"],
    )  # fmt: skip


def _after(report: Report, value: str) -> Version:
    return Version(
        value=value, document=report.document, id=report.id, source=report.source, published=report.published, evidence=next(iter(report.evidence), None),
        outlet=report.outlet, title=report.title, url=report.url,
    )  # fmt: skip
