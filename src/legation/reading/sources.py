"""Files, folders and standard input to readings, one by one, in order; what cannot be read is told, never raised."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from legation.reading.fields import Reading, failure, reading
from legation.reading.files import UnreadableInput, files, named
from legation.reading.found import Found, Piece
from legation.reading.given import HEAD, Given
from legation.reading.jsonlines import line_pieces
from legation.reading.opening import pieces, streamed, told
from legation.reading.patience import patient
from legation.reading.wishes import Wishes

__all__ = ["Inputs", "UnreadableInput", "read", "read_lines", "read_stream"]


class Inputs:
    """The files under some paths, to be read once. `total` is how many there are, `done` how many are read so far; `size` and `passed` the same in bytes, with
    how far the file is read that is open: what a progress bar asks."""

    def __init__(self, paths: Iterable[str | Path], wishes: Wishes | None = None) -> None:
        self._found = list(files(named(paths)))
        self._wishes = wishes or Wishes()
        self.total, self.done = len(self._found), 0
        self._sizes = [0 if fault is not None else _size(path) for path, fault in self._found]
        self.size = sum(self._sizes)
        self._open: IO[bytes] | None = None

    @property
    def passed(self) -> int:
        """Bytes of the files that are read, and of the open one as far as it is."""
        within = 0 if self._open is None or self._open.closed else self._open.tell()
        return sum(self._sizes[: self.done]) + min(within, self._sizes[self.done] if self.done < self.total else 0)

    def __iter__(self) -> Iterator[Reading]:
        for path, fault in self._found:
            if fault is not None:
                yield reading_of((str(path), fault), self._wishes)
            else:
                found = patient(told(str(path), lambda path=path: self._opened(path)))  # type: ignore[misc]
                yield from (reading_of(piece, self._wishes) for piece in found)
            self.done += 1

    def _opened(self, path: Path) -> Iterator[Piece]:
        with path.open("rb") as opened:
            self._open = opened
            yield from pieces(Given(opened, str(path), path.name), self._wishes)


def _size(path: Path) -> int:
    """Bytes of a file; 0 where it is gone meanwhile, which reading it tells."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def read(paths: Iterable[str | Path], *, published: str | None = None, wishes: Wishes | None = None) -> Iterator[Reading]:
    """Readings of files and folders in the order given; a folder's files by name. `published` dates documents which carry no date of their own.

    Raises `UnreadableInput` for a path that does not exist, before anything is read.
    """
    yield from Inputs(paths, wishes or Wishes(published=published))


def read_lines(lines: IO[bytes], origin: str = "standard input") -> Iterator[Reading]:
    """Readings of a stream of JSON lines."""
    return (reading_of(piece, Wishes()) for piece in line_pieces(lines, origin, Wishes()))


def read_stream(stream: IO[bytes], wishes: Wishes | None = None, origin: str = "standard input") -> Iterator[Reading]:
    """Readings of a stream of any format; JSON lines are read as they come."""
    chosen = wishes or Wishes()
    peek = getattr(stream, "peek", None)
    given = Given.peeked(stream, peek(HEAD), origin) if peek else Given(stream, origin, "")
    return (reading_of(piece, chosen) for piece in streamed(given, chosen))


def reading_of(piece: Piece, wishes: Wishes) -> Reading:
    """The reading of what a format's module found."""
    origin, found = piece
    if isinstance(found, Found):
        return reading(found.record, origin, wishes=wishes, found=found)
    return failure(origin, f"cannot read {origin}: {found}")
