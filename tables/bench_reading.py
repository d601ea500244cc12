"""Measures the reading of real web pages against what was taken from them by hand-made rules: F1 of the words, and the day. Run by `make bench-reading`."""

import gzip
import io
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

import trafilatura

from legation.reading.foreign import told_language
from legation.reading.found import Found
from legation.reading.given import Given, Unreadable
from legation.reading.published import published_date
from legation.reading.web import web_page

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Page:
    """A stored page with the text and the day that it is to give; where a site is known in several versions, those of the nearest one."""

    name: str
    content: bytes
    text: str
    day: str | None


def bag(text: str) -> Counter[str]:
    """The words of a text with how often they occur."""
    return Counter(_WORD.findall(text.lower()))


def f1(found: str, wanted: str) -> float:
    """The F1 of two bags of words."""
    a, b = bag(found), bag(wanted)
    return 2 * (a & b).total() / (a.total() + b.total()) if a.total() + b.total() else 1.0


def body(version: dict[str, Any]) -> str:
    """The words of an expected story: summary, headings and paragraphs."""
    told = version.get("body") or {"summary": [], "sections": []}
    parts = [*told["summary"], *(line for section in told["sections"] for line in (*section["headline"], *section["paragraphs"]))]
    return "\n".join(parts)


def pages(folder: Path) -> Iterator[Page]:
    """The pages that have an expectation."""
    for path in sorted(folder.rglob("*.html.gz")):
        expected = path.with_name(path.name.split("_")[0] + ".json")
        if not expected.exists():
            continue
        content = gzip.decompress(path.read_bytes())
        raw = bag(re.sub(r"<[^>]+>", " ", unescape(content.decode("utf-8", "replace"))))
        versions = json.loads(expected.read_text(encoding="utf-8")).values()
        best = max(versions, key=lambda v: (bag(body(v)) & raw).total() / max(1, bag(body(v)).total()))
        yield Page(path.name, content, body(best), (best.get("publishing_date") or "")[:10] or None)


def ours(page: Page) -> Found | None:
    """What Legation reads of a page, without its address."""
    try:
        found = web_page(Given(io.BytesIO(page.content), page.name, page.name))
        return next((piece for _, piece in found if not isinstance(piece, Unreadable)), None)
    except Unreadable:
        return None


def main(shared: str) -> None:
    """Print the figures."""
    texts, bare, bare_best, right, dated = [], [], [], 0, 0
    for page in pages(Path(shared) / "corpora" / "html_news"):
        found = ours(page)
        if page.day is not None:
            dated += 1
            right += found is not None and published_date(found.record.get("published"))[0] == page.day
        if told_language(page.text) == "en":
            texts.append(f1(str(found.record["text"]) if found else "", page.text))
            bare.append(f1(trafilatura.extract(page.content) or "", page.text))
            bare_best.append(f1(trafilatura.extract(page.content, include_comments=False) or "", page.text))
    count = len(texts)
    print(f"English pages: {count}")
    print(f"text F1, Legation: {sum(texts) / count:.4f}")
    print(f"text F1, trafilatura as it comes: {sum(bare) / count:.4f}; without comments: {sum(bare_best) / count:.4f}")
    print(f"publication day right: {right} of {dated} pages that have one ({right / dated:.1%})")


if __name__ == "__main__":
    main(sys.argv[1])
