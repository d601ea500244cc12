"""What `legation --help` shows: the options, and the commands by what one wants to do. Told by the table alone, with no more of rich than it needs, for it is
what is asked for first and most often."""

from typing import Any

from rich.console import Console
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from legation.cli.commands import COMMANDS

PANELS = {heading: [row for row in COMMANDS if row.panel == heading] for heading in dict.fromkeys(row.panel for row in COMMANDS)}


def listed(group: Any, context: Any) -> None:
    """Prints the page to standard output."""
    console = Console()
    console.print(Text(f"\n {group.get_usage(context)}\n", style="bold"))
    console.print(Text(group.help or "") + Text("\n"), width=console.width - 2)
    options = [(", ".join(option.opts), option.help or "") for option in group.get_params(context)]
    _boxed(console, "Options", options)
    for heading, rows in PANELS.items():
        _boxed(console, heading, [(row.name, row.help) for row in rows])


def _boxed(console: Console, title: str, rows: list[tuple[str, str]]) -> None:
    table = Table(box=None, show_header=False, expand=True, pad_edge=False, padding=(0, 1))
    table.add_column(style="bold cyan", no_wrap=True, width=max(len(row.name) for row in COMMANDS))
    table.add_column(ratio=10)
    for name, words in rows:
        table.add_row(Text(name), Text(words))
    console.print(Panel(table, border_style="dim", title=title, title_align="left"))
