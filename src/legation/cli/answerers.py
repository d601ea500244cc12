"""What the commands answer, as functions from questions to lines: for scoring in one process, with one loaded line."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from legation.cli.coder import coding_of
from legation.coding import Line
from legation.evaluation.running import Answerer, Question
from legation.evaluation.scoring import Command
from legation.model import Document
from legation.model.contract import as_line
from legation.reading import reading


def answerers(line: Callable[[], Line]) -> Mapping[Command, Answerer]:
    """A function for each command that answers gold; `line` gives the line, and is called when it is needed."""
    return {
        "code": lambda questions: _codings(questions, line()),
        "relate": lambda questions: _relations(questions, line()),
        "whois": lambda questions: _identities(questions, line()),
        "stories": _stories,
        "names": _names,
    }


def _codings(questions: Iterable[Question], line: Line) -> Iterator[str]:
    return (as_line(coding_of(reading(question, str(question["id"])), line)) for question in questions)


def _relations(questions: Iterable[Question], line: Line) -> Iterator[str]:
    from legation.events.asking import request
    from legation.events.relate import relate

    for question in questions:
        asked = request(dict(question))
        yield as_line(relate(asked, line.parser.sentences(Document(id=asked.id, text=asked.text)), line.encoder))


def _identities(questions: Iterable[Question], line: Line) -> Iterator[str]:
    from legation.actors.whois import whois

    for question in questions:
        on, context = question.get("on"), question.get("context")
        yield as_line(whois(question["text"], line.register, context=context, on=on, id=question["id"]))


def _stories(questions: Sequence[Question]) -> Iterator[str]:
    from legation.stories import group

    return (as_line(label) for label in group([reading(question, str(question["id"])).document for question in questions]))


def _names(questions: Iterable[Question]) -> Iterator[str]:
    from legation.reference.register import alike

    return (json.dumps({"id": question["id"], "match": alike(question["name1"], question["name2"])}) for question in questions)
