"""A folder on a local disk or in S3-compatible storage: the few things that reading and writing a lake ask of it, tried again where a network fails."""

import errno
import os
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar
from uuid import uuid4

from legation.model import LegationError

Made = TypeVar("Made")
TRIES, PAUSE = 5, 0.2  # how often what a network refused is asked for again, and seconds before the first time; each pause doubles
TEMPORARY = "_tmp"  # below the folder: what is being written
_FINAL = (errno.ENOENT, errno.ENOSPC, errno.EACCES, errno.EPERM, errno.EROFS, errno.EISDIR, errno.ENOTDIR, errno.EDQUOT, errno.EEXIST)


@lru_cache(maxsize=64)
def system_of(uri: str) -> tuple[Any, str]:
    """The file system of an address and the path in it."""
    from pyarrow import fs

    if "://" not in uri:
        return fs.LocalFileSystem(), os.path.abspath(uri)  # noqa: PTH100 - a path that need not be there
    try:
        found, path = fs.FileSystem.from_uri(uri)
    except (ValueError, OSError) as error:
        remedy = "Name a local folder, or s3://BUCKET/PATH with the keys in the environment (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY)"
        raise LegationError(f"cannot use the address: {' '.join(str(error).split())[:200]}", uri, remedy) from error
    return found, str(path)


@dataclass(frozen=True)
class Folder:
    """A folder by its address, a path or `s3://bucket/path?endpoint_override=...`; it can be sent to another machine."""

    uri: str

    @property
    def local(self) -> bool:
        """Whether it lies on a disk of this machine, as the operating system has it."""
        return "://" not in self.uri

    @property
    def words(self) -> str:
        """How messages name it: no query, which may hold keys."""
        return self.uri.partition("?")[0]

    def below(self, name: str) -> "Folder":
        """A folder in it."""
        path, mark, query = self.uri.partition("?")
        return Folder(f"{path.rstrip('/')}/{name}{mark}{query}")

    def beside(self, ending: str) -> "Folder":
        """The folder of the same name with an ending."""
        path, mark, query = self.uri.partition("?")
        return Folder(f"{path.rstrip('/')}{ending}{mark}{query}")

    def read(self, name: str, start: int = 0, stop: int | None = None) -> bytes:
        """The bytes of a file, or those from `start` to `stop`."""
        return self._again(lambda system, path: _read(system, f"{path}/{name}" if name else path, start, stop))

    def size(self, name: str) -> int | None:
        """Bytes of a file; `None` where there is none."""
        found = self._again(lambda system, path: system.get_file_info(f"{path}/{name}" if name else path))
        return int(found.size) if found.is_file else None

    def write(self, name: str, content: bytes | Iterable[bytes]) -> None:
        """The file, whole or not at all; in the place of one that is there."""
        if isinstance(content, bytes):
            self._again(lambda system, path: _written(system, path, name, (content,), local=self.local))
        else:
            system, path = system_of(self.uri)
            _written(system, path, name, content, local=self.local)

    def names(self, below: str = "") -> Iterator[tuple[str, int]]:
        """(name, bytes) of every file in the folder and below it, by name."""
        from pyarrow import fs

        def found(system: Any, path: str) -> list[tuple[str, int]]:
            at = f"{path}/{below}" if below else path
            infos = system.get_file_info(fs.FileSelector(at, recursive=True, allow_not_found=True))
            return sorted((info.path[len(path) :].lstrip("/"), info.size) for info in infos if info.is_file)

        yield from self._again(found)

    def remove(self, name: str) -> None:
        """Removes a file, if it is there."""

        def gone(system: Any, path: str) -> None:
            if system.get_file_info(f"{path}/{name}").is_file:
                system.delete_file(f"{path}/{name}")

        self._again(gone)

    def clear(self, name: str = "") -> None:
        """Removes a folder in it, or itself, with everything below."""

        def gone(system: Any, path: str) -> None:
            from pyarrow import fs

            at = f"{path}/{name}" if name else path
            if system.get_file_info(at).type == fs.FileType.Directory:
                system.delete_dir(at)

        self._again(gone)

    def _again(self, ask: Callable[[Any, str], Made]) -> Made:
        system, path = system_of(self.uri)
        return again(lambda: ask(system, path), remote=not self.local)


def again(ask: Callable[[], Made], *, remote: bool = True) -> Made:
    """What asking gives; what a network refuses is asked for again, some times, with growing pauses."""
    for number in range(TRIES):
        try:
            return ask()
        except OSError as error:
            if not remote or number == TRIES - 1 or isinstance(error, FileNotFoundError) or error.errno in _FINAL:
                raise
            time.sleep(PAUSE * 2**number)
    raise AssertionError


def _read(system: Any, path: str, start: int, stop: int | None) -> bytes:
    with system.open_input_file(path) as opened:
        end = opened.size() if stop is None else min(stop, opened.size())
        found = bytes(opened.read_at(max(0, end - start), start)) if end > start else b""
    if len(found) < max(0, end - start):
        raise OSError(errno.EIO, "fewer bytes came than the file has", path)
    return found


def _written(system: Any, path: str, name: str, content: Iterable[bytes], *, local: bool) -> None:
    """Storage of objects shows one when all of it has come; on a disk a file is written aside and moved."""
    if not local:
        with system.open_output_stream(f"{path}/{name}", compression=None) as out:  # by itself it packs what is named `.gz`
            for block in content:
                out.write(block)
        return
    aside = f"{path}/{TEMPORARY}/{uuid4().hex}"
    try:
        for folder in (os.path.dirname(aside), os.path.dirname(f"{path}/{name}")):  # noqa: PTH120
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103
        with open(aside, "wb") as out:  # noqa: PTH123
            out.writelines(content)
        os.replace(aside, f"{path}/{name}")  # noqa: PTH105
    except BaseException:
        if os.path.exists(aside):  # noqa: PTH110
            os.remove(aside)  # noqa: PTH107
        raise
