"""A gazetteer of the user's own beside the shipped one: GeoNames' dumps in a SQLite file, written as a stream, asked name by name."""

import sqlite3
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from legation.model import LegationError
from legation.places.dump import DumpRow
from legation.places.names import normal

FORMAT = 1
_MARK = 0x4C474F47  # application id of such files
_BATCH = 20_000  # rows a transaction; more made no difference
_KINDS = {"ADM1": "admin1", "ADM2": "admin2"}
_SCHEMA = """
CREATE TABLE places (place INTEGER PRIMARY KEY, name TEXT, latitude REAL, longitude REAL, country TEXT, part TEXT, kind TEXT, feature TEXT,
                     population INTEGER, fame INTEGER);
CREATE TABLE names (key TEXT NOT NULL, place INTEGER NOT NULL, alternate INTEGER NOT NULL);
"""


class OwnRow(NamedTuple):
    """A place as it is stored. `country` in two letters; `fame`: how many names it has."""

    place: int
    name: str
    latitude: float
    longitude: float
    country: str
    part: str
    kind: str
    feature: str
    population: int
    fame: int


def write_own(rows: Iterable[DumpRow], path: Path) -> int:
    """Writes the places into a new file and gives their number. The file is there when it is whole, and not before."""
    if path.exists():
        raise LegationError("cannot write the gazetteer: there is a file already", str(path), "name another file with --into, or remove it")
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)
    try:
        count = _fill(rows, part)
        part.replace(path)
    except (OSError, sqlite3.Error) as error:
        raise LegationError(f"cannot write the gazetteer ({error})", str(path), "check the folder and the space on the disk") from error
    finally:
        part.unlink(missing_ok=True)
    return count


def _fill(rows: Iterable[DumpRow], path: Path) -> int:
    count = 0
    base = sqlite3.connect(path)
    try:
        base.executescript(f"PRAGMA application_id={_MARK}; PRAGMA user_version={FORMAT}; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;")
        base.executescript(_SCHEMA)
        for row in rows:
            names = _keys(row)
            stored = (
                row.id,
                row.name,
                row.latitude,
                row.longitude,
                row.country,
                row.part,
                _kind(row),
                row.feature,
                row.population,
                len(names),
            )
            base.execute("INSERT OR REPLACE INTO places VALUES (?,?,?,?,?,?,?,?,?,?)", stored)
            base.executemany("INSERT INTO names VALUES (?,?,?)", [(key, row.id, alternate) for key, alternate in names.items()])
            count += 1
            if count % _BATCH == 0:
                base.commit()
        base.execute("CREATE INDEX by_key ON names (key)")
        base.commit()
    finally:
        base.close()
    return count


def _kind(row: DumpRow) -> str:
    """The kind by which the place is ranked: what is neither division nor settlement is a mere feature."""
    return _KINDS.get(row.feature) or ("city" if row.feature_class == "P" else "feature")


def _keys(row: DumpRow) -> dict[str, int]:
    """The names as they are looked up, and whether each is another name than the first."""
    keys: dict[str, int] = {}
    for alternate, name in enumerate((row.name, *row.names)):
        key = normal(name)
        if key.isascii() and len(key) > 1:
            keys.setdefault(key, int(alternate > 0))
    return keys


class OwnPlaces:
    """The places of a file. Reads only; keeps the answers for the names asked last."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise LegationError("cannot open the gazetteer: no such file", str(path), "make it with `legation places import`")
        try:
            self._base = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)
            marks = tuple(self._base.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
        except sqlite3.Error as error:
            raise LegationError(f"cannot open the gazetteer ({error})", str(path), "make it anew with `legation places import`") from error
        if marks != (_MARK, FORMAT):
            raise LegationError(
                "cannot open the gazetteer: it is not one of this release", str(path), "make it anew with `legation places import`"
            )
        self.postings = lru_cache(maxsize=200_000)(self._postings)

    def _postings(self, key: str) -> tuple[tuple[int, bool], ...]:
        """The places of a name, and whether it is another name of theirs."""
        return tuple(
            (place, bool(alternate)) for place, alternate in self._base.execute("SELECT place, alternate FROM names WHERE key = ?", (key,))
        )

    def row(self, place: int) -> OwnRow:
        """One place by its GeoNames id."""
        return OwnRow(*self._base.execute("SELECT * FROM places WHERE place = ?", (place,)).fetchone())
