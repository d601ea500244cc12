"""Rows as text: fields with tabs between or as CSV. Numbers are written as they are, absent is empty."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

Cell = str | int | float | None
_CLEAN = str.maketrans({"\t": " ", "\n": " ", "\r": " ", '"': "'", "\x00": " "})
BATCH = 500
NUMBERS = 53  # bits: what a double holds exactly, in which R keeps large whole numbers


def tabbed(cells: Sequence[Cell]) -> str:
    """One row with tabs between. These layouts know no quoting: line ends and tabs within a field become blanks, double quotes single ones."""
    fields: list[str] = ["" if cell is None else cell if cell.__class__ is str else str(cell) for cell in cells]
    line = "\t".join(fields)
    if '"' in line or "\n" in line or "\r" in line or line.count("\t") >= len(fields):
        line = "\t".join(field.translate(_CLEAN) for field in fields)
    return line + "\n"


def tabs(rows: Iterable[Sequence[Cell]], header: Sequence[str] = ()) -> Iterator[str]:
    """All rows, after a header where there is one."""
    if header:
        yield "\t".join(header) + "\n"
    for row in rows:
        yield tabbed(row)


def commas(rows: Iterable[Sequence[Cell]], header: Sequence[str]) -> Iterator[str]:
    """CSV as RFC 4180 has it, with a header, and with plain line ends."""
    page = io.StringIO()
    writer = csv.writer(page, lineterminator="\n")
    writer.writerow(header)
    for number, row in enumerate(rows, start=1):
        writer.writerow(row)
        if number % BATCH == 0:
            yield page.getvalue()
            page.seek(0)
            page.truncate()
    yield page.getvalue()


def number_of(identity: str) -> int:
    """A whole number made from an id, for layouts whose ids are numbers: the same for the same id in every record."""
    return int.from_bytes(sha256(identity.encode()).digest()[:8], "big") >> (64 - NUMBERS)
