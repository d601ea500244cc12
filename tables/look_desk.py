"""Takes a picture of every page of the desk on a record, light and dark, wide and narrow, to be looked at; tells what the browser complained of.

    make look-desk RECORD=FILE

Needs Chromium (`apt-get install chromium`, or LEGATION_CHROMIUM) and playwright, which the tests bring. Its status is 1 where a page failed, the browser
complained, or another host was asked.
"""

import argparse
import os
import shutil
import sqlite3
import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote

from playwright.sync_api import sync_playwright
from tables.desk_pictures import served

SIZES = {"wide": {"width": 1280, "height": 900}, "narrow": {"width": 390, "height": 844}}
SCHEMES = ("light", "dark")


def main() -> None:
    """Takes them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("record", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    address, faults = served(given.record), []
    with sync_playwright() as run:
        browser = run.chromium.launch(
            executable_path=os.environ.get("LEGATION_CHROMIUM") or shutil.which("chromium"), args=["--no-sandbox"]
        )
        for scheme in SCHEMES:
            for size, viewport in SIZES.items():
                page = browser.new_context(base_url=address, viewport=viewport, color_scheme=scheme).new_page()  # type: ignore[arg-type]
                for name, where in addresses(given.record).items():
                    faults += looked_at(page, where, given.out / f"{name}-{scheme}-{size}.png")
        browser.close()
    print("\n".join(faults) or f"Nothing to complain of. The pictures are in {given.out}")
    sys.exit(bool(faults))


def looked_at(page: Any, where: str, picture: Path | None = None) -> list[str]:
    """Opens a page, takes its picture, and tells what was wrong."""
    faults: list[str] = []
    said = lambda one: faults.append(f"{where}: {one.text}") if one.type in ("error", "warning") else None  # noqa: E731
    failed = lambda error: faults.append(f"{where}: {error}")  # noqa: E731
    asked = lambda one: None if one.url.startswith(("http://127.0.0.1:", "data:")) else faults.append(f"{where}: asked {one.url}")  # noqa: E731
    heard = {"console": said, "pageerror": failed, "request": asked}
    for name, hears in heard.items():
        page.on(name, hears)
    answer = page.goto(where, timeout=120_000)
    if answer.status != 200:
        faults.append(f"{where}: status {answer.status}")
    for _ in range(100):
        if page.locator("figure[data-vega]:not([data-drawn])").count() == 0:
            break
        page.wait_for_timeout(50)
    else:
        faults.append(f"{where}: a chart was not drawn")
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if wide > 0:
        faults.append(f"{where}: {wide} pixels wider than the window")
    if picture is not None:
        page.screenshot(path=picture, full_page=True, timeout=180_000)
    for name, hears in heard.items():
        page.remove_listener(name, hears)
    return faults


def addresses(record: Path) -> dict[str, str]:
    """One address of each page, of what the record has most of."""
    connection = sqlite3.connect(f"file:{record}?mode=ro", uri=True)

    def one(sql: str) -> str | None:
        row = connection.execute(sql).fetchone()
        return quote(str(row[0]), safe=":-") if row and row[0] is not None else None

    def occurrence(kind: str) -> str | None:
        return one(f"SELECT occurrence_id FROM occurrences WHERE occurrence_kind = '{kind}' ORDER BY reports DESC, occurrence LIMIT 1")

    most = "SELECT {} FROM tallies WHERE what = '{}' GROUP BY 1 ORDER BY sum(number) DESC, 1 LIMIT 1"
    dyad = one(most.format("one || '-' || other", "partner' AND one < other AND kind <> '"))
    found = {
        "meeting": occurrence("meeting"), "statement": occurrence("statement"), "event": occurrence("event"), "commitment": occurrence("commitment"),
        "dyad": dyad, "state": one(most.format("one", "party")), "issue": one(most.format("one", "issue")), "place": one(most.format("one", "place")),
        "mechanism": one(most.format("one", "mechanism")), "document": one("SELECT d.document_key FROM facts f JOIN documents d USING (document) GROUP BY 1 ORDER BY count(*) DESC LIMIT 1"),
        "person": one("SELECT actor_key FROM occurrence_people WHERE actor_key LIKE 'person:%' GROUP BY 1 ORDER BY count(*) DESC LIMIT 1"),
        "post": one("SELECT actor_key FROM actors WHERE kind = 'office' ORDER BY actor LIMIT 1"),
    }  # fmt: skip
    pages = {name: f"/{name}/{key}" for name, key in found.items() if key}
    pages |= {"brief": f"/brief/dyad/{dyad}", "cite": f"/cite/{found['meeting']}"}
    plain = {
        "today": "/",
        "commitments": "/commitments",
        "mechanisms": "/mechanisms",
        "search": "/search?q=critical+minerals",
        "list": "/search?kind=meeting",
    }
    rest = {
        "review": "/review",
        "consequence": "/review?sort=consequence",
        "read": "/read",
        "data": "/data",
        "sql": "/sql?query=SELECT%201",
        "saved": "/saved",
    }
    return {**plain, **pages, **rest}


if __name__ == "__main__":
    main()
