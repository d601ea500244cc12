"""The event tables agree with one another."""

import pytest

from legation.events.cues import Cue, Op, framed
from legation.reference.codebook import codes, contexts_in, crossing, crossings, goldstein, intensity, modes, types
from legation.reference.tables import rows


def test_sixteen_types_in_four_quads() -> None:
    assert len(types()) == 16
    assert {row.quad for row in types().values()} == {1, 2, 3, 4}
    assert types()["CONCEDE"].quad == 1 and types()["RETREAT"].quad == 2 and types()["SANCTION"].quad == 4


def test_accuse_is_negative() -> None:
    assert intensity("ACCUSE", None) == -3


def test_modes_of_the_crosswalk_are_modes_of_their_type() -> None:
    for row in crossings().values():
        assert row.mode is None or (row.event, row.mode) in modes(), row.code
        assert row.manual_mode is None or (row.manual, row.manual_mode) in modes(), row.code


@pytest.mark.parametrize("table", ["event_verbs", "event_nouns"])
def test_every_code_of_a_cue_is_known(table: str) -> None:
    for cue in rows(table, Cue):
        assert cue.code is None or cue.code in codes(), cue


def test_crossing_climbs_to_the_nearest_code() -> None:
    assert crossing("0841").event == "RETREAT"
    assert crossing("1382").event == "THREATEN"


def test_goldstein_is_by_code() -> None:
    assert goldstein("163") == -8 and goldstein("999") is None


@pytest.mark.parametrize(
    ("op", "inner", "code"),
    [
        ("refuse", "0841", "1243"),
        ("intend", "073", "0333"),
        ("demand", "0871", "1056"),
        ("halt", "163", "085"),
        ("threaten", "162", "1311"),
    ],
)
def test_operators(op: Op, inner: str, code: str) -> None:
    assert framed(op, inner) == code


def test_contexts() -> None:
    assert "terrorism" in contexts_in("The terrorists fled.") and contexts_in("") == ()
