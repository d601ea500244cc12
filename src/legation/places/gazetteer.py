"""The gazetteer: names to places, exact but for accents, case and hyphens. Data from GeoNames (CC BY 4.0), prebuilt by `make tables`."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import msgspec
import numpy as np

from legation.model import LegationError
from legation.places.names import normal
from legation.places.own import OwnPlaces, OwnRow
from legation.reference.landmarks import Region, landmarks
from legation.reference.states import State, states
from legation.reference.tables import DATA, rows

FILE = "gazetteer.npz"
KINDS = ("country", "admin1", "admin2", "city", "region", "feature")
Kind = Literal["country", "admin1", "admin2", "city", "region", "feature"]
_OWN = 1_000_000_000  # from here on positions are those of the gazetteer of the user's own
LONGEST = 6  # words in a name; longer ones are names of schools and parishes


@dataclass(frozen=True)
class Entry:
    """One place. `part`: the position of the first-level division it lies in; `fame`: how many names it has in the gazetteer."""

    position: int
    kind: Kind
    id: int | None
    name: str
    latitude: float | None
    longitude: float | None
    country: str | None
    part: int
    population: int
    capital: bool
    feature: str | None = None
    fame: int = 0


@dataclass(frozen=True)
class Candidate:
    """An entry that a name may mean; `alternate`: the name is not the entry's first one."""

    entry: Entry
    alternate: bool


class Abbreviation(msgspec.Struct, frozen=True, kw_only=True):
    """Short forms of a first-level division ("US.TX"). `names`: that stand on their own; `after`: only after a comma ("Austin, TX")."""

    part: str
    names: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    source: str


class EnglishName(msgspec.Struct, frozen=True, kw_only=True):
    """What a first-level division ("DE.02") is called in English, where the gazetteer has the name of the country's own language first."""

    part: str
    name: str
    source: str


class Gazetteer:
    """Names and places, loaded once. Never changed after it is made."""

    def __init__(self, table: Mapping[str, "np.ndarray[Any, Any]"], own: OwnPlaces | None = None) -> None:
        self._own = own
        self._keys = _unpacked(table["keys"])
        self._names = _unpacked(table["names"])
        self._codes = _unpacked(table["codes"])
        self._table = {name: table[name] for name in table if name not in ("keys", "names", "codes", "parts")}
        self._size = len(self._names)
        first = int(np.searchsorted(self._table["kind"], KINDS.index("admin1")))
        self.parts = {code: first + n for n, code in enumerate(_unpacked(table["parts"]))}
        self._part_codes = {position: code for code, position in self.parts.items()}
        self._english = {self.parts[row.part]: row.name for row in rows("division_names", EnglishName) if row.part in self.parts}
        self._fame = np.bincount(self._table["postings"] >> 1, minlength=self._size)
        self.countries = {self._codes[int(c)]: n for n, c in enumerate(self._table["country"][:first]) if int(c) < len(self._codes)}
        self._regions = landmarks()
        self._extra: dict[str, list[tuple[int, bool]]] = {}
        self.adjectives: dict[str, tuple[int, ...]] = {}
        self.after_comma: dict[str, int] = {}
        self._add_tables()
        self.entry = cache(self._entry)

    @classmethod
    def load(cls, own: Path | None = None) -> "Gazetteer":
        """The gazetteer of this release, and beside it that of the user's own in the file `own`."""
        places = OwnPlaces(own) if own is not None else None
        try:
            with (DATA / FILE).open("rb") as file, np.load(file, allow_pickle=False) as table:
                return cls({name: table[name] for name in table.files}, places)
        except (OSError, ValueError, KeyError) as error:
            raise LegationError("cannot load the gazetteer", FILE, "install the package again or run `make tables`") from error

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """What a name may mean, in no order of rank; empty where the gazetteer does not have it."""
        key = normal(name)
        out = [Candidate(self.entry(n), alternate) for n, alternate in self._extra.get(key, ())]
        at = bisect_left(self._keys, key)
        if at < len(self._keys) and self._keys[at] == key:
            starts = self._table["starts"]
            taken = {c.entry.position for c in out}
            for posting in self._table["postings"][starts[at] : starts[at + 1]]:
                if int(posting) >> 1 not in taken:
                    out.append(Candidate(self.entry(int(posting) >> 1), bool(int(posting) & 1)))
        ids = {c.entry.id for c in out}
        more = self._own.postings(key) if self._own else ()
        return (*out, *(Candidate(self.entry(_OWN + place), alternate) for place, alternate in more if place not in ids))

    def knows(self, name: str) -> bool:
        """Whether the name means anything."""
        key = normal(name)
        if key in self._extra:
            return True
        at = bisect_left(self._keys, key)
        return (at < len(self._keys) and self._keys[at] == key) or (self._own is not None and bool(self._own.postings(key)))

    def is_state(self, name: str) -> bool:
        """Whether the name is one of a state, region or division of the hand-made tables."""
        return normal(name) in self._extra

    def is_division(self, name: str) -> bool:
        """Whether the name is one of a state or a first-level division of the hand-made tables, not of a sea or a region."""
        return any(position < self._size for position, _ in self._extra.get(normal(name), ()))

    def ids(self) -> frozenset[int]:
        """The GeoNames ids of all entries of the shipped table."""
        return frozenset(int(number) for number in self._table["id"])

    def part_code(self, position: int) -> str | None:
        """ "US.TX" for the entry of Texas."""
        return self._part_codes.get(position)

    def _entry(self, position: int) -> Entry:
        if position >= _OWN and self._own is not None:
            return self._own_entry(position, self._own.row(position - _OWN))
        if position >= self._size:
            return _region_entry(position, self._regions[position - self._size])
        table = self._table
        country, kind = int(table["country"][position]), KINDS[int(table["kind"][position])]
        return Entry(
            position, kind, int(table["id"][position]), self._english.get(position, self._names[position]),  # type: ignore[arg-type]
            round(float(table["latitude"][position]), 5), round(float(table["longitude"][position]), 5),
            self._codes[country] if country < len(self._codes) else None, int(table["part"][position]),
            int(table["population"][position]), bool(table["capital"][position]), _feature(kind, bool(table["capital"][position])),
            int(self._fame[position]),
        )  # fmt: skip

    def _own_entry(self, position: int, row: OwnRow) -> Entry:
        return Entry(
            position, row.kind, row.place, row.name, row.latitude, row.longitude, _iso3().get(row.country), self.parts.get(row.part, -1),  # type: ignore[arg-type]
            row.population, row.feature == "PPLC", row.feature, row.fame,
        )  # fmt: skip

    def _add_tables(self) -> None:
        for row in rows("place_abbreviations", Abbreviation):
            position = self.parts.get(row.part)
            if position is not None:
                for name in row.names:
                    self._extra.setdefault(normal(name), []).append((position, True))
                self.adjectives.update({normal(word): (position,) for word in row.adjectives})
                self.after_comma.update({normal(name): position for name in (*row.names, *row.after)})
        for n, region in enumerate(self._regions):
            for name in (region.name, *region.names):
                self._extra.setdefault(normal(name), []).append((self._size + n, name != region.name))
            self.adjectives.update({normal(word): (self._size + n,) for word in region.adjectives})
        own = frozenset((*self._extra, *self.adjectives))
        for state in states().values():
            if state.until is None and state.code in self.countries:
                self._add_state(state, self.countries[state.code], own)

    def _add_state(self, state: State, position: int, own: frozenset[str]) -> None:
        """A state's names and adjectives, but for those that the tables of regions and divisions have for a part of it (`own`)."""
        for name in filter(None, (state.name, state.official, *state.names)):
            key, main = normal(name), name in (state.name, state.official)
            if (main or (key not in own and not self._is_part(name, position))) and (position, False) not in self._extra.get(key, ()):
                self._extra.setdefault(key, []).append((position, False))
        for word in (*state.adjectives, *state.demonyms):
            key = normal(word)
            if key not in own and position not in self.adjectives.get(key, ()):
                self.adjectives[key] = (*self.adjectives.get(key, ()), position)

    def _is_part(self, name: str, country: int) -> bool:
        """Whether the name is first of all that of a division of the country: England is not the United Kingdom here."""
        at = bisect_left(self._keys, normal(name))
        if at >= len(self._keys) or self._keys[at] != normal(name):
            return False
        starts, table = self._table["starts"], self._table
        inside = (int(p) >> 1 for p in table["postings"][starts[at] : starts[at + 1]] if not int(p) & 1)
        return any(KINDS[int(table["kind"][n])] == "admin1" and table["country"][n] == table["country"][country] for n in inside)


@cache
def _iso3() -> dict[str, str]:
    return {state.alpha2: state.code for state in states().values() if state.alpha2 and not state.until}


def _feature(kind: str, capital: bool) -> str:
    return {"country": "PCLI", "admin1": "ADM1", "admin2": "ADM2"}.get(kind, "PPLC" if capital else "PPL")


def _region_entry(position: int, region: Region) -> Entry:
    return Entry(
        position, "region", region.geonames_id, region.name, region.latitude, region.longitude, region.country, -1, region.weight, False,
        region.feature,
    )  # fmt: skip


def _unpacked(table: "np.ndarray[Any, Any]") -> list[str]:
    return table.tobytes().decode("utf-8").split("\n")
