"""Rebuilding: everything that is derived is thrown away and merged anew from the facts, in one transaction; ids stay."""

from collections.abc import Callable
from dataclasses import dataclass

from legation.record import keeping
from legation.record.removing import INDEXES
from legation.record.store import Store


@dataclass(frozen=True)
class Rebuilt:
    """What a rebuilding did: how many occurrences there were and are, and which ids went and came. Both are empty unless something was damaged."""

    facts: int
    before: int
    after: int
    gone: tuple[str, ...]
    new: tuple[str, ...]


def rebuild(store: Store, progress: Callable[[int, int], None] | None = None) -> Rebuilt:
    """Makes occurrences, links and full-text indexes anew. `progress` is told (facts done, all facts). Stopped, it leaves the record as it was."""
    with store.transaction("cannot rebuild the record") as connection:
        keeping.bring_up(connection)
        before = {row[0] for row in connection.execute("SELECT occurrence_id FROM occurrences")}
        keeping.begin_anew(connection)
        (facts,) = connection.execute("SELECT count(*) FROM waiting").fetchone()
        done = 0

        def told(number: int) -> None:
            nonlocal done
            done += number
            if progress is not None:
                progress(done, facts)

        keeping.bring_up(connection, told)
        after = {row[0] for row in connection.execute("SELECT occurrence_id FROM occurrences")}
        for index in INDEXES:
            connection.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
    return Rebuilt(facts, len(before), len(after), tuple(sorted(before - after)), tuple(sorted(after - before)))
