"""Files, folders and standard input to readings, one by one, in order; what cannot be read is told, never raised."""

import codecs
import gzip
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import IO

import ftfy

from legation.model import LegationError
from legation.reading.fields import Reading, failure, reading

_MAGIC = ((b"%PDF", "PDF"), (b"PK\x03\x04", "zip archive"), (b"WARC/", "WARC"), (b"\x1f\x8b", "gzip"), (b"\x28\xb5\x2f\xfd", "zstd"))
_MARKUP = ((b"<!doctype html", "HTML"), (b"<html", "HTML"), (b"<?xml", "XML"), (b"<rss", "RSS"), (b"<feed", "Atom"))
_REMEDY = "This release reads plain text and JSON lines: extract the text first"
Record = Mapping[str, object] | Reading
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


class UnreadableInput(LegationError):
    """A path that is not there or cannot be opened: the run has not begun."""


def read(paths: Iterable[str | Path], *, published: str | None = None) -> Iterator[Reading]:
    """Readings of files and folders in the order given; a folder's files by name. `published` dates plain texts, which carry no date of their own.

    Raises `UnreadableInput` for a path that does not exist, before anything is read.
    """
    listed = [Path(path) for path in paths]
    for path in listed:
        if not path.exists():
            raise UnreadableInput(
                "cannot read input: no such file or folder", path, "Check the path; `-` reads JSON lines from standard input"
            )
    for path in listed:
        for file in _files(path):
            for origin, record in _records(file):
                dated = record if published is None or isinstance(record, Reading) else {"published": published, **record}
                yield _made(dated, origin)


def read_lines(lines: IO[bytes], origin: str = "standard input") -> Iterator[Reading]:
    """Readings of a stream of JSON lines."""
    return (_made(record, where) for where, record in _json_lines(lines, origin))


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    yield from (
        file
        for file in sorted(path.rglob("*"))
        if file.is_file() and not any(part.startswith(".") for part in file.relative_to(path).parts)
    )


def _made(record: Record, origin: str) -> Reading:
    return record if isinstance(record, Reading) else reading(record, origin)


def _records(path: Path) -> Iterator[tuple[str, Record]]:
    """Where each record of a file stands, and the record itself or the failure that stands for it."""
    try:
        with path.open("rb") as opened:
            packed = opened.read(2) == b"\x1f\x8b"
            opened.seek(0)
            if packed:
                with gzip.open(opened) as unpacked:
                    yield from _stream(unpacked, path)  # type: ignore[arg-type]
            else:
                yield from _stream(opened, path)
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        yield str(path), failure(str(path), f"cannot read file {path}: {reason}. Check that it is whole and that you may read it")


def _stream(stream: IO[bytes], path: Path) -> Iterator[tuple[str, Record]]:
    first = _first_line(stream)
    if first.lstrip(codecs.BOM_UTF8).lstrip()[:1] == b"{":
        yield from _json_lines(chain(first.splitlines(keepends=True), stream), str(path))
        return
    content = first + stream.read()
    unknown = _unknown_format(content)
    if unknown:
        yield str(path), failure(str(path), f"cannot read file {path}: unknown format ({unknown}). {_REMEDY}")
        return
    yield str(path), {"text": _decoded(content)}


def _json_lines(lines: Iterable[bytes], origin: str) -> Iterator[tuple[str, Record]]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            where = f"{origin}, line {number}"
            yield where, _json_line(_decoded(line.rstrip(b"\r\n")), where)


def _first_line(stream: IO[bytes]) -> bytes:
    """The first line that holds something, with the empty ones before it."""
    out = b""
    for line in stream:
        out += line
        if line.strip():
            break
    return out


def _unknown_format(content: bytes) -> str | None:
    for magic, name in _MAGIC:
        if content.startswith(magic):
            return name
    start = content[:512].lstrip(codecs.BOM_UTF8).lstrip().lower()
    for mark, name in _MARKUP:
        if start.startswith(mark):
            return name
    if not content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and b"\x00" in content[:4096]:
        return "not text: it holds zero bytes"
    return None


def _decoded(content: bytes) -> str:
    """The words of a file: UTF-8, or by byte order mark, else the likeliest one-byte encoding. Nothing is changed in what decodes cleanly."""
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return content.decode(encoding, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return str(ftfy.guess_bytes(content)[0])


def _json_line(line: str, origin: str) -> Record:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        shown = line[:60] + ("..." if len(line) > 60 else "")
        return failure(origin, f"cannot read {origin}: not a JSON object ({error}): {shown!r}. Give one JSON object a line")
    if not isinstance(record, dict):
        return failure(origin, f"cannot read {origin}: a JSON {type(record).__name__}, not an object. Give one JSON object a line")
    return record
