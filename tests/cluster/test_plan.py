"""The plan is pure: every record of every file is in one partition, wherever the cuts fall; boundaries are found in archives, lines and tables."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cluster.made import documents, json_lines, parquet, warc
from legation.cluster import Plan, plan_of
from legation.cluster.cutting import bounds
from legation.cluster.plan import BYTES, Form, Piece, Source
from legation.cluster.readings import readings
from legation.reading import Wishes


def _texts(pieces: list[Piece]) -> list[str]:
    found = [reading for piece in pieces for reading in readings(piece, Wishes())]
    assert not [problem for reading in found for problem in reading.problems if problem.level == "error"]
    return [reading.document.text for reading in found]


@pytest.mark.parametrize("form", ["lines", "warc.gz", "warc", "parquet"])
@pytest.mark.parametrize("parts", [1, 2, 7, 40])
def test_every_record_is_in_one_part_wherever_the_cuts_fall(form: Form, parts: int, tmp_path: Path) -> None:
    made: dict[str, Callable[[Path, list[dict[str, str]]], Path]] = {
        "lines": json_lines,
        "warc.gz": warc,
        "warc": lambda path, found: warc(path, found, packed=False),
        "parquet": parquet,
    }
    rows = list(documents(60))
    path = made[form](tmp_path / f"some.{form}", rows)
    size = path.stat().st_size
    whole = 60 if form == "parquet" else size
    pieces = [Piece(str(path), size, form, whole * n // parts, whole * (n + 1) // parts) for n in range(parts)]
    assert _texts(pieces) == _texts([Piece(str(path), size)])
    assert len(_texts(pieces)) == 60


def test_a_line_that_begins_just_at_a_cut_belongs_to_what_follows() -> None:
    content = b'{"a": 1}\n{"b": 2}\n{"c": 3}\n'
    assert [bounds("lines", lambda a, b: content[a:b], len(content), *cut) for cut in ((0, 9), (9, 10), (10, 27))] == [
        (0, 9),
        (9, 18),
        (18, 27),
    ]
    assert bounds("lines", lambda a, b: content[a:b], len(content), 19, 25) == (27, 27)


def test_large_files_are_cut_and_small_ones_go_together() -> None:
    big = BYTES["lines"] * 1000
    plan = Plan([Source("a", big // 4), Source("b", big // 4), Source("c", big * 3, "lines"), Source("d", 1), Source("e", big * 2)], 1000)
    assert [[(p.path, p.start) for p in partition.pieces] for partition in plan] == [
        [("a", 0), ("b", 0)], [("c", 0)], [("c", big)], [("c", 2 * big)], [("d", 0)], [("e", 0)],
    ]  # fmt: skip
    assert [partition.number for partition in plan] == list(range(6)) and plan[3].pieces[0].stop == 3 * big
    with pytest.raises(IndexError):
        plan[6]


def test_a_plan_is_told_from_another_by_what_it_is_made_of(tmp_path: Path) -> None:
    path = json_lines(tmp_path / "a.jsonl", documents(10))
    one, again, other = plan_of([str(path)]), plan_of([str(path)]), plan_of([str(path)], 5)
    assert one.digest == again.digest != other.digest
    json_lines(path, documents(11))
    assert plan_of([str(path)]).digest != one.digest


def test_files_are_taken_for_what_they_hold(tmp_path: Path) -> None:
    rows = list(documents(900))
    json_lines(tmp_path / "a.txt", rows)
    warc(tmp_path / "b", rows)
    parquet(tmp_path / "c.data", rows * 3)
    (tmp_path / "d.json").write_text('{"documents": [\n' + '{"text": "a"},\n' * 30_000 + "]}")
    found = {Path(source.path).name: source.form for source in plan_of([str(tmp_path)], 20).sources}
    assert found == {"a.txt": "lines", "b": "warc.gz", "c.data": "parquet", "d.json": "whole"}
