"""Merging: tellings of one meeting come together, those of different ones stay apart, in whatever order and portions they come."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.stories.judging import Judgement, Judgements
from legation.stories.matters import MATTERS
from legation.stories.merging import Merger, Tellings
from legation.stories.telling import Telling
from stories.tellings import met, on, person

BLINKEN, AUSTIN = person("Antony Blinken", "USA"), person("Lloyd Austin", "USA")
SINGH, JAISHANKAR = person("Rajnath Singh", "IND"), person("S Jaishankar", "IND")
BIDEN, MODI = person("Joe Biden", "USA"), person("Narendra Modi", "IND")
FORMAT: dict[str, Any] = {"mechanism": "mechanism:india-us-2plus2", "mechanism_name": "India-US 2+2", "level": "minister"}


def groups(tellings: Iterable[Telling], said: Judgements | None = None) -> set[frozenset[str]]:
    merger = Merger(MATTERS["meeting"], said or Judgements())
    merger.add(tellings)
    return shape(merger.occurrences())


def shape(found: Iterable[Tellings]) -> set[frozenset[str]]:
    return {frozenset(f"{telling.document}" for telling in one.all) for one in found}


ANNOUNCED = met(
    "announced", published="2022-04-07", realis="planned", edition="fourth", place="Washington", participants=(BLINKEN, SINGH), **FORMAT
)
REMARKS = met("remarks", published="2022-04-11", participants=(BLINKEN, AUSTIN, JAISHANKAR, SINGH), **FORMAT)
STATEMENT = met("statement", published="2022-04-12", edition="4th", participants=(BLINKEN, JAISHANKAR), **FORMAT)
VIRTUAL = met("virtual", published="2022-04-10", realis="planned", mode="video", participants=(BIDEN, MODI), level=None)
READOUT = met("readout", published="2022-04-11", mode="phone", participants=(BIDEN, MODI), level=None)


def leaders(telling: Telling) -> Telling:
    """The same among leaders."""
    import dataclasses

    import msgspec

    return dataclasses.replace(telling, fact=msgspec.structs.replace(telling.fact, level="leader"))


def test_a_meeting_keeps_its_life_and_the_leaders_talk_of_the_day_stays_apart() -> None:
    told = [ANNOUNCED, REMARKS, STATEMENT, leaders(VIRTUAL), leaders(READOUT)]
    assert groups(told) == {frozenset(("announced", "remarks", "statement")), frozenset(("virtual", "readout"))}


@pytest.mark.parametrize(
    "other",
    [
        met("other", when=on("2022-05-24"), participants=(BLINKEN, JAISHANKAR)),
        met("other", mode="phone", participants=(BLINKEN, JAISHANKAR)),
        met("other", parties=("JPN", "USA"), participants=(BLINKEN,)),
        met("other", mechanism="mechanism:quad"),
        met("other", when=None, published="2022-09-01", participants=(BLINKEN, JAISHANKAR)),
        met("other", participants=(person("Gina Raimondo", "USA"), person("Piyush Goyal", "IND"))),
    ],
)
def test_what_is_not_the_same_stays_apart(other: Telling) -> None:
    assert len(groups([STATEMENT, met("one", participants=(BLINKEN, JAISHANKAR), mechanism="mechanism:x"), other])) >= 2
    assert frozenset(("statement", "other")) not in groups([STATEMENT, other])


def test_a_talk_of_two_beside_the_format_is_another_meeting() -> None:
    beside = met("beside", participants=(BLINKEN, JAISHANKAR))
    assert len(groups([REMARKS, beside])) == 2


def test_editions_part_what_has_no_exact_day() -> None:
    one, other = (
        met(name, edition=name, when=on("2022-01-01", "2022-12-31"), published="2023-01-01", **FORMAT) for name in ("third", "fourth")
    )
    assert len(groups([one, other])) == 2


def test_undated_tellings_join_what_was_told_the_same_days() -> None:
    undated = met("undated", when=None, published="2022-04-12", participants=(BLINKEN, JAISHANKAR))
    later = met("later", when=None, published="2022-06-30", participants=(BLINKEN, JAISHANKAR))
    found = groups([met("dated", participants=(BLINKEN, JAISHANKAR)), undated, later])
    assert found == {frozenset(("dated", "undated")), frozenset(("later",))}


def test_verdicts_part_and_join_against_every_likeness() -> None:
    far = met("far", when=on("2020-01-01"), published="2020-01-02")
    apart = Judgements.of([Judgement("different", REMARKS.ref, STATEMENT.ref), Judgement("same", far.ref, STATEMENT.ref)])
    found = groups([REMARKS, STATEMENT, far], apart)
    assert found == {frozenset(("remarks",)), frozenset(("statement", "far"))}


def test_the_later_verdict_stands() -> None:
    said = [Judgement("different", REMARKS.ref, STATEMENT.ref), Judgement("same", STATEMENT.ref, REMARKS.ref)]
    assert len(groups([REMARKS, STATEMENT], Judgements.of(said))) == 1
    assert len(groups([REMARKS, STATEMENT], Judgements.of(reversed(said)))) == 2


def test_a_verdict_does_not_join_through_others_what_a_later_one_parts() -> None:
    one, two, three = (met(name, when=on(f"2020-0{n}-01"), published="2021-01-01") for n, name in enumerate(("one", "two", "three"), 1))
    said = [Judgement("same", one.ref, two.ref), Judgement("same", two.ref, three.ref), Judgement("different", one.ref, three.ref)]
    assert groups([one, two, three], Judgements.of(said)) == {frozenset(("two", "three")), frozenset(("one",))}


DAYS = st.sampled_from(
    [on("2022-04-11"), on("2022-04-12"), on("2022-04-01", "2022-04-30"), on("2022-01-01", "2022-12-31"), on("2022-05-24"), None]
)
TELLING = st.builds(
    met,
    document=st.sampled_from("abcdefgh"),
    number=st.integers(0, 400),
    published=st.sampled_from(["2022-04-10", "2022-04-12", "2022-05-25", "2022", None]),
    when=DAYS,
    mechanism=st.sampled_from([None, None, "mechanism:quad", "mechanism:india-us-2plus2"]),
    edition=st.sampled_from([None, "third", "fourth"]),
    parties=st.sampled_from([("IND", "USA"), ("AUS", "IND", "JPN", "USA"), ("JPN", "USA")]),
    realis=st.sampled_from(["held", "planned", "proposed", "cancelled"]),
    mode=st.sampled_from(["in person", "phone", "unknown"]),
    participants=st.sampled_from([(), (BLINKEN,), (BLINKEN, JAISHANKAR), (AUSTIN, SINGH), (BIDEN, MODI)]),
    level=st.sampled_from([None, "minister"]),
)
REFS = st.tuples(st.integers(0, 30), st.integers(0, 30), st.sampled_from(["same", "different"]))


@given(
    told=st.lists(TELLING, max_size=30, unique_by=lambda t: t.ref),
    order=st.randoms(),
    cuts=st.lists(st.integers(0, 30)),
    said=st.lists(REFS, max_size=4),
)
@settings(max_examples=150, deadline=None)
def test_portions_and_order_do_not_matter(told: list[Telling], order: object, cuts: list[int], said: list[tuple[int, int, str]]) -> None:
    named = [(told[a], told[b], word) for a, b, word in said if a < len(told) and b < len(told) and a != b]
    judged = Judgements.of(Judgement("same" if word == "same" else "different", a.ref, b.ref) for a, b, word in named)
    at_once = Merger(MATTERS["meeting"], judged)
    at_once.add(told)
    shuffled = list(told)
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    bit_by_bit = Merger(MATTERS["meeting"], judged)
    edges = sorted({0, len(told), *(cut for cut in cuts if cut < len(told))})
    for first, last in pairwise(edges):
        bit_by_bit.add(shuffled[first:last])
        bit_by_bit.occurrences()
    once, bits = at_once.occurrences(), bit_by_bit.occurrences()
    assert [(one.id, one.all) for one in once] == [(one.id, one.all) for one in bits]
    assert sorted(telling.ref for one in once for telling in one.all) == sorted(telling.ref for telling in told)
    for pair in judged.different:
        assert not any(pair <= {telling.ref for telling in one.all} for one in once)
    for pair in judged.same:
        assert any(pair <= {telling.ref for telling in one.all} for one in once)
