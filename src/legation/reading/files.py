"""Paths as named to files: folders in the order of their names, patterns, links; what cannot be entered is told."""

import glob
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from legation.model import LegationError
from legation.reading.given import Unreadable
from legation.reading.packs import is_hidden


class UnreadableInput(LegationError):
    """A path that is not there or cannot be opened: the run has not begun."""


def named(paths: Iterable[str | Path]) -> list[Path]:
    """The paths, patterns (`news/*.html`, `**/*.pdf`) replaced by what fits them. Raises `UnreadableInput` where there is nothing."""
    out: list[Path] = []
    for path in paths:
        given = Path(path)
        if given.exists() or given.is_symlink():
            out.append(given)
            continue
        fits = (
            sorted(
                glob.glob(str(path), recursive=True)  # noqa: PTH207 - takes absolute patterns as well
            )
            if glob.has_magic(str(path))
            else []
        )
        if not fits:
            raise UnreadableInput(
                "cannot read input: no such file or folder", path, "Check the path; `-` reads JSON lines from standard input"
            )
        out += [Path(fit) for fit in fits]
    return out


def files(paths: Iterable[Path]) -> Iterator[tuple[Path, Unreadable | None]]:
    """Every file under the paths, and the reason why one, or a folder, cannot be opened. Hidden files in folders are passed over."""
    for path in paths:
        yield from _below(path, frozenset())


def _below(path: Path, above: frozenset[tuple[int, int]]) -> Iterator[tuple[Path, Unreadable | None]]:
    try:
        found = path.stat()
        here = (found.st_dev, found.st_ino)
        if not stat.S_ISDIR(found.st_mode):
            whole = stat.S_ISREG(found.st_mode)
            yield path, None if whole else Unreadable("not a file (a pipe, a socket or a device)", None, "Read it through `-`")
            return
        if here in above:
            yield path, Unreadable("a link to a folder around it: it would be read without end", None, "Remove the link")
            return
        inside = sorted(os.scandir(path), key=lambda entry: entry.name)
    except OSError as error:
        yield path, Unreadable(error.strerror or str(error), None, "Check that it is there and that you may read it")
        return
    for entry in inside:
        if not is_hidden(entry.name):
            yield from _below(Path(entry.path), above | {here})
