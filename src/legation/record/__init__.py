"""The record: a SQLite file of documents and what was found in them. It does not know how a fact was found."""

from legation.record.errors import NewerRecord, NotARecord, RecordError, RecordFull, RecordLocked, RecordUnwritable
from legation.record.filling import Coder, Step, fill
from legation.record.identity import Release, document_key, run_id
from legation.record.store import Store
from legation.record.view import Entry, Found, Hit, Query, View
from legation.record.writer import Writer

__all__ = [
    "Coder", "Entry", "Found", "Hit", "NewerRecord", "NotARecord", "Query", "RecordError", "RecordFull", "RecordLocked",
    "RecordUnwritable", "Release", "Step", "Store", "View", "Writer", "document_key", "fill", "run_id",
]  # fmt: skip
