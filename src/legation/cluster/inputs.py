"""Inputs as named to the sources of a plan: files, folders and patterns on disk, and what lies under an address of S3-compatible storage."""

import json
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from legation.cluster.folder import Folder
from legation.cluster.plan import BYTES, Form, Source
from legation.reading import UnreadableInput
from legation.reading.files import files, named
from legation.reading.packs import is_hidden

HEAD = 1 << 16


def sources(inputs: Iterable[str], documents: int) -> Iterator[Source]:
    """The files under the inputs in their order, each with what decides how it is cut. Raises `UnreadableInput` where there is nothing."""
    for given in inputs:
        found = _stored(given) if "://" in given else _on_disk(given)
        for path, size in found:
            yield _source(path, size, documents)


def file_at(path: str) -> tuple[Folder, str]:
    """The folder and the name by which a file is read."""
    return Folder(path), ""


def _on_disk(given: str) -> Iterator[tuple[str, int]]:
    for path, fault in files(named([given])):
        yield str(path), 0 if fault is not None else _size(path)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _stored(given: str) -> Iterator[tuple[str, int]]:
    """A file under an address, or the files below it in order of their names."""
    folder = Folder(given)
    single = folder.size("")
    if single is not None:
        yield given, single
        return
    number = 0
    for name, size in folder.names():
        if size and not is_hidden(name):
            number += 1
            yield folder.below(name).uri, size
    if not number:
        raise UnreadableInput(
            "cannot read input: nothing lies under this address", folder.words, "Check bucket and path, and the keys in the environment"
        )


def _source(path: str, size: int, documents: int) -> Source:
    name = PurePosixPath(path.partition("?")[0]).name.lower()
    if size <= BYTES["parquet"] * documents:
        return Source(path, size)
    folder, inner = file_at(path)
    head = folder.read(inner, 0, min(size, HEAD))
    form = _form(head, name)
    if form != "parquet":
        return Source(path, size, form)
    rows = _rows(path)
    return Source(path, size, "parquet", rows) if rows else Source(path, size)


def _form(head: bytes, name: str) -> Form:
    """Whether and how a file can be cut, by how it begins."""
    if head.startswith(b"\x1f\x8b"):
        try:
            opened = zlib.decompressobj(31).decompress(head, 5)
        except zlib.error:
            return "whole"
        return "warc.gz" if opened.startswith(b"WARC/") else "whole"
    if head.startswith(b"WARC/"):
        return "warc"
    if head.startswith(b"PAR1"):
        return "parquet"
    return "lines" if _is_lines(head) else "whole"


def _is_lines(head: bytes) -> bool:
    """Whether a file has one JSON object a line, by its first lines."""
    lines = [line for line in head.split(b"\n") if line.strip()]
    whole = lines[:-1] if len(head) >= HEAD else lines
    if not head.lstrip().startswith(b"{") or (len(lines) > 1 and not lines[1].lstrip().startswith(b"{")):
        return False
    try:
        return not whole or isinstance(json.loads(whole[0]), dict)
    except ValueError:
        return False


def _rows(path: str) -> int:
    """Rows of a Parquet file; 0 where it cannot be told."""
    import pyarrow
    import pyarrow.parquet

    from legation.cluster.folder import again, system_of

    system, inner = system_of(path)
    try:
        return int(again(lambda: pyarrow.parquet.read_metadata(inner, filesystem=system).num_rows))
    except (pyarrow.ArrowException, OSError):
        return 0
