"""`legation relate`: the PLOVER type between two given actors."""

import sys
from typing import Annotated

import typer

from legation.cli.coder import EngineOption, load_encoder
from legation.cli.inputs import json_lines, tell
from legation.model import LegationError

EXAMPLES = """
Example:

  echo '{"id": "1", "text": "France condemned the attack by Mali.", "source": "France", "target": "Mali"}' | legation relate -
"""


def relate(
    source: Annotated[str, typer.Argument(metavar="-", help="`-`: JSON lines from standard input.")] = "-",
    engine: EngineOption = None,
) -> None:
    """Say how one actor relates to another: JSON lines with `id`, `text`, `source` and `target` in, one answer a line out."""
    from legation.events.asking import request
    from legation.events.relate import relate as relation_of
    from legation.language import Parser
    from legation.model import Document
    from legation.model.contract import as_line

    if source != "-":
        raise LegationError("`relate` reads standard input only", source, f"use `legation relate - < {source}`")
    parser, encoder, failed = Parser(), load_encoder(engine), 0
    for record in json_lines(sys.stdin.buffer, "relate"):
        try:
            if isinstance(record, LegationError):
                raise record
            asked = request(record)
        except LegationError as error:
            tell(error)
            failed += 1
            continue
        print(as_line(relation_of(asked, parser.sentences(Document(id=asked.id, text=asked.text)), encoder)))
    if failed:
        raise typer.Exit(3)


relate.__doc__ = (relate.__doc__ or "") + EXAMPLES
