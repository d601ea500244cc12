"""Relations between two given actors: types, quads and the two sides, each as the mean F1 over classes."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import partial

from legation.evaluation.answers import NOTHING, Answers
from legation.evaluation.figures import Figure, Totals, interval, ratio, sums
from legation.evaluation.gold import Record
from legation.evaluation.types import QUAD_OF, ROOTS, root


@dataclass(frozen=True)
class _Row:
    """Gold and answer of one relation."""

    event: tuple[str, str]
    quad: tuple[int, int | None]
    stated: tuple[int, int | None]
    side: tuple[str | None, str | None]


def relations(gold: Sequence[Record], answers: Answers) -> list[Figure]:
    """No answer is a wrong answer. `quad` is read off the type, `quad_stated` is the answer's own."""
    rows = [_row(record, answers) for record in gold]
    events, quads, sides = [row.event for row in rows], [row.quad for row in rows], [row.side for row in rows]
    figures = [
        _macro_f1("root_macro_f1", events, ROOTS),
        _accuracy("root_accuracy", events),
        _macro_f1("quad_macro_f1", quads, (1, 2, 3, 4)),
        _macro_f1("quad_stated_macro_f1", [row.stated for row in rows], (1, 2, 3, 4)),
        _macro_f1("binary_macro_f1", sides, ("cooperation", "conflict")),
        _accuracy("binary_accuracy", sides),
    ]
    for kind in ROOTS:
        count = sum(wanted == kind for wanted, _ in events)
        if count:
            value = _mean_f1(sums(_counted(events, (kind,))))
            figures.append(Figure(f"f1_{kind}", value, count, detail=True))
    return figures


def _row(record: Record, answers: Answers) -> _Row:
    answer = answers.get(record["id"], NOTHING)
    kind, stated = root(answer.get("event")), answer.get("quad")
    quad = QUAD_OF.get(kind)
    return _Row(
        event=(root(record["event"]), kind),
        quad=(record["quad"], quad),
        stated=(record["quad"], stated if stated in (1, 2, 3, 4) else None),
        side=(_side(record["quad"]), _side(quad)),
    )


def _side(quad: int | None) -> str | None:
    return None if quad is None else "cooperation" if quad < 3 else "conflict"


def _macro_f1(name: str, pairs: Sequence[tuple[Hashable, Hashable]], classes: Sequence[Hashable]) -> Figure:
    rows = _counted(pairs, classes)
    return Figure(name, _mean_f1(sums(rows)), len(pairs), interval(rows, _mean_f1))


def _accuracy(name: str, pairs: Sequence[tuple[Hashable, Hashable]]) -> Figure:
    rows = [(int(wanted == given),) for wanted, given in pairs]
    share = partial(_share, count=len(rows))
    return Figure(name, share(sums(rows)), len(rows), interval(rows, share))


def _share(totals: Totals, count: int) -> float | None:
    return ratio(totals[0], count)


def _counted(pairs: Sequence[tuple[Hashable, Hashable]], classes: Sequence[Hashable]) -> list[tuple[int, ...]]:
    """For each pair, for each class: is it gold's, the answer's, both."""
    return [
        tuple(int(mark) for name in classes for mark in (wanted == name, given == name, wanted == given == name)) for wanted, given in pairs
    ]


def _mean_f1(totals: Totals) -> float | None:
    """The mean F1 over the classes that gold has."""
    triples = (totals[i : i + 3] for i in range(0, len(totals), 3))
    values = [2 * both / (wanted + given) for wanted, given, both in triples if wanted]
    return sum(values) / len(values) if values else None
