"""`legation explain`: how each fact of a sentence came about, and why there is none."""

from enum import StrEnum
from typing import Annotated

import typer

from legation.cli.coder import EngineOption, Own, load_line
from legation.cli.inputs import one_of
from legation.cli.register import Named
from legation.model import LegationError

EXAMPLES = """
Examples:

  legation explain samples/documents.jsonl --id india-us-2plus2-new-delhi --sentence 1

  echo '{"text": "Macron met reporters after talks at the chancellery."}' | legation explain -
"""


class Shown(StrEnum):
    """How it is shown."""

    page = "page"
    json = "json"


def explain(  # noqa: PLR0913 - the options of the command
    path: Annotated[str, typer.Argument(metavar="FILE|-", help="A file of text or JSON lines; `-` reads JSON lines from standard input.")],
    sentence: Annotated[int | None, typer.Option("--sentence", metavar="N", min=0, help="Only this sentence, counted from 0.")] = None,
    at: Annotated[
        int | None, typer.Option("--at", metavar="OFFSET", min=0, help="Only the sentence over this character of the text.")
    ] = None,
    form: Annotated[Shown, typer.Option("--format", help="A page to read, or JSON: one object a sentence.")] = Shown.page,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="Publication date of a plain text, which carries none.")] = None,
    identity: Annotated[
        str | None, typer.Option("--id", metavar="ID", help="Which document of a file of several. [default: the first]")
    ] = None,
    rules: Annotated[bool, typer.Option("--rules", help="Every rule that was asked, not only those that decided.")] = False,
    engine: EngineOption = None,
    register: Named = None,
    gazetteer: Own = None,
) -> None:
    """Show how sentences were read: who stands where, what the encoder sees, which rules looked at which words, and what came of it or why nothing did."""
    import msgspec

    from legation.cli.explain_page import show_explanations
    from legation.explaining import explain as explained

    item = one_of(path, identity, published, "explain")
    if not item.document.text:
        raise LegationError("nothing to explain", item.document.id, "; ".join(p.message for p in item.problems) or "The text is empty")
    try:
        found = explained(item.document, load_line(engine, register, gazetteer), sentence=sentence, at=at)
    except IndexError as error:
        wanted = f"--sentence {sentence}" if sentence is not None else f"--at {at}"
        raise LegationError(f"no sentence at {wanted}", str(error), "Name one of them, or leave the option out for all") from error
    if form is Shown.json:
        for one in found:
            print(msgspec.json.encode(one).decode())
    else:
        show_explanations(found, rules=rules)


explain.__doc__ = (explain.__doc__ or "") + EXAMPLES
