"""Which sentence of its document a fact stands in, counted from 1."""

import sqlite3
from bisect import bisect_right

import msgspec

from legation.model import Extent
from legation.record.blobs import unpacked

KEPT = 2_000  # documents


class _Parts(msgspec.Struct, frozen=True):
    """Of what a coding has besides its facts the sentences."""

    sentences: tuple[Extent, ...] = ()


class Sentences:
    """The sentences of codings, those asked for last kept."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._starts: dict[int, tuple[int, ...]] = {}

    def number(self, coding: int, start: int) -> int:
        """The number of the sentence that begins at or before this character; 1 where the coding has none."""
        if coding not in self._starts:
            if len(self._starts) >= KEPT:
                self._starts.clear()
            self._starts[coding] = self._read(coding)
        return max(1, bisect_right(self._starts[coding], start))

    def _read(self, coding: int) -> tuple[int, ...]:
        sql = "SELECT c.scene, d.text FROM codings c JOIN documents d ON d.document = c.document WHERE c.coding = ?"
        scene, text = self._connection.execute(sql, (coding,)).fetchone()
        return tuple(sentence.start for sentence in unpacked(scene, _Parts, text).sentences)
