"""Gold: folders of JSON lines, a folder a set and a file a part."""

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from legation.model import LegationError

Record = Mapping[str, Any]
Parts = dict[str, list[Record]]


def parts(folder: Path, item: str) -> Parts:
    """The records of a set by part; `set/part` names one of them. Parts called `train...` are left out unless named."""
    return {file.stem: _records(file) for file in _files(folder, item)}


def limited(records: list[Record], limit: int | None) -> list[Record]:
    """At most `limit` records, spread evenly."""
    if not limit or len(records) <= limit:
        return records
    return [records[i * len(records) // limit] for i in range(limit)]


def digest(folder: Path, item: str) -> str:
    """12 hex digits that change when the gold that this set or part is scored on does."""
    content = sha256()
    for file in _files(folder, item):
        content.update(f"{file.name}\n".encode() + file.read_bytes())
    return content.hexdigest()[:12]


def present(folder: Path) -> list[str]:
    """The folders that hold gold."""
    return sorted({file.parent.name for file in folder.glob("*/*.jsonl")})


def _files(folder: Path, item: str) -> list[Path]:
    name, _, part = item.partition("/")
    found = sorted((folder / name).glob("*.jsonl"))
    chosen = [file for file in found if (file.stem == part if part else not file.name.startswith("train"))]
    if not chosen:
        raise LegationError("no such gold", f"{item} in {folder}", "name a folder in it, or `folder/part` for one of its .jsonl files")
    return chosen


def _records(file: Path) -> list[Record]:
    with file.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]
