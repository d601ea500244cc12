"""The record: a SQLite file of documents and what was found in them. It does not know how a fact was found."""

from legation.record.errors import NewerRecord, NotARecord, RecordError, RecordFull, RecordLocked, RecordUnwritable
from legation.record.filling import Ahead, Coder, Step, fill
from legation.record.identity import Release, document_key, run_id
from legation.record.occurrences import Asked
from legation.record.store import Store
from legation.record.taking import release_of, take
from legation.record.verdicts import Verdict, Word, correct, decide, fact_named, judge, rule, withdraw
from legation.record.view import Entry, Found, Hit, Query, View
from legation.record.writer import Writer
from legation.stories.telling import Ref

__all__ = ["Ahead", "Asked", "Coder", "Entry", "Found", "Hit", "NewerRecord", "NotARecord", "Query", "RecordError", "RecordFull", "RecordLocked", "RecordUnwritable", "Ref", "Release", "Step", "Store", "Verdict", "View", "Word", "Writer", "correct", "decide", "document_key", "fact_named", "fill", "judge", "release_of", "rule", "run_id", "take", "withdraw",]  # fmt: skip
