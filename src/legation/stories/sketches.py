"""Sketches: a few numbers made from a text such that texts which share much have some of them in common (MinHash with banding).

The method is Broder's minwise hashing with locality-sensitive banding (Leskovec, Rajaraman, Ullman: Mining of Massive Datasets, ch. 3).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from zlib import crc32

from legation.stories.wordings import Wording, runs

RUN = 5  # words; shorter runs bring together too many texts that have nothing in common
BANDS, ROWS = 40, 2  # two texts that share 30 in 100 runs meet with 98 in 100, 34 with 99; two that share one in 1,000 with 4 in 100,000
NEAR = 0.15  # share of runs in common, as guessed from the sketches, from which on two texts are compared; the guess is out by 0.05
SCHEME = "affine32"  # datasketch's name for how it draws its hash functions; other releases' sketches must come out the same
_PORTION = 20_000  # runs hashed at once, so that a text of any length fits into memory


@dataclass(frozen=True)
class Sketch:
    """`bands`: one whole number of 38 bits for each band, which is in its upper six; who shares one has met. `minima`: a byte for each row."""

    bands: tuple[int, ...] = ()
    minima: bytes = b""


def sketch(wording: Wording) -> Sketch:
    """The sketch of a text; an empty one for fewer than five words."""
    found = [crc32(" ".join(run).encode("utf-8", "surrogatepass")) for run in runs(wording.words, RUN)]
    if not found:
        return Sketch()
    from datasketch import MinHash  # here, since it loads SciPy: a second, which commands that only ask a record need not wait

    made = MinHash(num_perm=BANDS * ROWS, seed=1, hashfunc=_as_it_is, permutations=_permutations(), scheme=SCHEME)
    for start in range(0, len(found), _PORTION):
        made.update_batch(found[start : start + _PORTION])
    values: Sequence[int] = [int(value) for value in made.hashvalues]
    bands = tuple((band << 32) | _together(values[band * ROWS : (band + 1) * ROWS]) for band in range(BANDS))
    return Sketch(bands, bytes(value & 0xFF for value in values))


def near(one: bytes, two: bytes) -> bool:
    """Whether texts with these minima may share enough to be worth comparing: so those that have only an agency's last line in common are not."""
    different = int.from_bytes(one, "big") ^ int.from_bytes(two, "big")
    return different.to_bytes(BANDS * ROWS, "big").count(0) >= NEAR * BANDS * ROWS


@cache
def _permutations() -> Any:
    from datasketch import MinHash

    return MinHash(num_perm=BANDS * ROWS, seed=1, scheme=SCHEME).permutations


def _together(values: Sequence[int]) -> int:
    return crc32(b"".join(value.to_bytes(8, "little") for value in values))


def _as_it_is(value: int) -> int:
    return value
