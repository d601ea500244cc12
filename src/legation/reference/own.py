"""A register of the user's own: a folder with tables of the same shape as the shipped ones, whose rows take precedence over them."""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from legation.model import LegationError
from legation.reference.bodies import Organisation
from legation.reference.issues import Issue
from legation.reference.mechanisms import Mechanism, MechanismEdition
from legation.reference.posts import Holder
from legation.reference.sectors import Agent
from legation.reference.tables import rows

Row = TypeVar("Row", bound=msgspec.Struct)
TABLES: dict[str, type[msgspec.Struct]] = {
    "holders": Holder, "organisations": Organisation, "agents": Agent, "issues": Issue, "mechanisms": Mechanism, "mechanism_editions": MechanismEdition,
}  # fmt: skip


class Own(msgspec.Struct, frozen=True):
    """The rows of a named register."""

    holders: tuple[Holder, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    agents: tuple[Agent, ...] = ()
    issues: tuple[Issue, ...] = ()
    mechanisms: tuple[Mechanism, ...] = ()
    mechanism_editions: tuple[MechanismEdition, ...] = ()

    def counts(self) -> dict[str, int]:
        """How many rows of each table that has any."""
        return {name: len(getattr(self, name)) for name in TABLES if getattr(self, name)}


def load_own(folder: Path) -> Own:
    """The tables in a folder; a table that is not there is empty."""
    check_folder(folder)
    return Own(
        holders=tuple(_rows(folder, "holders", Holder)),
        organisations=tuple(_rows(folder, "organisations", Organisation)),
        agents=tuple(_rows(folder, "agents", Agent)),
        issues=tuple(_rows(folder, "issues", Issue)),
        mechanisms=tuple(_rows(folder, "mechanisms", Mechanism)),
        mechanism_editions=tuple(_rows(folder, "mechanism_editions", MechanismEdition)),
    )


def check_folder(folder: Path) -> None:
    """Raises a `LegationError` for a folder that has none of the tables."""
    if not folder.is_dir() or not any((folder / f"{name}.tsv").is_file() for name in TABLES):
        names = ", ".join(f"{name}.tsv" for name in TABLES)
        remedy = f"Name a folder with one or more of {names}; `legation register import FILE --into FOLDER` makes one"
        raise LegationError("cannot load the register: no tables there", folder, remedy)


def _rows(folder: Path, name: str, shape: type[Row]) -> Iterable[Row]:
    path = folder / f"{name}.tsv"
    return rows(str(path.with_suffix("")), shape, path=path) if path.is_file() else ()


def own_digest(folder: Path) -> str:
    """The digest of the tables in a folder: what a coding depends on besides the release."""
    digest = sha256()
    for name in sorted(TABLES):
        path = folder / f"{name}.tsv"
        if path.is_file():
            content = path.read_bytes()
            digest.update(f"{path.name} {len(content)}\n".encode() + content)
    return digest.hexdigest()[:16]


def add_rows(folder: Path, found: Own) -> dict[str, tuple[int, int]]:
    """Writes rows into the tables of a folder, made if it is not there; of each table how many are new and how many were there already.

    The same row again adds nothing, so that an import can be repeated.
    """
    folder.mkdir(parents=True, exist_ok=True)
    counts = {}
    for name, shape in TABLES.items():
        given: tuple[msgspec.Struct, ...] = getattr(found, name)
        path = folder / f"{name}.tsv"
        there = list(_rows(folder, name, shape))
        known = set(there)
        new = [row for row in dict.fromkeys(given) if row not in known]
        counts[name] = (len(new), len(given) - len(new))
        if new:
            _write(path, shape, [*there, *new])
    return counts


def _write(path: Path, shape: type[msgspec.Struct], table: Iterable[msgspec.Struct]) -> None:
    columns = [field.encode_name for field in msgspec.structs.fields(shape)]
    lines = ["\t".join(columns), *("\t".join(row_cells(row)) for row in table)]
    kept = path.with_suffix(".tsv.new")
    kept.write_text("\n".join(lines) + "\n", encoding="utf-8")
    kept.replace(path)


def row_cells(row: msgspec.Struct) -> list[str]:
    """The cells of a row, in the order of its shape."""
    return [_cell(getattr(row, field.name)) for field in msgspec.structs.fields(type(row))]


def _cell(value: Any) -> str:
    if value is None or value is False:
        return ""
    if isinstance(value, tuple):
        return "|".join(_plain(part).replace("|", "/") for part in value)
    return "true" if value is True else _plain(str(value))


def _plain(text: str) -> str:
    return " ".join(text.split())
