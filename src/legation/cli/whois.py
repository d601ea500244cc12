"""`legation whois`: an actor phrase to codes."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legation.cli.inputs import json_lines, tell
from legation.cli.register import Named
from legation.model import LearntTenure, LegationError, content_id

if TYPE_CHECKING:
    from legation.reference.register import Register

EXAMPLES = """
Examples:

  legation whois "French Foreign Minister" --on 2010-01-01

  legation whois "Spanish Foreign Minister" --on 2023-05-01 --record record.db

  echo '{"id": "1", "text": "US Secretary of State", "on": "2023-11-10"}' | legation whois -
"""


def whois(
    phrases: Annotated[
        list[str] | None, typer.Argument(metavar="[PHRASE...|-]", help="Phrases; `-` reads JSON lines with `id`, `text`, `context`, `on`.")
    ] = None,
    on: Annotated[str | None, typer.Option(metavar="DATE", help="The day as of which to answer.")] = None,
    context: Annotated[str | None, typer.Option(metavar="TEXT", help="Words around the phrase that help to tell whose it is.")] = None,
    register: Named = None,
    record: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A record: what its reports say of who held the post is told too.")
    ] = None,
) -> None:
    """Say who or what a phrase denotes on a day: country, sectors, CAMEO code, office and its holder, and from where that is known."""
    from legation.actors.whois import check_day
    from legation.actors.whois import whois as identity_of
    from legation.model.contract import as_line
    from legation.record.answering import with_reports
    from legation.reference.register import Register

    check_day(on)
    known, failed = Register.load(register), 0
    told = _tenures(record, known)
    for asked in _asked(phrases or ["-"], on, context):
        if isinstance(asked, LegationError):
            tell(asked)
            failed += 1
            continue
        text, identity = asked.get("text"), asked.get("id")
        if not isinstance(text, str):
            tell(LegationError("cannot answer: no string field `text` in the question", identity, "Give the phrase in `text`"))
            failed += 1
            continue
        name = str(identity) if identity is not None else content_id("q", text)
        on_day = _string(asked.get("on"))
        try:
            found = identity_of(text, known, context=_string(asked.get("context")), on=on_day, id=name)
        except LegationError as error:
            tell(error)
            failed += 1
            continue
        print(as_line(with_reports(found, told, on_day)))
    if failed:
        raise typer.Exit(3)


def _asked(phrases: list[str], on: str | None, context: str | None) -> Iterable[dict[str, object] | LegationError]:
    if phrases == ["-"] and sys.stdin.isatty():
        raise LegationError("no phrase given", None, "Give a phrase, or pipe JSON lines in and give `-`")
    if phrases == ["-"]:
        return json_lines(sys.stdin.buffer, "whois")
    return [{"text": phrase, "on": on, "context": context} for phrase in phrases]


def _tenures(record: Path | None, known: "Register") -> tuple[LearntTenure, ...]:
    from legation.record import Store, View

    if record is None:
        return ()
    with Store.open(record) as store:
        return View(store).tenures(known)


def _string(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


whois.__doc__ = (whois.__doc__ or "") + EXAMPLES
