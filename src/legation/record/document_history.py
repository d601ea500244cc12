"""The history of a document: its codings, the versions of its article and what each has otherwise, copies of it, and why it was removed."""

import msgspec

from legation.model import LegationError
from legation.record.store import Store
from legation.record.versions import Change, changes


class CodingLine(msgspec.Struct, frozen=True, kw_only=True):
    """A coding: its number, as `legation diff` takes it, who made it, and whether it is current."""

    number: int
    release: str
    register: str
    current: bool


class VersionLine(msgspec.Struct, frozen=True, kw_only=True):
    """A version of an article. `changes`: what it has otherwise than the version before it."""

    document: str
    id: str
    state: str
    published: str | None
    title: str | None
    changes: tuple[Change, ...]


class DocumentHistory(msgspec.Struct, frozen=True, kw_only=True):
    """A document from its arrival on. `versions`: of the article, the earliest first, this one among them; `copies`: keys of documents that reprint it."""

    document: str
    id: str
    state: str
    why: str | None
    superseded_by: str | None
    title: str | None
    source: str | None
    outlet: str | None
    url: str | None
    published: str | None
    facts: int
    codings: tuple[CodingLine, ...]
    versions: tuple[VersionLine, ...]
    copies: tuple[str, ...]


def document_history(store: Store, name: str) -> DocumentHistory:
    """The history of a document, named by its key or id."""
    sql = (
        "SELECT d.*, l.document_key AS later, (SELECT count(*) FROM facts f WHERE f.document = d.document) AS facts FROM documents d"
        " LEFT JOIN documents l ON l.document = d.superseded_by WHERE d.document_key = ?1 OR d.document_id = ?1 ORDER BY d.document_key = ?1 DESC, d.document"
    )
    rows = store.connection.execute(sql, (name,)).fetchall()
    if not rows:
        raise LegationError(
            "there is no such document in the record", name, "Name a document by its key or id, as `legation search` shows it"
        )
    row = next((one for one in rows if one["state"] == "coded"), rows[0]) if rows[0]["document_key"] != name else rows[0]
    return DocumentHistory(
        document=row["document_key"], id=row["document_id"], state=row["state"], why=row["why"], superseded_by=row["later"], title=row["title"],
        source=row["source"], outlet=row["outlet"], url=row["url"], published=row["published"], facts=row["facts"],
        codings=_codings(store, row["document"]), versions=_versions(store, row["document"], row["superseded_by"]), copies=_copies(store, row["document"]),
    )  # fmt: skip


def _codings(store: Store, document: int) -> tuple[CodingLine, ...]:
    sql = "SELECT c.coding, r.release, r.register, c.current FROM codings c JOIN runs r ON r.run = c.run WHERE c.document = ? ORDER BY c.coding"
    found = store.connection.execute(sql, (document,))
    return tuple(CodingLine(number=row[0], release=row[1], register=row[2], current=bool(row[3])) for row in found)


def _versions(store: Store, document: int, latest: int | None) -> tuple[VersionLine, ...]:
    """The versions of its article in order of publication; those that were superseded all point to the latest."""
    last = latest or document
    sql = (
        "SELECT document_key, document_id, state, published, title, text FROM documents WHERE document = ?1 OR superseded_by = ?1"
        " ORDER BY document = ?1, published, document"
    )
    made, before = [], None
    for row in store.connection.execute(sql, (last,)):
        otherwise = tuple(changes(before, row["text"])) if before is not None else ()
        before = row["text"]
        made.append(
            VersionLine(
                document=row["document_key"], id=row["document_id"], state=row["state"], published=row["published"], title=row["title"], changes=otherwise
            )
        )  # fmt: skip
    return tuple(made) if len(made) > 1 else ()


def _copies(store: Store, document: int) -> tuple[str, ...]:
    sql = (
        "SELECT d.document_key FROM copies c JOIN documents d ON d.document = c.document WHERE c.report = (SELECT report FROM copies WHERE document = ?1)"
        " AND c.document <> ?1 ORDER BY 1"
    )
    return tuple(row[0] for row in store.connection.execute(sql, (document,)))
