"""Names, as the model's recogniser has them: it goes from word to word, beginning, going on with or ending a name, by what is likeliest among what may be.

Its own steps are for one word each, with checks that cost more than the sums (spaCy 3.8). Here what may begin is found for all words at once, and steps are taken
within names alone. Where two answers are so near that rounding could decide between them, its own steps are taken.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

RECOGNISER = "ner"
NEAR = 1e-3  # scores that are no farther apart are alike; sums in another order differ by some 1e-5
Array = npt.NDArray[np.float32]


class Name(NamedTuple):
    """Words `start` to `end` (excluded) of a paragraph, and what they name."""

    start: int
    end: int
    label: str


class _Near(Exception):
    """Two answers are too near one another."""


class _Words(NamedTuple):
    """What a paragraph's words give: parts of sums for word, first word and word before; the likeliest where no name is open, and whether a name has to end."""

    sums: Array
    best: list[int]
    sure: list[bool]
    ends: list[bool]


def _part(nlp: "Language") -> Any:
    return nlp.get_pipe(RECOGNISER)


class Recogniser:
    """Holds the model's weights, by which it finds what the model's own recogniser finds."""

    def __init__(self, nlp: "Language") -> None:
        self._own = _part(nlp)
        model = self._own.model
        self._vectors, self._lower = model.get_ref("tok2vec"), model.get_ref("lower")
        upper = model.get_ref("upper")
        self._bias, self._weights, self._more = self._lower.get_param("b"), upper.get_param("W"), upper.get_param("b")
        moves = [(name[:1], name[2:]) for name in map(self._own.moves.get_class_name, range(len(self._more)))]
        self._moves = moves
        self._number = {move: n for n, move in enumerate(moves)}
        self._begins, self._units = (np.array([bool(label) and what == wanted for what, label in moves]) for wanted in ("B", "U"))
        self._may = self._begins | self._units | np.array([what == "O" for what, _ in moves])

    def of(self, docs: Sequence["Doc"]) -> list[list[Name]]:
        """The names in each of some paragraphs that are parsed, in order."""
        full = [doc for doc in docs if len(doc)]
        if not full:
            return [[] for _ in docs]
        sums = self._lower.predict(self._vectors.predict(full))
        found, at = [], 1  # the first stands for no word
        for doc in docs:
            found.append(self._in(doc, np.concatenate((sums[:1], sums[at : at + len(doc)]))) if len(doc) else [])
            at += len(doc)
        return found

    def _in(self, doc: "Doc", sums: Array) -> list[Name]:
        try:
            return list(self._names(self._words(doc, sums)))
        except _Near:
            self._own.set_annotations([doc], self._own.predict([doc]))
            return [Name(e.start, e.end, e.label_) for e in doc.ents]

    def _scored(self, sums: Array, moves: Any = slice(None)) -> Array:
        """The scores of the moves (words x moves), of the sums of what the words, the first and the one before give."""
        scores: Array = (sums + self._bias).max(axis=-1) @ self._weights[moves].T + self._more[moves]
        return scores

    def _words(self, doc: "Doc", sums: Array) -> _Words:
        from spacy.attrs import IS_SPACE, SENT_START

        starts, blank = doc.to_array([SENT_START, IS_SPACE]).astype(np.int64).T
        ends = np.append(starts[1:] == 1, True)  # the last of its sentence
        scores = self._scored(sums[1:, 0] + sums[0, 1] + sums[0, 2])
        scores[:, ~self._may] = -np.inf
        scores[np.ix_(ends | (blank == 1), self._begins)] = -np.inf
        scores[np.ix_(blank == 1, self._units)] = -np.inf
        two = np.partition(scores, -2, axis=1)[:, -2:]
        return _Words(sums, scores.argmax(axis=1).tolist(), (two[:, 1] - two[:, 0] > NEAR).tolist(), ends.tolist())

    def _names(self, words: _Words) -> Iterator[Name]:
        at = 0
        while at < len(words.best):
            if not words.sure[at]:
                raise _Near
            start, (what, label) = at, self._moves[words.best[at]]
            at += 1
            if what == "B":
                at = self._end(words, start, label)
            if what != "O":
                yield Name(start, at, label)

    def _end(self, words: _Words, start: int, label: str) -> int:
        """Where a name ends that began with this word."""
        at, moves = start + 1, [self._number["I", label], self._number["L", label]]
        while not words.ends[at]:
            inside, last = self._scored(words.sums[at + 1, 0] + words.sums[start + 1, 1] + words.sums[at, 2], moves).tolist()
            if abs(inside - last) <= NEAR:
                raise _Near
            at += 1
            if last > inside:
                return at
        return at + 1
