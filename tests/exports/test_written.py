"""Of the events that are one meeting one is written, whatever is looked at at once."""

import sqlite3

import pytest

from legation.exports.written import Written

ROWS = (
    (1, 90, "planned"),
    (2, 90, "happened"),
    (3, None, "denied"),
    (4, 90, "happened"),
    (5, 91, "planned"),
    (6, 91, "cancelled"),
    (7, 92, "happened"),
)
ALL, LISTED = "o.occurrence > ?", "o.occurrence IN (SELECT occurrence FROM occurrences WHERE occurrence > ?)"


@pytest.mark.parametrize("where", [ALL, LISTED], ids=["batch by batch", "all at once"])
@pytest.mark.parametrize(("after", "out"), [(0, {1, 4, 6}), (2, {6}), (5, set())])
@pytest.mark.parametrize("size", [1, 3, 7])
def test_one_event_of_a_meeting_is_written(where: str, after: int, out: set[int], size: int) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE occurrences (occurrence INTEGER PRIMARY KEY, meeting INTEGER, stands TEXT)")
    connection.executemany("INSERT INTO occurrences VALUES (?, ?, ?)", ROWS)
    asked = [row for row in ROWS if row[0] > after]
    written = Written(connection.cursor(), where, [after])
    found = [written.left_out(asked[start : start + size], (0, 1, 2)) for start in range(0, len(asked), size)]
    assert set().union(*found) == out
