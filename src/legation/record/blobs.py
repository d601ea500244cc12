"""What stands compressed in the record: zlib of JSON. Its dictionary is the document's text, so that nothing is kept twice, and what codings usually say.

`usual-*.txt` are made once for a format of the record (`python -m tables.usual`): records need the file with which they were written for good.
"""

import json
import re
import zlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any, TypeVar

import msgspec

from legation.model import Actor, Coding, Commitment, Document, Event, Extent, Meeting, Mention, Place, Problem, Statement, Time
from legation.model.contract import as_line
from legation.record.errors import DAMAGED, RecordError

Shape = TypeVar("Shape", bound=msgspec.Struct)
LEVEL = 9
WINDOW = 32_000
UNSTORABLE = re.compile("[\ud800-\udfff\x00]")  # half surrogate pairs, for which UTF-8 has no place, and NUL, at which SQL functions stop


class Facts(msgspec.Struct, frozen=True, gc=False):
    """The facts of a coding."""

    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    commitments: tuple[Commitment, ...] = ()

    def of(self, kind: str) -> tuple[Any, ...]:
        """Those of one kind; possible events are among the events."""
        found: Mapping[str, tuple[Any, ...]] = {
            "statement": self.statements, "event": self.events, "meeting": self.meetings, "commitment": self.commitments, "possible event": self.events,
        }  # fmt: skip
        return found[kind]


class Surroundings(msgspec.Struct, frozen=True, gc=False):
    """What a coding has besides its facts."""

    sentences: tuple[Extent, ...] = ()
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    places: tuple[Place, ...] = ()
    dates: tuple[Time, ...] = ()
    problems: tuple[Problem, ...] = ()


def packed(shape: msgspec.Struct, text: str = "") -> bytes:
    """A shape as zlib of its JSON. `text`: that of its document, in which most of its words stand already: it serves as zlib's dictionary."""
    words = next(_dictionaries(type(shape).__name__, text))
    press = zlib.compressobj(LEVEL, zlib.DEFLATED, zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL, zlib.Z_DEFAULT_STRATEGY, words)
    return press.compress(as_line(shape).encode("utf-8")) + press.flush()


def unpacked(blob: bytes, shape: type[Shape], text: str = "") -> Shape:
    """The shape from its blob, with the text with which it was packed."""
    try:
        return shaped(opened(blob, shape, text).decompress(blob), shape)
    except (zlib.error, msgspec.MsgspecError, ValueError, TypeError) as error:
        raise RecordError(f"cannot read what the record keeps as {shape.__name__}", error, DAMAGED) from error


def opened(blob: bytes, shape: type[msgspec.Struct], text: str) -> "zlib._Decompress":
    """What unpacks a blob piece by piece, for which the beginning of its text is enough (`WINDOW` characters)."""
    return zlib.decompressobj(zdict=next((one for one in _dictionaries(shape.__name__, text) if _is_of(blob, one)), b""))


def _dictionaries(name: str, text: str) -> Iterator[bytes]:
    """The dictionary with which a shape is packed today, then those of before. What codings usually say stands last, where zlib refers to it cheaply."""
    words = UNSTORABLE.sub("\ufffd", text[:WINDOW]).encode("utf-8")[:WINDOW]
    usual = _usual(name)
    yield words[: WINDOW - len(usual)] + usual
    yield words


@lru_cache
def _usual(name: str) -> bytes:
    file = files("legation.record").joinpath(f"usual-{name}-1.txt")
    return file.read_bytes() if file.is_file() else b""


def _is_of(blob: bytes, words: bytes) -> bool:
    """Whether zlib's stream names this dictionary (RFC 1950: four bytes after the first two, the dictionary's Adler-32)."""
    return int.from_bytes(blob[2:6], "big") == zlib.adler32(words)


def shaped(line: str | bytes, shape: type[Shape]) -> Shape:
    """A shape from the contract's JSON; half surrogate pairs, which the fast reader refuses, go the slow way."""
    try:
        return msgspec.json.decode(line, type=shape)
    except msgspec.DecodeError:
        return msgspec.convert(json.loads(line), shape)


def facts_of(coding: Coding) -> Facts:
    """The facts of a coding as they are packed."""
    return Facts(coding.statements, coding.events, coding.meetings, coding.commitments)


def surroundings_of(coding: Coding) -> Surroundings:
    """The rest of a coding, its document aside."""
    return Surroundings(coding.sentences, coding.actors, coding.mentions, coding.places, coding.dates, coding.problems)


def coding_of(document: Document, facts: Facts, scene: Surroundings, problems: tuple[Problem, ...]) -> Coding:
    """The coding put together again."""
    return Coding(
        document=document, sentences=scene.sentences, actors=scene.actors, mentions=scene.mentions, places=scene.places, dates=scene.dates,
        statements=facts.statements, events=facts.events, meetings=facts.meetings, commitments=facts.commitments, problems=problems,
    )  # fmt: skip


IN_COLUMNS = ("title", "source", "url", "language")  # what of a document stands in columns of its own as it was received


def details_of(document: Document) -> tuple[str, str | None, bytes]:
    """(text, escaped, details): the text, the text as a JSON string where SQLite cannot hold it, and packed what has no column of its own."""
    escaped = json.dumps(document.text) if UNSTORABLE.search(document.text) else None
    plain = {name: None for name in IN_COLUMNS if not UNSTORABLE.search(getattr(document, name) or "")}
    return document.text, escaped, packed(msgspec.structs.replace(document, text="", **plain), document.text)


def document_of(row: Any) -> Document:
    """The document from its row: `text`, `escaped`, `details` and the columns of `IN_COLUMNS`."""
    rest = unpacked(row["details"], Document, row["text"])
    plain = {name: row[name] for name in IN_COLUMNS if getattr(rest, name) is None}
    return msgspec.structs.replace(rest, text=json.loads(row["escaped"]) if row["escaped"] is not None else row["text"], **plain)


def document_of_json(text: str, escaped: str | None, line: str) -> Document:
    """The document from a row of the first schemas, in which the rest of it stood as JSON."""
    return msgspec.structs.replace(shaped(line, Document), text=json.loads(escaped) if escaped is not None else text)


def storable(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """The row with characters that SQLite cannot hold replaced one for one, so that offsets hold."""
    return tuple([_storable(cell) if type(cell) is str else cell for cell in row])


def _storable(cell: str) -> str:
    return cell if cell.isascii() and "\x00" not in cell else UNSTORABLE.sub("\ufffd", cell)
