"""Legation keeps the record of relations between states, read from diplomatic reporting.

`legation.code(x)` codes a text, a file or a document; `legation.Record(path)` asks a record. Names are loaded when they are first used, so that
`import legation` takes no time (PEP 562).
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from legation.api.coder import code
    from legation.api.record import Record
    from legation.coding import Line as Line
    from legation.model import Coding, Commitment, Document, Event, LegationError, Meeting, Statement
    from legation.reading import document as document
    from legation.reading import read

    __version__: str

__all__ = ["Coding", "Commitment", "Document", "Event", "LegationError", "Meeting", "Record", "Statement", "code", "read"]
_HOMES = {
    "Record": "api.record", "code": "api.coder", "Line": "coding", "document": "reading", "read": "reading",
    **dict.fromkeys(("Coding", "Commitment", "Document", "Event", "LegationError", "Meeting", "Statement"), "model"),
}  # fmt: skip


if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        if name == "__version__":
            from importlib.metadata import version

            return version("legation")
        if name not in _HOMES:
            raise AttributeError(f"module 'legation' has no attribute {name!r}")
        value = getattr(import_module(f"legation.{_HOMES[name]}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, *_HOMES, "__version__"})
