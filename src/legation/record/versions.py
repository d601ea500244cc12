"""Versions of one article: a corrected one takes the place of the earlier one, and both stay in the record, each with its text and its codings."""

import sqlite3
from collections.abc import Iterator
from difflib import SequenceMatcher

import msgspec

from legation.record.laying import Former, lay, lift, stored
from legation.stories.wordings import Wording, wording

SHARED = 0.3  # of the three-word runs of the shorter text, from which on two texts at one address are versions of one article, not two pages of a column


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch that a later version has otherwise: the words before and after; one of the two may be empty."""

    before: str
    after: str


def give_way(connection: sqlite3.Connection, document: int) -> tuple[Former, ...] | None:
    """Puts a new document in the place of the earlier version of its article, if there is one: the facts that lay there are lifted and given back.

    `None` where the document is itself the earlier one: its facts do not lie in the record.
    """
    mine = _row(connection, document)
    text = wording(mine["text"])
    former: tuple[Former, ...] = ()
    for other in _candidates(connection, mine):
        if other["document"] == document or not _is_version(text, wording(other["text"])):
            continue
        if (mine["published"] or "") < (other["published"] or ""):
            _supersede(connection, document, other["document"])
            return None
        former += lift(connection, other["document"])
        _supersede(connection, other["document"], document)
    return former


def restore(connection: sqlite3.Connection, gone: int, former: tuple[Former, ...] = ()) -> str | None:
    """Lays the facts of the latest version that had given way to a document which is removed; its key. `former`: the facts that were lifted from that one,
    whose occurrences they go on with."""
    sql = (
        "SELECT d.document, d.document_key, c.coding FROM documents d JOIN codings c ON c.document = d.document AND c.current"
        " WHERE d.superseded_by = ? AND d.state = 'superseded' ORDER BY d.published DESC, d.document DESC"
    )
    rows = connection.execute(sql, (gone,)).fetchall()
    if not rows:
        return None
    latest = rows[0]["document"]
    connection.execute("UPDATE documents SET state = 'coded', superseded_by = NULL WHERE document = ?", (latest,))
    connection.execute("UPDATE documents SET superseded_by = ? WHERE superseded_by = ?", (latest, gone))
    lay(connection, stored(connection, rows[0]["coding"]), latest, rows[0]["coding"], former, same_text=False)
    return str(rows[0]["document_key"])


def changes(before: str, after: str) -> Iterator[Change]:
    """What a later version has otherwise, in order, in whole words."""
    one, two = before.split(), after.split()
    for tag, a, b, c, d in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        if tag != "equal":
            yield Change(before=" ".join(one[a:b]), after=" ".join(two[c:d]))


def _row(connection: sqlite3.Connection, document: int) -> sqlite3.Row:
    sql = "SELECT document, document_id, source, url, title, published, text FROM documents WHERE document = ?"
    found: sqlite3.Row = connection.execute(sql, (document,)).fetchone()
    return found


def _candidates(connection: sqlite3.Connection, mine: sqlite3.Row) -> list[sqlite3.Row]:
    """Documents at the same address, or of the same source under the same given id with another text and no other address."""
    columns = "SELECT document, published, text FROM documents"
    found: dict[int, sqlite3.Row] = {}
    if mine["url"]:
        found |= {row["document"]: row for row in connection.execute(f"{columns} WHERE url = ? AND state = 'coded'", (mine["url"],))}
    if mine["source"]:
        same = f"{columns} WHERE document_id = ? AND source = ? AND text <> ? AND (url IS NULL OR ? IS NULL) AND state = 'coded'"
        values = (mine["document_id"], mine["source"], mine["text"], mine["url"])
        found |= {row["document"]: row for row in connection.execute(same, values)}
    return [found[number] for number in sorted(found)]


def _is_version(one: Wording, other: Wording) -> bool:
    if not one.trios or not other.trios:
        return False
    return len(one.trios & other.trios) >= SHARED * min(len(one.trios), len(other.trios))


def _supersede(connection: sqlite3.Connection, earlier: int, later: int) -> None:
    connection.execute("UPDATE documents SET state = 'superseded', superseded_by = ? WHERE document = ?", (later, earlier))
    connection.execute("UPDATE documents SET superseded_by = ? WHERE superseded_by = ?", (later, earlier))
