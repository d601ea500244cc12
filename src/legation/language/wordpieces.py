"""Wordpieces: text to what the encoder takes, with the characters that each piece stands for."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

UNPARSABLE = re.compile(r"[\ud800-\udfff]")  # half a surrogate pair: legal in JSON, not in UTF-8
MOST = 510  # pieces of one window; the positions that the encoder knows, less the two that frame it
FIRST, LAST = 101, 102  # [CLS] and [SEP]
MARKS = {"source": (1, 2), "target": (3, 4)}  # [unused0] to [unused3]: opening and closing mark of the two parties


@dataclass(frozen=True)
class Pieces:
    """Ids of a text with the frame, 1 for each piece that begins with a capital, and the characters of each; those of the frame and marks are empty."""

    ids: tuple[int, ...]
    capitals: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def covered(self, start: int, end: int) -> list[int]:
        """Positions of the pieces that share a character with `start` to `end`."""
        if self._in_order:
            last = len(self.ids) - 1
            return list(range(bisect_right(self.ends, start, 1, last), bisect_left(self.starts, end, 1, last)))
        return [i for i, (a, b) in enumerate(zip(self.starts, self.ends, strict=True)) if a < end and start < b]

    @cached_property
    def _in_order(self) -> bool:
        """Whether each piece within the frame begins and ends no earlier than the one before it, and holds a character."""
        inside = slice(1, -1)
        held = all(a < b for a, b in zip(self.starts[inside], self.ends[inside], strict=True))
        return held and all(a <= b for side in (self.starts[inside], self.ends[inside]) for a, b in pairwise(side))


def tokenizer(folder: Path) -> "Tokenizer":
    """The tokenizer of the weights in `folder`, without cutting or padding."""
    from tokenizers import Tokenizer

    made = Tokenizer.from_file(str(folder / "tokenizer.json"))
    made.no_truncation()
    made.no_padding()
    return made


def pieces(tokenizer: "Tokenizer", text: str, marks: Sequence[tuple[int, int, str]] = ()) -> Pieces:
    """The pieces of a text, framed. `marks` are stretches (start, end, "source" or "target") set between marks of their own."""
    encoded = tokenizer.encode(UNPARSABLE.sub("\ufffd", text), add_special_tokens=False)
    spans = list(zip(encoded.ids, encoded.offsets, strict=True))[: MOST - 2 * len(marks)]
    rows: list[tuple[int, int, int, int]] = [(number, int(text[start : start + 1].isupper()), start, end) for number, (start, end) in spans]
    for start, end, role in sorted(marks, key=lambda mark: -mark[0]):
        inside = [i for i, row in enumerate(rows) if row[2] < end and start < row[3]]
        if inside:
            opening, closing = MARKS[role]
            rows[inside[-1] + 1 : inside[-1] + 1] = [(closing, 0, end, end)]
            rows[inside[0] : inside[0]] = [(opening, 0, start, start)]
    rows = [(FIRST, 0, 0, 0), *rows, (LAST, 0, 0, 0)]
    ids, capitals, starts, ends = zip(*rows, strict=True)
    return Pieces(ids, capitals, starts, ends)
