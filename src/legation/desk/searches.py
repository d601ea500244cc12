"""Saved searches: names for addresses, kept in a file beside the record that can be shared, with the last fact that was there when each was looked at."""

import json
import os
import threading
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from legation.model import LegationError

MOST, LONGEST = 200, 6000
SQL = "/sql?query="  # a question in SQL is kept by its whole address
_LOCK = threading.Lock()


@dataclass(frozen=True)
class Saved:
    """One search: its name, the query of its address (with `?`; of a question in SQL the whole address), and the highest fact that had come in when it was last looked at."""

    name: str
    query: str
    seen: int = 0

    @property
    def address(self) -> str:
        """Where it is asked again."""
        return self.query if self.query.startswith(SQL) else f"/search{self.query}"


def file_of(record: Path) -> Path:
    """The file of a record's searches."""
    return record.with_name(f"{record.name}.searches.json")


def searches(record: Path) -> tuple[Saved, ...]:
    """Those that are kept, by name."""
    file = file_of(record)
    if not file.is_file():
        return ()
    try:
        return tuple(read(json.loads(file.read_text(encoding="utf-8"))))
    except (OSError, ValueError, RecursionError) as error:
        raise LegationError("cannot read the saved searches", file, f"Mend or remove the file ({error})") from error


def read(plain: Any) -> Iterator[Saved]:
    """The searches of a file's content; an error for what is none."""
    entries = plain.get("searches") if isinstance(plain, dict) else None
    if not isinstance(entries, list) or len(entries) > MOST:
        raise LegationError("this is no file of saved searches", None, f'It has {{"searches": [{{"name", "query"}}]}}, {MOST} at most')
    for entry in entries:
        name, query = (entry.get("name"), entry.get("query")) if isinstance(entry, dict) else (None, None)
        if not isinstance(name, str) or not isinstance(query, str):
            raise LegationError("this is no saved search", entry, "Each has a name and a query")
        seen = entry.get("seen", 0)
        yield made(name, query, seen if isinstance(seen, int) and 0 <= seen < 2**62 else 0)


def made(name: str, query: str, seen: int) -> Saved:
    """A search, checked."""
    bare = " ".join(name.split())[:80]
    if not bare:
        raise LegationError("a saved search needs a name", name, "Give one")
    if len(query) > LONGEST or (query and not query.startswith(("?", SQL))) or any(ord(c) < 32 for c in query):
        raise LegationError("this is no query of an address", query[:80], f"It begins with ? or {SQL}")
    return Saved(bare, query, seen)


def keep(record: Path, *new: Saved) -> None:
    """Adds searches; one of the same name takes the place of the older."""
    with _LOCK:
        kept = {one.name: one for one in searches(record)}
        kept.update((one.name, one) for one in new)
        if len(kept) > MOST:
            raise LegationError("so many searches cannot be kept", len(kept), f"{MOST} at most: remove some")
        _write(record, kept)


def remove(record: Path, name: str) -> None:
    """Forgets a search."""
    with _LOCK:
        _write(record, {one.name: one for one in searches(record) if one.name != name})


def looked(record: Path, name: str, upto: int) -> None:
    """Notes that everything up to a fact was seen."""
    with _LOCK:
        _write(record, {one.name: replace(one, seen=upto) if one.name == name else one for one in searches(record)})


def shared(record: Path) -> str:
    """The searches as a file to give away: without what was seen."""
    return (
        json.dumps({"searches": [{"name": one.name, "query": one.query} for one in searches(record)]}, ensure_ascii=False, indent=1) + "\n"
    )


def _write(record: Path, kept: dict[str, Saved]) -> None:
    file = file_of(record)
    part = file.with_name(f"{file.name}.part")
    text = json.dumps({"searches": [asdict(one) for _, one in sorted(kept.items())]}, ensure_ascii=False, indent=1) + "\n"
    try:
        part.write_text(text, encoding="utf-8", errors="replace")
        os.replace(part, file)  # noqa: PTH105
    except OSError as error:
        raise LegationError("cannot keep the search", file, f"{error.strerror}: the record's folder must be writable") from error
