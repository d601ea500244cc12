"""Packed files: what is in them, one input after the other, within limits."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import IO, cast

import zstandard

from legation.reading import limits
from legation.reading.formats import Format
from legation.reading.given import LARGEST, Budget, Given, Unreadable, some

DEEPEST = limits.DEEP.read()
_RATIO, _LARGE = 1000, 256 << 20  # a member that unpacks a thousand times to more than this is not unpacked
_ENDINGS = (".gz", ".zst", ".bz2", ".xz", ".tgz")
_ENCRYPTED = 0x1
Opener = Callable[[], Given]


def unpacked(given: Given, form: Format) -> Given:
    """What a compressed file holds."""
    _check_depth(given)
    opened: IO[bytes]
    if form == "gzip":
        opened = cast(IO[bytes], gzip.GzipFile(fileobj=given.stream))
    elif form == "bzip2":
        opened = cast(IO[bytes], bz2.BZ2File(given.stream))
    elif form == "xz":
        opened = cast(IO[bytes], lzma.LZMAFile(given.stream))  # noqa: SIM115 - read by whoever is given it
    else:
        opened = cast(IO[bytes], io.BufferedReader(_Zstd(given.stream), 1 << 16))
    name = given.name
    for ending in _ENDINGS:
        name = name[: -len(ending)] if name.lower().endswith(ending) else name
    return Given(_counted(opened, given.budget), given.origin, name, given.depth + 1, given.declared, given.url, given.budget)


_OFFICE = {
    "word/document.xml": "docx", "xl/workbook.xml": "xlsx", "ppt/presentation.xml": "a PowerPoint file", "xl/workbook.bin": "a binary Excel file",
    "META-INF/container.xml": "an electronic book",
}  # fmt: skip


def office_format(archive: zipfile.ZipFile) -> str | None:
    """`docx` or `xlsx` where the zip archive is one; the words for what else it is, where it is no mere archive.

    Raises `Unreadable` for a file of Word or Excel whose words unpack to more than can be held.
    """
    names = set(archive.namelist())
    if "mimetype" in names and "content.xml" in names:
        return "an OpenDocument file"
    kind = next((kind for part, kind in _OFFICE.items() if part in names), None)
    if (
        kind in ("docx", "xlsx")
        and sum(info.file_size for info in archive.infolist() if info.filename.endswith((".xml", ".rels"))) > LARGEST
    ):
        raise Unreadable("it unpacks to too much", f"more than {LARGEST >> 20} MB", limits.HELD.remedy("Split it into its documents"))
    return kind


def members(archive: zipfile.ZipFile, given: Given) -> Iterator[tuple[str, Opener]]:
    """The files of a zip archive in its order, each with what opens it. Folders and hidden files are passed over."""
    _check_depth(given)
    for info in archive.infolist():
        if not info.is_dir() and not is_hidden(info.filename):
            origin = f"{given.origin}, {info.filename}"
            yield origin, partial(_member, archive, info, given, origin)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, given: Given, origin: str) -> Given:
    if info.flag_bits & _ENCRYPTED:
        raise Unreadable("it is locked with a password", None, "Unpack it with the password first")
    if info.file_size > _LARGE and info.file_size > _RATIO * max(1, info.compress_size):
        raise Unreadable("it unpacks to too much", f"{info.file_size >> 20} MB", "Unpack it yourself if you trust it")
    name = PurePosixPath(info.filename).name
    return Given(_counted(archive.open(info), given.budget), origin, name, given.depth + 1, budget=given.budget)


def tar_members(given: Given) -> Iterator[tuple[str, Opener]]:
    """The files of a tar archive in its order, each with what opens it."""
    _check_depth(given)
    with tarfile.open(fileobj=given.stream, mode="r|") as archive:
        for info in archive:
            opened = archive.extractfile(info) if info.isfile() and not is_hidden(info.name) else None
            if opened is not None:
                origin, name = f"{given.origin}, {info.name}", PurePosixPath(info.name).name
                yield origin, partial(Given, _counted(opened, given.budget), origin, name, given.depth + 1, budget=given.budget)


def is_hidden(path: str) -> bool:
    """Whether a file or a folder above it has a hidden name, or is what systems leave behind."""
    parts = PurePosixPath(path).parts
    return any(part.startswith(".") and part not in (".", "..") for part in parts) or "__MACOSX" in parts or parts[-1:] == ("Thumbs.db",)


def _check_depth(given: Given) -> None:
    if given.depth >= DEEPEST:
        raise Unreadable("it is packed too often", f"{given.depth} times", limits.DEEP.remedy("Unpack it yourself and name what is in it"))


class _Zstd(io.RawIOBase):
    """What a zstd file holds, frame after frame; unlike the library's own reader it tells when the last frame is cut short."""

    _STEP = 512  # bytes unpacked at once: they give 16 MB at most

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream, self._frame, self._ready = stream, _frame(), memoryview(b"")
        self._begun = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._ready:
            packed = self._frame.unused_data if self._frame.eof else b""
            self._frame = _frame() if self._frame.eof else self._frame
            packed = packed or some(self._stream, self._STEP)
            if not packed:
                if self._begun and not self._frame.eof:
                    raise EOFError("the compressed file ends before its end was reached")
                return 0
            self._ready = memoryview(self._frame.decompress(packed))
            self._begun = not self._frame.eof
        count = min(len(buffer), len(self._ready))
        buffer[:count], self._ready = self._ready[:count], self._ready[count:]
        return count


def _frame() -> "zstandard.ZstdDecompressionObj":
    return zstandard.ZstdDecompressor(max_window_size=1 << 31).decompressobj()


class _Counted(io.RawIOBase):
    """A stream that spends from a budget what is read of it."""

    def __init__(self, stream: IO[bytes], budget: Budget) -> None:
        self._stream, self._budget = stream, budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        block = some(self._stream, len(buffer))
        self._budget.spend(len(block))
        buffer[: len(block)] = block
        return len(block)


def _counted(stream: IO[bytes], budget: Budget) -> IO[bytes]:
    return cast(IO[bytes], io.BufferedReader(_Counted(stream, budget), 1 << 16))
