"""Copies in the record: as `stories.copies` tells them, in whatever order documents come, and for records of earlier releases too."""

import random
from pathlib import Path

import pytest

from legation.model import Coding
from legation.record import Release, Store, View, Writer, document_key
from legation.stories import copies
from record import earlier
from record.codings import document

RELEASE = Release("1.0", "aa")
BASE = (
    "The foreign ministers of Norway and Vietnam met in Hanoi and agreed to open talks on a treaty about fisheries before the summer.",
    "They praised the coast guard for the rescue of eleven sailors last autumn and spoke about the law of the sea as well.",
    "Trade between the two countries grew by 14 percent, and a direct shipping line from Bergen is under study by both sides.",
    "A delegation will travel to Bergen in May. Scholarships for students of marine biology are to be doubled within three years.",
)
TEXTS = (
    " ".join(BASE),
    "Ministers meet\n\n" + " ".join(BASE),
    " ".join(BASE[:3]),
    " ".join(BASE).replace("Norway", "Iceland").replace("Bergen", "Akureyri"),
    " ".join(BASE).upper(),
    "An earthquake shook the coast.",
    "An earthquake shook the coast.",
    "",
    "",
    " ".join((BASE[0], BASE[2], BASE[1], BASE[3])),
)
DOCUMENTS = [document(number, text=text) for number, text in enumerate(TEXTS)]


def _filled(order: list[int]) -> Store:
    store = Store.open(":memory:", create=True)
    for number in order:
        Writer(store, RELEASE).write(Coding(document=DOCUMENTS[number]))
    return store


def _rows(store: Store) -> list[tuple[object, ...]]:
    reports = "SELECT d.document_key, c.report, c.words, c.minima FROM copies c JOIN documents d ON d.document = c.document ORDER BY d.document_key"
    tables = (reports, "SELECT * FROM sketches ORDER BY sketch, words")
    return [tuple(row) for sql in tables for row in store.connection.execute(sql)]


@pytest.mark.parametrize("seed", range(6))
def test_the_record_tells_the_same_copies_in_any_order(seed: int) -> None:
    order = list(range(len(TEXTS)))
    random.Random(seed).shuffle(order)
    with _filled(list(range(len(TEXTS)))) as store, _filled(order) as other:
        assert _rows(store) == _rows(other)
        view = View(other)
        expected = {frozenset(group) for group in copies(enumerate(TEXTS))}
        told = {frozenset(int(entry.id[1:]) for entry in view.copies(document_key(one))) for one in DOCUMENTS}
        assert told == expected
        assert {0, 1, 2, 4, 9} in expected and {3} in expected and {5, 6} in expected and {7} in expected
        assert [number for _, number in view.reprinted()] == [5, 2]


def test_the_same_again_and_a_newer_release_change_nothing() -> None:
    with _filled(list(range(len(TEXTS)))) as store:
        before = _rows(store)
        for release in (RELEASE, Release("1.1", "aa")):
            for one in DOCUMENTS:
                Writer(store, release).write(Coding(document=one))
            assert _rows(store) == before
        assert View(store).report("doc-nowhere") is None and View(store).copies("doc-nowhere") == ()


@pytest.mark.parametrize("version", [1, 2, 5])
def test_records_of_earlier_releases_learn_their_copies(tmp_path: Path, version: int) -> None:
    with _filled(list(range(len(TEXTS)))) as store:
        expected = _rows(store)
    earlier.write(tmp_path / "old.db", version, [Coding(document=one) for one in DOCUMENTS])
    with Store.open(tmp_path / "old.db") as store:
        assert _rows(store) == expected
