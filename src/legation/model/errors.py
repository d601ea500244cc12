"""The one base of every error that Legation raises on purpose."""


class LegationError(Exception):
    """What was attempted, the value it failed on, and what to do about it: all three are in the message."""

    def __init__(self, attempted: str, value: object = None, remedy: str | None = None) -> None:
        self.attempted, self.value, self.remedy = attempted, value, remedy
        shown = "" if value is None else f": {value!s}"
        super().__init__(f"{attempted}{shown}" + (f". {remedy}" if remedy else ""))


class WrongArgument(LegationError, TypeError, ValueError):
    """An argument of a sort or value that cannot be used; the message has what would be right. Caught as a `TypeError` and as a `ValueError` too."""
