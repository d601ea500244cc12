"""Cutting files at the boundaries of their records: from which byte to which a part of a file has whole records.

A record belongs to the part in which its first byte lies. So parts can be made by bytes alone, without looking into the file, and each record is in one.
"""

import re
import zlib
from collections.abc import Callable

ReadAt = Callable[[int, int], bytes]
"""Bytes of a file from one place up to another."""

WINDOW = 1 << 20  # bytes looked at together
AHEAD = 4096  # bytes after a beginning that show whether it is one
_GZIP = re.compile(rb"\x1f\x8b\x08")
_WARC = re.compile(rb"(?<=\n\r\n)WARC/1\.[0-9]\r?\n|(?<=\n\n)WARC/1\.[0-9]\r?\n")


def bounds(form: str, read_at: ReadAt, size: int, start: int, stop: int) -> tuple[int, int]:
    """From the first record that begins at or after `start` to the first at or after `stop`; two equal places where none begins between them."""
    begin = _next(form, read_at, size, start)
    end = size if stop >= size else max(begin, _next(form, read_at, size, stop))
    return min(begin, end), end


def _next(form: str, read_at: ReadAt, size: int, place: int) -> int:
    """Where the first record begins at or after a place; the size of the file where none does."""
    if place == 0:
        return 0
    at = place
    while at < size:
        before = min(at, 4)
        content = read_at(at - before, min(size, at + WINDOW + AHEAD))
        found = _FINDERS[form](content, before, min(len(content), before + WINDOW))
        if found is not None:
            return at - before + found
        at += WINDOW
    return size


def _line(content: bytes, first: int, last: int) -> int | None:
    """Where a line begins: after a line end, be it the byte before `first`."""
    found = content.find(b"\n", first - 1, last - 1)
    return None if found < 0 else found + 1


def _gzip_member(content: bytes, first: int, last: int) -> int | None:
    """Where a packed WARC record begins: gzip's first bytes, and what unpacks from there begins a record."""
    for found in _GZIP.finditer(content, first):
        if found.start() >= last:
            return None
        try:
            opened = zlib.decompressobj(31).decompress(content[found.start() : found.start() + AHEAD], 5)
        except zlib.error:
            continue
        if opened.startswith(b"WARC/"):
            return found.start()
    return None


def _record(content: bytes, first: int, last: int) -> int | None:
    """Where a plain WARC record begins: after an empty line, its version, and the type among its first fields."""
    for found in _WARC.finditer(content, max(0, first)):
        if found.start() >= last:
            return None
        if b"WARC-Type" in content[found.start() : found.start() + AHEAD].partition(b"\r\n\r\n")[0]:
            return found.start()
    return None


_FINDERS: dict[str, Callable[[bytes, int, int], int | None]] = {"lines": _line, "warc.gz": _gzip_member, "warc": _record}
