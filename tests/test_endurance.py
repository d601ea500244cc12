"""The short forms of `make endurance`: what a record and a run have to go through."""

import random
import sys
from pathlib import Path

import pytest
from tables.endurance import filling, power
from tables.endurance.clocks import clocks
from tables.endurance.crowd import crowd
from tables.endurance.killing import killing
from tables.endurance.space import grown, space
from tables.endurance.trickle import trickle

from conftest import ROOT
from legation.record import RecordError, Store

linux = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes as Linux shows them")


@linux
def test_after_a_loss_of_power_the_record_is_whole_to_a_commit_and_the_run_goes_on(tmp_path: Path) -> None:
    assert "with the same rows" in power.power(tmp_path, 160, 2, 4)


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> power.Stopped:
    """The files of a run that was stopped while it wrote."""
    return power.stopped(tmp_path_factory.mktemp("left"), 30, 1, random.Random(3))[0]


@linux
def test_what_was_cut_off_is_told_in_a_line(left: power.Stopped, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    copy = tmp_path / "copy.db"
    assert power.damaged(left, copy, "cut", random.Random(4))
    with Store.open(copy) as store:
        held = store.connection.execute("SELECT count(*) FROM documents").fetchone()[0]
        assert store.cut_off and held < left.told
    (told,) = (
        one.getMessage() for one in caplog.records if one.levelname == "WARNING"
    )  # where the cut fell into its schema, that is made anew too
    assert f"{copy}: " in told and f"({held} documents)" in told and "\n" not in told
    caplog.clear()
    with Store.open(copy) as store:
        assert not store.cut_off and not caplog.messages, "it is told once"


@linux
def test_what_was_written_whole_is_not_told_of(left: power.Stopped, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    copy = tmp_path / "copy.db"
    for ending in ("", "-wal"):
        Path(f"{copy}{ending}").write_bytes(Path(f"{left.record}{ending}").read_bytes())
    with Store.open(copy, create=True) as one, Store.open(copy) as other:
        assert not one.cut_off and not other.cut_off and not caplog.messages


@linux
def test_torn_pages_that_no_journal_holds_are_told_when_a_run_was_cut_off(left: power.Stopped, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    filling.filled(copy, 60)
    content = bytearray(copy.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 40 * 2048] = bytes(40 * 2048)
    copy.write_bytes(bytes(content))
    Path(f"{copy}-wal").write_bytes(b"\x37\x7f\x06\x82 cut off in its head")
    with pytest.raises(RecordError, match="damaged"):
        Store.open(copy)


def test_a_full_disk_is_told_in_a_line_and_the_run_goes_on_when_there_is_room(tmp_path: Path) -> None:
    assert "came to its end" in space(tmp_path, 60, 900_000)


def test_so_is_a_file_that_may_not_grow(tmp_path: Path) -> None:
    from tables.endurance.space import ROOM, facts

    (tmp_path / "small").mkdir()
    facts(tmp_path / "facts.jsonl", 40)
    assert "1 full" in grown(tmp_path / "facts.jsonl", tmp_path / "small", 20_000_000, ROOM, mounted=False)


def test_two_that_write_and_two_that_read_at_once(tmp_path: Path) -> None:
    assert "nothing lost" in crowd(tmp_path, 80)


def test_whatever_time_it_is_the_bytes_are_the_same(tmp_path: Path) -> None:
    formats = ROOT / "tests" / "formats"
    given = [formats / "india-us-2plus2-readout.html", formats / "stories.rss", ROOT / "samples" / "plain" / "hanami-season.txt"]
    assert "are the same" in clocks(tmp_path, given, ("1970-01-01", "2038-01-20"))


@linux
def test_memory_stays_flat_while_documents_trickle_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tables.endurance.trickle.SLOPE", 0.2)  # of so few documents: what is loaded late counts
    assert "batches" in trickle(tmp_path, 40, engine="rules")


@linux
def test_killed_at_any_moment_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    assert "nothing lost" in killing(tmp_path, 2, 1, 8, engine="rules")
