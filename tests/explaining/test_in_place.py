"""Rules that another function stands in for: every module that asks gets the other one, and afterwards the rule again; and the table that is made so."""

from collections import Counter
from types import FunctionType

import pytest
from tables import rules as rent
from tables.rules_page import COLUMNS, page, row_of

import legation.coding
from legation.explaining.tracing import in_place, rules
from legation.language import kept
from legation.meetings import coder, headline
from legation.model import Sentence, Token


def rule(module: str, name: str) -> FunctionType:
    return next(one for one in rules() if one.__module__ == f"legation.{module}" and one.__name__ == name)


def test_whoever_asks_gets_the_other_one_and_then_the_rule_again() -> None:
    assert legation.coding is not None
    own = rule("meetings.headline", "is_subject")

    def never(*_: object) -> bool:
        return False

    with pytest.raises(ZeroDivisionError), in_place({own: never}):
        assert headline.is_subject is never and vars(coder)["is_subject"] is never
        _ = 1 / 0
    assert headline.is_subject is own and vars(coder)["is_subject"] is own


def test_answers_that_were_kept_are_found_anew() -> None:
    token = Token(i=0, start=0, end=2, text="ja", lemma="ja", pos="INTJ", tag="UH", dep="ROOT", head=0)
    sentence, asked = Sentence(index=0, start=0, end=2, text="ja", paragraph=0, tokens=(token,)), []

    @kept.kept
    def once(_: Sentence, token: Token) -> int:
        asked.append(token)
        return len(asked)

    assert (once(sentence, token), once(sentence, token)) == (1, 1)
    kept.forget()
    assert once(sentence, token) == 2


def test_a_question_is_a_rule_that_answers_yes_or_no_or_with_something() -> None:
    asked = {one.name for one in rent.asked_of("meetings")}
    assert {"meetings.encounter._figurative", "meetings.headline.from_headline"} <= asked
    assert "meetings.merge.merged" not in asked and not any(name.startswith("events.") for name in asked)


def test_a_rule_is_held_to_what_it_answers_most() -> None:
    one = rent.Rule(
        "meetings", rule("meetings.encounter", "_figurative"), answers={"a": Counter({False: 3}), "b": Counter({False: 1, True: 2})}
    )
    assert not one.usual and one.rarer == ["b"]
    something = rent.Rule(
        "meetings", rule("meetings.headline", "from_headline"), answers={"a": Counter({True: 5}), "b": Counter({False: 1})}
    )
    assert not something.usual and something.rarer == ["a"]


def test_what_a_rule_gains_is_the_figure_with_it_less_the_figure_without_it() -> None:
    one = rent.Rule("meetings", rule("meetings.encounter", "_figurative"), right=[(1, 1, 1, 1, 5, 1, 2, 1, 1, 5)], gold=1, facts=1)
    gain, bounds = rent.gain(one, [(1, 1, 1, 1, 5), (2, 2, 2, 2, 9)])
    assert gain == pytest.approx(1.0 - 6 / 7) and bounds is not None and bounds[0] >= 0
    row = row_of(one, (gain, bounds))
    assert tuple(row) == COLUMNS and row["right of given, without"] == "1 of 2"
    shown = page([row, {**row, "rule": "meetings.cues._idle", "documents": "0", "gold documents": "0", "rarer": "0"}], 10, 5)
    assert "| meetings | 2 | 1 | 0 | 1 | 0 |" in shown and "`meetings.cues._idle`" in shown.partition("change nothing there")[2]
