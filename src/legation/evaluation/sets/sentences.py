"""Single sentences: is there anything in them, which types of event, and who is at either end."""

from collections.abc import Sequence

from legation.evaluation.answers import NOTHING, Answer, Answers, Cast, extents, listed, objects
from legation.evaluation.figures import Figure, Hits
from legation.evaluation.gold import Record
from legation.evaluation.spans import HALF, Span, WordIndex, align, dice
from legation.evaluation.types import ROOTS, root

_SPOKEN = "STATEMENT"
_ENDS = ("source", "target")
_FIELDS = {"source": "sources", "target": "targets", "time": "times", "location": "locations"}


class _Types:
    """The four ways in which the types of a sentence are counted."""

    def __init__(self) -> None:
        self.relevance, self.by_events, self.types, self.with_statement = Hits(), Hits(), Hits(), Hits()

    def add(self, record: Record, answer: Answer) -> None:
        found = {root(event.get("event")) for event in objects(answer, "events")} & set(ROOTS)
        said = bool(objects(answer, "statements"))
        wanted = set(record["types"]) - {_SPOKEN}
        _add_flags(self.relevance, bool(found or said), record["relevant"])
        if record["relevant"] and not record["types"]:
            return  # relevant, but no type agreed on
        _add_flags(self.by_events, bool(found), bool(wanted))
        _add_sets(self.types, found, wanted)
        _add_sets(self.with_statement, found or ({_SPOKEN} if said else set()), wanted or set(record["types"]))

    def figures(self) -> list[Figure]:
        counted = {"relevance": self.relevance, "relevance_by_events": self.by_events, "types": self.types}
        counted["types_and_statement"] = self.with_statement
        return [figure for name, hits in counted.items() for figure in hits.figures(name)]


def _add_flags(hits: Hits, given: bool, wanted: bool) -> None:
    hits.add(int(given and wanted), int(given), int(wanted))


def _add_sets(hits: Hits, given: set[str], wanted: set[str]) -> None:
    hits.add(len(given & wanted), len(given), len(wanted))


def sentences(gold: Sequence[Record], answers: Answers) -> list[Figure]:
    """Relevance, types, and whether one of the spans that coders agreed on is met by half."""
    types, fields = _Types(), {name: Hits() for name in _FIELDS}
    for record in gold:
        answer, words = answers.get(record["id"], NOTHING), WordIndex(record["text"])
        types.add(record, answer)
        offered = _offered(answer)
        for name, column in _FIELDS.items():
            wanted = [words.under(span) for phrase in record[column] if (span := _place_of(record["text"], phrase))]
            if wanted:
                given = [words.under(span) for span in offered[name]]
                hit = any(dice(one, other) >= HALF for one in wanted for other in given)
                fields[name].add(int(hit), int(bool(given)), 1)
    return types.figures() + [hits.recall(f"{name}_hit") for name, hits in fields.items()]


def _place_of(text: str, phrase: str) -> Span | None:
    start = text.lower().find(phrase.lower())
    return (start, start + len(phrase)) if start >= 0 else None


def _offered(answer: Answer) -> dict[str, list[Span]]:
    """What an answer names at either end, as times and as places; whom a statement addresses or is about stands where they are mentioned."""
    events, said, cast = objects(answer, "events"), objects(answer, "statements"), Cast(answer)
    spoken_to = [str(key) for item in said for key in listed(item, "addressees") + listed(item, "about")]
    return {
        "source": _spans(events, "actor_spans") + _spans(said, "speaker"),
        "target": _spans(events, "recipient_spans") + cast.spans_of(spoken_to),
        "time": extents(answer.get("dates")),
        "location": extents(answer.get("places")),
    }


def _spans(items: Sequence[Answer], key: str) -> list[Span]:
    return [span for item in items for span in extents(item.get(key))]


def who_to_whom(gold: Sequence[Record], answers: Answers) -> list[Figure]:
    """The words at either end of all events; then spans by half; then the one event nearest to gold, since gold marks one a sentence."""
    by_word = {name: Hits() for name in ("token", *(f"{end}_token" for end in _ENDS))}
    by_span, best = {end: Hits() for end in _ENDS}, Hits()
    for record in gold:
        words, events = WordIndex(record["text"]), objects(answers.get(record["id"], NOTHING), "events")
        wanted = _Ends(words, extents(record["sources"]), extents(record["targets"]))
        given = [_Ends(words, extents(event.get("actor_spans")), extents(event.get("recipient_spans"))) for event in events]
        rows = {end: _word_hits(end, wanted, given) for end in _ENDS}
        for end, row in rows.items():
            by_word[f"{end}_token"].add(*row)
            by_span[end].add(*_span_hits(end, wanted, given))
        by_word["token"].add(*(sum(column) for column in zip(*rows.values(), strict=True)))
        best.add(*_nearest([event.words for event in given], wanted.words))
    figures = [figure for name, hits in by_word.items() for figure in hits.figures(name)]
    figures += [figure for end, hits in by_span.items() for figure in hits.figures(f"{end}_span")]
    return figures + best.figures("best_event_token")


class _Ends:
    """Who is at either end of an event: the words of each stretch, and of all of one end together."""

    def __init__(self, words: WordIndex, source: Sequence[Span], target: Sequence[Span]) -> None:
        ends = dict(zip(_ENDS, (source, target), strict=True))
        self.stretches = {end: [words.under(span) for span in spans] for end, spans in ends.items()}
        self.words = {end: words.under(*spans) for end, spans in ends.items()}


def _word_hits(end: str, wanted: _Ends, given: Sequence[_Ends]) -> tuple[int, int, int]:
    words = frozenset().union(*(event.words[end] for event in given))
    return len(words & wanted.words[end]), len(words), len(wanted.words[end])


def _span_hits(end: str, wanted: _Ends, given: Sequence[_Ends]) -> tuple[int, int, int]:
    golds, answers = wanted.stretches[end], list({words for event in given for words in event.stretches[end]} - {frozenset()})
    return len(align(golds, answers, dice, HALF)), len(answers), len(golds)


def _nearest(events: Sequence[dict[str, frozenset[int]]], wanted: dict[str, frozenset[int]]) -> tuple[int, int, int]:
    """(hits, words, gold words) of the event with the highest Dice coefficient, of equals the one with fewer words."""
    size = sum(len(words) for words in wanted.values())
    counts = [(sum(len(event[end] & wanted[end]) for end in wanted), sum(len(event[end]) for end in wanted)) for event in events]

    def nearness(count: tuple[int, int]) -> tuple[float, int]:
        hits, words = count
        return (2 * hits / (words + size) if words + size else 0.0, -words)

    hits, words = max(counts, key=nearness, default=(0, 0))
    return hits, words, size
