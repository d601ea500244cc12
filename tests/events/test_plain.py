"""Sentences that say one plain thing come out plainly, by type: `plain.tsv` has the type, who acts, to whom, and the sentence."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from legation.coding import Line
from legation.model import Coding, Event

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


def test_types_and_sides_of_plain_sentences(code: Coder, line: Line) -> None:
    """Nine in ten have their type, two in three all sides too; without the encoder fewer do, and those are not asked here."""
    if line.encoder is None:
        pytest.skip("needs the encoder's weights")
    typed, sided, missed = 0, 0, []
    for kind, by, to, text in _rows():
        coding = code(text, published="2024-07-10")
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
    assert typed >= 0.9 * len(_rows()), missed
    assert sided >= 0.66 * len(_rows()), missed
