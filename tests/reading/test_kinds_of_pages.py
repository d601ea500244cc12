"""Pages, mails and feeds of kinds that readers of news meet: consent and payment boxes, live blogs, pages without a day, quoted mail, relative links."""

import io
from pathlib import Path

import pytest

from legation.dates.written import written
from legation.reading import read
from legation.reading.fields import Reading
from legation.reading.pdf import pdf
from legation.reference.outlets import outlet
from reading.hosts import feed, host
from reading.test_fetching import run

STORY = (
    "<p>Kenya reopened its consulate in Lyon on Tuesday after a pause of eleven years. The foreign minister cut the ribbon.</p>"
    "<p>France's ambassador, who attended, said that visas would be issued within two weeks. The two states signed an agreement on students.</p>"
    "<p>The consulate had been closed for want of money. Traders in the city had asked for its return many times.</p>"
)
STAMP = '<meta property="article:published_time" content="2024-04-17T09:00:00+02:00">'


def page(tmp_path: Path, body: str, head: str = STAMP) -> list[Reading]:
    path = tmp_path / "page.html"
    path.write_text(f"<!DOCTYPE html><html><head><title>Consulate reopens</title>{head}</head><body>{body}</body></html>", encoding="utf-8")
    return list(read([path]))


CONSENT = "<p>We and our partners use cookies and process personal data. You may withdraw your consent at any time. Your privacy matters to us.</p>"


@pytest.mark.parametrize(
    "box",
    [
        f'<div id="consent">{CONSENT}</div>',
        f'<section class="cookie-banner">{CONSENT}</section>',
        f'<div class="onetrust popup">{CONSENT}</div>',
        f'<dialog id="gdpr-wall">{CONSENT}</dialog>',
        f'<div class="privacy-notice modal">{CONSENT}</div>',
        '<div role="dialog"><p>This site uses cookies and similar technologies. Accept all, or withdraw at any time.</p></div>',
        "<dialog open><p>Our 812 partners store data on your device. We use cookies.</p></dialog>",
    ],
)
def test_a_consent_box_is_not_the_story(tmp_path: Path, box: str) -> None:
    (one,) = page(tmp_path, f'{box}<aside class="col"><article><h1>Consulate reopens</h1>{STORY}</article></aside>')
    assert "cookies" not in one.document.text and "cut the ribbon" in one.document.text and "many times" in one.document.text


PAY = [
    '<div class="paywall-hint"><h3>Continue reading with Plus</h3><p>Subscribe now, cancel at any time. Access to all articles for 2.95 EUR a week.</p></div>',
    '<div class="offer"><p>Already a subscriber? Sign in. The first month is free, then 9 EUR a month. Cancel any time.</p></div>',
    '<section id="subscription-box"><p>Subscribe to support independent journalism. Log in if you have a subscription.</p></section>',
    '<aside class="premium-offer"><p>Unlimited access for one month. The United States edition: $1 a week. Subscribe.</p></aside>',
    '<div data-testid="regwall"><p>Create a free account to continue reading. Subscribers sign in here. You accept our terms.</p></div>',
    '<div class="piano-offer"><p>Continue with Premium: 3 months for the price of 1. Cancel any time.</p></div>',
    '<p class="premium-notice">With our digital pass you read everything, anywhere. Get it now for 1 dollar.</p><p><a href="/login">Sign in</a> if you subscribe.</p>',
    '<p class="plus-hint">Already a subscriber? Log in. The first month is free.</p>',
    '<div class="pay-note"><p>Read on for 3 euros on every device. Subscribe.</p></div>',
    '<p class="premium-banner">Get it now: unlimited access for 9 pounds a month.</p>',
    '<form class="regwall"><p>Register now to keep reading. Have a subscription? Sign in.</p></form>',
]


@pytest.mark.parametrize("box", PAY)
def test_a_payment_hint_is_dropped_and_the_teaser_kept(tmp_path: Path, box: str) -> None:
    teaser = (
        '<p class="teaser">Envoys of Turkey and Armenia met in Vienna on Friday to discuss the border, which has been shut since 1993.</p>'
    )
    (one,) = page(tmp_path, f"<article><h1>Border talks</h1>{teaser}{box}</article>")
    assert "Envoys of Turkey" in one.document.text
    assert "ubscri" not in one.document.text and "ign in" not in one.document.text


def test_a_story_about_subscriptions_stays(tmp_path: Path) -> None:
    body = f"<article><h1>Consulate reopens</h1><div class='story'>{STORY}<p>The ministry said that a subscription to the bulletin costs $5.</p></div></article>"
    (one,) = page(tmp_path, body)
    assert "cut the ribbon" in one.document.text and "subscription to the bulletin" in one.document.text


def posts(kind: str) -> str:
    one = '<div class="post" id="p2"><time datetime="2023-03-02T10:00:00+01:00">10:00</time><h2>Egypt objects</h2><p>Egypt rejected the timetable that Ethiopia proposed yesterday.</p></div>'
    two = '<div class="post" id="p1"><time datetime="2023-03-01T08:05:00+01:00">08:05</time><h2>Arrival</h2><p>The delegations of both states arrived in Geneva today.</p></div>'
    return f'<main><h1>Talks: live</h1><p>Follow the talks on the dam.</p><div class="{kind}">{one}{two}</div></main>'


@pytest.mark.parametrize("kind", ["live-posts", "liveblog", "live-updates", "liveticker", "live-feed"])
def test_each_post_of_a_live_blog_has_its_own_day(tmp_path: Path, kind: str) -> None:
    found = [one.document for one in page(tmp_path, posts(kind), head="")]
    assert [(d.title, d.published) for d in found] == [("Egypt objects", "2023-03-02"), ("Arrival", "2023-03-01")]
    assert found[0].text == "Egypt rejected the timetable that Ethiopia proposed yesterday."


LATER, EARLIER = (
    "Ghana rejected the draft that Togo sent yesterday.",
    "Togo's envoys arrived in Accra today. They will meet the minister tomorrow.",
)


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Accra talks live", f'<ol><li data-timestamp="1715166000000"><p>{LATER}</p></li><li data-timestamp="1715068800000"><p>{EARLIER}</p></li></ol>'),
        ("Accra talks: as it happened", f"<article><h2>8 May 2024, 11:00</h2><p>{LATER}</p></article><article><h2>7 May 2024, 08:00</h2><p>{EARLIER}</p></article>"),
        ("Live: Accra talks", f"<p><strong>May 8, 11:00 GMT</strong></p><p>{LATER}</p><p><strong>May 7, 08:00 GMT</strong></p><p>{EARLIER}</p>"),
        ("Accra talks live blog", f"<h3>8 May 2024 11.00 BST</h3><p>{LATER}</p><h3>7 May 2024 08.00 BST</h3><p>{EARLIER}</p>"),
        ("Accra talks - live updates", f"<div><span>Wed 8 May 2024 11.00 CEST</span><p>{LATER}</p></div><div><span>Tue 7 May 2024 08.00 CEST</span><p>{EARLIER}</p></div>"),
        ("Accra talks live: Ghana objects", f"<p>8 May 2024 | 09:12 GMT</p><p>{LATER}</p><p>7 May 2024 | 19:40 GMT</p><p>{EARLIER}</p>"),
        ("Accra talks: latest updates", f"<h4>11.05am on 8 May 2024</h4><p>{LATER}</p><h4>8.10am on 7 May 2024</h4><p>{EARLIER}</p>"),
    ],
)  # fmt: skip
def test_stamps_without_markup_date_their_posts(tmp_path: Path, title: str, body: str) -> None:
    head = STAMP.replace("2024-04-17", "2024-05-07")
    found = [one.document for one in page(tmp_path, f"<main><h1>{title}</h1>{body}</main>", head)]
    assert [(d.text.replace("\n", " "), d.published) for d in found] == [(LATER, "2024-05-08"), (EARLIER, "2024-05-07")]


@pytest.mark.parametrize("title", ["Where refugees live", "Accra talks end", "How we live now"])
def test_dates_in_a_story_that_is_not_live_split_nothing(tmp_path: Path, title: str) -> None:
    body = f"<article><h1>{title}</h1><h3>8 May 2024</h3>{STORY}<h3>7 May 2024</h3>{STORY}</article>"
    assert len(page(tmp_path, body)) == 1


def test_a_list_of_other_stories_is_no_live_blog(tmp_path: Path) -> None:
    more = '<div class="more"><div><time datetime="2024-04-01">1 April</time><a href="/a">Ferry talks end in Dakar after two days</a></div><div><time datetime="2024-04-02">2 April</time><a href="/b">Port opens in Oslo after a pause</a></div></div>'
    found = page(tmp_path, f"<article><h1>Consulate reopens</h1>{STORY}</article>{more}")
    assert len(found) == 1 and found[0].document.published == "2024-04-17"


@pytest.mark.parametrize(
    "body",
    [
        f"<div class='story'><h1>Talks</h1>{STORY}<p>The ministers of both states met in Dakar on 3 May 2011 to discuss the ferry, and signed nothing.</p></div>",
        f"<div><h1>Talks</h1>{STORY}<div class='comments'><p>Posted by Ann on 4 June 2012: well said</p></div></div>",
        f"<div><h1>Talks</h1>{STORY}<div id='comment-1'><time datetime='2012-06-04'>4 June 2012</time> Well said, all of you</div></div>",
        f"<div><h1>Talks</h1>{STORY}<blockquote>On 5 July 2010 the two states had signed a treaty on fishing in the gulf, he recalled.</blockquote></div>",
        f"<div><h1>Talks</h1>{STORY}</div><footer>Copyright 2019 Lakeside</footer>",
        f"<article><h1>Talks</h1>{STORY}<p>The old pact was signed on 3 May 2011.</p></article>",
        f"<article><h1>Talks</h1>{STORY}</article><aside><ul><li>Storm of 12 March 2014</li></ul></aside>",
        f"<article><h1>Talks</h1>{STORY}</article><div id='disqus_thread'><time datetime='2016-01-02'>2 Jan 2016</time><p>Nice.</p></div>",
        f"<article><h1>Talks</h1>{STORY}<p>It replaces a text of 9 June 2002.</p></article>",
        f"<article><h1>Talks</h1>{STORY}<ul><li>1 March 1996: first talks</li><li>4 May 2003: a court rules</li></ul></article>",
        f"<article><h1>Talks</h1><figure><figcaption>The port on 2 July 2008</figcaption></figure>{STORY}</article>",
        f"<article><h1>Talks</h1>{STORY}<table><tr><td>14 May 2001</td><td>old pact</td></tr></table></article>",
        f"<article><h1>Talks</h1>{STORY}</article><div class='most-read'><a href='/a'>Port opens, 7 June 2015</a></div>",
    ],
)
def test_a_page_without_a_day_has_none_and_says_so(tmp_path: Path, body: str) -> None:
    (one,) = page(tmp_path, body, head="")
    assert one.document.published is None
    assert any("no day of publication" in problem.message for problem in one.problems)


def test_a_page_with_a_date_line_keeps_its_day(tmp_path: Path) -> None:
    (one,) = page(tmp_path, f"<div><h1>Talks</h1><span class='date'>3 May 2021</span>{STORY}</div>", head="")
    assert one.document.published == "2021-05-03" and not one.problems


OWN = "The minister also met the Swedish envoy on Wednesday in Oslo."
OLD = "Ghana's foreign minister received the ambassador of Norway in Accra on Tuesday."


@pytest.mark.parametrize(
    "quotation",
    [
        f"On Tue, 20 Jun 2023 at 23:30, Press <press@mfa.example> wrote:\n> {OLD}",
        f"On 20 June 2023, at 23:30, Press Office <press@mfa.example>\nwrote:\n\n{OLD}",
        f"Press Office wrote on 20 June 2023:\n| {OLD}",
        f"On 20 June 2023, Press Office\n<press@mfa.example> wrote:\n\n> {OLD}\n> They agreed.",
        f"-----Original Message-----\nFrom: Press\nSent: 20 June 2023\n\n{OLD}",
        f"From: Press Office\nSent: Tuesday, 20 June 2023\nTo: list\nSubject: Note\n\n{OLD}",
        f"Am 20.06.2023 um 23:30 schrieb Press Office:\n> {OLD}",
    ],
)
def test_quoted_mail_is_a_repeat(tmp_path: Path, quotation: str) -> None:
    path = tmp_path / "one.eml"
    path.write_text(
        f"Subject: Re: Note\nFrom: Press <p@mfa.example>\nTo: l@mfa.example\nDate: Wed, 21 Jun 2023 09:10:00 +0200\n\n{OWN}\n\n{quotation}\n",
        encoding="utf-8",
    )
    (one,) = read([path])
    repeats = "".join(one.document.text[b.start : b.end] for b in one.document.boilerplate if b.kind == "repeat")
    assert OLD in repeats and OWN not in repeats and one.document.published == "2023-06-21"
    assert written(one.document).value == "2023-06-21"  # not the day of what is quoted


def test_a_mail_that_only_passes_another_on_is_not_marked(tmp_path: Path) -> None:
    path = tmp_path / "one.eml"
    path.write_text(
        f"Subject: Fwd: Note\nFrom: P <p@mfa.example>\nTo: l@mfa.example\nDate: Wed, 21 Jun 2023 09:10:00 +0200\n\n> {OLD}\n",
        encoding="utf-8",
    )
    (one,) = read([path])
    assert not one.document.boilerplate


@pytest.mark.parametrize(
    ("channel", "link", "expected"),
    [
        ("https://mfa.example/en/news", "/en/news/detail/1204", "https://mfa.example/en/news/detail/1204"),
        ("https://mfa.example/en/news/", "detail/7", "https://mfa.example/en/news/detail/7"),
        ("https://mfa.example/", "?id=9", "https://mfa.example/?id=9"),
        ("https://mfa.example/en", "//cdn.example/a", "https://cdn.example/a"),
        ("https://mfa.example/en", "https://other.example/b", "https://other.example/b"),
    ],
)
def test_relative_links_of_a_feed(tmp_path: Path, channel: str, link: str, expected: str) -> None:
    item = f"<item><title>A</title><link>{link}</link><description>Norway received the ambassador of Ghana.</description></item>"
    path = tmp_path / "feed.xml"
    path.write_text(
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>N</title><link>{channel}</link>{item}</channel></rss>', encoding="utf-8"
    )
    (one,) = read([path])
    assert one.document.url == expected


def test_an_outlet_known_by_name_does_not_override_its_host() -> None:
    named = outlet("The Nation", "https://nation.africa/kenya/news/1")
    assert named is not None and named.country == "KEN"
    other = outlet("The Nation", "https://www.thenation.com/article/1")
    assert other is None or other.country != "KEN"
    assert outlet("The Nation") is not None
    assert outlet("The Nation", "https://web.archive.org/web/2020/nation.africa/1") is not None


def test_fetch_keeps_the_day_of_the_feed(tmp_path: Path) -> None:
    with host() as there:
        status, heads, body = feed("/a")
        listed = (status, heads, body.replace(b"</link>", b"</link><pubDate>Mon, 16 May 2022 12:39:07 +0200</pubDate>"))
        undated = f"<!DOCTYPE html><html><head><title>Consulate</title></head><body><article><h1>Consulate</h1>{STORY}</article></body></html>".encode()
        there.pages = {"/feed": listed, "/a": (200, {"Content-Type": "text/html"}, undated)}
        run(there, tmp_path, "/feed")
        (one,) = read([tmp_path])
    assert (one.document.published, one.document.published_basis) == ("2022-05-16", "stamp")
    assert not one.problems


def two_columns(rows: list[tuple[str, str]]) -> bytes:
    """A PDF of one page whose words are stored row by row across two columns."""
    lines = [
        f"BT /F1 10 Tf 50 {700 - 14 * n} Td ({a}) Tj ET BT /F1 10 Tf 320 {700 - 14 * n} Td ({b}) Tj ET" for n, (a, b) in enumerate(rows)
    ]
    stream = "\n".join(lines).encode()
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 6\n0000000000 65535 f \n" + table + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(out)


@pytest.mark.parametrize("rows", [2, 3, 4])
def test_two_columns_of_few_lines_are_read_one_after_the_other(rows: int) -> None:
    left = [
        "Norway and Ghana signed a pact on",
        "fisheries in Oslo on Monday, and the",
        "two ministers agreed to meet again in",
        "Accra before the end of the year.",
    ]
    right = [
        "Kenya recalled its envoy from Lyon on",
        "Tuesday after a quarrel over visas for",
        "traders, the foreign ministry said in a",
        "short note to the press of the city.",
    ]
    text = " ".join(str(pdf(io.BytesIO(two_columns(list(zip(left, right, strict=True))[:rows]))).record["text"]).split())
    assert text.index(left[1][:12]) < text.index(right[0][:12])


def test_a_small_table_is_read_row_by_row() -> None:
    text = str(pdf(io.BytesIO(two_columns([("Norway", "Oslo"), ("Ghana", "Accra"), ("Kenya", "Nairobi")]))).record["text"])
    assert text.index("Oslo") < text.index("Ghana")
