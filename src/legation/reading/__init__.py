"""From files and lines to documents: unpack, tell the format, extract, mark what is not body, tell what failed."""

from legation.reading.fields import Reading, document, reading
from legation.reading.published import published_date
from legation.reading.sources import Inputs, UnreadableInput, read, read_lines, read_stream
from legation.reading.wishes import Wishes

__all__ = [
    "Inputs", "Reading", "UnreadableInput", "Wishes", "document", "published_date", "read", "read_lines", "read_stream", "reading",
]  # fmt: skip
