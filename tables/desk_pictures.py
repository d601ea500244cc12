"""Takes the pictures of docs/desk.md: the desk on the record of the samples, in a real browser.

    make desk-pictures

needs Chromium (`apt-get install chromium`, or LEGATION_CHROMIUM) and playwright, which the tests bring.
"""

import argparse
import os
import shutil
import socket
import threading
import time
from pathlib import Path
from typing import Any

import uvicorn
from playwright.sync_api import sync_playwright

from legation.desk import Desk, make_app
from legation.record import Store

OUT = Path(__file__).parent.parent / "docs/pictures"
WIDE = {"width": 1120, "height": 760}


def main() -> None:
    """Takes them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("record", type=Path, help="the record of the samples")
    given = parser.parse_args()
    chromium = os.environ.get("LEGATION_CHROMIUM") or shutil.which("chromium")
    address = served(given.record)
    OUT.mkdir(exist_ok=True)
    with sync_playwright() as run:
        browser = run.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_context(base_url=address, viewport=WIDE).new_page()  # type: ignore[arg-type]
        for name, where in _pages(given.record).items():
            page.goto(where)
            _prepared(page, name)
            page.screenshot(path=OUT / f"desk-{name}.png")
            print(OUT / f"desk-{name}.png")
        browser.close()


def _pages(record: Path) -> dict[str, str]:
    """What is shown, by the name of its picture."""
    with Store.open(record) as store:
        sql = "SELECT occurrence_id FROM occurrences WHERE occurrence_kind = 'meeting' AND mechanism = 'mechanism:india-us-2plus2' ORDER BY reports DESC LIMIT 1"
        meeting = store.connection.execute(sql).fetchone()[0]
        sql = "SELECT document_key FROM documents WHERE document_id = 'india-us-2plus2-new-delhi'"
        document = store.connection.execute(sql).fetchone()[0]
    return {
        "today": "/", "search": "/search?q=critical+minerals", "mechanism": "/mechanism/mechanism:india-us-2plus2", "meeting": f"/meeting/{meeting}",
        "document": f"/document/{document}", "dyad": "/dyad/IND-USA", "person": "/person/person:antony-blinken", "review": "/review?kind=statement", "ledger": "/commitments",
    }  # fmt: skip


def _prepared(page: Any, name: str) -> None:
    if name == "document":
        page.keyboard.press("j")
        page.keyboard.press("j")
        page.evaluate("scrollTo(0, 0)")
    if page.locator("figure[data-vega]").count():
        page.wait_for_selector("figure[data-vega][data-drawn]")
    page.wait_for_timeout(150)


def served(record: Path) -> str:
    """The address of a desk on a record, which listens while this program runs."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(make_app(Desk(record=record, who="anna")), log_level="error"))
    threading.Thread(target=lambda: server.run(sockets=[listening]), daemon=True).start()
    while not server.started:
        time.sleep(0.05)
    return f"http://127.0.0.1:{listening.getsockname()[1]}"


if __name__ == "__main__":
    main()
