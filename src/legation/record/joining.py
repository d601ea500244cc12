"""Shares made one: what has to be merged together, and the occurrences of all shares taken into one record."""

import sqlite3
from collections.abc import Iterator, Mapping

import msgspec

from legation.record.anchors import anchor_of, found_again
from legation.record.blobs import Facts, facts_of
from legation.record.identity import Release
from legation.record.laying import stored
from legation.record.sharing import family
from legation.record.store import MEMORY, Store
from legation.record.summaries import link
from legation.record.tellings import Tellings
from legation.record.writer import Writer
from legation.stories.telling import KINDS

AT_ONCE = 10_000  # occurrences that are linked together
MERGED = (
    "occurrences", "occurrence_parties", "occurrence_people", "occurrence_issues", "dyads", "tellings", "successions",
)  # fmt: skip
"""The tables that merging fills, in an order in which they can be filled."""


def glued(store: Store) -> dict[int, int]:
    """The families that versions of articles glue together, each with the least of those that it is glued to.

    An occurrence goes on with a fact of the later version that is found to be the same, whoever it is ascribed to there.
    """
    of: dict[int, int] = {}

    def least(one: int) -> int:
        while of.get(one, one) != one:
            one = of[one]
        return one

    for one, other in _carried(store):
        first, last = sorted((least(one), least(other)))
        of[last] = first
    return {one: least(one) for one in of}


def _carried(store: Store) -> Iterator[tuple[int, int]]:
    """The families of two facts of which one goes on with the other, wherever one version of an article may have taken the place of another."""
    sql = "SELECT superseded_by, document FROM documents WHERE superseded_by IS NOT NULL ORDER BY 1, 2"
    of, versions = 0, list[_Laid]()  # only the versions of one article are held
    with _Families(store) as families:
        for latest, document in store.connection.execute(sql):
            if latest != of:
                of, versions = latest, [families.laid(latest)]
            mine = families.laid(document)
            for other in versions:
                yield from _goes_on(mine, other)
                yield from _goes_on(other, mine)
            versions.append(mine)


_Laid = tuple[Facts, Mapping[str, int]]


class _Families:
    """Lays codings of a record again, each by itself, to see to which families their facts belong: what gave way has no rows any more."""

    MOST = 200  # documents that the record beside it holds before it is emptied

    def __init__(self, store: Store) -> None:
        self._store, self._beside, self._held = store, Store.open(MEMORY, create=True), 0

    def laid(self, document: int) -> _Laid:
        """The facts of a document by its current coding, and the family of each by its id."""
        if self._held == self.MOST:
            self._beside.close()
            self._beside, self._held = Store.open(MEMORY, create=True), 0
        self._held += 1
        (coding,) = self._store.connection.execute("SELECT coding FROM codings WHERE document = ? AND current", (document,)).fetchone()
        made = stored(self._store.connection, coding)
        alone = msgspec.structs.replace(made.document, id=f"{document} alone", url=None)  # so that nothing gives way to it
        writer = Writer(self._beside, Release("", ""), merging=False)
        writer.write(msgspec.structs.replace(made, document=alone))
        (last,) = self._beside.connection.execute("SELECT max(document) FROM documents").fetchone()
        facts = [fact for (fact,) in self._beside.connection.execute("SELECT fact FROM facts WHERE document = ?", (last,))]
        told = Tellings(self._beside.connection).of(facts)
        return facts_of(made), {telling.ref.fact: family(telling) for _, telling in told}

    def __enter__(self) -> "_Families":
        return self

    def __exit__(self, *_: object) -> None:
        self._beside.close()


def _goes_on(earlier: _Laid, later: _Laid) -> Iterator[tuple[int, int]]:
    for kind in KINDS:
        for fact in earlier[0].of(kind):
            found = found_again(fact.id, anchor_of(fact), later[0].of(kind), same_text=False)
            if found is not None and found.id in later[1] and fact.id in earlier[1] and earlier[1][fact.id] != later[1][found.id]:
                yield earlier[1][fact.id], later[1][found.id]


def part(connection: sqlite3.Connection, path: str) -> None:
    """Puts what merging filled into a file of its own."""
    connection.execute("ATTACH ? AS share", (path,))
    for table in MERGED:
        connection.execute(f"CREATE TABLE share.{table} AS SELECT {_columns(connection, table)} FROM main.{table}")
    connection.execute("DETACH share")


def join(store: Store, path: str) -> None:
    """Takes what was merged in a share (`part`) into a record whose facts are laid and not merged. Its kept counts are not made."""
    store.connection.execute("ATTACH ? AS share", (path,))
    with store.transaction("cannot put the shares of a merging together") as connection:
        for table in MERGED:
            columns = _columns(connection, table)
            connection.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM share.{table}")
    store.connection.execute("DETACH share")


def link_all(store: Store) -> None:
    """Links events to the meetings that they are, when all shares are in: the two may have been merged in different ones."""
    sql = (
        "SELECT DISTINCT t.occurrence FROM events e JOIN tellings t ON t.fact = e.fact WHERE e.tells_of IS NOT NULL AND t.occurrence > ?"
        " ORDER BY 1 LIMIT ?"
    )
    last = -1
    with store.transaction("cannot link events to meetings") as connection:
        while numbers := [row[0] for row in connection.execute(sql, (last, AT_ONCE))]:
            link(connection, numbers)
            last = numbers[-1]


def _columns(connection: sqlite3.Connection, table: str) -> str:
    return ", ".join(f'"{row[1]}"' for row in connection.execute(f"PRAGMA main.table_info ({table})"))
