"""What is asked of an export, and what it could not carry."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from legation.record import Asked
from legation.stories.telling import Kind


@dataclass(frozen=True)
class Wishes:
    """`asked` narrows as elsewhere (its kind aside). `tellings`: one row a report; `text`: with the words of the sources; `pairs`: in layouts of two sides a row
    for each pair of parties; `period`: the steps of the panel. `by_report`: what has no day of its own is dated by its first report where a layout would leave it without.
    `kinds`: only these kinds of fact; empty for all that the layout has."""

    asked: Asked = field(default_factory=Asked)
    tellings: bool = False
    text: bool = False
    pairs: bool = False
    period: Literal["month", "year"] = "month"
    by_report: bool = False
    kinds: tuple[Kind, ...] = ()


@dataclass
class Tally:
    """What was written, and what of it the layout could not carry, told when the export is done."""

    rows: int = 0
    lost: Counter[str] = field(default_factory=Counter)

    def lines(self) -> Iterator[str]:
        """One line for each thing to know."""
        yield f"{self.rows} row{'' if self.rows == 1 else 's'}"
        for what, number in sorted(self.lost.items()):
            yield f"{number} {what}"


UNDATED = "without a day of their own, dated by their first report (its publication)"
EMPTY_DATE = "without a day of their own: their date is empty (--by-report: that of their first report)"
COARSE = "known to a longer stretch than a day only, dated by its first day"
NO_DATE = "without any date"
MORE_SIDES = "of more than two parties, of which this layout has two (--pairs: a row a pair)"
NOT_DONE = "planned, proposed, conditional, denied or cancelled: this layout has what happened only"
SAME_MEETING = "that tell of a meeting which is written already"
REASONS = {"report": UNDATED, "coarse": COARSE, "none": NO_DATE}
