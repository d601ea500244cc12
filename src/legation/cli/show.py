"""`legation show`: one document's facts for a person to read."""

from typing import Annotated

import typer

from legation.cli.coder import EngineOption, Own, coding_of, load_line
from legation.cli.inputs import one_of
from legation.cli.register import Named

EXAMPLES = """
Examples:

  legation show samples/plain/quad-foreign-ministers-tokyo.txt --published 2024-07-29

  legation show samples/documents.jsonl --id india-us-2plus2-new-delhi
"""


def show(
    path: Annotated[str, typer.Argument(metavar="FILE|-", help="A file of text or JSON lines; `-` reads JSON lines from standard input.")],
    published: Annotated[str | None, typer.Option(metavar="DATE", help="Publication date of a plain text, which carries none.")] = None,
    identity: Annotated[
        str | None, typer.Option("--id", metavar="ID", help="Which document of a file of several. [default: the first]")
    ] = None,
    engine: EngineOption = None,
    register: Named = None,
    gazetteer: Own = None,
) -> None:
    """Show who met whom, who said what, what was agreed and what happened, each with its sentence."""
    from legation.cli.page import show_page

    coded = coding_of(one_of(path, identity, published, "show"), load_line(engine, register, gazetteer))
    show_page(coded)
    raise typer.Exit(3 if any(problem.level == "error" for problem in coded.problems) else 0)


show.__doc__ = (show.__doc__ or "") + EXAMPLES
