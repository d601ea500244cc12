"""The documents of codings and the releases that coded them: read once for each coding, kept while there is room."""

import sqlite3
from collections.abc import Iterable

from legation.exports.happenings import Paper

ROOM = 10_000  # documents kept at once
PORTION = 800


class Papers:
    """Documents by the number of a coding."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._run = connection.cursor()
        self._run.row_factory = None
        self._releases = dict(self._run.execute("SELECT run, release FROM runs").fetchall())
        self._known: dict[int, tuple[Paper, str]] = {}

    def of(self, codings: Iterable[int]) -> dict[int, tuple[Paper, str]]:
        """(document, release) of these codings, and of others that were asked for before."""
        wanted = set(codings)
        if len(self._known) > ROOM:
            self._known = {}
        missing = sorted(wanted.difference(self._known))
        for start in range(0, len(missing), PORTION):
            portion = missing[start : start + PORTION]
            sql = f"{_PAPER} WHERE c.coding IN ({','.join('?' * len(portion))})"
            for coding, run, *paper in self._run.execute(sql, portion).fetchall():
                self._known[coding] = (Paper(*paper), self._releases[run])
        return self._known


_PAPER = (
    "SELECT c.coding, c.run, d.document, d.document_key, d.document_id, d.title, d.published, d.source, d.outlet, d.url, d.language FROM codings c"
    " JOIN documents d ON d.document = c.document"
)
