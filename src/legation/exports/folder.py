"""CSV: a folder with one file for each kind of fact, and one for the participants of meetings."""

from collections.abc import Iterator, Mapping, Sequence

from legation.exports.flat import TABLES, cells
from legation.exports.rows import Cell, commas
from legation.exports.source import Need, Source
from legation.stories.telling import Kind

FILES: Mapping[str, Kind] = {
    "meetings.csv": "meeting",
    "events.csv": "event",
    "statements.csv": "statement",
    "commitments.csv": "commitment",
}
NEEDS: Mapping[Kind, tuple[Need, ...]] = {
    "meeting": ("parties", "issues", "people"), "event": ("issues",), "statement": ("issues",), "commitment": ("parties", "issues"),
}  # fmt: skip
PARTICIPANTS = ("meeting", "name", "key", "office", "party", "role")


def files(source: Source) -> Iterator[tuple[str, Iterator[str]]]:
    """(name of the file, its lines), to be written one after the other."""
    for name, kind in FILES.items():
        yield name, commas(_rows(source, kind), tuple(TABLES[kind]))
    yield "participants.csv", commas(_people(source), PARTICIPANTS)


def _rows(source: Source, kind: Kind) -> Iterator[Sequence[Cell]]:
    for found in source.happenings(kind, NEEDS[kind]):
        source.tally.rows += 1
        yield cells(found)


def _people(source: Source) -> Iterator[Sequence[Cell]]:
    for found in source.happenings("meeting", ("people",)):
        for one in found.people:
            source.tally.rows += 1
            yield found.id, one.name, one.key, one.office, one.party, one.role
