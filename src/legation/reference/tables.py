"""Tables of knowledge: tab-separated files in `reference/data`, one row a fact, each with its source."""

import csv
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

import msgspec

from legation.model import LegationError

Row = TypeVar("Row", bound=msgspec.Struct)
DATA = files("legation.reference") / "data"


def rows(name: str, shape: type[Row], *, path: Traversable | None = None) -> Iterator[Row]:
    """The rows of `data/NAME.tsv` as `shape`, or of the file at `path`, where a table of the user's own is read.

    The first line names the columns (a field `from_` stands under `from`). Lines that begin with `#` are comments. An empty cell is
    absent; in a column of type `tuple[str, ...]` the parts are set apart by `|`. A cell that does not fit its type stops the run.
    """
    path = path or DATA / f"{name}.tsv"
    fields = {field.encode_name: field for field in msgspec.structs.fields(shape)}
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
    for number, cells in enumerate(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), start=2):
        yield _row(name, number, cells, fields, shape)


def _row(name: str, number: int, cells: dict[str, str], fields: dict[str, msgspec.structs.FieldInfo], shape: type[Row]) -> Row:
    values: dict[str, object] = {}
    for column, cell in cells.items():
        if column not in fields:
            raise LegationError(
                f"cannot read table {name}.tsv, data row {number}: unknown column", column, f"columns are {', '.join(fields)}"
            )
        if cell is None or cell == "":
            continue
        values[column] = tuple(part for part in cell.split("|") if part) if _is_list(fields[column]) else cell
    try:
        return msgspec.convert(values, shape, strict=False)
    except msgspec.ValidationError as error:
        raise LegationError(f"cannot read table {name}.tsv, data row {number}: {error}", cells, "mend that row") from error


def _is_list(field: msgspec.structs.FieldInfo) -> bool:
    return getattr(field.type, "__origin__", None) is tuple
