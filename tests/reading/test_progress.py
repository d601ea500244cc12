"""How far inputs are read, in bytes: what a progress bar asks of one large file."""

from pathlib import Path

from legation.cli.read import progressed
from legation.reading import Inputs


def test_one_large_file_goes_on_document_by_document(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text("".join(f'{{"id": "{n}", "text": "{"France met Mali. " * 40}"}}\n' for n in range(3000)))
    inputs = Inputs([path])
    passed = [inputs.passed for _ in inputs]
    assert inputs.size == path.stat().st_size and inputs.passed == inputs.size
    assert passed == sorted(passed) and len({*passed}) > 10 and passed[0] < inputs.size / 3 < passed[2000]


def test_several_files_and_what_is_told(tmp_path: Path) -> None:
    for n in range(3):
        (tmp_path / f"{n}.txt").write_text("France met Mali in Paris.")
    inputs = Inputs([tmp_path])
    told = [progressed(number, 2.0, inputs) for number, _ in enumerate(inputs, start=1)]
    assert told == [
        "1 document, 0.5 a second, file 1 of 3",
        "2 documents, 1.0 a second, file 2 of 3",
        "3 documents, 1.5 a second, file 3 of 3",
    ]
    assert inputs.passed == inputs.size == 75
    assert progressed(1200, 10) == "1,200 documents, 120.0 a second"
