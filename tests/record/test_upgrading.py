"""A record of each schema before opens with the current one, and nothing in it is lost."""

from pathlib import Path

import msgspec
import pytest

from legation.model import Coding, Problem
from legation.record import Asked, Store, View, document_key
from record import earlier
from record.codings import coding, document


def _codings() -> list[Coding]:
    warned = Problem(level="warning", stage="reading", message="odd date")
    other = document(3, text="Une autre langue.")
    skipped = Problem(level="warning", stage="reading", message="skipped: the text is in fr")
    return [
        coding(document(1, source="one")),
        msgspec.structs.replace(coding(document(2, source="two", published="1991-08-30")), problems=(warned,)),
        Coding(document=other, problems=(skipped,)),
    ]


@pytest.mark.parametrize("version", [1, 2, 3, 4, 5])
def test_a_record_of_an_earlier_schema_is_taken_over_whole(tmp_path: Path, version: int) -> None:
    path, made = tmp_path / "old.db", _codings()
    earlier.write(path, version, made)
    with Store.open(path) as store:
        view = View(store)
        kept = made if version >= 5 else [msgspec.structs.replace(one, events=tuple(e for e in one.events if e.sure)) for one in made]
        assert list(view.codings()) == kept
        assert view.counts()["documents"] == 3
        (met,) = view.occurrences()
        assert len(met.told) == 2 and view.search("Weimar")
        assert [problem.message for _, problem in view.problems()] == [
            p.message for _, p in sorted((document_key(m.document), p) for m in made for p in m.problems)
        ]
        tables = {row[0] for row in store.connection.execute("SELECT name FROM sqlite_master")}
        assert not {name for name in tables if name.startswith("old_")}
        assert not store.connection.execute("PRAGMA foreign_key_check").fetchall()
    with Store.open(path) as store:
        assert list(View(store).codings()) == kept


@pytest.mark.parametrize("version", [2, 4, 5])
def test_verdicts_of_an_earlier_schema_hold(tmp_path: Path, version: int) -> None:
    path, made = tmp_path / "old.db", _codings()[:2]
    sides = [part for one in made for part in (document_key(one.document), one.meetings[0].id)]
    earlier.write(path, version, made, [("different", *sides, "anna", "two rounds")])
    with Store.open(path) as store:
        view = View(store)
        assert len(list(view.occurrences(Asked("meeting")))) == 2
        (said,) = view.verdicts()
        assert (said.verdict, said.who, said.why, said.loose) == ("different", "anna", "two rounds", False)


def test_a_verdict_on_a_fact_that_is_gone_is_kept_loose(tmp_path: Path) -> None:
    path, made = tmp_path / "old.db", _codings()[:1]
    key = document_key(made[0].document)
    earlier.write(path, 5, made, [("same", key, made[0].meetings[0].id, key, "meeting-gone", "anna", None)])
    with Store.open(path) as store:
        (said,) = View(store).verdicts()
        assert said.loose
