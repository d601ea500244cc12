"""The one base of every error that Legation raises on purpose."""


class LegationError(Exception):
    """What was attempted, the value it failed on, and what to do about it: all three are in the message."""

    def __init__(self, attempted: str, value: object = None, remedy: str | None = None) -> None:
        self.attempted, self.value, self.remedy = attempted, value, remedy
        shown = "" if value is None else f": {value!s}"
        super().__init__(f"{attempted}{shown}" + (f". {remedy}" if remedy else ""))
