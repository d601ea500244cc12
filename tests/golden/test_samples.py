"""Our own samples are read rightly: these hold on a machine that has only the repository."""

import json
from collections.abc import Callable

import pytest

from conftest import ROOT
from legation.model import Coding, Meeting

RECORDS = {
    record["id"]: record for record in map(json.loads, (ROOT / "samples" / "documents.jsonl").read_text(encoding="utf-8").splitlines())
}


@pytest.fixture(scope="module")
def sample(code: Callable[..., Coding]) -> Callable[[str], Coding]:
    made: dict[str, Coding] = {}

    def of(name: str) -> Coding:
        if name not in made:
            made[name] = code(**RECORDS[name])
        return made[name]

    return of


def meeting_of(coding: Coding, *parties: str) -> Meeting:
    found = [meeting for meeting in coding.meetings if set(parties) <= set(meeting.parties)]
    assert len(found) == 1, [(m.title, m.parties) for m in coding.meetings]
    return found[0]


@pytest.mark.parametrize("name", ["chicago-marathon-record", "moon-landing-south-pole"])
def test_where_there_is_no_diplomacy_no_meeting_and_no_commitment_is_found(sample: Callable[[str], Coding], name: str) -> None:
    coding = sample(name)
    assert coding.meetings == ()
    assert coding.commitments == ()


@pytest.mark.parametrize(
    ("name", "parties", "expected"),
    [
        ("india-us-2plus2-new-delhi", ("IND", "USA"), ("mechanism:india-us-2plus2", "minister", "held", "in person", "2023-11-10")),
        ("india-us-2plus2-readout", ("IND", "USA"), ("mechanism:india-us-2plus2", "minister", "held", "in person", "2023-11-10")),
        ("aukus-san-diego", ("AUS", "GBR", "USA"), ("mechanism:aukus", "leader", "held", "in person", "2023-03-13")),
        ("weimar-berlin", ("DEU", "FRA", "POL"), ("mechanism:weimar-triangle", "leader", "held", "in person", "2024-03-15")),
        ("blinken-wang-call", ("CHN", "USA"), (None, "minister", "held", "phone", "2023-10-14")),
        ("xi-zelenskyy-call", ("CHN", "UKR"), (None, "leader", "held", "phone", "2023-04-26")),
        ("modi-macron-bastille-day", ("FRA", "IND"), (None, "leader", "held", "in person", "2023-07-13")),
        ("charles-france-postponed", ("FRA", "GBR"), (None, "leader", "postponed", "in person", "2023-03-26")),
    ],
)
def test_a_meeting_is_one_with_its_mechanism_level_realis_mode_and_day(
    sample: Callable[[str], Coding], name: str, parties: tuple[str, ...], expected: tuple[str | None, ...]
) -> None:
    meeting = meeting_of(sample(name), *parties)
    day = meeting.when.from_ if meeting.when else None
    assert (meeting.mechanism, meeting.level, meeting.realis, meeting.mode, day) == expected


def test_the_new_delhi_report_names_four_leads(sample: Callable[[str], Coding]) -> None:
    meeting = meeting_of(sample("india-us-2plus2-new-delhi"), "IND", "USA")
    assert {(p.name, p.party, p.role) for p in meeting.participants} == {
        ("Antony Blinken", "USA", "lead"),
        ("Lloyd Austin", "USA", "lead"),
        ("S Jaishankar", "IND", "lead"),
        ("Rajnath Singh", "IND", "lead"),
    }


def test_a_visit_put_off_is_a_postponed_meeting(sample: Callable[[str], Coding]) -> None:
    coding = sample("blinken-beijing-postponed")
    assert "postponed" in {meeting.realis for meeting in coding.meetings}


def test_the_same_summit_in_two_reports_has_the_same_day_and_parties(sample: Callable[[str], Coding]) -> None:
    first, second = (meeting_of(sample(name), "CHN", "USA") for name in ("xi-biden-woodside", "xi-biden-woodside-second"))
    assert first.when is not None
    assert second.when is not None
    assert first.when.from_ == second.when.from_ == "2023-11-15"


def test_a_statement_has_speaker_words_and_issues(sample: Callable[[str], Coding]) -> None:
    coding = sample("camp-david-trilateral")
    names = {actor.key: actor.name for actor in coding.actors}
    said = [s for s in coding.statements if s.speaker and names.get(s.speaker.actor or "") == "Yoon Suk Yeol"]
    assert len(said) == 1
    assert said[0].content[0].text == "that any provocation against one of the three countries would threaten the security of all"


def test_commitments_have_act_parties_and_words(sample: Callable[[str], Coding]) -> None:
    coding = sample("camp-david-trilateral")
    acts = {(c.act, tuple(sorted(c.parties))) for c in coding.commitments}
    assert ("pledged", ("JPN", "KOR", "USA")) in acts
    assert ("agreed", ("JPN", "KOR", "USA")) in acts


def test_blame_and_rejection_are_events(sample: Callable[[str], Coding]) -> None:
    found = {(event.event, event.actors) for event in sample("aukus-san-diego").events}
    assert any(kind == "ACCUSE" for kind, _ in found)
    assert any(event.event == "REJECT" and event.actors == ("CHN",) for event in sample("camp-david-trilateral").events)


def test_a_press_conference_has_its_turns(sample: Callable[[str], Coding]) -> None:
    document = sample("blinken-beijing-press-conference").document
    assert [(turn.speaker.text, turn.question) for turn in document.turns][:2] == [("SECRETARY BLINKEN", False), ("QUESTION", True)]


def test_the_names_of_an_agency_tail_say_nothing(sample: Callable[[str], Coding]) -> None:
    assert [part.kind for part in sample("austin-marcos-manila").document.boilerplate] == ["byline"]


def test_nobody_in_the_quad_report_is_made_of_its_headline(code: Callable[..., Coding]) -> None:
    coding = code((ROOT / "samples" / "plain" / "quad-foreign-ministers-tokyo.txt").read_text(encoding="utf-8"), published="2024-07-29")
    persons = {actor.name for actor in coding.actors if actor.kind == "person"}
    assert persons == {"Yoko Kamikawa", "Penny Wong", "S Jaishankar", "Antony Blinken", "Lin Jian"}
    assert coding.document.title == "Quad Foreign Ministers Warn Against Coercion At Sea"
