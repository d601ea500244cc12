"""One input as it is opened: its bytes, their beginning, and what it is called in messages."""

import io
import lzma
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import IO, AnyStr, cast

import zstandard

from legation.model import LegationError
from legation.reading import limits

HEAD = 1 << 16  # bytes by which a format is told
LARGEST = limits.HELD.read()  # bytes
LONGEST_LINE = limits.LINE.read()  # bytes
LONGEST = limits.LENGTH.read()  # characters: some ten thick books
UNPACKED = limits.OUT.read()  # bytes
_SPOOLED = 32 << 20


class Unreadable(LegationError):
    """An input of which nothing, or nothing more, can be read; the others can."""


@dataclass
class Budget:
    """How much more may be unpacked from one file: what guards against files that unpack without end."""

    left: int = UNPACKED

    def spend(self, count: int) -> None:
        """Counts bytes that were unpacked; raises `Unreadable` when they are too many."""
        self.left -= count
        if self.left < 0:
            raise Unreadable(
                "it unpacks to too much", f"more than {UNPACKED >> 30} GiB", limits.OUT.remedy("Unpack it yourself and name what is in it")
            )


@dataclass
class Given:
    """An opened input. `origin` stands in messages, `name` is its file name, `depth` counts the packs around it."""

    stream: IO[bytes]
    origin: str
    name: str
    depth: int = 0
    declared: str | None = None
    url: str | None = None
    budget: Budget = field(default_factory=Budget)
    head: bytes = b""

    @classmethod
    def peeked(cls, stream: IO[bytes], head: bytes, origin: str) -> "Given":
        """An input that gives what it has as it comes: nothing is waited for beyond the bytes seen already."""
        return cls(stream, origin, "", head=head)

    def __post_init__(self) -> None:
        if self.head:
            return
        blocks, size, fault = [], 0, None
        while size < HEAD and fault is None:
            try:
                block = some(self.stream, HEAD - size)
            except (OSError, EOFError, ValueError, zlib.error, lzma.LZMAError, zstandard.ZstdError) as error:
                block, fault = b"", error
            if not block:
                break
            blocks.append(block)
            size += len(block)
        self.head = b"".join(blocks)
        if fault is not None and not self.head:
            raise fault
        self.stream = cast(IO[bytes], io.BufferedReader(_Rejoined(self.head, self.stream, fault), HEAD))

    def content(self) -> bytes:
        """All bytes. Raises `Unreadable` where they are more than can be held."""
        content = _read_up_to(self.stream, LARGEST + 1)
        if len(content) > LARGEST:
            raise Unreadable(
                "it is too large for one document", f"more than {LARGEST >> 20} MB", limits.HELD.remedy("Split it into its documents")
            )
        return content

    @contextmanager
    def seekable(self) -> Iterator[IO[bytes]]:
        """The bytes as a file in which one can go back, on disk where they are many."""
        with tempfile.SpooledTemporaryFile(max_size=_SPOOLED) as spooled:
            while block := self.stream.read(1 << 20):
                spooled.write(block)
            spooled.seek(0)
            yield cast(IO[bytes], spooled)

    def lines(self) -> Iterator[bytes | None]:
        """The lines one by one; `None` stands for a line that is too long to be held."""
        return lines_of(self.stream, LONGEST_LINE)


class _Rejoined(io.RawIOBase):
    """A beginning that was read already, then the rest of the stream or the fault that was met in it."""

    def __init__(self, head: bytes, rest: IO[bytes], fault: Exception | None) -> None:
        self._head, self._rest, self._fault = io.BytesIO(head), rest, fault

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        block = self._head.read(len(buffer))
        if not block and self._fault is not None:
            raise self._fault
        block = block or some(self._rest, len(buffer))
        buffer[: len(block)] = block
        return len(block)


def lines_of(stream: IO[AnyStr], longest: int) -> Iterator[AnyStr | None]:
    """The lines of a stream one by one; `None` stands for one of more bytes or characters than `longest`."""
    while line := stream.readline(longest + 1):
        if len(line) <= longest:
            yield line
            continue
        while line and line[-1:] not in (b"\n", "\n"):
            line = stream.readline(1 << 20)
        yield None


def some(stream: IO[bytes], count: int) -> bytes:
    """Some bytes, at most so many: what can be had before a fault is not lost with it."""
    read1 = getattr(stream, "read1", None)
    return bytes(read1(count) if read1 is not None else stream.read(count))


def _read_up_to(stream: IO[bytes], count: int) -> bytes:
    """Bytes until there are so many or no more; a stream may give fewer at a time."""
    blocks, size = [], 0
    while size < count and (block := stream.read(min(count - size, 1 << 20))):
        blocks.append(block)
        size += len(block)
    return b"".join(blocks)
