"""POLECAT: 40 columns with tabs between. One row an event, however many take part: the parties of a side stand in one field, in one order, with "; " between."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from legation.exports.codes import country_name, cow, plover
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


def lines(source: Source) -> Iterator[str]:
    """The file, line by line."""
    return tabs(_rows(source), COLUMNS)


def _rows(source: Source) -> Iterator[Sequence[Cell]]:
    for batch in _batches(source.happenings("event", done=True)):
        stories = Stories(source, {one.paper.number for one in batch})
        for found in batch:
            source.tally.rows += 1
            if found.day is None:
                source.tally.lost["without a day of their own: Event Date is empty"] += 1
            yield _row(found, stories)


def _batches(found: Iterable[Happening]) -> Iterator[list[Happening]]:
    batch: list[Happening] = []
    for one in found:
        batch.append(one)
        if len(batch) == BATCH:
            yield batch
            batch = []
    yield batch


def _row(found: Happening, stories: "Stories") -> Sequence[Cell]:
    coded, paper = plover(found), found.paper
    country = country_name(found.place_country)
    return (
        found.id, found.day, coded.type, coded.mode, coded.intensity, _QUADS.get(coded.quad or 0), BETWEEN.join((found.contexts or "").split()),
        *_side(found.actors, found.actor_words), *_side(found.recipients, found.recipient_words),
        found.place, None if found.place == country else found.place, None, None, found.place_country, found.latitude, found.longitude, found.geonames_id,
        found.place, None, paper.outlet or paper.source, paper.published, *stories.of(paper.number), paper.language, found.release,
    )  # fmt: skip


def _side(sides: Sequence[Side], raw: str | None) -> Iterator[Cell]:
    """Name, country, COW number, first sector, sectors, title, wording and Wikidata id of a side."""
    if not sides:
        return iter((None, None, None, None, None, None, raw, None))
    if len(sides) == 1:
        one = sides[0]
        code = one.country or one.party
        return iter((one.name, code, cow(code), one.sectors[0] if one.sectors else None, BETWEEN.join(one.sectors), one.office, raw, one.wikidata))
    codes = list(dict.fromkeys(code for one in sides if (code := one.country or one.party)))
    sectors = list(dict.fromkeys(sector for one in sides for sector in one.sectors))
    return iter((
        BETWEEN.join(one.name for one in sides), BETWEEN.join(codes), BETWEEN.join(number for code in codes if (number := cow(code))),
        sectors[0] if sectors else None, BETWEEN.join(sectors), BETWEEN.join(dict.fromkeys(one.office for one in sides if one.office)), raw,
        BETWEEN.join(one.wikidata for one in sides if one.wikidata),
    ))  # fmt: skip


class Stories:
    """Who and what else the facts of some documents name: persons, organisations, places."""

    def __init__(self, source: Source, documents: Iterable[int]) -> None:
        run, numbers = source.connection.execute, list(documents)
        marks = ",".join("?" * len(numbers))
        self._people: dict[int, dict[str, None]] = {}
        self._organisations: dict[int, dict[str, None]] = {}
        self._places: dict[int, dict[str, None]] = {}
        named = (
            f"SELECT f.document, p.actor, f.place FROM facts f LEFT JOIN parties p ON p.fact = f.fact WHERE f.document IN ({marks}) AND f.kind <> 'possible event'"
        )
        rows: list[Any] = run(named, numbers).fetchall()
        known = source.cast.named({row[1] for row in rows if row[1] is not None})
        for document, actor, place in rows:
            if place:
                self._places.setdefault(document, {})[place] = None
            one = known.get(actor)
            if one is not None and one.kind == "person":
                self._people.setdefault(document, {})[one.name] = None
            elif one is not None and one.kind in ("body", "igo", "organisation", "mechanism"):
                self._organisations.setdefault(document, {})[one.name] = None

    def of(self, document: int) -> tuple[str, str, str]:
        """(people, organisations, locations) of a document, each in the order of the alphabet."""
        people, organisations, places = (BETWEEN.join(sorted(table.get(document, ()))) for table in (self._people, self._organisations, self._places))
        return people, organisations, places
