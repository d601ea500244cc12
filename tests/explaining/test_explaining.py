"""Why a sentence tells of something or of nothing: five readings that the rules once had wrong or that nobody could account for, and the shape of answers."""

import json

import pytest
from typer.testing import CliRunner

from legation.cli import app
from legation.coding import Line
from legation.explaining import Explanation, explain
from legation.model import LegationError
from legation.reading import document


def read(line: Line, text: str, published: str = "2024-03-01", **asked: int) -> tuple[Explanation, ...]:
    return explain(document({"text": text, "published": published}), line, **asked)


def test_what_is_discussed_is_no_side(line: Line) -> None:
    (one,) = read(line, "The French foreign minister and his German counterpart discussed Ukraine on the margins of the G20 summit.")
    (met,) = [fact for fact in one.facts if fact.kind == "meeting"]
    assert "FRA, DEU" in met.says and "UKR" not in met.says and met.reason == "meet 'discuss'"
    summit = next(cue for cue in one.cues if cue.room == "meetings" and cue.text == "summit")
    assert any(q.rule == "meetings.encounter: occasion of" and q.answer == "yes" for q in (*summit.asked[0].asked, *summit.decided))


def test_a_turn_of_phrase_with_hands_is_a_meeting(line: Line) -> None:
    (one,) = read(line, "The prime minister of Japan shook hands with President Lee of South Korea.")
    assert any(fact.kind == "meeting" and "JPN, KOR" in fact.says for fact in one.facts)


def test_why_there_is_no_meeting_with_reporters(line: Line) -> None:
    (one,) = read(line, "Macron met reporters after talks at the chancellery.")
    assert not any(fact.kind == "meeting" for fact in one.facts)
    met = next(cue for cue in one.cues if cue.room == "meetings" and cue.text == "met")
    assert met.decided[-1].rule == "meetings.encounter: figurative" and met.decided[-1].answer == "yes"
    assert met.clause.subject == "Macron" and met.clause.objects == ("reporters",)


def test_what_only_may_be_says_so(line: Line) -> None:
    (one,) = read(line, "The two presidents may meet if the fighting stops.")
    met = next(cue for cue in one.cues if cue.text == "meet")
    assert met.clause.modal == "may" and not any(", happened" in fact.says for fact in one.facts)


def test_a_note_of_protest_tells_of_disapproval(line: Line) -> None:
    (one,) = read(line, "Iran handed a note of protest to the British ambassador.")
    assert any(
        fact.kind == "event" and "IRN → office:GBR.ambassador" in fact.says and "'hand' + 'note'" in (fact.reason or "")
        for fact in one.facts
    )


def test_a_sentence_without_anything_says_why(line: Line) -> None:
    (one,) = read(line, "The weather in the valley was mild and dry.")
    assert one.facts == () and one.nothing is not None and "no rule knows a word of it" in one.nothing


def test_every_fact_has_a_reason(line: Line) -> None:
    text = "Spain and Peru signed a treaty in Lima on Monday. Spain’s foreign minister said the talks had gone well. Spain will send doctors to Peru."
    facts = [fact for one in read(line, text) for fact in one.facts]
    assert {fact.kind for fact in facts} >= {"event", "statement", "commitment"} and all(fact.reason for fact in facts)


def test_one_sentence_by_number_or_offset(line: Line) -> None:
    text = "Spain thanked Peru. Chile met Brazil."
    assert [one.sentence for one in read(line, text, sentence=1)] == [1] == [one.sentence for one in read(line, text, at=25)]
    with pytest.raises(IndexError, match="2 sentences"):
        read(line, text, sentence=7)


def test_nothing_is_wrapped_afterwards(line: Line) -> None:
    from legation.meetings import encounter

    before = encounter._fit
    read(line, "Chile met Brazil.")
    assert encounter._fit is before


def run(*words: str, given: str | None = None) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["explain", *words], input=given)
    return done.exit_code, done.stdout, done.stderr


def test_the_page_and_the_lines() -> None:
    given = json.dumps({"text": "Macron met reporters after talks at the chancellery."})
    status, page, _ = run("-", given=given)
    assert status == 0 and "nothing came of it: " in page and "figurative → yes" in page
    status, lines, _ = run("-", "--format", "json", given=given)
    assert status == 0 and json.loads(lines)["cues"][0]["text"] == "met"
    status, page, _ = run("-", "--rules", given=given)
    assert status == 0 and "meetings.standing: realis → held" in page


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("-", "--sentence", "9"), "no sentence at --sentence 9"),
        (("-", "--at", "5000"), "no sentence at --at 5000"),
        (("-", "--id", "none"), "no document to explain"),
        (("no-such-file.txt",), "no-such-file.txt"),
    ],
)
def test_what_cannot_be_explained_is_said(words: tuple[str, ...], says: str) -> None:
    done = CliRunner().invoke(app, ["explain", *words], input='{"text": "Chile met Brazil."}')
    assert isinstance(done.exception, LegationError) and says in str(done.exception)
