"""`legation read`: documents into the record."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from legation.cli.coder import Engine, EngineOption, coding_of, load_encoder, load_line
from legation.cli.inputs import readings, tell
from legation.coding import Line
from legation.model import Coding, LegationError
from legation.reading import Reading
from legation.record import Release, Step, Store, View, Writer, fill, release_of, take

SHOWN = 3  # origins named for each kind of problem; all of them stand in the record

EXAMPLES = """
Examples:

  legation read samples/ --record record.db

  cat samples/documents.jsonl | legation read - --record record.db

  legation code samples/plain/quad-foreign-ministers-tokyo.txt > facts.jsonl; legation read --codings facts.jsonl --record record.db
"""


def read(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH...|-]", help="Files or folders of text and JSON lines; `-` reads JSON lines from standard input."),
    ] = None,
    record: Annotated[Path, typer.Option(metavar="FILE", help="The record: a SQLite file, made if it is not there.")] = Path("record.db"),
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Publication date of plain texts, which carry none: 2023-11-10, 2023-11 or 2023.")
    ] = None,
    codings: Annotated[
        bool, typer.Option("--codings", help="The paths are files of facts as `legation code` writes them: they are stored as they are.")
    ] = False,
    progress: Annotated[
        bool | None, typer.Option("--progress/--no-progress", help="Show progress on standard error. [default: on a terminal]")
    ] = None,
    engine: EngineOption = None,
) -> None:
    """Code documents and store what is found. Reading the same again adds nothing; interrupted, the same command carries on.

    Exit status 3 if a document could not be read.
    """
    with Store.open(record, create=True) as store:
        steps = _taken(store, paths or []) if codings else _filled(store, paths or [], published, engine)
        try:
            with _shown(steps, sys.stderr.isatty() if progress is None else progress) as told:
                outcomes, problems = _gathered(told)
        except KeyboardInterrupt:
            tell("stopped; what is in the record is safe, and the same command carries on from there")
            raise typer.Exit(130) from None
        for line in _grouped(problems):
            tell(line)
        documents = View(store).counts()["documents"]
    print(", ".join(f"{outcomes[kind]} {words}" for kind, words in _WORDS.items() if outcomes[kind] or kind == "new"), end="; ")
    print(f"{record} holds {documents} document{'' if documents == 1 else 's'}")
    if outcomes["failed"]:
        raise typer.Exit(3)


read.__doc__ = (read.__doc__ or "") + EXAMPLES


def _filled(store: Store, paths: list[str], published: str | None, engine: Engine | None) -> Iterator[Step]:
    given = readings(paths, published)
    return fill(Writer(store, _release(engine), paths or ["-"]), given, _Coder(engine))


def _taken(store: Store, paths: list[str]) -> Iterator[Step]:
    """The steps of taking over codings; every path is looked at before anything is written."""
    if not paths or "-" in paths:
        raise LegationError("cannot take codings from standard input", "-", "Write them to a file and name it")
    releases = [(path, release_of(Path(path))) for path in paths]
    return chain.from_iterable(take(Writer(store, release, [path]), Path(path)) for path, release in releases)


_WORDS = {"new": "new", "there": "already there", "skipped": "skipped", "failed": "failed"}


def _release(engine: Engine | None) -> Release:
    encoder = load_encoder(engine)
    return Release.here(encoder.about["digest"] if encoder else "")


class _Coder:
    """Codes readings; the line is loaded when the first one comes, so that a run with nothing new costs nothing."""

    def __init__(self, engine: Engine | None = None) -> None:
        self._engine = engine
        self._line: Line | None = None

    def __call__(self, reading: Reading) -> Coding:
        if self._line is None and reading.codable:
            self._line = load_line(self._engine)
        return coding_of(reading, self._line) if self._line else Coding(document=reading.document, problems=reading.problems)


@contextmanager
def _shown(steps: Iterable[Step], wanted: bool) -> Iterator[Iterable[Step]]:
    """The steps, shown as they pass if that is wanted; how many there will be is not known beforehand."""
    if not wanted:
        yield steps
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield bar.track(steps, description="documents")


def _gathered(steps: Iterable[Step]) -> tuple[Counter[str], list[tuple[str, str, str]]]:
    """How many steps of each outcome, and the problems as (level, message, origin)."""
    outcomes: Counter[str] = Counter()
    problems: list[tuple[str, str, str]] = []
    for step in steps:
        outcomes[step.outcome] += 1
        problems += [(problem.level, problem.message, step.origin) for problem in step.problems]
    return outcomes, problems


def _grouped(problems: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    """A line for each kind of problem, errors first, with how often it occurred and where."""
    places: dict[tuple[str, str], list[str]] = {}
    for level, message, origin in problems:
        places.setdefault((level, message.replace(origin, "…")), []).append(origin)
    for (level, message), origins in sorted(places.items(), key=lambda item: item[0][0]):
        more = f" and {len(origins) - SHOWN} more" if len(origins) > SHOWN else ""
        yield f"{level} ({len(origins)}): {message} [{'; '.join(origins[:SHOWN])}{more}]"
