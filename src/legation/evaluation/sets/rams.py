"""One marked event a text (RAMS): is an accepted type found in its sentence, with its participants? Recall only."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from legation.evaluation.answers import NOTHING, Answer, Answers, Cast, extents, listed, objects
from legation.evaluation.figures import Figure, Hits
from legation.evaluation.gold import Record
from legation.evaluation.spans import Span, WordIndex, crosses
from legation.evaluation.types import root


def rams(gold: Sequence[Record], answers: Answers) -> list[Figure]:
    """The types that are accepted stand in each record; participants count in any fact of the sentence."""
    kinds, participants = Hits(), Hits()
    groups: dict[str, list[bool]] = defaultdict(list)
    for record in gold:
        sentence = (record["sentence"]["start"], record["sentence"]["end"])
        offered = list(_offered(answers.get(record["id"], NOTHING), sentence))
        found = any(kind in record["accept"] for kind, _ in offered)
        kinds.add(int(found), 0, 1)
        groups[record["group"]].append(found)
        words = WordIndex(record["text"])
        named = words.under(*(span for _, spans in offered for span in spans))
        met = sum(bool(words.under((item["start"], item["end"])) & named) for item in record["participants"])
        participants.add(met, 0, len(record["participants"]))
    figures = [kinds.recall("type_at_trigger_sentence"), participants.recall("participants_of_the_sentence")]
    return figures + [Figure(f"type_recall_{group}", sum(marks) / len(marks), len(marks)) for group, marks in sorted(groups.items())]


def _offered(answer: Answer, sentence: Span) -> Iterator[tuple[str, list[Span]]]:
    """(type, spans of those who take part) of every fact that stands in the sentence."""
    cast = Cast(answer)
    for event in objects(answer, "events"):
        stands = (extents(event.get("trigger")) or extents(event.get("sentence")))[:1]
        if _touch(stands, sentence):
            yield root(event.get("event")), extents(event.get("actor_spans")) + extents(event.get("recipient_spans"))
    for meeting in objects(answer, "meetings"):
        if _touch(extents(meeting.get("evidence")), sentence):
            nationals = [key for party in listed(meeting, "parties") for key in cast.of_country.get(str(party), ())]
            yield "MEETING", extents(meeting.get("participants")) + cast.spans_of(nationals)
    for said in objects(answer, "statements"):
        if _touch(extents(said.get("cue")), sentence):
            addressed = [str(key) for key in listed(said, "addressees")]
            yield "STATEMENT", extents(said.get("speaker")) + cast.spans_of(addressed)
    for bound in objects(answer, "commitments"):
        if _touch(extents(bound.get("evidence")) + extents(bound.get("content")), sentence):
            sides = listed(bound, "parties") + listed(bound, "toward")
            yield "COMMITMENT", [span for key in sides for span in cast.spans_of(cast.acting_for(key))]


def _touch(spans: Sequence[Span], sentence: Span) -> bool:
    return any(crosses(span, sentence) for span in spans)
