"""The manifest of a snapshot: what it holds, of which record, by which release, and the digest of every file."""

from pathlib import Path

import msgspec

from legation.model import Coverage, LegationError
from legation.record.agreement import Agreement

NAME = "manifest.json"
FORMAT = 1
LICENCE_OF_FACTS = (
    "The facts (who met whom, what happened, when and where, and the codes) are offered under CC BY 4.0 by whoever made this snapshot, unless that person says"
    " otherwise. Tables of knowledge of the release: Apache-2.0, with GeoNames (CC BY 4.0) and Wikidata (CC0)."
)
WITHOUT_TEXT = "No text of the sources is in this snapshot: columns for text are empty. Titles, names of outlets and addresses of documents stand in it as references."
WITH_TEXT = (
    "This snapshot holds texts of its sources. They belong to their publishers; make sure of the right to pass them on before you do."
)


class File(msgspec.Struct, frozen=True):
    """A file below the folder of the snapshot; `rows` of a table only."""

    path: str
    bytes: int
    sha256: str
    rows: int | None = None


class TableEntry(msgspec.Struct, frozen=True):
    """A table: its rows, its files in order, its columns with their types, and those left empty since they hold words of the sources."""

    rows: int
    columns: dict[str, str]
    empty: list[str]
    files: list[File]


class Outlet(msgspec.Struct, frozen=True):
    """Who published documents of the record, and how many."""

    outlet: str | None
    type: str | None
    country: str | None
    documents: int


class RunEntry(msgspec.Struct, frozen=True):
    """A run whose codings are in the snapshot. `register`: digest of the tables of knowledge and of the encoder's weights."""

    run: str
    release: str
    register: str
    documents: int


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """`snapshot`: made from the digests of all tables: two snapshots with one id are the same. `counts`: rows by table; `scores`: what the verdicts of the
    record say of its facts, precision with intervals and the agreement of judges. `commits`: of a lake, what each of its partitions wrote."""

    snapshot: str
    format: int
    release: str
    schema: int
    text: bool
    title: str
    licence: dict[str, str]
    runs: list[RunEntry]
    documents: dict[str, int]
    counts: dict[str, int]
    scores: Agreement
    coverage: Coverage
    sources: list[Outlet]
    tables: dict[str, TableEntry]
    pages: list[File]
    commits: list[File] = []

    def files(self) -> list[File]:
        """Every file of the snapshot but the manifest."""
        return [file for table in self.tables.values() for file in table.files] + list(self.pages) + list(self.commits)


def encoded(manifest: Manifest) -> bytes:
    """The manifest as it is written: JSON, tables and columns in their order."""
    return msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n"


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a snapshot."""
    path = folder / NAME
    if not path.is_file():
        raise LegationError(
            "cannot read the snapshot: it has no manifest", path, "Name a folder that `legation snapshot make --into` wrote"
        )
    try:
        found = msgspec.json.decode(path.read_bytes(), type=Manifest)
    except msgspec.DecodeError as error:
        raise LegationError("the manifest of the snapshot is damaged", path, f"{error}; fetch or make the snapshot again") from error
    if found.format > FORMAT:
        raise LegationError("the snapshot is of a later release", path, f"It has format {found.format}, this release reads {FORMAT}")
    return found
