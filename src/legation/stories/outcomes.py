"""What became of a commitment, as a later report has it: kept, broken or overtaken. A proposal with its reason; a person decides."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Ended = Literal["kept", "broken", "overtaken"]
STEPS: Mapping[str, int] = {
    status: step for step, status in enumerate(("explored", "proposed", "pledged", "agreed", "signed", "under way", "fulfilled"))
}
DONE = ("signed", "under way", "fulfilled")  # from which on a promise is kept, where it had not come so far before
DROPPED = ("suspended", "abandoned")
FIRM = ("agreed", "signed")  # acts that take the place of what was only announced, pledged, proposed or explored
SAME_AGAIN = ("reaffirmed", "called for")  # acts whose place nothing takes


@dataclass(frozen=True)
class Promise:
    """What of a commitment says how it stands: its act and status, its day as ISO 8601, its amount."""

    act: str | None
    status: str | None
    due: str | None
    amount: float | None
    unit: str | None


def outcome(earlier: Promise, later: Promise) -> tuple[Ended, str] | None:
    """What a later commitment in the same matter says of the earlier one, and why; `None` where it says nothing of its end."""
    if later.status in DROPPED:
        return "broken", f"it is {later.status}"
    if earlier.status in DROPPED:
        return None
    if later.status in DONE and STEPS[later.status] > STEPS.get(earlier.status or "", 0):
        return "kept", f"from {earlier.status or 'no status'} to {later.status}"
    changed = _changed(earlier, later)
    return ("overtaken", changed) if changed else None


def _changed(earlier: Promise, later: Promise) -> str | None:
    """In which of its terms the later one is another."""
    if earlier.due and later.due and not (earlier.due.startswith(later.due) or later.due.startswith(earlier.due)):
        return f"due {later.due}, no more {earlier.due}"
    if earlier.amount is not None and later.amount is not None and earlier.unit == later.unit and earlier.amount != later.amount:
        return f"{later.amount:,.0f} {later.unit or ''}, no more {earlier.amount:,.0f}".replace(" ,", ",")
    if later.act in FIRM and earlier.act is not None and earlier.act not in FIRM and earlier.act not in SAME_AGAIN:
        return f"{later.act}, no more only {earlier.act}"
    return None
