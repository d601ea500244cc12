"""Which tables a snapshot has, with which columns of which types, in which order, and which of them hold words of the sources."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

LEFT_OUT: Mapping[str, frozenset[str]] = {
    "documents": frozenset({"escaped", "details"}),
    "copies": frozenset({"minima", "words"}),
    "runs": frozenset({"inputs"}),
    "dyads": frozenset({"figure", "told", "first", "meeting"}),
}
"""Columns that are no data of their own: what serves the record only, digests, and the paths of inputs."""

WORDS: Mapping[str, frozenset[str]] = {
    "documents": frozenset({"text"}), "facts": frozenset({"corrected"}), "statements": frozenset({"words"}), "commitments": frozenset({"words"}),
    "verdicts": frozenset({"one_anchor", "other_anchor", "value"}), "meetings_view": frozenset({"sentence"}), "events_view": frozenset({"sentence"}),
    "statements_view": frozenset({"sentence", "words"}), "commitments_view": frozenset({"sentence", "words"}),
    "occurrences_view": frozenset({"sentence"}),
}  # fmt: skip
"""Columns with words of the sources; they are empty without text. The title of a statement or commitment has such words too (`titles`)."""

ORDER: Mapping[str, str] = {
    "runs": "run", "documents": "document", "copies": "document", "actors": "actor", "facts": "fact", "statements": "fact", "events": "fact",
    "possible_events": "fact", "meetings": "fact", "commitments": "fact", "parties": "fact, side, actor", "participants": "fact, seat",
    "issue_areas": "issue", "issues": "fact, issue", "verdicts": "verdict", "attachments": "verdict, side", "occurrences": "occurrence", "tellings": "fact",
    "occurrence_parties": "occurrence, side, party", "occurrence_people": "occurrence, seat", "occurrence_issues": "occurrence, rank",
    "dyads": "one, other, occurrence", "successions": "occurrence_id",
}  # fmt: skip
"""The tables, each with the order of its rows."""

VIEW_ORDER: Mapping[str, str] = {
    "meetings_view": "document_key, meeting_id", "events_view": "document_key, event_id", "statements_view": "document_key, statement_id",
    "commitments_view": "document_key, commitment_id", "participants_view": "document_key, meeting_id, participant_name, role, party, office",
    "occurrences_view": "occurrence_id",
}  # fmt: skip
"""The views for people, each with the order of its rows."""

_INTEGERS = frozenset(
    {"quad", "geonames_id", "reports", "documents", "judged", "killed_least", "killed_most", "wounded_least", "wounded_most"}
)
_REALS = frozenset({"intensity", "goldstein", "latitude", "longitude", "confidence", "sides_confidence", "amount"})
_TYPES = {"INTEGER": pa.int64(), "REAL": pa.float64(), "TEXT": pa.string()}


@dataclass(frozen=True)
class Table:
    """A table of a snapshot. `empty`: its columns that are left empty, for they hold words of the sources."""

    name: str
    schema: pa.Schema
    query: str
    empty: frozenset[str]


def tables(connection: sqlite3.Connection, *, text: bool) -> Sequence[Table]:
    """All tables and views of a snapshot, in the order of the schema."""
    plain = [_table(connection, name, f"SELECT {{}} FROM {name} ORDER BY {order}", text=text) for name, order in ORDER.items()]
    views = [_table(connection, name, f"SELECT {{}} FROM {name} ORDER BY {order}", text=text) for name, order in VIEW_ORDER.items()]
    return plain + views


def _table(connection: sqlite3.Connection, name: str, query: str, *, text: bool) -> Table:
    left_out = LEFT_OUT.get(name, frozenset())
    columns = [(row[1], row[2]) for row in connection.execute(f"PRAGMA table_info({name})") if row[1] not in left_out]
    empty = frozenset() if text else WORDS.get(name, frozenset())
    chosen = ", ".join(_chosen(name, column, empty, text=text) for column, _ in columns)
    return Table(name, pa.schema([(column, _type(column, declared)) for column, declared in columns]), query.format(chosen), empty)


def _chosen(name: str, column: str, empty: frozenset[str], *, text: bool) -> str:
    if column in empty:
        return f"NULL AS {column}"
    if name == "occurrences_view" and column == "occurrence_title" and not text:
        return f"CASE WHEN kind IN ('meeting', 'event') THEN {column} END AS {column}"
    return column


def _type(column: str, declared: str) -> pa.DataType:
    """As the schema declares it; of a view's column, whose declaration may be lost, by its name."""
    if declared in _TYPES:
        return _TYPES[declared]
    return pa.int64() if column in _INTEGERS else pa.float64() if column in _REALS else pa.string()
