"""`legation occurrences` and `legation meetings`: what happened, with all who report it."""

from typing import Annotated

import typer

from legation.cli.asking import (
    RECORD,
    Actor,
    Answer,
    Form,
    Issue,
    Mechanism,
    Parties,
    PlaceOption,
    RecordFile,
    Since,
    Until,
    check_period,
    chosen,
    tell_coverage,
    understood,
    write_lines,
)
from legation.cli.register import Named
from legation.record import Asked, Store, View
from legation.record.known import kind_named

EXAMPLES = """
Examples:

  legation occurrences --party IND --party USA --record record.db

  legation occurrences statement --issue indo-pacific --record record.db

  legation meetings --since 2021 --format page --record record.db
"""
Kind = Annotated[str, typer.Argument(metavar="[KIND]", help="meeting, event, statement or commitment.")]
Least = Annotated[int, typer.Option("--reports", metavar="N", help="Only what at least so many reports have.")]


def occurrences(  # noqa: PLR0913 (each one narrows)
    kind: Kind = "meeting",
    record: RecordFile = RECORD,
    party: Parties = None,
    actor: Actor = None,
    issue: Issue = None,
    mechanism: Mechanism = None,
    place: PlaceOption = None,
    since: Since = None,
    until: Until = None,
    reports: Least = 1,
    register: Named = None,
    form: Form = None,
) -> None:
    """What happened: one line an occurrence, with its values, its reports and outlets, and why each report is here.

    Several documents may report one occurrence; they are merged as the record is viewed, and `legation verdict` puts right what is merged wrongly.
    On how many documents this rests is told on standard error.
    """
    from legation.cli.occurrence_page import show_occurrences

    check_period(since, until)
    asked = Asked(kind_named(kind), tuple(party or ()), actor, issue, mechanism, since, until, place, reports=reports)
    with Store.open(record) as store:
        view = View(store)
        found = list(view.occurrences(understood(store, asked)))
        covered = view.coverage(since, until)
    if chosen(form) is Answer.page:
        show_occurrences(found, covered)
        return
    write_lines(found)
    tell_coverage(covered)


def meetings(  # noqa: PLR0913 (each one narrows)
    record: RecordFile = RECORD,
    party: Parties = None,
    actor: Actor = None,
    issue: Issue = None,
    mechanism: Mechanism = None,
    place: PlaceOption = None,
    since: Since = None,
    until: Until = None,
    reports: Least = 1,
    register: Named = None,
    form: Form = None,
) -> None:
    """Who met whom: `legation occurrences meeting`."""
    occurrences("meeting", record, party, actor, issue, mechanism, place, since, until, reports, register, form)


occurrences.__doc__ = (occurrences.__doc__ or "") + EXAMPLES
