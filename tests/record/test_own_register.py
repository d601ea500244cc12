"""What users add: issue areas, mechanisms, organisations and tenures of their own take part in coding and viewing, are checked, are told in the record, and
come out of a record that a person has judged. The Alpine Bench and its persons are our own inventions."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner, Result

from legation.cli import app
from legation.coding import Line
from legation.coding import code as code_document
from legation.model import Coding, LegationError
from legation.model.contract import as_line
from legation.reading import document as document_of
from legation.record import Release, Store, View, Writer
from legation.record.known import issue_named, mechanism_named, party_named
from legation.record.lessons import lessons
from legation.record.mechanisms import judge_mechanism
from legation.reference.issues import issues_in
from legation.reference.mechanisms import mechanisms
from legation.reference.named import name_register, named_register
from legation.reference.own import add_rows, load_own, own_digest
from legation.reference.register import Register
from record.codings import coding, document

TABLES = {
    "issues": "id\tname\tcontext\tterms\tunless\tsource\nglaciers\tGlaciers\tenvironment\tglacier monitoring|ice melt\t\tour project\n",
    "mechanisms": (
        "key\tname\tnames\tterms\tmembers\tlevel\tfrom\tsource\n"
        "mechanism:alpine-bench\tAlpine Bench\tthe Alpine Bench talks\tthe Bench\tAUT|CHE\tminister\t2019\tour project\n"
    ),
    "mechanism_editions": "mechanism\tedition\tfrom\tuntil\tplace\tcountry\tsource\nmechanism:alpine-bench\tsecond\t2024-03-12\t\tVienna\tAUT\tour project\n",
    "organisations": (
        "key\tkind\tname\tnames\tcountry\tsectors\tcameo\twikidata\tsource\tambiguous\n"
        "AIC\tigo\tAlpine Ice Commission\tIce Commission\t\tIGO\t\t\tour project\t\n"
    ),
}  # fmt: skip
TEXT = "VIENNA, March 12 - The foreign ministers of Austria and Switzerland attended the Alpine Bench meeting in Vienna on Tuesday to discuss glacier monitoring."


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    where = tmp_path / "mine"
    where.mkdir()
    for name, table in TABLES.items():
        (where / f"{name}.tsv").write_text(table)
    yield where
    name_register(None)


@pytest.fixture
def own_coding(folder: Path, line: Line) -> Coding:
    name_register(folder)
    mine = replace(line, register=Register.load(folder))
    return code_document(document_of({"text": TEXT, "id": "a", "published": "2024-03-13", "source": "Outlet"}), mine)


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def test_own_tables_take_part_in_coding_and_are_forgotten_when_another_register_is_named(own_coding: Coding, line: Line) -> None:
    (met,) = own_coding.meetings
    assert (met.mechanism, met.mechanism_name, set(met.parties)) == ("mechanism:alpine-bench", "Alpine Bench", {"AUT", "CHE"})
    assert "glaciers" in met.issues
    name_register(None)
    assert "mechanism:alpine-bench" not in mechanisms() and issues_in("glacier monitoring") != ("glaciers",)
    plain = code_document(document_of({"text": TEXT, "id": "a", "published": "2024-03-13"}), line)
    assert all(met.mechanism != "mechanism:alpine-bench" and "glaciers" not in met.issues for met in plain.meetings)


def test_own_tables_take_part_in_viewing(own_coding: Coding, tmp_path: Path, folder: Path) -> None:
    path, facts = tmp_path / "r.db", tmp_path / "facts.jsonl"
    facts.write_text(as_line(own_coding) + "\n")
    assert run("read", "--codings", str(facts), "--record", str(path)).exit_code == 0
    asked = ("meetings", "--mechanism", "the Alpine Bench", "--issue", "Glaciers", "--record", str(path))
    assert json.loads(run(*asked, "--register", str(folder)).stdout)["mechanism"] == "mechanism:alpine-bench"
    assert (
        json.loads(run("mechanism", "Alpine Bench", "--record", str(path), "--register", str(folder)).stdout)["editions"][0]["edition"]
        == "second"
    )
    assert party_named("Ice Commission") == "AIC"
    done = CliRunner().invoke(app, list(asked), env={"LEGATION_REGISTER": str(folder)})
    assert done.exit_code == 0 and named_register() == folder
    assert "no tables there" in str(run(*asked, "--register", str(tmp_path / "none")).exception)
    assert run("mechanism", "Alpine Bench", "--record", str(path)).exit_code == 0  # without it, it is one learnt from texts
    assert named_register() is None
    with pytest.raises(LegationError):
        issue_named("Glaciers ")


def test_which_own_tables_took_part_is_told_in_the_record(tmp_path: Path, folder: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text(TEXT)
    record = tmp_path / "r.db"
    assert run("read", str(text), "--record", str(record), "--register", str(folder), "--engine", "rules").exit_code == 0
    with Store.open(record) as store:
        register, own = store.connection.execute("SELECT register, own FROM runs").fetchone()
    assert register.endswith(f"+{own_digest(folder)}")
    assert json.loads(own) == {"organisations": 1, "issues": 1, "mechanisms": 1, "mechanism_editions": 1}


def test_a_changed_table_changes_the_digest(folder: Path) -> None:
    before = own_digest(folder)
    (folder / "issues.tsv").write_text(TABLES["issues"].replace("ice melt", "ice melt|névé"))
    assert own_digest(folder) != before


def test_what_is_right_passes_the_check(folder: Path) -> None:
    done = run("register", "check", str(folder))
    assert (done.exit_code, done.stdout) == (0, "0 tenures, 1 organisations, 1 issues, 1 mechanisms, 1 mechanism editions; nothing found\n")


@pytest.mark.parametrize(
    ("table", "before", "after", "kind"),
    [
        ("issues", "environment", "weather", "unknown context"), ("issues", "glaciers\t", "Gla ciers\t", "malformed key"), ("issues", "glacier monitoring|ice melt", "", "no words"),
        ("mechanisms", "AUT|CHE", "AUT|SWI", "unknown member"), ("mechanisms", "mechanism:alpine-bench", "alpine", "malformed key"),
        ("mechanisms", "the Alpine Bench talks", "Quad", "name of another"), ("mechanism_editions", "mechanism:alpine-bench", "mechanism:none", "unknown mechanism"),
        ("mechanism_editions", "2024-03-12", "2024-02-30", "no such day"), ("organisations", "\tIGO\t", "\tXYZ\t", "unknown sector"), ("organisations", "AIC", "AUT", "name of another"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_found(folder: Path, table: str, before: str, after: str, kind: str) -> None:
    assert before in TABLES[table]
    (folder / f"{table}.tsv").write_text(TABLES[table].replace(before, after))
    done = run("register", "check", str(folder))
    assert done.exit_code == 1 and done.stdout.startswith(f"{kind}\t{table}\t")


def test_a_cell_that_does_not_fit_is_named(folder: Path) -> None:
    (folder / "mechanisms.tsv").write_text(TABLES["mechanisms"].replace("\tminister\t", "\tboss\t"))
    done = run("register", "check", str(folder))
    assert isinstance(done.exception, LegationError) and "mechanisms.tsv, data row" in str(done.exception)


@pytest.fixture
def judged(tmp_path: Path) -> Path:
    """A record with two learnt mechanisms of which one was accepted."""
    path = tmp_path / "r.db"
    with Store.open(path, create=True) as store:
        writer = Writer(store, Release("1", "aa"))
        for number, name in enumerate(("Weimar Round", "Weimar Round", "Odd Table"), start=1):
            made = coding(
                document(
                    number,
                    f"The foreign ministers of France and Germany met in Weimar on 28 August 1991. They said that Poland would take part. {number}",
                )
            )
            met = msgspec.structs.replace(made.meetings[0], mechanism=f"mechanism:{name.lower().replace(' ', '-')}", mechanism_name=name)
            writer.write(msgspec.structs.replace(made, meetings=(met,)))
        writer.settle()
        judge_mechanism(store, "accept", "mechanism:weimar-round", who="anna")
        judge_mechanism(store, "reject", "mechanism:odd-table", who="anna")
    return path


def test_an_accepted_mechanism_becomes_a_row_of_ones_own_and_is_then_known(judged: Path, tmp_path: Path) -> None:
    into = tmp_path / "mine"
    assert "mechanisms: 1 new, 0 already there" in run("register", "take", "--record", str(judged), "--into", str(into)).stdout
    assert "0 new, 1 already there" in run("register", "take", "--record", str(judged), "--into", str(into)).stdout
    (row,) = load_own(into).mechanisms
    assert (row.key, row.name, row.members, row.level) == ("mechanism:weimar-round", "Weimar Round", ("DEU", "FRA"), "minister")
    with Store.open(judged) as store:
        keys = [r[0] for r in store.connection.execute("SELECT document_key FROM documents ORDER BY document")]
        assert row.source == f"reports: {', '.join(sorted(keys[:2]))}"
        assert mechanism_named("Weimar Round", store) == "mechanism:weimar-round"
        assert View(store).mechanism("Weimar Round").learnt
        name_register(into)
        try:
            view = View(store).mechanism("Weimar Round")
            assert (view.learnt, view.members, view.level) == (False, ("DEU", "FRA"), "minister")
            assert lessons(store, Register.load(into)).mechanisms == ()
        finally:
            name_register(None)
    assert run("register", "check", str(into)).exit_code == 0
    name_register(None)


def test_tenures_that_were_accepted_become_rows_and_are_then_known(tmp_path: Path, line: Line) -> None:
    with Store.open(":memory:", create=True) as store:
        for number, (day, text) in enumerate(
            (
                ("2023-05-01", "Samoan Transport Minister Tasi Leota arrived in Apia on Monday."),
                ("2023-09-02", "Tasi Leota, Samoa's transport minister, spoke in Suva."),
            )
        ):
            made = document_of({"text": text, "id": f"r{number}", "published": day, "source": f"Outlet {number}"})
            Writer(store, Release("1", "aa")).write(code_document(made, line))
        assert lessons(store, line.register).holders == ()
        found = lessons(store, line.register, standings=("new",))
        counts = add_rows(tmp_path / "mine", found)
        assert counts["holders"] == (1, 0)
        known = Register.load(tmp_path / "mine")
        (one,) = known.holder_on("WSM", "transport-minister", "2023-07-01")
        assert (one.person, one.from_, one.known) == ("Tasi Leota", "2023-05-01", "2023-09-02") and one.source.count("doc-") == 2
        assert [t.standing for t in View(store).tenures(known) if t.name == "Tasi Leota"] == ["agrees"]
