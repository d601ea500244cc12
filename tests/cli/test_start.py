"""A command starts at once: what it does not use is not loaded. Counted in modules, for seconds are those of the machine (docs/performance.md has them)."""

import inspect
import subprocess
import sys
from importlib import import_module

import pytest
import typer

from legation.cli.commands import COMMANDS, Row
from legation.cli.loading import first_sentence

HELP, MOST = (
    300,
    800,
)  # modules beyond Python's own that the list of commands, and any command before it begins, may load; all of ours loads 1,500
HEAVY = {
    "spacy",
    "thinc",
    "onnxruntime",
    "pyarrow",
    "pandas",
    "trafilatura",
    "duckdb",
    "fastapi",
    "altair",
    "scipy",
    "legation.coding",
    "legation.language",
}


def _loaded(*arguments: str) -> set[str]:
    script = (
        "import sys; before = set(sys.modules); from legation.cli import app\n"
        f"try: app({list(arguments)!r})\nexcept SystemExit: pass\n"
        "print('\\n'.join(set(sys.modules) - before), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=120)
    assert "Usage" in done.stdout
    return set(done.stderr.split())


def test_the_list_of_commands_loads_no_command() -> None:
    loaded = _loaded("--help")
    assert not loaded & (HEAVY | {"numpy", "msgspec", "sqlite3", "rich.markdown"})
    assert {name for name in loaded if name.startswith("legation")} == {
        "legation", "legation.cli", "legation.cli.commands", "legation.cli.listing", "legation.cli.loading",
    }  # fmt: skip
    assert len(loaded) <= HELP, len(loaded)


@pytest.mark.parametrize("module", sorted({row.module for row in COMMANDS}))
def test_a_command_begins_without_what_it_does_not_use(module: str) -> None:
    loaded = _loaded(next(row.name for row in COMMANDS if row.module == module), "--help")
    assert not loaded & HEAVY
    assert len(loaded) <= MOST, len(loaded)


@pytest.mark.parametrize("row", COMMANDS, ids=lambda row: row.name)
def test_the_table_says_what_the_command_says(row: Row) -> None:
    found = getattr(import_module(f"legation.cli.{row.module}"), row.function)
    told = found.info.help if isinstance(found, typer.Typer) else inspect.getdoc(found)
    assert row.help == first_sentence(told)


def test_names_stand_once() -> None:
    assert len({row.name for row in COMMANDS}) == len(COMMANDS)
