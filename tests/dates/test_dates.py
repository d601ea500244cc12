"""Dates: each case is a sentence, the day it was published, and the expressions with their values."""

import pytest

from legation.coding import Line
from legation.dates import find, resolve
from legation.dates.values import bounds, shifted
from legation.model import Dateline, Document, Time

FRIDAY = "2023-11-10"


def times(line: Line, text: str, published: str | None = FRIDAY, dateline: Dateline | None = None) -> tuple[Time, ...]:
    document = Document(id="x", text=text, published=published, dateline=dateline)
    sentences = line.parser.sentences(document)
    out = resolve(find(document, sentences), document, sentences)
    assert all(text[t.start : t.end] == t.text for t in out)
    return out


CASES = [
    ("They met on November 10, 2023, in New Delhi.", {"November 10, 2023": "2023-11-10"}),
    ("They met on 10 November 2023 in New Delhi.", {"10 November 2023": "2023-11-10"}),
    ("The ministers met on Friday.", {"Friday": "2023-11-10"}),
    ("The ministers met on Tuesday.", {"Tuesday": "2023-11-07"}),
    ("The ministers will meet on Tuesday.", {"Tuesday": "2023-11-14"}),
    ("The minister arrived last Friday.", {"last Friday": "2023-11-03"}),
    ("They met on Monday morning.", {"Monday morning": "2023-11-06TMO"}),
    ("Talks were held yesterday.", {"yesterday": "2023-11-09"}),
    ("The envoy leaves tomorrow.", {"tomorrow": "2023-11-11"}),
    ("The treaty was signed in May 1995.", {"May 1995": "1995-05"}),
    ("The accord was announced in October.", {"October": "2023-10"}),
    ("The accord was announced in December.", {"December": "2022-12"}),
    ("The summit will take place in March.", {"March": "2024-03"}),
    ("The budget grew in the third quarter of 2022.", {"the third quarter of 2022": "2022-Q3"}),
    ("Trade doubled in the first half of 2023.", {"the first half of 2023": "2023-H1"}),
    ("They last met in the 1990s.", {"the 1990s": "199"}),
    ("It was drawn in the 19th century.", {"the 19th century": "18"}),
    ("He visited last week.", {"last week": "2023-W44"}),
    ("She will travel next month.", {"next month": "2023-12"}),
    ("The pact was signed two years ago.", {"two years ago": "2021"}),
    ("They agreed on 3 May 2021 and met again two days later.", {"3 May 2021": "2021-05-03", "two days later": "2021-05-05"}),
    ("They met on 3 May 2021. The following day they signed.", {"3 May 2021": "2021-05-03", "The following day": "2021-05-04"}),
    ("The visit takes place on November 9-10, 2023.", {"November 9-10, 2023": "2023-11-09/2023-11-10"}),
    ("The talks lasted three days.", {"three days": "P3D"}),
    ("They meet every year.", {"every year": "P1Y"}),
    ("Trade is worth 10 billion dollars a year.", {"a year": "P1Y"}),
    ("The pact was reached in the summer of 2021.", {"the summer of 2021": "2021-SU"}),
    ("Fiscal year 2024 begins soon.", {"Fiscal year 2024": "FY2024"}),
    ("Exports rose in March and June 2019.", {"March": "2019-03", "June 2019": "2019-06"}),
    ("The call took place at 18:00 UTC on 3 May 2021.", {"18:00 UTC": "2021-05-03T18:00Z", "3 May 2021": "2021-05-03"}),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0] for c in CASES])
def test_values(line: Line, text: str, expected: dict[str, str]) -> None:
    assert {t.text: t.value for t in times(line, text)} == expected


@pytest.mark.parametrize(
    "text",
    [
        "Resolution 1701 and Resolution 2231 remain in force.",
        "March to the sea, said Theresa May.",
        "The Fall of the city was a shock.",
        "The Daily Telegraph reported it.",
        "Some 2000 troops and 1500 tanks crossed.",
    ],
)
def test_what_is_no_date(line: Line, text: str) -> None:
    assert times(line, text) == ()


@pytest.mark.parametrize(
    ("text", "published", "basis", "value"),
    [
        ("They met on May 3, 2021.", None, "stated", "2021-05-03"),
        ("They met on Friday.", FRIDAY, "published", "2023-11-10"),
        ("They met on Friday.", None, "none", "XXXX-WXX-5"),
        ("They met on Friday.", "2023-11", "none", "XXXX-WXX-5"),
        ("They met on May 10.", None, "none", "XXXX-05-10"),
        ("They met this month.", "2023-11", "published", "2023-11"),
        ("They met yesterday.", "2023", "none", None),
        ("They met last year.", "2023", "published", "2022"),
    ],
)
def test_nothing_is_guessed(line: Line, text: str, published: str | None, basis: str, value: str | None) -> None:
    (time,) = times(line, text, published)
    assert (time.basis, time.value) == (basis, value)
    assert basis != "none" or (time.from_ is None and time.until is None and time.precision == "unknown")


def test_dateline_goes_before_publication(line: Line) -> None:
    text = "LONDON, Nov 8 - They met on Tuesday."
    found = times(line, text, "2023-11-10", Dateline(0, 14, place="LONDON", date="2023-11-08"))
    assert (found[-1].value, found[-1].basis) == ("2023-11-07", "dateline")


def test_bounds_of_what_lies_around_today(line: Line) -> None:
    earlier, past = times(line, "Earlier this week they met. Trade grew over the past three years.")
    assert (earlier.from_, earlier.until) == ("2023-11-06", "2023-11-10")
    assert (past.type, past.value, past.from_, past.until) == ("DURATION", "P3Y", "2020-01-01", "2023-11-10")


def test_a_narrative_runs_on_its_own_years(line: Line) -> None:
    text = (
        "The war began in September 1939. Paris fell on 14 June 1940. In August the battle moved to the air. "
        "The siege was lifted in January 1944. On 6 June the landings began. It ended in May 1945."
    )
    values = {t.text: (t.value, t.basis) for t in times(line, text, "2009-12-19")}
    assert values["August"] == ("1940-08", "context")
    assert values["6 June"] == ("1944-06-06", "context")


def test_bounds() -> None:
    assert bounds("2024-02") == ("2024-02-01", "2024-02-29", "month")
    assert bounds("2023-W45") == ("2023-11-06", "2023-11-12", "week")
    assert bounds("2023-Q4") == ("2023-10-01", "2023-12-31", "quarter")
    assert bounds("2023-02-30") == (None, None, "unknown")
    assert bounds("PRESENT_REF") == (None, None, "unknown")


def test_shifts_are_no_finer_than_their_base() -> None:
    assert shifted("2023-11-10", -1, "M") == "2023-10"
    assert shifted("2023-11", -1, "D") is None
    assert shifted("2023", 1, "M") is None


@pytest.mark.parametrize("text", ["", " \n ", "31 February 2023, 99/99/9999 and 25:99", "\ud800 on May 3", "9" * 3000, "May " * 400])
def test_no_text_breaks_it(line: Line, text: str) -> None:
    times(line, text)


@pytest.mark.parametrize(
    "text",
    [
        "The Good Friday Agreement ended the violence.",
        "Shops were full on Black Friday.",
        "He never misses Monday Night Football.",
        "The July 4 Committee met in the town hall.",
        "The Six-Day War redrew the map.",
        "20th Century Fox sold its shares.",
        "The Sunday Times printed the letter.",
        "The March 14 Alliance won the vote.",
    ],
)
def test_time_words_in_names_are_no_dates(line: Line, text: str) -> None:
    assert times(line, text) == ()


@pytest.mark.parametrize(
    ("text", "published", "values"),
    [
        ("The 7 October attacks changed the region.", "2024-08-29", ["2023-10-07"]),
        ("Hostages seized on 7 October are still held.", "2024-08-29", ["2023-10-07"]),
        ("The fighting since 9 October has cost many lives.", "2024-08-29", ["2023-10-09"]),
        ("The law was made after the 11 September attacks.", "2005-02-01", ["2001-09-11"]),
        ("The leaders will meet on 7 October in Riga.", "2024-08-29", ["2024-10-07"]),
        ("The upcoming summit on 7 October is in doubt.", "2024-08-29", ["2024-10-07"]),
        ("Citizens vote in the November 5 election.", "2024-08-29", ["2024-11-05"]),
        ("They signed the pact on 7 October last year.", "2024-08-29", ["2023-10-07"]),
        ("Last year's 3 March accord failed.", "2024-08-29", ["2023", "2023-03-03"]),
        ("The raid of 5 May 2019 was long planned. The border is closed since 5 May.", "2024-08-29", ["2019-05-05", "2019-05-05"]),
        ("The ministers met on 28 November.", "2024-08-29", ["2023-11-28"]),
        ("The presidents spoke ahead of the summit in early June.", "2021-05-10", ["2021-06"]),
        ("They spoke by phone before the June 16 summit in Geneva.", "2021-05-10", ["2021-06-16"]),
        ("The envoys met on Monday ahead of talks on Thursday.", "2021-05-11", ["2021-05-10", "2021-05-13"]),
        ("She thanked him for his visit in April.", "2021-05-10", ["2021-04"]),
        ("The house passed the bill, with the law to start in September.", "2021-05-10", ["2021-09"]),
    ],
)
def test_the_year_of_a_date_without_one(line: Line, text: str, published: str, values: list[str]) -> None:
    assert [t.value for t in times(line, text, published)] == values


@pytest.mark.parametrize(
    ("text", "value", "first", "last"),
    [
        ("They met less than two weeks ago.", "2021-W17", "2021-04-28", "2021-05-12"),
        ("The war began more than three years ago.", "2018", None, "2018-12-31"),
        ("They will meet next weekend.", "2021-W20-WE", "2021-05-22", "2021-05-23"),
        ("Earlier on Monday he flew to Rome.", "2021-05-10", "2021-05-10", "2021-05-10"),
        ("He landed late on Thursday.", "2021-05-06", "2021-05-06", "2021-05-06"),
        ("Missiles hit the port overnight.", "2021-05-12TNI", "2021-05-11", "2021-05-12"),
    ],
)
def test_loose_words_and_their_bounds(line: Line, text: str, value: str, first: str | None, last: str) -> None:
    (time,) = times(line, text, "2021-05-12")
    assert (time.value, time.from_, time.until) == (value, first, last)


def test_the_same_day_is_the_one_named_before(line: Line) -> None:
    assert [t.value for t in times(line, "They met on 3 May. On the same day they signed.", "2021-05-12")] == ["2021-05-03", "2021-05-03"]
