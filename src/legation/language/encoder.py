"""The encoder: one small trained network, one pass over a window, several answers. Runs in onnxruntime on one thread, window by window,
so that what else is read never changes an answer."""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt

from legation.language import decoding, kinds
from legation.language.windows import windows, words
from legation.language.wordpieces import Pieces, pieces, tokenizer
from legation.model import EncodedAttribution, EncodedFrame, EncodedRole, EncodedSide, Extent, LegationError, Sentence

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

WEIGHTS = Path(__file__).parent / "weights"
Array = npt.NDArray[np.float32]
FAINT = 0.25  # a word that tells of a fact with less is not looked at further
ROLE = 0.4  # the probability from which on a piece belongs to a role
_COLUMNS = {role: n for n, role in enumerate(kinds.ROLES)}
_WORDS = {"realis": kinds.REALIS, "mode": kinds.MODES, "act": kinds.ACTS, "level": kinds.LEVELS, "form": kinds.FORMS}


class Seen(NamedTuple):
    """What one reading of a window gives, piece by piece."""

    states: Array
    cues: Array
    sources: Array
    targets: Array
    kinds: Array
    told: Array


class Encoder:
    """Holds the weights. The same window gives the same answers, whatever was read before."""

    def __init__(self, folder: Path) -> None:
        self.about: dict[str, Any] = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        self._tokenizer: Tokenizer = tokenizer(folder)
        self._states, self._roles, self._pairs, self._frames = (
            _session(folder / f"{name}.onnx") for name in ("encoder", "roles", "pairs", "frames")
        )

    @classmethod
    @cache
    def load(cls, folder: Path = WEIGHTS) -> "Encoder":
        """The encoder of this release, or of another folder. Raises `LegationError` where the weights are missing or broken."""
        if not (folder / "model.json").exists():
            raise LegationError("cannot load the encoder: no weights", folder, "Install a release that has them, or use `--engine rules`")
        try:
            return cls(folder)
        except (ValueError, KeyError, OSError, RuntimeError) as error:
            raise LegationError(
                f"cannot load the encoder ({error})", folder, "Install the release anew, or use `--engine rules`"
            ) from error

    @classmethod
    def there(cls, folder: Path = WEIGHTS) -> bool:
        """Whether there are weights."""
        return (folder / "model.json").exists()

    @property
    def types(self) -> tuple[str, ...]:
        """The types that it tells apart between two parties."""
        return tuple(self.about["types"])

    def read(self, sentences: Sequence[Sentence]) -> tuple["Window", ...]:
        """The windows of these sentences, in order. Nothing is computed until it is asked for."""
        return tuple(Window(self, window) for window in windows(sentences))

    def relate(self, text: str, source: Extent | None, target: Extent | None) -> Mapping[str, float]:
        """Probabilities of the types between two stretches of a text: the mean of two readings, one of them with the parties marked."""
        sides = {"source": source, "target": target}
        marked = pieces(self._tokenizer, text, [(at.start, at.end, side) for side, at in sides.items() if at is not None])
        plain = self.cut(text)
        covered = [plain.covered(at.start, at.end) if at else [] for at in sides.values()]
        one = self._types("marked", self.states(marked).states, decoding.marked_weights(marked))
        other = self._types("plain", self.states(plain).states, decoding.plain_weights(len(plain.ids), *covered))
        return {name: round((one[name] + other[name]) / 2, 4) for name in self.types}

    def states(self, made: Pieces) -> Seen:
        """States (T x H), the tag logits (T x 3) of cues, sources and targets, and the logits (T x kinds) of words and of sentences that tell of facts."""
        fed = {"ids": np.array([made.ids], np.int64), "capitals": np.array([made.capitals], np.int64)}
        return Seen(*(told[0] for told in self._states.run(None, fed)))

    def roles(self, states: Array, weights: Array, distance: npt.NDArray[np.int64]) -> Array:
        """Tag logits (C x T x 5) of source and content for each cue."""
        told: Array = self._roles.run(None, {"states": states[None], "cue": weights, "distance": distance})[0]
        return told

    def frames(self, states: Array, weights: Array, distance: npt.NDArray[np.int64], kinds: Sequence[int]) -> tuple[Array, Array]:
        """Probabilities (C x T x 2R) of the roles of each word that tells of a fact, and the logits of the answers about it."""
        tags, answers = self._frames.run(
            None, {"states": states[None], "cue": weights, "distance": distance, "kind": np.array(kinds, np.int64)}
        )
        return decoding.sigmoid(tags), answers

    def pair(self, states: Array, weights: Array) -> Mapping[str, float]:
        """Probabilities of the types between two parties that are not marked."""
        return self._types("plain", states, weights)

    def _types(self, how: str, states: Array, weights: Array) -> Mapping[str, float]:
        told = self._pairs.run([how], {"states": states[None], "weights": weights[None]})[0][0]
        return {name: round(float(p), 4) for name, p in zip(self.types, decoding.softmax(told), strict=True)}

    def cut(self, text: str) -> Pieces:
        """The wordpieces of a text."""
        return pieces(self._tokenizer, text)


class Window:
    """A window and what the encoder makes of it, computed when first asked for. Positions are those of the document."""

    def __init__(self, encoder: Encoder, sentences: tuple[Sentence, ...]) -> None:
        self.first, self.last = sentences[0].index, sentences[-1].index
        self._encoder, self._sentences, self._start = encoder, sentences, sentences[0].start
        self._tags: dict[tuple[str, int, int], list[list[float]]] = {}
        self._places: dict[tuple[int, int], list[int]] = {}

    @cached_property
    def _pieces(self) -> Pieces:
        return self._encoder.cut(words(self._sentences))

    @cached_property
    def _seen(self) -> Seen:
        return self._encoder.states(self._pieces)

    @cached_property
    def attributions(self) -> tuple[EncodedAttribution, ...]:
        """In order of their cues."""
        return tuple(self._attributed())

    def _attributed(self) -> Iterator[EncodedAttribution]:
        states, logits = self._seen.states, decoding.softmax(self._seen.cues)
        cues = decoding.cues(logits)
        if not cues:
            return
        length = len(self._pieces.ids)
        inputs = [decoding.cue_inputs(length, cue) for cue, _ in cues]
        told = decoding.softmax(self._encoder.roles(states, np.stack([w for w, _ in inputs]), np.stack([d for _, d in inputs])))
        for (cue, sure), tags in zip(cues, told, strict=True):
            source, content, mean = decoding.roles(tags, cue)
            found = self._extents([cue])
            if found:
                yield EncodedAttribution(
                    cue=found[0], source=self._extents(source), content=self._extents(content), confidence=sure, roles=mean
                )

    @cached_property
    def sides(self) -> tuple[EncodedSide, ...]:
        """In order; a reciprocal party is there once for each side."""
        out = []
        for side, logits in (("source", self._seen.sources), ("target", self._seen.targets)):
            for stretch, sure in decoding.stretches(decoding.softmax(logits)):
                out += [EncodedSide(e.start, e.end, side=side, confidence=sure) for e in self._extents([stretch])]  # type: ignore[arg-type]
        return tuple(sorted(out, key=lambda one: (one.start, one.end, one.side)))

    @cached_property
    def frames(self) -> tuple[EncodedFrame, ...]:
        """In order of their cues."""
        words = decoding.sigmoid(self._seen.kinds)
        found = []
        for sentence in self._sentences:
            own = self._covered(sentence)
            if own:
                found += decoding.telling(words, decoding.told(self._seen.told, own), own, FAINT)
        if not found:
            return ()
        inputs = [decoding.cue_inputs(len(self._pieces.ids), cue) for _, cue, _ in found]
        tags, answers = self._encoder.frames(
            self._seen.states, np.stack([w for w, _ in inputs]), np.stack([d for _, d in inputs]), [kind for kind, _, _ in found]
        )
        made = (self._frame(*one) for one in zip(found, tags, answers, strict=True))
        return tuple(sorted((one for one in made if one is not None), key=lambda one: (one.cue.start, one.cue.end, one.kind)))

    def part(self, frame: EncodedFrame, role: str, extent: Extent) -> float:
        """How probable it is that these words play this part in one of the frames: that of their likeliest piece."""
        tags, covered = self._tags.get((frame.kind, frame.cue.start, frame.cue.end)), self._covered(extent)
        if tags is None or not covered:
            return 0.0
        return round(max(tags[_COLUMNS[role]][covered[0] : covered[-1] + 1]), 4)

    def _frame(self, found: tuple[int, tuple[int, int], float], tags: Array, answers: Array) -> EncodedFrame | None:
        kind, cue, sure = found
        at = self._extents([cue])
        if not at:
            return None
        played = np.flatnonzero((tags[1:-1, ::2] >= ROLE).any(axis=0)).tolist()
        roles = tuple(
            EncodedRole(e.start, e.end, role=kinds.ROLES[n], confidence=p)
            for n in played for stretch, p in decoding.inside(tags, n, ROLE) for e in self._extents([stretch])
        )  # fmt: skip
        chosen, flags = _answers(answers)
        self._tags[kinds.KINDS[kind], at[0].start, at[0].end] = tags[:, ::2].T.tolist()
        return EncodedFrame(kind=kinds.KINDS[kind], cue=at[0], confidence=sure, roles=roles, answers=chosen, flags=flags)

    def pair(self, source: Extent | None, target: Extent | None) -> Mapping[str, float]:
        """Probabilities of the types between two stretches of the window, in the document's positions."""
        covered = [self._covered(side) for side in (source, target)]
        return self._encoder.pair(self._seen.states, decoding.plain_weights(len(self._pieces.ids), *covered))

    def _covered(self, extent: Extent | None) -> list[int]:
        if extent is None:
            return []
        at = (extent.start - self._start, extent.end - self._start)
        if at not in self._places:
            self._places[at] = self._pieces.covered(*at)
        return self._places[at]

    def _extents(self, stretches: Sequence[tuple[int, int]]) -> tuple[Extent, ...]:
        """Stretches of pieces as stretches of whole words of the document; the frame has none."""
        made = [(self._start + self._pieces.starts[a], self._start + self._pieces.ends[b]) for a, b in stretches]
        return tuple(self._whole(start, end) for start, end in made if start < end)

    def _whole(self, start: int, end: int) -> Extent:
        """Widened to the words that it begins and ends in."""
        touched = [t for s in self._sentences if s.start < end and start < s.end for t in s.tokens if t.start < end and start < t.end]
        return Extent(touched[0].start, touched[-1].end) if touched else Extent(start, end)


def _answers(logits: Array) -> tuple[dict[str, tuple[str, float]], dict[str, float]]:
    """The likeliest answer of each question about a fact with its probability, and the probabilities of the flags."""
    chosen, at = {}, 0
    for name, options in _WORDS.items():
        told = decoding.softmax(logits[at : at + len(options)])
        best = int(told.argmax())
        chosen[name] = (options[best], round(float(told[best]), 4))
        at += len(options)
    return chosen, {flag: round(float(p), 4) for flag, p in zip(kinds.FLAGS, decoding.sigmoid(logits[at:]), strict=True)}


def _session(path: Path) -> "InferenceSession":
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # A sum and its norm in one node take nine times as long as the two (onnxruntime 1.32).
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"])
