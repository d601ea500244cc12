"""Whether a record is sound: what SQLite says of the file, the schema, and whether what is worked out from the facts is all there. Nothing is written."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import msgspec

from legation.record.errors import RecordError
from legation.record.keeping import NOTES
from legation.record.store import Store, migrations

Level = Literal["ok", "missing", "broken"]
_SHOWN = 3


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was looked at. `level`: `ok`; `missing`: what can be done without, or is brought up by itself; `broken`: what must be mended.
    `remedy`: the command that does."""

    check: str
    level: Level
    message: str
    remedy: str | None = None


def check_record(path: str | Path, *, thorough: bool = True) -> list[Finding]:
    """What was found of the record in this file, in the order in which it was looked at; a file that cannot be opened gives one finding.

    `thorough`: every page of the file is looked at, some 200 MB a second.
    """
    named = Path(path)
    try:
        with Store.open(named, readonly=True) as store:
            return [finding for check in _CHECKS if thorough or check is not _pages for finding in check(store, named)]
    except RecordError as error:
        return [Finding(check="opening", level="broken", message=str(error), remedy=_reopened(named))]
    except sqlite3.DatabaseError as error:
        return [Finding(check="pages", level="broken", message=f"the file is damaged: {error}", remedy=_RESTORE)]


_RESTORE = "restore a copy, or read the documents into a new record: legation read PATH --record NEW"


def _reopened(path: Path) -> str | None:
    """An older schema is brought up by any command that may write."""
    if not path.is_file():
        return f"legation read PATH --record {path}"
    try:
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
            behind = connection.execute("PRAGMA user_version").fetchone()[0] < max(migrations())
    except sqlite3.Error:
        return _RESTORE
    return f"legation meetings --record {path}" if behind else None


def _schema(store: Store, path: Path) -> Iterator[Finding]:
    version = store.connection.execute("PRAGMA user_version").fetchone()[0]
    yield Finding(check="schema", level="ok", message=f"schema {version}, which is this release's")


def _pages(store: Store, path: Path) -> Iterator[Finding]:
    told = [str(row[0]) for row in store.connection.execute("PRAGMA quick_check")]
    if told == ["ok"]:
        yield Finding(check="pages", level="ok", message="every page is sound (quick_check)")
    else:
        yield Finding(check="pages", level="broken", message=f"the file is damaged: {'; '.join(told[:_SHOWN])}", remedy=_RESTORE)


def _foreign_keys(store: Store, path: Path) -> Iterator[Finding]:
    stray = store.connection.execute('SELECT "table", count(*) FROM pragma_foreign_key_check GROUP BY 1').fetchall()
    if not stray:
        yield Finding(check="foreign keys", level="ok", message="every row has what it refers to")
    else:
        told = ", ".join(f"{number} of {table}" for table, number in stray)
        yield Finding(
            check="foreign keys", level="broken", message=f"rows refer to what is not there: {told}", remedy=_REBUILD.format(path)
        )


_REBUILD = "legation record rebuild {}"


def _derived(store: Store, path: Path) -> Iterator[Finding]:
    """What is worked out from the facts: nothing waits, each fact that counts is in an occurrence, each occurrence has a telling, the words of all are indexed."""
    waiting = sum(store.connection.execute(f"SELECT count(*) FROM {note}").fetchone()[0] for note in NOTES)
    if waiting:
        told = f"{waiting:,} facts or groups wait to be merged; the next command that may write does it"
        yield Finding(check="occurrences", level="missing", message=told, remedy=f"legation meetings --record {path}")
    faults = [f"{number:,} {what}" for what, sql in _FAULTS.items() if (number := store.connection.execute(sql).fetchone()[0])]
    if faults:
        yield Finding(check="occurrences", level="broken", message="; ".join(faults), remedy=_REBUILD.format(path))
    elif not waiting:
        number = store.connection.execute("SELECT count(*) FROM occurrences").fetchone()[0]
        yield Finding(check="occurrences", level="ok", message=f"{number:,} occurrences, up to date with their facts")


_FAULTS = {
    "facts in no occurrence": (
        "SELECT count(*) FROM facts f WHERE f.kind <> 'possible event' AND f.ruling IS NOT 'rejected'"
        " AND NOT EXISTS (SELECT 1 FROM tellings t WHERE t.fact = f.fact) AND NOT EXISTS (SELECT 1 FROM waiting w WHERE w.fact = f.fact)"
    ),
    "tellings of no fact": "SELECT count(*) FROM tellings t WHERE NOT EXISTS (SELECT 1 FROM facts f WHERE f.fact = t.fact)",
    "tellings of no occurrence": (
        "SELECT count(*) FROM tellings t WHERE NOT EXISTS (SELECT 1 FROM occurrences o WHERE o.occurrence = t.occurrence)"
        " AND NOT EXISTS (SELECT 1 FROM disturbed) AND NOT EXISTS (SELECT 1 FROM waiting)"
    ),
    "documents not in the full-text index": (
        "SELECT abs((SELECT count(*) FROM documents) - (SELECT count(*) FROM documents_words_docsize))"
    ),
    "facts not in the full-text index": "SELECT abs((SELECT count(*) FROM facts) - (SELECT count(*) FROM facts_words_docsize))",
}  # fmt: skip


def _size(store: Store, path: Path) -> Iterator[Finding]:
    one = store.connection.execute("SELECT count(*), sum(length(text)) FROM documents").fetchone()
    pages, size, free = (store.connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size", "freelist_count"))
    held = f"{one[0]:,} documents, {pages * size / 1e6:,.1f} MB"
    told = f"{held}, {_by_part(store, pages * size, max(one[0], 1))}"
    if free * size > max(pages * size / 4, 1_000_000):
        yield Finding(
            check="size", level="missing", message=f"{told}; {free * size / 1e6:,.1f} MB of it are free", remedy=f"sqlite3 {path} VACUUM"
        )
    else:
        yield Finding(check="size", level="ok", message=told)


def _by_part(store: Store, everything: int, documents: int) -> str:
    """How many kilobytes a document takes: its text, its full-text indexes, and the rest; together where SQLite does not tell the parts."""
    asked = "SELECT coalesce(sum(pgsize), 0) FROM dbstat WHERE aggregate = 1 AND (name LIKE '%!_words' ESCAPE '!' OR name LIKE '%!_words!_%' ESCAPE '!')"
    try:
        (words,) = store.connection.execute(asked).fetchone()
    except sqlite3.OperationalError:  # a SQLite without `dbstat`
        return f"{everything / documents / 1000:,.0f} KB a document with its text and indexes"
    (text,) = store.connection.execute("SELECT coalesce(sum(length(CAST(text AS BLOB))), 0) FROM documents").fetchone()
    whole, own, found = (part / documents / 1000 for part in (everything, text, words))
    return f"{whole:,.0f} KB a document: {own:,.1f} its text, {found:,.1f} full-text indexes, {whole - own - found:,.1f} the rest"


_CHECKS: tuple[Callable[[Store, Path], Iterator[Finding]], ...] = (_schema, _pages, _foreign_keys, _derived, _size)
