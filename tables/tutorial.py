"""Writes docs/tutorial.ipynb from the cells below, without outputs: run by `make tutorial`; a test holds that it is up to date, and runs it."""

import json
from pathlib import Path

PATH = Path(__file__).resolve().parent.parent / "docs" / "tutorial.ipynb"

CELLS = (
    ("markdown", """# Legation in a notebook

From one report to a table for a model, with the samples of this repository. Run it in the project's folder after `make demo`, which makes `demo.db`."""),
    ("code", """import os
from pathlib import Path

while not Path("samples").is_dir():  # a notebook starts in its own folder
    os.chdir("..")

import legation

legation.__version__"""),
    ("markdown", """## One report

A coding on the last line of a cell shows the text with its facts marked: hold the pointer over a mark to see which fact rests on it."""),
    ("code", """coding = legation.code(Path("samples/plain/quad-foreign-ministers-tokyo.txt"), published="2024-07-29")
coding"""),
    ("markdown", "Every value has `start` and `end`, and `text[start:end]` is what it rests on."),
    ("code", """meeting = coding.meetings[0]
where = meeting.evidence[0]
assert coding.document.text[where.start : where.end] == where.text
meeting.title, meeting.realis, meeting.parties, [(person.name, person.office, person.role) for person in meeting.participants]"""),
    ("markdown", "A text of your own, and what its statements rest on:"),
    ("code", """text = "“We stand with Mali,” French President Emmanuel Macron said in Paris on Friday. Mali thanked France for its help."
own = legation.code(text, published="2023-11-10", title="Paris and Bamako")
for statement in own.statements:
    print(statement.speaker.text, "|", statement.content[0].text, "|", statement.reason)"""),
    ("markdown", """## A record

A record merges what many reports tell of one happening. Codes and names are both understood."""),
    ("code", """record = legation.Record("demo.db")
meetings = record.meetings(between=("India", "usa"))
meetings"""),
    ("code", """print([(report.source, report.published) for report in meetings[0].told])
meetings[0]"""),
    ("markdown", "What is not known is an error that says what would be right, not an empty answer."),
    ("code", """try:
    record.meetings(parties=("USB",))
except legation.LegationError as error:
    print(error)"""),
    ("markdown", "## Tables"),
    ("code", """table = record.events().to_pandas()
table[["first_day", "precision", "parties", "type", "toward", "intensity", "reports"]].head()"""),
    ("markdown", "`first_day` of a year is its first of January: read it together with `precision`. Here only what is known to the day:"),
    ("code", """import pandas

days = table[table.precision == "day"].assign(month=lambda rows: pandas.to_datetime(rows.first_day).dt.to_period("M"))
days.groupby(["month", "quad"]).size().unstack(fill_value=0)"""),
    ("markdown", "The relation of two parties, and on how many documents the counts rest:"),
    ("code", """dyad = record.dyad("IND", "USA")
print(dyad.events, "events;", dyad.statements, "statements;", dyad.coverage.documents, "documents read")
dyad.coverage.warnings"""),
    ("markdown", "Words, with what narrows them:"),
    ("code", """record.search('"Indo-Pacific"', kind="statement")"""),
    ("code", """record.close()"""),
)  # fmt: skip


def notebook() -> str:
    """The notebook as its file has it."""
    cells = [_cell(number, kind, source) for number, (kind, source) in enumerate(CELLS)]
    meta = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}, "language_info": {"name": "python"}}
    return json.dumps({"cells": cells, "metadata": meta, "nbformat": 4, "nbformat_minor": 5}, indent=1, ensure_ascii=False) + "\n"


def _cell(number: int, kind: str, source: str) -> dict[str, object]:
    made: dict[str, object] = {"cell_type": kind, "id": f"cell-{number:02}", "metadata": {}, "source": source.splitlines(keepends=True)}
    return made | ({"execution_count": None, "outputs": []} if kind == "code" else {})


if __name__ == "__main__":
    PATH.write_text(notebook(), encoding="utf-8")
