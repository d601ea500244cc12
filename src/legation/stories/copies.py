"""Copies: documents whose text is (nearly) the same, found by MinHash, so that each is compared with others once."""

import re
from collections.abc import Sequence
from zlib import crc32

from datasketch import MinHash, MinHashLSH

from legation.model import Document

SAME = 0.8  # share of five-word runs in common
RUN = 5
LONGEST = 400  # words
_WORD = re.compile(r"\w+")


def copies(documents: Sequence[Document]) -> list[int]:
    """For each document the position of the first one (by id) that its text copies; its own where there is none."""
    first: list[int] = list(range(len(documents)))
    index = MinHashLSH(threshold=SAME, num_perm=64)
    sketches: dict[int, MinHash] = {}
    exact: dict[tuple[str, ...], int] = {}
    for position in sorted(range(len(documents)), key=lambda n: (documents[n].id, documents[n].text)):
        words = tuple(_WORD.findall(documents[position].text.lower())[:LONGEST])
        if len(words) < 4 * RUN:
            continue
        if words in exact:
            first[position] = exact[words]
            continue
        sketch = _sketch(words)
        alike = [n for n in index.query(sketch) if sketches[n].jaccard(sketch) >= SAME]
        original = min((first[n] for n in alike), key=lambda n: (documents[n].id, n), default=position)
        first[position] = exact[words] = original
        if original == position:
            index.insert(position, sketch)
            sketches[position] = sketch
    return first


def _sketch(words: tuple[str, ...]) -> MinHash:
    sketch = MinHash(num_perm=64, hashfunc=crc32)
    sketch.update_batch([" ".join(words[n : n + RUN]).encode("utf-8", "surrogatepass") for n in range(len(words) - RUN + 1)])
    return sketch
