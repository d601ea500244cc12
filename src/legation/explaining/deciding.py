"""From the rules that were asked to the cues of a sentence, each with what ended it."""

from collections.abc import Iterator, Sequence

from legation.explaining.shapes import Question
from legation.explaining.tracing import ROOMS, Call

FEW = 40  # questions of a cue that are kept at each depth
DEEP = 6


def cues_asked(calls: Sequence[Call]) -> dict[tuple[str, tuple[int, int]], list[Call]]:
    """The outermost questions about each cue, by room and words, in the order of the text."""
    found: dict[tuple[str, tuple[int, int]], list[Call]] = {}
    for call in calls:
        for room, cue, own in _outermost(call):
            found.setdefault((room, cue), []).append(own)
    return dict(sorted(found.items(), key=lambda one: (one[0][1], ROOMS.index(one[0][0]))))


def _outermost(call: Call) -> Iterator[tuple[str, tuple[int, int], Call]]:
    room = call.room.split(".")[0]
    if call.cue is not None and room in ROOMS:
        yield room, call.cue, call
    else:
        for inner in call.calls:
            yield from _outermost(inner)


def question(call: Call, depth: int = DEEP) -> Question:
    """A call as it is shown, with what it asked in turn."""
    asked = tuple(question(inner, depth - 1) for inner in call.calls[:FEW]) if depth else ()
    start, end = call.at or (None, None)
    return Question(rule=f"{call.room}: {call.rule}", asks=call.asks, answer=call.answer, start=start, end=end, asked=asked)


def deciding(calls: Sequence[Call]) -> tuple[Question, ...]:
    """The rules that ended a cue of which nothing came: of the last question with no answer the last that it asked, and so on inwards."""
    ended = next((call for call in reversed(calls) if call.answer in ("nothing", "no")), None)
    chain: list[Question] = []
    while ended is not None and len(chain) < DEEP:
        chain.append(question(ended, 0))
        ended = next((call for call in reversed(ended.calls) if call.answer in ("yes", "no", "nothing")), None)
    return tuple(chain)
