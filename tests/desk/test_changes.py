"""What a reader can do: judge, undo, save, read, cite, export; each seen in the record afterwards."""

import io
import json
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from legation.record import Store, View
from record.codings import TEXT


def _facts(client: TestClient, kind: str) -> list[dict[str, Any]]:
    return [one for one in client.get(f"/review.json?kind={kind}").json()["waiting"] if one["kind"] == kind]


def _said(path: Path) -> list[tuple[str, str]]:
    with Store.open(path, readonly=True) as store:
        return [(one.verdict, one.who) for one in View(store).verdicts()]


def test_right_and_wrong(client: TestClient, token: str, path: Path) -> None:
    first, second = _facts(client, "meeting")[:2]
    form = {"csrf": token, "document": first["document"], "fact": first["fact"], "word": "accept", "back": "/review?kind=meeting"}
    assert client.post("/review/rule", data=form).headers["location"] == "/review?kind=meeting"
    assert first["fact"] not in {one["fact"] for one in _facts(client, "meeting")}, "it goes on to the next"
    client.post(
        "/review/rule", data={**form, "document": second["document"], "fact": second["fact"], "word": "reject", "why": "two rounds"}
    )
    assert _said(path) == [("accept", "anna"), ("reject", "anna")]
    assert "two rounds" in client.get("/review").text


def test_all_on_the_screen_and_nothing_else(client: TestClient, token: str, path: Path) -> None:
    shown = [f"{one['document']}/{one['fact']}" for one in _facts(client, "statement")[:2]]
    client.post("/review/accept-shown", data={"csrf": token, "shown": shown})
    assert _said(path) == [("accept", "anna")] * 2


def test_a_correction_stands_on_the_page(client: TestClient, token: str, ids: dict[str, str]) -> None:
    told = client.get(f"/meeting/{ids['meeting']}.json").json()["occurrence"]["told"]
    for report in told:
        answer = client.post(
            "/review/correct",
            data={"csrf": token, "document": report["document"], "fact": report["fact"], "field": "place.name", "value": "Jaipur"},
        )
        assert answer.status_code == 303
    assert client.get(f"/meeting/{ids['meeting']}.json").json()["occurrence"]["place"]["name"] == "Jaipur"
    wrong = client.post(
        "/review/correct", data={"csrf": token, "document": told[0]["document"], "fact": told[0]["fact"], "field": "nothing", "value": "x"}
    )
    assert wrong.status_code == 400 and "no such field" in wrong.text


def test_one_telling_is_taken_out(client: TestClient, token: str, ids: dict[str, str]) -> None:
    address = f"/meeting/{ids['meeting']}"
    told = client.get(f"{address}.json").json()["occurrence"]["told"]
    assert len(told) == 2
    client.post(f"{address}/take-out", data={"csrf": token, "document": told[1]["document"], "fact": told[1]["fact"]})
    assert len(client.get(f"{address}.json").json()["occurrence"]["told"]) == 1
    other = client.get(f"/meeting/{told[1]['fact']}").headers["location"]
    assert other != address and client.get(other).status_code == 200
    pair = {
        "csrf": token,
        "one": f"{told[0]['document']}/{told[0]['fact']}",
        "other": f"{told[1]['document']}/{told[1]['fact']}",
        "word": "same",
    }
    client.post("/review/pair", data=pair)
    assert client.get(f"{other}.csv").headers["location"] == f"{address}.csv", "an id that went away leads to what it became"
    assert len(client.get(f"{address}.json").json()["occurrence"]["told"]) == 2


def test_a_word_in_the_middle_is_taken_back(client: TestClient, token: str) -> None:
    withdraw = pytest.importorskip("legation.record.agreement")
    del withdraw
    facts = _facts(client, "statement")[:3]
    for one in facts:
        client.post("/review/rule", data={"csrf": token, "document": one["document"], "fact": one["fact"], "word": "reject"})
    said = client.get("/review.json").json()["said"]
    middle = next(one for one in said if one["fact"] == facts[1]["fact"])
    client.post("/review/undo", data={"csrf": token, "verdict": middle["id"]})
    waiting = {one["fact"] for one in _facts(client, "statement")}
    assert facts[1]["fact"] in waiting and facts[0]["fact"] not in waiting and facts[2]["fact"] not in waiting


def test_the_judge_has_a_name(client: TestClient, token: str, path: Path) -> None:
    client.post("/review/who", data={"csrf": token, "who": "Bért\u202e O’Neill"})
    one = _facts(client, "event")[0]
    client.post("/review/rule", data={"csrf": token, "document": one["document"], "fact": one["fact"], "word": "accept"})
    assert _said(path) == [("accept", "Bért O’Neill")]


def test_what_became_of_a_commitment(client: TestClient, token: str, ids: dict[str, str]) -> None:
    client.post(f"/commitment/{ids['commitment']}/status", data={"csrf": token, "status": "fulfilled"})
    assert client.get(f"/commitment/{ids['commitment']}.json").json()["occurrence"]["stands"] == "fulfilled"
    assert client.post(f"/commitment/{ids['commitment']}/status", data={"csrf": token, "status": "lost"}).status_code == 400


def test_a_search_is_kept_shared_and_renewed(client: TestClient, token: str, path: Path) -> None:
    client.post("/saved/add", data={"csrf": token, "name": "Minerals <b>", "query": "?q=minerals&party=IND"})
    page = client.get("/saved").text
    assert "Minerals &lt;b&gt;" in page and client.get("/saved.json").json()["searches"][0]["new"] == 0
    shared = client.get("/saved/file").json()
    assert shared == {"searches": [{"name": "Minerals <b>", "query": "?q=minerals&party=IND"}]}
    client.post("/saved/remove", data={"csrf": token, "name": "Minerals <b>"})
    client.post("/saved/bring", data={"csrf": token}, files={"file": ("s.json", json.dumps(shared))})
    assert client.get("/saved.json").json()["searches"][0]["new"] > 0, "to who brings it in, all of it is new"
    assert client.post("/saved/bring", data={"csrf": token}, files={"file": ("s.json", "[[[")}).status_code == 400
    assert client.post("/saved/add", data={"csrf": token, "name": "x", "query": "https://evil.example"}).status_code == 400


def test_a_query_is_kept(client: TestClient, token: str) -> None:
    client.post("/saved/add", data={"csrf": token, "name": "One", "query": "/sql?query=SELECT%201"})
    assert 'href="/sql?query=SELECT%201"' in client.get("/saved").text


def test_what_is_new_since_last_time(client: TestClient, token: str) -> None:
    assert client.get("/today.json").json()["news"]["documents"] is None
    client.post("/seen", data={"csrf": token, "upto": "1"})
    assert client.get("/today.json").json()["news"]["documents"] > 0
    client.post("/seen", data={"csrf": token, "upto": str(client.get("/today.json").json()["news"]["upto"])})
    assert client.get("/today.json").json()["news"]["documents"] == 0


def test_a_pasted_text_shows_its_facts_and_can_be_added(client: TestClient, token: str) -> None:
    form = {"csrf": token, "text": TEXT, "published": "1991-08-29", "title": "Pasted"}
    page = client.post("/read/preview", data=form)
    assert page.status_code == 200 and "This text is in no record" in page.text and 'data-fact="meeting' in page.text
    before = client.get("/read.json").json()["documents"]
    assert client.post("/read/add", data=form).headers["location"] == "/read"
    _wait(client)
    assert client.get("/read.json").json()["documents"] == before + 1


def test_files_are_read_with_progress_and_problems(client: TestClient, token: str) -> None:
    files = [
        ("files", ("../../a.txt", TEXT.encode())), ("files", ("b.jsonl", json.dumps({"text": TEXT + " More.", "id": "b"}).encode() + b"\n{broken\n")),
        ("files", ("c.txt", b"this is unreadable, says the coder, and long enough to be taken for English text by anyone.")),
    ]  # fmt: skip
    assert client.post("/read/files", data={"csrf": token}, files=files).headers["location"] == "/read"
    job = _wait(client)
    assert job["state"] == "done" and job["outcomes"] == {"new": 2, "failed": 2} and job["done"] == job["total"] == 3
    assert not any("/tmp" in " ".join(problem) for problem in job["problems"]) and any(
        "b.jsonl" in problem[1] for problem in job["problems"]
    )


def test_citations_name_what_they_rest_on(client: TestClient, ids: dict[str, str]) -> None:
    page = client.get(f"/cite/{ids['statement']}").text
    assert "critical minerals mattered" in page and "Desk Agency" in page and "10 November 2023" in page and "record of 4 documents" in page
    bib = client.get(f"/cite/{ids['statement']}.bib").text
    assert bib.startswith("@misc{") and "url = {https://example.org/talks}" in bib
    ris = client.get(f"/cite/{ids['document']}.ris").text
    assert "TY  - " in ris and "DA  - 2023/11/10" in ris and ris.endswith("ER  - \r\n")
    csl = client.get(f"/cite/{ids['meeting']}.csl.json").json()
    assert csl[0]["issued"] == {"date-parts": [[2023, 11, 10]]} and csl[0]["container-title"] == "Desk Agency"
    assert client.get("/cite/nothing").status_code == 404


@pytest.mark.parametrize("room", ["dyad", "mechanism", "meeting"])
def test_briefs_on_paper_and_in_word(client: TestClient, ids: dict[str, str], room: str) -> None:
    import docx

    key = {"dyad": "IND-USA", "mechanism": "mechanism:india-us-2plus2", "meeting": ids["meeting"]}[room]
    page = client.get(f"/brief/{room}/{key}").text
    assert "Of 4 documents read" in page and "minerals" in page
    made = docx.Document(io.BytesIO(client.get(f"/brief/{room}/{key}.docx").content))
    words = "\n".join(paragraph.text for paragraph in made.paragraphs)
    assert "Of 4 documents read" in words and "minerals" in words


def test_sql_reads_and_only_reads(client: TestClient) -> None:
    found = client.get("/sql.json", params={"query": "SELECT kind, count(*) AS n FROM occurrences_view GROUP BY 1 ORDER BY 1"}).json()
    assert found["columns"] == ["kind", "n"] and found["rows"][0][0] == "commitment"
    assert client.get("/sql", params={"query": "SELECT 1 AS one"}).text.count("<td>1</td>") == 1
    for query in (
        "DELETE FROM verdicts", "ATTACH 'x.db' AS y", "PRAGMA journal_mode = DELETE", "SELECT load_extension('x')", "SELECT 1; SELECT 2", "CREATE TEMP TABLE t (x)", "VACUUM INTO 'x.db'", "SELEKT",
    ):  # fmt: skip
        answer = client.get("/sql.json", params={"query": query})
        assert answer.status_code == 400, query
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    begun = time.monotonic()
    assert client.get("/sql.json", params={"query": endless}).status_code == 400 and time.monotonic() - begun < 15
    many = client.get(
        "/sql.json", params={"query": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 5000) SELECT i FROM n"}
    ).json()
    assert len(many["rows"]) == 1000 and many["cut"]


def test_exports_follow_the_filters(client: TestClient) -> None:
    pytest.importorskip("legation.exports")
    layouts = [row.split(",")[0] for row in client.get("/data.csv").text.splitlines()[1:]]
    assert "polecat" in layouts
    for layout in layouts:
        answer = client.get(f"/export/{layout}?party=IND")
        assert answer.status_code == 200 and answer.content, layout
    assert client.get("/export/plover?party=IND").text.count("\n") >= 1 and client.get("/export/plover?until=1950").text.count("\n") <= 1
    assert zipfile.is_zipfile(io.BytesIO(client.get("/export/csv").content))
    assert client.get("/export/none").status_code == 404


def test_a_snapshot_is_made_and_taken_away(client: TestClient, token: str, path: Path, tmp_path: Path) -> None:
    from legation.exports.snapshots import checked

    names = set()
    for _ in range(2):
        assert client.post("/snapshot", data={"csrf": token, "title": "Weimar, 1991", "author": "Anna"}).status_code == 303
        for _ in range(300):
            page = client.get("/data.json").json()
            if not page["making"]:
                break
            time.sleep(0.1)
        assert not page["making"] and not page["trouble"]
        names |= {one["name"] for one in page["snapshots"]}
    (name,) = names
    packed = client.get(f"/snapshot/{name}.zip").content
    zipfile.ZipFile(io.BytesIO(packed)).extractall(tmp_path)
    found = checked(tmp_path / name)
    assert (found.snapshot, found.title) == (name, "Weimar, 1991") and found.counts["documents"] == len(list(_documents(path)))
    assert client.get("/snapshot/snapshot-0123456789abcdef.zip").status_code == 404 == client.get("/snapshot/..%2Frecord.zip").status_code


def _documents(path: Path) -> list[str]:
    with Store.open(path, readonly=True) as store:
        return [one.key for one in View(store).documents()]


def test_a_record_that_may_not_be_written_is_read(client: TestClient, token: str, path: Path) -> None:
    from legation.desk import Desk, make_app

    path.with_name("record.db-wal").unlink(missing_ok=True)
    path.chmod(0o444)
    app = make_app(Desk(record=path))
    with TestClient(app, base_url="http://127.0.0.1:8765", follow_redirects=False) as other:
        page = other.get("/").text
        if app.state.shelf.readonly:
            assert "may not be written" in page


def _wait(client: TestClient) -> dict[str, Any]:
    for _ in range(200):
        job: dict[str, Any] = client.get("/read.json").json()["jobs"][0]
        if job["state"] in ("done", "failed"):
            return job
        time.sleep(0.05)
    raise AssertionError("the job did not end")


def test_words_are_stretched(client: TestClient, token: str, ids: dict[str, str]) -> None:
    (one,) = [one for one in _facts(client, "statement") if one["occurrence"] == ids["statement"]]
    start, end = one["stretch"]
    form = {"csrf": token, "document": one["document"], "fact": one["fact"], "start": str(int(start) + 5), "end": str(end)}
    assert client.post("/review/stretch", data=form).status_code == 303
    assert client.get(f"/statement/{ids['statement']}.json").json()["occurrence"]["words"].startswith("critical minerals")
    assert client.post("/review/stretch", data={**form, "end": "99999"}).status_code == 400


def test_a_sample_is_drawn_and_measured(client: TestClient, token: str) -> None:
    assert (
        client.post("/review/sample", data={"csrf": token, "kind": "statement", "number": "3", "seed": "2"}).headers["location"]
        == "/review?sort=sample"
    )
    waiting = client.get("/review.json?sort=sample").json()["waiting"]
    assert len(waiting) == 3
    client.post("/review/rule", data={"csrf": token, "document": waiting[0]["document"], "fact": waiting[0]["fact"], "word": "accept"})
    page = client.get("/review.json?sort=sample").json()
    assert len(page["waiting"]) == 2
    assert any(one["basis"].startswith("sample-") and one["judged"] == 1 for one in page["agreement"]["precision"])
    assert client.post("/review/sample", data={"csrf": token, "kind": "statement", "number": "0", "seed": "2"}).status_code == 400
