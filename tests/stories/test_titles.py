"""Titles say days no more exactly than they are known."""

import pytest

from legation.stories.spelling import days_spelt


@pytest.mark.parametrize(
    ("first", "last", "title"),
    [
        ("2022-04-11", "2022-04-11", "2022-04-11"), ("2022-04-11", None, "2022-04-11"), ("2026-01-01", "2026-12-31", "2026"),
        ("2024-05-01", "2024-05-31", "May 2024"), ("2024-01-01", "2024-03-31", "the first quarter of 2024"), ("2024-05-02", "2024-05-04", "2024-05-02 to 2024-05-04"),
    ],
)  # fmt: skip
def test_a_whole_month_quarter_or_year_goes_by_its_name(first: str, last: str | None, title: str) -> None:
    assert days_spelt(first, last) == title
