"""Shares made one: what has to be merged together, and the occurrences of all shares taken into one record."""

import sqlite3

from legation.record.store import Store
from legation.record.summaries import link

AT_ONCE = 10_000  # occurrences that are linked together
MERGED = (
    "occurrences", "occurrence_parties", "occurrence_people", "occurrence_issues", "dyads", "tellings", "successions",
)  # fmt: skip
"""The tables that merging fills, in an order in which they can be filled."""


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
