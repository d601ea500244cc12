"""What the record says across reports: differences, undertakings, mechanisms, dyads."""

from collections.abc import Iterator

import msgspec
import pytest

from legation.model import Coding, LegationError, Span, Venue, When
from legation.record import Asked, Ref, Release, Store, View, Writer, judge
from legation.record.mechanisms import judge_mechanism
from record.codings import coding, document

RELEASE = Release("1", "aa")


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.open(":memory:", create=True) as opened:
        yield opened


def made(number: int, **fields: object) -> Coding:
    of = {name: fields.pop(name) for name in ("published", "source") if name in fields}
    one = coding(document(number, text=f"Text number {number}.", **of))
    return msgspec.structs.replace(one, meetings=(msgspec.structs.replace(one.meetings[0], **fields),))


def write(store: Store, *codings: Coding) -> View:
    for one in codings:
        Writer(store, RELEASE).write(one)
    return View(store)


def test_differences_of_one_occurrence_and_of_all(store: Store) -> None:
    elsewhere = {"place": Venue(name="Erfurt", country="DEU"), "evidence": (Span(0, 19, "They met in Erfurt."),)}
    view = write(store, made(1), made(2, **elsewhere))
    (one,) = view.differences()
    assert (one.field, [version.value for version in one.versions]) == ("place", ["Erfurt", "Weimar"])
    assert list(view.differences(one.occurrence)) == [one]
    assert all(version.evidence for version in one.versions)


def test_a_commitment_has_a_life_and_a_verdict_ends_a_link(store: Store) -> None:
    words = Span(0, 57, "open a joint youth office for exchanges in Weimar schools")
    bound = [
        msgspec.structs.replace(one, commitments=(msgspec.structs.replace(one.commitments[0], content=words),))
        for one in (made(1), made(2, published="1992-03-01"))
    ]
    view = write(store, *bound)
    first, second = view.undertakings(Asked("commitment"))
    assert [step.told for step in first.life] == ["1991-08-29", "1992-03-01"]
    assert first.follow_ups[0].later == second.commitment.id and second.follows == first.commitment.id
    assert first.follow_ups[0].verdict is None, "a suggestion until judged"
    refs = [Ref(one.commitment.told[0].document, one.commitment.told[0].fact) for one in (first, second)]
    judge(store, "no follow-up", *refs, who="anna")
    assert all(not one.follow_ups for one in view.undertakings(Asked("commitment")))
    judge(store, "follow-up", *refs, who="anna")
    assert next(view.undertakings(Asked("commitment"))).follow_ups[0].verdict == "follow-up"


def test_a_mechanism_has_editions_and_rivals(store: Store) -> None:
    quad = {"mechanism": "mechanism:quad", "mechanism_name": "Quad", "parties": ("AUS", "IND", "JPN", "USA")}
    later = When(from_="1992-05-24", until="1992-05-24", precision="day", basis="stated")
    view = write(
        store,
        made(1, edition="first", **quad),
        made(2, edition="second", published="1992-05-25", when=later, **quad),
        made(3, when=None, **quad),
    )
    found = view.mechanism("the Quad")
    assert [(one.edition, one.when and one.when.from_) for one in found.editions] == [("first", "1991-08-28"), ("second", "1992-05-24")]
    assert "mechanism:transatlantic-quad" in found.rivals
    assert found.coverage.documents == 3
    with pytest.raises(LegationError, match="nearest are"):
        view.mechanism("the Quod")


def test_editions_bear_the_names_that_the_register_knows(store: Store) -> None:
    quad = {"mechanism": "mechanism:quad", "mechanism_name": "Quad", "parties": ("AUS", "IND", "JPN", "USA")}
    day = When(from_="2022-05-24", until="2022-05-24", precision="day", basis="stated")
    found = write(store, made(1, published="2022-05-25", when=day, place=Venue(name="Tokyo", country="JPN"), **quad)).mechanism("the Quad")
    assert [one.known for one in found.editions] == ["leaders’ summit (second in person), 2022-05-24, Tokyo"]
    assert any("Wilmington" in line for line in found.unreported)
    assert not any("Tokyo" in line and "2022" in line for line in found.unreported)


def test_an_organisation_is_no_member_of_itself(store: Store) -> None:
    view = write(store, made(1, mechanism="mechanism:nato", mechanism_name="NATO", parties=("NATO", "USA")))
    members = view.mechanism("NATO").members
    assert "USA" in members
    assert "NATO" not in members


def test_a_learnt_mechanism_waits_for_a_verdict(store: Store) -> None:
    view = write(store, made(1, mechanism="mechanism:deu-fra-lab-council", mechanism_name="Lab Council"))
    assert list(view.mechanisms(learnt=True)) == [("mechanism:deu-fra-lab-council", "Lab Council", 1, None)]
    assert view.mechanism("Lab Council").learnt
    judge_mechanism(store, "accept", "mechanism:deu-fra-lab-council", who="anna")
    assert view.mechanism("Lab Council").verdict == "accept"
    judge_mechanism(store, "reject", "mechanism:deu-fra-lab-council", who="anna")
    assert list(view.mechanisms(learnt=True)) == []
    with pytest.raises(LegationError, match="in the register"):
        judge_mechanism(store, "accept", "mechanism:quad", who="anna")


def test_a_dyad_counts_occurrences_with_their_denominator(store: Store) -> None:
    view = write(store, made(1, source="One"), made(2, source="Two"))
    found = view.dyad("FRA", "DEU")
    assert (found.meetings_by_level[0].name, found.meetings_by_level[0].number) == ("minister", 1)
    assert found.coverage.documents == 2 and found.periods[0].documents == 2
    assert sum(count.number for count in found.by_type) == found.events
    assert found.intensity.low is None, "no band for so few"
    assert found.first_mentions[0].issue == "regional-stability" and found.first_mentions[0].told == "1991-08-29"
    assert view.dyad("FRA", "POL", since="2000").events == 0
    with pytest.raises(LegationError, match="two parties"):
        view.dyad("FRA", "FRA")


def test_a_dyad_joins_states_that_are_no_more_on_request(store: Store) -> None:
    old = made(1, parties=("DDR", "FRA"), title="Old talks")
    view = write(
        store,
        old,
        made(
            2,
            parties=("DEU", "FRA"),
            published="1995-03-01",
            when=When(from_="1995-03-01", until="1995-03-01", precision="day", basis="stated"),
        ),
    )
    alone, joined = view.dyad("DEU", "FRA"), view.dyad("DEU", "FRA", with_successors=True)
    met = [sum(count.number for count in found.meetings_by_level) for found in (alone, joined)]
    assert met == [1, 2] and (alone.joined, joined.joined) == ((), ("DDR",))
    assert sum(c.number for c in view.dyad("DDR", "FRA", with_successors=True).meetings_by_level) == 2
    assert view.dyad("CZE", "SVK", with_successors=True).joined == (), "what was before both stands on no side"


def test_the_band_is_the_same_every_time_and_holds_the_mean() -> None:
    from legation.stories.bands import band

    rate = band([1.0, 2.0, 7.0, 4.0, 3.0, 1.0, 2.0, 7.0])
    assert rate == band([7.0, 2.0, 1.0, 4.0, 3.0, 7.0, 2.0, 1.0])
    assert rate.low is not None and rate.mean is not None and rate.high is not None and rate.low < rate.mean < rate.high
