"""What a page can answer instead of itself; a class of its own where the browser is told another status."""

from legation.model import LegationError


class NotFound(LegationError):
    """There is nothing of this name: status 404."""


class Refused(LegationError):
    """It may not be done: status 403."""


class TooLarge(LegationError):
    """More was sent than is taken: status 413."""


class TooLong(LegationError):
    """It was stopped: status 503."""


class Busy(LegationError):
    """All readers of the record are in use: status 503."""


class NotHere(LegationError):
    """This release or this start of the desk cannot do it: status 501."""


class Moved(Exception):
    """The page is at another address."""

    def __init__(self, to: str) -> None:
        super().__init__(to)
        self.to = to


STATUS: dict[type[LegationError], int] = {NotFound: 404, Refused: 403, TooLarge: 413, TooLong: 503, Busy: 503, NotHere: 501}


def status_of(error: LegationError) -> int:
    """The status of an answer that tells of an error."""
    return STATUS.get(type(error), 400)
