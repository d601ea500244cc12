"""`legation differences`, `commitments`, `mechanism` and `dyad`: what the record says across reports."""

from typing import Annotated

import typer

from legation.cli.asking import (
    RECORD,
    Answer,
    Form,
    Issue,
    Parties,
    RecordFile,
    Since,
    Until,
    check_period,
    chosen,
    tell_coverage,
    understood,
    write_lines,
)
from legation.cli.inputs import tell
from legation.cli.register import Named
from legation.model import LegationError
from legation.record import Asked, Store, View
from legation.record.coverage import waiting
from legation.record.known import kind_named, party_named, unspoken

EXAMPLES = """
Examples:

  legation differences --record record.db

  legation commitments --party IND --party USA --issue critical-minerals --record record.db

  legation mechanism "the Quad" --record record.db

  legation mechanism --learnt --record record.db

  legation dyad IND USA --since 2021 --until 2024 --format page --record record.db
"""


def differences(  # noqa: PLR0913 (each one narrows)
    occurrence: Annotated[str | None, typer.Argument(metavar="[OCCURRENCE]", help="One occurrence, or the id of a fact in it.")] = None,
    kind: Annotated[
        str, typer.Option(metavar="KIND", help="meeting, event, statement or commitment, where no occurrence is named.")
    ] = "meeting",
    record: RecordFile = RECORD,
    party: Parties = None,
    since: Since = None,
    until: Until = None,
    register: Named = None,
    form: Form = None,
) -> None:
    """Where the reports of one occurrence disagree: each version with its outlet and the words it rests on; for a statement, its versions side by side."""
    from legation.cli.relation_pages import show_differences

    check_period(since, until)
    with Store.open(record) as store:
        for line in waiting(store):
            tell(f"beware: {line}")
        view = View(store)
        if occurrence is not None and view.occurrence(occurrence) is None:
            raise LegationError("there is no such occurrence in the record", occurrence, "`legation occurrences` lists them")
        asked = understood(store, Asked(kind_named(kind), tuple(party or ()), since=since, until=until))
        found = list(view.differences(occurrence or asked))
    if chosen(form) is Answer.page:
        show_differences(found)
    elif not write_lines(found):
        tell("the reports do not disagree")


def commitments(  # noqa: PLR0913 (each one narrows)
    record: RecordFile = RECORD,
    party: Parties = None,
    issue: Issue = None,
    since: Since = None,
    until: Until = None,
    register: Named = None,
    form: Form = None,
) -> None:
    """Commitments with their life: who is bound to what, how it stood at each report, and later commitments in the same matter as follow-ups.

    A follow-up is a suggestion until judged: `legation verdict follow-up|no-follow-up EARLIER LATER`.
    """
    from legation.cli.relation_pages import show_undertakings

    check_period(since, until)
    with Store.open(record) as store:
        view = View(store)
        asked = understood(store, Asked("commitment", tuple(party or ()), issue=issue, since=since, until=until))
        found = list(view.undertakings(asked))
        covered = view.coverage(since, until)
    if chosen(form) is Answer.page:
        show_undertakings(found, covered)
        return
    write_lines(found)
    tell_coverage(covered)


def mechanism(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="Its name or key; without one, those in the record are listed.")
    ] = None,
    learnt: Annotated[bool, typer.Option("--learnt", help="List those learnt from texts, which wait for a verdict.")] = False,
    record: RecordFile = RECORD,
    register: Named = None,
    form: Form = None,
) -> None:
    """The editions of a mechanism as the record reports them: date, place, who led, issues, reports; with what else the name can mean.

    `legation verdict accept|reject KEY` judges a learnt one.
    """
    from legation.cli.relation_pages import show_mechanism

    with Store.open(record) as store:
        view = View(store)
        if name is None:
            for line in waiting(store):
                tell(f"beware: {line}")
            for key, called, number, said in view.mechanisms(learnt=learnt):
                print(f"{number:5}  {key}  {called}" + (f"  ({said}ed)" if said else ""))
            return
        found = view.mechanism(name)
    if chosen(form) is Answer.page:
        show_mechanism(found)
    else:
        write_lines([found])


def dyad(  # noqa: PLR0913 (each one narrows)
    one: Annotated[str, typer.Argument(metavar="PARTY", help="ISO3 code, acronym or name.")],
    other: Annotated[str, typer.Argument(metavar="PARTY", help="ISO3 code, acronym or name.")],
    record: RecordFile = RECORD,
    since: Since = None,
    until: Until = None,
    with_successors: Annotated[
        bool,
        typer.Option(
            "--with-successors",
            help="Count what passed with states that are no more for those that came after them: SUN for RUS, DDR for DEU.",
        ),
    ] = False,
    register: Named = None,
    form: Form = None,
) -> None:
    """The relation of two parties over time: events by type and quad, intensity with its band, meetings by level, first mentions of issues.

    Every count is of occurrences and has its denominator: the documents read of the period.
    """
    from legation.cli.relation_pages import show_dyad

    check_period(since, until)
    with Store.open(record) as store:
        sides = party_named(one, store), party_named(other, store)
        for line in unspoken(store, sides):
            tell(line)
        found = View(store).dyad(*sides, since, until, with_successors=with_successors)
    if chosen(form) is Answer.page:
        show_dyad(found)
    else:
        write_lines([found])


differences.__doc__ = (differences.__doc__ or "") + "\nExamples:\n\n  legation differences --record record.db\n"
commitments.__doc__ = (
    commitments.__doc__ or ""
) + "\nExamples:\n\n  legation commitments --party IND --party USA --issue critical-minerals --record record.db\n"
mechanism.__doc__ = (
    mechanism.__doc__ or ""
) + '\nExamples:\n\n  legation mechanism "the Quad" --record record.db\n\n  legation mechanism --learnt --record record.db\n'
dyad.__doc__ = (dyad.__doc__ or "") + "\nExamples:\n\n  legation dyad IND USA --since 2021 --until 2024 --format page --record record.db\n"
