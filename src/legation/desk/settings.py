"""What a desk is given: the record's file, who may see it, and how documents become facts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from legation.explaining import Explanation
from legation.model import Coding, Document, LegationError
from legation.reading import Reading
from legation.record import Release

LOCAL = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True)
class Desk:
    """`coder` gives the coding of what was read, `release` what its codings depend on. Without a coder nothing new can be read. `explainer` says how the sentence over a character is read. `seconds`: the longest that a page may ask the record."""

    record: Path
    host: str = "127.0.0.1"
    port: int = 8765
    token: str | None = None
    coder: Callable[[Reading], Coding] | None = None
    release: Callable[[], Release] | None = None
    explainer: Callable[[Document, int], Sequence[Explanation]] | None = None
    who: str = "desk"
    seconds: float = 15.0
    largest: int = 25_000_000  # bytes of one request: dropped files, pasted texts

    def __post_init__(self) -> None:
        if self.host not in LOCAL and not self.token:
            raise LegationError(
                "cannot open the desk to other machines without a token", self.host, "Give one with --token, or leave --host away"
            )
