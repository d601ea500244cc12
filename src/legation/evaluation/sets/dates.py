"""Time expressions: their span, their value, their type."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from legation.evaluation.answers import NOTHING, Answers, extent, objects
from legation.evaluation.figures import Figure, Hits, Marks
from legation.evaluation.gold import Record
from legation.evaluation.spans import Span, align, overlap

_EXACT = 3.0  # above any overlap, which is at most 1
_EMPTY_VALUE = re.compile(r"[X\-]+")
_CLOCK_TIME = re.compile(r"\d{4}-\d\d-\d\dT")
_Expression = tuple[Span, Mapping[str, Any]]  # where it stands, and what it is


def dates(gold: Sequence[Record], answers: Answers) -> list[Figure]:
    """`loose` reads PRESENT_REF as the day of publication and cuts clock times to the day. A gold without a value counts for the span only."""
    counts = _Counts()
    for record in gold:
        wanted = [(span, item) for item in record["timexes"] if (span := extent(item))]
        given = [(span, item) for item in objects(answers.get(record["id"], NOTHING), "dates") if (span := extent(item))]
        counts.add(wanted, given, record["published"])
    return counts.figures()


class _Counts:
    """What is counted: hits of each document, and shares of the expressions that were found."""

    def __init__(self) -> None:
        self.hits = {name: Hits() for name in ("span_strict", "span_relaxed", "value", "value_loose")}
        self.shares = {name: Marks() for name in ("value_accuracy", "value_loose_accuracy", "type_accuracy")}

    def add(self, wanted: Sequence[_Expression], given: Sequence[_Expression], published: str | None) -> None:
        same = {span for span, _ in wanted} & {span for span, _ in given}
        self.hits["span_strict"].add(len(same), len(given), len(wanted))
        pairs = align(wanted, given, lambda a, b: _EXACT if a[0] == b[0] else overlap(a[0], b[0]))
        self.hits["span_relaxed"].add(len(pairs), len(given), len(wanted))
        found = [(wanted[i][1], given[j][1]) for i, j in pairs]
        for gold, answer in found:
            self.shares["type_accuracy"].add(gold["type"] == answer.get("type"))
        self._add_values([(gold["value"], answer.get("value")) for gold, answer in found], wanted, len(given), published)

    def _add_values(
        self, found: Sequence[tuple[str | None, object]], wanted: Sequence[_Expression], given: int, published: str | None
    ) -> None:
        told = [(value, answer) for value, answer in found if _says_something(value)]
        right = [value == answer for value, answer in told]
        close = [value == answer or _loosely(value, published) == _loosely(answer, published) for value, answer in told]
        valued = sum(_says_something(item["value"]) for _, item in wanted)
        answered = given - (len(found) - len(told))  # what gold gives no value is neither right nor wrong
        for name, marks in (("value", right), ("value_loose", close)):
            self.hits[name].add(sum(marks), answered, valued)
            for mark in marks:
                self.shares[f"{name}_accuracy"].add(mark)

    def figures(self) -> list[Figure]:
        figures = [figure for name, hits in self.hits.items() for figure in hits.figures(name)]
        return figures + [marks.share(name) for name, marks in self.shares.items()]


def _says_something(value: str | None) -> bool:
    """Whether a gold value is there and more than a row of X."""
    return bool(value) and not _EMPTY_VALUE.fullmatch(value or "")


def _loosely(value: object, published: str | None) -> str:
    text = str(value or "")
    if text == "PRESENT_REF" and published:
        return published
    return text[:10] if _CLOCK_TIME.match(text) else text
