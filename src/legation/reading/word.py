"""Word files (DOCX): paragraphs and tables in the order in which they stand."""

from typing import IO, TYPE_CHECKING

from legation.reading.found import Found
from legation.reading.given import Unreadable
from legation.reading.heading_dates import heading_date

if TYPE_CHECKING:
    from docx.document import Document as WordDocument


def word(stream: IO[bytes]) -> Found:
    """The document of a Word file. The days on which it was made and saved say nothing of when it was published."""
    from docx import Document

    opened = Document(stream)
    text = "\n\n".join(_blocks(opened)).strip()
    if not text:
        raise Unreadable("the document has no text", None, "If its pages are pictures, recognise their text first (OCR)")
    told = opened.core_properties
    record: dict[str, object] = {
        "text": text, "title": _titled(told.title), "author": _titled(told.author) if told.author != "python-docx" else None,
        "published": heading_date(text),
    }  # fmt: skip
    return Found({name: value for name, value in record.items() if value}, basis="text")


def _blocks(opened: "WordDocument") -> list[str]:
    from docx.table import Table

    out = []
    for block in opened.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                cells = dict.fromkeys(cell.text.strip() for cell in row.cells)
                out.append("\t".join(cell for cell in cells if cell))
        else:
            out.append(block.text.strip())
    return [block for block in out if block]


def _titled(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value else None
