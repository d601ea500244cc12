"""A lake into a record: the codings of its partitions, in order, without coding anything again. The record is the one that reading the inputs gives."""

import io
from collections.abc import Iterator
from typing import Any

import msgspec

from legation.cluster.folder import Folder
from legation.cluster.lake import Lake
from legation.model import Coding, LegationError, Problem
from legation.record import Release, Step, Store, Writer
from legation.record.blobs import shaped

ROWS = 64  # codings that are held in memory at once


def import_lake(store: Store, lake: str, *, named: bool = True, merging: bool = True) -> Iterator[Step]:
    """Writes what a whole lake holds, and tells each step. What is in the record already is passed over; stopped, the same again carries on.

    `named`: the record's run says where the lake lies; `merging`: as a `Writer` is given it.
    """
    found = Lake(Folder(lake))
    made = found.whole()
    writer = Writer(store, Release(made.release, made.register), [found.folder.words] if named else [], merging=merging)
    for number in range(made.partitions):
        commit = found.commit(number)
        assert commit is not None
        yield from _noted(writer, found.folder.read(commit.files["problems"].path))
        yield from _taken(writer, found, commit.files["codings"].path)
    writer.settle()


def _taken(writer: Writer, lake: Lake, path: str) -> Iterator[Step]:
    for row in _rows(lake.folder.read(path), ["origin", "coding"]):
        try:
            coding = shaped(row["coding"], Coding)
        except (ValueError, msgspec.MsgspecError) as error:
            raise LegationError(
                "cannot read a coding of the lake", f"{path}: {error}", "Read its partition anew: remove its commit, and give --resume"
            ) from error
        failed = any(problem.level == "error" for problem in coding.problems)
        new = writer.write(coding)
        skipped = any(problem.message.startswith("skipped: ") for problem in coding.problems)
        yield Step(row["origin"], "failed" if failed else "there" if not new else "skipped" if skipped else "new", coding.problems)


def _noted(writer: Writer, content: bytes) -> Iterator[Step]:
    """What could not be read at all is noted in the record too."""
    found: dict[str, list[Problem]] = {}
    for row in _rows(content, ["document", "origin", "level", "stage", "message"]):
        if row["document"] is None:
            problem = Problem(level=row["level"], stage=row["stage"], message=row["message"])
            found.setdefault(row["origin"], []).append(problem)
    for origin, problems in found.items():
        writer.note(origin, problems)
        yield Step(origin, "failed", tuple(problems))


def _rows(content: bytes, columns: list[str]) -> Iterator[dict[str, Any]]:
    import pyarrow.parquet

    for batch in pyarrow.parquet.ParquetFile(io.BytesIO(content)).iter_batches(batch_size=ROWS, columns=columns):
        yield from batch.to_pylist()
