"""Publication dates: what can be trusted is used with its precision, the rest is a warning."""

import pytest

from legation.reading import reading
from legation.reading.published import published_date


@pytest.mark.parametrize(
    ("raw", "date"),
    [
        ("2023-11-10", "2023-11-10"),
        ("2023-11-10T23:30:00Z", "2023-11-10"),
        ("2023-11", "2023-11"),
        ("2023", "2023"),
        ("10 Nov 2023", "2023-11-10"),
        ("November 10, 2023", "2023-11-10"),
        ("Fri, 10 Nov 2023 10:00:00 GMT", "2023-11-10"),
        ("20231110", "2023-11-10"),
        ("13/04/2023", "2023-04-13"),
    ],
)
def test_dates_that_are_clear(raw: str, date: str) -> None:
    assert published_date(raw) == (date, None)


@pytest.mark.parametrize(
    ("raw", "date"),
    [("03/04/2023", "2023"), ("2023-02-30", "2023-02"), ("2023-13-01", "2023"), ("6 YEARS AGO", None), ("0000-00-00", None)],
)
def test_dates_that_are_not_clear_keep_what_is_sure(raw: str, date: str | None) -> None:
    value, doubt = published_date(raw)
    assert value == date
    assert doubt is not None
    assert raw in doubt


def test_the_raw_form_is_kept_beside_the_clean_one() -> None:
    made = reading({"text": "Samoa spoke.", "published": "6 YEARS AGO"}, "record 1")
    assert made.document.published is None
    assert made.document.published_raw == "6 YEARS AGO"
    assert made.problems[0].level == "warning"
    assert not made.failed
