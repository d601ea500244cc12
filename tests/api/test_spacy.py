"""The component for spaCy: in a blank pipeline and in one with a parser, its spans, and a document written and read again."""

import subprocess
import sys
from importlib.metadata import entry_points

import pytest
import spacy
from spacy.tokens import DocBin

import legation
import legation.spacy  # registers the component
from legation.language.parser import MODEL

TEXT = (
    "The foreign ministers of France and Mali met in Paris on Friday.  “We will sign it,” French Foreign Minister Catherine Colonna said."
)


def pipeline() -> "spacy.language.Language":
    nlp = spacy.blank("en")
    nlp.add_pipe("legation")
    return nlp


def test_a_blank_pipeline_codes_as_legation_does() -> None:
    nlp = pipeline()
    doc = nlp.make_doc(TEXT)
    doc._.published = "2023-11-10"
    doc = nlp(doc)
    assert doc._.legation == legation.code(TEXT, published="2023-11-10")
    (met,) = doc._.meetings
    assert met.text == "The foreign ministers of France and Mali met in Paris on Friday."
    assert (met.label_, met._.fact.parties) == ("meeting", ("FRA", "MLI"))
    assert [span._.fact.quoted for span in doc._.statements] == ["direct"]
    assert all(span._.fact.trigger.text in span.text for span in doc._.events)
    assert {span.label_ for span in doc.spans["legation"]} >= {"meeting", "statement", "event"}


def test_it_stands_beside_other_components_and_in_batches() -> None:
    nlp = spacy.load(MODEL)
    nlp.add_pipe("legation", config={"engine": "rules"})
    docs = list(nlp.pipe([TEXT, "", "It rained."]))
    assert [bool(doc._.meetings) for doc in docs] == [True, False, False]
    assert [token.dep_ for token in docs[0]][:1] == ["det"]


def test_a_document_that_was_not_coded_has_none() -> None:
    doc = spacy.blank("en")("France met Mali.")
    assert doc._.legation is None and doc._.meetings == []
    assert doc[0:1]._.fact is None


def test_a_coded_document_can_be_written() -> None:
    nlp = pipeline()
    kept = DocBin(docs=[nlp(TEXT)], store_user_data=True).to_bytes()
    (doc,) = DocBin().from_bytes(kept).get_docs(nlp.vocab)
    assert doc._.legation.meetings and doc._.meetings[0]._.fact


def test_spacy_finds_the_component_by_itself_where_it_is_installed() -> None:
    found = [point.value for point in entry_points(group="spacy_factories") if point.name == "legation"]
    if not found:
        pytest.skip("this installation does not name the component: pip install -e .")
    script = "import spacy; spacy.blank('en').add_pipe('legation', config={'engine': 'rules'})"
    subprocess.run([sys.executable, "-c", script], check=True, timeout=120)
