"""`legation code`: documents in, facts out."""

import contextlib
import io
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from legation.cli.coder import EngineOption, Own, coding_of, load_line
from legation.cli.inputs import COLUMN_HELP, LANGUAGE_HELP, PATHS_HELP, PUBLISHED_HELP, TEXT_HELP, columns_of, readings, tell, wishes_of
from legation.cli.register import Named
from legation.cli.troubles import Troubles, opened

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
) -> None:
    """Code documents: one JSON object a document on standard output, in input order. Exit status 3 if a document could not be read."""
    from legation.model.contract import as_line

    chosen = form or (Format.page if sys.stdout.isatty() else Format.jsonl)
    line, failed = None, 0
    wishes = wishes_of(paths or [], published, columns_of(text, column), any_language=any_language)
    with contextlib.closing(opened(problems) or io.StringIO()) as file:
        troubles = Troubles(file)
        for item in readings(paths or [], wishes):
            line = line or load_line(engine, register, gazetteer)
            coded = coding_of(item, line).at_least(least)
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


def _tell_problems(problems: tuple, origin: str) -> int:  # type: ignore[type-arg]
    """Errors go to standard error as they come; gives 1 where there was one."""
    errors = [problem for problem in problems if problem.level == "error"]
    for problem in errors:
        tell(problem.message if origin in problem.message else f"{origin}: {problem.message}")
    return int(bool(errors))


code.__doc__ = (code.__doc__ or "") + EXAMPLES
