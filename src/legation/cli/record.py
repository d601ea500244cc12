"""`legation record remove|rebuild|check|import`: the record as a file that is kept."""

import sys
from getpass import getuser
from pathlib import Path
from typing import Annotated

import typer

from legation.cli.asking import RECORD, RecordFile
from legation.cli.inputs import tell
from legation.record import Store

FOUND = 1  # exit status of `check` where something is wrong
EXAMPLES = """
Examples:

  legation record check record.db

  legation record rebuild record.db

  legation cluster read samples/documents.jsonl --out samples-lake && legation record import samples-lake --record record.db
"""
app = typer.Typer(help="Keep a record: remove a document, make what is derived anew, check it." + EXAMPLES, no_args_is_help=True)
RecordPath = Annotated[Path, typer.Argument(metavar="FILE", help="The record, as `legation read` made it.")]


@app.command()
def remove(
    documents: Annotated[list[str], typer.Argument(metavar="DOCUMENT...", help="Keys or ids of documents.")],
    why: Annotated[str, typer.Option(metavar="TEXT", help="For what reason; it stays in the record.")],
    who: Annotated[str | None, typer.Option(metavar="NAME", help="Who removes it; it stays too. [default: the user's login]")] = None,
    record: RecordFile = RECORD,
) -> None:
    """Remove documents: text, codings and facts go, and no word of the text is left in the file. A row stays that says who removed it and why.

    Reading the same input again does not bring it back. An earlier version of the article takes its place; verdicts on it stay, without effect. The
    address and the id stay in the row.
    """
    from legation.record.removing import remove

    with Store.open(record) as store:
        done = remove(store, documents, who=who or getuser(), why=why)
    for one in done:
        again = f"; {one.restored}, the earlier version, is in its place" if one.restored else ""
        print(f"{one.key} ({one.id}) removed: {one.facts} facts, {one.verdicts} verdicts are loose{again}")
    if not done:
        print("removed before: the file was cleared again")


@app.command()
def rebuild(record: RecordPath = RECORD) -> None:
    """Make occurrences, follow-ups and full-text indexes anew from the facts and verdicts. Ids stay."""
    from legation.record.rebuilding import rebuild

    with Store.open(record) as store:
        done = rebuild(store, _progress)
    sys.stderr.write("\n" if sys.stderr.isatty() else "")
    print(
        f"{done.after} occurrences of {done.facts} facts; {'all ids stayed' if not (done.gone or done.new) else f'{len(done.gone)} ids went, {len(done.new)} are new'}"
    )
    for identity in done.gone[:20]:
        tell(f"went: {identity}")


@app.command()
def check(
    record: RecordPath = RECORD,
    anew: Annotated[
        bool, typer.Option("--anew", help="Also merge everything anew in a copy, and compare: it takes as long as `rebuild`.")
    ] = False,
) -> None:
    """Check the file, its keys, its indexes, and that everything that is derived is there. Nothing is written. Exit status 1 if something is broken."""
    from legation.record.checking import check_record
    from legation.record.rebuilding import unlike

    found = list(check_record(record))
    for one in found:
        print(f"{one.level}: {one.check}: {one.message}{f'. {one.remedy}' if one.remedy else ''}")
    broken = any(one.level == "broken" for one in found)
    if anew and not broken:
        with Store.open(record, readonly=True) as store:
            other = unlike(store, _progress)
        told = f"not what merging anew gives: {', '.join(other)}. legation record rebuild {record}" if other else "what merging anew gives"
        print(f"{'broken' if other else 'ok'}: anew: {told}")
        broken = bool(other)
    if broken:
        raise typer.Exit(FOUND)


@app.command("import")
def take_lake(
    lake: Annotated[str, typer.Argument(metavar="LAKE", help="A lake, as `legation cluster read` made it: a folder, or s3://BUCKET/PATH.")],
    record: RecordFile = RECORD,
) -> None:
    """Take what a lake holds into a record, which is made if it is not there: nothing is coded again, and occurrences are merged.

    The record is the one that `legation read` makes of the same inputs. The same again adds nothing; stopped, the same command carries on.
    """
    from collections import Counter

    from legation.cluster import import_lake

    with Store.open(record, create=True) as store:
        outcomes = Counter(step.outcome for step in import_lake(store, lake))
    told = {"new": "new", "there": "already there", "skipped": "skipped", "failed": "failed"}
    print(", ".join(f"{outcomes[kind]} {words}" for kind, words in told.items() if outcomes[kind] or kind == "new") + f"; in {record}")  # type: ignore[index]


def _progress(done: int, everything: int) -> None:
    """One line that is written over on a terminal, else one a tenth."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{done} of {everything} facts")
        sys.stderr.flush()
    else:
        tell(f"{done} of {everything} facts")
