"""Tables as users keep them: CSV, TSV, XLSX and Parquet, one document a row, its fields told by the names of the columns."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import islice
from typing import IO, Any

from legation.reading import limits
from legation.reading.decoding import encoding_of
from legation.reading.found import Found, Piece
from legation.reading.given import LARGEST, Given, Unreadable, lines_of
from legation.reading.wishes import Wishes
from legation.reference.columns import FIELDS, column_names

_DELIMITERS = ",\t;|"
_HEADER_ROWS = 10  # a sheet's header stands among its first rows
_BATCH = 64  # rows of a Parquet file held at once
_LONGEST_NAME = 64
csv.field_size_limit(LARGEST)


def is_table(text: str) -> bool:
    """Whether a text is a table by its looks: a first line of short names, one of them known to hold the words, and rows as wide."""
    for delimiter in _DELIMITERS:
        if delimiter not in text.split("\n", 1)[0]:
            continue
        header, *first = _beginning(text, delimiter) or [[]]
        named = all(cell.strip() and len(cell) <= _LONGEST_NAME for cell in header) and len(header) > 1
        if named and "text" in columns_of(header, Wishes()) and all(len(row) == len(header) for row in first[:1]):
            return True
    return False


def _beginning(text: str, delimiter: str) -> list[list[str]]:
    """The first rows; none where the text cannot be read as a table (a carriage return within a line)."""
    try:
        return list(islice(csv.reader(io.StringIO(text), delimiter=delimiter), 3))
    except csv.Error:
        return []


def text_rows(given: Given, wishes: Wishes) -> Iterator[Piece]:
    """The rows of a CSV or TSV file."""
    encoding = encoding_of(given.head)
    kept = _Kept(_held(io.TextIOWrapper(given.stream, encoding, errors="mended", newline="")))
    first = given.head.decode(encoding, errors="replace").lstrip("\ufeff").split("\n", 1)[0]
    delimiter = _delimiter(first, given.name)
    rows = csv.reader(kept, delimiter=delimiter)
    numbered = ((f"{given.origin}, row {number}", row) for number, row in enumerate(_rows(rows, kept), start=1))
    yield from _pieces(numbered, given.origin, wishes)
    if kept.lines and "".join(kept.lines).count('"') % 2:
        raise Unreadable("a quotation mark is opened and never closed", "".join(kept.lines)[:60], "Close it: what follows it is one cell")


def sheet_rows(stream: IO[bytes], given: Given, wishes: Wishes) -> Iterator[Piece]:
    """The rows of every sheet of an XLSX file. Of a formula the value that was last stored is taken."""
    from openpyxl import load_workbook

    book, written = (load_workbook(stream, read_only=True, data_only=stored) for stored in (True, False))
    try:
        read = 0
        faults: list[Unreadable] = []
        for sheet, formulas in zip(book.worksheets, written.worksheets, strict=True):
            where = f"{given.origin}, sheet {sheet.title}"
            try:
                for piece in _pieces(_filled(sheet, formulas, where), where, wishes):
                    read += 1
                    yield piece
            except Unreadable as fault:
                faults.append(fault)
        if not read:
            raise faults[0] if faults else Unreadable("it has no rows", None, "Give it a header and a row for each document")
    finally:
        book.close()
        written.close()


def _filled(sheet: Any, formulas: Any, where: str) -> Iterator[tuple[str, list[str]]]:
    """The rows of a sheet in which something is written, be it a formula without a stored value."""
    both = zip(sheet.iter_rows(values_only=True), formulas.iter_rows(values_only=True), strict=False)
    for number, (values, written) in enumerate(both, start=1):
        if any(cell is not None for cell in written):
            yield f"{where}, row {number}", [_cell(value) for value in values]


def parquet_rows(stream: IO[bytes], given: Given, wishes: Wishes, first: int = 0, last: int | None = None) -> Iterator[Piece]:
    """The rows of a Parquet file, a batch at a time; of some only those from `first` up to `last`, counted from zero."""
    import pyarrow.parquet

    table = pyarrow.parquet.ParquetFile(stream)
    names = list(table.schema_arrow.names)
    columns = _columns_or_fault(names, wishes)
    groups, number = _groups(table.metadata, first, last)
    for batch in table.iter_batches(batch_size=_BATCH, row_groups=groups, columns=sorted(set(columns.values()))):
        for record in batch.to_pylist():
            number += 1
            if number <= first or (last is not None and number > last):
                continue
            row = {ours: _cell(record.get(theirs)) for ours, theirs in columns.items()}
            yield _piece(f"{given.origin}, row {number}", row, ())


def _groups(metadata: Any, first: int, last: int | None) -> tuple[list[int], int]:
    """The row groups in which rows from `first` up to `last` lie, and how many rows stand before them."""
    groups, before, begin = [], 0, 0
    for group in range(metadata.num_row_groups):
        end = begin + metadata.row_group(group).num_rows
        if end > first and (last is None or begin < last):
            groups.append(group)
        elif end <= first:
            before = end
        begin = end
    return groups, before


def columns_of(names: Sequence[str], wishes: Wishes) -> dict[str, str]:
    """Our fields with the column that holds each: as wished, else by the names that are usual, best first."""
    plain = {_plain(name): name for name in reversed(names)}
    out = {}
    for ours in FIELDS:
        if ours in wishes.columns:
            given = plain.get(_plain(wishes.columns[ours]))
            if given is not None:
                out[ours] = given
            continue
        usual = next((plain[name] for name in column_names(ours) if name in plain), None)
        if usual is not None and usual not in out.values():
            out[ours] = usual
    return out


def renamed(record: Mapping[str, object], wishes: Wishes) -> Mapping[str, object]:
    """A JSON record whose fields are named as wished, with our names."""
    wished = {ours: record[theirs] for ours, theirs in wishes.columns.items() if theirs in record}
    return {**record, **wished} if wished else record


def _columns_or_fault(names: Sequence[str], wishes: Wishes) -> dict[str, str]:
    columns = columns_of(names, wishes)
    missing = [theirs for ours, theirs in wishes.columns.items() if ours not in columns]
    listed = ", ".join(name or "(no name)" for name in names) or "none"
    if missing:
        raise Unreadable(f"it has no column {', '.join(missing)}; its columns are", listed, "Name one of these")
    if "text" not in columns:
        raise Unreadable("no column is known to hold the text; its columns are", listed, "Name the one that does: `--text COLUMN`")
    return columns


def _pieces(rows: Iterable[tuple[str, Sequence[str]]], where: str, wishes: Wishes) -> Iterator[Piece]:
    header: Sequence[str] | None = None
    columns: dict[str, str] = {}
    early: list[Sequence[str]] = []
    for origin, row in rows:
        if header is None:
            names = [cell.strip().lstrip("\ufeff") for cell in row]
            if early and len(early) >= _HEADER_ROWS:
                break
            if "text" in columns_of(names, wishes):
                header, columns = names, _columns_or_fault(names, wishes)
            else:
                early.append(names)
            continue
        at = {name: n for n, name in reversed(list(enumerate(header)))}
        values = {ours: row[at[theirs]] if at[theirs] < len(row) else "" for ours, theirs in columns.items()}
        yield _piece(origin, values, _width_doubt(row, header))
    if header is None and early:
        _columns_or_fault(early[0], wishes)
        raise Unreadable("it has no header", early[0], "Give the columns names in the first row")


def _width_doubt(row: Sequence[str], header: Sequence[str]) -> tuple[str, ...]:
    extra = len([cell for cell in row[len(header) :] if cell])
    return (f"the row has {extra} cells more than the header: they are not used",) if extra else ()


def _piece(origin: str, values: Mapping[str, str], doubts: tuple[str, ...]) -> Piece:
    if not values.get("text", "").strip():
        return origin, Unreadable(
            "its cell for the text is empty",
            None,
            "Fill it (a formula must have been calculated and saved), or name another column: `--text COLUMN`",
        )
    record = {ours: value for ours, value in values.items() if value}
    return origin, Found(record, doubts=doubts)


def _delimiter(first: str, name: str) -> str:
    if name.lower().endswith((".tsv", ".tab")) and "\t" in first:
        return "\t"
    return max(_DELIMITERS, key=first.count)


def _rows(rows: Iterator[list[str]], kept: "_Kept") -> Iterator[list[str]]:
    for row in rows:
        if row:
            yield row
        kept.last()


def _cell(value: Any) -> str:
    """A cell as words; a date as ISO 8601, without its time where that is midnight."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if not (value.hour or value.minute or value.second) else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", errors="mended")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _plain(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())


def _held(stream: IO[str]) -> Iterator[str]:
    """The lines of a table. Raises `Unreadable` for one that cannot be held."""
    for line in lines_of(stream, LARGEST):
        if line is None:
            raise Unreadable("a line is too long", f"more than {LARGEST >> 20} MB", limits.HELD.remedy("Split the table"))
        yield line


class _Kept:
    """Lines that pass, with those of the current row kept: a row that never ends is told by them."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self.lines: list[str] = []
        self._done = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        if self._done:
            self.lines, self._done = [], False
        self.lines.append(line)
        return line

    def last(self) -> None:
        """A row is complete: the next line begins another."""
        self._done = True
