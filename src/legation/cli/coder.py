"""The line as the commands use it: loaded once, here or in several processes."""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legation.api.setup import TIMEOUT, Setup, coding_of
from legation.model import LegationError

if TYPE_CHECKING:
    from legation.api.workers import Workers
    from legation.coding import Line
    from legation.language import Encoder
    from legation.reading import Reading
    from legation.reading.triage import Triage

__all__ = [
    "TRIAGE_HELP",
    "Engine",
    "EngineOption",
    "Own",
    "Sieve",
    "TimeoutOption",
    "WorkersOption",
    "coding_of",
    "load_encoder",
    "load_line",
    "sieve",
    "sifted",
    "workers_of",
]

Own = Annotated[
    Path | None,
    typer.Option(
        "--gazetteer", metavar="FILE", envvar="LEGATION_GAZETTEER", help="A gazetteer of your own, made by `legation places import`."
    ),
]


class Engine(StrEnum):
    """What decides: the trained encoder together with the rules, or the rules alone."""

    encoder = "encoder"
    rules = "rules"


EngineOption = Annotated[
    Engine | None,
    typer.Option("--engine", help="The trained encoder with the rules, or the rules alone. [default: encoder where its weights are there]"),
]

WorkersOption = Annotated[
    int,
    typer.Option(
        "--workers", metavar="N", min=1, help="So many processes code at once; what comes out is the same. Each takes up to 1 GB."
    ),
]
TimeoutOption = Annotated[
    float | None,
    typer.Option(
        "--timeout",
        metavar="SECONDS",
        min=0.1,
        help=f"A document that takes longer becomes a problem, and the run goes on. [default: {TIMEOUT:g} with several workers, else none]",
    ),
]

TRIAGE_HELP = "List and skip documents in which nothing tells of what passes between states; seen before they are parsed."


Sieve = Callable[["Iterable[Reading]"], "Iterator[Reading]"]


def sifted(given: "Iterable[Reading]", register: Path | None) -> "Iterator[Reading]":
    """The readings through triage, which is loaded when the first one is asked for."""
    return sieve(register)(given)


def sieve(register: Path | None) -> Sieve:
    """Triage of one run of readings after the other; loaded when the first reading is asked for."""
    loaded: list[Triage] = []

    def sift(given: "Iterable[Reading]") -> "Iterator[Reading]":
        from legation.reading.triage import Triage

        if not loaded:
            loaded.append(Triage.of(register))
        yield from loaded[0].sifted(given)

    return sift


def workers_of(setup: Setup, workers: int, timeout: float | None) -> "Workers | None":
    """The processes that code, where several are wanted, or a time that a document may take; else none: this process codes."""
    if workers == 1 and timeout is None:
        return None
    if not (timeout is None or timeout > 0):
        raise LegationError("cannot use --timeout", timeout, "Give the seconds that a document may take, as 60")
    from legation.api.workers import Workers

    return Workers(setup, workers, timeout=timeout or TIMEOUT)


def load_line(engine: Engine | None = None, register: Path | None = None, gazetteer: Path | None = None) -> "Line":
    """The line with the tables of this release and, where they are named, a register and a gazetteer of the user's own."""
    return Setup(engine.value if engine else None, register, gazetteer).load()


def load_encoder(engine: Engine | None = None) -> "Encoder | None":
    """The encoder alone, if the engine has one."""
    from legation.coding import encoder_for

    return encoder_for(engine.value if engine else None)
