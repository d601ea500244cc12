"""Paragraphs and sentences: true offsets, whatever the text."""

import textwrap

import pytest
from threadpoolctl import ThreadpoolController

from legation.coding import Line
from legation.language import paragraphs
from legation.language.parser import TOGETHER
from legation.model import Document
from legation.reading import document
from marked import marked


def words(text: str) -> list[str]:
    return [text[p.start : p.end] for p in paragraphs(text)]


def test_lines_are_paragraphs_and_hard_wrapped_lines_are_one() -> None:
    case = marked("{p:One short line}\n{p:The two ministers met in the capital on Tuesday to talk\nabout the border.}\n\n{p:they parted.}")
    assert words(case.text) == case.words("p")


def test_a_very_long_paragraph_is_cut_after_a_full_stop() -> None:
    text = "The two ministers met in the capital. " * 400
    pieces = words(text)
    assert len(pieces) > 1
    assert all(piece.endswith(".") for piece in pieces)
    assert sum(len(piece.split()) for piece in pieces) == len(text.split())


def test_a_long_run_without_blanks_is_cut_too() -> None:
    assert "".join(words("x" * 20_000)) == "x" * 20_000


def test_sentences_and_tokens_have_true_offsets(line: Line) -> None:
    text = "France met Mali.  “It went well,” he said.\r\n\r\nNothing\u00a0else \ud800 was said."
    sentences = line.parser.sentences(Document(id="x", text=text))
    assert len(sentences) >= 3
    for sentence in sentences:
        assert text[sentence.start : sentence.end] == sentence.text
        for token in sentence.tokens:
            assert text[token.start : token.end] == token.text
            assert all(sentence.tokens[i].head == token.i for i in token.children)


def test_what_was_parsed_before_changes_nothing(line: Line) -> None:
    first = Document(id="a", text="The foreign ministers of France and Mali met in Paris on Friday.")
    alone = line.parser.sentences(first)
    line.parser.sentences(Document(id="b", text="Something quite different was said. " * 20))
    assert line.parser.sentences(first) == alone


def test_an_empty_text_has_no_sentences(line: Line) -> None:
    assert line.parser.sentences(Document(id="x", text=" \n\n ")) == ()


def test_lines_broken_at_a_width_change_no_sentence(line: Line) -> None:
    text = (
        "The foreign minister of Tonga, Lord Fakafanua, told the Prime Minister of Samoa in Apia on Monday that New Zealand would send the "
        "ship “Aotearoa” to the reef. The two then met the High Commissioner of the United Kingdom and thanked King Charles."
    )
    broken = textwrap.fill(text, 60, break_on_hyphens=False, subsequent_indent="  ").replace("\n", "\r\n")
    plain, parsed = (line.parser.sentences(Document(id="x", text=words)) for words in (text, broken))
    assert [[(t.text, t.head, t.dep, t.tag) for t in s.tokens] for s in parsed] == [
        [(t.text, t.head, t.dep, t.tag) for t in s.tokens] for s in plain
    ]
    assert [" ".join(s.text.split()) for s in parsed] == [s.text for s in plain]
    assert all(broken[s.start : s.end] == s.text and broken[t.start : t.end] == t.text for s in parsed for t in s.tokens)


@pytest.mark.parametrize(
    ("text", "lemma"), [("Canada hopes for peace.", "hope"), ("Canada hoped for peace.", "hope"), ("The rabbit hopped away.", "hop")]
)
def test_hopes_are_no_hops(line: Line, text: str, lemma: str) -> None:
    (sentence,) = line.parser.sentences(document({"text": text}))
    assert lemma in [token.lemma for token in sentence.tokens]


def test_paragraphs_are_parsed_together_as_each_alone(line: Line) -> None:
    alone = ["The foreign ministers of Ghana and Kenya met in Accra on Monday.", "Talks", "Peru said it would sign the treaty, which Chile has not read."] * 200  # fmt: skip
    together = line.parser.sentences(document({"text": "\n\n".join(alone)}))
    assert sum(len(words) for words in alone) > TOGETHER
    each = {words: [s.tokens for s in line.parser.sentences(document({"text": words}))] for words in set(alone)}
    assert len(together) == sum(len(each[words]) for words in alone)
    assert [[(t.text, t.head, t.dep, t.tag, t.lemma) for t in s.tokens] for s in together] == [
        [(t.text, t.head, t.dep, t.tag, t.lemma) for t in tokens] for words in alone for tokens in each[words]
    ]
    assert [s.paragraph for s in together] == [n for n, words in enumerate(alone) for _ in each[words]]


def test_what_others_multiply_with_is_as_it_was_after_a_parse(line: Line) -> None:
    blas = ThreadpoolController().select(user_api="blas")
    before = [one["num_threads"] for one in blas.info()]
    line.parser.sentences(document({"text": "France met Mali."}))
    assert before and [one["num_threads"] for one in blas.info()] == before
