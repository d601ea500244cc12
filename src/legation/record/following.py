"""Follow-ups as rows: when commitments change, their links are worked out anew, with those that lie near; the same rows as working out all of them."""

import sqlite3
from collections.abc import Iterable, Mapping

import msgspec

from legation.model import Occurrence
from legation.record.tellings import portions
from legation.stories.followups import Matter, keys, link, matter_of

TABLES = ("follow_ups", "matters", "matter_terms")
_PACKED = msgspec.msgpack.Decoder(tuple[int, tuple[str, ...], tuple[str, ...], tuple[str, ...], str])


def forget(connection: sqlite3.Connection, occurrences: Iterable[int]) -> None:
    """Removes what is kept of commitments that go or change."""
    for number in sorted(occurrences):
        found = connection.execute("SELECT matter FROM matters WHERE occurrence = ?", (number,)).fetchone()
        if found is not None:
            gone = [(key, number) for key in keys(_unpacked(found[0]))]
            connection.executemany("DELETE FROM matter_terms WHERE term = ? AND occurrence = ?", gone)
            connection.execute("DELETE FROM matters WHERE occurrence = ?", (number,))
            connection.execute("DELETE FROM follow_ups WHERE later = ?", (number,))
            connection.execute("DELETE FROM follow_ups WHERE earlier = ?", (number,))


def follow(connection: sqlite3.Connection, made: Mapping[int, Occurrence]) -> None:
    """Keeps these commitments, whose rows are written, and links them with those that lie near."""
    matters = {number: matter for number, one in sorted(made.items()) if (matter := matter_of(one)) is not None}
    for number, matter in matters.items():
        connection.execute("INSERT INTO matters VALUES (?, ?)", (number, _packed(matter)))
        connection.executemany("INSERT OR IGNORE INTO matter_terms VALUES (?, ?)", [(key, number) for key in keys(matter)])
    near = _near(connection, matters)
    others = _kept(connection, {other for found in near.values() for other in found} - set(matters)) | matters
    for number in matters:
        rows = []
        for other in sorted(near[number]):
            earlier, later = sorted((number, other), key=lambda one: (others[one].day, one))
            found = link(others[earlier], others[later])
            if found is not None:
                rows.append((earlier, later, found.likeness, found.reason))
        connection.executemany("INSERT OR IGNORE INTO follow_ups (earlier, later, likeness, reason) VALUES (?, ?, ?, ?)", rows)


def _near(connection: sqlite3.Connection, matters: Mapping[int, Matter]) -> dict[int, set[int]]:
    """For each commitment the others with which it has a key in common."""
    found: dict[int, set[int]] = {}
    for number, matter in matters.items():
        mine = sorted(set(keys(matter)))
        sql = f"SELECT DISTINCT occurrence FROM matter_terms WHERE term IN ({','.join('?' * len(mine))})"
        found[number] = {row[0] for row in connection.execute(sql, mine)} - {number}
    return found


def _kept(connection: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, Matter]:
    found: dict[int, Matter] = {}
    for portion in portions(numbers):
        sql = f"SELECT occurrence, matter FROM matters WHERE occurrence IN ({','.join('?' * len(portion))})"
        found.update((number, _unpacked(matter)) for number, matter in connection.execute(sql, portion))
    return found


def _packed(matter: Matter) -> bytes:
    """A matter as bytes, those who are bound told once."""
    others = tuple(party for party in matter.everyone if party not in matter.bound)
    return msgspec.msgpack.encode((matter.day, matter.bound, others, matter.issues, " ".join(matter.terms)))


def _unpacked(blob: bytes) -> Matter:
    day, bound, others, issues, terms = _PACKED.decode(blob)
    return Matter(day, bound, tuple(sorted({*bound, *others})), issues, tuple(terms.split(" ")))
