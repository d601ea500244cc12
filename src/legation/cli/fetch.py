"""`legation fetch`: feeds and pages from the web into a folder that `legation read` takes."""

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from legation.cli.inputs import tell

PRIVATE_HELP = "Fetch from private and local networks too; else such addresses are refused, also where a name or a redirect leads to them."
PAUSE_HELP = "Seconds between two questions to one host; a host that wants more gets more."
AGENT_HELP = "Who asks, and how to be reached: hosts are told it beside our name."

EXAMPLES = """
Examples:

  legation fetch feeds.txt --into fetched/

  legation fetch feeds.txt --into fetched/ --pause 5 --agent "Example University, press@example.edu"
"""


def fetch(
    feeds: Annotated[
        Path, typer.Argument(metavar="FEEDS.txt", help="A file with an address of a feed or page on each line; `#` begins a comment.")
    ],
    into: Annotated[Path, typer.Option("--into", metavar="FOLDER", help="Where to put what is fetched; made if it is not there.")] = Path(
        "fetched"
    ),
    pause: Annotated[float, typer.Option("--pause", metavar="SECONDS", min=0.0, help=PAUSE_HELP)] = 2.0,
    agent: Annotated[str | None, typer.Option("--agent", metavar="TEXT", help=AGENT_HELP)] = None,
    allow_private: Annotated[bool, typer.Option("--allow-private", help=PRIVATE_HELP)] = False,
) -> None:
    """Fetch feeds, and the pages they lead to, politely: robots.txt is obeyed, and what has not changed is not fetched again.

    Interrupted, the same command carries on. Exit status 3 if something could not be fetched; the next run tries that again.
    """
    outcomes = fetched(feeds, into, pause=pause, agent=agent, allow_private=allow_private)
    print(
        f"{outcomes['new']} fetched, {outcomes['there']} already there, {outcomes['unchanged']} unchanged, {outcomes['failed']} failed; {into}"
    )
    if outcomes["failed"]:
        raise typer.Exit(3)


fetch.__doc__ = (fetch.__doc__ or "") + EXAMPLES


def fetched(feeds: Path, into: Path, *, pause: float, agent: str | None, allow_private: bool) -> Counter[str]:
    """Fetches what the list names, tells on standard error what could not be fetched, and counts what became of each address."""
    from legation.reading.fetching import Client, Limits, addresses, gather
    from legation.reading.fetching.shelf import Shelf

    urls, wrong = addresses(feeds)
    outcomes: Counter[str] = Counter(failed=len(wrong))
    for problem in wrong:
        tell(problem)
    with Shelf(into) as shelf, Client(allow_private=allow_private, agent=agent, limits=Limits(pause=pause)) as client:
        for one in gather(urls, shelf, client):
            outcomes[one.outcome] += 1
            if one.problem:
                tell(one.problem)
    return outcomes
