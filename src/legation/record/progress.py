"""How far a long work on a record is: told to the log `legation.record`, which the command line shows on standard error."""

import logging
from collections.abc import Callable
from time import monotonic

LOG = logging.getLogger("legation.record")
EVERY = 2.0  # seconds between two lines


class Progress:
    """Says what is done, how fast, and how long the rest will take, every few seconds. `everything`: how many `units` there are."""

    def __init__(self, everything: int, units: str, clock: Callable[[], float] = monotonic) -> None:
        self._everything, self._units, self._clock = everything, units, clock
        self._begun = self._said = clock()
        self.done = 0

    def __call__(self, number: int = 1) -> None:
        """So many more are done."""
        self.done += number
        now = self._clock()
        if now - self._said >= EVERY and now > self._begun:
            self._said = now
            rate = self.done / (now - self._begun)
            left = max(0, self._everything - self.done) / rate
            LOG.info(
                "%s of %s %s, %s a second, %s left", f"{self.done:,}", f"{self._everything:,}", self._units, f"{rate:,.0f}", _span(left)
            )


def _span(seconds: float) -> str:
    """A stretch of time as it is said: 40 s, 3 min, 2 h 5 min."""
    if seconds < 60:
        return f"{seconds:.0f} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"
