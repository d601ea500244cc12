"""JSON: one object a line, a list of objects, or one object by itself. What the strings hold is left as it is."""

import io
import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from legation.reading import limits
from legation.reading.decoding import encoding_of
from legation.reading.found import Found, Piece
from legation.reading.given import LARGEST, LONGEST_LINE, Given, Unreadable, lines_of
from legation.reading.rows import renamed
from legation.reading.wishes import Wishes

_REMEDY = "Give one JSON object a line"
_LISTS = ("documents", "articles", "items", "stories", "results", "records", "data", "docs", "hits")


def json_pieces(given: Given, wishes: Wishes) -> Iterator[Piece]:
    """The documents of a JSON file, whichever way it holds them."""
    lines = _recoded(given)
    first = _first_line(lines)
    opening = (first[-1] or b"").strip() if first else b""
    if _is_whole(opening, given.head):
        yield from _whole(first, lines, given, wishes)
        return
    yield from line_pieces(chain(first, lines), given.origin, wishes)


def line_pieces(lines: Iterable[bytes | None], origin: str, wishes: Wishes) -> Iterator[Piece]:
    """The documents of JSON lines; a line that is none is told in its place."""
    for number, line in enumerate(lines, start=1):
        where = f"{origin}, line {number}"
        if line is None:
            yield where, Unreadable("the line is too long", f"more than {LONGEST_LINE >> 20} MB", limits.LINE.remedy(_REMEDY))
        elif line.strip(b" \t\r\n\x1e"):
            yield where, _object(_words(line.strip(b"\r\n\x1e")), wishes)


def _words(line: bytes) -> str:
    return line.decode(encoding_of(line), errors="mended")


def _object(line: str, wishes: Wishes) -> "Found | Unreadable":
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        shown = line[:60] + ("..." if len(line) > 60 else "")
        return Unreadable(f"not a JSON object ({error})", repr(shown), _REMEDY)
    return _found(value, wishes)


def _found(value: Any, wishes: Wishes) -> "Found | Unreadable":
    if not isinstance(value, dict):
        return Unreadable(f"a JSON {type(value).__name__}, not an object", None, _REMEDY)
    return Found(renamed(value, wishes), basis="given")


def _is_whole(opening: bytes, head: bytes) -> bool:
    """Whether the file is one value over several lines, or a list: its first line is no object by itself and its second begins none."""
    try:
        return not isinstance(json.loads(opening), dict) and b"\n{" not in head.replace(b"\r", b"")
    except (ValueError, RecursionError):
        if opening[-1:] in (b"[", b"{", b",", b":"):
            return True
        rest = head[head.find(opening) + len(opening) :].strip(b" \t\r\n")
        return opening[:1] == b"[" or ((len(opening) <= 2 or not rest.startswith(b"{")) and opening[:1] == b"{" and rest != b"")


def _whole(first: list[bytes | None], lines: Iterable[bytes | None], given: Given, wishes: Wishes) -> Iterator[Piece]:
    kept: list[bytes] = []
    size = 0
    for line in chain(first, lines):
        size += len(line or b"")
        if line is None or size > LARGEST:
            raise Unreadable("a JSON value of several lines is too large", f"more than {LARGEST >> 20} MB", limits.HELD.remedy(_REMEDY))
        kept.append(line)
    content = b"".join(kept)
    try:
        value = json.loads(_words(content))
    except (ValueError, RecursionError):
        yield from line_pieces(kept, given.origin, wishes)
        return
    listed = value if isinstance(value, list) else _listed(value) if isinstance(value, dict) else None
    if listed is None:
        yield given.origin, _found(value, wishes)
        return
    if not listed:
        raise Unreadable("the list is empty", None, _REMEDY)
    for number, item in enumerate(listed, start=1):
        yield f"{given.origin}, item {number}", _found(item, wishes)


def _listed(value: Mapping[str, Any]) -> list[Any] | None:
    """The documents that stand in an object under a name for such."""
    if "text" in value:
        return None
    return next((value[name] for name in _LISTS if isinstance(value.get(name), list)), None)


def _recoded(given: Given) -> Iterator[bytes | None]:
    """Lines as UTF-8 where the file is of a wider encoding."""
    encoding = encoding_of(given.head)
    if not encoding.startswith(("utf-16", "utf-32")):
        return given.lines()
    words = io.TextIOWrapper(given.stream, encoding, errors="mended", newline="\n")
    return (line if line is None else line.encode("utf-8", "surrogatepass") for line in lines_of(words, LONGEST_LINE))


def _first_line(lines: Iterator[bytes | None]) -> list[bytes | None]:
    """The first line that holds something, with the empty ones before it."""
    out: list[bytes | None] = []
    for line in lines:
        out.append(line)
        if line is None or line.strip():
            break
    return out
