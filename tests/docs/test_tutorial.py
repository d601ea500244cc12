"""docs/tutorial.ipynb: kept without outputs, and runs from its first cell to its last."""

import importlib.util
import sys
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT
from docs.test_python_page import script

PATH = ROOT / "docs" / "tutorial.ipynb"


def test_the_notebook_is_up_to_date_and_without_outputs() -> None:
    assert PATH.read_text(encoding="utf-8") == script("tutorial").notebook(), "run `make tutorial`"


def test_the_notebook_runs(clone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("nbclient", "nbformat", "ipykernel", "pandas"):
        if importlib.util.find_spec(name) is None:
            pytest.skip(f"{name} is not installed: pip install -e '.[dev]'")
    import nbformat
    from nbclient import NotebookClient

    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "src"))
    book: Any = nbformat.read(PATH, as_version=4)  # type: ignore[no-untyped-call]
    nbformat.validate(book)
    client = NotebookClient(book, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(clone)}})
    client.km = client.create_kernel_manager()
    assert client.km.kernel_spec is not None
    client.km.kernel_spec.argv[0] = sys.executable
    client.execute()
    shown = [output for cell in book.cells if cell.cell_type == "code" for output in cell.outputs]
    html = "".join(output["data"].get("text/html", "") for output in shown if "data" in output)
    assert "Quad ministers’ meeting, Tokyo" in html
    assert "<script" not in html
    assert any("there is no such party: USB" in output.get("text", "") for output in shown)
