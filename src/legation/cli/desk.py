"""`legation desk`: the record in a browser."""

import contextlib
import socket
import sys
from collections.abc import Callable, Sequence
from functools import cache
from getpass import getuser
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Annotated

import typer

from legation.cli.coder import EngineOption, load_line
from legation.cli.inputs import tell
from legation.cli.register import Named
from legation.model import Document, LegationError

if TYPE_CHECKING:
    from legation.coding import Line
    from legation.explaining import Explanation

EXAMPLES = """
Examples:

  legation desk --record record.db

  legation desk --record record.db --host 0.0.0.0 --token "$(openssl rand -hex 16)"
"""
RECORD = Path("record.db")
PORT = 8765


def desk(
    record: Annotated[Path, typer.Option("--record", metavar="FILE", help="The record, as `legation read` made it.")] = RECORD,
    port: Annotated[
        int | None,
        typer.Option(metavar="N", min=0, max=65535, help="The port; 0 takes a free one. [default: 8765, a free one where that is taken]"),
    ] = None,
    host: Annotated[
        str, typer.Option(metavar="H", help="The address to listen on; another than this machine's own needs a token.")
    ] = "127.0.0.1",
    token: Annotated[str | None, typer.Option(metavar="T", envvar="LEGATION_TOKEN", help="Who wants in must bring this word.")] = None,
    engine: EngineOption = None,
    register: Named = None,
) -> None:
    """Open the record in a browser: meetings, dyads, mechanisms, people, commitments, documents, review, data.

    The address is printed; the desk runs until it is interrupted. It loads nothing from elsewhere and works offline and without JavaScript.
    """
    import uvicorn

    from legation.cli.read import coder_of, release_here
    from legation.desk import Desk, make_app

    given = Desk(
        record=record,
        host=host,
        port=PORT if port is None else port,
        token=token,
        coder=coder_of(engine, register),
        release=lambda: release_here(engine, register),
        explainer=_explainer(lambda: load_line(engine, register)),
        who=_login(),
    )
    app = make_app(given)
    try:
        listening = _bound(host, PORT if port is None else port)
    except LegationError:
        if port is not None:
            raise
        listening = _bound(host, 0)
    taken = listening.getsockname()[1]
    shown = f"[{host}]" if ":" in host else host
    print(f"http://{shown}:{taken}/" + (f"?token={token}" if token else ""), flush=True)
    if sys.stderr.isatty():
        tell("the desk is open; Ctrl-C closes it")
    with contextlib.suppress(KeyboardInterrupt):  # it is how the desk is closed
        uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False, timeout_graceful_shutdown=3)).run(sockets=[listening])


def _bound(host: str, port: int) -> socket.socket:
    """A socket that is bound to the address, to be listened on."""
    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except (OSError, OverflowError) as error:
        listening.close()
        raise LegationError("cannot open the desk", f"{host}:{port}", f"{error}; name another with --port or --host") from error
    return listening


def _explainer(load: "Callable[[], Line]") -> "Callable[[Document, int], Sequence[Explanation]]":
    """Explains one sentence at a time, by a line that is loaded when it is asked for first."""
    from legation.explaining import explain

    line, turn = cache(load), Lock()

    def explained(document: Document, at: int) -> "Sequence[Explanation]":
        with turn:
            return explain(document, line(), at=at)

    return explained


def _login() -> str:
    try:
        return getuser()
    except (KeyError, OSError):
        return "desk"


desk.__doc__ = (desk.__doc__ or "") + EXAMPLES
