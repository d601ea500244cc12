"""What stands compressed in the record comes back as it was, also as it was written before there were words that codings usually say."""

import zlib

import pytest

from legation.model import Extent
from legation.model.contract import as_line
from legation.record import RecordError
from legation.record.blobs import Surroundings, packed, unpacked

TEXT = "Malta and Tunisia signed a fisheries accord in Valletta. " * 3
SCENE = Surroundings(sentences=(Extent(0, 56), Extent(57, 113)))


@pytest.mark.parametrize("text", [TEXT, "", TEXT * 800, "Ä" * 20_000, "half a pair \ud800 and a NUL \x00"])
def test_what_is_packed_comes_back(text: str) -> None:
    assert unpacked(packed(SCENE, text), Surroundings, text) == SCENE


def test_what_was_packed_with_the_text_alone_comes_back() -> None:
    press = zlib.compressobj(9, zdict=TEXT.encode())
    assert unpacked(press.compress(as_line(SCENE).encode()) + press.flush(), Surroundings, TEXT) == SCENE


def test_what_codings_usually_say_is_not_kept_again() -> None:
    press = zlib.compressobj(9, zdict=TEXT.encode())
    alone = len(press.compress(as_line(SCENE).encode()) + press.flush())
    assert len(packed(SCENE, TEXT)) < alone


@pytest.mark.parametrize("other", ["another text", TEXT + "."])
def test_a_text_that_is_not_that_of_the_blob_is_damage(other: str) -> None:
    with pytest.raises(RecordError, match="cannot read what the record keeps as Surroundings"):
        unpacked(packed(SCENE, TEXT), Surroundings, other)
