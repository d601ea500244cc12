"""From files and lines to documents: decode, recognise the format, mark what is not body, tell what failed."""

from legation.reading.fields import Reading, document, reading
from legation.reading.published import published_date
from legation.reading.sources import read, read_lines

__all__ = ["Reading", "document", "published_date", "read", "read_lines", "reading"]
