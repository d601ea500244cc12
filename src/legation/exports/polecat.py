"""POLECAT: 40 columns with tabs between. One row an event, however many take part: the parties of a side stand in one field, in one order, with "; " between."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice

from legation.exports.codes import ROOM, country_name, cow, plover
from legation.exports.happenings import Happening, Side
from legation.exports.rows import Cell, tabs
from legation.exports.source import BATCH, Source

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name", "Actor Country", "Actor COW",
    "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw", "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW",
    "Primary Recipient Sector", "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City", "District",
    "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type", "Source", "Publication Date", "Story People",
    "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
_QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}
BETWEEN = "; "
KEPT = 5_000  # documents
_FIELDS = frozenset({
    "id", "mode", "intensity", "quad", "contexts", "actor_words", "recipient_words", "place", "place_country", "latitude", "longitude", "geonames_id",
})  # fmt: skip
_ORGANISATIONS = ("body", "igo", "organisation", "mechanism")


def lines(source: Source) -> Iterator[str]:
    """The file, line by line."""
    return tabs(_rows(source), COLUMNS)


def _rows(source: Source) -> Iterator[Sequence[Cell]]:
    stories = Stories(source)
    for batch in _batches(source.happenings("event", done=True, only=_FIELDS)):
        stories.read({one.paper.number for one in batch})
        for found in batch:
            source.tally.rows += 1
            yield _row(found, source.day(found), stories)


def _batches(found: Iterable[Happening]) -> Iterator[list[Happening]]:
    while batch := list(islice(found, BATCH)):
        yield batch


def _row(found: Happening, day: str | None, stories: "Stories") -> Sequence[Cell]:
    coded, paper = plover(found), found.paper
    country = country_name(found.place_country)
    (mine, own), (theirs, other) = _side(found.actors), _side(found.recipients)
    return (
        found.id, day, coded.type, coded.mode, coded.intensity, _QUADS.get(coded.quad or 0), _listed(found.contexts),
        *mine, found.actor_words, own, *theirs, found.recipient_words, other,
        found.place, None if found.place == country else found.place, None, None, found.place_country, found.latitude, found.longitude, found.geonames_id,
        found.place, None, paper.outlet or paper.source, paper.published, *stories.of(paper.number), paper.language, found.release,
    )  # fmt: skip


@cache
def _listed(codes: str | None) -> str:
    return BETWEEN.join((codes or "").split())


@lru_cache(ROOM)
def _side(sides: tuple[Side, ...]) -> tuple[tuple[Cell, ...], Cell]:
    """Of a side name, country, COW number, first sector, sectors and title; and, behind its wording, its Wikidata id."""
    if not sides:
        return (None,) * 6, None
    return _alone(sides[0]) if len(sides) == 1 else _together(sides)


def _alone(one: Side) -> tuple[tuple[Cell, ...], Cell]:
    code = one.country or one.party
    return (one.name, code, cow(code), one.sectors[0] if one.sectors else None, BETWEEN.join(one.sectors), one.office), one.wikidata


def _together(sides: tuple[Side, ...]) -> tuple[tuple[Cell, ...], Cell]:
    codes = list(dict.fromkeys(code for one in sides if (code := one.country or one.party)))
    sectors = list(dict.fromkeys(sector for one in sides for sector in one.sectors))
    named = (
        BETWEEN.join(one.name for one in sides), BETWEEN.join(codes), BETWEEN.join(number for code in codes if (number := cow(code))),
        sectors[0] if sectors else None, BETWEEN.join(sectors), BETWEEN.join(dict.fromkeys(one.office for one in sides if one.office)),
    )  # fmt: skip
    return named, BETWEEN.join(one.wikidata for one in sides if one.wikidata)


class Stories:
    """Who and what else the facts of documents name: persons, organisations, places; those read last are kept."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._known: dict[int, tuple[str, str, str]] = {}

    def read(self, documents: Iterable[int]) -> None:
        """Makes these documents ready to be asked for."""
        if len(self._known) > KEPT:
            self._known.clear()
        numbers = [number for number in documents if number not in self._known]
        named: dict[int, tuple[set[str], set[str], set[str]]] = {number: (set(), set(), set()) for number in numbers}
        marks, run = ",".join("?" * len(numbers)), self._source.plain.execute
        for document, place in run(f"SELECT document, place FROM facts WHERE document IN ({marks}) AND place IS NOT NULL", numbers):
            named[document][2].add(place)
        who = f"SELECT DISTINCT f.document, p.actor FROM facts f JOIN parties p ON p.fact = f.fact WHERE f.document IN ({marks})"
        rows = run(who, numbers).fetchall()
        cast = self._source.cast.named({actor for _, actor in rows})
        for document, actor in rows:
            kind = cast[actor].kind
            if kind == "person" or kind in _ORGANISATIONS:
                named[document][kind != "person"].add(cast[actor].name)
        self._known |= {number: tuple(BETWEEN.join(sorted(names)) for names in found) for number, found in named.items()}  # type: ignore[misc]

    def of(self, document: int) -> tuple[str, str, str]:
        """(people, organisations, locations) of a document that was read, each in the order of the alphabet."""
        return self._known[document]
