"""PDF files: the words in reading order, without page furniture, broken lines and hyphens mended, with the page each stretch stands on."""

import logging
import re
from collections import Counter
from collections.abc import Sequence
from typing import IO, TYPE_CHECKING

from legation.model import Extent, Page
from legation.reading.found import Found
from legation.reading.given import Unreadable
from legation.reading.heading_dates import heading_date
from legation.reading.mending import continues, flowed, joined, usual_width, words_of
from legation.reading.page_columns import Margins, page_lines

if TYPE_CHECKING:
    from pypdf import PdfReader

_EDGE = 3  # lines at the top and bottom of a page among which furniture stands
_SHARE = 0.5  # of the pages that bear a line, from which it is furniture
_PAGE_NUMBER = re.compile(r"(?:page )?[-–—| ]*\d{1,4}[-–—| ]*(?:(?:of|/) ?\d{1,4})?", re.IGNORECASE)
_LOCKED = "it is locked with a password"
_FEWEST = 20  # letters a page has at least, on average, where there is a text layer
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def pdf(stream: IO[bytes]) -> Found:
    """The document of a PDF file. Raises `Unreadable` where it is locked or has no text layer."""
    from pypdf import PdfReader

    reader = PdfReader(stream, strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise Unreadable(_LOCKED, None, "Save it without one first")
    pages, doubts = _lines(reader)
    letters = sum(c.isalpha() for lines in pages for line in lines for c in line)
    if letters < _FEWEST * max(1, len(pages)) and (letters < _FEWEST or _has_pictures(reader)):
        raise Unreadable("it has no text layer: its pages are pictures", f"{len(pages)} pages", "Recognise its text first (OCR)")
    text, extents = _flowed(_without_furniture(pages))
    title = _title(reader)
    record: dict[str, object] = {"text": text, "title": title, "published": heading_date(text)}
    return Found(record, basis="text", pages=extents, doubts=doubts)


def _lines(reader: "PdfReader") -> tuple[list[list[str]], tuple[str, ...]]:
    out: list[list[str]] = []
    broken: list[str] = []
    margins: Margins | None = None
    for number, page in enumerate(reader.pages, start=1):
        try:
            lines, found = page_lines(page, margins)
            margins = found or margins
            out.append(lines)
        except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError, NotImplementedError) as error:
            broken.append(f"page {number} cannot be read ({type(error).__name__}: {error})")
            out.append([])
    if broken and not any(out):
        raise Unreadable("none of its pages can be read", broken[0], "Save it anew from a viewer")
    return out, tuple(broken)


def _has_pictures(reader: "PdfReader") -> bool:
    return any("/XObject" in str(page.get("/Resources", "")) or "/Im" in str(page.get("/Contents", "")) for page in reader.pages)


def _title(reader: "PdfReader") -> str | None:
    """The title that the file names, where it is one: not a file's name and not what a program puts there."""
    named = reader.metadata.title if reader.metadata else None
    if not isinstance(named, str) or len(named.split()) < 3 or re.search(r"\.\w{2,4}$|^(?:Microsoft|Untitled|PowerPoint)", named):
        return None
    return " ".join(named.split())


def _without_furniture(pages: Sequence[list[str]]) -> list[list[str]]:
    """Pages without running heads, feet and page numbers."""
    pages = [_trimmed(lines) for lines in pages]
    seen = Counter(key for lines in pages for key in {_key(lines[n]) for n in _edges(lines)})
    many = max(2.0, _SHARE * sum(bool(lines) for lines in pages))
    out = []
    for lines in pages:
        gone = {n for n in _edges(lines) if _PAGE_NUMBER.fullmatch(lines[n].strip()) or seen[_key(lines[n])] >= many}
        out.append([line for n, line in enumerate(lines) if n not in gone])
    return out


def _trimmed(lines: list[str]) -> list[str]:
    filled = [n for n, line in enumerate(lines) if line.strip()]
    return lines[filled[0] : filled[-1] + 1] if filled else []


def _edges(lines: Sequence[str]) -> list[int]:
    filled = [n for n, line in enumerate(lines) if line.strip()]
    return sorted({*filled[:_EDGE], *filled[-_EDGE:]})


def _key(line: str) -> str:
    return re.sub(r"\d+", "#", " ".join(line.split())).lower()


def _flowed(pages: Sequence[list[str]]) -> tuple[str, tuple[Page, ...]]:
    """One text with the stretch of each page in it; a paragraph that goes over a page's end is one."""
    known = words_of(line for lines in pages for line in lines)
    width = usual_width([line for lines in pages for line in lines])
    text, extents, last = "", [], ""
    for number, lines in enumerate(pages, start=1):
        blocks = flowed(lines, known)
        if not blocks:
            continue
        first = next(line for line in (" ".join(line.split()) for line in lines) if line)
        if text and last and continues(last, first, width) and not re.search(r"[.!?:;][\"”’)]*$", last):
            whole = joined(text, blocks[0], known)
            start = len(whole) - len(blocks[0])
            text = "\n\n".join([whole, *blocks[1:]])
        else:
            start = len(text) + 2 if text else 0
            text = "\n\n".join([*([text] if text else []), *blocks])
        extents.append(Page(max(0, start), len(text), number=number))
        last = next(line for line in (" ".join(line.split()) for line in reversed(lines)) if line)
    return text, _abutting(extents)


def _abutting(extents: list[Page]) -> tuple[Page, ...]:
    """No page begins before the one before it ends."""
    out: list[Page] = []
    for page in extents:
        before = out[-1] if out else Extent(0, 0)
        if before.end > page.start and isinstance(before, Page):
            out[-1] = Page(before.start, page.start, number=before.number)
        out.append(page)
    return tuple(out)
