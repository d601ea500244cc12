"""Which sentence of its document a fact stands in, counted from 1."""

import sqlite3
from bisect import bisect_right
from functools import lru_cache

import msgspec

from legation.model import Extent
from legation.record.blobs import WINDOW, Surroundings, opened

KEPT = 2_000  # documents
_STEP = 4_096  # bytes that are unpacked at once: the sentences stand first
_BEGIN, _END = b'{"sentences":', b"]"


class Sentences:
    """The sentences of codings, those asked for last kept."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._starts = lru_cache(KEPT)(self._read)

    def number(self, coding: int, start: int) -> int:
        """The number of the sentence that begins at or before this character; 1 where the coding has none."""
        return max(1, bisect_right(self._starts(coding), start))

    def _read(self, coding: int) -> tuple[int, ...]:
        sql = "SELECT c.scene, substr(d.text, 1, ?) FROM codings c JOIN documents d ON d.document = c.document WHERE c.coding = ?"
        scene, text = self._connection.execute(sql, (WINDOW, coding)).fetchone()
        return tuple(sentence.start for sentence in msgspec.json.decode(_sentences(scene, text), type=tuple[Extent, ...]))


def _sentences(scene: bytes, text: str) -> bytes:
    """The JSON list of the sentences, for which only the beginning of the scene is unpacked. It holds numbers only, so that it ends at the first bracket."""
    press = opened(scene, Surroundings, text)
    found = press.decompress(scene, _STEP)
    while _END not in found and press.unconsumed_tail:
        found += press.decompress(press.unconsumed_tail, _STEP)
    return found[len(_BEGIN) : found.index(_END) + 1]
