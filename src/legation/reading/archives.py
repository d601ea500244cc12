"""Web archives (WARC and ARC): every page, feed and paper that was answered with success is read; the rest is told by kind."""

import email.parser
import io
import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import IO
from urllib.parse import urlsplit

from legation.reading.found import Found, Piece
from legation.reading.given import LARGEST, Given, Unreadable
from legation.reading.web import UNDATED

PUBLISHED = "Legation-Published"  # head of a record that `legation fetch` writes: the day by the feed
Opener = Callable[[Given], Iterator[Piece]]
_NO_TEXT = ("image/", "video/", "audio/", "font/", "text/css", "application/javascript", "text/javascript", "application/x-javascript",
            "application/x-shockwave-flash", "application/font", "application/vnd.ms-fontobject", "application/ecmascript", "text/dns", "application/json")  # fmt: skip
_ARC_LINE = re.compile(rb"^(?P<url>\S.*?) (?P<address>\S+) (?P<date>\d{8,14}) (?P<kind>\S+)(?: \d+ \S+ \d+ \S+)? (?P<length>\d+)\s*$")
_CHUNK = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r\n")
_SIP = 64  # bytes of a packed body that are unpacked at once: they give some megabytes at most
_NAMELESS = ("robots.txt", "favicon.ico")


@dataclass(frozen=True)
class _Answer:
    """One record of an archive: what was asked, and the block that was stored."""

    url: str
    kind: str  # the media type, as declared
    block: bytes
    http: bool
    cut: bool = False
    published: str | None = None  # the day that the feed gave which led to the page


def warc(given: Given, opener: Opener) -> Iterator[Piece]:
    """What the records of a WARC file hold; `opener` reads one."""
    with given.seekable() as opened:
        yield from _pieces(_unpanicked(_warc_records(opened)), given, opener)


def arc(given: Given, opener: Opener) -> Iterator[Piece]:
    """What the records of an ARC file hold."""
    yield from _pieces(_arc_records(given), given, opener)


def _pieces(records: "Iterator[_Answer | str]", given: Given, opener: Opener) -> Iterator[Piece]:
    passed: Counter[str] = Counter()
    read = 0
    for answer in records:
        reason = answer if isinstance(answer, str) else None
        inner = _opened(answer, given) if isinstance(answer, _Answer) else None
        if isinstance(inner, str):
            reason = inner
        if reason or inner is None or isinstance(inner, str):
            passed[reason or "empty"] += 1
            continue
        read += 1
        for origin, piece in opener(inner):
            piece = _located(piece, inner.url) if isinstance(piece, Found) else piece
            if isinstance(piece, Found) and isinstance(answer, _Answer) and answer.published:
                piece = _dated(piece, answer.published)
            cut = isinstance(piece, Found) and isinstance(answer, _Answer) and answer.cut
            yield origin, (_doubted(piece) if cut and isinstance(piece, Found) else piece)
    if not read:
        told = ", ".join(f"{count} {reason}" for reason, count in passed.most_common()) or "no records at all"
        raise Unreadable("the archive has no page that can be read", told, "Check what was archived")


def _located(found: Found, url: str | None) -> Found:
    """The document with the address under which it was archived, where its format tells of none (papers do not)."""
    if found.record.get("url") or not url or "://" not in url:
        return found
    return replace(found, record={**found.record, "url": url})


def _dated(found: Found, published: str) -> Found:
    """The document with the day that its feed gave, where it tells none itself."""
    if found.record.get("published"):
        return found
    return replace(
        found, record={**found.record, "published": published}, basis="stamp", doubts=tuple(d for d in found.doubts if d != UNDATED)
    )


def _doubted(found: Found) -> Found:
    return replace(found, doubts=(*found.doubts, "the record is cut short: its text may be incomplete"))


def _opened(answer: _Answer, given: Given) -> Given | str:
    """The body of an answer as an input of its own, or why it is passed over."""
    kind, body, declared = answer.kind, answer.block, None
    if answer.http:
        status, headers, body = http_parts(answer.block)
        kind = headers.get("content-type", kind)
        if status != 200:
            return f"answered with {status}" if status else "not an answer"
        body = plain_body(headers, body)
    if kind.lower().startswith(_NO_TEXT) or answer.url.endswith(_NAMELESS) or answer.url.startswith("metadata:"):
        return kind.split(";")[0].lower() or "without text"
    if not body.strip():
        return "empty"
    found = re.search(r"charset=[\"']?([\w.:-]+)", kind, re.IGNORECASE)
    declared = found.group(1) if found else None
    name = urlsplit(answer.url).path.rsplit("/", 1)[-1] if "://" in answer.url else answer.url
    return Given(io.BytesIO(body), f"{given.origin}, {answer.url}", name, given.depth + 1, declared, answer.url, given.budget)


def _warc_records(opened: IO[bytes]) -> "Iterator[_Answer | str]":
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    wanted = (WarcRecordType.response, WarcRecordType.resource, WarcRecordType.conversion)
    for record in ArchiveIterator(opened, parse_http=False, quirks_mode=True):
        if record.record_type not in wanted:
            yield "revisit" if record.record_type == WarcRecordType.revisit else "request or note"
            continue
        length = record.content_length
        if length > LARGEST:
            yield "too large"
            continue
        block = record.reader.read()
        kind = record.headers.get("Content-Type") or ""
        url = (record.headers.get("WARC-Target-URI") or record.record_id or "").strip("<> ")
        http = "application/http" in kind.lower() or (record.record_type == WarcRecordType.response and block.startswith(b"HTTP/"))
        yield _Answer(
            url, kind, block, http, cut=len(block) < length or "WARC-Truncated" in record.headers, published=record.headers.get(PUBLISHED)
        )


def _unpanicked(records: "Iterator[_Answer | str]") -> "Iterator[_Answer | str]":
    """The records; where the reader gives up on one with a panic, which is no exception of Python's own, the fault that says so."""
    try:
        yield from records
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise Unreadable("a record is broken", str(error)[:200], "What stands before it is read") from None


def _arc_records(given: Given) -> "Iterator[_Answer | str]":
    """An ARC record is a line (address, host, date, type, length) and so many bytes."""
    for line in given.lines():
        if line is None or not line.strip():
            continue
        found = _ARC_LINE.match(line)
        if found is None:
            raise Unreadable("a record does not begin as ARC records do", line[:60].decode("latin-1"), "What stands before it is read")
        length = int(found["length"])
        block = given.stream.read(min(length, LARGEST))
        _pass_over(given.stream, length - LARGEST)
        url = found["url"].decode("utf-8", errors="replace")
        if url.startswith(("filedesc:", "dns:")):
            continue
        kind = found["kind"].decode("latin-1")
        yield _Answer(url, kind, block, block.startswith(b"HTTP/"), cut=len(block) < length)


def _pass_over(stream: IO[bytes], count: int) -> None:
    """Reads so many bytes and keeps none."""
    while count > 0 and (block := stream.read(min(count, 1 << 20))):
        count -= len(block)


def http_parts(block: bytes) -> tuple[int, dict[str, str], bytes]:
    """Status, headers by small name and body of a stored answer; status 0 where it is none."""
    head, gap, body = block.partition(b"\r\n\r\n")
    if not gap:
        head, gap, body = block.partition(b"\n\n")
    first, _, rest = head.partition(b"\n")
    found = re.match(rb"HTTP/\S+ (\d{3})", first)
    headers = email.parser.Parser().parsestr(rest.decode("latin-1"), headersonly=True)
    return int(found.group(1)) if found else 0, {name.lower(): str(value) for name, value in headers.items()}, body


def plain_body(headers: dict[str, str], body: bytes) -> bytes:
    """A body without its chunks and its packing; as it is where they are declared but not there."""
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body = _unchunked(body)
    packing = headers.get("content-encoding", "").lower()
    if "gzip" in packing or "deflate" in packing:
        return _inflated(body)
    if "br" in packing.split(", "):
        return _unbrotlied(body)
    return body


def _unchunked(body: bytes) -> bytes:
    out: list[bytes] = []
    at = 0
    while at < len(body):
        head = _CHUNK.match(body, at)
        if head is None:
            return b"".join(out) or body
        length = int(head[1], 16)
        if length == 0:
            break
        out.append(body[head.end() : head.end() + length])
        at = head.end() + length
        at += 2 * body.startswith(b"\r\n", at)
    return b"".join(out)


def _inflated(body: bytes) -> bytes:
    for window in (47, -15):  # gzip or zlib by its head, then raw deflate
        worker = zlib.decompressobj(window)
        try:
            return worker.decompress(body, LARGEST)
        except zlib.error:
            continue
    return body


def _unbrotlied(body: bytes) -> bytes:
    import brotli

    worker, out, size = brotli.Decompressor(), [], 0
    try:
        for at in range(0, len(body), _SIP):
            out.append(bytes(worker.process(body[at : at + _SIP])))
            size += len(out[-1])
            if size > LARGEST:
                break
    except brotli.error:
        return body
    return b"".join(out)[:LARGEST] if size > LARGEST or worker.is_finished() else body
