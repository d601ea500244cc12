"""Any text comes back from the record as it went in."""

import re
from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.model import Coding, Problem, Speaker
from legation.record import Release, Store, View, Writer, document_key
from record.codings import coding, document

PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")  # two halves side by side are one character to JSON
ANYTHING = st.text(st.characters(exclude_categories=())).filter(lambda text: not PAIR.search(text))


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with Store.open(":memory:", create=True) as opened:
        yield opened


@given(text=ANYTHING, title=st.none() | ANYTHING, identity=ANYTHING.filter(bool))
@settings(max_examples=60, deadline=None)
def test_any_text_comes_back(store: Store, text: str, title: str | None, identity: str) -> None:
    warning = Problem(level="warning", stage="reading", message=text)
    made = Coding(document=document(text=text, title=title, id=identity), problems=(warning,))
    Writer(store, Release("1", "aa"), [text]).write(made)
    view = View(store)
    assert view.coding(document_key(made.document)) == made
    view.search(text)


def test_a_coding_that_has_an_id_twice_keeps_the_first_fact_of_it(store: Store) -> None:
    made = coding(document(77))
    twice = msgspec.structs.replace(made, events=(made.events[0], msgspec.structs.replace(made.events[0], mode="visit")))
    assert Writer(store, Release("1", "aa")).write(twice)
    facts = [found.fact.mode for found in View(store).events() if found.document == document_key(made.document)]
    assert facts == ["meet"]


@pytest.mark.parametrize(
    ("words", "actor", "name"), [("She", None, None), ("The ministry", None, "The ministry"), ("She", "POL", "Poland")]
)
def test_a_speaker_is_named_or_has_no_name(store: Store, words: str, actor: str | None, name: str | None) -> None:
    made = coding(document(text=f"Told of {words} and {actor}."))
    said = msgspec.structs.replace(made.statements[0], speaker=Speaker(0, len(words), words, actor=actor))
    Writer(store, Release("1", "aa")).write(msgspec.structs.replace(made, statements=(said,)))
    sql = "SELECT speaker, speaker_raw FROM statements_view WHERE document_key = ?"
    assert [tuple(row) for row in store.connection.execute(sql, (document_key(made.document),))] == [(name, words)]
