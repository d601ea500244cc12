"""The line as the commands use it: loaded once; a document that cannot be coded becomes a problem, and the run goes on."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from legation.coding import Line, code, encoder_for
from legation.language import Encoder
from legation.model import Coding, Problem
from legation.reading import Reading

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


def load_line(engine: Engine | None = None, register: Path | None = None, gazetteer: Path | None = None) -> Line:
    """The line with the tables of this release and, where they are named, a register and a gazetteer of the user's own."""
    return Line.load(engine.value if engine else None, register, gazetteer)


def load_encoder(engine: Engine | None = None) -> Encoder | None:
    """The encoder alone, if the engine has one."""
    return encoder_for(engine.value if engine else None)


def coding_of(reading: Reading, line: Line) -> Coding:
    """The coding of one reading; only its problems where it is not to be coded, or where coding fails on it."""
    if not reading.codable:
        return Coding(document=reading.document, problems=reading.problems)
    try:
        return code(reading.document, line, problems=reading.problems)
    except (MemoryError, RecursionError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, AssertionError) as error:
        problem = Problem(
            level="error", stage="coding", message=f"cannot code {reading.origin}: {_where(error)}. Please report it with this document"
        )
        return Coding(document=reading.document, problems=(*reading.problems, problem))


def _where(error: BaseException) -> str:
    """The kind of error, its words, and the place in our code it came from."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f" in {trace.tb_frame.f_globals.get('__name__')}.{trace.tb_frame.f_code.co_name}, line {trace.tb_lineno}" if trace else ""
    return f"{type(error).__name__} ({error}){place}"
