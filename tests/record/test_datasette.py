"""Datasette opens a record as it is, and shows search boxes, labels and facets; with the metadata that is shipped, names for all numbers and no helper tables."""

import asyncio
import json
import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from legation.record import Release, Store, Writer
from legation.record.datasette import metadata
from record.codings import coding, document

datasette = pytest.importorskip("datasette.app")
VIEWS = ("meetings_view", "events_view", "statements_view", "commitments_view", "participants_view", "occurrences_view")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("datasette") / "record.db"
    with Store.open(path, create=True) as store:
        writer = Writer(store, Release("1", "aa"))
        for number in (1, 2, 3):
            writer.write(coding(document(number, source=f"Outlet {number}", title=f"Weimar {number}")))
        writer.settle()
    return path


def asked(path: Path, question: Callable[[Any], Awaitable[Any]], *, told: bool) -> Any:
    async def run() -> Any:
        app = datasette.Datasette([str(path)], metadata=json.loads(metadata(path)) if told else None)
        await app.invoke_startup()
        return await question(app)

    return asyncio.run(run())


def page(path: Path, address: str, *, told: bool = False) -> Any:
    async def question(app: Any) -> Any:
        return await app.client.get(address)

    answer = asked(path, question, told=told)
    assert answer.status_code == 200, f"{address}: {answer.status_code} {answer.text[:300]}"
    return answer.json() if ".json" in address else answer.text


def test_documents_and_statements_have_a_search_box_without_any_help(path: Path) -> None:
    for table, word in (("documents", "Weimar"), ("statements", "Poland")):
        assert 'name="_search"' in page(path, f"/record/{table}")
        assert page(path, f"/record/{table}.json?_search={word}&_shape=objects")["rows"]
    assert not page(path, "/record/documents.json?_search=Hanoi&_shape=objects")["rows"]


def test_documents_and_actors_are_shown_by_name_where_others_refer_to_them(path: Path) -> None:
    fact = page(path, "/record/facts.json?_labels=on&_shape=objects")["rows"][0]
    assert fact["document"]["label"] == "Weimar 1"
    assert page(path, "/record/parties.json?_labels=on&_shape=objects")["rows"][0]["actor"]["label"] in ("France", "Germany", "Poland")


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_opens_and_counts(path: Path, view: str) -> None:
    found = page(path, f"/record/{view}.json?_shape=objects", told=True)
    assert found["rows"] and found["rows"][0]["sentence" if view != "participants_view" else "participant_name"]
    assert page(path, f"/record/{view}", told=True)


def test_events_are_faceted_by_type_realis_and_quad(path: Path) -> None:
    found = page(path, "/record/events_view.json?_facet=event_type", told=True)["facet_results"]
    facets = found.get("results", found)
    assert set(facets) >= {"event_type", "realis", "quad"}
    assert facets["event_type"]["results"][0]["value"] == "CONSULT" and facets["event_type"]["results"][0]["count"] == 3


def test_with_the_metadata_all_keys_have_labels_and_sentences_are_searched(path: Path) -> None:
    issue = page(path, "/record/issues.json?_labels=on&_shape=objects", told=True)["rows"][0]
    assert issue["issue"]["label"] == "regional-stability" and issue["fact"]["label"].partition("-")[0] in (
        "statement",
        "meeting",
        "commitment",
    )
    assert page(path, "/record/facts.json?_search=ministers&_shape=objects", told=True)["rows"]


def test_helper_tables_are_hidden_with_the_metadata_and_shadow_tables_without(path: Path) -> None:
    async def hidden(app: Any) -> set[str]:
        found = await app.client.get("/record.json")
        return {table["name"] for table in found.json()["tables"] if table["hidden"]}

    assert {"documents_words", "documents_words_data", "facts_words_idx"} <= asked(path, hidden, told=False)
    shown = asked(path, hidden, told=True)
    assert {"blocks", "encounters", "waiting", "read_days", "sketches", "facts_words"} <= shown and not {
        "facts",
        "documents",
        "occurrences",
    } & shown


def test_the_metadata_names_only_what_is_there(path: Path) -> None:
    told = json.loads(metadata(path))["databases"]["record"]["tables"]
    connection = sqlite3.connect(path)
    for name, about in told.items():
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
        assert columns, name
        named = {*about.get("facets", ()), *(about[key] for key in ("label_column", "fts_pk", "sort_desc") if key in about)}
        assert named <= set(columns), (name, named)
