"""Every command's output has the shape of the contract, and the shipped JSON Schema files say so."""

import json
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from conftest import ROOT
from legation.actors.whois import whois
from legation.coding import Line
from legation.events.asking import request
from legation.events.relate import relate
from legation.model import Coding, Document
from legation.model.contract import SHAPES, as_dict, as_line, schema
from legation.reading import read
from legation.stories import group

FIELDS = {
    "": "document sentences actors mentions places dates statements events meetings commitments problems",
    "document": "id title published source url language text section dateline boilerplate",
    "actors": "key name kind country sectors cameo office wikidata members",
    "mentions": "start end text actor how",
    "places": "start end text geonames_id name latitude longitude country admin1 feature sense confidence",
    "dates": "start end text type value from until precision basis",
    "statements": "id speaker cue content quoted addressees issues about confidence",
    "events": "id event mode contexts cameo quad intensity goldstein actors recipients actor_spans recipient_spans realis when place trigger sentence issues confidence reason",
    "meetings": "id title mechanism mechanism_name edition kind mode visit level realis parties host participants place when issues outcomes part_of sidelines_of evidence confidence",
    "commitments": "id parties toward act content due status issues evidence confidence",
}


def validator(name: str) -> jsonschema.Draft202012Validator:
    path = files("legation") / "schemas" / f"{name}.json"
    return jsonschema.Draft202012Validator(json.loads(path.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def codings(line: Line) -> list[Coding]:
    from legation.coding import code

    return [
        code(item.document, line, problems=item.problems)
        for item in read([ROOT / "samples" / "documents.jsonl", ROOT / "samples" / "plain"])
    ]


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_the_shipped_schema_is_the_one_the_shapes_give(name: str) -> None:
    path = files("legation") / "schemas" / f"{name}.json"
    assert json.loads(path.read_text(encoding="utf-8")) == json.loads(json.dumps(schema(SHAPES[name]))), "run `make schemas`"


def test_samples_code_to_the_schema(codings: list[Coding]) -> None:
    check = validator("code")
    for coding in codings:
        check.validate(as_dict(coding))


@pytest.mark.parametrize("part", [part for part in FIELDS if part not in ("", "document")])
def test_no_field_of_the_contract_is_missing(codings: list[Coding], part: str) -> None:
    rows = [row for coding in codings for row in as_dict(coding)[part]]
    assert rows, f"the samples give no {part}"
    for row in rows:
        assert set(FIELDS[part].split()) <= set(row)


def test_the_top_level_and_the_document_have_all_fields(codings: list[Coding]) -> None:
    found = as_dict(codings[0])
    assert set(FIELDS[""].split()) <= set(found)
    assert set(FIELDS["document"].split()) <= set(found["document"])


def test_keys_that_facts_name_are_among_the_actors(codings: list[Coding]) -> None:
    for coding in codings:
        known = {actor.key for actor in coding.actors}
        named = [s.speaker.actor for s in coding.statements if s.speaker and s.speaker.actor]
        named += [key for s in coding.statements for key in (*s.addressees, *s.about)]
        named += [key for e in coding.events for key in (*e.actors, *e.recipients)]
        named += [m.actor for m in coding.mentions if m.actor]
        named += [p.actor for m in coding.meetings for p in m.participants if p.actor]
        assert set(named) <= known, coding.document.id


def test_events_name_a_place_of_the_document(codings: list[Coding]) -> None:
    for coding in codings:
        assert all(event.place is None or 0 <= event.place < len(coding.places) for event in coding.events)


def test_ids_are_unique_within_a_document(codings: list[Coding]) -> None:
    for coding in codings:
        ids = [fact.id for facts in (coding.statements, coding.events, coding.meetings, coding.commitments) for fact in facts]
        assert len(ids) == len(set(ids)), coding.document.id


def test_same_text_same_facts_whatever_was_coded_before(line: Line, codings: list[Coding]) -> None:
    from legation.coding import code

    for coding in reversed(codings):
        assert as_line(code(coding.document, line, problems=coding.problems)) == as_line(coding)


def test_relate_whois_and_stories_answer_in_the_schema(line: Line) -> None:
    asked = request({"id": "1", "text": "France condemned the attack by Mali.", "source": "France", "target": "Mali"})
    answer = relate(asked, line.parser.sentences(Document(id="1", text=asked.text)))
    validator("relate").validate(as_dict(answer))
    validator("whois").validate(as_dict(whois("French Foreign Minister", line.register, on="2010-01-01", id="1")))
    for label in group([Document(id="a", text="One."), Document(id="b", text="Two.")]):
        validator("stories").validate(as_dict(label))


def test_half_a_surrogate_pair_is_written_as_an_escape(code: Callable[..., Coding]) -> None:
    line: str = as_line(code("France \ud800 met Mali."))
    back: dict[str, Any] = json.loads(line)
    assert back["document"]["text"] == "France \ud800 met Mali."
