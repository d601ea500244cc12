"""A desk on a small record, and a browser's session with it."""

import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copy

import pytest
from fastapi.testclient import TestClient

from desk.records import RELEASE, made
from legation.desk import Desk, make_app
from legation.record import Store, View
from record.codings import coder

ADDRESS = "http://127.0.0.1:8765"


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small record, made once."""
    return made(tmp_path_factory.mktemp("desk") / "record.db")


@pytest.fixture
def path(original: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(copy(original, tmp_path / "record.db"))


@pytest.fixture
def client(path: Path) -> Iterator[TestClient]:
    """A browser at the desk of this record."""
    app = make_app(Desk(record=path, coder=coder, release=lambda: RELEASE, who="anna"))
    with TestClient(app, base_url=ADDRESS, follow_redirects=False) as opened:
        yield opened


@pytest.fixture
def token(client: TestClient) -> str:
    """The word that a form brings."""
    found = re.search(r'name="csrf" value="([0-9a-f]+)"', client.get("/review").text)
    assert found
    return found.group(1)


@pytest.fixture
def ids(path: Path) -> dict[str, str]:
    """The ids of what the record holds of India and the United States, by kind, and the key of the first document."""
    with Store.open(path, readonly=True) as store:
        view = View(store)
        sql = "SELECT occurrence_kind, occurrence_id FROM occurrences ORDER BY coalesce(told_first, ''), occurrence"
        found = {row[0]: row[1] for row in store.connection.execute(sql) if row[0] != "statement"}
        sql = "SELECT o.occurrence_id FROM occurrences o JOIN statements s ON s.fact = o.fullest WHERE s.speaker_name = 'Antony Blinken'"
        found["statement"] = store.connection.execute(sql).fetchone()[0]
        found["document"], found["hostile"] = view.keys("talks-1")[0], view.keys("<b>bad</b>")[0]
    return found
