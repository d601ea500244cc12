"""The plan: which documents go together into one partition. Pure: the same files give the same partitions, whoever runs them and on how many machines.

Large files are cut: web archives and JSON lines by bytes (a record belongs where its first byte lies), Parquet by rows. Small files that follow one another
go together. What is kept is a line a file, so a plan of a decade fits in memory, and a partition is worked out when it is asked for.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

Form = Literal["warc.gz", "warc", "lines", "parquet", "whole"]
DOCUMENTS = 1000  # of a partition, about: some minutes of one core, which is all that is lost with a machine
BYTES: dict[Form, int] = {"warc.gz": 32_000, "warc": 120_000, "lines": 4_000, "parquet": 2_000, "whole": 4_000}
"""Bytes of a document, about, by the form of its file: of pages in Common Crawl's news archive, and of news texts. They only decide where is cut."""


@dataclass(frozen=True)
class Source:
    """A file of the input. `rows`: of a Parquet file; `size`: in bytes."""

    path: str
    size: int
    form: Form = "whole"
    rows: int = 0


@dataclass(frozen=True)
class Piece:
    """A file, or a part of it: bytes from `start` to `stop`, of Parquet rows; all of it where `stop` is `None`."""

    path: str
    size: int
    form: Form = "whole"
    start: int = 0
    stop: int | None = None


@dataclass(frozen=True)
class Partition:
    """What is read, coded and written together, under its number."""

    number: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class _Run:
    """Sources from `first` up to `last` (excluded), which make `parts` partitions from the number `begin` on; only a single one is cut into several."""

    begin: int
    first: int
    last: int
    parts: int


class Plan:
    """The partitions of some sources, in order. `documents`: how many one should have, about."""

    def __init__(self, sources: Sequence[Source], documents: int = DOCUMENTS) -> None:
        self.sources, self.documents = tuple(sources), documents
        self._runs = tuple(_runs(self.sources, documents))
        self._begins = [run.begin for run in self._runs]

    def __len__(self) -> int:
        return self._runs[-1].begin + self._runs[-1].parts if self._runs else 0

    def __getitem__(self, number: int) -> Partition:
        if not 0 <= number < len(self):
            raise IndexError(number)
        run = self._runs[bisect_right(self._begins, number) - 1]
        if run.parts > 1:
            return Partition(number, (_cut(self.sources[run.first], number - run.begin, run.parts),))
        return Partition(number, tuple(Piece(s.path, s.size, s.form) for s in self.sources[run.first : run.last]))

    def __iter__(self) -> Iterator[Partition]:
        return (self[number] for number in range(len(self)))

    @property
    def digest(self) -> str:
        """What tells this plan from another."""
        made = sha256(f"{self.documents}\n".encode())
        for one in self.sources:
            made.update(f"{one.path}\x1f{one.size}\x1f{one.form}\x1f{one.rows}\n".encode("utf-8", "surrogatepass"))
        return made.hexdigest()[:16]


def _runs(sources: Sequence[Source], documents: int) -> Iterator[_Run]:
    begin, first, load = 0, 0, 0.0
    for place, source in enumerate(sources):
        weight = source.size / (BYTES[source.form] * documents)
        parts = min(max(1, round(weight)), _most(source)) if source.form != "whole" else 1
        if load and (load + weight > 1 or parts > 1):
            yield _Run(begin, first, place, 1)
            begin, first, load = begin + 1, place, 0.0
        if parts > 1:
            yield _Run(begin, place, place + 1, parts)
            begin, first = begin + parts, place + 1
        else:
            load += max(weight, 1e-9)
    if load:
        yield _Run(begin, first, len(sources), 1)


def _most(source: Source) -> int:
    return max(1, source.rows if source.form == "parquet" else source.size)


def _cut(source: Source, part: int, parts: int) -> Piece:
    whole = source.rows if source.form == "parquet" else source.size
    return Piece(source.path, source.size, source.form, whole * part // parts, whole * (part + 1) // parts)
