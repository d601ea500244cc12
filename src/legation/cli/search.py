"""`legation search`: full text over what happened, and over documents."""

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
from legation.cli.inputs import tell
from legation.cli.register import Named
from legation.record import Asked, Store, View, finding
from legation.record.finding import RANKED, Sought, is_common, search_kind

EXAMPLES = """
Examples:

  legation search "critical minerals" --party IND --party USA --record record.db

  legation search '"free and open" OR coercion' --kind statement --since 2023 --format page --record record.db

  legation search 'supply chain* -semiconductor' --kind document --record record.db
"""


def search(  # noqa: PLR0913 (each one narrows)
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS", help='All must occur; OR, NOT word or -word, "a phrase", word*, NEAR(one other, 10), ( ).'),
    ],
    record: RecordFile = RECORD,
    party: Parties = None,
    actor: Actor = None,
    issue: Issue = None,
    kind: Annotated[
        str | None, typer.Option(metavar="KIND", help="meeting, event, statement, commitment, or document. [default: all but document]")
    ] = None,
    mechanism: Mechanism = None,
    place: PlaceOption = None,
    since: Since = None,
    until: Until = None,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="How many, best first.")] = 20,
    offset: Annotated[int, typer.Option(metavar="N", min=0, help="How many to pass over.")] = 0,
    register: Named = None,
    form: Form = None,
) -> None:
    """Find what happened by the words of its reports: one line an occurrence, by the telling that fits best, with the words found and the evidence marked.

    Ranked by how well a sentence fits (BM25) and how many report it. Words are found in all their forms ("meets" finds "meeting").
    `--kind document` searches whole texts and titles instead.
    """
    from legation.cli.search_page import show_matches

    check_period(since, until)
    asked = Asked("meeting", tuple(party or ()), actor, issue, mechanism, since, until, place)
    query = " ".join(words)
    with Store.open(record) as store:
        sought = Sought(kind=search_kind(kind) if kind else None, within=understood(store, asked))
        found = finding.search(store, query, sought, limit=limit, offset=offset)
        covered = View(store).coverage(since, until)
        if is_common(store, query, sought):
            tell(
                f"more than {RANKED} sentences have these words: the latest {RANKED} are ranked here; narrow the search by words, party or date"
            )
    if chosen(form) is Answer.page:
        show_matches(found, covered, offset)
        return
    write_lines(found)
    tell_coverage(covered)


search.__doc__ = (search.__doc__ or "") + EXAMPLES
