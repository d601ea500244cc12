"""`legation code`: documents in, facts out."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from legation.cli.coder import EngineOption, coding_of, load_line
from legation.cli.inputs import readings, tell

EXAMPLES = """
Examples:

  legation code samples/plain/quad-foreign-ministers-tokyo.txt --published 2024-07-29

  legation code samples/ > facts.jsonl

  cat samples/documents.jsonl | legation code - > facts.jsonl
"""


class Format(StrEnum):
    """How facts are written."""

    jsonl = "jsonl"
    page = "page"


def code(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH...|-]", help="Files or folders of text and JSON lines; `-` reads JSON lines from standard input."),
    ] = None,
    form: Annotated[
        Format | None,
        typer.Option("--format", help="One JSON object a document, or a page to read. [default: page on a terminal, else jsonl]"),
    ] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Publication date of plain texts, which carry none: 2023-11-10, 2023-11 or 2023.")
    ] = None,
    engine: EngineOption = None,
) -> None:
    """Code documents: one JSON object a document on standard output, in input order. Exit status 3 if a document could not be read."""
    from legation.model.contract import as_line

    chosen = form or (Format.page if sys.stdout.isatty() else Format.jsonl)
    line, failed = None, 0
    for item in readings(paths or [], published):
        line = line or load_line(engine)
        coded = coding_of(item, line)
        if chosen is Format.page:
            from legation.cli.page import show_page

            show_page(coded)
        else:
            print(as_line(coded))
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
