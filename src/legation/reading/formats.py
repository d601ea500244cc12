"""Which format a file has: told by what it holds, and by its name only where the content leaves it open."""

import re
from pathlib import PurePosixPath
from typing import Literal

from legation.reading.decoding import encoding_of
from legation.reading.exports import is_export
from legation.reading.rows import is_table

Format = Literal[
    "empty", "json", "text", "html", "feed", "pdf", "zip", "gzip", "zstd", "bzip2", "xz", "tar", "warc", "arc", "parquet", "mail", "mailbox",
    "table", "export", "unknown",
]  # fmt: skip

_MAGIC: tuple[tuple[bytes, Format], ...] = (
    (b"PK\x03\x04", "zip"), (b"PK\x05\x06", "zip"), (b"\x1f\x8b", "gzip"), (b"\x28\xb5\x2f\xfd", "zstd"), (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"), (b"WARC/", "warc"), (b"filedesc:", "arc"), (b"PAR1", "parquet"),
)  # fmt: skip
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0", "an old Word, Excel or Outlook file"), (b"{\\rtf", "RTF"), (b"\xff\xd8\xff", "a JPEG image"),
    (b"\x89PNG", "a PNG image"), (b"GIF8", "a GIF image"), (b"RIFF", "sound or pictures"), (b"ID3", "sound"), (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"), (b"SQLite format 3", "a SQLite file"), (b"\x7fELF", "a program"), (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"), (b"%!PS", "PostScript"),
)  # fmt: skip
_REMEDY = "Save it as text, HTML, PDF or DOCX first"
_JSON = re.compile(r"\{|\[\s*(?:[\[{\]\"]|$)")
_HTML = re.compile(r"<(?:!doctype html|html|head|body)\b", re.IGNORECASE)
_TAG = re.compile(r"<(p|div|a|br|h[1-6]|span|table|ul|li|article|section|img|meta|title|script)\b[^<>]*>", re.IGNORECASE)
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF|channel|atom:feed)\b", re.IGNORECASE)
_HEADER = re.compile(r"^([A-Za-z][A-Za-z0-9-]{1,40}): ?[^\n]*$", re.MULTILINE)
_MAIL_HEADERS = frozenset(("from", "to", "date", "subject", "received", "mime-version", "message-id", "content-type", "return-path"))
_WRITTEN = bytes([*b"\t\n\x0b\x0c\r\x1a\x1b\x1e", *range(32, 127), *range(128, 256)])
_STRAY = 0.03  # share of control characters up to which bytes are a text; chance gives 0.1
_TABLES = (".csv", ".tsv", ".tab")


def format_of(head: bytes, name: str) -> Format:
    """The format of a file that begins with `head` (its first 64 KB, or all of it)."""
    for magic, known in _MAGIC:
        if head.startswith(magic):
            return known
    if foreign_name(head):
        return "unknown"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head[257:262] == b"ustar":
        return "tar"
    encoding = encoding_of(head)
    if not encoding.startswith(("utf-16", "utf-32")) and _is_binary(head[:4096]):
        return "unknown"
    return _text_format(head.decode(encoding, errors="replace").replace("\r\n", "\n").lstrip("\ufeff"), name)


def _is_binary(head: bytes) -> bool:
    return b"\x00" in head or len(head.translate(None, _WRITTEN)) > _STRAY * len(head)


def unknown(head: bytes) -> str:
    """What to say of a file of unknown format."""
    return unread(foreign_name(head) or "not text: it holds zero bytes or others that no text has")


def unread(name: str) -> str:
    """What to say of a format that Legation knows but does not read."""
    return f"unknown format ({name}). {_REMEDY}"


def foreign_name(head: bytes) -> str | None:
    """What a file is that Legation knows but does not read."""
    if head[4:8] == b"ftyp":
        return "a film"
    return next((name for magic, name in _FOREIGN if head.startswith(magic)), None)


def _text_format(text: str, name: str) -> Format:
    start = text.lstrip()
    if not start:
        return "empty"
    if _JSON.match(start):
        return "json"
    if start.startswith("<"):
        return _markup_format(start)
    if _is_mail(text):
        return "mailbox" if text.startswith("From ") else "mail"
    if is_export(text):
        return "export"
    if PurePosixPath(name.lower()).suffix in _TABLES or is_table(text):
        return "table"
    return "html" if len({m.lower() for m in _TAG.findall(text)}) >= 4 else "text"


def _markup_format(start: str) -> Format:
    page, feed = _HTML.search(start), _FEED.search(start)
    if feed and (not page or feed.start() < page.start()):
        return "feed"
    if page:
        return "html"
    if start.startswith("<?xml"):
        return "feed"
    return "html" if _TAG.search(start) else "text"


def _is_mail(text: str) -> bool:
    """Whether the text begins with the header of an e-mail: three of its fields, or a mailbox's line and two."""
    block = text.split("\n\n", 1)[0]
    boxed = re.match(r"From \S+.*\d\d:\d\d.*\n", block)
    fields = {m.lower() for m in _HEADER.findall(block)}
    first = block.split("\n", 2)[1 if boxed else 0] if "\n" in block else block
    return bool(_HEADER.match(first)) and len(fields & _MAIL_HEADERS) >= (2 if boxed else 3)
