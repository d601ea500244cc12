"""Kept counts, and lists in order of day: written with the occurrences that they count, so that no page counts over a whole table.

What is to be counted is put into a table of its own for the time being; the same SQL then counts a few occurrences that changed, or all of a record.
"""

import sqlite3
from collections.abc import Iterable

KEPT = ("tallies", "by_day")
_YEAR = "substr(coalesce(o.told_first, ''), 1, 4)"
_NEW = (  # SQLite is told that it is small: else of a record with statistics it goes through whole tables to sieve what is touched
    "CREATE TEMP TABLE touched (occurrence INTEGER PRIMARY KEY)", "INSERT INTO temp.touched VALUES (0)", "ANALYZE temp.touched",
)  # fmt: skip
_TOUCHED = "temp.touched n CROSS JOIN occurrences o ON o.occurrence = n.occurrence"
_PARTIES = f"{_TOUCHED} CROSS JOIN occurrence_parties p ON p.occurrence = o.occurrence"
_ISSUES = "CROSS JOIN occurrence_issues i ON i.occurrence = o.occurrence JOIN issue_areas a ON a.issue = i.issue"
_WHAT: dict[str, tuple[str, str, str, str]] = {  # (one, other, year, from what)
    "all": ("''", "''", _YEAR, _TOUCHED),
    "party": ("p.party", "''", _YEAR, _PARTIES),
    "issue": ("a.issue_id", "''", _YEAR, f"{_TOUCHED} {_ISSUES}"),
    "place": ("CAST(o.geonames_id AS TEXT)", "''", _YEAR, f"{_TOUCHED} WHERE o.geonames_id IS NOT NULL"),
    "mechanism": ("o.mechanism", "''", _YEAR, f"{_TOUCHED} WHERE o.mechanism IS NOT NULL"),
    "partner": (
        "p.party", "q.party", "''",
        f"{_PARTIES} CROSS JOIN occurrence_parties q ON q.occurrence = o.occurrence AND q.party <> p.party"
        " WHERE EXISTS (SELECT 1 FROM dyads y WHERE y.one = min(p.party, q.party) AND y.other = max(p.party, q.party) AND y.occurrence = o.occurrence)",
    ),
    "party issue": ("p.party", "a.issue_id", "''", f"{_PARTIES} {_ISSUES}"),
    "speaker issue": ("a.issue_id", "p.party", "''", f"{_PARTIES} {_ISSUES} WHERE p.side = 'party' AND o.occurrence_kind = 'statement'"),
}  # fmt: skip
_TALLY = (
    "INSERT INTO tallies SELECT '{what}', {one}, {other}, o.occurrence_kind, {year}, {sign}count(DISTINCT o.occurrence) FROM {source}"
    " {where} GROUP BY 2, 3, 4, 5 ON CONFLICT DO UPDATE SET number = number + excluded.number"
)
_SUBJECTS = f"SELECT DISTINCT 'party', p.party, o.occurrence_kind FROM {_PARTIES} UNION SELECT 'issue', a.issue_id, o.occurrence_kind FROM {_TOUCHED} {_ISSUES}"


def day(column: str) -> str:
    """A day of a column as a number, in SQL: 20231110, 20231100 where only the month is known, 0 where nothing is."""
    return f"CAST(substr(replace({column}, '-', '') || '00000000', 1, 8) AS INTEGER)"


_DAY = day("o.sort_day")
_LISTED = (
    f"SELECT s.subject, {_DAY}, o.occurrence FROM {_PARTIES} JOIN subjects s ON s.sort = 'party' AND s.name = p.party AND s.kind = o.occurrence_kind"
    f" UNION SELECT s.subject, {_DAY}, o.occurrence FROM {_TOUCHED} {_ISSUES} JOIN subjects s ON s.sort = 'issue' AND s.name = a.issue_id AND s.kind = o.occurrence_kind"
)
_FIGURED = " || '|' || ".join(
    f"coalesce(o.{column}, '')" for column in ("occurrence_kind", "type", "quad", "intensity", "stands", "level", "mode")
)
_FIGURES = f"{_FIGURED}, o.occurrence_kind, o.type, o.quad, o.intensity, o.stands, o.level, o.mode FROM occurrences o"
FIGURE = (
    f"INSERT OR IGNORE INTO figures (figured, kind, type, quad, intensity, stands, level, mode) SELECT {_FIGURES} WHERE o.occurrence = ?"
)
_PASSED = f"f.figure, {day('o.told_first')}, {day('o.first_day')}, o.meeting FROM occurrences o JOIN figures f ON f.figured = {_FIGURED}"
PASS = f"INSERT INTO dyads (one, other, occurrence, direction, figure, told, first, meeting) SELECT ?1, ?2, ?3, ?4, {_PASSED} WHERE o.occurrence = ?3"
MEET = (
    "UPDATE dyads SET meeting = (SELECT meeting FROM occurrences WHERE occurrence = ?1) WHERE (one, other) IN (SELECT p.party, q.party FROM occurrence_parties p"
    " JOIN occurrence_parties q ON q.occurrence = p.occurrence AND q.party > p.party WHERE p.occurrence = ?1) AND occurrence = ?1"
)


def count(connection: sqlite3.Connection, occurrences: Iterable[int], sign: str = "") -> None:
    """Counts these occurrences, whose rows are written, and lists them; with `-` takes them out again, while their rows are still there."""
    if not _touch(connection, occurrences):
        return
    for what, (one, other, year, source) in _WHAT.items():
        whence, _, where = source.partition(" WHERE ")
        connection.execute(
            _TALLY.format(what=what, one=one, other=other, year=year, sign=sign, source=whence, where=f"WHERE {where or 'TRUE'}")
        )
    if sign:
        connection.execute("DELETE FROM tallies WHERE number = 0")
        rows = connection.execute(_LISTED).fetchall()  # one by one: for a list of rows SQLite goes through the whole table
        connection.executemany("DELETE FROM by_day WHERE subject = ? AND day = ? AND occurrence = ?", rows)
    else:
        connection.execute(f"INSERT OR IGNORE INTO subjects (sort, name, kind) {_SUBJECTS} ORDER BY 1, 2, 3")
        connection.execute(f"INSERT INTO by_day {_LISTED}")


def fill(connection: sqlite3.Connection) -> None:
    """Counts and lists all occurrences anew, and writes what passed beside each pair."""
    for table in KEPT:
        connection.execute(f"DELETE FROM {table}")
    connection.execute(
        f"INSERT OR IGNORE INTO figures (figured, kind, type, quad, intensity, stands, level, mode) SELECT DISTINCT {_FIGURES} ORDER BY 1"
    )
    connection.execute(f"UPDATE dyads SET (figure, told, first, meeting) = (SELECT {_PASSED} WHERE o.occurrence = dyads.occurrence)")
    count(connection, (row[0] for row in connection.execute("SELECT occurrence FROM occurrences ORDER BY occurrence").fetchall()))


def _touch(connection: sqlite3.Connection, occurrences: Iterable[int]) -> bool:
    """Puts these into the table of what is to be counted; whether there are any."""
    if not connection.execute("SELECT EXISTS (SELECT 1 FROM sqlite_temp_master WHERE name = 'touched')").fetchone()[0]:
        for statement in _NEW:
            connection.execute(statement)
    connection.execute("DELETE FROM temp.touched")
    connection.executemany("INSERT OR IGNORE INTO temp.touched VALUES (?)", ((number,) for number in occurrences))
    return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM temp.touched)").fetchone()[0])
