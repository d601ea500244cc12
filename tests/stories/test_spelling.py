"""Times in words, never more exact than what is known."""

import pytest

from legation.model import Precision, When
from legation.stories.spelling import spelt


@pytest.mark.parametrize(
    ("first", "last", "precision", "words"),
    [
        ("2023-11-10", "2023-11-10", "day", "2023-11-10"),
        ("1978-01-01", "1978-12-31", "year", "in 1978"),
        ("2024-05-01", "2024-05-31", "month", "in May 2024"),
        ("2024-02-01", "2024-02-29", "month", "in February 2024"),
        ("2023-11-06", "2023-11-12", "week", "week of 2023-11-06"),
        ("2022-01-01", "2022-03-31", "quarter", "in the first quarter of 2022"),
        ("2022-10-01", "2022-12-31", "quarter", "in the fourth quarter of 2022"),
        ("1980-01-01", "1989-12-31", "decade", "in the 1980s"),
        ("2023-11-10", "2023-11-12", "day", "2023-11-10 to 2023-11-12"),
        ("2023-08-02", "2023-12-31", "year", "between 2023-08-02 and 2023-12-31"),
        ("2022-02-01", "2022-04-30", "season", "between 2022-02-01 and 2022-04-30"),
        ("2022-01-01", "2023-12-31", "year", "between 2022-01-01 and 2023-12-31"),
        ("2022", None, "year", "in 2022"),
        ("2022-03", None, "month", "in March 2022"),
    ],
)
def test_a_span_is_told_as_what_it_is(first: str, last: str | None, precision: Precision, words: str) -> None:
    assert spelt(When(from_=first, until=last, precision=precision, basis="stated")) == words


def test_on_what_a_day_rests_is_told_where_the_text_does_not_say_it() -> None:
    assert (
        spelt(When(from_="2023-11-10", until="2023-11-10", precision="day", basis="published")) == "2023-11-10 (counted from publication)"
    )
    assert spelt(None) is None and spelt(When()) is None
