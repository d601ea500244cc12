"""`legation code`: documents in, facts out."""

import contextlib
import io
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
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
    load_line,
    sifted,
    workers_of,
)
from legation.cli.inputs import COLUMN_HELP, LANGUAGE_HELP, PATHS_HELP, PUBLISHED_HELP, TEXT_HELP, columns_of, readings, tell, wishes_of
from legation.cli.register import Named
from legation.cli.troubles import Troubles, opened

if TYPE_CHECKING:
    from legation.api.workers import Workers
    from legation.model import Coding
    from legation.reading import Reading

EXAMPLES = """
Examples:

  legation code samples/plain/quad-foreign-ministers-tokyo.txt --published 2024-07-29

  legation code samples/ > facts.jsonl

  cat samples/documents.jsonl | legation code - > facts.jsonl

  echo '{"body": "France and Mali signed an accord in Paris.", "day": "2023-11-10"}' | legation code - --text body --published day
"""


class Format(StrEnum):
    """How facts are written."""

    jsonl = "jsonl"
    page = "page"


def code(  # noqa: PLR0913 - the options of the command
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH...|-]", help=PATHS_HELP),
    ] = None,
    form: Annotated[
        Format | None,
        typer.Option("--format", help="One JSON object a document, or a page to read. [default: page on a terminal, else jsonl]"),
    ] = None,
    published: Annotated[str | None, typer.Option(metavar="DATE|COLUMN", help=PUBLISHED_HELP)] = None,
    text: Annotated[str | None, typer.Option(metavar="COLUMN", help=TEXT_HELP)] = None,
    column: Annotated[list[str] | None, typer.Option(metavar="FIELD=COLUMN", help=COLUMN_HELP)] = None,
    any_language: Annotated[bool, typer.Option("--any-language", help=LANGUAGE_HELP)] = False,
    problems: Annotated[Path | None, typer.Option(metavar="FILE", help="Write every problem to a file, one JSON object a line.")] = None,
    engine: EngineOption = None,
    register: Named = None,
    gazetteer: Own = None,
    least: Annotated[
        float, typer.Option("--least", metavar="C", min=0.0, max=1.0, help="Leave out facts with a confidence under C.")
    ] = 0.0,
    workers: WorkersOption = 1,
    timeout: TimeoutOption = None,
    triage: Annotated[bool, typer.Option("--triage", help=TRIAGE_HELP)] = False,
) -> None:
    """Code documents: one JSON object a document on standard output, in input order. Exit status 3 if a document could not be read."""
    from legation.model.contract import as_line

    chosen = form or (Format.page if sys.stdout.isatty() else Format.jsonl)
    failed = 0
    wishes = wishes_of(paths or [], published, columns_of(text, column), any_language=any_language)
    pool = workers_of(Setup(engine.value if engine else None, register, gazetteer), workers, timeout)
    given = readings(paths or [], wishes)
    given = sifted(given, register) if triage else given
    with contextlib.closing(opened(problems) or io.StringIO()) as file, pool or contextlib.nullcontext():
        troubles = Troubles(file)
        for item, coding in _many(given, pool) if pool else _one(given, engine, register, gazetteer):
            coded = coding.at_least(least)
            if chosen is Format.page:
                from legation.cli.page import show_page

                show_page(coded)
            else:
                print(as_line(coded))
            troubles.add(item.origin, coded.problems)
            failed += _tell_problems(coded.problems, item.origin)
    if failed:
        tell(f"{failed} document{'s' if failed > 1 else ''} could not be read or coded; the reasons stand in `problems`")
        raise typer.Exit(3)


def _one(
    given: "Iterable[Reading]", engine: Engine | None, register: Path | None, gazetteer: Path | None
) -> "Iterator[tuple[Reading, Coding]]":
    """Each reading with its coding, made in this process; the line is loaded when the first one comes."""
    line = None
    for item in given:
        line = line or load_line(engine, register, gazetteer)
        yield item, coding_of(item, line)


def _many(given: "Iterable[Reading]", pool: "Workers") -> "Iterator[tuple[Reading, Coding]]":
    """The same from several processes, in the same order."""
    from legation.model import Coding

    for item, coding in pool.ahead(given, lambda item: item.codable):
        yield item, coding if coding is not None else Coding(document=item.document, problems=item.problems)


def _tell_problems(problems: tuple, origin: str) -> int:  # type: ignore[type-arg]
    """Errors go to standard error as they come; gives 1 where there was one."""
    errors = [problem for problem in problems if problem.level == "error"]
    for problem in errors:
        tell(problem.message if origin in problem.message else f"{origin}: {problem.message}")
    return int(bool(errors))


code.__doc__ = (code.__doc__ or "") + EXAMPLES
