"""The codebook of a snapshot: every table and column with what the schema says of it, made from the comments in the schema's own files."""

import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence

from legation.exports.snapshots.tables import ORDER, Table
from legation.record.store import migrations

_MADE = re.compile(r"((?:^--[^\n]*\n)*)^CREATE (?:TABLE|VIEW) (\w+)", re.M)
_COLUMN = re.compile(r"^\s+(\w+)\s+(?:INTEGER|TEXT|REAL|BLOB)\b[^\n]*?(?:--\s*([^\n]*))?$", re.M)
_ALIASES = {
    "meeting_id": "fact_id", "event_id": "fact_id", "statement_id": "fact_id", "commitment_id": "fact_id", "document_title": "title", "mode": "event_mode",
    "realis": "event_realis", "speaker": "speaker_name", "kind": "occurrence_kind",
}  # fmt: skip


def page(connection: sqlite3.Connection, tables: Sequence[Table]) -> str:
    """The codebook as Markdown."""
    return "\n".join((*_head(), *(line for table in tables for line in _section(connection, table)))) + "\n"


def _head() -> Iterator[str]:
    yield "# Codebook"
    yield ""
    yield (
        "One folder a table, Parquet inside. `fact`, `document`, `occurrence`, `actor`, `issue` are numbers by which tables are joined within this snapshot;"
        " ids (`fact_id`, `document_key`, `occurrence_id`, `actor_key`) hold across snapshots. Codes: PLOVER and CAMEO for events, ISO 3166-1 alpha-3 for states,"
        " GeoNames for places. Absent is null. Views (`meetings_view` and the others) have everything about a fact in one row."
    )
    yield ""


def _section(connection: sqlite3.Connection, table: Table) -> Iterator[str]:
    meanings, columns = table_meanings(), column_meanings(connection)
    yield f"## {table.name}"
    yield ""
    if meaning := meanings.get(table.name):
        yield meaning
        yield ""
    yield "| column | type | meaning |"
    yield "|---|---|---|"
    for field in table.schema:
        said = columns.get((table.name, field.name)) or _borrowed(columns, field.name) or ""
        left = "; empty in this snapshot: words of the sources" if field.name in table.empty else ""
        yield f"| `{field.name}` | {field.type} | {said}{left} |".replace("| ; ", "| ")
    yield ""


def table_meanings() -> Mapping[str, str]:
    """What the comment before a table's making says of it."""
    found: dict[str, str] = {}
    for number in sorted(migrations()):
        for comment, name in _MADE.findall(migrations()[number].script):
            words = " ".join(line.removeprefix("--").strip() for line in comment.splitlines())
            if words:
                found[name] = words
    return found


def column_meanings(connection: sqlite3.Connection) -> Mapping[tuple[str, str], str]:
    """What the comment after a column says of it, by table and column."""
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql IS NOT NULL").fetchall()
    return {(name, column): said.strip() for name, sql in rows for column, said in _COLUMN.findall(sql) if said}


def _borrowed(columns: Mapping[tuple[str, str], str], name: str) -> str | None:
    """What a table says of the column from which a view has it."""
    wanted = _ALIASES.get(name, name)
    return next((columns[table, wanted] for table in ORDER if (table, wanted) in columns), None)
