"""Commitments of the diplomatic gold: content found, by the right party; then act, toward whom, due, issues."""

from legation.evaluation.answers import Answer, objects
from legation.evaluation.figures import Figure, Hits, Marks
from legation.evaluation.gold import Record
from legation.evaluation.sets.parties import content_overlap, issue_counts, parties
from legation.evaluation.spans import WordIndex, align


class Commitments:
    """What is counted of commitments."""

    def __init__(self) -> None:
        self.found, self.content, self.issues = Hits(), Hits(), Hits()
        self.act, self.toward, self.due = Marks(), Marks(), Marks()

    def add(self, record: Record, answer: Answer, words: WordIndex) -> None:
        """One document."""
        golds, given = record["commitments"], objects(answer, "commitments")
        by_content = align(golds, given, lambda gold, bound: content_overlap(words, gold, bound))
        self.content.add(len(by_content), len(given), len(golds))
        pairs = align(golds, given, lambda gold, bound: content_overlap(words, gold, bound) if share_party(gold, bound) else 0.0)
        self.found.add(len(pairs), len(given), len(golds))
        for i, j in pairs:
            gold, bound = golds[i], given[j]
            self.act.add(gold["act"] == bound.get("act"))
            self.toward.add(parties(gold, "toward") == parties(bound, "toward"))
            if gold["due"]:
                self.due.add(_same_due(gold["due"], str(bound.get("due") or "")))
            self.issues.add(*issue_counts(gold, bound))

    def figures(self) -> list[Figure]:
        """All of them."""
        shares = [self.act.share("commitment_act"), self.toward.share("commitment_toward"), self.due.share("commitment_due")]
        counted = self.found.figures("commitment") + self.content.figures("commitment_content")
        return counted + shares + self.issues.figures("commitment_issues")


def share_party(gold: Record, bound: Answer) -> bool:
    """Whether both bind one and the same, or both nobody."""
    wanted, named = parties(gold, "parties"), parties(bound, "parties")
    return bool(wanted & named) or not (wanted or named)


def _same_due(wanted: str, given: str) -> bool:
    """The same, as far as the less exact of the two goes."""
    return bool(given) and (given.startswith(wanted) or wanted.startswith(given))
