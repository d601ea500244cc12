"""The file of a record: what is refused, and that the refusal says what was tried, on what, and what to do."""

import os
import sqlite3
from pathlib import Path

import pytest

from legation.model import Coding
from legation.record import NewerRecord, NotARecord, RecordError, RecordFull, RecordLocked, RecordUnwritable, Release, Store, View, Writer
from legation.record.errors import explained
from record import earlier
from record.codings import coding, document

RELEASE = Release("1.0", "aa")


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE t (x)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(NotARecord, match=r"other\.db.*not a Legation record"):
        Store.open(path, create=True)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Dear diary, " * 100)
    with pytest.raises(NotARecord):
        Store.open(path, create=True)


def test_a_newer_schema_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    Store.open(path, create=True).close()
    with sqlite3.connect(path) as later:
        later.execute("PRAGMA user_version = 99")
    later.close()
    with pytest.raises(NewerRecord, match="schema 99"):
        Store.open(path)


def test_missing_files_and_folders_are_told(tmp_path: Path) -> None:
    with pytest.raises(RecordUnwritable, match="no such file"):
        Store.open(tmp_path / "r.db")
    with pytest.raises(RecordUnwritable, match="does not exist"):
        Store.open(tmp_path / "no" / "r.db", create=True)
    with pytest.raises(RecordUnwritable, match="folder"):
        Store.open(tmp_path, create=True)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_an_unwritable_folder_is_told(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    with pytest.raises(RecordUnwritable, match="cannot be opened"):
        Store.open(closed / "r.db", create=True)


def test_an_empty_file_becomes_a_record(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    path.touch()
    with Store.open(path) as store:
        assert View(store).counts()["documents"] == 0


def test_a_full_disk_is_told_and_what_was_written_stays(tmp_path: Path) -> None:
    with Store.open(tmp_path / "r.db", create=True) as store:
        writer = Writer(store, RELEASE)
        writer.write(coding(document(1)))
        pages = store.connection.execute("PRAGMA page_count").fetchone()[0]
        store.connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(RecordFull, match="free some space"):
            writer.write(Coding(document=document(2, text="long " * 20_000)))
        assert [entry.id for entry in View(store).documents()] == ["d1"]
        store.connection.execute("PRAGMA max_page_count = 100000")
        assert writer.write(Coding(document=document(2, text="long " * 20_000)))


@pytest.mark.parametrize("error", [sqlite3.OperationalError("database or disk is full"), OSError(28, "No space left on device")])
def test_both_ways_of_saying_that_the_disk_is_full(error: Exception) -> None:
    with pytest.raises(RecordFull, match=r"cannot write: r\.db"), explained("cannot write", "r.db"):
        raise error


def test_a_locked_record_is_told(tmp_path: Path) -> None:
    with Store.open(tmp_path / "r.db", create=True) as one, Store.open(tmp_path / "r.db", patience=0.05) as two:
        with one.transaction("hold"), pytest.raises(RecordLocked, match="Another process"):
            Writer(two, RELEASE).write(coding(document()))
        assert Writer(two, RELEASE).write(coding(document()))


def test_mistakes_of_ours_are_not_dressed_up(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError), Store.open(tmp_path / "r.db", create=True) as store, store.transaction("x") as connection:
        connection.execute("SELECT nothing FROM nowhere")


def test_a_record_that_may_not_be_written_can_be_viewed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "r.db"
    with Store.open(path, create=True) as store:
        Writer(store, RELEASE).write(coding(document(1)))
        assert len(list(View(store).occurrences())) == 1
        Writer(store, RELEASE).write(coding(document(2, published="1991-12-01")))
    before = path.read_bytes()
    monkeypatch.setattr("legation.record.store.os.access", lambda *_: False)
    with Store.open(path) as store:
        assert store.readonly
        view = View(store)
        assert len(list(view.occurrences())) == 1, "what waits is merged by the next who may write"
        assert len(list(view.meetings())) == 2 and view.search("Weimar")
        assert view.dyad("FRA", "DEU").coverage.documents == 2
        with pytest.raises(RecordUnwritable, match="may not be written"):
            Writer(store, RELEASE).write(coding(document(3)))
    assert path.read_bytes() == before and sorted(p.name for p in tmp_path.iterdir()) == ["r.db"]


def test_an_older_record_that_may_not_be_written_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    earlier.write(path, 5, [coding(document(1))])
    with pytest.raises(RecordError, match="copy it to where it is"):
        Store.open(path, readonly=True)
