"""`legation snapshot`: a frozen, citable state of the record."""

from pathlib import Path
from typing import Annotated

import typer

from legation.cli.asking import RECORD, Answer, Form, RecordFile, chosen
from legation.model.contract import as_line
from legation.record import Store

EXAMPLES = """
Examples:

  legation snapshot make --record record.db --into release-1

  legation snapshot make --record record.db --into release-2 --title "Weimar, 1991" --author "Institute of Treaties" && legation snapshot show release-2
"""
UNNAMED = "unnamed"
snapshot = typer.Typer(
    name="snapshot", help="Freeze the record as a release that can be cited, and look at one." + EXAMPLES, no_args_is_help=True
)


@snapshot.command("make")
def make(
    into: Annotated[Path, typer.Option("--into", metavar="DIR", help="A folder that is new or empty.")],
    record: RecordFile = RECORD,
    text: Annotated[bool, typer.Option("--with-text", help="With the texts of the sources: mind their licences.")] = False,
    title: Annotated[str | None, typer.Option(metavar="TITLE", help="The title under which it is cited.")] = None,
    author: Annotated[list[str] | None, typer.Option(metavar="NAME", help="By whom; more than one: all of them.")] = None,
) -> None:
    """Write the record as it is: Parquet with one folder a table, a manifest with digests, a codebook, a citation.

    The same record gives the same bytes. DuckDB, pandas, polars and R's arrow read it as it lies; `legation sql QUERY --snapshot DIR` asks it.
    """
    from legation.exports.snapshots import make_snapshot
    from legation.exports.snapshots.making import NOBODY, TITLE

    with Store.open(record) as store:
        made = make_snapshot(store, into, text=text, title=title or TITLE, authors=tuple(author or (NOBODY,)))
    size = sum(file.bytes for file in made.files())
    print(
        f"{made.snapshot}: {sum(table.rows for table in made.tables.values())} rows in {len(made.tables)} tables, {size / 1e6:.1f} MB, in {into}"
    )


@snapshot.command("show")
def show(folder: Annotated[Path, typer.Argument(metavar="DIR", help="A snapshot.")], form: Form = None) -> None:
    """What a snapshot holds, after every file was compared with the manifest. A damaged file is an error that names it."""
    from legation.exports.snapshots import checked

    found = checked(folder)
    if chosen(form) is Answer.json:
        print(as_line(found))
        return
    covered = found.coverage
    print(
        f"{found.snapshot}: {found.title}\nmade by Legation {found.release}, schema {found.schema}, {'with' if found.text else 'without'} texts"
    )
    print(
        f"documents: {', '.join(f'{number} {state}' for state, number in found.documents.items())}; published {covered.first} to {covered.last}"
    )
    for run in found.runs:
        print(f"coded by release {run.release}, register {run.register}: {run.documents} documents")
    for name, table in found.tables.items():
        print(f"  {name:20} {table.rows:>9} rows  {len(table.files)} file{'' if len(table.files) == 1 else 's'}")
    print(f"sources: {', '.join(f'{one.outlet or UNNAMED} {one.documents}' for one in found.sources[:8])}")
    print("every file is as the manifest says")
