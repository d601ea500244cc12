"""How `legation --help` lists the commands: by what one wants to do, each with its first sentence."""

import inspect

import typer

PANELS = {
    "Read one document": ("show", "code", "explain"),
    "Read into a record": ("read", "fetch", "watch", "cluster"),
    "Ask a record": ("meetings", "occurrences", "commitments", "dyad", "mechanism", "differences", "search", "sql", "fact", "document", "desk"),
    "Correct it, take it along": ("verdict", "sample", "diff", "export", "snapshot", "record"),
    "Ask what is known beforehand": ("whois", "relate", "stories", "register", "places"),
    "Look after it": ("doctor", "score"),
}


def arrange(app: typer.Typer) -> None:
    """Puts each command under its heading. A command that no heading names stands under Commands."""
    headings = {name: heading for heading, names in PANELS.items() for name in names}
    app.registered_commands.sort(key=lambda info: _rank(info.name or "", headings))
    for info in app.registered_commands:
        info.rich_help_panel = headings.get(info.name or "")
        info.short_help = _first_sentence(inspect.getdoc(info.callback) if info.callback else None)
    for group in app.registered_groups:
        group.rich_help_panel = headings.get(group.name if isinstance(group.name, str) else "")
        told = group.typer_instance.info.help if group.typer_instance else None
        group.short_help = _first_sentence(told if isinstance(told, str) else None)
        for inner in group.typer_instance.registered_commands if group.typer_instance else ():
            inner.short_help = _first_sentence(inspect.getdoc(inner.callback) if inner.callback else None)


def _rank(name: str, headings: dict[str, str]) -> tuple[int, int]:
    heading = headings.get(name)
    if heading is None:
        return len(PANELS), 0
    return list(PANELS).index(heading), PANELS[heading].index(name)


def _first_sentence(doc: str | None) -> str | None:
    """The first sentence of what a command says of itself: up to a full stop before a blank, or the whole paragraph."""
    if not doc:
        return None
    paragraph = " ".join(doc.split("\n\n")[0].split())
    return paragraph.partition(". ")[0].rstrip(".") + "."
