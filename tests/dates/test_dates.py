"""Dates: each case is a sentence, the day it was published, and the expressions with their values."""

import pytest

from legation.coding import Line, code
from legation.dates import find, resolve
from legation.dates.values import bounds, shifted
from legation.dates.written import written
from legation.model import Dateline, Document, Time
from legation.reading.fields import document

FRIDAY = "2023-11-10"


def times(line: Line, text: str, published: str | None = FRIDAY, dateline: Dateline | None = None) -> tuple[Time, ...]:
    made = Document(id="x", text=text, published=published, dateline=dateline)
    sentences = line.parser.sentences(made)
    out = resolve(find(made, sentences), made, sentences)
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


LISTED = [
    ("2024-03-28", "Talks will resume after Ramadan, the envoy said.", {"Ramadan": "2024-03-11/2024-04-09"}),
    ("2024-04-20", "They agreed on a truce during Eid al-Fitr.", {"Eid al-Fitr": "2024-04-10/2024-04-12"}),
    ("2024-06-20", "The two sides exchanged prisoners before Eid.", {"Eid": "2024-06-16/2024-06-19"}),
    ("2023-04-11", "He flew home at Easter.", {"Easter": "2023-04-09"}),
    ("2023-11-10", "They met on the eve of Diwali.", {"Diwali": "2023-11-12"}),
    ("2024-02-05", "Markets will close for the Lunar New Year.", {"Lunar New Year": "2024-02-10"}),
    ("2024-03-18", "She wished Iranians a happy Nowruz.", {"Nowruz": "2024-03-20/2024-03-21"}),
    ("2023-09-12", "The ministers will meet in UNGA week.", {"UNGA week": "2023-W38"}),
    ("2023-11-10", "They met during last year's Ramadan.", {"last year's Ramadan": "2023-03-23/2023-04-20"}),
    ("2023-11-10", "They met at Easter 2022.", {"Easter 2022": "2022-04-17"}),
    ("2024-08-09", "The leaders said on Thursday they may present a proposal.", {"Thursday": "2024-08-08"}),
    ("2023-11-10", "The summit opens in Lima on Monday.", {"Monday": "2023-11-13"}),
    ("2022-05-12", "Doses were promised at the last summit in September.", {"September": "2021-09"}),
    ("2023-11-10", "From January to March trade grew.", {"January": "2023-01", "March": "2023-03"}),
    ("2023-11-10", "He will travel from 3 to 5 May.", {"3 to 5 May": "2024-05-03/2024-05-05"}),
    ("2023-11-10", "The week of October 23 was busy.", {"The week of October 23": "2023-W43"}),
    ("2023-11-10", "The war is in the fourth year of a stalemate.", {"the fourth year": None}),
    ("2023-11-10", "The budget for FY2023 and FY24 was passed.", {"FY2023": "FY2023", "FY24": "FY2024"}),
    ("2023-11-10", "They will speak at 3 p.m. EST on Tuesday.", {"3 p.m. EST on Tuesday": "2023-11-14T15:00-05:00"}),
    ("2023-11-10", "The Pact for the Future was adopted.", {}),
]


@pytest.mark.parametrize(("published", "text", "expected"), LISTED, ids=[c[1] for c in LISTED])
def test_of_feasts_ranges_and_tense(line: Line, published: str, text: str, expected: dict[str, str | None]) -> None:
    found = {t.text: t.value for t in times(line, text, published)}
    assert all(expected[words] == value for words, value in found.items()) and bool(found) == bool(expected)


def test_a_feast_that_hangs_on_the_moon_is_not_exact_to_the_day(line: Line) -> None:
    (eid,) = times(line, "They agreed on a truce during Eid al-Fitr.", "2024-04-20")
    assert (eid.from_, eid.until) == ("2024-04-09", "2024-04-13")


def test_a_feast_without_a_day_of_writing_stays_open(line: Line) -> None:
    (ramadan,) = times(line, "They met during Ramadan.", None)
    assert (ramadan.value, ramadan.from_, ramadan.basis) == (None, None, "none")


def test_agreements_of_old_make_no_narrative(line: Line) -> None:
    text = "On April 21 officials met on the accords of 1984, 1994, 1995, and 2017. They are the first talks since 2018. Visas resume starting in May."
    values = {t.text: t.value for t in times(line, text, "2022-04-21")}
    assert (values["April 21"], values["May"]) == ("2022-04-21", "2022-05")


def written_in(text: str, published: str | None, **fields: str) -> tuple[str | None, str, str]:
    found = written(document({"text": text, "published": published, **fields}))
    return found.value, found.basis, found.doubt or ""


def test_a_day_in_the_head_dates_an_undated_speech() -> None:
    text = "Statement by the Minister\nNew York, 27 September 2024\n\nMr President, today we meet in this hall."
    assert written_in(text, None) == ("2024-09-27", "dateline", "")
    assert written_in("They met on 27 September 2024.", None)[:2] == (None, "none")


def test_a_release_stamped_on_the_day_after_keeps_the_day_it_names() -> None:
    assert written_in("By telephone\n(May 11, 2022)\n\nGood evening.", "2022-05-12")[:2] == ("2022-05-11", "dateline")


@pytest.mark.parametrize(
    ("title", "value"),
    [("October 9, 1981, Forty Years Ago: PM in Manila", "1981-10-09"), ("From the archives: the signing of the accord", "2021-10-09")],
)
def test_reprints_are_flagged(title: str, value: str) -> None:
    found = written_in("The Prime Minister said so on Thursday.", "2021-10-09", title=title)
    assert found[0] == value and "reprint" in found[2]


def test_three_years_ago_in_a_sentence_is_no_reprint() -> None:
    assert written_in("The pact was signed forty years ago. It holds.", "2021-10-09")[2] == ""


def test_a_day_of_fetching_is_not_that_of_writing(line: Line) -> None:
    address = "https://news.example/2015/05/03/talks.html"
    assert written_in("They met on Friday.", "2024-01-05", url=address)[:2] == (None, "none")
    assert "day of fetching" in written_in("They met on Friday.", "2024-01-05", url=address)[2]
    assert written_in("They met on Friday.", "2015-05-04", url=address) == ("2015-05-04", "published", "")
    old = written_in("LONDON, May 3, 2015 - They met on Friday.", "2024-01-05")
    assert old[:2] == ("2015-05-03", "dateline") and "far from" in old[2]


def test_the_doubt_is_a_warning_of_the_coding(line: Line) -> None:
    reprint = document(
        {"text": "The two ministers met on Thursday.", "published": "1981-10-09", "title": "October 9, 1981, Forty Years Ago: Talks"}
    )
    assert [p.stage for p in code(reprint, line).problems] == ["dates"]


def test_a_text_that_speaks_of_this_year_is_no_narrative(line: Line) -> None:
    text = (
        "Aid grew in 2009, in 2010, in 2011, in 2012, in 2013 and in 2014. By 2020 it had doubled. A new goal holds from 2025. "
        "It is to be set at this year's conference."
    )
    assert {t.text: t.value for t in times(line, text, "2024-09-04")}["this year"] == "2024"
