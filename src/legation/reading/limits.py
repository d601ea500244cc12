"""How much one file, line or document may be: what guards a run against files that are made, or happen, to be without end. Each is set by a variable of the environment."""

import os
from typing import NamedTuple

from legation.model import LegationError


class Limit(NamedTuple):
    """The variable that sets it, what it is when nothing is set, in which units, and how many bytes, characters or seconds one of them is."""

    variable: str
    usual: int
    units: str
    of: int
    what: str

    def read(self) -> int:
        """What holds here, in bytes, characters or seconds. Raises `LegationError` for what is no whole number above zero."""
        given = os.environ.get(self.variable, "").strip()
        if given and not (given.isascii() and given.isdigit() and int(given) > 0):
            raise LegationError(f"cannot use {self.variable}", given, f"Give a whole number of {self.units}, as {self.usual}")
        return int(given or self.usual) * self.of

    def remedy(self, otherwise: str) -> str:
        """What to do where it is passed."""
        return f"{otherwise}, or raise {self.variable} (it is {self.read() // self.of:,} {self.units})"


LIMITS = (
    HELD := Limit(
        "LEGATION_MOST_MB",
        200,
        "MB",
        1 << 20,
        "one file that must be held in memory as a whole, as a page, a PDF or a plain text; an office file as unpacked",
    ),
    LINE := Limit("LEGATION_LINE_MB", 64, "MB", 1 << 20, "one line of JSON"),
    LENGTH := Limit("LEGATION_CHARACTERS", 5_000_000, "characters", 1, "one document; a page with more is not searched for its story"),
    OUT := Limit("LEGATION_UNPACKED_GB", 32, "GB", 1 << 30, "what one packed file unpacks to, with what is packed in it"),
    DEEP := Limit("LEGATION_PACKED_DEEP", 5, "packs", 1, "packs within packs"),
    TIME := Limit("LEGATION_READING_SECONDS", 600, "seconds", 1, "the time to find the next document in a file"),
)
