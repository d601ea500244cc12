"""Floors: figures below which a release must not fall, each tied to a digest of the gold it was measured on."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from legation.evaluation.gold import digest
from legation.evaluation.scoring import Report
from legation.model import LegationError


class Floor(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The lowest value of a figure, the digest of its gold, and why it is this value."""

    floor: float
    digest: str
    why: str


def read_floors(path: Path) -> dict[str, Floor]:
    """Floors by "set/part figure"."""
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), dict[str, Floor])
    except FileNotFoundError as error:
        raise LegationError("no such floors file", path, "name a TOML file with floors") from error
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        remedy = 'each table is ["set figure"] with floor, digest and why'
        raise LegationError(f"cannot read the floors: {error}", path, remedy) from error


def sets_of(floors: Iterable[str]) -> list[str]:
    """The sets of floors named "set/part figure", each once, in order."""
    return list(dict.fromkeys(name.partition(" ")[0].partition("/")[0] for name in floors))


def changed(floors: Mapping[str, Floor], gold: Path) -> Iterator[str]:
    """A line for each floor whose gold is no longer what it was measured on."""
    for name, floor in floors.items():
        now = digest(gold, name.partition(" ")[0])
        if now != floor.digest:
            yield f"{name}: the gold has changed (digest {now}, the floor was measured on {floor.digest}); measure anew and set the floor"


def fallen(floors: Mapping[str, Floor], report: Report) -> Iterator[str]:
    """A line for each figure that is under its floor, or that is not measured."""
    for name, floor in floors.items():
        label, _, wanted = name.partition(" ")
        value = next((figure.value for figure in report.get(label, ()) if figure.name == wanted), None)
        if not isinstance(value, int | float):
            yield f"{name}: not measured, floor {floor.floor:.3f}"
        elif value < floor.floor:
            yield f"{name}: {value:.3f} is under its floor {floor.floor:.3f} ({floor.why})"
