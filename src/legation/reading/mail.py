"""E-mails and mailboxes, as press lists send them: subject, sender, date and words; what is attached is read as well."""

import email
import email.policy
import io
import re
from collections.abc import Callable, Iterator
from email.message import EmailMessage, Message
from email.utils import parseaddr

from legation.model import BoilerplateKind, Extent
from legation.reading import limits
from legation.reading.decoding import decoded, repaired
from legation.reading.found import Found, Piece
from legation.reading.given import LARGEST, Given, Unreadable
from legation.reading.quoted import parts
from legation.reading.web import page_of

_FORWARDED = re.compile(r"^(?:(?:re|fwd?|aw|wg):\s*)+", re.IGNORECASE)
_READ = ("application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "message/rfc822", "text/csv")
Marks = tuple[tuple[Extent, BoilerplateKind], ...]
Opener = Callable[[Given], Iterator[Piece]]


def mail(given: Given, opener: Opener) -> Iterator[Piece]:
    """The e-mail as a document, then what is attached to it; `opener` reads an attachment."""
    yield from _message(given.content(), given, opener)


def mailbox(given: Given, opener: Opener) -> Iterator[Piece]:
    """The e-mails of a mailbox, one by one."""
    for number, content in enumerate(_boxed(given), start=1):
        one = Given(io.BytesIO(content), f"{given.origin}, message {number}", given.name, given.depth + 1, budget=given.budget)
        yield from _message(content, one, opener)


def _boxed(given: Given) -> Iterator[bytes]:
    """The messages of a mailbox: a line "From ..." after a blank one begins each."""
    block: list[bytes] = []
    size, blank = 0, True
    for line in given.lines():
        line = line or b""
        if blank and line.startswith(b"From ") and block:
            yield b"".join(block)
            block, size = [], 0
        elif not (blank and line.startswith(b"From ")):
            block.append(line[1:] if line.startswith(b">From ") else line)
            size += len(line)
            if size > LARGEST:
                raise Unreadable("a message is too large", f"more than {LARGEST >> 20} MB", limits.HELD.remedy("Split the mailbox"))
        blank = not line.strip()
    if any(line.strip() for line in block):
        yield b"".join(block)


def _message(content: bytes, given: Given, opener: Opener) -> Iterator[Piece]:
    message = email.message_from_bytes(content, policy=email.policy.default)
    found = _found(message)
    attached = list(_attached(message))
    if found is not None:
        yield given.origin, found
    elif not attached:
        yield given.origin, Unreadable("the e-mail has no text", _header(message, "subject"), "Save what is attached to it by itself")
    for name, body in attached:
        one = Given(io.BytesIO(body), f"{given.origin}, {name}", name, given.depth + 1, budget=given.budget)
        yield from opener(one)


def _found(message: EmailMessage) -> Found | None:
    text, page, marks = _text(message)
    if not text.strip():
        return None
    name, address = parseaddr(_header(message, "from") or "")
    record: dict[str, object] = {
        "text": text, "title": _FORWARDED.sub("", _header(message, "subject") or "") or (page.record.get("title") if page else None),
        "source": name or address, "published": _header(message, "date"), "url": _header(message, "archived-at", "list-archive-url"),
    }  # fmt: skip
    return Found({k: v for k, v in record.items() if v}, basis="stamp", marks=page.marks if page else marks)


def _text(message: EmailMessage) -> tuple[str, Found | None, Marks]:
    """The words of a message with what is quoted in them: its plain part, unless that only points to the other one."""
    plain, marked = _part(message, "plain"), _part(message, "html")
    text, marks = parts(plain)
    if marked and len(text) < 200:
        try:
            page = page_of(marked)
        except Unreadable:
            return text, None, marks
        if len(str(page.record["text"])) > len(text):
            return str(page.record["text"]), page, ()
    return text, None, marks


def _part(message: EmailMessage, kind: str) -> str:
    body = message.get_body(preferencelist=(kind,))
    if body is None:
        return ""
    payload = body.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return str(payload or "")
    return repaired(decoded(payload, body.get_content_charset()))


def _attached(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    for number, part in enumerate(message.iter_attachments(), start=1):
        kind, name = part.get_content_type(), part.get_filename() or f"attachment {number}"
        if kind in _READ or name.lower().endswith((".pdf", ".docx", ".csv", ".xlsx", ".eml", ".txt")):
            inner = part.get_payload()
            body = inner[0].as_bytes() if isinstance(inner, list) and isinstance(inner[0], Message) else part.get_payload(decode=True)
            if isinstance(body, bytes) and body:
                yield name, body


def _header(message: EmailMessage, *names: str) -> str | None:
    for name in names:
        try:
            value = message.get(name)
        except (ValueError, IndexError, AttributeError, TypeError):
            continue  # a header that its own parser cannot take
        if value:
            return " ".join(str(value).split())
    return None
