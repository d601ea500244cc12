"""Legation keeps the record of relations between states, read from diplomatic reporting."""

from legation.coding import Line, code
from legation.model import Coding, Commitment, Document, Event, LegationError, Meeting, Statement
from legation.reading import document, read

__all__ = ["Coding", "Commitment", "Document", "Event", "LegationError", "Line", "Meeting", "Statement", "code", "document", "read"]
