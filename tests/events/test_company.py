"""Who of those named near a frame stands on which side."""

import pytest

from legation.events.company import chosen
from legation.events.parts import SIDES, Part, Weights
from legation.frames import Frame
from legation.frames.weighing import logit
from legation.model import Sentence, Span

WEIGHTS: Weights = {role: {"tag": 1.0} for role in SIDES}
TEXT = "Norway held talks."


def _frame(kind: str) -> Frame:
    return Frame(kind, Span(12, 17, "talks"), Sentence(start=0, end=len(TEXT), text=TEXT, index=0, paragraph=0), 0.9, "encoder")


def _part(start: int, text: str, key: str, agent: float, *, speaks: float = 0.0) -> Part:
    tags = {"agent": {"tag": logit(agent), "speaks": speaks}, "recipient": {"tag": logit(0.02)}}
    return Part(Span(start, start + len(text), text), (key,), False, tags)


@pytest.mark.parametrize(
    ("kind", "norway", "other", "met"),
    [
        ("CONSULT", _part(0, "Norway", "NOR", 0.9), _part(7, "Iceland", "ISL", 0.45), ("NOR", "ISL")),
        ("CONSULT", _part(0, "Norway", "NOR", 0.9), _part(7, "Iceland", "ISL", 0.3), ("NOR",)),
        ("CONSULT", _part(0, "Norway", "NOR", 0.9), _part(40, "Iceland", "ISL", 0.3), ("NOR", "ISL")),
        ("CONSULT", _part(0, "Norway", "NOR", 0.9), _part(40, "Iceland", "ISL", 0.3, speaks=1.0), ("NOR",)),
        ("CONSULT", _part(0, "Norway", "NOR", 0.9, speaks=1.0), _part(7, "Iceland", "ISL", 0.45), ("NOR",)),
        ("CONSULT", _part(0, "We", "NOR", 0.9, speaks=1.0), _part(7, "Iceland", "ISL", 0.45), ("NOR", "ISL")),
        ("AGREE", _part(0, "Norway", "NOR", 0.9), _part(7, "Iceland", "ISL", 0.45), ("NOR",)),
    ],
)
def test_a_meeting_takes_two(kind: str, norway: Part, other: Part, met: tuple[str, ...]) -> None:
    agents, recipients = chosen(_frame(kind), (norway, other), WEIGHTS)
    assert tuple(member.key for member in agents) == met
    assert not recipients
