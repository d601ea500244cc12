"""Read GeoNames' own dump files (CC BY 4.0): `allCountries.zip`, `cities500.zip`, `FR.zip` or the text inside, line by line."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import msgspec

from legation.model import LegationError

COLUMNS = 19  # of GeoNames' main table, as its readme describes it
_LEAST = 3  # letters of a name; shorter ones are codes


class DumpRow(msgspec.Struct, frozen=True, kw_only=True):
    """One place of a dump. `country` in two letters; `part`: the code of its first-level division ("US.TX")."""

    id: int
    name: str
    names: tuple[str, ...]
    latitude: float
    longitude: float
    feature_class: str
    feature: str
    country: str
    part: str
    population: int


def dump_rows(path: Path) -> Iterator[DumpRow | LegationError]:
    """The places of a file; in place of a line that is not one, what is wrong with it. Holds one line in memory at a time."""
    with _opened(path) as stream:
        for number, line in enumerate(io.TextIOWrapper(stream, encoding="utf-8", errors="replace", newline="\n"), start=1):
            if line.strip() and not line.startswith("#"):
                yield _row(line.rstrip("\r\n"), f"{path.name}, line {number}")


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """The text of a dump, inside its archive or bare."""
    try:
        if not zipfile.is_zipfile(path):
            if path.suffix == ".zip":
                raise LegationError("cannot open the dump: it is no zip archive", str(path), "download it again from download.geonames.org")
            with path.open("rb") as file:
                yield file
            return
        with zipfile.ZipFile(path) as archive:
            inside = [info for info in archive.infolist() if info.filename.endswith(".txt") and "readme" not in info.filename.lower()]
            if not inside:
                raise LegationError(
                    "cannot read the dump: no table in the archive", str(path), "give a file of download.geonames.org/export/dump"
                )
            with archive.open(max(inside, key=lambda info: info.file_size)) as member:
                yield member  # type: ignore[misc]
    except (OSError, zipfile.BadZipFile) as error:
        raise LegationError(f"cannot open the dump ({error})", str(path), "check the path, or download the file again") from error


def _row(line: str, where: str) -> DumpRow | LegationError:
    cells = line.split("\t")
    if len(cells) != COLUMNS:
        return LegationError(
            f"cannot read {where}: {len(cells)} columns", line[:80], f"GeoNames' main table has {COLUMNS}; give the file as downloaded"
        )
    try:
        return DumpRow(
            id=int(cells[0]), name=cells[1], names=tuple(name for name in (cells[2], *cells[3].split(",")) if _is_name(name)),
            latitude=float(cells[4]), longitude=float(cells[5]), feature_class=cells[6], feature=cells[7], country=cells[8],
            part=f"{cells[8]}.{cells[10]}" if cells[10] else "", population=int(cells[14] or 0),
        )  # fmt: skip
    except ValueError as error:
        return LegationError(f"cannot read {where}: {error}", line[:80], "give the file as downloaded")


def _is_name(name: str) -> bool:
    """Whether a name may stand in an English text: no codes, no transcriptions in small letters."""
    return len(name) >= _LEAST and name[0].isupper() and not (len(name) <= 4 and name.isupper())
