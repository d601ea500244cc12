"""`legation stories`: which documents tell the same story."""

from typing import Annotated

import typer

from legation.cli.inputs import readings, tell

EXAMPLES = """
Examples:

  legation stories - < samples/documents.jsonl

  legation stories samples/
"""


def stories(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH...|-]", help="Documents as for `code`; `-` reads JSON lines from standard input.")
    ] = None,
) -> None:
    """Group documents into stories: `{"id", "story"}` for each, in input order. Those with the same `story` report the same happening."""
    from legation.model.contract import as_line
    from legation.stories import group

    taken = list(readings(paths or []))
    failed = [item for item in taken if item.failed]
    for label in group([item.document for item in taken]):
        print(as_line(label))
    for item in failed:
        tell(item.problems[0].message)
    if failed:
        raise typer.Exit(3)


stories.__doc__ = (stories.__doc__ or "") + EXAMPLES
