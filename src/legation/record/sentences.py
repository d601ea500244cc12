"""Which sentence of its document a fact stands in, counted from 1: for facts of records in which that stood in the packed coding only."""

import sqlite3
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache, partial

import msgspec

from legation.model import Extent
from legation.record.blobs import WINDOW, Surroundings, opened

KEPT = 2_000  # documents
PORTION = 5_000  # facts
_STEP = 4_096  # bytes that are unpacked at once: the sentences stand first
_BEGIN, _END = b'{"sentences":', b"]"


def number_all(connection: sqlite3.Connection, progress: Callable[[int], None]) -> None:
    """Writes it for every fact that is there. `progress` is told how many each portion had."""
    last, starts = 0, lru_cache(KEPT)(partial(_starts, connection))
    sql = "SELECT fact, coding, sentence_start FROM facts WHERE fact > ? ORDER BY fact LIMIT ?"
    while rows := connection.execute(sql, (last, PORTION)).fetchall():
        last = rows[-1][0]
        numbered = [(nth(starts(coding), start), fact) for fact, coding, start in rows]
        connection.executemany("UPDATE facts SET sentence_number = ? WHERE fact = ?", numbered)
        progress(len(rows))


def nth(starts: Sequence[int], at: int) -> int:
    """The number of the sentence that begins at or before this character; 1 where there is none."""
    return max(1, bisect_right(starts, at))


def _starts(connection: sqlite3.Connection, coding: int) -> tuple[int, ...]:
    """Where the sentences of a coding begin."""
    sql = "SELECT c.scene, substr(d.text, 1, ?) FROM codings c JOIN documents d ON d.document = c.document WHERE c.coding = ?"
    scene, text = connection.execute(sql, (WINDOW, coding)).fetchone()
    return tuple(sentence.start for sentence in msgspec.json.decode(_sentences(scene, text), type=tuple[Extent, ...]))


def _sentences(scene: bytes, text: str) -> bytes:
    """The JSON list of the sentences, for which only the beginning of the scene is unpacked. It holds numbers only, so that it ends at the first bracket."""
    press = opened(scene, Surroundings, text)
    found = press.decompress(scene, _STEP)
    while _END not in found and press.unconsumed_tail:
        found += press.decompress(press.unconsumed_tail, _STEP)
    return found[len(_BEGIN) : found.index(_END) + 1]
