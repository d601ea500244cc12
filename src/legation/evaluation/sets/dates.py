"""Time expressions: their span, their value, their type."""

import re
from collections.abc import Sequence

from legation.evaluation.answers import NOTHING, Answers, extent, objects
from legation.evaluation.figures import Figure, Hits, Marks
from legation.evaluation.gold import Record
from legation.evaluation.spans import align, overlap

_EXACT = 3.0  # above any overlap, which is at most 1
_EMPTY_VALUE = re.compile(r"[X\-]+")
_CLOCK_TIME = re.compile(r"\d{4}-\d\d-\d\dT")


def dates(gold: Sequence[Record], answers: Answers) -> list[Figure]:
    """`loose` reads PRESENT_REF as the day of publication and cuts clock times to the day. A gold without a value counts for the span only."""
    counted = {name: Hits() for name in ("span_strict", "span_relaxed", "value", "value_loose")}
    shares = {name: Marks() for name in ("value_accuracy", "value_loose_accuracy", "type_accuracy")}
    for record in gold:
        wanted = [(span, item) for item in record["timexes"] if (span := extent(item))]
        given = [(span, item) for item in objects(answers.get(record["id"], NOTHING), "dates") if (span := extent(item))]
        same = {span for span, _ in wanted} & {span for span, _ in given}
        counted["span_strict"].add(len(same), len(given), len(wanted))
        pairs = align(wanted, given, lambda a, b: _EXACT if a[0] == b[0] else overlap(a[0], b[0]))
        counted["span_relaxed"].add(len(pairs), len(given), len(wanted))
        right = loose = open_values = 0
        for i, j in pairs:
            value, answer = wanted[i][1]["value"], given[j][1].get("value")
            shares["type_accuracy"].add(wanted[i][1]["type"] == given[j][1].get("type"))
            if not _says_something(value):
                open_values += 1
                continue
            close = value == answer or _loosely(value, record["published"]) == _loosely(answer, record["published"])
            shares["value_accuracy"].add(value == answer)
            shares["value_loose_accuracy"].add(close)
            right += value == answer
            loose += close
        valued = sum(_says_something(item["value"]) for _, item in wanted)
        counted["value"].add(right, len(given) - open_values, valued)
        counted["value_loose"].add(loose, len(given) - open_values, valued)
    figures = [figure for name, hits in counted.items() for figure in hits.figures(name)]
    return figures + [marks.share(name) for name, marks in shares.items()]


def _says_something(value: str | None) -> bool:
    """Whether a gold value is there and more than a row of X."""
    return bool(value) and not _EMPTY_VALUE.fullmatch(value or "")


def _loosely(value: object, published: str | None) -> str:
    text = str(value or "")
    if text == "PRESENT_REF" and published:
        return published
    return text[:10] if _CLOCK_TIME.match(text) else text
