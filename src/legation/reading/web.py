"""Web pages: the words of the story by trafilatura, with title, outlet, author, section, address and publication date."""

import json
import logging
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from lxml import etree, html

from legation.model import BoilerplateKind, Extent
from legation.reading import limits
from legation.reading.asides import without_boxes
from legation.reading.decoding import declared_encoding, decoded, repaired
from legation.reading.found import Found, Piece
from legation.reading.given import LONGEST, Given, Unreadable
from legation.reading.live import posts_of
from legation.reading.page_dates import page_date, things

_FULLER, _SAME = 1.6, 60  # times as long as what the page shows, and beginning alike: the whole story stands in the metadata
_SHORT = 250  # characters under which the extraction is tried again with a looser net
_ERRORS = re.compile(
    r"\b(?:404|403|50[0-4]|page not found|access denied|internal server error|bad gateway|service unavailable)\b", re.IGNORECASE
)
_STAMPED = re.compile(r"\d{4}-\d\d-\d\d[T ]\d")  # a stamp with its hour counts by the day of the outlet
_MAY_BE_LIVE = re.compile(
    r"LiveBlogPosting|\blive\b|live-?(?:blog|post|update|feed|ticker)|as it happened|minute by minute|rolling coverage|latest updates",
    re.IGNORECASE,
)
_FRAGMENT = re.compile(r"<(?:html|head|body|!doctype)\b", re.IGNORECASE)  # a whole page, not the body of a mail
UNDATED = "the page tells no day of publication: dates in the text that depend on it stay open"
_KEPT = ("pre", "textarea", "script", "style")
_BREAKS = re.compile(r"(?<=\S)[ \t\r\f]*\n\s*(?=\S)")
_SITE = re.compile(r"\s+[|»·–—-]\s+[^|»·–—]{2,60}$")
_NO_AUTHOR = re.compile(r"https?:|www\.|@|^(?:admin|webmaster|editor|user\d*)$", re.IGNORECASE)

for _noisy in ("trafilatura", "htmldate", "courlan"):
    logging.getLogger(_noisy).setLevel(logging.CRITICAL)  # what they cannot do shows in what they give


def web_page(given: Given) -> Iterator[Piece]:
    """The document of an HTML file, or the posts of a live blog. Raises `Unreadable` for a page without words."""
    content = given.content()
    words = decoded(content, declared_encoding(content) or given.declared)
    page = page_of(words, given.url)
    posts = posts_of(tree_of(words), page) if _MAY_BE_LIVE.search(words) else ()
    yield from ((f"{given.origin}, post {name}", post) for name, post in posts) if posts else [(given.origin, page)]


def page_of(words: str, url: str | None = None) -> Found:
    """The document of a page given as words; `url` is its address where that is known apart."""
    tree = tree_of(words)
    told = _told(tree, url)
    _check_length(tree)
    text = _text(without_boxes(deepcopy(tree)), _article(tree))
    if not text.strip():
        raise Unreadable("the page has no text", told.get("title"), "It may be made by scripts: save it from a browser as it shows")
    if len(text) < 400 and _ERRORS.search(told.get("title") or text[:80]):
        raise Unreadable("the page tells of an error and no story", told.get("title") or text[:60], "Fetch it anew")
    found = page_date(tree, told.get("url"), f"{_day_of_title(told.get('title'))}\n{text}")
    record: dict[str, object] = {name: repaired(value) for name, value in told.items() if value and name != "section"}
    record |= {"text": text, **({"published": found.raw if _STAMPED.match(found.raw) else found.iso} if found else {})}
    sections = tuple(part.strip() for part in (told.get("section") or "").split(";") if part.strip())
    doubts = () if found or _FRAGMENT.search(words[:2000]) is None else (UNDATED,)
    return Found(
        record, doubts=doubts, basis=found.basis if found else "metadata", section=sections, marks=tuple(_captions(tree, text)),
    )  # fmt: skip


def _check_length(tree: html.HtmlElement) -> None:
    """Raises `Unreadable` where the page holds more words than a document may: to find the story in it would take minutes."""
    shown = sum(len(e.text or "") for e in tree.iter() if e.tag not in ("script", "style", "noscript", "template"))
    if shown > LONGEST:
        raise Unreadable(
            "the page is too long for one document", f"{shown:,} characters", limits.LENGTH.remedy("Split it into its documents")
        )


def tree_of(words: str) -> html.HtmlElement:
    """The parsed page. Raises `Unreadable` where there is nothing to parse."""
    bare = re.sub(r"^\s*<\?xml[^>]*\?>", "", words.replace("\x00", ""))
    try:
        tree = html.fromstring(bare, parser=html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True, collect_ids=False))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("the page is empty", str(error), "Save it anew") from error
    return tree


def _text(tree: html.HtmlElement, article: dict[str, Any]) -> str:
    import trafilatura

    page = _one_line_a_text(deepcopy(tree))
    text = trafilatura.extract(page, include_comments=False, include_tables=True) or ""
    told = str(article.get("articleBody") or "")
    if len(told) > _FULLER * len(text) and "".join(text.split())[:_SAME] in "".join(told.split()):
        text = told  # the page shows a part of it
    if len(text) < _SHORT:
        loose = trafilatura.extract(page, include_comments=False, include_tables=True, favor_recall=True) or ""
        text = max((text, told, loose), key=len) if max(len(told), len(loose)) > 2 * len(text) else text
    if not text.strip():
        text = _bare(tree)
    return repaired(_tidied(text))


def _one_line_a_text(tree: html.HtmlElement) -> html.HtmlElement:
    """The page with the line ends of its source taken for the spaces that they are."""
    for element in tree.iter():
        if isinstance(element.tag, str) and element.tag not in _KEPT:
            if element.text:
                element.text = _BREAKS.sub(" ", element.text)
            for child in element:
                if child.tail:
                    child.tail = _BREAKS.sub(" ", child.tail)
    return tree


def _tidied(text: str) -> str:
    """Lines without the blanks around and inside them, the mark of a list on the line of what it marks, and after a link what goes on with it."""
    lines = "\n".join(" ".join(line.split()) for line in text.split("\n"))
    return re.sub(r"(?<=\w)\n(?=['’]s\b|[,;)](?:\s|$))", "", re.sub(r"(?m)^-\n(?=\S)", "- ", lines)).strip()


def _bare(tree: html.HtmlElement) -> str:
    """The paragraphs of a page in which no story was told apart."""
    body = tree.find(".//body") if tree.tag != "body" else tree
    root = body if body is not None else tree
    for gone in list(root.iter("head", "title", "script", "style", "noscript", "template")):
        gone.drop_tree()
    parts = [
        " ".join(p.text_content().split()) for p in root.iter("p", "h1", "h2", "h3", "li", "blockquote", "pre") if p.find(".//p") is None
    ]
    if not any(parts):
        parts = [" ".join(line.split()) for line in root.text_content().split("\n")]
    return "\n".join(part for part in parts if part)


def _told(tree: html.HtmlElement, url: str | None) -> dict[str, str | None]:
    """What the page tells of itself."""
    meta: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        if name and (element.get("content") or "").strip():
            meta.setdefault(name, " ".join((element.get("content") or "").split()))
    article = _article(tree)
    link = next((e.get("href") for e in tree.iter("link") if (e.get("rel") or "").lower() == "canonical"), None)
    address = next((a for a in (link, meta.get("og:url"), url) if a and a.startswith("http") and a.count("/") > 2), url)
    heading = next((t for t in (" ".join(e.text_content().split()) for e in tree.iter("h1")) if t), None)
    title = _named(article.get("headline")) or meta.get("og:title") or heading or _title(tree)
    source = _named(article.get("publisher")) or meta.get("og:site_name") or meta.get("dc.publisher") or meta.get("application-name")
    author = _authors(article.get("author")) or meta.get("author") or meta.get("article:author") or meta.get("dc.creator")
    section = _named(article.get("articleSection")) or meta.get("article:section") or meta.get("section")
    return {
        "title": _without_site(title, source), "url": address, "source": source or _host(address),
        "author": author if author and not _NO_AUTHOR.search(author) and len(author) < 200 else None, "section": section,
    }  # fmt: skip


def _article(tree: html.HtmlElement) -> dict[str, Any]:
    """The JSON-LD of the story, where there is one."""
    for thing in things(tree):
        if re.search(r"Article|Posting|Release|Report", json.dumps(thing.get("@type", ""))) and thing.get("headline"):
            return thing
    return {}


def _named(value: Any) -> str | None:
    if isinstance(value, list):
        return "; ".join(part for part in map(_named, value) if part) or None
    if isinstance(value, dict):
        value = value.get("name")
    return " ".join(html.fromstring(f"<p>{value}</p>").text_content().split()) or None if isinstance(value, str) and value.strip() else None


def _authors(value: Any) -> str | None:
    named = _named(value)
    return named.replace("; ", ", ") if named else None


def _title(tree: html.HtmlElement) -> str | None:
    found = tree.find(".//title")
    return " ".join(found.text_content().split()) or None if found is not None else None


def _day_of_title(title: str | None) -> str:
    """The day that stands in brackets at the end of a title: "Statement at the summit (May 15, 2020)"."""
    found = re.search(r"\(([^()]*\d{4})\)$", title or "")
    return found.group(1) if found else ""


def _without_site(title: str | None, source: str | None) -> str | None:
    """The title without the name of the site after it."""
    if not title:
        return None
    cut = _SITE.sub("", title)
    tail = title[len(cut) :].strip(" |»·–—-").lower()
    return cut if tail and source and (tail in source.lower() or source.lower() in tail) and len(cut) > 10 else title


def _host(url: str | None) -> str | None:
    found = re.match(r"https?://(?:www\.)?([^/:?#]+)", url or "")
    return found.group(1) if found else None


def _captions(tree: html.HtmlElement, text: str) -> list[tuple[Extent, BoilerplateKind]]:
    """The lines of the text that the page has as captions of pictures, or as posts of others set into it."""
    kinds: dict[str, BoilerplateKind] = {}
    for element in tree.iter("figcaption", "blockquote"):
        post = element.tag == "blockquote" and re.search(r"twitter|instagram|tiktok|bluesky|embed", element.get("class") or "")
        if element.tag == "figcaption" or post:
            for line in (element.text_content(), *(p.text_content() for p in element.iter("p"))):
                kinds["".join(line.split())] = "caption" if element.tag == "figcaption" else "related"
    out: list[tuple[Extent, BoilerplateKind]] = []
    for found in re.finditer(r"[^\n]+", text):
        kind = kinds.get("".join(found.group().split()))
        if kind:
            out.append((Extent(found.start(), found.end()), kind))
    return out
