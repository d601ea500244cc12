"""How far judges agree, and how often coded facts are right: by kind of fact and by type, each share with its interval.

Precision from all verdicts is that of what happened to be judged, and the queue serves the doubtful first; precision from a sample, with its weights,
is that of the record. A fact whose last standing word is accept is right; one that was corrected is right but for a field; one that was rejected is wrong.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from legation.record.anchors import Anchor
from legation.record.blobs import shaped
from legation.record.samples import Sampled, samples
from legation.record.store import Store

Z = 1.959964  # of the normal distribution, for 95 of 100
_LAST = (
    "SELECT v.one_document, v.one_fact, v.kind, v.who, v.word, v.one_anchor FROM verdicts_standing v WHERE v.word IN ('accept', 'reject', 'correct') AND v.kind <> 'mechanism'"
    " ORDER BY v.turn, v.verdict_id"
)
Key = tuple[str, str]


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """A share with the interval in which the true one lies 95 times of 100 (Wilson 1927). `value` is absent where nothing was judged."""

    value: float | None
    low: float | None
    high: float | None


class Alpha(msgspec.Struct, frozen=True, kw_only=True):
    """Krippendorff's alpha of a kind of fact over the words accept, correct and reject: 1 is agreement, 0 what chance gives. `alpha` is absent where no
    fact has two judges, or where all words are one, so that chance would agree as well."""

    kind: str
    alpha: float | None
    facts: int
    judges: int
    words: int


class Precision(msgspec.Struct, frozen=True, kw_only=True):
    """How many facts of a kind, and of a type, are right. `right`: accepted as coded; `right_but`: also those that needed a correction.

    `basis`: "all verdicts", or the id of a sample whose weights the shares have. `sampled`: facts of the sample, `judged`: those of them that were judged.
    """

    basis: str
    kind: str
    type: str | None
    judged: int
    accepted: int
    corrected: int
    rejected: int
    right: Share
    right_but: Share
    sampled: int | None = None


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """What the verdicts of a record say of its judges and of its facts."""

    alphas: tuple[Alpha, ...]
    precision: tuple[Precision, ...]


def agreement(store: Store) -> Agreement:
    """Agreement of judges by kind; precision by kind and type from all verdicts and from each sample."""
    judged = _judged(store)
    return Agreement(
        alphas=tuple(_alphas(judged.values())), precision=(*_of_all(judged.values()), *_of_samples(judged, samples(store.connection)))
    )


def alpha(units: Iterable[Mapping[str, str]]) -> float | None:
    """Krippendorff's alpha for nominal data (Krippendorff 2011): each unit what each judge said of it; units of one judge count nothing."""
    totals: dict[tuple[str, str], float] = defaultdict(float)
    for unit in units:
        words = list(unit.values())
        if len(words) < 2:
            continue
        pairs = Counter((a, b) for i, a in enumerate(words) for j, b in enumerate(words) if i != j)
        for pair, times in pairs.items():
            totals[pair] += times / (len(words) - 1)
    margin: dict[str, float] = defaultdict(float)
    for (word, _), number in totals.items():
        margin[word] += number
    everything = sum(margin.values())
    expected = everything**2 - sum(number**2 for number in margin.values())
    if everything <= 1 or not expected:
        return None
    observed = sum(number for (one, other), number in totals.items() if one != other)
    return 1 - (everything - 1) * observed / expected


def wilson(share: float, number: float) -> Share:
    """A share of so many with its interval; the number may be an effective one."""
    if not number:
        return Share(value=None, low=None, high=None)
    spread = 1 + Z * Z / number
    middle = (share + Z * Z / (2 * number)) / spread
    half = Z / spread * math.sqrt(share * (1 - share) / number + Z * Z / (4 * number * number))
    return Share(value=round(share, 4), low=round(max(0.0, middle - half), 4), high=round(min(1.0, middle + half), 4))


def weighted(values: Sequence[float], weights: Sequence[float]) -> Share:
    """The ratio estimate of a share from a sample with weights, with Wilson's interval for as many as the sample is worth.

    What it is worth comes from the linearised variance of the ratio; where that is none (all or nothing is right), from the weights alone (Kish 1965).
    """
    total = sum(weights)
    if not total:
        return wilson(0.0, 0)
    share = sum(w * y for w, y in zip(weights, values, strict=True)) / total
    number = len(values)
    worth = total**2 / sum(w * w for w in weights)
    if 0 < share < 1 and number > 1:
        variance = number / (number - 1) * sum((w * (y - share)) ** 2 for w, y in zip(weights, values, strict=True)) / total**2
        worth = share * (1 - share) / variance if variance else worth
    return wilson(share, worth)


@dataclass
class _Judged:
    """A fact that was judged: its type as first judged, and the last standing word of each judge, the latest judge last."""

    kind: str
    type: str | None
    said: dict[str, str] = field(default_factory=dict)

    @property
    def word(self) -> str:
        """What stands of it: accepted after a correction it is right but for that."""
        last = list(self.said.values())[-1]
        return "correct" if last == "accept" and "correct" in self.said.values() else last


def _judged(store: Store) -> dict[Key, _Judged]:
    found: dict[Key, _Judged] = {}
    for document, fact, kind, who, word, anchor in store.connection.execute(_LAST):
        one = found.setdefault((document, fact), _Judged(kind, shaped(anchor, Anchor).type if anchor else None))
        before = one.said.pop(who, None)
        one.said[who] = "correct" if word == "accept" and before == "correct" else word
    return found


def _alphas(judged: Iterable[_Judged]) -> Iterator[Alpha]:
    by_kind: dict[str, list[dict[str, str]]] = defaultdict(list)
    for one in judged:
        by_kind[one.kind].append(one.said)
    for kind, units in sorted(by_kind.items()):
        shared = [said for said in units if len(said) > 1]
        found = alpha(shared)
        judges = len({who for said in shared for who in said})
        yield Alpha(
            kind=kind,
            alpha=None if found is None else round(found, 4),
            facts=len(shared),
            judges=judges,
            words=sum(len(said) for said in shared),
        )


def _of_all(judged: Iterable[_Judged]) -> Iterator[Precision]:
    groups: dict[tuple[str, str | None], list[str]] = defaultdict(list)
    for one in judged:
        groups[one.kind, None].append(one.word)
        if one.type is not None:
            groups[one.kind, one.type].append(one.word)
    for (kind, sort), words in sorted(groups.items(), key=lambda one: (one[0][0], one[0][1] or "")):
        yield _precision("all verdicts", kind, sort, words, [1.0] * len(words))


def _of_samples(judged: Mapping[Key, _Judged], drawn: Iterable[Sampled]) -> Iterator[Precision]:
    for sample in drawn:
        groups: dict[str | None, list[tuple[str | None, float]]] = defaultdict(list)
        for fact in sample.facts:
            one = judged.get((fact.document, fact.fact))
            for group in (None, fact.stratum.rpartition(" ")[0]):
                groups[group].append((one.word if one else None, fact.weight))
        for sort, found in sorted(groups.items(), key=lambda one: one[0] or ""):
            heard = [(word, weight) for word, weight in found if word is not None]
            if heard:
                made = _precision(sample.sample_id, sample.kind, sort, [word for word, _ in heard], [weight for _, weight in heard])
                yield msgspec.structs.replace(made, sampled=len(found))


def _precision(basis: str, kind: str, sort: str | None, words: Sequence[str], weights: Sequence[float]) -> Precision:
    counts = Counter(words)
    right = weighted([float(word == "accept") for word in words], weights)
    return Precision(
        basis=basis, kind=kind, type=sort, judged=len(words), accepted=counts["accept"], corrected=counts["correct"], rejected=counts["reject"],
        right=right, right_but=weighted([float(word != "reject") for word in words], weights),
    )  # fmt: skip
