"""Days and weeks counted within a stretch of the calendar, parts of fiscal years, and figures that are no years."""

import pytest

from legation.coding import Line
from legation.dates import find, resolve
from legation.model import Document, Time

FRIDAY = "2021-01-29"


def times(line: Line, text: str, published: str | None = FRIDAY) -> tuple[Time, ...]:
    made = Document(id="x", text=text, published=published)
    sentences = line.parser.sentences(made)
    return resolve(find(made, sentences), made, sentences)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Ministers will gather on the second Monday of next month.", "the second Monday of next month", "2021-02-08"),
        ("The tariff lapses on the last day of this month.", "the last day of this month", "2021-01-31"),
        ("The truce begins on the 1st of next month.", "the 1st of next month", "2021-02-01"),
        ("The levy falls due on the twentieth of next month.", "the twentieth of next month", "2021-02-20"),
        ("Envoys arrive on the first day of next week.", "the first day of next week", "2021-02-01"),
        ("Voters chose a head of state on the first Tuesday in November 2020.", "the first Tuesday in November 2020", "2020-11-03"),
        ("The court sat on the last Monday of last year.", "the last Monday of last year", "2020-12-28"),
        ("The lease runs until the final day of 2021.", "the final day of 2021", "2021-12-31"),
        ("They will speak on next month's second Friday.", "next month's second Friday", "2021-02-12"),
        ("The panel meets on Wednesday of next week.", "Wednesday of next week", "2021-02-03"),
        ("The fair opened on the first weekend of this month.", "the first weekend of this month", "2020-W53-WE"),
        ("The fleet sailed on the 100th day of 2020.", "the 100th day of 2020", "2020-04-09"),
        ("The board meets on the first Monday of every month.", "the first Monday of every month", "P1M"),
        ("The minister arrived last Monday.", "last Monday", "2021-01-25"),
        ("They signed it on the 5th of May 2019.", "the 5th of May 2019", "2019-05-05"),
    ],
)
def test_counted_days(line: Line, text: str, words: str, value: str) -> None:
    assert [(t.text, t.value) for t in times(line, text)] == [(words, value)]


def test_a_day_that_the_month_has_not_is_open(line: Line) -> None:
    for text in ("It ends on the 31st of next month.", "It ends on the fifth Friday of next month."):
        (only,) = times(line, text)
        assert (only.value, only.from_, only.precision) == (None, None, "unknown")


def test_without_a_day_of_writing_nothing_is_guessed(line: Line) -> None:
    (only,) = times(line, "They will meet on the first Friday of next month.", published=None)
    assert (only.value, only.basis) == (None, "none")


def test_counted_weeks_and_working_days_are_bounded_by_seven_days(line: Line) -> None:
    (week,) = times(line, "Talks open in the second week of next month.")
    assert (week.value, week.from_, week.until, week.precision) == ("2021-02", "2021-02-08", "2021-02-14", "week")
    (working,) = times(line, "The bank reports on the last working day of next month.")
    assert (working.value, working.from_, working.until) == ("2021-02", "2021-02-21", "2021-02-28")


@pytest.mark.parametrize(
    "text", ["The first day of the talks was calm.", "It was the first of many quarrels.", "The second day brought a walkout."]
)
def test_what_is_counted_outside_the_calendar_is_no_date(line: Line, text: str) -> None:
    assert times(line, text) == ()


@pytest.mark.parametrize(
    ("text", "value", "first", "last"),
    [
        ("Orders rose in fiscal Q2.", "FYXXXX-Q2", None, None),
        ("Profits fell in the second quarter of fiscal 2020, the firm said.", "FY2020-Q2", None, None),
        ("India's output shrank in the fiscal second quarter.", "FYXXXX-Q2", "2020-07-01", "2020-09-30"),
        ("The US government borrowed more in the first quarter of fiscal 2021.", "FY2021-Q1", "2020-10-01", "2020-12-31"),
        ("Japan spent less in Q3 FY2020.", "FY2020-Q3", "2020-10-01", "2020-12-31"),
        ("Australian aid was cut in the first half of the 2019-20 financial year.", "FY2019", "2019-07-01", "2020-06-30"),
        ("Canada's aid grew in fiscal 2019-20.", "FY2019", "2019-04-01", "2020-03-31"),
        ("Britain's aid was cut in fiscal 2020.", "FY2020", None, None),
        ("Germany and India paid more in fiscal 2020.", "FY2020", None, None),
        ("Output grew in the third quarter of 2020.", "2020-Q3", "2020-07-01", "2020-09-30"),
    ],
)
def test_fiscal_years_follow_the_calendar_of_the_state(line: Line, text: str, value: str, first: str | None, last: str | None) -> None:
    found = times(line, text)
    assert (found[-1].value, found[-1].from_, found[-1].until) == (value, first, last)


@pytest.mark.parametrize(
    "text",
    [
        "The envoys met in Room 1920.",
        "Delegates boarded flight BA 2016 to Vienna.",
        "The consulate moved to Building 2001.",
        "Regulation 2016/679 was cited beside Order 1967.",
        "Model 1911 pistols were seized.",
        "Protesters blocked Highway 1945 near the port.",
        "The embassy stands at 1800 Massachusetts Avenue.",
        "The reactor will yield 2000 MW.",
        "The fence is 1990 km long.",
        "He paid EUR 1990 for the visa.",
        "Callers reached the ministry on the hotline 1919.",
        "The council adopted Resolution 1973 by ten votes.",
    ],
)
def test_numbers_that_are_no_years(line: Line, text: str) -> None:
    assert times(line, text) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The building was finished in 2001.", "2001"),
        ("Flights resumed in 2016.", "2016"),
        ("Resolution 242 (1967) was cited.", "1967"),
        ("The 2015 agreement still binds them.", "2015"),
        ("In 1990 the two states shut the road.", "1990"),
    ],
)
def test_years_stay_years(line: Line, text: str, value: str) -> None:
    assert [t.value for t in times(line, text)] == [value]
