"""The command `legation`: one module per command, lines in, lines out."""

import logging
import sys
from typing import Annotated

import typer

from legation.cli.loading import OnDemand

app = typer.Typer(
    name="legation",
    cls=OnDemand,
    help="The record of relations between states, read from diplomatic reporting: who met whom, who said what, who promised what.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
)


class _Told(logging.Handler):
    """What a long work on a record says of itself, as lines on standard error."""

    def emit(self, record: logging.LogRecord) -> None:
        print(f"legation: {record.getMessage()}", file=sys.stderr)


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
    log = logging.getLogger("legation.record")
    if not log.handlers:
        log.addHandler(_Told())
        log.setLevel(logging.INFO)


def main() -> None:
    """Run the command line. An error of ours, of the system or of SQLite ends with one message on standard error and status 2; a closed pipe ends quietly."""
    try:
        app()
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except KeyboardInterrupt:
        print("legation: interrupted", file=sys.stderr)
        sys.exit(130)
    except Exception as error:
        told = _told(error)
        if told is None:
            raise
        print(f"legation: {told}", file=sys.stderr)
        sys.exit(2)


def _told(error: Exception) -> str | None:
    """What to say of an error; nothing of one that nobody expected. What is needed to know errors is loaded when there is one."""
    from legation.cli.faults import told

    return told(error)
