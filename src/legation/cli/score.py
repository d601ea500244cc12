"""`legation score`: measures what the other commands answer against gold."""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from legation.cli.coder import Engine, EngineOption, load_line
from legation.cli.inputs import tell
from legation.evaluation import SETS, Measured, Report, asked, changed, fallen, page, read_floors, saved, sets_of
from legation.evaluation import score as score_set
from legation.evaluation.gold import Parts, digest, limited, parts, present
from legation.evaluation.running import APART
from legation.model import LegationError

FALLEN, GOLD_CHANGED = 1, 4  # exit statuses

EXAMPLES = """
Examples:

  legation score diplomacy --gold gold/

  legation score all --gold gold/ --report docs/scores.md --json scores.json

  legation score --floors floors.toml --gold gold/
"""


def score(  # noqa: PLR0913  each is an option of the command
    sets: Annotated[list[str] | None, typer.Argument(metavar="SET...", help="Folders of the gold, or `folder/part`; `all` for every one.")] = None,
    gold: Annotated[Path, typer.Option(metavar="DIR", help="The folder with the sets.")] = Path("gold"),
    predictions: Annotated[Path | None, typer.Option(metavar="PATH", help="Score saved output: a file, or a folder with SET.jsonl.")] = None,
    save: Annotated[Path | None, typer.Option(metavar="DIR", help="Keep the output as DIR/SET.jsonl.")] = None,
    json_file: Annotated[Path | None, typer.Option("--json", metavar="FILE", help="Write every figure to FILE.")] = None,
    report: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the page of scores to FILE.")] = None,
    floors: Annotated[Path | None, typer.Option(metavar="FILE", help="Fail if a figure is under its floor; without SET, the sets that have one.")] = None,
    limit: Annotated[int | None, typer.Option(metavar="N", help="At most N records a part, spread evenly.")] = None,
    jobs: Annotated[int, typer.Option(metavar="N", help="Processes that answer side by side.")] = 1,
    engine: EngineOption = None,
    detail: Annotated[bool, typer.Option("--detail", help="Print the figures of single classes too.")] = False,
    record: Annotated[Path | None, typer.Option(metavar="FILE", help="Measure on the facts that were accepted, corrected or rejected in this record.")] = None,
) -> None:  # fmt: skip
    """Measure against gold. Exit status 1 if a figure is under its floor, 4 if the gold is not what the floors were measured on.

    With --record the documents in which facts were judged are coded again by the line as it is: `judged_precision` over the judged facts that it makes,
    `judged_recall` over those accepted or corrected, `judged_fields` over the fields of those. What nobody judged is in none of them.
    """
    if record is not None:
        _score_record(record, limit, engine, json_file)
        return
    bounds = read_floors(floors) if floors else {}
    wanted = _wanted(sets or sets_of(bounds), gold, predictions)
    if bounds and limit:
        raise LegationError("floors hold for whole sets", f"--limit {limit}", "leave --limit out")
    bounds = {name: floor for name, floor in bounds.items() if sets_of([name])[0] in {item.partition("/")[0] for item in wanted}}
    _end_if(changed(bounds, gold), GOLD_CHANGED)
    ask = _asker(save, jobs, engine)
    measured = Measured(datetime.now(UTC).date().isoformat(), version("legation"), _digests(wanted, gold), limit)
    figures: Report = {}
    for item in wanted:
        name = item.partition("/")[0]
        chosen = {part: limited(records, limit) for part, records in parts(gold, item).items()}
        found = score_set(name, chosen, saved(name, predictions) if predictions else ask(name, chosen))
        _print(found, detail=detail)
        figures |= found
        if json_file:
            _write(
                json_file, json.dumps({label: {f.name: f.as_dict() for f in those} for label, those in figures.items()}, indent=1) + "\n"
            )
        if report:
            _write(report, page(figures, measured))
    _end_if(fallen(bounds, figures), FALLEN)


score.__doc__ = (score.__doc__ or "") + EXAMPLES


def _score_record(record: Path, limit: int | None, engine: Engine | None, json_file: Path | None) -> None:
    from legation.cli.coder import coding_of
    from legation.evaluation.verdicts import score_record
    from legation.reading import Reading
    from legation.record import Store

    line = cache(lambda: load_line(engine))
    with Store.open(record, readonly=True) as store:
        found = score_record(store, lambda document: coding_of(Reading(document, document.id), line()), limit)
    _print(found, detail=True)
    if json_file:
        _write(json_file, json.dumps({label: {f.name: f.as_dict() for f in those} for label, those in found.items()}, indent=1) + "\n")


def _wanted(named: Sequence[str], gold: Path, predictions: Path | None) -> list[str]:
    """The sets to score; of `all`, those that are there and have answers."""
    if not named:
        raise LegationError("no set named", None, f"name one of {', '.join(SETS)}, or `all`")
    there = present(gold)
    items = [name for name in SETS if name in there and _is_answered(name, predictions)] if list(named) == ["all"] else list(named)
    unknown = [item for item in items if item.partition("/")[0] not in SETS]
    if unknown or not items:
        raise LegationError(
            "no such set", ", ".join(unknown) or gold, f"sets are {', '.join(SETS)}; --gold names the folder that holds them"
        )
    return items


def _is_answered(name: str, predictions: Path | None) -> bool:
    return predictions is None or not predictions.is_dir() or (predictions / f"{name}.jsonl").exists()


def _digests(items: Iterable[str], gold: Path) -> dict[str, str]:
    return {item.partition("/")[0]: digest(gold, item) for item in items}


def _print(found: Report, *, detail: bool) -> None:
    for label, figures in found.items():
        for figure in figures:
            if detail or not figure.detail:
                print(figure.line(label), flush=True)


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


def _end_if(messages: Iterable[str], status: int) -> None:
    """Tells the messages and ends with this status, if there are any."""
    told = list(messages)
    for message in told:
        tell(message)
    if told:
        raise typer.Exit(status)


def _asker(save: Path | None, jobs: int, engine: Engine | None) -> Callable[[str, Parts], list[str]]:
    """Asks the functions behind the commands; the line is loaded once, when the first set needs it, and before processes are parted."""
    from legation.cli.answerers import answerers

    line = cache(lambda: load_line(engine))
    functions = answerers(line)

    def ask(name: str, chosen: Parts) -> list[str]:
        if SETS[name].command in APART:
            line()
        lines = asked(name, chosen, functions, jobs)
        if save:
            _write(save / f"{name}.jsonl", "".join(f"{one}\n" for one in lines))
        return lines

    return ask
