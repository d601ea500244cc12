"""Writes docs/commands.md from the commands' own help: run by `make commands`; a test holds that it is up to date."""

import inspect
from pathlib import Path

import click
import typer

from legation.cli import app

PATH = Path(__file__).resolve().parent.parent / "docs" / "commands.md"


def page() -> str:
    """The page as Markdown."""
    group = typer.main.get_command(app)
    assert isinstance(group, click.Group) or hasattr(group, "commands")
    parts = ["# Commands", "", "Made from the commands' own help by `make commands`. Examples run from the project's folder.", ""]
    for name in sorted(group.commands):
        parts += _section(name, group.commands[name])
        for inner, command in sorted(getattr(group.commands[name], "commands", {}).items()):
            parts += _section(f"{name} {inner}", command)
    return "\n".join(parts).rstrip() + "\n"


def _section(name: str, command: click.Command) -> list[str]:
    text, _, examples = inspect.cleandoc(command.help or "").partition("Example")
    out = [f"## legation {name}", "", " ".join(text.split()), ""]
    rows = [_row(parameter) for parameter in command.params if parameter.name != "help"]
    if rows:
        out += ["| argument or option | what it is |", "|---|---|", *rows, ""]
    lines = [line.strip() for line in examples.splitlines()[1:] if line.strip()]
    if lines:
        out += ["```sh", *lines, "```", ""]
    return out


def _row(parameter: click.Parameter) -> str:
    names = (
        ", ".join(f"`{option}`" for option in parameter.opts)
        if parameter.param_type_name == "option"
        else f"`{parameter.metavar or parameter.name}`"
    )
    words = " ".join((getattr(parameter, "help", None) or "").split()).replace("|", "\\|")
    return f"| {names.replace('|', chr(92) + '|')} | {words} |"


if __name__ == "__main__":
    PATH.write_text(page(), encoding="utf-8")
