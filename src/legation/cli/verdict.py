"""`legation verdict`: what a person says about facts, and what was said; `legation sample`: facts drawn by chance to be judged."""

import json
import sys
from collections.abc import Callable
from getpass import getuser
from pathlib import Path
from typing import Annotated

import typer

from legation.cli.asking import RECORD, Answer, Form, RecordFile, chosen, write_lines
from legation.cli.inputs import tell
from legation.cli.register import Named
from legation.cli.verdict_words import Saying, say
from legation.model import LegationError
from legation.model.contract import as_line
from legation.record import Store, View

EXAMPLES = """
Examples:

  legation verdict --help

  legation verdict list --record record.db

  legation verdict queue --kind event -n 5 --record record.db

  legation verdict agreement --record record.db

  legation verdict export verdicts.jsonl --record record.db

  legation sample --kind event -n 50 --seed 1 --record record.db
"""
SAMPLE_EXAMPLES = """
Examples:

  legation sample --kind event -n 50 --seed 1 --record record.db
"""
_WORD = (
    "accept, reject, correct, withdraw on one fact; same (merge), different (split) on two; follow-up, no-follow-up, status on commitments; "
    "list, queue, agreement show what was said and what waits; export, import carry it."
)


def verdict(  # noqa: PLR0913  each is an option of the command
    word: Annotated[str, typer.Argument(metavar="WORD", help=_WORD)],
    facts: Annotated[
        list[str] | None,
        typer.Argument(metavar="FACT...", help="Ids of facts (DOCUMENT/FACT where several documents have it) or of occurrences; then FIELD=VALUE, or the status."),
    ] = None,
    record: RecordFile = RECORD,
    who: Annotated[str | None, typer.Option(metavar="NAME", help="Whose word it is; with `list` whose words are shown. [default: the user's login]")] = None,
    why: Annotated[str | None, typer.Option(metavar="TEXT", help="For what reason.")] = None,
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="With `list` and `queue`: meeting, event, statement or commitment.")] = None,
    loose: Annotated[bool, typer.Option("--loose", help="With `list`: only verdicts whose fact is not there any more.")] = False,
    number: Annotated[int, typer.Option("-n", metavar="N", help="With `queue`: how many.")] = 20,
    order: Annotated[str, typer.Option(metavar="ORDER", help="With `queue`: 'least certain', consequence or random.")] = "least certain",
    seed: Annotated[int, typer.Option(metavar="N", help="With `queue --order random`.")] = 1,
    form: Form = None,
    register: Named = None,
) -> None:  # fmt: skip
    """Judge facts: accept or reject them, correct a field, merge and split occurrences, say what became of a commitment, take a word back.

    Verdicts are appended, never altered; the later word stands, and `withdraw VERDICT` takes back one earlier word, wherever it stands. They hold when
    documents are coded again. A word on an occurrence is on each of its reports: `correct` on those that have another value; `different OCCURRENCE FACT`
    takes the fact away from all other reports.
    """
    shown: dict[str, Callable[[Store], None]] = {
        "list": lambda store: _list(store, who, kind, form, loose=loose), "agreement": lambda store: _agreement(store, chosen(form)),
        "queue": lambda store: _queue(store, order.replace("-", " "), kind, number, seed, chosen(form)), "export": lambda store: _export(store, facts),
        "import": lambda store: _import(store, facts),
    }  # fmt: skip
    with Store.open(record, readonly=word in ("list", "agreement", "export")) as store:
        if word in shown:
            shown[word](store)
            return
        written = say(store, Saying(word, tuple(facts or ()), who or getuser(), why))
    print(f"{written} verdict{'' if written == 1 else 's'} written" if written else "said before, or so already: nothing was written")


def sample(
    kind: Annotated[str, typer.Option(metavar="KIND", help="meeting, event, statement or commitment.")] = "event",
    number: Annotated[int, typer.Option("-n", metavar="N", help="How many facts.")] = 50,
    seed: Annotated[int, typer.Option(metavar="N", help="Another seed draws another sample; the same one the same.")] = 1,
    record: RecordFile = RECORD,
    form: Form = None,
) -> None:
    """Draw facts by chance to be judged, each with its weight, so that precision can be told without the bias of the queue.

    Stratified by type, confidence and outlet; rare types have the better chance, which the weights undo. The record remembers the sample:
    `legation verdict agreement` gives precision from it.
    """
    from legation.cli.verdict_pages import lines_of, show_sample
    from legation.record.samples import draw

    with Store.open(record) as store:
        drawn = draw(store, kind, number, seed)
        lines = list(lines_of(View(store), drawn))
    if chosen(form) is Answer.page:
        show_sample(drawn, lines)
    else:
        write_lines(lines)
        tell(f"{drawn.sample_id}: {len(lines)} of {drawn.population} facts of this kind")


def _list(store: Store, who: str | None, kind: str | None, form: Answer | None, *, loose: bool) -> None:
    found = [v for v in View(store).verdicts(mechanisms=True) if who in (None, v.who) and kind in (None, v.kind) and (v.loose or not loose)]
    if form is Answer.json:
        write_lines(found)
        return
    from legation.cli.verdict_pages import line_of

    for said in found:
        print(line_of(said))


def _queue(store: Store, order: str, kind: str | None, number: int, seed: int, form: Answer) -> None:
    from legation.cli.verdict_pages import show_queue
    from legation.record.occurrences import bring_up
    from legation.record.queue import queue

    bring_up(store)
    found = queue(store, order, kind=kind, limit=number, seed=seed)
    if form is Answer.page:
        show_queue(found)
    else:
        write_lines(found)


def _agreement(store: Store, form: Answer) -> None:
    from legation.cli.verdict_pages import show_agreement
    from legation.record.agreement import agreement

    found = agreement(store)
    if form is Answer.page:
        show_agreement(found)
    else:
        print(as_line(found))


def _export(store: Store, files: list[str] | None) -> None:
    from legation.record.travelling import lines_out

    lines = "".join(f"{json.dumps(line)}\n" for line in lines_out(store))
    if not files or files == ["-"]:
        sys.stdout.write(lines)
        return
    try:
        Path(_one_file(files)).write_text(lines, encoding="utf-8")
    except OSError as error:
        raise LegationError(
            f"cannot write the verdicts: {error.strerror or error}", files[0], "Name a file in a folder that may be written"
        ) from error
    tell(f"{lines.count(chr(10))} lines written to {files[0]}")


def _import(store: Store, files: list[str] | None) -> None:
    from legation.record.travelling import bring_in

    done = bring_in(store, Path(_one_file(files or [])))
    print(f"{done.new_verdicts} of {done.verdicts} verdicts and {done.new_samples} of {done.samples} samples were new")
    loose = sum(said.loose for said in View(store).verdicts())
    if loose:
        tell(f"{loose} verdicts are loose: the record has no such fact; `legation verdict list --loose` shows them")


def _one_file(files: list[str]) -> str:
    if len(files) != 1:
        raise LegationError(
            "verdicts are carried by one file", " ".join(files) or None, "Name it, as `legation verdict export verdicts.jsonl`"
        )
    return files[0]


verdict.__doc__ = (verdict.__doc__ or "") + EXAMPLES
sample.__doc__ = (sample.__doc__ or "") + SAMPLE_EXAMPLES
