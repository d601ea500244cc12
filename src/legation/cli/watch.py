"""`legation watch`: a record that grows as documents come in."""

import signal
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from legation.cli.coder import TRIAGE_HELP, EngineOption, Sieve, sieve
from legation.cli.fetch import AGENT_HELP, PAUSE_HELP, PRIVATE_HELP, fetched
from legation.cli.inputs import tell
from legation.cli.read import coder_of, release_here
from legation.cli.register import Named
from legation.model import LegationError
from legation.reading import read
from legation.reading.watching import SETTLED, Watched
from legation.record import Coder, Step, Store, View, Writer, fill

PATIENCE = 30.0  # seconds for which `--once` waits for files that are being written

EXAMPLES = """
Examples:

  legation watch samples/plain --record record.db --once

  legation watch feeds.txt samples/plain --into fetched/ --record record.db --once
"""


def watch(  # noqa: PLR0913 - the options of the command
    paths: Annotated[
        list[str],
        typer.Argument(metavar="FOLDER|FEEDS.txt...", help="Folders and files of documents, and lists of addresses as for `fetch`."),
    ],
    record: Annotated[Path, typer.Option(metavar="FILE", help="The record: a SQLite file, made if it is not there.")] = Path("record.db"),
    every: Annotated[float, typer.Option("--every", metavar="SECONDS", min=0.1, help="How long to wait between two looks.")] = 60.0,
    once: Annotated[bool, typer.Option("--once", help="Look once, take in what is there, and end.")] = False,
    into: Annotated[Path, typer.Option("--into", metavar="FOLDER", help="Where to put what is fetched.")] = Path("fetched"),
    pause: Annotated[float, typer.Option("--pause", metavar="SECONDS", min=0.0, help=PAUSE_HELP)] = 2.0,
    agent: Annotated[str | None, typer.Option("--agent", metavar="TEXT", help=AGENT_HELP)] = None,
    allow_private: Annotated[bool, typer.Option("--allow-private", help=PRIVATE_HELP)] = False,
    engine: EngineOption = None,
    register: Named = None,
    triage: Annotated[bool, typer.Option("--triage/--no-triage", help=TRIAGE_HELP)] = True,
) -> None:
    """Keep a record growing: new and changed files are read, feeds fetched, until Ctrl-C or a signal to end.

    Killed at any moment and started again, it carries on. With `--once`, exit status 3 if something could not be read or fetched.
    """
    from legation.reading.fetching import names_addresses

    lists = [Path(path) for path in paths if names_addresses(Path(path))]
    folders = _folders(paths, lists, into)
    outcomes: Counter[str] = Counter()
    with _ended_cleanly(), Store.open(record, create=True) as store:
        release, view = release_here(engine, register), View(store)
        notes = record.with_name(f"{record.name}-watched")
        watched = Watched(folders, notes, f"{release.version} {release.register}{'' if triage else ' all'}", view.held, time.time)
        intake = _Intake(Writer(store, release, paths), coder_of(engine, register), sieve(register) if triage else None)
        while True:
            for feeds in lists:
                outcomes["failed"] += fetched(feeds, into, pause=pause, agent=agent, allow_private=allow_private)["failed"]
            outcomes += _round(watched, intake, patience=PATIENCE if once else 0.0)
            if once:
                break
            time.sleep(every)
        print(f"{outcomes['new']} new, {outcomes['skipped']} skipped, {outcomes['failed']} failed; {record} holds {view.held()} documents")
    if outcomes["failed"]:
        raise typer.Exit(3)


watch.__doc__ = (watch.__doc__ or "") + EXAMPLES


class _Intake:
    """Reads one file into the record and tells what went wrong with it."""

    def __init__(self, writer: Writer, coder: Coder, sift: Sieve | None) -> None:
        self._writer, self._coder, self._sift = writer, coder, sift

    def steps(self, path: Path) -> Iterator[Step]:
        """What became of each document of a file; one that is gone meanwhile gives none."""
        try:
            given = read([path])
            yield from fill(self._writer, self._sift(given) if self._sift else given, self._coder)
        except LegationError as error:
            if path.exists():
                raise
            tell(f"{path} is gone: {error}")


def _round(watched: Watched, intake: _Intake, *, patience: float) -> Counter[str]:
    """Reads every file that is new or changed, and whole. For those that are being written it waits so many seconds."""
    outcomes: Counter[str] = Counter()
    waited = 0.0
    while True:
        for path in watched.ripe():
            mark, found = watched.take(path), _taken(intake, path)
            watched.done(path, mark)
            outcomes += found
            if found["new"]:
                print(f"{path}: {found['new']} new", flush=True)
        watched.keep()
        waiting = watched.waiting()
        if not waiting or waited >= patience:
            break
        time.sleep(SETTLED / 4)
        waited += SETTLED / 4
    if waiting and patience:
        outcomes["failed"] += len(waiting)
        for path in waiting:
            tell(f"cannot read {path}: it is still being written. The next run reads it")
    return outcomes


def _taken(intake: _Intake, path: Path) -> Counter[str]:
    outcomes: Counter[str] = Counter()
    for step in intake.steps(path):
        outcomes[step.outcome] += 1
        for problem in step.problems:
            tell(f"{problem.level}: {problem.message} [{step.origin}]")
    return outcomes


def _folders(paths: list[str], lists: list[Path], into: Path) -> tuple[Path, ...]:
    """What is looked at: the paths that are no lists of addresses, and the folder into which is fetched."""
    folders = [Path(path) for path in paths if Path(path) not in lists]
    for folder in folders:
        if not folder.exists():
            raise LegationError("cannot watch: no such file or folder", folder, "Check the path; make the folder first")
    return (*folders, *((into,) if lists else ()))


@contextmanager
def _ended_cleanly() -> Iterator[None]:
    """A signal to end is as Ctrl-C: what is being written is written whole or not at all, and the command ends well."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    except KeyboardInterrupt:
        tell("stopped; what is in the record is safe, and the same command carries on from there")
        raise typer.Exit(0) from None
    finally:
        signal.signal(signal.SIGTERM, before)
