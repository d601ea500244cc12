"""The register of the user's own that takes part in this process: one folder, named once, before anything is coded or viewed. What was worked out from
another one is forgotten when it changes."""

from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, TypeVar, cast

import msgspec

from legation.reference.tables import rows

Row = TypeVar("Row", bound=msgspec.Struct)
Function = TypeVar("Function", bound=Callable[..., Any])
_named: list[Path] = []
_kept: list[Any] = []


def name_register(folder: Path | None) -> None:
    """Lets the tables of this folder take part from now on; `None`: those of the release alone."""
    if named_register() != folder:
        _named[:] = [folder] if folder is not None else []
        for kept in _kept:
            kept.cache_clear()


def named_register() -> Path | None:
    """The folder that was named, if one was."""
    return _named[0] if _named else None


def of_register(function: Function) -> Function:
    """As `functools.cache`, for what depends on the register of the user's own."""
    kept = cache(function)
    _kept.append(kept)
    return cast(Function, kept)


def of_register_few(function: Function) -> Function:
    """The same for what is asked of many texts, each several times in a row: the last few answers are kept."""
    kept = lru_cache(maxsize=8)(function)
    _kept.append(kept)
    return cast(Function, kept)


def own_rows(table: str, shape: type[Row]) -> Iterator[Row]:
    """The rows that the named register has in this table."""
    folder = named_register()
    path = folder / f"{table}.tsv" if folder else None
    if path is not None and path.is_file():
        yield from rows(str(path.with_suffix("")), shape, path=path)
