"""What notebooks show: the whole text, escaped, its facts marked; no scripts."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest

import legation
from legation.api.answers import in_memory
from legation.api.columns import DOCUMENTS
from legation.model.notebook import SHOWN
from legation.record import Release, Store, View, Writer
from record.codings import TEXT, coding, document


class _Balanced(HTMLParser):
    """Counts what is open; fails on a tag that closes another."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert not [name for name, _ in attrs if name.startswith("on")]
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def check(html: str) -> None:
    page = _Balanced(html)
    assert not page.open
    assert not page.tags & {"script", "style", "iframe", "img"}


def shown_text(html: str) -> str:
    """The words of the text's own block, without tags."""
    block = re.search(r'<div style="white-space:pre-wrap[^>]*>(.*?)</div>', html, re.DOTALL)
    assert block
    return unescape(re.sub(r"<[^>]+>", "", block.group(1)))


def test_a_coding_shows_its_text_with_the_facts_marked() -> None:
    html = coding(document(1))._repr_html_()
    check(html)
    assert shown_text(html) == TEXT
    assert "1 meeting" in html and "2 events" in html
    assert "Weimar meeting, held, FRA DEU, 1991-08-28" in html


def test_words_of_a_text_are_never_markup() -> None:
    text = '<script>alert("x")</script> & <b>' + TEXT
    html = legation.Coding(document=legation.Document(id="x", text=text, title="<i>"))._repr_html_()
    check(html)
    assert shown_text(html) == text
    assert "No facts were found" in html


def test_a_long_text_is_cut() -> None:
    html = legation.Coding(document=legation.Document(id="x", text="a" * (SHOWN + 5)))._repr_html_()
    check(html)
    assert "… and 5 more characters" in html


@pytest.mark.parametrize("kind", ["meetings", "events", "statements", "commitments"])
def test_each_fact_shows_itself(kind: str) -> None:
    html = getattr(coding(document(1)), kind)[0]._repr_html_()
    check(html)
    assert kind.removesuffix("s") in html


def test_occurrences_and_answers_show_themselves() -> None:
    with Store.open(":memory:", create=True) as store:
        Writer(store, Release("1", "aa")).write(coding(document(1, title="<b>&")))
        one = next(View(store).occurrences())
        check(one._repr_html_())
        assert "Weimar" in one._repr_html_()
    answers = in_memory("documents", DOCUMENTS, ["x"] * 12, [("k", "i", "<b>", None, None, None)] * 12)
    check(answers._repr_html_())
    assert "12 documents" in answers._repr_html_() and "… and 2 more" in answers._repr_html_()
