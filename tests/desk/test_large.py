"""Every page of a record of 3,000 documents, in a real browser: no complaint, no request to another host, nothing wider than the window.

The record is grown from one of corpus documents where LEGATION_CORPUS_RECORD names it, else from that of the samples. Needs Chromium, as test_browser.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT

playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright")
CHROMIUM = os.environ.get("LEGATION_CHROMIUM") or shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium: `apt-get install chromium`, or name it in LEGATION_CHROMIUM")
DOCUMENTS = 3000


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record."""
    from tables.big_record import grow

    folder = tmp_path_factory.mktemp("large")
    given = os.environ.get("LEGATION_CORPUS_RECORD")
    source = Path(given) if given else folder / "samples.db"
    if not given:
        subprocess.run([sys.executable, "-m", "legation", "read", str(ROOT / "samples"), "--record", str(source)], check=True)
    grow(source, folder / "large.db", DOCUMENTS)
    return folder / "large.db"


@pytest.fixture(scope="module")
def page(large: Path) -> Iterator[Any]:
    from tables.desk_pictures import served

    address = served(large)
    with playwright.sync_playwright() as run:
        browser = run.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        opened = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900}).new_page()
        opened.set_default_timeout(120_000)
        yield opened
        browser.close()


def test_every_page_of_a_large_record(large: Path, page: Any) -> None:
    from tables.look_desk import SIZES, addresses, looked_at

    pages = addresses(large)
    assert len(pages) > 18
    for size in SIZES.values():
        page.set_viewport_size(size)
        faults = [fault for where in pages.values() for fault in looked_at(page, where)]
        assert not faults, faults
