"""Keeping occurrences: what is merged stands in the record, and is brought up to date with what came in. The same rows as merging anew.

Tellings hang together in components: by likeness, or because a person said so. What comes in can only change the components that it touches: these are
merged anew, by the same `Merger` that merges a whole record (`linking`). Meetings of a format are then gathered format by format (`gathering`), each
occurrence gets its id (`identities`), and those that changed are summed up (`summaries`).
"""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from legation.record.blobs import Facts
from legation.record.blocks import kept
from legation.record.clues import Clues
from legation.record.gathering import Gathering
from legation.record.identities import Identities
from legation.record.judged import judgements
from legation.record.linking import Linking
from legation.record.summaries import Summaries
from legation.record.tellings import Tellings, portions
from legation.stories.matters import MATTERS
from legation.stories.telling import KINDS

DERIVED = (
    "follow_ups", "matters", "matter_terms", "occurrence_parties", "occurrence_people", "occurrence_issues", "dyads", "occurrences", "tellings", "blocks",
    "encounters", "formats", "tallies", "by_day",
)  # fmt: skip
NOTES = ("waiting", "disturbed", "vacated", "ungathered")  # what was noted to be done, and is done by the next bringing up to date
LAST = (1 << 63) - 1  # the largest number that a row can have
AT_ONCE = 2000  # facts that are merged at a time when everything is made anew: so memory does not grow with the record


def is_behind(connection: sqlite3.Connection) -> bool:
    """Whether something waits to be merged."""
    asked = " OR ".join(f"EXISTS (SELECT 1 FROM {note})" for note in NOTES)
    return bool(connection.execute(f"SELECT {asked}").fetchone()[0])


def bring_up(
    connection: sqlite3.Connection,
    progress: Callable[[int], None] | None = None,
    ends: Sequence[int] = (),
    laid: Mapping[int, Facts] | None = None,
) -> None:
    """Merges what waits, within the transaction that is open. `progress` is told how many facts each portion had; `ends`: the facts up to which the first
    portions go, where a larger record decides that; `laid`: facts of codings that are at hand."""
    if not is_behind(connection):
        return
    for rows in _portions(connection, ends):
        fresh: dict[str, dict[int, str | None]] = defaultdict(dict)
        for fact, was, kind in rows:
            fresh[kind][fact] = was
        _merge(connection, fresh, Tellings(connection, laid))
        if progress is not None:
            progress(len(rows))
        for note in NOTES[1:]:
            connection.execute(f"DELETE FROM {note}")
    connection.execute("DELETE FROM waiting")


def _portions(connection: sqlite3.Connection, ends: Sequence[int]) -> Iterator[Sequence[sqlite3.Row]]:
    """What waits, so many facts at a time. It waits on until all is merged: a later portion may part what an earlier one joined, and ids go by what was."""
    sql = (
        "SELECT w.fact, w.was, f.kind FROM waiting w JOIN facts f ON f.fact = w.fact"
        " WHERE w.fact > ? AND w.fact <= ? AND f.ruling IS NOT 'rejected' AND f.kind <> 'possible event' ORDER BY w.fact LIMIT ?"
    )
    last = 0
    for end in ends:
        yield connection.execute(sql, (last, end, AT_ONCE)).fetchall()
        last = end
    while True:
        rows = connection.execute(sql, (last, LAST, AT_ONCE)).fetchall()
        yield rows
        if len(rows) < AT_ONCE:
            return
        last = rows[-1][0]


def _merge(connection: sqlite3.Connection, fresh: Mapping[str, Mapping[int, str | None]], load: Tellings) -> None:
    said = judgements(connection)
    summaries = Summaries(connection, load, said.named())
    disturbed = {row[0] for row in connection.execute("SELECT component FROM disturbed")}
    for kind in KINDS:
        mine = fresh.get(kind, {})
        identities = Identities(connection, mine)
        linked = Linking(connection, Clues(connection, load, kind), said).run(set(mine), disturbed)
        changed = Gathering(connection, Clues(connection, load, kind), said).run(linked) if kind == "meeting" else linked.changed
        summaries.write(kind, identities.of(changed))
    summaries.drop_empty()


def begin_anew(connection: sqlite3.Connection) -> None:
    """Throws away what is derived and lets every fact wait, with the occurrence to which it belongs: so ids stay."""
    connection.execute("DELETE FROM waiting")
    connection.execute(
        "INSERT INTO waiting SELECT f.fact, o.occurrence_id FROM facts f LEFT JOIN tellings t ON t.fact = f.fact"
        " LEFT JOIN occurrences o ON o.occurrence = t.occurrence WHERE f.kind <> 'possible event' AND f.ruling IS NOT 'rejected'"
    )
    for table in (*DERIVED, *NOTES[1:]):
        connection.execute(f"DELETE FROM {table}")


def disturb(connection: sqlite3.Connection, facts: Iterable[int]) -> None:
    """Lets the components of these facts be merged anew."""
    for portion in portions(facts):
        marks = ",".join("?" * len(portion))
        connection.execute(f"INSERT OR IGNORE INTO disturbed SELECT component FROM tellings WHERE fact IN ({marks})", portion)


def take_out(connection: sqlite3.Connection, facts: Sequence[int]) -> None:
    """Takes facts out of what is merged, before their rows go or because they were rejected."""
    disturb(connection, facts)
    for fact, telling in Tellings(connection).of(facts):
        matter = MATTERS[telling.kind]
        keys = [(block, fact) for block in kept(matter, matter.facet(telling))]
        connection.executemany("DELETE FROM blocks WHERE block = ? AND fact = ?", keys)
    for portion in portions(facts):
        marks = ",".join("?" * len(portion))
        connection.execute(f"INSERT OR IGNORE INTO vacated SELECT occurrence FROM tellings WHERE fact IN ({marks})", portion)
        connection.execute(
            f"INSERT OR IGNORE INTO ungathered SELECT f.format, f.first, f.last FROM formats f JOIN tellings t ON t.linked = f.linked WHERE t.fact IN ({marks})",
            portion,
        )
        for table in ("tellings", "encounters", "waiting"):
            connection.execute(f"DELETE FROM {table} WHERE fact IN ({marks})", portion)


def put_in(connection: sqlite3.Connection, facts: Iterable[tuple[int, str | None]]) -> None:
    """Lets facts wait to be merged, each with the id of the occurrence to which it belonged before, if any."""
    connection.executemany("INSERT INTO waiting VALUES (?, ?) ON CONFLICT DO UPDATE SET was = coalesce(excluded.was, was)", facts)


def go_on(connection: sqlite3.Connection, facts: Sequence[tuple[int, str | None]]) -> None:
    """Lets facts wait, each with the id of the occurrence with which it goes on; what is left of that is merged anew with them."""
    sql = "SELECT t.fact FROM occurrences o JOIN tellings t ON t.occurrence = o.occurrence WHERE o.occurrence_id = ?"
    disturb(connection, [row[0] for _, was in facts if was is not None for row in connection.execute(sql, (was,)).fetchall()])
    put_in(connection, facts)
