"""Stories: B-cubed and pairwise F1 of the grouping. A document without an answer scores nothing."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from legation.evaluation.answers import NOTHING, Answers
from legation.evaluation.figures import Figure, Statistic, f1, interval, ratio, sums
from legation.evaluation.gold import Record

Group = str | int


def stories(gold: Sequence[Record], answers: Answers) -> list[Figure]:
    """Figures over documents; those over pairs of documents have no interval."""
    wanted: dict[str, Group] = {record["id"]: record["story"] for record in gold}
    given = {one: story for one in wanted if isinstance(story := answers.get(one, NOTHING).get("story"), str | int)}
    rows = _shares(wanted, given)
    count = len(rows)
    precision, recall = sums(rows)
    bcubed = _mean_f1(count)
    return [
        Figure("bcubed_f1", bcubed((precision, recall)), count, interval(rows, bcubed)),
        Figure("bcubed_precision", precision / count, count),
        Figure("bcubed_recall", recall / count, count),
        *_pairwise(wanted, given),
        Figure("stories_found", len(set(given.values())), len(set(wanted.values()))),
    ]


def _shares(wanted: Mapping[str, Group], given: Mapping[str, Group]) -> list[tuple[float, float]]:
    """For each document, in order of id: the share of its answer's group that belongs there, and of its gold group that is found."""
    golds, answers = _members(wanted), _members(given)
    rows = []
    for one in sorted(wanted):
        if one not in given:
            rows.append((0.0, 0.0))
            continue
        gold, answer = golds[wanted[one]], answers[given[one]]
        both = len(gold & answer)
        rows.append((both / len(answer), both / len(gold)))
    return rows


def _members(groups: Mapping[str, Group]) -> dict[Group, set[str]]:
    out: dict[Group, set[str]] = defaultdict(set)
    for one, group in groups.items():
        out[group].add(one)
    return out


def _mean_f1(count: int) -> Statistic:
    """The harmonic mean of the two mean shares of `count` documents."""
    return lambda totals: f1(totals[0] / count, totals[1] / count)


def _pairwise(wanted: Mapping[str, Group], given: Mapping[str, Group]) -> list[Figure]:
    both = _pairs(Counter((wanted[one], given[one]) for one in given))
    answers, golds = _pairs(Counter(given.values())), _pairs(Counter(wanted.values()))
    precision, recall = ratio(both, answers), ratio(both, golds)
    return [
        Figure("pairwise_f1", f1(precision, recall), golds),
        Figure("pairwise_precision", precision, answers),
        Figure("pairwise_recall", recall, golds),
    ]


def _pairs(groups: Mapping[object, int]) -> int:
    return sum(size * (size - 1) // 2 for size in groups.values())
