"""One suite for all engines: the plan decides what a lake holds, whoever computes it and however long one of them takes."""

from pathlib import Path

import pytest

from cluster.engines import SETTINGS, assert_same, engines, local
from cluster.made import documents, json_lines, parquet, warc
from legation.cluster import Engine, Report, plan_of, read_into

NUMBER = 30  # documents of each input


@pytest.fixture(params=engines())
def engine(request: pytest.FixtureRequest) -> Engine:
    found: Engine = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Files of three formats, with a document that comes again in another partition (where it is new), a line that is none, one that ends its process, and some that take long."""
    folder = tmp_path_factory.mktemp("inputs")
    found = list(documents(3 * NUMBER, {3: "slow", 4: "slow", NUMBER + 5: "poison"}))
    lines = json_lines(folder / "a.jsonl", [*found[:NUMBER], found[0]])
    lines.write_text(lines.read_text() + "no json\n")
    return [
        str(path)
        for path in (lines, parquet(folder / "b.parquet", found[NUMBER : 2 * NUMBER], 10), warc(folder / "c.warc.gz", found[2 * NUMBER :]))
    ]


@pytest.fixture(scope="module")
def alone(inputs: list[str], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report]:
    """What one process makes of them."""
    into = tmp_path_factory.mktemp("lakes") / "alone"
    return into, read_into(plan_of(inputs, 4), SETTINGS, str(into), local(1))


def test_the_lake_is_that_of_one_process(inputs: list[str], alone: tuple[Path, Report], engine: Engine, tmp_path: Path) -> None:
    plan = plan_of(inputs, 4)
    report = read_into(plan, SETTINGS, str(tmp_path / "lake"), engine)
    assert report.failed == 0 and report.documents == alone[1].documents and report.errors == alone[1].errors
    assert report.documents["new"] == 3 * NUMBER and report.documents["failed"] == 2
    assert_same(tmp_path / "lake", alone[0])
    again = read_into(plan, SETTINGS, str(tmp_path / "lake"), engine, resume=True)
    assert (again.done, again.already) == (0, len(plan))


def test_one_that_takes_long_holds_up_nobody(engine: Engine, tmp_path: Path) -> None:
    """The first partition waits until the third is committed, and the lake is that of one process."""
    waits = {0: f"after={tmp_path}/lake/_commits/part-00002.json"}
    plan = plan_of([str(json_lines(tmp_path / "a.jsonl", documents(2 * NUMBER, waits)))], 4)
    read_into(plan, SETTINGS, str(tmp_path / "lake"), engine)
    first, third = (tmp_path / "lake" / "_commits" / f"part-{number:05}.json" for number in (0, 2))
    assert len(plan) > 2 and third.stat().st_mtime_ns < first.stat().st_mtime_ns
    read_into(plan, SETTINGS, str(tmp_path / "alone"), local())
    assert_same(tmp_path / "lake", tmp_path / "alone")
