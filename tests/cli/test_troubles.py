"""Problems at the end of a run: by cause, with how often and where."""

import io
import json

from legation.cli.troubles import Troubles, cause
from legation.model import Problem


def problem(message: str, level: str = "error") -> Problem:
    return Problem(level="error" if level == "error" else "warning", stage="reading", message=message)


def test_a_cause_is_a_message_without_what_is_of_one_input_only() -> None:
    first = cause("cannot read a/b.pdf: it has no text layer: 4 pages. Recognise it", "a/b.pdf")
    assert first == cause("cannot read c.pdf: it has no text layer: 21 pages. Recognise it", "c.pdf")
    assert cause("publication date not understood: '6 YEARS AGO'", "x") == cause('publication date not understood: "it\'s"', "y")


def test_lines_come_by_cause_errors_first_and_the_most_frequent_first() -> None:
    file = io.StringIO()
    troubles = Troubles(file)
    troubles.add("w.txt", [problem("odd", "warning")])
    troubles.add("e.txt", [problem("cannot read e.txt: the file is empty")])
    for n in range(5):
        troubles.add(f"{n}.pdf", [problem(f"cannot read {n}.pdf: it has no text layer: {n} pages")])
    lines = list(troubles.lines())
    assert [line.split(":")[0] for line in lines] == ["error (5)", "error (1)", "warning (1)"]
    assert lines[0].endswith("[0.pdf; 1.pdf; 2.pdf and 2 more]")
    rows = [json.loads(line) for line in file.getvalue().splitlines()]
    assert len(rows) == 7
    assert rows[1]["origin"] == "e.txt"
    assert rows[2]["cause"] == rows[6]["cause"]
