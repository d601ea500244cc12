"""The command `legation`: one module per command, lines in, lines out."""

import sqlite3
import sys
from itertools import pairwise
from typing import Annotated, NoReturn

import typer

from legation.cli import (
    code,
    doctor,
    fetch,
    occurrences,
    places,
    read,
    register,
    relate,
    relations,
    score,
    show,
    stories,
    verdict,
    watch,
    whois,
)
from legation.cli.panels import arrange
from legation.model import LegationError
from legation.record.errors import explained

app = typer.Typer(
    name="legation",
    help="The record of relations between states, read from diplomatic reporting: who met whom, who said what, who promised what.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        from legation import __version__

        print(f"legation {__version__}")
        raise typer.Exit


@app.callback()
def legation(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="The release, and nothing else.")] = False,
) -> None:
    """The record of relations between states, read from diplomatic reporting: who met whom, who said what, who promised what."""


app.command("code")(code.code)
app.command("show")(show.show)
app.command("relate")(relate.relate)
app.command("whois")(whois.whois)
app.command("stories")(stories.stories)
app.command("read")(read.read)
app.command("fetch")(fetch.fetch)
app.command("watch")(watch.watch)
app.command("occurrences")(occurrences.occurrences)
app.command("meetings")(occurrences.meetings)
app.command("differences")(relations.differences)
app.command("commitments")(relations.commitments)
app.command("mechanism")(relations.mechanism)
app.command("dyad")(relations.dyad)
app.command("verdict")(verdict.verdict)
app.command("score")(score.score)
app.command("doctor")(doctor.doctor)
app.add_typer(register.register, name="register")
app.add_typer(places.app, name="places")


def main() -> None:
    """Run the command line. An error of ours, of the disk or of a damaged record ends with one message on standard error and status 2; a closed pipe
    ends quietly."""
    arrange(app)
    try:
        app()
    except LegationError as error:
        _end(error)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except KeyboardInterrupt:
        print("legation: interrupted", file=sys.stderr)
        sys.exit(130)
    except sqlite3.Error as error:
        _end(_of_record(error))
    except OSError as error:
        if error.filename is None:
            raise
        _end(
            LegationError(
                f"cannot use a file or folder: {error.strerror}", error.filename, "Check that it is there and what you may do with it"
            )
        )


def _end(error: Exception) -> NoReturn:
    print(f"legation: {error}", file=sys.stderr)
    sys.exit(2)


def _of_record(error: sqlite3.Error) -> LegationError:
    """What SQLite reports while a record is asked, with the remedy; what is a fault of ours goes on as it is."""
    named = dict(pairwise(sys.argv)).get("--record", "record.db")
    try:
        with explained("cannot use the record", named):
            raise error
    except LegationError as told:
        return told
