"""`legation.code`: what may be given, what comes back, and what a wrong argument is told."""

import json
from pathlib import Path
from typing import Any

import pytest

import legation
from legation.api.coder import codings, line_of
from legation.coding import Line
from legation.model import WrongArgument
from legation.model.contract import as_line

TEXT = "The foreign ministers of France and Mali met in Paris on Friday and signed an accord."
DAY = "2023-11-10"


def ids(coding: legation.Coding) -> list[str]:
    facts = (coding.meetings, coding.events, coding.statements, coding.commitments)
    return [one.id for kind in facts for one in kind]


def test_a_text_a_document_and_a_file_are_coded_alike(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    from_text = legation.code(TEXT, published=DAY)
    from_dict = legation.code({"text": TEXT, "published": DAY, "id": "one"})
    from_file = legation.code(path, published=DAY)
    assert isinstance(from_file, legation.Coding)
    assert [meeting.parties for meeting in from_text.meetings] == [("FRA", "MLI")]
    assert ids(from_text) == ids(from_file)
    assert len(from_dict.events) == len(from_text.events)
    assert from_dict.document.id == "one"


def test_the_form_with_a_line_still_works() -> None:
    made = legation.document({"text": TEXT, "published": DAY})
    assert legation.code(made, line_of()).meetings == legation.code(TEXT, published=DAY).meetings


def test_options_stand_in_where_the_document_has_none() -> None:
    coding = legation.code({"text": TEXT, "published": "2020-01-03"}, published=DAY, title="An accord")
    assert (coding.document.published, coding.document.title) == ("2020-01-03", "An accord")


def test_rules_alone_may_be_asked_for() -> None:
    assert legation.code(TEXT, published=DAY, engine="rules").meetings


def test_a_file_of_several_documents_and_a_folder_give_a_list(tmp_path: Path) -> None:
    lines = [json.dumps({"id": name, "text": TEXT, "published": DAY}) for name in ("a", "b")]
    (tmp_path / "two.jsonl").write_text("\n".join([*lines, "nonsense"]), encoding="utf-8")
    found = legation.code(tmp_path / "two.jsonl")
    assert isinstance(found, list)
    assert [coding.document.id for coding in found[:2]] == ["a", "b"]
    assert found[2].problems[0].level == "error"
    assert isinstance(legation.code(tmp_path), list)
    assert [coding.to_json() for coding in codings(tmp_path)] == [coding.to_json() for coding in found]


def test_a_coding_is_written_as_the_contract_has_it() -> None:
    coding = legation.code(TEXT, published=DAY)
    assert coding.to_json() == as_line(coding)
    assert coding.to_dict() == json.loads(coding.to_json())
    assert coding.to_dict()["meetings"][0]["when"]["from"] == "2023-11-10"


def test_the_line_is_loaded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    legation.code(TEXT)
    monkeypatch.setattr(Line, "load", lambda *_: pytest.fail("loaded again"))
    legation.code(TEXT)


@pytest.mark.parametrize(
    ("given", "options", "right"),
    [
        ({"body": TEXT}, {}, "{'text': ..., 'published': '2023-11-10'}"),
        ({"text": 7}, {}, "not str"),
        ({"text": TEXT, "publishd": DAY}, {}, "Did you mean 'published'?"),
        (7, {}, "Give a text (str), a file (pathlib.Path), or a document (dict"),
        (TEXT.encode(), {}, "Give a text (str)"),
        (TEXT, {"published": "banana"}, "Write it as '2023-11-10'"),
        (TEXT, {"engine": "fast"}, "Engines are encoder and rules"),
        (Path(__file__), {"title": "A title"}, "dict with `title`"),
        (str(Path(__file__)), {}, "Give pathlib.Path("),
    ],
)
def test_a_wrong_argument_is_told_what_would_be_right(given: Any, options: dict[str, Any], right: str) -> None:
    with pytest.raises(WrongArgument) as told:
        legation.code(given, **options)
    assert right in str(told.value)
    assert isinstance(told.value, legation.LegationError | TypeError)


def test_other_fields_of_a_document_are_passed_over() -> None:
    assert legation.code({"text": TEXT, "published": DAY, "shelf": 7}).meetings


def test_a_path_that_is_not_there_is_named() -> None:
    with pytest.raises(legation.LegationError, match=r"not-there\.txt"):
        legation.code(Path("not-there.txt"))


def test_a_file_that_cannot_be_read_raises(tmp_path: Path) -> None:
    path = tmp_path / "old.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0")
    with pytest.raises(legation.LegationError, match="unknown format"):
        legation.code(path)
