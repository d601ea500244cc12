"""Probabilities to words that tell of facts, and to the stretches of their roles."""

import numpy as np

from legation.language import decoding


def test_the_likeliest_word_stands_for_a_sentence() -> None:
    words = np.zeros((8, 3), np.float32)
    words[3, 1] = 0.3
    whole = np.array([0.0, 0.6, 0.0], np.float32)
    found = decoding.telling(words, whole, [1, 2, 3, 4, 5], 0.2)
    assert [(kind, at) for kind, at, _ in found] == [(1, (3, 3))]


def test_two_words_of_a_kind_are_two() -> None:
    words = np.zeros((9, 2), np.float32)
    words[2, 0], words[6, 0] = 0.9, 0.8
    found = decoding.telling(words, np.array([0.9, 0.0], np.float32), list(range(1, 8)), 0.2)
    assert [at for _, at, _ in found] == [(2, 2), (6, 6)]


def test_nothing_is_told_where_nothing_is_likely() -> None:
    assert decoding.telling(np.zeros((5, 2), np.float32), np.zeros(2, np.float32), [1, 2, 3], 0.2) == []


def test_a_role_begins_anew_where_its_beginning_is_likely() -> None:
    tags = np.zeros((8, 2), np.float32)
    tags[2:6, 0] = 0.9
    tags[2, 1] = tags[4, 1] = 0.8
    assert [at for at, _ in decoding.inside(tags, 0)] == [(2, 3), (4, 5)]
