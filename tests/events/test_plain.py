"""Sentences that say one plain thing come out plainly, by type: `plain.tsv` has the type, who acts, to whom, and the sentence."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from legation.coding import Line
from legation.coding import code as code_document
from legation.model import Coding, Event
from legation.reading import document

Coder = Callable[..., Coding]
_YIELD = frozenset({"CONCEDE", "RETREAT"})


@cache
def _rows() -> tuple[tuple[str, frozenset[str], frozenset[str], str], ...]:
    lines = (Path(__file__).parent / "plain.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return tuple((kind, frozenset(by.split()), frozenset(to.split()), text) for kind, by, to, text in (line.split("\t") for line in lines))


def _like(coding: Coding, kind: str) -> Event | None:
    found = [e for e in coding.events if e.sure and (e.event == kind or {e.event, kind} <= _YIELD)]
    return max(found, key=lambda e: e.confidence, default=None)


def _codes(coding: Coding, keys: tuple[str, ...]) -> frozenset[str]:
    actors = {a.key: a for a in coding.actors}
    return frozenset((actors[k].country or k) if k in actors and not k.isupper() else k for k in keys)


@pytest.fixture(scope="module")
def whole(line: Line) -> Coder:
    """The line with the encoder."""
    if line.encoder is None:
        pytest.skip("needs the encoder's weights, which this installation does not have")

    def run(text: str) -> Coding:
        return code_document(document({"text": text, "published": "2024-07-10"}), line)

    return run


def test_types_and_sides_of_plain_sentences(whole: Coder) -> None:
    """Three in four have their type, two in three all sides too (79 and 71 of 102 on 2026-11-29; rare types are doubted too much)."""
    typed, sided = 0, 0
    missed: list[tuple[object, ...]] = []
    for kind, by, to, text in _rows():
        coding = whole(text)
        event = _like(coding, kind)
        typed += event is not None
        if event is None:
            missed.append((kind, text, [(e.event, e.confidence) for e in coding.events]))
            continue
        named = _codes(coding, event.actors), _codes(coding, event.recipients)
        both = named[0] | named[1] == by | to if not to else by <= named[0] and to <= named[1]
        sided += both
        if not both:
            missed.append((kind, text, named))
    assert typed >= 0.73 * len(_rows()), missed
    assert sided >= 0.64 * len(_rows()), missed


def test_tariffs_that_will_go_are_no_threat(whole: Coder) -> None:
    events = whole("India will eliminate tariffs on all U.S. industrial goods.").events
    assert not any(e.event == "THREATEN" for e in events)


def test_strikes_that_killed_are_two_events_of_russia(whole: Coder) -> None:
    events = [e for e in whole("Russian strikes on Dnipro killed five people on 3 July 2024.").events if e.sure]
    assert [e.event for e in events] == ["ASSAULT", "ASSAULT"]
    assert all(e.actors == ("RUS",) and e.when is not None and e.when.from_ == "2024-07-03" for e in events)
    assert all(e.casualties is not None and e.casualties.killed == (5, 5) for e in events)


def test_the_koreas_and_their_hotline(whole: Coder) -> None:
    assert any(e.event == "CONSULT" for e in whole("The two Koreas reopened their military hotline on Wednesday.").events)


def test_an_arrest_by_beijing(whole: Coder) -> None:
    coding = whole("Beijing arrested more than 10,000 people in Hong Kong.")
    event = next(e for e in coding.events if e.event == "COERCE" and e.sure)
    assert event.actors == ("CHN",) and event.place is not None and coding.places[event.place].name == "Hong Kong"
