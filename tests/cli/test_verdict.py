"""`legation verdict`, `sample`, `fact`, `document`, `diff` and `record`: what is typed, what is answered, what is refused."""

import json
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner, Result

from legation.cli import app
from legation.record import Release, Store, View, Writer
from record.codings import TEXT, coding, document


@pytest.fixture
def record(tmp_path: Path) -> str:
    path = tmp_path / "r.db"
    with Store.open(path, create=True) as store:
        for number in (1, 2):
            own = " ".join(f"own{number}x{n}" for n in range(40))
            Writer(store, Release("1", "aa")).write(coding(document(number, text=f"{TEXT} {own}", source=f"Outlet {number}")))
    return str(path)


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def say(record: str, *words: str) -> str:
    done = run("verdict", *words, "--record", record, "--who", "anna")
    assert done.exit_code == 0, done.exception
    return done.stdout


def facts(record: str, kind: str) -> list[str]:
    with Store.open(record) as store:
        return [found.fact.id for found in getattr(View(store), kind)()]


def test_a_word_on_an_occurrence_is_on_each_of_its_reports(record: str) -> None:
    (one,) = (json.loads(line) for line in run("meetings", "--record", record).stdout.splitlines())
    assert "2 verdicts written" in say(record, "reject", one["id"])
    assert run("meetings", "--record", record).stdout == ""
    for report in one["told"]:
        assert "1 verdict written" in say(record, "accept", report["fact"])
    assert "1 verdict written" in say(record, "correct", one["told"][0]["fact"], "level=leader")
    assert "1 verdict written" in say(record, "correct", one["id"], "level=leader"), "the other has another value"
    (again,) = (json.loads(line) for line in run("meetings", "--record", record).stdout.splitlines())
    assert (again["id"], again["level"]) == (one["id"], "leader")


def test_words_and_their_synonyms(record: str) -> None:
    one, other = facts(record, "meetings")
    assert "1 verdict written" in say(record, "split", one, other)
    assert "1 verdict written" in say(record, "merge", one, other)
    assert "nothing was written" in say(record, "same", one, other)
    assert "1 verdict written" in say(record, "status", facts(record, "commitments")[0], "under-way")
    listed = run("verdict", "list", "--record", record).stdout.splitlines()
    assert len(listed) == 3 and "status under way" in listed[2]
    assert "1 verdict written" in say(record, "withdraw", listed[0].split()[0])
    assert "[withdrawn]" in run("verdict", "list", "--who", "anna", "--record", record).stdout
    assert run("verdict", "list", "--who", "bert", "--record", record).stdout == ""
    assert len(run("verdict", "list", "--format", "json", "--kind", "commitment", "--record", record).stdout.splitlines()) == 1


def test_verdicts_travel_and_samples_with_them(record: str, tmp_path: Path) -> None:
    file, elsewhere = str(tmp_path / "v.jsonl"), str(tmp_path / "other.db")
    say(record, "accept", facts(record, "events")[0])
    run("sample", "--kind", "event", "-n", "1", "--record", record)
    assert "2 lines written" in run("verdict", "export", file, "--record", record).stderr
    with Store.open(elsewhere, create=True):
        pass
    done = run("verdict", "import", file, "--record", elsewhere)
    assert "1 of 1 verdicts and 1 of 1 samples were new" in done.stdout and "1 verdicts are loose" in done.stderr
    assert "0 of 1 verdicts and 0 of 1 samples were new" in run("verdict", "import", file, "--record", elsewhere).stdout
    assert "[loose]" in run("verdict", "list", "--loose", "--record", elsewhere).stdout


def test_a_sample_is_drawn_again_and_gives_precision_with_its_weights(record: str) -> None:
    first = run("sample", "--kind", "event", "-n", "2", "--record", record)
    assert first.stdout == run("sample", "--kind", "event", "-n", "2", "--record", record).stdout
    drawn = [json.loads(line) for line in first.stdout.splitlines()]
    assert len(drawn) == 2 and all(one["weight"] == 1.0 and one["sentence"] and one["stratum"] == "CONSULT 0.9" for one in drawn)
    assert "2 of 2 facts" in first.stderr and "stands for 1.0" in run("sample", "--format", "page", "-n", "1", "--seed", "4", "--kind", "meeting", "--record", record).stdout.replace("2.0", "1.0")  # fmt: skip
    say(record, "accept", drawn[0]["fact"])
    found = json.loads(run("verdict", "agreement", "--record", record).stdout)
    of_sample = [one for one in found["precision"] if one["basis"] == drawn[0]["sample"] and one["type"] is None]
    assert [(one["judged"], one["sampled"], one["right"]["value"]) for one in of_sample] == [(1, 2, 1.0)]
    assert "Krippendorff" in run("verdict", "agreement", "--format", "page", "--record", record).stdout


@pytest.mark.parametrize("order", ["least certain", "consequence", "random"])
def test_the_queue_serves_what_nobody_judged(record: str, order: str) -> None:
    lines = run("verdict", "queue", "--kind", "event", "--order", order, "--record", record).stdout.splitlines()
    assert len(lines) == (1 if order == "consequence" else 2), "of an occurrence one report"
    say(record, "accept", json.loads(lines[0])["fact"])
    left = run("verdict", "queue", "--kind", "event", "--order", order, "--record", record).stdout.splitlines()
    assert json.loads(lines[0])["fact"] not in {json.loads(line)["fact"] for line in left}
    assert "1 shown" in run("verdict", "queue", "--kind", "event", "--format", "page", "--record", record).stdout


def test_where_a_fact_comes_from(record: str) -> None:
    one = facts(record, "meetings")[0]
    say(record, "correct", one, "level=leader", "--why", "a summit")
    found = json.loads(run("fact", one, "--record", record).stdout)
    assert found["sentence"].startswith("The foreign ministers") and found["made"]["release"] == "1" and found["corrected"] == ["level"]
    assert (found["coded"]["level"], found["stands"]["level"], found["ruling"]) == ("minister", "leader", "corrected")
    assert [(said["who"], said["why"]) for said in found["verdicts"]] == [("anna", "a summit")]
    assert found["told_first"] == found["told_last"] == "1991-08-29" and len(found["codings"]) == 1
    raw = {value["field"]: (value["raw"], value["clean"]) for value in found["values"]}
    assert raw["participant"] == ("The foreign ministers of France and Germany", "Roland Dumas, FRA")
    page = run("fact", one, "--format", "page", "--record", record).stdout
    assert 'level: "minister" → "leader"' in page and "Outlet" in page


def test_what_two_codings_have_otherwise(record: str) -> None:
    own = " ".join(f"own1x{n}" for n in range(40))
    old = coding(document(1, text=f"{TEXT} {own}", source="Outlet 1"))
    new = msgspec.structs.replace(old, statements=(), meetings=tuple(msgspec.structs.replace(met, level="leader") for met in old.meetings))
    with Store.open(record) as store:
        Writer(store, Release("2", "bb")).write(new)
    history = json.loads(run("document", "d1", "--record", record).stdout)
    one, other = (str(line["number"]) for line in history["codings"])
    found = json.loads(run("diff", one, other, "--record", record).stdout)
    assert [(change["kind"], change["change"]) for change in found["changes"]] == [("statement", "gone"), ("meeting", "changed")]
    assert found["changes"][1]["fields"] == [{"field": "level", "before": "minister", "after": "leader"}]
    over_all = json.loads(run("diff", "1", "2", "--between", "--record", record).stdout)
    assert over_all["documents"] == 1 and over_all["changes"] == found["changes"]
    assert "level" in run("diff", one, other, "--format", "page", "--record", record).stdout
    assert "2 bb, current" in run("document", "d1", "--format", "page", "--record", record).stdout


def test_a_record_is_kept(record: str) -> None:
    assert "all ids stayed" in run("record", "rebuild", record).stdout
    checked = run("record", "check", record, "--anew")
    assert checked.exit_code == 0 and "what merging anew gives" in checked.stdout
    with Store.open(record) as store:
        store.connection.execute("UPDATE occurrences SET reports = 7 WHERE occurrence_kind = 'meeting'")
    checked = run("record", "check", record, "--anew")
    assert checked.exit_code == 1 and "not what merging anew gives: occurrences" in checked.stdout
    assert "removed: 5 facts" in run("record", "remove", "d1", "--why", "asked", "--who", "anna", "--record", record).stdout
    assert "removed, anna: asked" in run("document", "d1", "--format", "page", "--record", record).stdout
    assert "removed before" in run("record", "remove", "d1", "--why", "asked", "--record", record).stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("verdict", "accept"), "on one thing"),
        (("verdict", "accept", "meeting-x"), "no such fact"),
        (("verdict", "accept", "occurrence-x"), "no such occurrence"),
        (("verdict", "correct", "meeting-x"), "what is to stand"),
        (("verdict", "status", "meeting-x"), "a status is of a commitment"),
        (("verdict", "withdraw", "verdict-x"), "no such verdict"),
        (("verdict", "queue", "--order", "last"), "no such order"),
        (("verdict", "queue", "--kind", "dance"), "no facts of this kind"),
        (("verdict", "import"), "carried by one file"),
        (("sample", "--kind", "dance"), "no facts of this kind"),
        (("sample", "-n", "0"), "needs facts"),
        (("fact", "meeting-x"), "no such fact"),
        (("document", "x"), "no such document"),
        (("diff", "1", "99"), "no such coding"),
        (("diff", "1", "2"), "of two documents"),
        (("diff", "one", "two"), "no coding and no snapshot"),
        (("diff", "7.1", "1", "--between"), "by this release"),
        (("record", "remove", "x", "--why", "y"), "no such document"),
        (("score",), "no set named"),
    ],
)
def test_what_cannot_be_done_is_told(record: str, words: tuple[str, ...], message: str) -> None:
    told = run(*words, *(() if words == ("score",) else ("--record", record)))
    assert message in str(told.exception)


def test_to_part_what_is_apart_is_told(record: str) -> None:
    (met,) = (json.loads(line) for line in run("meetings", "--record", record).stdout.splitlines())
    own = met["told"][1]["fact"]
    assert "apart already" not in run("verdict", "split", met["id"], own, "--record", record, "--who", "anna").stderr
    (one, _) = (json.loads(line) for line in run("meetings", "--record", record).stdout.splitlines())
    other = own if one["told"][0]["fact"] != own else met["told"][0]["fact"]
    again = run("verdict", "split", one["id"], other, "--record", record, "--who", "berta")
    assert f"{other} is not of {one['id']}: they are apart already" in again.stderr


def test_a_snapshot_is_compared_with_a_snapshot(record: str, tmp_path: Path) -> None:
    folder = str(tmp_path / "frozen")
    assert run("snapshot", "make", "--record", record, "--into", folder).exit_code == 0
    for sides in ((folder, record), (record, folder)):
        assert f"a snapshot is compared with a snapshot, and this is none: {record}" in str(run("diff", *sides).exception).replace(
            "\n", " "
        )
