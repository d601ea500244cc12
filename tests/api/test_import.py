"""`import legation` is quick, and its names are those that the documentation has."""

import subprocess
import sys

import pytest

import legation

HEAVY = ("spacy", "numpy", "onnxruntime", "pyarrow", "pandas", "trafilatura", "sqlite3", "msgspec", "typer")
MOST = 40  # modules beyond those that Python loads by itself: typing and what it needs; importing all of ours loads 1,500


def modules_after(code: str) -> set[str]:
    script = f"import sys; before = set(sys.modules); {code}; print('\\n'.join(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=120)
    return set(done.stdout.split())


def test_importing_loads_nothing_heavy() -> None:
    loaded = modules_after("import legation")
    assert not loaded & set(HEAVY)
    assert len(loaded) <= MOST, sorted(loaded)


def test_a_record_is_asked_without_loading_the_parser() -> None:
    loaded = modules_after("import legation; legation.Record")
    assert not loaded & {"spacy", "onnxruntime", "scipy", "pandas"}


def test_every_name_is_there_and_listed() -> None:
    assert 6 <= len(legation.__all__) <= 10
    for name in (*legation.__all__, "Line", "document", "__version__"):
        assert getattr(legation, name) is not None
        assert name in dir(legation)
    with pytest.raises(AttributeError, match="nobody"):
        legation.nobody  # type: ignore[attr-defined]  # noqa: B018


def test_the_version_is_that_of_the_release() -> None:
    assert legation.__version__.count(".") == 2
