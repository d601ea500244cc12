"""What a caller of the Python names has to put right."""

from legation.model import LegationError, WrongArgument


class MissingExtra(LegationError, ImportError):
    """A library that is not installed because it belongs to an extra; the message has the command that installs it."""


class ClosedRecord(LegationError):
    """Answers were asked for after their record was closed."""


__all__ = ["ClosedRecord", "MissingExtra", "WrongArgument"]
