"""The encoder: windows, wordpieces and decoding on their own; with its weights, what it says of sentences of ours."""

from pathlib import Path

import numpy as np
import pytest

from legation.language import Encoder, Parser, decoding
from legation.language.windows import LONGEST, windows, words
from legation.language.wordpieces import Pieces
from legation.model import Document, Extent, LegationError, Sentence

TEXT = (
    "The Kenyan foreign minister met his Tanzanian colleague in Arusha. He said that the border would reopen in May. "
    "“We have waited long enough,” he told reporters.\n\nTanzania condemned the attack on a Kenyan convoy."
)


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


@pytest.fixture(scope="module")
def sentences(parser: Parser) -> tuple[Sentence, ...]:
    return parser.sentences(Document(id="t", text=TEXT))


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    if not Encoder.there():
        pytest.skip("needs the encoder's weights, which this installation does not have")
    return Encoder.load()


def test_windows_hold_every_sentence_once_and_go_on_over_paragraphs(sentences: tuple[Sentence, ...]) -> None:
    made = list(windows(sentences))
    assert [s for window in made for s in window] == list(sentences)
    assert any(len({s.paragraph for s in window}) > 1 for window in made)
    assert all(len(window) == 1 or sum(len(s.tokens) for s in window) <= LONGEST for window in made)


def test_words_of_a_window_count_from_its_start(sentences: tuple[Sentence, ...]) -> None:
    for window in windows(sentences):
        text = words(window)
        for sentence in window:
            assert text[sentence.start - window[0].start : sentence.end - window[0].start] == sentence.text


def _tags(*chosen: int, kinds: int) -> np.ndarray:
    tags = np.full((len(chosen), kinds), 0.02, np.float32)
    tags[np.arange(len(chosen)), chosen] = 0.9
    return tags


def test_stretches_begin_anew_at_the_first_tag() -> None:
    found = decoding.stretches(_tags(0, 1, 2, 1, 2, 0, 0, kinds=3))
    assert [stretch for stretch, _ in found] == [(1, 2), (3, 4)]


def test_the_frame_is_never_in_a_stretch() -> None:
    assert decoding.stretches(_tags(1, 0, 0, 2, kinds=3)) == []


def test_content_goes_on_over_a_small_gap_but_not_over_the_cue() -> None:
    tags = _tags(0, 3, 4, 0, 4, 0, 4, 4, 0, kinds=5)
    assert decoding.roles(tags, (5, 5))[1] == [(1, 4), (6, 7)]
    assert decoding.roles(tags, (8, 8))[1] == [(1, 7)]


def test_plain_weights_are_means() -> None:
    weights = decoding.plain_weights(8, [1, 2], [5])
    assert weights[:, :].sum(axis=1).tolist() == pytest.approx([1, 1, 1, 1, 1])
    assert decoding.plain_weights(8, [], [5])[0].sum() == 0


def test_pieces_that_share_a_character() -> None:
    made = Pieces((101, 7, 8, 102), (0, 0, 0, 0), (0, 0, 4, 0), (0, 3, 9, 0))
    assert made.covered(2, 5) == [1, 2]
    assert made.covered(3, 4) == []


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        ((0, 0, 4, 4, 9, 12, 0), (0, 3, 6, 9, 11, 12, 0)),  # pieces that overlap, and an empty one
        ((0, 0, 3, 4, 9, 0), (0, 3, 4, 9, 11, 0)),
        ((0, 0, 4, 2, 9, 0), (0, 3, 6, 3, 11, 0)),  # out of order, as between marks
        ((0, 0), (0, 0)),
    ],
)
def test_they_are_found_alike_in_and_out_of_order(starts: tuple[int, ...], ends: tuple[int, ...]) -> None:
    made = Pieces(starts, starts, starts, ends)
    for start in range(13):
        for end in range(13):
            assert made.covered(start, end) == [n for n in range(len(starts)) if starts[n] < end and start < ends[n]]


def test_missing_weights_are_told(tmp_path: Path) -> None:
    with pytest.raises(LegationError, match="--engine rules"):
        Encoder.load(tmp_path)


def test_it_finds_who_said_what(encoder: Encoder, sentences: tuple[Sentence, ...]) -> None:
    found = [a for window in encoder.read(sentences) for a in window.attributions if a.confidence > 0.5]
    said = [(TEXT[a.cue.start : a.cue.end], [TEXT[s.start : s.end] for s in a.source]) for a in found]
    assert any(cue.startswith("said") and source == ["He"] for cue, source in said)


def test_stretches_are_whole_words_of_the_document(encoder: Encoder, sentences: tuple[Sentence, ...]) -> None:
    edges = {edge for s in sentences for t in s.tokens for edge in (t.start, t.end)}
    for window in encoder.read(sentences):
        spans: list[Extent] = [e for a in window.attributions for e in (a.cue, *a.source, *a.content)] + list(window.sides)
        assert all(e.start in edges and e.end in edges for e in spans)


def test_the_same_whatever_was_read_before(encoder: Encoder, sentences: tuple[Sentence, ...]) -> None:
    first = [window.attributions for window in encoder.read(sentences)]
    assert all(window.frames is not None for part in (sentences[-1:], sentences * 3) for window in encoder.read(part))
    assert first == [window.attributions for window in encoder.read(sentences)] and any(first)


def test_types_between_two_parties_sum_to_one(encoder: Encoder) -> None:
    told = encoder.relate("Tanzania condemned the attack on a Kenyan convoy.", Extent(0, 8), Extent(35, 41))
    assert sum(told.values()) == pytest.approx(1, abs=0.01)
    assert encoder.relate("Tanzania condemned it.", None, None).keys() == told.keys()
