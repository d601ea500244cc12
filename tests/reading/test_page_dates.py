"""The publication date of a page: the most telling source first, as exact as the page is, never a copyright year."""

import pytest

from legation.reading.published import published_date
from legation.reading.web import page_of

WORDS = (
    "<p>Samoa and Tonga signed a pact on the reef between them, the two foreign ministries said in a joint statement after the talks.</p>"
    * 3
)


def dated(head: str = "", body: str = "", url: str | None = None) -> tuple[object, str | None]:
    found = page_of(
        f"<html><head><title>A pact</title>{head}</head><body><article><h1>A pact on the reef</h1>{WORDS}</article>{body}</body></html>",
        url,
    )
    return published_date(found.record.get("published"))[0], found.basis if found.record.get("published") else None


@pytest.mark.parametrize(
    ("head", "body", "url", "expected"),
    [
        ('<meta property="article:published_time" content="2023-11-10T09:00:00Z">', "", None, ("2023-11-10", "metadata")),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "headline": "A", "datePublished": "2023-11-10T09:00:00+05:30", "dateModified": "2024-01-01"}</script>', "", None, ("2023-11-10", "metadata")),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2023-11-10", broken</script>', "", None, ("2023-11-10", "metadata")),
        ("", '<time datetime="2023-11-10">Friday</time>', None, ("2023-11-10", "markup")),
        ("", '<span class="news-date">10 November 2023</span>', None, ("2023-11-10", "markup")),
        ("", "", "https://news.example/2023/11/10/pact", ("2023-11-10", "address")),
        ("", "", "https://news.example/2023/11/pact", ("2023-11", "address")),
        ("", "<footer>Copyright 2009 The Reef Times</footer>", None, (None, None)),
        ("", "<p>© 2009-2019 The Reef Times. All rights reserved.</p>", None, (None, None)),
        ("", '<aside class="related"><time datetime="2001-01-01">old</time></aside>', None, (None, None)),
        ('<meta name="date" content="2050-01-01">', "", None, (None, None)),
    ],
)  # fmt: skip
def test_dates_of_pages(head: str, body: str, url: str | None, expected: tuple[str | None, str | None]) -> None:
    assert dated(head, body, url) == expected


def test_a_date_line_of_the_text_serves_where_nothing_else_does() -> None:
    page = f"<html><body><article><h1>Statement</h1><p>Apia, 10 November 2023</p>{WORDS}</article></body></html>"
    found = page_of(page)
    assert (found.record["published"], found.basis) == ("2023-11-10", "text")
