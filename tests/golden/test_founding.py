"""The founding document is read as the project promises: the first acceptance case."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from legation.model import Coding
from legation.model.contract import as_dict

GOLDEN = Path(__file__).with_name("founding.json")
LEADS = {
    "Antony Blinken": ("Secretary of State", "USA"),
    "Lloyd Austin": ("Defence Secretary", "USA"),
    "S Jaishankar": ("External Affairs Minister", "IND"),
    "Rajnath Singh": ("Defence Minister", "IND"),
}
SAID = ["S Jaishankar"] * 2 + ["Antony Blinken"] * 2 + ["Rajnath Singh"] * 3 + ["Lloyd Austin"] * 2


@pytest.fixture(scope="module")
def founding(code: Callable[..., Coding], shared: Path) -> Coding:
    path = shared / "seed" / "india-us-2plus2.txt"
    if not path.is_file():
        pytest.skip("needs the founding document in the shared material")
    return code(path.read_bytes().decode("utf-8"), published="2023-11-10", id="founding")


def test_one_held_meeting_with_its_mechanism_place_and_day(founding: Coding) -> None:
    (meeting,) = founding.meetings
    assert (meeting.mechanism, meeting.level, meeting.realis, meeting.host) == ("mechanism:india-us-2plus2", "minister", "held", "IND")
    assert sorted(meeting.parties) == ["IND", "USA"]
    assert meeting.place is not None
    assert (meeting.place.name, meeting.place.country, meeting.place.geonames_id) == ("New Delhi", "IND", 1261481)
    assert meeting.when is not None
    assert (meeting.when.from_, meeting.when.until, meeting.when.precision) == ("2023-11-10", "2023-11-10", "day")


def test_without_a_publication_date_the_place_stands_and_the_day_stays_open(code: Callable[..., Coding], founding: Coding) -> None:
    (meeting,) = code(founding.document.text).meetings
    assert meeting.host == "IND"
    assert meeting.place is not None
    assert meeting.place.geonames_id == 1261481
    assert meeting.when is None or meeting.when.from_ is None


def test_four_leads_with_office_and_party_and_nobody_else(founding: Coding) -> None:
    (meeting,) = founding.meetings
    assert {person.name: (person.office, person.party) for person in meeting.participants} == LEADS
    assert {person.role for person in meeting.participants} == {"lead"}


def test_the_issues_of_the_meeting_and_of_its_statements(founding: Coding) -> None:
    (meeting,) = founding.meetings
    assert {"defence-industry", "indo-pacific", "critical-minerals", "technology"} <= set(meeting.issues)
    said = {issue for statement in founding.statements for issue in statement.issues}
    assert {"civil-space", "rules-based-order", "sovereignty"} <= said


def test_the_quad_and_the_partnership_are_mechanisms(founding: Coding) -> None:
    mechanisms = {actor.key for actor in founding.actors if actor.kind == "mechanism"}
    assert {"mechanism:quad", "mechanism:india-us-partnership"} <= mechanisms


def test_nine_statements_with_their_speakers(founding: Coding) -> None:
    names = {actor.key: actor.name for actor in founding.actors}
    speakers = [names.get(s.speaker.actor or "") if s.speaker else None for s in founding.statements]
    assert speakers == SAID
    assert [statement.quoted for statement in founding.statements] == ["indirect"] * 7 + ["mixed", "indirect"]
    assert all(statement.cue.text == "said" for statement in founding.statements)


def test_the_contents_are_the_clauses_after_said_that(founding: Coding) -> None:
    text = founding.document.text
    for statement in founding.statements:
        sentence_end = min(
            text.find(end, statement.cue.end) % (len(text) + 1) for end in (".\n", ". He", ".") if text.find(end, statement.cue.end) >= 0
        )
        start, end = statement.content[0].start, statement.content[-1].end
        assert text[statement.cue.end : start].strip() in ("", "in his televised opening remarks")
        assert statement.content[0].text.startswith("that ")
        assert end in (sentence_end, len(text) - 1) or text[end] == "."


def test_nothing_is_coded_from_headline_standfirst_and_breadcrumbs(founding: Coding) -> None:
    kinds = [part.kind for part in founding.document.boilerplate]
    assert kinds == ["breadcrumb", "breadcrumb", "headline", "standfirst"]
    body = max(part.end for part in founding.document.boilerplate)
    assert founding.document.section == ("News", "India")
    for start in (
        [s.cue.start for s in founding.statements]
        + [e.sentence.start for e in founding.events]
        + [c.evidence.start for c in founding.commitments]
    ):
        assert start >= body
    assert all(span.start >= body for meeting in founding.meetings for span in meeting.evidence)


def test_commitments_are_explored_and_none_is_signed_or_agreed(founding: Coding) -> None:
    acts = [commitment.act for commitment in founding.commitments]
    assert "exploring" in acts
    assert not {"signed", "agreed"} & set(acts)
    exploring = next(c for c in founding.commitments if c.act == "exploring")
    assert sorted(exploring.parties) == ["IND", "USA"]


def test_the_meeting_is_one_consultation(founding: Coding) -> None:
    consults = [event for event in founding.events if event.event == "CONSULT"]
    assert len(consults) == 1
    assert {"IND", "USA"} <= {founding_party(founding, key) for key in consults[0].actors}
    assert consults[0].realis == "happened"


def founding_party(coding: Coding, key: str) -> str:
    actor = next(actor for actor in coding.actors if actor.key == key)
    return actor.party or actor.country or key


NEAR, DOUBTED = 0.05, 0.5  # of probabilities on another processor; what is less probable is only possible and may be there or not
LATER = ("sides_confidence", "tellings", "claimed_by", "casualties", "amount", "reason")  # fields younger than the golden file


def outline(value: Any) -> Any:
    """The coding without the words of the report: offsets stay, text goes, and so do younger fields that say nothing."""
    if isinstance(value, dict):
        young = {key for key in LATER if value.get(key) in (None, []) and not (key == "reason" and "trigger" in value)}
        words = {"text"} if "start" in value or "boilerplate" in value else set()
        return {key: outline(item) for key, item in value.items() if key not in young | words}
    return [outline(item) for item in value] if isinstance(value, list) else value


def steady(coding: Any) -> Any:
    """What does not hang on the processor: the encoder's sums of eight-bit numbers differ a little between processors, so its probabilities do, and what is near a threshold."""
    if isinstance(coding, dict):
        return {
            key: steady(item) if key != "reason" else re.sub(r"[0-9]\.[0-9]+", "#", str(item))
            for key, item in coding.items()
            if key not in ("confidence", "sides_confidence", "tellings")
        }
    return [steady(item) for item in coding] if isinstance(coding, list) else coding


def _without(event: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {key: item for key, item in event.items() if key not in names}


def test_the_whole_coding_is_the_golden_one(founding: Coding) -> None:
    """The golden file holds every offset, key and code, and none of the report's words. It changes only on purpose."""
    found = outline(as_dict(founding))
    found["document"].pop("title")
    golden = json.loads(GOLDEN.read_text(encoding="utf-8"))
    told = "read the difference; `python tests/golden/write.py` writes it anew"
    here, there = ({e["id"]: e for e in coding.pop("events")} for coding in (found, golden))
    assert steady(found) == steady(golden), told
    for key in {*here, *there}:
        if key in here and key in there:
            apart = (
                ("realis",) if here[key]["confidence"] < DOUBTED else ()
            )  # of what is hardly told the encoder is as unsure how it stands
            assert steady(_without(here[key], apart)) == steady(_without(there[key], apart)), told
            assert here[key]["confidence"] == pytest.approx(there[key]["confidence"], abs=NEAR), told
        else:
            assert (here.get(key) or there[key])["confidence"] < DOUBTED, told
