"""Tables as folders of Parquet files: fixed settings and fixed names, so that the same rows give the same bytes."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import file_digest
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

ROWS_A_FILE = 500_000
ROWS_A_GROUP = 20_000
SETTINGS: Mapping[str, Any] = {
    "compression": "zstd",
    "compression_level": 5,
    "version": "2.6",
    "data_page_version": "1.0",
    "write_statistics": True,
    "store_schema": True,
}


@dataclass(frozen=True)
class Part:
    """A file of a table: where it lies below the folder, its rows, bytes and SHA-256."""

    path: str
    rows: int
    bytes: int
    sha256: str


def write_table(root: Path, name: str, schema: pa.Schema, rows: Iterable[Sequence[Any]]) -> tuple[Part, ...]:
    """Writes the rows below `root` as `name/part-00000.parquet` and further parts; a table without rows has one file without rows."""
    folder = root / name
    folder.mkdir(parents=True)
    source = iter(rows)
    parts: list[Part] = []
    first = list(islice(source, ROWS_A_GROUP))
    while first or not parts:
        path = folder / f"part-{len(parts):05}.parquet"
        number, first = _write_file(path, schema, first, source)
        parts.append(part_of(root, path, number))
    return tuple(parts)


def _write_file(
    path: Path, schema: pa.Schema, first: list[Sequence[Any]], source: Iterator[Sequence[Any]]
) -> tuple[int, list[Sequence[Any]]]:
    """One file; (its rows, the first group of the next)."""
    number, group = 0, first
    with pq.ParquetWriter(path, schema, **SETTINGS) as writer:
        while group and number < ROWS_A_FILE:
            writer.write_table(_table(schema, group))
            number += len(group)
            group = list(islice(source, ROWS_A_GROUP))
        if not number:
            writer.write_table(schema.empty_table())
    return number, group


def encoded_table(
    schema: pa.Schema, rows: Iterable[Sequence[Any]], change: Callable[[pa.Table], pa.Table] = lambda part: part
) -> tuple[bytes, int]:
    """(a file in memory, its rows), by the same settings. `change` is given each group of rows as it is written."""
    out, source, number = pa.BufferOutputStream(), iter(rows), 0
    with pq.ParquetWriter(out, schema, **SETTINGS) as writer:
        while group := list(islice(source, ROWS_A_GROUP)):
            writer.write_table(change(_table(schema, group)))
            number += len(group)
        if not number:
            writer.write_table(schema.empty_table())
    return out.getvalue().to_pybytes(), number


def _table(schema: pa.Schema, group: Sequence[Sequence[Any]]) -> pa.Table:
    columns = list(zip(*group, strict=True))
    return pa.Table.from_arrays([pa.array(values, kind) for values, kind in zip(columns, schema.types, strict=True)], schema=schema)


def part_of(root: Path, path: Path, rows: int) -> Part:
    """What the manifest says of a file."""
    return Part(path.relative_to(root).as_posix(), rows, path.stat().st_size, digest_of(path))


def digest_of(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
