"""Verdicts on their way between records: JSON lines out and in. What was brought before is not brought again; two that brought from each other say the same."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import msgspec

from legation.model import LegationError
from legation.record.samples import Sampled, sample_lines, write_samples
from legation.record.store import Store
from legation.record.verdicts import exported, write_foreign

_REMEDY = "Name a file that `legation verdict export` wrote"


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A verdict as it travels: named by content, anchored on the words of its facts."""

    turn: int
    verdict_id: str
    word: Literal["accept", "reject", "correct", "same", "different", "follow-up", "no follow-up", "status", "withdraw"]
    kind: Literal["statement", "event", "meeting", "commitment", "mechanism"]
    one_fact: str
    who: str
    one_document: str | None = None
    one_anchor: str | None = None
    other_document: str | None = None
    other_fact: str | None = None
    other_anchor: str | None = None
    field: str | None = None
    value: str | None = None
    why: str | None = None
    withdraws: str | None = None


class Brought(msgspec.Struct, frozen=True, kw_only=True):
    """What an import brought: verdicts and samples in the file, and how many of each were new."""

    verdicts: int
    new_verdicts: int
    samples: int
    new_samples: int


def lines_out(store: Store) -> Iterator[dict[str, Any]]:
    """Every sample and every verdict of the record as it travels."""
    yield from sample_lines(store.connection)
    yield from exported(store.connection)


def bring_in(store: Store, path: Path) -> Brought:
    """Appends what a file holds, all or nothing; lines that are none name their place."""
    said: list[Line] = []
    drawn: list[Sampled] = []
    for number, line in enumerate(_lines(path), start=1):
        if line.strip():
            one = _read(line, f"{path}:{number}")
            if isinstance(one, Line):
                said.append(one)
            else:
                drawn.append(one)
    with store.transaction(f"cannot bring the verdicts of {path} into the record") as connection:
        samples = write_samples(connection, drawn)
        new = write_foreign(connection, [msgspec.structs.asdict(one) for one in sorted(said, key=lambda one: (one.turn, one.verdict_id))])
    return Brought(verdicts=len(said), new_verdicts=new, samples=len(drawn), new_samples=samples)


def _lines(path: Path) -> list[bytes]:
    try:
        return path.read_bytes().split(b"\n")
    except OSError as error:
        raise LegationError(f"cannot read verdicts: {error.strerror or error}", path, _REMEDY) from error


def _read(line: bytes, where: str) -> Line | Sampled:
    try:
        plain = msgspec.json.decode(line)
        shape: type[Line] | type[Sampled] = Sampled if isinstance(plain, dict) and "sample_id" in plain else Line
        made: Line | Sampled = msgspec.convert(plain, shape)
        return made
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise LegationError(f"cannot read a verdict: {error}", where, _REMEDY) from error
