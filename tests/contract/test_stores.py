"""One scenario for every kind of store: what is written comes back, twice is once, a newer release takes the older one's place."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from legation.model import Coding, Problem
from legation.reading import Reading, reading
from legation.record import Asked, Query, Release, Store, View, Writer, document_key, fill
from record.codings import TEXT, coder, coding, document

FIRST, SECOND = Release("1.0", "aa"), Release("1.1", "aa")


@pytest.fixture(params=["file", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "r.db" if request.param == "file" else ":memory:", create=True) as opened:
        yield opened


def test_what_is_written_comes_back(store: Store) -> None:
    made = coding(document())
    assert Writer(store, FIRST).write(made)
    assert View(store).coding(document_key(made.document)) == made


@pytest.mark.parametrize("text", ["", "nul \x00 in it", "half a pair \ud83d, another \udc4d", "\N{GRINNING FACE} é\r\n\t"])
def test_any_text_comes_back_as_it_was(store: Store, text: str) -> None:
    made = Coding(document=document(text=text, title=text, id=f"id {text}", source=text))
    Writer(store, FIRST, [text]).write(made)
    (found,) = View(store).codings()
    assert found == made


def test_the_same_again_adds_nothing(store: Store) -> None:
    made = coding(document())
    assert Writer(store, FIRST).write(made)
    before = View(store).counts()
    assert not Writer(store, FIRST).write(made)
    assert View(store).counts() == before


def test_possible_events_come_back_and_count_nowhere(store: Store) -> None:
    made = coding(document())
    Writer(store, FIRST).write(made)
    view, sure = View(store), [event for event in made.events if event.sure]
    assert len(made.events) == 2 and [found.fact for found in view.events()] == sure
    assert [found.fact for found in view.possible_events()] == [event for event in made.events if not event.sure]
    assert (view.counts()["events"], view.counts()["possible_events"]) == (1, 1)
    assert [found.fact for found in view.events(Query(issue="regional-stability"))] == []
    assert [one.id for one in view.occurrences(Asked(kind="event"))] and view.dyad("FRA", "DEU").events == 1
    Writer(store, SECOND).write(msgspec.structs.replace(made, events=()))
    assert view.counts()["possible_events"] == 0


def test_a_newer_release_takes_the_place_of_the_older(store: Store) -> None:
    made = coding(document())
    Writer(store, FIRST).write(made)
    newer = msgspec.structs.replace(made, statements=())
    assert Writer(store, SECOND).write(newer)
    view = View(store)
    assert tuple(view.codings()) == (newer,)
    assert view.search_statements("Poland") == ()
    assert len(view.search("Germany")) == 1


def test_two_texts_under_one_id_are_both_kept(store: Store) -> None:
    writer = Writer(store, FIRST)
    writer.write(Coding(document=document(text="One text.")))
    writer.write(Coding(document=document(text="Another text.")))
    assert len(View(store).keys("d1")) == 2


def test_facts_by_party_period_issue_and_speaker(store: Store) -> None:
    made = coding(document())
    Writer(store, FIRST).write(made)
    view = View(store)
    assert [found.fact for found in view.meetings(Query(parties=("DEU", "FRA"), since="1991-08", until="1991"))] == list(made.meetings)
    assert not list(view.meetings(Query(parties=("DEU", "POL"))))
    assert not list(view.meetings(Query(since="1991-08-29")))
    assert len(list(view.events(Query(parties=("FRA",), issue=None, until="1991-08")))) == 1
    assert len(list(view.statements(Query(parties=("FRA", "POL"), issue="regional-stability")))) == 1, "a group speaks for its members"
    assert not list(view.statements(Query(issue="trade")))
    assert len(list(view.statements(Query(actor="group:both", since="1991")))) == 1
    assert len(list(view.commitments(Query(parties=("POL",))))) == 1


def test_full_text(store: Store) -> None:
    Writer(store, FIRST).write(coding(document()))
    view = View(store)
    assert "[France]" in view.search("minister france")[0].passage, "words in any order, with regular endings"
    assert view.search('"Weimar on 28 August"') and not view.search('"August Weimar"')
    assert view.search("Germ*") and not view.search("Germ")
    assert len(view.search_statements("Poland takes")) == 1
    for odd in ("", '"', "*", "AND", "a:b", "NEAR(", "-x", "\x00", "\ud83d", "U.S. (x) OR"):
        view.search(odd)


def test_documents_by_period_and_source(store: Store) -> None:
    writer = Writer(store, FIRST)
    for number, day in enumerate(("1991-08-29", "1992", "1993-01-02"), start=1):
        writer.write(Coding(document=document(number, published=day)))
    view = View(store)
    assert [entry.id for entry in view.documents()] == ["d1", "d2", "d3"]
    assert [entry.id for entry in view.documents(since="1992", until="1992")] == ["d2"]
    assert not list(view.documents(source="nowhere"))


def test_filling_tells_each_step_and_carries_on(store: Store) -> None:
    readings = [
        reading({"id": "1", "text": TEXT}, "line 1"),
        reading({"id": "2"}, "line 2"),
        reading({"id": "3", "text": "an unreadable one"}, "line 3"),
        reading({"id": "4", "text": "Bonjour", "language": "fr"}, "line 4"),
    ]
    writer = Writer(store, FIRST)
    assert [step.outcome for step in fill(writer, readings, coder)] == ["new", "failed", "failed", "skipped"]
    assert [step.outcome for step in fill(writer, readings, coder)] == ["there", "failed", "failed", "there"]
    problems = list(View(store).problems())
    assert [problem.level for _, problem in problems] == ["error", "error", "warning"] or len(problems) == 3
    mended = [reading({"id": "2", "text": TEXT}, "line 2")]
    assert [step.outcome for step in fill(writer, mended, coder)] == ["new"]
    assert len(list(View(store).problems())) == 2


def test_problems_of_reading_are_kept_with_the_document(store: Store) -> None:
    warned = Reading(document(), "line 1", (Problem(level="warning", stage="reading", message="odd date"),))
    list(fill(Writer(store, FIRST), [warned], coder))
    (found,) = View(store).codings()
    assert [problem.message for problem in found.problems] == ["odd date"]
