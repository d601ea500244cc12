"""Documents and searches that a reader brings."""

import json

from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response

from legation.desk import searches
from legation.desk.answers import as_html
from legation.desk.forms import Taken, taken
from legation.desk.jobs import Jobs
from legation.desk.pages.reading import PreviewPage
from legation.desk.reader import facts_of, marks_of
from legation.desk.stretches import stretches
from legation.desk.wording import short
from legation.model import LegationError
from legation.reading import Reading, reading

PASTED = 400_000  # characters of a pasted text that are coded at once while the reader waits


def add(app: FastAPI) -> None:
    """The forms."""
    for address, answer in (("/read/preview", _preview), ("/read/add", _add), ("/read/files", _files), ("/saved/bring", _bring)):
        app.add_api_route(address, answer, methods=["POST"], include_in_schema=False)


async def _preview(request: Request) -> Response:
    form = await taken(request)
    given = _given(form)
    if len(given.document.text) > PASTED:
        raise LegationError(
            "this text is too long to be shown at once", f"{len(given.document.text)} characters", "Add it to the record instead"
        )
    page = await run_in_threadpool(_coded, _jobs(request), given)
    return as_html(request, page)


def _coded(jobs: Jobs, given: Reading) -> PreviewPage:
    coding = jobs.code(given)
    text = coding.document.text
    return PreviewPage(
        title=coding.document.title or short(text, 80) or "A text", document=coding.document, coding=coding, problems=coding.problems, facts=tuple(facts_of(coding, {})),
        stretches=tuple(stretches(text, marks_of(coding))),
    )  # fmt: skip


def _given(form: Taken) -> Reading:
    """The document of the form, as the reading room makes it of a line of JSON."""
    text = form.one("text", 30_000_000).replace("\r\n", "\n")
    if not text.strip():
        raise LegationError("there is nothing to read", None, "Paste a text")
    fields = {name: form.one(name, 500).strip() for name in ("published", "title", "source")}
    return reading({"text": text, **{name: value for name, value in fields.items() if value}}, "the pasted text")


async def _add(request: Request) -> Response:
    form = await taken(request)
    _given(form)
    text = form.one("text", 30_000_000).replace("\r\n", "\n")
    fields = {name: form.one(name, 500).strip() for name in ("published", "title", "source")}
    line = json.dumps({"text": text, **{name: value for name, value in fields.items() if value}})
    _jobs(request).start([("pasted.jsonl", line.encode())])
    return RedirectResponse("/read", 303)


async def _files(request: Request) -> Response:
    form = await taken(request)
    found = [(file.filename or "document.txt", await file.read()) for file in form.files("files")]
    if not found:
        raise LegationError("there is no file to read", None, "Choose one or more")
    _jobs(request).start(found)
    return RedirectResponse("/read", 303)


async def _bring(request: Request) -> Response:
    form = await taken(request)
    files = form.files("file")
    if not files:
        raise LegationError("there is no file of searches", None, "Choose one")
    try:
        plain = json.loads((await files[0].read())[:1_000_000])
    except (ValueError, RecursionError) as error:
        raise LegationError("this is no file of saved searches", files[0].filename, "Give one that a desk wrote") from error
    searches.keep(request.app.state.shelf.path, *(searches.made(one.name, one.query, 0) for one in searches.read(plain)))
    return RedirectResponse("/saved", 303)


def _jobs(request: Request) -> Jobs:
    jobs: Jobs = request.app.state.jobs
    return jobs
