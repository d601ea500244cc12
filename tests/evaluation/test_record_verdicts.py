"""Verdicts of a record as gold: only what was judged counts, and each figure says what it is over."""

import msgspec
import pytest

from legation.evaluation.verdicts import score_record
from legation.model import Coding, Document, LegationError
from legation.record import Ref, Release, Store, Writer, correct, document_key, rule
from record.codings import TEXT, coding, document


def _documents() -> list[Document]:
    return [document(n, text=f"{TEXT} {' '.join(f'own{n}x{i}' for i in range(40))}") for n in (1, 2, 3, 4)]


def _code(made: Document) -> Coding:
    """A line that has learnt that the second meeting was of leaders, and still makes the third, which is none; it misses the fourth."""
    plain = coding(made)
    if made.id == "d2":
        return msgspec.structs.replace(plain, meetings=tuple(msgspec.structs.replace(one, level="leader") for one in plain.meetings))
    return msgspec.structs.replace(plain, meetings=()) if made.id == "d4" else plain


def test_figures_are_over_what_was_judged() -> None:
    with Store.open(":memory:", create=True) as store:
        for made in _documents():
            Writer(store, Release("1", "aa")).write(coding(made))
        met = [Ref(document_key(made), coding(made).meetings[0].id) for made in _documents()]
        with pytest.raises(LegationError, match="nothing in this record was judged"):
            score_record(store, _code)
        rule(store, "accept", met[0], who="anna")
        correct(store, met[1], "level", "leader", who="anna")
        rule(store, "reject", met[2], who="anna")
        rule(store, "accept", met[3], who="anna")
        report = score_record(store, _code)
        assert set(report) == {"record-verdicts/meeting"}, "what nobody judged is in no figure"
        figures = {figure.name: (figure.value, figure.n) for figure in report["record-verdicts/meeting"]}
        for name in ("judged_precision", "judged_recall"):
            value, number = figures[name]
            assert value == pytest.approx(2 / 3) and number == 3
        assert figures["judged_fields"] == (1.0, 12)
        assert {figure.name: figure.n for figure in score_record(store, coding)["record-verdicts/meeting"]}["judged_recall"] == 3
        worse = {figure.name: figure.value for figure in score_record(store, coding)["record-verdicts/meeting"]}
        assert worse["judged_fields"] == pytest.approx(17 / 18), "the old line has the level otherwise than the judge"
        assert len(score_record(store, _code, limit=1)) == 1
