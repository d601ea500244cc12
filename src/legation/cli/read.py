"""`legation read`: documents into the record."""

import contextlib
import io
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import file_digest
from itertools import chain
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated

import typer

from legation.api.setup import Setup
from legation.cli.coder import (
    TRIAGE_HELP,
    Engine,
    EngineOption,
    Own,
    TimeoutOption,
    WorkersOption,
    coding_of,
    load_encoder,
    load_line,
    sifted,
    workers_of,
)
from legation.cli.inputs import COLUMN_HELP, LANGUAGE_HELP, PATHS_HELP, PUBLISHED_HELP, TEXT_HELP, columns_of, readings, tell, wishes_of
from legation.cli.register import Named
from legation.cli.troubles import Troubles, opened
from legation.model import Coding, LegationError
from legation.record import Coder, Release, Step, Store, View, Writer, fill, release_of, take
from legation.reference.own import load_own, own_digest

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from legation.api.workers import Workers
    from legation.coding import Line
    from legation.reading import Inputs, Reading

EXAMPLES = """
Examples:

  legation read samples/ --record record.db

  cat samples/documents.jsonl | legation read - --record record.db

  legation code samples/plain/quad-foreign-ministers-tokyo.txt > facts.jsonl; legation read --codings facts.jsonl --record record.db

  legation read samples/ --record record.db --any-language --problems problems.jsonl

  legation read samples/ --record record.db --workers 2 --timeout 120
"""


def read(  # noqa: PLR0913 - the options of the command
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH...|-]", help=PATHS_HELP),
    ] = None,
    record: Annotated[Path, typer.Option(metavar="FILE", help="The record: a SQLite file, made if it is not there.")] = Path("record.db"),
    published: Annotated[str | None, typer.Option(metavar="DATE|COLUMN", help=PUBLISHED_HELP)] = None,
    text: Annotated[str | None, typer.Option(metavar="COLUMN", help=TEXT_HELP)] = None,
    column: Annotated[list[str] | None, typer.Option(metavar="FIELD=COLUMN", help=COLUMN_HELP)] = None,
    any_language: Annotated[bool, typer.Option("--any-language", help=LANGUAGE_HELP)] = False,
    problems: Annotated[Path | None, typer.Option(metavar="FILE", help="Write every problem to a file, one JSON object a line.")] = None,
    codings: Annotated[
        bool, typer.Option("--codings", help="The paths are files of facts as `legation code` writes them: they are stored as they are.")
    ] = False,
    register: Named = None,
    progress: Annotated[
        bool | None, typer.Option("--progress/--no-progress", help="Show progress on standard error. [default: on a terminal]")
    ] = None,
    engine: EngineOption = None,
    gazetteer: Own = None,
    workers: WorkersOption = 1,
    timeout: TimeoutOption = None,
    triage: Annotated[bool, typer.Option("--triage/--no-triage", help=TRIAGE_HELP)] = True,
) -> None:
    """Code documents and store what is found. Reading the same again adds nothing; interrupted, the same command carries on.

    Exit status 3 if a document could not be read.
    """
    wishes = wishes_of(paths or [], published, columns_of(text, column), any_language=any_language)
    given = [] if codings else readings(paths or [], wishes)
    pool = None if codings else workers_of(Setup(engine.value if engine else None, register, gazetteer), workers, timeout)
    with (
        contextlib.closing(opened(problems) or io.StringIO()) as file,
        Store.open(record, create=True) as store,
        pool or contextlib.nullcontext(),
    ):
        troubles = Troubles(file)
        steps = (
            _taken(store, paths or [])
            if codings
            else _filled(store, paths or [], sifted(given, register) if triage else given, _Coder(engine, register, gazetteer), pool)
        )
        try:
            with _shown(steps, given, sys.stderr.isatty() if progress is None else progress) as told:
                outcomes = _gathered(told, troubles)
        except KeyboardInterrupt:
            tell("stopped; what is in the record is safe, and the same command carries on from there")
            raise typer.Exit(130) from None
        for line in troubles.lines():
            tell(line)
        documents = View(store).counts()["documents"]
    print(", ".join(f"{outcomes[kind]} {words}" for kind, words in _WORDS.items() if outcomes[kind] or kind == "new"), end="; ")
    print(f"{record} holds {documents} document{'' if documents == 1 else 's'}")
    if outcomes["failed"]:
        raise typer.Exit(3)


read.__doc__ = (read.__doc__ or "") + EXAMPLES


def _filled(store: Store, paths: list[str], given: "Iterable[Reading]", coder: "_Coder", pool: "Workers | None") -> Iterator[Step]:
    return fill(Writer(store, coder.release(), paths or ["-"]), given, coder, pool.ahead if pool else None)


def _taken(store: Store, paths: list[str]) -> Iterator[Step]:
    """The steps of taking over codings; every path is looked at before anything is written."""
    if not paths or "-" in paths:
        raise LegationError("cannot take codings from standard input", "-", "Write them to a file and name it")
    releases = [(path, release_of(Path(path))) for path in paths]
    return chain.from_iterable(take(Writer(store, release, [path]), Path(path)) for path, release in releases)


_WORDS = {"new": "new", "there": "already there", "skipped": "skipped", "failed": "failed"}


def release_here(engine: Engine | None, register: Path | None = None, gazetteer: Path | None = None) -> Release:
    """The release that codes with this engine and, where they are named, a register and a gazetteer of the user's own."""
    return _Coder(engine, register, gazetteer).release()


def coder_of(engine: Engine | None, register: Path | None = None) -> Coder:
    """A coder of readings with this engine and, where one is named, a register of the user's own."""
    return _Coder(engine, register)


def _digest(file: Path) -> str:
    if not file.is_file():
        raise LegationError("no such gazetteer", file, "Make one with `legation places import`")
    with file.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()[:16]


class _Coder:
    """Codes readings; the line is loaded when the first one comes, so that a run with nothing new costs nothing."""

    def __init__(self, engine: Engine | None = None, register: Path | None = None, gazetteer: Path | None = None) -> None:
        self._engine, self._register = engine, register
        self._line: Line | None = None
        self._gazetteer = gazetteer

    def release(self) -> Release:
        """What its codings depend on besides their documents."""
        encoder = load_encoder(self._engine)
        own = [own_digest(self._register)] if self._register else []
        own += [_digest(self._gazetteer)] if self._gazetteer else []
        counts = json.dumps(load_own(self._register).counts()) if self._register else None
        return Release.here(encoder.about["digest"] if encoder else "", " ".join(own), counts)

    def __call__(self, reading: "Reading") -> Coding:
        if self._line is None and reading.codable:
            self._line = load_line(self._engine, self._register, self._gazetteer)
        return coding_of(reading, self._line) if self._line else Coding(document=reading.document, problems=reading.problems)


@contextmanager
def _shown(steps: Iterable[Step], given: "Iterable[Reading]", wanted: bool) -> Iterator[Iterable[Step]]:
    """The steps, shown as they pass if that is wanted: documents done, their rate, and the time left. How many documents are in the files nobody knows, so
    the time left goes by how far they are read."""
    if not wanted:
        yield steps
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    from legation.reading import Inputs

    counted = given if isinstance(given, Inputs) and given.size else None
    bar = (
        (BarColumn(), TaskProgressColumn(), TimeElapsedColumn(), TextColumn("left"), TimeRemainingColumn())
        if counted
        else (TimeElapsedColumn(),)
    )
    with Progress(
        SpinnerColumn(), TextColumn("{task.description}"), *bar, console=Console(stderr=True), speed_estimate_period=120
    ) as shown:
        yield _ticked(steps, shown, shown.add_task("documents", total=counted.size if counted else None), counted)


def _ticked(steps: Iterable[Step], bar: "Progress", task: "TaskID", counted: "Inputs | None") -> Iterator[Step]:
    """The steps; the bar goes on with them."""
    begun = monotonic()
    for number, step in enumerate(steps, start=1):
        bar.update(task, completed=counted.passed if counted else number, description=progressed(number, monotonic() - begun, counted))
        yield step
    if counted:
        bar.update(task, completed=counted.size)


def progressed(number: int, seconds: float, counted: "Inputs | None" = None) -> str:
    """How many documents passed, how many a second, and in which of several files this is."""
    rate = number / seconds if seconds > 0 else 0.0
    files = f", file {min(counted.done + 1, counted.total)} of {counted.total}" if counted and counted.total > 1 else ""
    return f"{number:,} document{'' if number == 1 else 's'}, {rate:,.1f} a second{files}"


def _gathered(steps: Iterable[Step], troubles: Troubles) -> Counter[str]:
    """How many steps of each outcome; the problems go to `troubles`."""
    outcomes: Counter[str] = Counter()
    for step in steps:
        outcomes[step.outcome] += 1
        troubles.add(step.origin, step.problems)
    return outcomes
