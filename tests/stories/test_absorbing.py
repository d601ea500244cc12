"""What is told without its day belongs to the only meeting of the format that its time allows."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.stories.judging import Judgement, Judgements
from legation.stories.matters import MATTERS
from legation.stories.merging import Merger
from legation.stories.telling import Telling
from stories.tellings import met, on

PARTIES = ("AUS", "IND", "JPN", "USA")
QUAD: dict[str, Any] = {"mechanism": "mechanism:quad", "mechanism_name": "Quad", "parties": PARTIES}


def quad(document: str, **fields: Any) -> Telling:
    import dataclasses

    import msgspec

    made = met(document, **{**QUAD, **fields})
    return dataclasses.replace(made, fact=msgspec.structs.replace(made.fact, level="leader"))


def shape(told: list[Telling], said: Judgements | None = None) -> set[frozenset[str]]:
    merger = Merger(MATTERS["meeting"], said or Judgements())
    merger.add(told)
    return {frozenset(t.document for t in one.all) for one in merger.occurrences()}


SEPTEMBER = on("2021-09-01", "2021-09-30")
DATED = [quad(f"dated{n}", published="2021-09-25", when=on("2021-09-24"), place="Washington") for n in range(2)]
LOOSE = [
    quad("announced", published="2021-06-01", when=None, realis="planned", mode="unknown", parties=("IND", "USA")),
    quad("recalled", published="2023-05-20", when=on("2021-07-01", "2021-09-30"), mode="unknown", parties=("IND", "USA")),
]


def test_a_season_is_enough_where_leaders_met_once_in_it() -> None:
    assert shape([*DATED, *LOOSE]) == {frozenset(("dated0", "dated1", "announced", "recalled"))}


@pytest.mark.parametrize(
    "other",
    [
        quad("other", when=on("2021-08-01", "2021-08-31")),
        quad("other", when=SEPTEMBER, mode="video"),
        quad("other", when=SEPTEMBER, edition="seventh"),
        quad("other", when=SEPTEMBER, mechanism="mechanism:g20"),
        met("other", when=SEPTEMBER, **QUAD),
    ],
)
def test_what_it_cannot_be_stays_apart(other: Telling) -> None:
    dated = [quad(f"dated{n}", published="2021-09-25", when=on("2021-09-24"), edition="second") for n in range(2)]
    assert frozenset(("other",)) in shape([*dated, other])


def test_between_two_meetings_nothing_is_guessed() -> None:
    second = [quad(f"second{n}", published="2021-09-09", when=on("2021-09-08"), place="Washington") for n in range(2)]
    assert frozenset(("announced",)) in shape([*DATED, *second, LOOSE[0]])


def test_a_verdict_keeps_them_apart() -> None:
    said = Judgements.of([Judgement("different", DATED[0].ref, LOOSE[1].ref)])
    assert frozenset(("dated0", "dated1", "announced")) in shape([*DATED, *LOOSE], said)


@pytest.mark.parametrize(("realis", "together"), [("held", True), ("planned", False), ("cancelled", False)])
def test_a_document_that_tells_of_one_held_and_one_to_come_means_two(realis: str, together: bool) -> None:
    dated = quad("summit", published="2021-09-25", when=on("2021-09-24"), place="Washington")
    other = quad("summit", number=1, published="2021-09-25", when=None, realis=realis, mode="unknown")
    merger = Merger(MATTERS["meeting"])
    merger.add([dated, other])
    assert (len(merger.occurrences()) == 1) is together


@given(st.permutations([*DATED, *LOOSE]), st.integers(0, 4))
def test_portions_and_order_do_not_matter(order: list[Telling], cut: int) -> None:
    merger = Merger(MATTERS["meeting"])
    merger.add(order[:cut])
    merger.occurrences()
    merger.add(order[cut:])
    whole = Merger(MATTERS["meeting"])
    whole.add([*DATED, *LOOSE])
    assert merger.occurrences() == whole.occurrences()
