"""What the commands take in: documents from paths or standard input, and JSON lines with fields of their own."""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from legation.model import LegationError
from legation.reading import Reading, published_date, read, read_lines

STANDARD_INPUT = "-"


def readings(paths: list[str], published: str | None = None) -> Iterator[Reading]:
    """Readings of the paths in order; `-`, or no path where something is piped in, reads JSON lines from standard input."""
    if published is not None and published_date(published)[0] is None:
        raise LegationError("cannot use the publication date given", published, "Write it as 2023-11-10, 2023-11 or 2023")
    if not paths and sys.stdin.isatty():
        raise LegationError("no input given", None, "Name files or folders, or pipe JSON lines in and give `-`")
    if not paths or paths == [STANDARD_INPUT]:
        return read_lines(sys.stdin.buffer)
    if STANDARD_INPUT in paths:
        raise LegationError("cannot read standard input and files in one run", " ".join(paths), "Give either `-` or paths")
    return read([Path(path) for path in paths], published=published)


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
