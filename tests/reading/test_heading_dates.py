"""Dates that stand by themselves at the head or the foot of a text, and what dates a plain text."""

from pathlib import Path

import pytest

from legation.reading import read
from legation.reading.heading_dates import heading_date

BODY = "Samoa and Tonga signed a fisheries pact in Apia. It had been agreed on 3 May 2019 by their officials.\n"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (f"Apia, 4 March 2021\n\n{BODY}", "2021-03-04"),
        (f"Released on Thursday, March 4, 2021\n{BODY}", "2021-03-04"),
        (f"{BODY}\nMINISTRY OF FOREIGN AFFAIRS\nAPIA\n4 MARCH 2021\n", "2021-03-04"),
        (f"{BODY}March 4, 2021, Apia", "2021-03-04"),
        (BODY, None),
        (f"{BODY}The pact will be in force for both of the states from 4 March 2021", None),
        (f"{BODY}Copyright 4 March 2021", None),
        ("4 March 2021", "2021-03-04"),
        ("", None),
    ],
)
def test_dates_that_stand_alone(text: str, date: str | None) -> None:
    assert heading_date(text) == date


def test_a_plain_text_is_dated_by_its_date_line_and_else_by_the_run(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"Apia, 4 March 2021\n\n{BODY}", encoding="utf-8")
    (tmp_path / "b.txt").write_text(BODY, encoding="utf-8")
    told = [(r.document.published, r.document.published_basis) for r in read([tmp_path], published="2022-01")]
    assert told == [("2021-03-04", "text"), ("2022-01", "given")]
