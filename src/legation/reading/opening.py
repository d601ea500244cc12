"""One opened input to the documents in it, whatever its format; a fault is told in its place and what can be read is."""

import io
import zipfile
from collections.abc import Callable, Iterator

from legation.reading.archives import arc, warc
from legation.reading.decoding import decoded, repaired
from legation.reading.exports import is_export, stories
from legation.reading.feeds import feed
from legation.reading.formats import format_of, unknown, unread
from legation.reading.found import Found, Piece
from legation.reading.given import Given, Unreadable
from legation.reading.heading_dates import heading_date
from legation.reading.jsonlines import json_pieces, line_pieces
from legation.reading.live_text import posts_in
from legation.reading.mail import mail, mailbox
from legation.reading.packs import members, office_format, tar_members, unpacked
from legation.reading.pdf import pdf
from legation.reading.rows import parquet_rows, sheet_rows, text_rows
from legation.reading.web import web_page
from legation.reading.wishes import Wishes
from legation.reading.word import word

_PACKED = ("gzip", "zstd", "bzip2", "xz")
_WHOLE = "Check that it is whole and that you may read it"
_SHORT = 25  # words under which a line on standard input is a JSON line gone wrong and not a text


def pieces(given: Given, wishes: Wishes) -> Iterator[Piece]:
    """The documents of an input, and the reasons why others are not read."""
    yield from told(given.origin, lambda: _pieces(given, wishes))


def told(origin: str, make: Callable[[], Iterator[Piece]]) -> Iterator[Piece]:
    """What `make` gives; a fault on the way comes as the last piece."""
    try:
        yield from make()
    except Unreadable as error:
        yield origin, error
    except faults() as error:
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        yield origin, Unreadable(" ".join(str(reason).split())[:300], None, _WHOLE)


def streamed(given: Given, wishes: Wishes) -> Iterator[Piece]:
    """The same for standard input, where JSON lines are what is expected: a few words that are none are a broken line."""
    form = format_of(given.head, given.name)
    if form == "empty" and not given.head.strip():
        return
    if form == "text" and (b"\n{" in given.head or len(given.head.split()) < _SHORT):
        yield from told(given.origin, lambda: line_pieces(given.lines(), given.origin, wishes))
        return
    yield from pieces(given, wishes)


def _pieces(given: Given, wishes: Wishes) -> Iterator[Piece]:  # noqa: C901 - one branch a format
    form = format_of(given.head, given.name)

    def inner(one: Given) -> Iterator[Piece]:
        return pieces(one, wishes)

    if form == "unknown":
        raise Unreadable(unknown(given.head))
    if form == "empty":
        raise Unreadable("the file is empty", None, "Check that it was saved whole")
    if form in _PACKED:
        yield from inner(unpacked(given, form))
    elif form == "zip":
        yield from _zip(given, wishes)
    elif form == "tar":
        yield from _members(tar_members(given), wishes)
    elif form == "json":
        yield from json_pieces(given, wishes)
    elif form == "warc":
        yield from warc(given, inner)
    elif form == "arc":
        yield from arc(given, inner)
    elif form == "mail":
        yield from mail(given, inner)
    elif form == "mailbox":
        yield from mailbox(given, inner)
    elif form == "feed":
        yield from feed(given)
    elif form == "table":
        yield from text_rows(given, wishes)
    elif form == "html":
        yield from web_page(given)
    elif form == "export":
        yield from _stories(repaired(decoded(given.content())), given.origin)
    elif form == "pdf":
        yield from _split(given.origin, pdf(io.BytesIO(given.content())))
    elif form == "parquet":
        with given.seekable() as opened:
            yield from parquet_rows(opened, given, wishes)
    else:
        yield from _plain(repaired(decoded(given.content())), given)


def _plain(text: str, given: Given) -> Iterator[Piece]:
    """A plain text, or the posts of a live blog in it."""
    posts = posts_in(text)
    for number, post in enumerate(posts, start=1):
        yield f"{given.origin}, post {number}", Found({"url": given.url, **post}, basis="text")
    if not posts:
        yield given.origin, Found({"text": text, "url": given.url, "published": heading_date(text)}, basis="text")


def _zip(given: Given, wishes: Wishes) -> Iterator[Piece]:
    with given.seekable() as opened, zipfile.ZipFile(opened) as archive:
        office = office_format(archive)
        if office == "docx":
            opened.seek(0)
            yield from _split(given.origin, word(opened))
        elif office == "xlsx":
            opened.seek(0)
            yield from sheet_rows(opened, given, wishes)
        elif office:
            raise Unreadable(unread(office))
        else:
            yield from _members(members(archive, given), wishes)


def _members(found: Iterator[tuple[str, Callable[[], Given]]], wishes: Wishes) -> Iterator[Piece]:
    count = 0
    for origin, opener in found:
        count += 1
        yield from told(origin, lambda opener=opener: pieces(opener(), wishes))  # type: ignore[misc]
    if not count:
        raise Unreadable("the archive is empty", None, "Check that it was packed whole")


def _stories(text: str, origin: str) -> Iterator[Piece]:
    number = 0
    for number, story in enumerate(stories(text), start=1):
        where = f"{origin}, story {number}"
        yield where, story if story.record.get("text") else Unreadable("the story has no text", story.record.get("title"), "See the export")
    if not number:
        raise Unreadable("no story is found in this export", None, "Export it anew as plain text with full stories")


def _split(origin: str, found: Found) -> Iterator[Piece]:
    """A document, or the stories in it where a database saved several to one file."""
    text = str(found.record["text"])
    if is_export(text):
        yield from _stories(text, origin)
    else:
        yield origin, found


def faults() -> tuple[type[BaseException], ...]:
    """What readers raise for broken files. The readers are imported here, when one has failed and not before."""
    import csv
    import lzma
    import struct
    import tarfile
    import zlib
    from email.errors import MessageError
    from xml.sax import SAXException

    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError
    from pypdf.errors import DependencyError, DeprecationError, PyPdfError
    from zstandard import ZstdError

    return (
        OSError, EOFError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, AssertionError, RuntimeError, MemoryError,
        SyntaxError, zlib.error, lzma.LZMAError, struct.error, csv.Error, tarfile.TarError, zipfile.BadZipFile, MessageError, SAXException,
        OpcError, LxmlError, PyPdfError, DependencyError, DeprecationError, ZstdError,
    )  # fmt: skip
