"""A time in which the next document of a file has to be found: a file that holds a reader up without end is told, and the run goes on with the next one."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from legation.reading.found import Piece
from legation.reading.limits import TIME


def patient(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """The same pieces. Where one takes too long, `TimeoutError` is raised within what looks for it.

    It rests on a signal: without one (on Windows, outside the main thread, or where the process has an alarm of its own) nothing is bounded.
    """
    while True:
        with _alarm(TIME.read()):
            piece = next(pieces, None)
        if piece is None:
            return
        yield piece


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    if (
        not hasattr(signal, "setitimer")
        or threading.current_thread() is not threading.main_thread()
        or signal.getitimer(signal.ITIMER_REAL)[0]
    ):
        yield
        return

    def ring(number: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"it was read for {seconds:g} seconds and no document was found. " + TIME.remedy("Look at the file"))

    with ringing(signal.ITIMER_REAL, signal.SIGALRM, seconds, ring):
        yield


@contextmanager
def ringing(timer: int, told: int, seconds: float, ring: Callable[[int, FrameType | None], None]) -> Iterator[None]:
    """What runs inside is interrupted by `ring` after so many seconds of a timer; `told`: the signal that this timer sends."""
    before = signal.signal(told, ring)
    signal.setitimer(timer, seconds)
    try:
        yield
    finally:
        signal.setitimer(timer, 0)
        signal.signal(told, before)
