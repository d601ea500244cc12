"""The command `legation`: one module per command, lines in, lines out."""

import errno
import sqlite3
import sys
from typing import Annotated

import typer

from legation.cli import (
    cluster,
    code,
    desk,
    doctor,
    explain,
    export,
    fetch,
    history,
    occurrences,
    places,
    read,
    record,
    register,
    relate,
    relations,
    score,
    show,
    snapshot,
    sql,
    stories,
    verdict,
    watch,
    whois,
)
from legation.cli import search as searching
from legation.cli.panels import arrange
from legation.model import LegationError

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
app.command("explain")(explain.explain)
app.command("relate")(relate.relate)
app.command("whois")(whois.whois)
app.command("stories")(stories.stories)
app.command("read")(read.read)
app.command("fetch")(fetch.fetch)
app.command("watch")(watch.watch)
app.command("occurrences")(occurrences.occurrences)
app.command("meetings")(occurrences.meetings)
app.command("search")(searching.search)
app.command("differences")(relations.differences)
app.command("commitments")(relations.commitments)
app.command("mechanism")(relations.mechanism)
app.command("dyad")(relations.dyad)
app.command("export")(export.export)
app.command("sql")(sql.sql)
app.command("verdict")(verdict.verdict)
app.command("desk")(desk.desk)
app.command("sample")(verdict.sample)
app.command("fact")(history.fact)
app.command("document")(history.document)
app.command("diff")(history.diff)
app.command("score")(score.score)
app.command("doctor")(doctor.doctor)
app.add_typer(snapshot.snapshot, name="snapshot")
app.add_typer(record.app, name="record")
app.add_typer(register.register, name="register")
app.add_typer(places.app, name="places")
app.add_typer(cluster.app, name="cluster")


REMEDIES = {
    errno.EACCES: "Check the permissions of the file and its folder", errno.EPERM: "Check the permissions of the file and its folder",
    errno.EROFS: "The disk is read-only; name another place", errno.ENOSPC: "The disk is full; free some space and run the same command again",
    errno.ENOENT: "Check the path", errno.EISDIR: "This is a folder; name a file", errno.ENOTDIR: "A part of the path is a file; name a folder",
}  # fmt: skip

arrange(app)  # after all are named


def main() -> None:
    """Run the command line. An error of ours, of the system or of SQLite ends with one message on standard error and status 2; a closed pipe ends quietly."""
    try:
        app()
    except LegationError as error:
        print(f"legation: {error}", file=sys.stderr)
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        print(
            f"legation: {error.strerror or error}: {error.filename or 'no file named'}. {REMEDIES.get(error.errno or 0, 'Check it')}",
            file=sys.stderr,
        )
        sys.exit(2)
    except sqlite3.Error as error:
        print(f"legation: the record cannot be used: {error}. Restore a copy, or remove it and read the documents again", file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        print("legation: interrupted", file=sys.stderr)
        sys.exit(130)
