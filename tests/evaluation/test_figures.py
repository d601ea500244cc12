"""Figures, spans, names and offices: the small rules on which scores rest."""

import random

import pytest

from legation.evaluation.figures import DRAWS, SEED, Hits, Marks, _draws, f1, interval
from legation.evaluation.names import same_name
from legation.evaluation.sets.roles import office_kinds
from legation.evaluation.sets.spoken import Spoken
from legation.evaluation.spans import WordIndex, align, dice, joined, trimmed
from legation.evaluation.speech import is_speech
from legation.evaluation.types import root


@pytest.mark.parametrize("count", [1, 2, 5, 64, 100])
def test_draws_are_those_of_the_plain_generator(count: int) -> None:
    chance = random.Random(SEED)
    for row in _draws(count).tolist():
        drawn = [chance.randrange(count) for _ in range(count)]
        assert row == [drawn.count(i) for i in range(count)]


def test_nothing_to_score_is_not_zero() -> None:
    assert f1(None, None) is None
    assert f1(None, 0.0) == 0.0
    assert Hits().figures("x")[0].value is None
    assert Marks().share("x").value is None


def test_interval_needs_two_units_and_holds_the_value() -> None:
    assert interval([(1,)], lambda t: t[0]) is None
    marks = Marks()
    for i in range(100):
        marks.add(i % 4 == 0)
    figure = marks.share("x")
    assert figure.value == 0.25
    assert figure.interval and figure.interval[0] < 0.25 < figure.interval[1]
    assert len(_draws(100)) == DRAWS


def test_figure_line() -> None:
    hits = Hits()
    hits.add(1, 2, 2)
    assert hits.figures("meeting")[0].line("own") == "own meeting_f1 0.500 n=2"


def test_words_under_spans() -> None:
    index = WordIndex("President Macron's talks on Monday")
    assert index.under((0, 12)) == {0, 1}, "a touched word counts whole"
    assert index.under((18, 19)) == frozenset(), "blanks are no words"
    assert index.under((30, 900)) == {4}


def test_matching_takes_the_best_pair_first() -> None:
    assert align([1, 5], [5, 1, 9], lambda a, b: float(a == b)) == [(0, 1), (1, 0)]
    assert align([1, 2], [1], lambda a, b: 1 / a, floor=0.6) == [(0, 0)]
    assert dice(frozenset({1, 2}), frozenset({2, 3})) == 0.5


def test_outer_marks_do_not_count() -> None:
    text = "“We agree,” she said"
    assert trimmed(text, (0, 11)) == (1, 9)
    assert trimmed(":", (0, 1)) == (0, 1), "nothing but marks stays"
    assert joined(text, [(0, 3), (4, 11)]) == ((1, 9),)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Antony J. Blinken", "Antony Blinken", True),
        ("Secretary Blinken", "Antony Blinken", True),
        ("José Ramos-Horta", "Jose Ramos Horta", True),
        ("Bill Clinton", "Hillary Clinton", False),
        ("", "Angela Merkel", False),
    ],
)
def test_names(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same_name(other, one) is same


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("Prime Minister of Nepal", {"head_of_government"}),
        ("Foreign Minister and Vice Chancellor", {"minister"}),
        ("President", {"head_of_state"}),
        ("Chancellor of the Exchequer", {"minister"}),
        ("Deputy Prime Minister", set()),
    ],
)
def test_offices(title: str, kinds: set[str]) -> None:
    assert office_kinds(title) == kinds


def test_types_and_cues() -> None:
    assert [root(event) for event in ("concede", "ACCUSE", None)] == ["YIELD", "ACCUSE", ""]
    assert is_speech("according to") and is_speech("criticised") and not is_speech("believes")


@pytest.mark.parametrize(
    ("speaker_name", "party", "actor", "right"),
    [
        ("Penny Wong", "AUS", {"key": "person:penny-wong", "name": "Penny Wong", "kind": "person", "country": "AUS"}, True),
        ("Penny Wong", "AUS", {"key": "person:marise-payne", "name": "Marise Payne", "kind": "person", "country": "AUS"}, False),
        ("the ministry", "AUS", {"key": "body:AUS.foreign-ministry", "name": "Foreign Ministry", "kind": "body", "country": "AUS"}, True),
        ("an official", "AUS", {"key": "group:FJI.officials", "name": "official", "kind": "group", "country": "FJI"}, False),
        ("the ministers", None, {"key": "group:AUS+FJI", "name": "Australia and Fiji", "kind": "group", "members": ["AUS", "FJI"]}, True),
        ("Penny Wong", "AUS", None, False),
        ("media reports", None, None, True),
    ],
)
def test_who_speaks_is_the_right_actor(speaker_name: str, party: str | None, actor: dict[str, object] | None, right: bool) -> None:
    speaker: dict[str, object] = {"start": 0, "end": 5, "text": "Wordy"}
    gold: dict[str, object] = {"speaker": speaker, "speaker_name": speaker_name, "party": party, "quoted": "indirect"}
    parts: dict[str, object] = {"cue": {"start": 6, "end": 10}, "content": [{"start": 11, "end": 20}]}
    said: dict[str, object] = {**parts, "speaker": {**speaker, "actor": actor and actor["key"]}, "quoted": "indirect"}
    spoken = Spoken()
    text = "Wordy said something"
    record = {"text": text, "statements": [{**gold, **parts}]}
    spoken.add(record, {"statements": [said], "actors": [actor] if actor else []}, WordIndex(text))
    assert {f.name: f.value for f in spoken.figures()}["statement_actor"] == float(right)
