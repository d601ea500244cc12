"""Whether a question to the record is one: parties in a tuple, days that are days. What is wrong is told before anything is looked up."""

from legation.model import WrongArgument
from legation.stories.windows import days


def check_parties(parties: object) -> None:
    """Parties come as a tuple: one string would be taken for its letters."""
    if isinstance(parties, str) or not hasattr(parties, "__iter__"):
        raise WrongArgument(f"parties are several, and this is {type(parties).__name__}", repr(parties), f"Write parties=({parties!r},)")


def check_period(since: object, until: object) -> None:
    """Days are ISO 8601 and may be partial; a period does not end before it begins."""
    for name, day in (("since", since), ("until", until)):
        if day is not None and (not isinstance(day, str) or days(day) is None):
            raise WrongArgument(f"cannot use {name}", repr(day), f"Write {name}='2022-04-11', '2022-04' or '2022'")
    first, last = (days(str(day)) if day is not None else None for day in (since, until))
    if first and last and first[0] > last[1]:
        raise WrongArgument("the period ends before it begins", f"since={since!r}, until={until!r}", "Give the earlier day as since")
