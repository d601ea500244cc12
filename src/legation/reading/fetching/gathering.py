"""Gathering: addresses of feeds and pages in, what became of each out. A feed's entries are fetched as pages where the feed has not their full text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urljoin

import feedparser

from legation.reading.fetching.addresses import is_address
from legation.reading.fetching.client import Answer, Client
from legation.reading.fetching.faults import Unfetched
from legation.reading.fetching.shelf import Shelf

FULL = 1500  # characters from which on the text of an entry that has a summary beside it is the report itself
ENTRIES = 1000  # of one feed that are looked at
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF|channel|atom:feed)\b", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
Outcome = Literal["new", "there", "unchanged", "failed"]


@dataclass(frozen=True)
class Fetched:
    """What became of one address. `there`: it was fetched before; `unchanged`: the host says that it is as it was."""

    url: str
    outcome: Outcome
    path: Path | None = None
    problem: str | None = None


def gather(urls: Iterable[str], shelf: Shelf, client: Client) -> Iterator[Fetched]:
    """Fetches feeds and pages into a folder. What fails is told and tried again by the next run; it does not stop the others."""
    for url in urls:
        left = shelf.resting(url)
        if left > 0:
            client.rest(url, left)
        etag, modified = shelf.said(url)
        try:
            answer = client.get(url, etag=etag, modified=modified)
        except Unfetched as error:
            yield _failed(url, error, shelf)
            continue
        if answer.status == 304:
            yield Fetched(url, "unchanged")
        elif _FEED.search(answer.content[:4096]):
            yield from _feed(url, answer, shelf, client)
        else:
            yield Fetched(url, "new", shelf.keep(url, answer))


def _feed(url: str, answer: Answer, shelf: Shelf, client: Client) -> Iterator[Fetched]:
    """The entries of a feed. That it was read is noted only when all of them are there, so that a stopped run asks for it again."""
    parsed: Any = feedparser.parse(answer.content, sanitize_html=False, response_headers={"content-location": answer.url})
    if not parsed.entries and parsed.bozo:
        yield Fetched(
            url, "failed", problem=f"cannot fetch {url}: the feed is broken ({parsed.bozo_exception}). It is tried again by the next run"
        )
        return
    whole = True
    for entry in parsed.entries[:ENTRIES]:
        told = _entry(entry, answer.url, str(parsed.feed.get("title", "")), shelf, client)
        whole = whole and told.outcome != "failed"
        yield told
    if whole:
        shelf.note(url, None, answer.etag, answer.modified)
    if not parsed.entries:
        yield Fetched(url, "unchanged")


def _entry(entry: Any, base: str, title: str, shelf: Shelf, client: Client) -> Fetched:
    link = urljoin(base, str(entry.get("link") or ""))
    name = link if entry.get("link") and is_address(link) else f"{base}#{entry.get('id') or entry.get('title') or ''}"
    if shelf.has(name):
        return Fetched(name, "there")
    record = _full(entry, name, title)
    if record is not None:
        return Fetched(name, "new", shelf.keep_entry(name, record))
    if "#" in name and not entry.get("link"):
        return Fetched(
            name, "failed", problem=f"cannot fetch an entry of {base}: it has neither full text nor an address: {entry.get('title', '')!r}"
        )
    try:
        return Fetched(name, "new", shelf.keep(name, client.get(name), entry.get("published") or entry.get("updated")))
    except Unfetched as error:
        return _failed(name, error, shelf)


def _full(entry: Any, url: str, source: str) -> dict[str, object] | None:
    """The entry as a document where it holds its full text, as HTML a paragraph a line; `None` where it has a summary only."""
    bodies = [str(part.get("value", "")) for part in entry.get("content", ())]
    body = max(bodies, key=len, default="")
    summary = str(entry.get("summary", ""))
    text = _words(body)
    if len(text) < FULL and not (len(text) > 200 and len(text) > 2 * len(_words(summary)) and summary and summary != body):
        return None
    record = {"id": url, "title": _words(str(entry.get("title", ""))), "published": entry.get("published") or entry.get("updated")}
    return {**{name: value for name, value in record.items() if value}, "source": source or None, "url": url, "text": text}


def _words(markup: str) -> str:
    """The words of a piece of HTML, a block a line."""
    from lxml import html

    if "<" not in markup and "&" not in markup:
        return markup.strip()
    tree = html.fromstring(f"<div>{markup}</div>")
    for element in list(tree.iter("script", "style")):
        element.drop_tree()
    for element in tree.iter("p", "div", "br", "li", "h1", "h2", "h3", "h4", "blockquote", "tr"):
        element.tail = "\n\n" + (element.tail or "")
    lines = (" ".join(line.split()) for line in tree.text_content().split("\n"))
    return "\n\n".join(line for line in lines if line)


def _failed(url: str, error: Unfetched, shelf: Shelf) -> Fetched:
    if error.wait:
        shelf.rest(url, error.wait)
    return Fetched(url, "failed", problem=f"cannot fetch {url}: {error}")
