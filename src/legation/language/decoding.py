"""Probabilities of tags to stretches of wordpieces, and the inputs of the heads. The same in training and at run time. T pieces, C cues."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from legation.language.wordpieces import MARKS, Pieces

Array = npt.NDArray[np.float32]
Stretch = tuple[int, int]
REACH = 32  # distance from the cue, in pieces, beyond which all are alike
GAP = 3  # pieces from one stretch to the next that are still one
FAINT = 0.25  # a cue that is less probable is not proposed; the rooms set their own bar above it


def softmax(logits: Array) -> Array:
    """Probabilities over the last axis."""
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    out: Array = raised / raised.sum(axis=-1, keepdims=True)
    return out


def stretches(tags: Array, begin: int = 1, bar: float = 0.5) -> list[tuple[Stretch, float]]:
    """Stretches (first, last piece) of the tags `begin` and `begin + 1` (T x tags) and their mean probability.

    A piece belongs to one where both tags together reach `bar`; a new one begins where the first tag is the likelier.
    """
    inside = tags[:, begin] + tags[:, begin + 1]
    out: list[tuple[Stretch, float]] = []
    held: list[int] = []
    for at in range(1, len(tags) - 1):
        if held and (inside[at] < bar or tags[at, begin] > tags[at, begin + 1]):
            out.append(((held[0], held[-1]), round(float(inside[held].mean()), 4)))
            held = []
        if inside[at] >= bar:
            held.append(at)
    if held:
        out.append(((held[0], held[-1]), round(float(inside[held].mean()), 4)))
    return out


def cues(tags: Array) -> list[tuple[Stretch, float]]:
    """Cues (T x 3 probabilities), also faint ones, with the probability of their likeliest piece."""
    inside = tags[:, 1] + tags[:, 2]
    return [((a, b), round(float(inside[a : b + 1].max()), 4)) for (a, b), _ in stretches(tags, bar=FAINT)]


def told(logits: Array, sentence: Sequence[int]) -> Array:
    """The probability, for each kind, that a sentence (its pieces) tells of it: a smooth maximum over the logits of its pieces."""
    within = logits[sentence[0] : sentence[-1] + 1]
    top = within.max(axis=0)
    raised: Array = (np.log(np.exp(within - top).sum(axis=0)) + top - 1.0).astype(np.float32)
    return sigmoid(raised)


def telling(words: Array, whole: Array, sentence: Sequence[int], bar: float) -> list[tuple[int, Stretch, float]]:
    """The words of one sentence that tell of facts: kind, stretch of pieces, probability.

    `words`: T x kinds, the probability that a piece belongs to such a word; `whole`: that of the sentence, for each kind. What counts is the mean of
    both. The likeliest piece of a kind stands for the sentence even where it is faint by itself; others need half its probability.
    """
    out: list[tuple[int, Stretch, float]] = []
    first, last = sentence[0], sentence[-1]
    for kind in np.flatnonzero((whole + words[first : last + 1].max(axis=0)) / 2 >= bar).tolist():
        own = words[first : last + 1, kind]
        best = float(own.max())
        for a, b in _runs(own, min(best, max(0.5 * best, 0.3))):
            out.append((kind, (first + a, first + b), round((float(own[a : b + 1].max()) + float(whole[kind])) / 2, 4)))
    return [one for one in out if one[2] >= bar]


def _runs(values: Array, bar: float) -> list[Stretch]:
    """Stretches of neighbours that reach the bar."""
    out: list[Stretch] = []
    for at in np.flatnonzero(values >= bar).tolist():
        if out and out[-1][1] == at - 1:
            out[-1] = (out[-1][0], at)
        else:
            out.append((at, at))
    return out


def inside(tags: Array, role: int, bar: float = 0.5) -> list[tuple[Stretch, float]]:
    """The stretches of a role (T x 2R probabilities) with their mean probability; a new one begins where its beginning is likelier than not."""
    within, begins = tags[:, 2 * role], tags[:, 2 * role + 1]
    out: list[list[int]] = []
    for at in (np.flatnonzero(within[1:-1] >= bar) + 1).tolist():
        if out and out[-1][-1] == at - 1 and begins[at] < bar:
            out[-1].append(at)
        else:
            out.append([at])
    return [((run[0], run[-1]), round(float(within[run].mean()), 4)) for run in out]


def sigmoid(logits: Array) -> Array:
    """Probabilities, each by itself."""
    out: Array = (1.0 / (1.0 + np.exp(-logits))).astype(np.float32)
    return out


def roles(tags: Array, cue: Stretch) -> tuple[list[Stretch], list[Stretch], float]:
    """Source and content (T x 5 probabilities) of one cue, and the mean probability of the tags that were chosen.

    A stretch that begins without its first tag goes on with the one before it, if only a few pieces and not the cue lie between.
    """
    chosen = tags.argmax(axis=-1)
    chosen[[0, -1]] = 0
    chosen[cue[0] : cue[1] + 1] = 0
    source, content = (_joined(chosen, begin, cue) for begin in (1, 3))
    taken = tags.max(axis=-1)[chosen > 0]
    return source, content, round(float(taken.mean()), 4) if len(taken) else 0.0


def _joined(chosen: npt.NDArray[np.int64], begin: int, cue: Stretch) -> list[Stretch]:
    out: list[Stretch] = []
    for at in np.flatnonzero((chosen == begin) | (chosen == begin + 1)).tolist():
        goes_on = out and chosen[at] == begin + 1 and at - out[-1][1] <= GAP and not out[-1][1] < cue[0] < at
        if goes_on:
            out[-1] = (out[-1][0], at)
        else:
            out.append((at, at))
    return out


def cue_inputs(length: int, cue: Stretch) -> tuple[Array, npt.NDArray[np.int64]]:
    """Weights on the cue (T), and the distance of every piece from it: 0 in it, 1.. to its right, REACH + 1.. to its left."""
    weights = np.zeros(length, np.float32)
    weights[cue[0] : cue[1] + 1] = 1 / (cue[1] - cue[0] + 1)
    at = np.arange(length)
    right, left = (at - cue[1]).clip(0, REACH), (cue[0] - at).clip(0, REACH)
    return weights, np.where(left > 0, left + REACH, right).astype(np.int64)


def marked_weights(made: Pieces) -> Array:
    """5 x T: source, target, their opening marks, the frame; from a text whose parties are marked."""
    out = np.zeros((5, len(made.ids)), np.float32)
    for row, (opening, closing) in enumerate(MARKS.values()):
        if opening in made.ids:
            first, last = made.ids.index(opening), made.ids.index(closing)
            inside = [at for at in range(first + 1, last) if made.starts[at] < made.ends[at]]
            out[row, inside] = 1 / max(1, len(inside))
            out[2 + row, first] = 1
    out[4, 0] = 1
    return out


def plain_weights(length: int, source: Sequence[int], target: Sequence[int]) -> Array:
    """5 x T: source, target, what stands between them, all, the frame; parties as positions of pieces, which may be none."""
    out = np.zeros((5, length), np.float32)
    for row, side in enumerate((source, target)):
        if side:
            out[row, side[0] : side[-1] + 1] = 1 / (side[-1] - side[0] + 1)
    ends = sorted((side[0], side[-1]) for side in (source, target) if side)
    if len(ends) == 2 and ends[1][0] - ends[0][1] > 1:
        out[2, ends[0][1] + 1 : ends[1][0]] = 1 / (ends[1][0] - ends[0][1] - 1)
    out[3, 1 : length - 1] = 1 / max(1, length - 2)
    out[4, 0] = 1
    return out
