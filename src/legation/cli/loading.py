"""How a command of the table becomes one that runs: its module is imported when it is asked for."""

import inspect
from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command_from_info, get_group
from typer.models import CommandInfo

from legation.cli.commands import COMMANDS, ROWS, Row

Command = Any  # typer's own copy of click has no name of its own


class OnDemand(TyperGroup):
    """The group of all commands. Its own help names them by the table alone."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.commands = _Commands()

    def list_commands(self, ctx: Any) -> list[str]:
        return [row.name for row in COMMANDS]

    def get_command(self, ctx: Any, cmd_name: str) -> Command:
        return self.commands.get(cmd_name)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        from legation.cli.listing import listed

        listed(self, ctx)


class _Commands(MutableMapping[str, Command]):
    """Commands by name, each loaded when it is first asked for."""

    def __init__(self) -> None:
        self._loaded: dict[str, Command] = {}

    def __getitem__(self, name: str) -> Command:
        if name not in self._loaded:
            self._loaded[name] = loaded(ROWS[name])
        return self._loaded[name]

    def __setitem__(self, name: str, command: Command) -> None:
        self._loaded[name] = command

    def __delitem__(self, name: str) -> None:
        raise TypeError(f"the command {name} is in the table of commands")

    def __contains__(self, name: object) -> bool:
        return name in ROWS

    def __iter__(self) -> Iterator[str]:
        return iter(ROWS)

    def __len__(self) -> int:
        return len(ROWS)


def loaded(row: Row) -> Command:
    """The command of a row, its module imported."""
    found = getattr(import_module(f"legation.cli.{row.module}"), row.function)
    if not isinstance(found, typer.Typer):
        info = CommandInfo(name=row.name, callback=found, short_help=row.help, rich_help_panel=row.panel)
        return get_command_from_info(info, pretty_exceptions_short=True, rich_markup_mode="rich")
    for inner in found.registered_commands:
        inner.short_help = first_sentence(inspect.getdoc(inner.callback) if inner.callback else None)
    group = get_group(found)
    group.name, group.short_help, group.rich_help_panel = row.name, row.help, row.panel
    return group


def first_sentence(doc: str | None) -> str | None:
    """The first sentence of what a command says of itself: up to a full stop before a blank, or the whole paragraph."""
    if not doc:
        return None
    paragraph = " ".join(doc.split("\n\n")[0].split())
    return paragraph.partition(". ")[0].rstrip(".") + "."
