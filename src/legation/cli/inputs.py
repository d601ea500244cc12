"""What the commands take in: documents from paths or standard input, and JSON lines with fields of their own."""

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from legation.model import LegationError
from legation.reference.columns import FIELDS, column_names

if TYPE_CHECKING:
    from legation.reading import Reading, Wishes

STANDARD_INPUT = "-"
_TABLE = re.compile(r"\.(?:csv|tsv|tab|xlsx|parquet|pq|jsonl|ndjson|json)(?:\.(?:gz|zst|bz2|xz))?$", re.IGNORECASE)


def readings(paths: list[str], wishes: "Wishes | None" = None) -> "Iterable[Reading]":
    """Readings of the paths in order; `-`, or no path where something is piped in, reads standard input. Files come as `Inputs`, counted."""
    from legation.reading import Inputs, read_stream

    if not paths and sys.stdin.isatty():
        raise LegationError("no input given", None, "Name files or folders, or pipe JSON lines in and give `-`")
    if not paths or paths == [STANDARD_INPUT]:
        return read_stream(sys.stdin.buffer, wishes)
    if STANDARD_INPUT in paths:
        raise LegationError("cannot read standard input and files in one run", " ".join(paths), "Give either `-` or paths")
    found = Inputs(paths, wishes)
    if not found.total:
        tell(f"nothing to read in {' '.join(paths)}: no file is there (hidden ones are passed over)")
    return found


def one_of(path: str, identity: str | None, published: str | None, task: str) -> "Reading":
    """The document of a file that is named, or its first. `task`: what was to be done with it, for the error where there is none."""
    for item in readings([path], wishes_of([path], published, {})):
        if identity is None or item.document.id == identity:
            return item
    raise LegationError(f"no document to {task}", path if identity is None else f"{identity} in {path}", "Check the file and the id")


def wishes_of(paths: list[str], published: str | None, columns: Mapping[str, str | None], *, any_language: bool = False) -> "Wishes":
    """What the options of a command ask of the reading. `published` is a date, or the name of the column that holds it."""
    from legation.reading import Wishes, published_date

    named = {field: column for field, column in columns.items() if column}
    if published is None or published_date(published)[0] is not None:
        return Wishes(published=published, columns=named, any_language=any_language)
    if named or _plain(published) in column_names("published") or any(_TABLE.search(path) for path in paths):
        return Wishes(columns={**named, "published": published}, any_language=any_language)
    raise LegationError(
        "cannot use the publication date given",
        published,
        "Write it as 2023-11-10, 2023-11 or 2023; for tables, name the column that holds it",
    )


PATHS_HELP = (
    "Files, folders and patterns: text, JSON, HTML, RSS and Atom, PDF, DOCX, CSV, TSV, XLSX, Parquet, e-mail, exports of news databases, "
    "WARC and ARC, packed or not; `-` reads standard input."
)
PUBLISHED_HELP = "Publication date of documents that carry none (2023-11-10, 2023-11, 2023); for tables, the column that holds it."
TEXT_HELP = "For tables and JSON: the column or field that holds the text. [default: told by its name]"
COLUMN_HELP = "For tables and JSON: where another field stands, as `title=headline`; may be given several times."
LANGUAGE_HELP = "Code texts in other languages too; else they are listed and skipped."


def columns_of(text: str | None, pairs: list[str] | None) -> dict[str, str | None]:
    """The columns named by options: `--text NAME` and `--column FIELD=NAME`."""
    out: dict[str, str | None] = {"text": text}
    for pair in pairs or ():
        field, gap, column = pair.partition("=")
        if not gap or field not in FIELDS or not column:
            raise LegationError("cannot use --column", pair, f"Write FIELD=COLUMN; fields are {', '.join(FIELDS)}")
        out[field] = column
    return out


def _plain(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())


def json_lines(lines: Iterable[bytes], command: str) -> Iterator[dict[str, object] | LegationError]:
    """The objects of a stream of JSON lines; a line that is none comes as the error that says so, in its place."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield LegationError(f"cannot read line {number} for `{command}`: not JSON ({error})", line[:60], "Give one JSON object a line")
            continue
        if isinstance(record, dict):
            yield record
        else:
            yield LegationError(f"cannot read line {number} for `{command}`: not a JSON object", line[:60], "Give one JSON object a line")


def tell(message: object) -> None:
    """One line on standard error."""
    print(f"legation: {message}", file=sys.stderr)
