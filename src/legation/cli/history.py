"""`legation fact`, `document` and `diff`: where a fact comes from, what became of a document, what two codings have otherwise."""

from pathlib import Path
from typing import Annotated

import typer

from legation.cli.asking import RECORD, Answer, Form, RecordFile, chosen
from legation.model import LegationError
from legation.model.contract import as_line
from legation.record import Store
from legation.record.occurrences import bring_up

EXAMPLES = """
Examples:

  legation fact --help

  legation document --help

  legation diff --help
"""


def fact(
    name: Annotated[str, typer.Argument(metavar="FACT", help="The id of a fact (DOCUMENT/FACT where several documents have it).")],
    record: RecordFile = RECORD,
    form: Form = None,
) -> None:
    """Where a fact comes from: its document as received and as used, sentence and evidence, raw values beside clean ones, the release and tables that
    made it, confidence with reason, verdicts with who and why, its occurrence with first and last report, and the other codings that have it."""
    from legation.cli.history_pages import show_provenance
    from legation.record.provenance import provenance

    with Store.open(record) as store:
        bring_up(store)
        found = provenance(store, name)
    if chosen(form) is Answer.page:
        show_provenance(found)
    else:
        print(as_line(found))


def document(
    name: Annotated[str, typer.Argument(metavar="DOCUMENT", help="The key or id of a document.")],
    record: RecordFile = RECORD,
    form: Form = None,
) -> None:
    """What became of a document: its state, its codings by number, the versions of its article with what each has otherwise, and its copies."""
    from legation.cli.history_pages import show_document
    from legation.record.document_history import document_history

    with Store.open(record, readonly=True) as store:
        found = document_history(store, name)
    if chosen(form) is Answer.page:
        show_document(found)
    else:
        print(as_line(found))


def diff(
    one: Annotated[
        str, typer.Argument(metavar="ONE", help="The number of a coding, or the folder of a snapshot; with --between a release.")
    ],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The other one.")],
    between: Annotated[bool, typer.Option("--between", help="ONE and OTHER are releases: compare every document that both coded.")] = False,
    record: RecordFile = RECORD,
    form: Form = None,
) -> None:
    """What differs between two codings of a document, between two releases over all documents, or between two snapshots: facts that came, went or changed."""
    from legation.cli.history_pages import show_diff
    from legation.record.diffing import diff_codings, diff_releases

    if not between and (_is_snapshot(one) or _is_snapshot(other)):
        _snapshots(Path(one), Path(other), chosen(form))
        return
    numbers = (0, 0) if between else (_number(one), _number(other))
    with Store.open(record, readonly=True) as store:
        found = diff_releases(store, one, other) if between else diff_codings(store, *numbers)
    if chosen(form) is Answer.page:
        show_diff(found)
    else:
        print(as_line(found))


def _is_snapshot(name: str | Path) -> bool:
    return (Path(name) / "manifest.json").is_file()


def _snapshots(one: Path, other: Path, form: Answer) -> None:
    """Of two snapshots; the room of exports knows how they are laid out."""
    from legation.exports.snapshots import page, snapshot_diff

    for name in (one, other):
        if not _is_snapshot(name):
            remedy = f"`legation snapshot make --record {name} --into DIR` makes one of a record"
            raise LegationError("a snapshot is compared with a snapshot, and this is none", name, remedy)
    found = snapshot_diff(one, other)
    if form is Answer.page:
        print("\n".join(page(found)))
    else:
        print(as_line(found))


def _number(name: str) -> int:
    if not name.isdigit():
        remedy = "Give numbers, as `legation document KEY` lists the codings; folders of two snapshots; or --between and two releases"
        raise LegationError("this is no coding and no snapshot", name, remedy)
    return int(name)


fact.__doc__ = (fact.__doc__ or "") + "\n\nExamples:\n\n  legation fact --help\n"
document.__doc__ = (document.__doc__ or "") + "\n\nExamples:\n\n  legation document --help\n"
diff.__doc__ = (diff.__doc__ or "") + "\n\nExamples:\n\n  legation diff --help\n"
