"""CAMEO: tab-separated with a header, one source and one target a row, both by their CAMEO actor codes."""

from collections.abc import Iterator, Sequence

from legation.exports.codes import cameo
from legation.exports.happenings import Side
from legation.exports.rows import Cell, tabs
from legation.exports.source import Source
from legation.exports.twosided import two_sided

COLUMNS = ("date", "source", "target", "code", "root", "quad", "goldstein", "place", "geonames_id", "document", "url", "sentence")


def lines(source: Source) -> Iterator[str]:
    """The file, line by line."""
    return tabs(_rows(source), COLUMNS)


def _rows(source: Source) -> Iterator[Sequence[Cell]]:
    for found, pair, _ in two_sided(source):
        coded = cameo(found)
        yield (
            source.day(found), _code(pair.source), _code(pair.target), coded.code, coded.root, coded.quad, coded.goldstein, found.place, found.geonames_id,
            found.paper.id, found.paper.url, found.sentence,
        )  # fmt: skip


def _code(side: Side | None) -> str | None:
    """The actor's code in CAMEO, or that of its party; of a person or group that acts for nobody there is none."""
    return side.cameo or side.party or side.country if side else None
