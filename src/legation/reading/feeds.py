"""RSS and Atom feeds: an entry is a document, with its full text where the feed has it."""

import re
from collections.abc import Iterator
from time import struct_time
from typing import Any
from urllib.parse import urljoin

from legation.reading.decoding import declared_encoding, decoded
from legation.reading.found import Found, Piece
from legation.reading.given import Given, Unreadable
from legation.reading.web import tree_of

_BLOCKS = ("p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr", "br", "pre", "section", "article", "ul", "ol", "table")
_ROOT = re.compile(r"<([A-Za-z][\w:.-]*)")


def feed(given: Given) -> Iterator[Piece]:
    """The entries of a feed. Raises `Unreadable` for markup that is no feed, and for a feed without entries."""
    import feedparser

    content = given.content()
    parsed: Any = feedparser.parse(content, sanitize_html=False, resolve_relative_uris=False)
    if not parsed.entries and not parsed.version:
        parsed = feedparser.parse(decoded(content, declared_encoding(content) or given.declared), sanitize_html=False)
    if not parsed.entries:
        root = _ROOT.search(content[:4096].decode("utf-8", errors="replace"))
        if parsed.version or parsed.feed.get("title"):
            raise Unreadable("the feed has no entries", parsed.feed.get("title") or None, "Fetch it again later")
        raise Unreadable("markup of unknown kind", f"<{root.group(1)}>" if root else None, "Legation reads RSS, Atom and HTML")
    source = " ".join(_plain(parsed.feed.get("title", "")).split())
    base = _base(parsed.feed, given.url)
    for number, entry in enumerate(parsed.entries, start=1):
        yield f"{given.origin}, entry {number}", _entry(entry, source, base)


def _base(channel: Any, url: str | None) -> str:
    """The address against which the links of a feed are read: that of its channel, else of the feed itself; empty where neither is known."""
    links = (channel.get("link"), *(link.get("href") for link in channel.get("links", ())), url)
    return next((str(link) for link in links if link and "://" in str(link)), "")


def _entry(entry: Any, source: str, base: str = "") -> "Found | Unreadable":
    bodies = [_plain(part.get("value", "")) for part in entry.get("content", ())]
    summary = _plain(entry.get("summary", ""))
    full = max(bodies, key=len, default="")
    text = full if len(full) >= len(summary) else summary
    title = " ".join(_plain(entry.get("title", "")).split())
    link = _absolute(entry.get("link") or "", base)
    if not text.strip():
        said = f"{title!r}" + (f" ({link})" if link else "")
        return Unreadable("the entry has no text", said if title or link else None, "Fetch the page it links to")
    stamp = entry.get("published") or entry.get("issued") or entry.get("created") or entry.get("updated")
    parsed = entry.get("published_parsed") or entry.get("updated_parsed")
    record: dict[str, object] = {
        "text": text, "title": title, "url": link, "source": entry.get("source", {}).get("title") or source,
        "author": entry.get("author"), "published": _stamp(stamp, parsed),
    }  # fmt: skip
    section = tuple(dict.fromkeys(str(tag.term) for tag in entry.get("tags", ()) if tag.get("term")))
    doubts = () if full or len(summary) > 1000 else ("the feed has a summary only, not the full text",)
    return Found({k: v for k, v in record.items() if v}, basis="stamp", section=section, doubts=doubts)


def _absolute(link: str, base: str) -> str:
    """The link made whole; as it is where nothing tells to what it is relative."""
    try:
        return urljoin(base, link.strip()) if link and base else link
    except ValueError:
        return link


def _stamp(raw: str | None, parsed: struct_time | None) -> str | None:
    """The stamp as written where it can be read, else as the feed's reader understood it."""
    from legation.reading.published import published_date

    if raw and published_date(raw)[0]:
        return raw
    return f"{parsed.tm_year:04}-{parsed.tm_mon:02}-{parsed.tm_mday:02}" if parsed else raw


def _plain(markup: str) -> str:
    """The words of a piece of HTML, a block a line."""
    if "<" not in markup and "&" not in markup:
        return markup.strip()
    if not markup.strip():
        return ""
    try:
        tree = tree_of(f"<div>{markup}</div>")
    except Unreadable:
        return ""
    for element in list(tree.iter("script", "style")):
        element.drop_tree()
    for element in tree.iter(*_BLOCKS):
        element.tail = "\n" + (element.tail or "")
        if element.tag != "br":
            element.text = "\n" + (element.text or "")
    lines = (" ".join(line.split()) for line in tree.text_content().split("\n"))
    return "\n".join(line for line in lines if line)
