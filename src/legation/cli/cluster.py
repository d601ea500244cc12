"""`legation cluster`: very many documents, read by many machines into a lake of Parquet."""

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from legation.cli.coder import TRIAGE_HELP, Own
from legation.cli.coder import Engine as Deciding
from legation.cli.inputs import COLUMN_HELP, LANGUAGE_HELP, PUBLISHED_HELP, TEXT_HELP, columns_of, tell, wishes_of
from legation.cli.read import release_here
from legation.cli.register import Named
from legation.model import LegationError

if TYPE_CHECKING:
    from legation.cluster import Engine, Report

EXAMPLES = """
Examples:

  legation cluster read samples/documents.jsonl --out lake --workers 2

  legation cluster merge lake

  legation sql "SELECT first_day, parties, participants FROM meetings_view ORDER BY first_day" --snapshot lake
"""
app = typer.Typer(
    help="Read very many documents with many machines into a lake of Parquet (docs/scale.md)." + EXAMPLES, no_args_is_help=True
)
INCOMPLETE = 3  # exit status where partitions are missing or a document could not be read
Documents = Annotated[int | None, typer.Option("--partition", metavar="N", min=1, help="Documents of a partition, about. [default: 1000]")]


class Spread(StrEnum):
    """What spreads the work: processes of this machine, or a Ray cluster."""

    local = "local"
    ray = "ray"


Workers = Annotated[int | None, typer.Option(metavar="N", min=1, help="Processes that work at once. [default: one a core; of Ray, one a core of the cluster]")]  # fmt: skip
SpreadOption = Annotated[Spread, typer.Option("--engine", help="Processes of this machine, or a Ray cluster (`pip install legation[cluster]`).")]  # fmt: skip
ReportFile = Annotated[Path | None, typer.Option("--report", metavar="FILE", help="Write a report as JSON: documents, rate, errors by cause, cost by stage. It lies outside the lake.")]  # fmt: skip


@app.command("read")
def read(  # noqa: PLR0913 - the options of the command
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="INPUT...", help="Files, folders and patterns as `legation read` takes them, or s3://BUCKET/PATH."),
    ],
    out: Annotated[str, typer.Option("--out", metavar="LAKE", help="The lake: a folder that is new or empty, or s3://BUCKET/PATH.")],
    workers: Workers = None,
    engine: SpreadOption = Spread.local,
    resume: Annotated[bool, typer.Option("--resume", help="Carry on with a lake: what is committed stays.")] = False,
    report: ReportFile = None,
    partition: Documents = None,
    published: Annotated[str | None, typer.Option(metavar="DATE|COLUMN", help=PUBLISHED_HELP)] = None,
    text: Annotated[str | None, typer.Option(metavar="COLUMN", help=TEXT_HELP)] = None,
    column: Annotated[list[str] | None, typer.Option(metavar="FIELD=COLUMN", help=COLUMN_HELP)] = None,
    any_language: Annotated[bool, typer.Option("--any-language", help=LANGUAGE_HELP)] = False,
    deciding: Annotated[
        Deciding | None,
        typer.Option("--coding-engine", help="The trained encoder with the rules, or the rules alone, as `--engine` of `legation read`."),
    ] = None,
    register: Named = None,
    gazetteer: Own = None,
    triage: Annotated[bool, typer.Option("--triage/--no-triage", help=TRIAGE_HELP)] = True,
) -> None:
    """Read documents into a lake: Parquet in a snapshot's layout, a file of each table a partition, the same bytes whoever computes them.

    Large archives (WARC), JSON lines and Parquet are cut; the plan depends on the inputs alone, not on the workers. Stopped, the same command with --resume
    carries on. Exit status 3 if a document could not be read, or a partition could not be written.
    """
    from legation.cluster import DOCUMENTS, Settings, plan_of, read_into

    wishes = wishes_of(inputs, published, columns_of(text, column), any_language=any_language)
    settings = Settings(
        release=release_here(deciding, register, gazetteer), engine=deciding.value if deciding else None, register=str(register) if register else None,
        gazetteer=str(gazetteer) if gazetteer else None, published=wishes.published, columns=dict(wishes.columns), any_language=any_language,
        triage=triage,
    )  # fmt: skip
    plan = plan_of(inputs, partition or DOCUMENTS)
    if not len(plan):
        raise LegationError("nothing to read", " ".join(inputs), "No file is there (hidden ones are passed over)")
    done = read_into(plan, settings, out, engine_of(engine, workers), resume=resume, shown=_shown)
    finished(done, report)
    if done.failed or done.documents.get("failed"):
        raise typer.Exit(INCOMPLETE)


@app.command("merge")
def merge(
    lake: Annotated[str, typer.Argument(metavar="LAKE", help="A lake, as `legation cluster read` made it: a folder, or s3://BUCKET/PATH.")],
    engine: SpreadOption = Spread.local,
    workers: Workers = None,
) -> None:
    """Merge what a lake holds into occurrences: its tables become those of a snapshot of the record of its inputs.

    Copies and versions of articles that lie in different partitions are told apart too. Each worker merges a share of the facts, with a record in the folder for
    temporary files while it works; nothing is coded again. Stopped, the same again goes on. A lake that is merged stays as it is.
    """
    from legation.cluster import merge as merged

    taken = 0

    def told(_step: object) -> None:
        nonlocal taken
        taken += 1
        if sys.stderr.isatty() and taken % 100 == 0:
            sys.stderr.write(f"\r{taken:,} documents")
            sys.stderr.flush()

    new = merged(lake, told, engine_of(engine, workers))
    sys.stderr.write("\n" if sys.stderr.isatty() else "")
    print(f"{lake} is merged" + (f": {taken:,} documents" if new and taken else " already"))


def engine_of(spread: Spread, workers: int | None) -> "Engine":
    """The engine that was asked for; of Ray the cluster that RAY_ADDRESS names, else one of this machine."""
    if spread is Spread.ray:
        from legation.cluster.on_ray import OnRay

        return OnRay(workers, os.environ.get("RAY_ADDRESS"))
    from legation.cluster import Local

    return Local(workers or os.cpu_count() or 1)


def finished(done: "Report", report: Path | None) -> None:
    """Says what became of a run, and writes its report."""
    sys.stderr.write("\n" if sys.stderr.isatty() else "")
    for cause, number in list(done.errors.items())[:10]:
        tell(f"{number} × {cause}")
    for which, why in list(done.failures.items())[:10]:
        tell(f"partition {which} is missing: {why}")
    if report is not None:
        report.write_bytes(msgspec.json.format(msgspec.json.encode(done), indent=1) + b"\n")
    told = ", ".join(f"{number} {outcome}" for outcome, number in done.documents.items())
    whole = f"{done.done + done.already} of {done.partitions} partitions"
    print(f"{told or 'nothing new'}; {done.lake} has {whole}" + ("" if not done.failed else "; give --resume when the cause is mended"))


def _shown(done: "Report") -> None:
    """One line that is written over on a terminal."""
    if sys.stderr.isatty():
        number = sum(done.documents.values())
        line = f"{done.done + done.already} of {done.partitions} partitions, {number:,} documents, {done.rate:,.1f} a second, {done.failed} failed"
        sys.stderr.write(f"\r{line}")
        sys.stderr.flush()
