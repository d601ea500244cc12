"""Live blogs: each post is a document with its own stamp, since "today" in it is the day of the post."""

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from typing import Any

from lxml import html

from legation.reading.decoding import repaired
from legation.reading.found import Found
from legation.reading.page_dates import things
from legation.reading.published import published_date
from legation.reading.stamps import Stamp, stamps_of

_LIVE = re.compile(r"live-?(?:blog|post|update|feed|ticker|stream|coverage|entry|entries|reporting)|ticker", re.IGNORECASE)
_ADDRESS = re.compile(r"/live(?:-?blog|-updates?|/|-)|liveblog|live-updates", re.IGNORECASE)
_TITLED = re.compile(
    r"^live\b\s?[:|–—-]|\blive\s?[:|–—]|\blive\s?(?:blog|updates?|coverage|ticker|feed|reporting)\b|[\w’'](?:\s?[:|–—-])?\s(?:live|as it happened|minute by minute|rolling coverage|latest updates)$|[:|–—-]\s?live\b",
    re.IGNORECASE,
)
_FEWEST = 2  # posts that make a live blog
_SHORTEST = 20  # characters of a post
_WORDLESS = ("time", "script", "style", "button", "nav", "figure")
_BLOCKS = ("p", "h2", "h3", "h4", "li", "blockquote", "div")


def posts_of(tree: html.HtmlElement, page: Found) -> tuple[tuple[str, Found], ...]:
    """The posts of a live blog in the order of the page, each with what names it; none for a page that is none. `page`: the page as one document."""
    described = [thing for thing in things(tree) if "LiveBlogPosting" in json.dumps(thing.get("@type", ""))]
    live = bool(described) or _ADDRESS.search(str(page.record.get("url") or "")) is not None or is_titled_live(tree)
    shown = list(_shown(tree, str(page.record.get("published") or "")[:4] or None, live=live))
    heads = {_heading(record) for _, record in shown} | ({""} if shown else set())
    posts = [*shown, *(one for one in _told(described) if _heading(one[1]) not in heads)]
    if len(posts) < _FEWEST:
        return ()
    return tuple((name, _document(page, name, record)) for name, record in posts)


def _heading(record: dict[str, object]) -> str:
    return " ".join(str(record.get("title") or "").split()).casefold()


def is_titled_live(tree: html.HtmlElement) -> bool:
    """Whether the page's title or heading says that it is a live blog: "Talks in Accra: as it happened"."""
    titles = (" ".join(e.text_content().split()) for e in tree.iter("title", "h1"))
    return any(is_live_title(title) for title in titles)


def is_live_title(title: str) -> bool:
    """Whether a title says that what it stands above is a live blog, and does not ask where to see one."""
    return _TITLED.search(title) is not None and not re.match(r"(?:where|how|who|why|what|when)\b", title, re.IGNORECASE)


def _document(page: Found, name: str, record: dict[str, object]) -> Found:
    """The post as a document: its outlet is the page's, its address the page's with the post's own mark."""
    url = page.record.get("url")
    own = {**page.record, **record, "title": record.get("title") or page.record.get("title"), **({"url": f"{url}#{name}"} if url else {})}
    own.pop("id", None)
    return replace(page, record=own, basis="markup", marks=(), doubts=page.doubts)


def _shown(tree: html.HtmlElement, year: str | None, *, live: bool) -> Iterator[tuple[str, dict[str, object]]]:
    """Posts that the page shows: the largest elements around one stamp each, siblings of others of the kind, else what follows a stamp up to the next."""
    stamps = stamps_of(tree, year, lines=live or _has_live_rooms(tree))
    elements = [stamp.element for stamp in stamps]
    seen: set[html.HtmlElement] = set()
    for stamp in stamps:
        post, title, text = _post(stamp, elements, live=live)
        if post is None or post in seen or not (live or _is_live(post)) or len(text) < _SHORTEST:
            continue
        seen.add(post)
        yield post.get("id") or f"post-{len(seen)}", {"text": text, "title": title, "published": stamp.published}


def _post(stamp: Stamp, stamps: list[html.HtmlElement], *, live: bool) -> tuple[html.HtmlElement | None, str | None, str]:
    """The post of a stamp with its heading and words: what lies around it, else in a live blog what follows it."""
    post = stamp.element if stamp.whole else _around(stamp.element, stamps)
    title, text = _words(post, stamp) if post is not None else (None, "")
    if len(text) >= _SHORTEST or not live or stamp.whole:
        return post, title, text
    post = _following(stamp.element, stamps)
    return (post, *_words(post, stamp))


def _has_live_rooms(tree: html.HtmlElement) -> bool:
    return any(
        _LIVE.search(f"{element.get('class') or ''} {element.get('id') or ''}")
        for element in tree.iter("div", "section", "ol", "ul", "main")
    )


def _following(stamp: html.HtmlElement, stamps: list[html.HtmlElement]) -> html.HtmlElement:
    """What stands behind the line of a stamp up to the next one, as an element of its own: a page that sets its posts one below the other."""
    top = stamp
    while (above := top.getparent()) is not None and above.text_content().strip() == stamp.text_content().strip():
        top = above
    room = html.Element("div")
    for sibling in top.itersiblings():
        if any(other is sibling or sibling in other.iterancestors() for other in stamps):
            break
        room.append(deepcopy(sibling))
    return room


def _around(stamp: html.HtmlElement, stamps: list[html.HtmlElement]) -> html.HtmlElement | None:
    """The largest element that holds this stamp and no other; `None` where it stands alone on its page."""
    own, above = stamp, stamp.getparent()
    while above is not None and above.tag not in ("body", "html", "main"):
        if sum(other is not stamp and above in other.iterancestors() for other in stamps):
            return own if own is not stamp else None
        own, above = above, above.getparent()
    return own if above is not None and len(stamps) > 1 and own is not stamp else None


def _is_live(post: html.HtmlElement) -> bool:
    near = [post, *list(post.iterancestors())[:3]]
    return any(_LIVE.search(f"{element.get('class') or ''} {element.get('id') or ''}") for element in near)


def _words(post: html.HtmlElement, stamp: Stamp) -> tuple[str | None, str]:
    """The heading of a post and its words, a block a line, without the stamp."""
    bare = _without_stamp(post, stamp)
    heading = next((e for e in bare.iter("h2", "h3", "h4") if e.text_content().strip()), None)
    title = " ".join(heading.text_content().split()) if heading is not None else None
    if heading is not None:
        heading.drop_tree()
    blocks = [e for e in bare.iter(*_BLOCKS) if not any(inner is not e for inner in e.iter(*_BLOCKS))]
    lines = [" ".join(block.text_content().split()) for block in blocks] or [" ".join(bare.text_content().split())]
    return title, repaired("\n".join(line for line in lines if line))


def _without_stamp(post: html.HtmlElement, stamp: Stamp) -> html.HtmlElement:
    """A copy of a post without its stamp, and without what is no words of it."""
    at = next((n for n, element in enumerate(post.iter()) if element is stamp.element and element is not post), None)
    bare = deepcopy(post)
    gone = [element for n, element in enumerate(bare.iter()) if n == at or element.tag in _WORDLESS]
    for element in gone:
        if element.getparent() is not None:
            element.drop_tree()
    return bare


def _told(described: list[dict[str, Any]]) -> Iterator[tuple[str, dict[str, object]]]:
    """Posts that the page's metadata hold."""
    for thing in described:
        updates = thing.get("liveBlogUpdate")
        for number, post in enumerate(updates if isinstance(updates, list) else [], start=1):
            text = str(post.get("articleBody") or "") if isinstance(post, dict) else ""
            if len(text) >= _SHORTEST and published_date(str(post.get("datePublished") or ""))[0]:
                yield (
                    f"update-{number}",
                    {"text": repaired(text), "title": str(post.get("headline") or ""), "published": post.get("datePublished")},
                )
