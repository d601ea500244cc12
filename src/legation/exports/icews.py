"""ICEWS: 20 columns with tabs between, one source and one target a row. CAMEO codes are strings: read them as such, or "010" becomes 10."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from legation.exports.codes import Pair, cameo, country_name
from legation.exports.happenings import Happening, Side
from legation.exports.rows import Cell, number_of, tabs
from legation.exports.source import Source
from legation.exports.twosided import two_sided
from legation.reference.sectors import sectors

COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code", "Intensity", "Target Name", "Target Sectors",
    "Target Country", "Story ID", "Sentence Number", "Publisher", "City", "District", "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip


def lines(source: Source) -> Iterator[str]:
    """The file, line by line."""
    return tabs(_rows(source), COLUMNS)


def _rows(source: Source) -> Iterator[Sequence[Cell]]:
    for found, pair, name in two_sided(source):
        yield _row(found, pair, name, source)


def _row(found: Happening, pair: Pair, name: str, source: Source) -> Sequence[Cell]:
    coded, paper = cameo(found), found.paper
    country = country_name(found.place_country)
    return (
        number_of(name), source.day(found), *_side(pair.source), coded.label, coded.code, coded.goldstein, *_side(pair.target), number_of(paper.key),
        found.sentence_number, paper.outlet or paper.source, None if found.place == country else found.place,
        None, None, country, found.latitude, found.longitude,
    )  # fmt: skip


def _side(side: Side | None) -> tuple[Cell, Cell, Cell]:
    """Name, sectors by name, country by name."""
    if side is None:
        return None, None, None
    return side.name, _names(side.sectors), country_name(side.country or side.party)


@lru_cache(1_000)
def _names(codes: tuple[str, ...]) -> str:
    table = sectors()
    return ",".join(table[code].name if code in table else code for code in codes)
