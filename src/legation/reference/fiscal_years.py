"""Fiscal years of states: on which day they begin, and which of their two calendar years names them."""

from functools import cache
from typing import Literal

import msgspec

from legation.reference.tables import rows


class FiscalYear(msgspec.Struct, frozen=True, kw_only=True):
    """`first`: month and day, "10-01"; `named`: the calendar year that a single number stands for; None where usage is divided."""

    state: str
    first: str
    named: Literal["start", "end"] | None = None
    source: str


@cache
def fiscal_years() -> dict[str, FiscalYear]:
    """The fiscal year of each state that is known, by the state's code."""
    return {row.state: row for row in rows("fiscal_years", FiscalYear)}
