"""Pieces of a plan to readings: what a part of a file holds is read by the same modules as the whole file."""

import io
import tempfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO, cast

from legation.cluster.cutting import ReadAt, bounds
from legation.cluster.folder import Folder
from legation.cluster.plan import Piece
from legation.reading import Inputs, Reading, Wishes
from legation.reading.found import Found
from legation.reading.found import Piece as Told
from legation.reading.given import Given, Unreadable
from legation.reading.opening import pieces, told
from legation.reading.rows import parquet_rows
from legation.reading.sources import reading_of

BLOCK = 8 << 20
SPOOLED = 64 << 20  # bytes of a piece that are held in memory; more lie on disk
NO_PAGE = "the archive has no page that can be read"  # which a part of an archive may well have not


def readings(piece: Piece, wishes: Wishes) -> Iterator[Reading]:
    """The documents of a piece, one by one, and the reasons why others are not read."""
    if piece.stop is None and Folder(piece.path).local:
        yield from Inputs([piece.path], wishes)
        return
    for one in told(_origin(piece), lambda: _opened(piece, wishes)):
        if not _is_nothing(piece, one):
            yield reading_of(one, wishes)


def _is_nothing(piece: Piece, one: Told) -> bool:
    return piece.stop is not None and isinstance(one[1], Unreadable) and not isinstance(one[1], Found) and one[1].attempted == NO_PAGE


def _origin(piece: Piece) -> str:
    """What a document's origin begins with: of lines and rows the place in the file, so that one can find them."""
    name = piece.path.partition("?")[0]
    return f"{name} from byte {piece.start}" if piece.form == "lines" and piece.start else name


def _opened(piece: Piece, wishes: Wishes) -> Iterator[Told]:
    name = PurePosixPath(piece.path.partition("?")[0]).name
    if piece.form == "parquet" and piece.stop is not None:
        with cast(IO[bytes], _Ranged(_reader(piece), piece.size)) as opened:
            given = Given(io.BytesIO(b"PAR1"), _origin(piece), name)
            yield from parquet_rows(opened, given, wishes, piece.start, piece.stop)
        return
    with _part(piece) as stream:
        if stream.seek(0, io.SEEK_END):
            stream.seek(0)
            yield from pieces(Given(stream, _origin(piece), name), wishes)


class _Ranged(io.RawIOBase):
    """A stored file in which one can go back and forth; only what is asked for is fetched."""

    def __init__(self, read_at: ReadAt, size: int) -> None:
        self._read_at, self._size, self._at = read_at, size, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._at = offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        found = self._read_at(self._at, min(self._size, self._at + len(buffer)))
        buffer[: len(found)] = found
        self._at += len(found)
        return len(found)


def _part(piece: Piece) -> IO[bytes]:
    """The records of a piece, fetched."""
    read_at = _reader(piece)
    begin, end = (0, piece.size) if piece.stop is None else bounds(piece.form, read_at, piece.size, piece.start, piece.stop)
    return _fetched(read_at, begin, end)


def _reader(piece: Piece) -> ReadAt:
    folder = Folder(piece.path)
    return lambda start, stop: folder.read("", start, stop)


def _fetched(read_at: ReadAt, begin: int, end: int) -> IO[bytes]:
    """Bytes of a file, taken before they are read: a network that fails is asked again and no document is lost by it."""
    spooled = tempfile.SpooledTemporaryFile(max_size=SPOOLED)  # noqa: SIM115 - closed by who asked
    for start in range(begin, end, BLOCK):
        spooled.write(read_at(start, min(end, start + BLOCK)))
    spooled.seek(0)
    return cast(IO[bytes], spooled)
