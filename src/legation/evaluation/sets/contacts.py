"""Who met or spoke with whom (re3d): is a gold pair found at the two ends of one meeting, event or statement? Recall only."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from legation.evaluation.answers import NOTHING, Answer, Answers, Cast, extent, extents, listed, objects, part
from legation.evaluation.figures import Figure, Hits, Marks
from legation.evaluation.gold import Record
from legation.evaluation.names import proper_words
from legation.evaluation.spans import Span, crosses
from legation.evaluation.types import root

_FRIENDLY = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT", "REQUEST", "ACCUSE", "AID"})


@dataclass(frozen=True)
class _Side:
    """One end of a contact: where it stands, and the words of its names."""

    spans: tuple[Span, ...]
    words: frozenset[str]

    def matches(self, gold: Record) -> bool:
        where = (gold["start"], gold["end"])
        return any(crosses(span, where) for span in self.spans) or bool(proper_words(gold["text"]) & self.words)


@dataclass(frozen=True)
class _Contact:
    """Two ends; `right` is `None` where all on the left are in contact with each other."""

    kind: Literal["meeting", "consultation", "event", "statement"]
    left: tuple[_Side, ...]
    right: tuple[_Side, ...] | None

    def links(self, pair: Record) -> bool:
        if self.right is None:
            numbered = list(enumerate(self.left))
            return any(_is_pair(one, other, pair) for i, one in numbered for j, other in numbered if i != j)
        return any(_is_pair(one, other, pair) for one in self.left for other in self.right)


def _is_pair(one: _Side, other: _Side, pair: Record) -> bool:
    a, b = pair["a"], pair["b"]
    return (one.matches(a) and other.matches(b)) or (one.matches(b) and other.matches(a))


def contacts(gold: Sequence[Record], answers: Answers) -> list[Figure]:
    """Gold is not complete: `meetings_with_a_gold_pair` only informs."""
    narrow, wide, meetings = Hits(), Hits(), Marks()
    for record in gold:
        found, pairs = list(_contacts(answers.get(record["id"], NOTHING))), record["pairs"]
        close = [contact for contact in found if contact.kind in ("meeting", "consultation")]
        narrow.add(sum(any(contact.links(pair) for contact in close) for pair in pairs), 0, len(pairs))
        wide.add(sum(any(contact.links(pair) for contact in found) for pair in pairs), 0, len(pairs))
        for contact in found:
            if contact.kind == "meeting":
                meetings.add(any(contact.links(pair) for pair in pairs))
    return [
        narrow.recall("pair_in_meeting_or_consult"),
        wide.recall("pair_in_any_contact"),
        meetings.share("meetings_with_a_gold_pair"),
    ]


def _contacts(answer: Answer) -> Iterator[_Contact]:
    cast = Cast(answer)
    for meeting in objects(answer, "meetings"):
        hosts = [meeting["host"]] if meeting.get("host") else []
        people = [_participant(someone, cast) for someone in objects(meeting, "participants")]
        yield _Contact("meeting", (*people, *_by_keys(listed(meeting, "parties") + hosts, cast)), None)
    for event in objects(answer, "events"):
        if root(event.get("event")) in _FRIENDLY:
            yield _event_contact(event, cast)
    for said in objects(answer, "statements"):
        span = extent(said.get("speaker"))
        names = cast.names.get(str(part(said, "speaker").get("actor")), [])
        speakers = (_side([span], names),) if span else ()
        yield _Contact("statement", speakers, tuple(_by_keys(listed(said, "addressees"), cast)))


def _event_contact(event: Answer, cast: Cast) -> _Contact:
    left = (*_by_spans(event.get("actor_spans")), *_by_keys(listed(event, "actors"), cast))
    right = (*_by_spans(event.get("recipient_spans")), *_by_keys(listed(event, "recipients"), cast))
    return _Contact("consultation" if root(event.get("event")) == "CONSULT" else "event", left, right or None)


def _participant(someone: Answer, cast: Cast) -> _Side:
    key, span = str(someone.get("actor")), extent(someone)
    return _side([*([span] if span else []), *cast.spans.get(key, [])], [someone.get("name"), *cast.names.get(key, [])])


def _by_spans(items: object) -> Iterator[_Side]:
    return (_side([span], []) for span in extents(items))


def _by_keys(keys: Iterable[Any], cast: Cast) -> Iterator[_Side]:
    """A key stands for its actor and, being a country's, for all who belong to it."""
    for key in keys:
        acting = cast.acting_for(key)
        yield _side(cast.spans_of(acting), [*(name for one in acting for name in cast.names.get(one, [])), str(key)])


def _side(spans: Iterable[Span], names: Iterable[object]) -> _Side:
    return _Side(tuple(spans), frozenset().union(*(proper_words(name) for name in names)))
