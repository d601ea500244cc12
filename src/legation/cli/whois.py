"""`legation whois`: an actor phrase to codes."""

import sys
from collections.abc import Iterable
from typing import Annotated

import typer

from legation.cli.inputs import json_lines, tell
from legation.cli.register import Named
from legation.model import LegationError, content_id

EXAMPLES = """
Examples:

  legation whois "French Foreign Minister" --on 2010-01-01

  echo '{"id": "1", "text": "US Secretary of State", "on": "2023-11-10"}' | legation whois -
"""


def whois(
    phrases: Annotated[
        list[str] | None, typer.Argument(metavar="[PHRASE...|-]", help="Phrases; `-` reads JSON lines with `id`, `text`, `context`, `on`.")
    ] = None,
    on: Annotated[str | None, typer.Option(metavar="DATE", help="The day as of which to answer.")] = None,
    context: Annotated[str | None, typer.Option(metavar="TEXT", help="Words around the phrase that help to tell whose it is.")] = None,
    register: Named = None,
) -> None:
    """Say who or what a phrase denotes on a day: country, sectors, CAMEO code, office and its holder, and from where that is known."""
    from legation.actors.whois import whois as identity_of
    from legation.model.contract import as_line
    from legation.reference.register import Register

    known, failed = Register.load(register), 0
    for record in _asked(phrases or ["-"], on, context):
        if isinstance(record, LegationError):
            tell(record)
            failed += 1
            continue
        text, identity = record.get("text"), record.get("id")
        if not isinstance(text, str):
            tell(LegationError("cannot answer: no string field `text` in the question", identity, "Give the phrase in `text`"))
            failed += 1
            continue
        name = str(identity) if identity is not None else content_id("q", text)
        print(as_line(identity_of(text, known, context=_string(record.get("context")), on=_string(record.get("on")), id=name)))
    if failed:
        raise typer.Exit(3)


def _asked(phrases: list[str], on: str | None, context: str | None) -> Iterable[dict[str, object] | LegationError]:
    if phrases == ["-"] and sys.stdin.isatty():
        raise LegationError("no phrase given", None, "Give a phrase, or pipe JSON lines in and give `-`")
    if phrases == ["-"]:
        return json_lines(sys.stdin.buffer, "whois")
    return [{"text": phrase, "on": on, "context": context} for phrase in phrases]


def _string(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


whois.__doc__ = (whois.__doc__ or "") + EXAMPLES
