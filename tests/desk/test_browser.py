"""The desk in a real browser: every page without an error or a request elsewhere, and the ways that readers go.

Needs Debian's Chromium (`apt-get install chromium`) or the path of another in LEGATION_CHROMIUM; the check of accessibility fetches axe-core by npm.
"""

import html
import json
import os
import re
import shutil
import socket
import subprocess
import tarfile
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import gettempdir
from typing import Any

import pytest
import uvicorn

from desk.records import RELEASE, made
from desk.test_pages import _addresses
from legation.desk import Desk, make_app
from legation.record import Store
from record.codings import TEXT, coder

playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright")
CHROMIUM = os.environ.get("LEGATION_CHROMIUM") or shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium: `apt-get install chromium`, or name it in LEGATION_CHROMIUM")
AXE = "axe-core@4"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A desk that listens: its address, and the file of its record."""
    path = made(tmp_path_factory.mktemp("browser") / "record.db")
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    app = make_app(Desk(record=path, coder=coder, release=lambda: RELEASE, who="anna"))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
    thread = threading.Thread(target=lambda: server.run(sockets=[listening]), daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}", path
    server.should_exit = True
    thread.join(5)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as run:
        opened = run.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Any, served: tuple[str, Path]) -> Iterator[Any]:
    """A page that fails its test where the browser complains or asks elsewhere."""
    faults: list[str] = []
    context = browser.new_context(base_url=served[0], viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    opened.on("console", lambda said: faults.append(said.text) if said.type in ("error", "warning") else None)
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("request", lambda asked: None if asked.url.startswith((served[0], "data:")) else faults.append(f"asked {asked.url}"))
    yield opened
    context.close()
    assert not faults, faults


@pytest.fixture
def addresses(served: tuple[str, Path]) -> dict[str, str]:
    with Store.open(served[1], readonly=True) as store:
        sql = "SELECT occurrence_kind, occurrence_id FROM occurrences ORDER BY coalesce(told_first, ''), occurrence"
        found = {row[0]: row[1] for row in store.connection.execute(sql)}
        key = store.connection.execute("SELECT document_key FROM documents WHERE document_id = 'talks-1'").fetchone()[0]
    every = _addresses({**found, "document": key})
    return {**every, "brief": "/brief/dyad/IND-USA", "cite": f"/cite/{found['meeting']}", "sql": "/sql?query=SELECT%201"}


def test_every_page_wide_and_narrow(page: Any, addresses: dict[str, str]) -> None:
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        for name, address in addresses.items():
            assert page.goto(address).status == 200, name
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (name, width)


def test_from_search_to_the_characters(page: Any) -> None:
    here: Any = page
    here.goto("/")
    here.fill("#q", "IND-USA")
    here.press("#q", "Enter")
    here.click("a.door[href='/dyad/IND-USA']")
    here.click(".item.meeting h3 a")
    assert "Who took part" in here.inner_text("main")
    here.click(".report h3 a >> nth=0")
    here.wait_for_selector(".fact.here")
    assert "met in New Delhi" in "".join(here.locator(".text .here").all_inner_texts())
    here.click(".text a[data-facts*='statement'] >> nth=0")
    assert here.locator(".fact.here").get_attribute("data-fact").startswith("statement")
    here.keyboard.press("j")
    assert not here.locator(".fact.here").get_attribute("data-fact").startswith("statement")
    here.keyboard.press("Enter")
    here.wait_for_url(re.compile("/commitment/|/event/|/meeting/"))


def test_dragging_across_the_timeline_narrows_the_page(page: Any) -> None:
    page.goto("/dyad/IND-USA")
    page.wait_for_selector("figure[data-vega=timeline][data-drawn]")
    box = page.locator("figure[data-vega=timeline] .vega svg .background >> nth=0").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + box["height"] - 3)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.8, box["y"] + box["height"] - 3, steps=5)
    page.mouse.up()
    page.wait_for_url(re.compile(r"since=2023-11-\d\d&until=2023-11-\d\d"))


def test_charts_are_drawn_by_scripts_and_stand_as_pictures_without(page: Any, browser: Any, served: tuple[str, Path]) -> None:
    page.goto("/dyad/IND-USA")
    page.wait_for_selector("figure[data-vega=events][data-drawn]")
    assert page.locator("figure[data-vega] > svg").count() == 0
    assert page.locator("figure[data-vega] .vega svg").count() == 3
    context = browser.new_context(base_url=served[0], java_script_enabled=False)
    plain = context.new_page()
    plain.goto("/dyad/IND-USA")
    assert plain.locator("figure[data-vega] > svg").count() == 2
    assert plain.locator("figure[data-vega] ~ details table").count() >= 2
    context.close()


def test_a_pasted_text_shows_its_facts(page: Any) -> None:
    page.goto("/read")
    page.fill("textarea[name=text]", TEXT)
    page.click("text=Show its facts")
    page.wait_for_selector("[data-fact^=meeting]")
    page.click("[data-fact^=meeting] h3 a")
    assert page.locator(".text .here").count() > 0


def test_reviewing_by_keys(page: Any, served: tuple[str, Path]) -> None:
    page.goto("/review?kind=statement")
    before = page.locator("[data-item]").count()
    page.locator("[data-item] input[name=why] >> nth=0").type("a x u")
    assert page.locator("[data-item]").count() == before, "no key eats a letter in a field"
    page.locator("[data-item] >> nth=0").focus()
    with page.expect_navigation():
        page.keyboard.press("a")
    assert page.locator("[data-item]").count() == before - 1, "accepted, and on to the next"
    with page.expect_navigation():
        page.keyboard.press("u")
    assert page.locator("[data-item]").count() == before, "taken back"
    page.select_option("[data-key-set]", "left")
    page.locator("[data-item] >> nth=0").focus()
    page.keyboard.press("r")
    before = page.locator("[data-stretch] input[name=end] >> nth=0").input_value()
    page.keyboard.press("(")
    assert page.locator("[data-stretch] input[name=end] >> nth=0").input_value() < before, "its words are stretched by keys"
    page.keyboard.press("Escape")
    page.keyboard.press("e")
    assert page.evaluate("document.activeElement.name") == "value", "it can be corrected in place"
    with Store.open(served[1], readonly=True) as store:
        assert [row[0] for row in store.connection.execute("SELECT word FROM verdicts ORDER BY turn")] == ["accept", "withdraw"]


def test_what_is_on_a_page_is_taken_away(page: Any) -> None:
    page.goto("/dyad/IND-USA?since=2023")
    page.click("text=Export")
    assert "since=2023" in page.url
    with page.expect_download() as taken:
        page.click("table a >> text=plover")
    lines = Path(taken.value.path()).read_text(encoding="utf-8").splitlines()
    assert lines and all(json.loads(line)["date"] >= "2023" for line in lines)
    page.fill("input[name=title]", "Weimar, 1991")
    page.click("text=Make a snapshot")
    page.wait_for_selector("a[href^='/snapshot/snapshot-']")
    with page.expect_download() as taken:
        page.click("a[href^='/snapshot/snapshot-']")
    assert zipfile.is_zipfile(taken.value.path())


def test_without_javascript(browser: Any, served: tuple[str, Path]) -> None:
    context = browser.new_context(base_url=served[0], java_script_enabled=False)
    page = context.new_page()
    page.goto("/dyad/IND-USA")
    page.fill("input[name=until]", "2020")
    page.click("text=Show")
    assert "until=2020" in page.url and "Nothing between the two has a day" in page.inner_text("main")
    page.goto("/search?q=critical+minerals")
    page.click(".passage a >> nth=0")
    assert page.locator(".anchor:target").count() == 1
    context.close()


def test_nobody_is_kept_out(page: Any, addresses: dict[str, str]) -> None:
    """axe-core finds nothing serious, in light and in dark."""
    script = _axe()
    session = page.context.new_cdp_session(page)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for name, address in addresses.items():
            page.goto(html.unescape(address))
            session.send("Runtime.evaluate", {"expression": script})
            asked = "axe.run().then(found => JSON.stringify(found.violations.map(one => [one.impact, one.id, one.nodes[0].html.slice(0, 160)])))"
            answer = session.send("Runtime.evaluate", {"expression": asked, "awaitPromise": True, "returnByValue": True})
            serious = [one for one in json.loads(answer["result"]["value"]) if one[0] in ("serious", "critical")]
            assert not serious, (name, scheme, serious)


def _axe() -> str:
    """The script of axe-core (MPL 2.0), fetched once; the test is skipped where it cannot be had."""
    folder = Path(gettempdir()) / "legation-axe"
    file = folder / "axe.min.js"
    if not file.is_file():
        npm = shutil.which("npm")
        if npm is None:
            pytest.skip("needs npm to fetch axe-core")
        folder.mkdir(exist_ok=True)
        done = subprocess.run([npm, "pack", AXE], cwd=folder, capture_output=True, timeout=120, check=False)
        packed = next(folder.glob("axe-core-*.tgz"), None)
        if done.returncode or packed is None:
            pytest.skip("axe-core could not be fetched by npm")
        with tarfile.open(packed) as opened:
            found = opened.extractfile("package/axe.min.js")
            file.write_bytes(found.read() if found else b"")
    return file.read_text(encoding="utf-8")
