"""The coarse sets: who, when and where of a news item (recall only), and whether two names are one (saved answers only)."""

from collections.abc import Iterable, Sequence

from legation.evaluation.answers import NOTHING, Answers, extents, objects
from legation.evaluation.figures import Figure, Hits, Marks
from legation.evaluation.gold import Record
from legation.evaluation.names import proper_words


def fivew(gold: Sequence[Record], answers: Answers) -> list[Figure]:
    """Is one of the answers that gold gives among the mentions, the dates, the places?"""
    who, when, where = Marks(), Marks(), Marks()
    for record in gold:
        answer, text = answers.get(record["id"], NOTHING), record["text"]
        if record["who"]:
            who.add(_shares_word(record["who"], (text[start:end] for start, end in extents(answer.get("mentions")))))
        if record["where"]:
            where.add(_shares_word(record["where"], (text[start:end] for start, end in extents(answer.get("places")))))
        days = {item["parsed"] for item in record["when"] if item.get("parsed")}
        if days:
            when.add(any(str(date.get("from") or date.get("value") or "")[:10] in days for date in objects(answer, "dates")))
    return [who.share("who_found"), when.share("when_found"), where.share("where_found")]


def _shares_word(wanted: Iterable[Record], found: Iterable[str]) -> bool:
    words = set[str]().union(*(proper_words(item["text"], shortest=1) for item in wanted))
    return any(words & proper_words(phrase, shortest=1) for phrase in found)


def names(gold: Sequence[Record], answers: Answers) -> list[Figure]:
    """Answers are `{"id", "match"}`."""
    hits = Hits()
    for record in gold:
        given = bool(answers.get(record["id"], NOTHING).get("match"))
        hits.add(int(given and record["match"]), int(given), int(record["match"]))
    return hits.figures("match")
