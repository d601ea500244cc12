"""The page that says what went wrong and what to do."""

from dataclasses import dataclass
from typing import ClassVar

from legation.desk.answers import Context

_TITLES = {404: "Not found", 403: "Refused", 413: "Too large", 501: "Not here", 503: "Stopped", 405: "Not done this way"}


@dataclass(frozen=True, kw_only=True)
class Trouble(Context):
    """An error in words."""

    template: ClassVar[str] = "trouble.html"
    status: int
    message: str

    @classmethod
    def of(cls, status: int, message: str) -> "Trouble":
        """The page for a status."""
        return cls(title=_TITLES.get(status, "This cannot be done"), status=status, message=message)
