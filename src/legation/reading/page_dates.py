"""The publication date of a web page, with what it rests on: metadata, markup, address, or a date line of its text. Never a copyright year."""

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from lxml import html

from legation.model import PublishedBasis
from legation.reading.heading_dates import heading_date
from legation.reading.published import published_date

_META = (
    "article:published_time", "og:published_time", "article:published", "datepublished", "article.published", "published_at", "pubdate",
    "publishdate", "publish-date", "publish_date", "publication_date", "publicationdate", "date.published", "published-date", "sailthru.date",
    "parsely-pub-date", "cxenseparse:recs:publishtime", "article_date_original", "originalpublicationdate", "rnews:datepublished", "dc.date.issued",
    "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "citation_publication_date", "release_date", "date",
    "created", "article:date",
)  # fmt: skip
_ARTICLE = re.compile(r"article|posting|report|pressrelease|webpage|statement|liveblog", re.IGNORECASE)
_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3})(?:[/-](\d{1,2}))?(?=[/_.-]|$)", re.IGNORECASE)
_MONTHS = {name: n for n, name in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], start=1)}
_COPYRIGHT = re.compile(r"©|&copy;|\bcopyright\b|all rights reserved|\(c\)\s*\d{4}", re.IGNORECASE)
_CLASSES = re.compile(
    r"(?:^|[\s_-])(?:date|datetime|time|timestamp|published?|pub-?date|posted|release-?date|article-?date|news-?date)(?:$|[\s_-])",
    re.IGNORECASE,
)
_DATED = re.compile(r"(?:19|20)\d\d")
_COMMENT = re.compile(r"(?:^|[\s_-])(?:comments?|disqus|replies|reactions|discussion|reader-?letters?)(?:$|[\s_-])", re.IGNORECASE)
_OTHERS = re.compile(r"related|comment|sidebar|recommend|teaser|footer|most-?read|popular|latest", re.IGNORECASE)
_TOLD = re.compile(r"^\W*(?:first )?(?:published|posted|updated|last|date|released?|issued|created|modified)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?:\b[a-z]{2,}\b.*){3}[.!?…][\"”’')]*$", re.DOTALL)  # three words in small letters and a full stop
_ITEM = re.compile(r"(?:19|20)\d\d\)?\s?[:–—-]\s?\w+\s\w+")
_FRAME = 400  # words from which a table holds the page itself
_PROSE = 12  # words from which a paragraph is one of the story and no date line
_EARLIEST = date(1995, 1, 1)  # the web has no pages before
_RELEASED = date(2026, 11, 30)  # no clock that tells an earlier day is right


@dataclass(frozen=True)
class PageDate:
    """A date as the page writes it, its ISO form, and what it rests on."""

    raw: str
    iso: str
    basis: PublishedBasis


def page_date(tree: html.HtmlElement, url: str | None, text: str) -> PageDate | None:
    """The publication date of a page, the most telling source first; nothing where none is sure."""
    for raw, basis in (*_structured(tree), *_metadata(tree), *_marked(tree)):
        found = _sure(raw, basis)
        if found:
            return found
    return _of_address(url) or _of_text(tree, text) or _by_htmldate(tree, url)


def _sure(raw: str, basis: PublishedBasis) -> PageDate | None:
    words = " ".join(raw.split())
    iso, doubt = published_date(words)
    if iso is None or doubt or len(iso) < 7 or not _possible(iso):
        return None
    return PageDate(words, iso, basis)


def _possible(iso: str) -> bool:
    return _EARLIEST.isoformat()[: len(iso)] <= iso <= _latest()[: len(iso)]


def _latest() -> str:
    """The last day that a page can be of: the day after tomorrow, by a clock that is believed only where it is not behind this release."""
    return max(date.today() + timedelta(days=2), _RELEASED).isoformat()


def _structured(tree: html.HtmlElement) -> Iterator[tuple[str, PublishedBasis]]:
    """JSON-LD: the date of the article itself before those of other things on the page."""
    found: list[tuple[int, str]] = []
    for thing in things(tree):
        kind = json.dumps(thing.get("@type", ""))
        value = thing.get("datePublished") or thing.get("dateCreated")
        if isinstance(value, str):
            rank = 0 if re.search(r"Article|Posting|Release|Report", kind) else 1 if _ARTICLE.search(kind) else 2
            found.append((rank, value))
    for _, value in sorted(found, key=lambda pair: pair[0])[:1] if found and min(found)[0] < 2 else ():
        yield value, "metadata"


def things(tree: html.HtmlElement) -> Iterator[dict[str, Any]]:
    """What the page describes as JSON-LD, the things named inside it included."""
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        yield from _things(_loaded(script.text or ""))


def _loaded(words: str) -> Any:
    try:
        return json.loads(re.sub(r"[\x00-\x1f]", " ", words.strip().removeprefix("<!--").removesuffix("-->")))
    except (ValueError, RecursionError):
        found = re.search(r'"datePublished"\s*:\s*"([^"]{8,40})"', words)
        return {"@type": "Article", "datePublished": found.group(1)} if found else None


def _things(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(value, list):
        for part in value:
            yield from _things(part, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _things(value.get(name), depth + 1)


def _metadata(tree: html.HtmlElement) -> Iterator[tuple[str, PublishedBasis]]:
    told: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        content = meta.get("content")
        if name and content and content.strip():
            told.setdefault(name, content)
    yield from ((told[name], "metadata") for name in _META if name in told)


def _marked(tree: html.HtmlElement) -> Iterator[tuple[str, PublishedBasis]]:
    """Visible elements that say that they hold the date."""
    for element in tree.iterfind(".//*[@itemprop='datePublished']"):
        yield element.get("datetime") or element.get("content") or element.text_content(), "markup"
    for element in tree.iterfind(".//time[@pubdate]"):
        yield element.get("datetime") or element.text_content(), "markup"
    times = [element for element in tree.iter("time") if not _is_aside(element)]
    heads = [element for element in times if _DATED.search(element.get("datetime") or element.text_content())]
    yield from ((element.get("datetime") or element.text_content(), "markup") for element in heads[:1])


def _is_aside(element: html.HtmlElement) -> bool:
    """Whether an element belongs to another story: it stands in a link, a list of stories, a side column, the foot or a comment."""
    for above in element.iterancestors():
        named = f"{above.get('class') or ''} {above.get('id') or ''}".lower()
        if above.tag in ("a", "aside", "footer", "nav") or _OTHERS.search(named) or _COMMENT.search(named):
            return True
    return False


def _of_address(url: str | None) -> PageDate | None:
    found = _ADDRESS.search(url or "")
    if not found:
        return None
    year, month, day = found.groups()
    number = _MONTHS.get(month.lower()) if month.isalpha() else int(month)
    if number is None or not 1 <= number <= 12:
        return None
    raw = f"{year}-{number:02}" + (f"-{int(day):02}" if day and 1 <= int(day) <= 31 else "")
    iso, doubt = published_date(raw)
    return PageDate(raw, iso, "address") if iso and not doubt and _possible(iso) else None


def _of_text(tree: html.HtmlElement, text: str) -> PageDate | None:
    """A short element whose class says that it is a date, else a date line at the head of the text."""
    for element in tree.iter("span", "div", "p", "li", "em", "h5", "h6", "td", "strong", "b"):
        named = f"{element.get('class') or ''} {element.get('id') or ''}"
        words = " ".join(element.text_content().split()) if _CLASSES.search(named) else ""
        if 6 <= len(words) <= 60 and not _COPYRIGHT.search(words) and not _is_aside(element):
            iso = heading_date(re.sub(r"^(?:published|posted|updated|date|released?)\s*(?:on|at)?:?\s*", "", words, flags=re.IGNORECASE))
            if iso and _possible(iso):
                return PageDate(words, iso, "markup")
    iso = heading_date(text)
    return PageDate(iso, iso, "text") if iso and _possible(iso) else None


def _by_htmldate(tree: html.HtmlElement, url: str | None) -> PageDate | None:
    """What htmldate finds once what speaks of copyright is taken away; kept only as exact as the page itself writes it."""
    from htmldate import find_date

    bare = _without_story(_without_copyright(tree))
    found = find_date(bare, original_date=True, extensive_search=True, url=url, max_date=_latest())
    if not found or not _possible(found):
        return None
    iso = _as_exact(found, " ".join(bare.text_content().split())[:200_000])
    return PageDate(iso, iso, "markup") if iso else None


def _without_copyright(tree: html.HtmlElement) -> html.HtmlElement:
    bare = deepcopy(tree)
    for element in list(bare.iter()):
        if not isinstance(element.tag, str):
            continue
        said = (element.text or "") + " ".join(child.tail or "" for child in element)
        if element.tag == "footer" or _COPYRIGHT.search(said) or (element.tag == "meta" and _COPYRIGHT.search(element.get("name") or "")):
            for child in list(element):
                child.tail = None
            element.text = None
            for name in ("content", "datetime"):
                element.attrib.pop(name, None)
    return bare


def _without_story(tree: html.HtmlElement) -> html.HtmlElement:
    """The page without its paragraphs, other stories and readers' comments: a day told there is one of the story or of another, not of the page."""
    for element in list(tree.iter("p", "li", "blockquote", "td", "div", "section", "aside", "nav", "figure", "figcaption", "table")):
        named = f"{element.get('class') or ''} {element.get('id') or ''}"
        other = (
            element.tag in ("aside", "nav", "figure", "figcaption") or _is_data(element) or _OTHERS.search(named) or _COMMENT.search(named)
        )
        holds = element.find(".//h1") is not None or element.find(".//article") is not None
        if element.getparent() is not None and (_is_prose(element) or (other and not holds)):
            element.drop_tree()
    return tree


def _is_data(element: html.HtmlElement) -> bool:
    """Whether an element is a table of data and not the frame of a page."""
    return element.tag == "table" and element.find(".//p") is None and len(element.text_content().split()) < _FRAME


def _is_prose(element: html.HtmlElement) -> bool:
    """Whether an element is a paragraph of a story: many words, or a sentence that is no note on when the page was published."""
    words = " ".join(element.text_content().split())
    if element.tag not in ("p", "li", "blockquote", "td") or _TOLD.search(words):
        return False
    if element.tag == "li" and _ITEM.search(words):
        return True  # "1 March 1996: first talks"
    return len(words.split()) > _PROSE or _SENTENCE.search(words) is not None


def _as_exact(found: str, words: str) -> str | None:
    """The date as exact as it stands in the words: its day, its month with the year, or nothing, since a year alone is no date."""
    year, month, day = (int(part) for part in found.split("-"))
    moment = date(year, month, day)
    names = rf"(?:{moment:%B}|{moment:%b}\.?|0?{month})"
    if re.search(
        rf"\b0?{day}(?:st|nd|rd|th)?[ ./-]+(?:of )?{names}[ ,./-]+{year}|{names}[ ./-]+0?{day}(?:st|nd|rd|th)?[ ,./-]+{year}|{year}[ ./-]?{month:02}[ ./-]?{day:02}",
        words, re.IGNORECASE,
    ):  # fmt: skip
        return found
    if re.search(rf"(?:{moment:%B}|{moment:%b}\.?)[ ,]+{year}", words):
        return found[:7]
    return None
