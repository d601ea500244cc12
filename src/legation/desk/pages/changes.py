"""What a reader can change: verdicts, searches, documents. Each by a form; after it the page is loaded anew."""

from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response

from legation.desk import naming, searches
from legation.desk.answers import WHO, judging
from legation.desk.forms import Taken, taken
from legation.desk.jobs import Jobs
from legation.desk.pages import downloads, intake
from legation.desk.problems import NotFound
from legation.desk.shelf import Shelf
from legation.model import LegationError
from legation.record import Ref, Store, View, correct, decide, fact_named, judge, rule, withdraw
from legation.record.corrections import value_given
from legation.record.mechanisms import judge_mechanism
from legation.record.samples import draw
from legation.record.verdicts import kind_of

Change = Callable[[Request, Taken], str]


def add(app: FastAPI) -> None:
    """Every form and every download of the desk."""
    for address, change in _CHANGES.items():
        app.add_api_route(address, _answering(change), methods=["POST"], include_in_schema=False)
    app.add_api_route("/seen", _seen, methods=["POST"], include_in_schema=False)
    app.add_api_route("/review/who", _name, methods=["POST"], include_in_schema=False)
    intake.add(app)
    downloads.add(app)


def _answering(change: Change) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        form = await taken(request)
        return RedirectResponse(await run_in_threadpool(change, request, form), 303)

    return answer


def _words(request: Request, form: Taken) -> dict[str, Any]:
    return {"who": judging(request), "why": form.one("why", 400).strip() or None}


def _shelf(request: Request) -> Shelf:
    shelf: Shelf = request.app.state.shelf
    return shelf


def _rule(request: Request, form: Taken) -> str:
    word = form.one("word")
    with _shelf(request).writing() as store:
        rule(store, _accepting(word), _ref(form), **_words(request, form))
    return form.back("/review")


def _accepting(word: str) -> Any:
    if word not in ("accept", "reject"):
        raise LegationError("there is no such verdict", word, "Say accept or reject")
    return word


def _ref(form: Taken) -> Ref:
    return Ref(form.one("document", 200), form.one("fact", 200))


def _accept_shown(request: Request, form: Taken) -> str:
    """Accepts what was on the screen, and nothing else."""
    with _shelf(request).writing() as store:
        for name in form.all("shown")[:50]:
            document, _, fact = name.partition("/")
            rule(store, "accept", Ref(document, fact), **_words(request, form))
    return form.back("/review")


def _correct(request: Request, form: Taken) -> str:
    field = form.one("field", 80)
    with _shelf(request).writing() as store:
        correct(
            store,
            _ref(form),
            field,
            value_given(field, form.one("value", 2000)) if form.one("value") else _nothing(field),
            **_words(request, form),
        )
    return form.back("/review")


def _stretch(request: Request, form: Taken) -> str:
    """Gives what was said or bound other characters of its text."""
    start, end = (
        int(given) if given.isascii() and given.isdigit() and len(given) < 10 else -1
        for given in (form.one("start", 12), form.one("end", 12))
    )
    ref = _ref(form)
    with _shelf(request).writing() as store:
        document = View(store).document(ref.document)
        if document is None or not 0 <= start < end <= len(document.text):
            raise LegationError(
                "there are no such characters in the text", f"{start} to {end}", "Give the first, and the one after the last"
            )
        span = {"start": start, "end": end, "text": document.text[start:end]}
        content = [span] if kind_of(store, ref) == "statement" else span
        correct(store, ref, "content", content, **_words(request, form))
    return form.back("/review")


def _sample(request: Request, form: Taken) -> str:
    number, seed = (
        int(given) if given.isascii() and given.isdigit() and len(given) < 6 else -1
        for given in (form.one("number", 8), form.one("seed", 8))
    )
    if not 1 <= number <= 2000 or seed < 0:
        raise LegationError("cannot draw this sample", f"{number} with seed {seed}", "Give a number from 1 to 2000, and a seed from 0")
    with _shelf(request).writing() as store:
        draw(store, form.one("kind", 20), number, seed)
    return "/review?sort=sample"


def _nothing(field: str) -> Any:
    """What an emptied field means: no value, or an empty list."""
    return value_given(field, "") if isinstance(value_given(field, ""), list) else None


def _pair(request: Request, form: Taken) -> str:
    word: Any = form.one("word")
    if word not in ("same", "different"):
        raise LegationError("there is no such verdict on two facts", word, "Say same or different")
    with _shelf(request).writing() as store:
        one, others = _facts(store, form.one("one")), _facts(store, form.one("other"))
        for other in others if word == "different" else others[:1]:
            if other != one[0]:
                judge(store, word, one[0], other, **_words(request, form))
    return form.back("/review")


def _facts(store: Store, name: str) -> list[Ref]:
    """The facts of a name: one fact, or all of an occurrence."""
    bare = name.strip()
    if not bare.startswith("occurrence-"):
        return [fact_named(store, bare)]
    found = View(store).occurrence(bare)
    if found is None:
        raise NotFound("there is no such occurrence in the record", bare, "Copy its id from its page")
    return [Ref(report.document, report.fact) for report in found.told]


def _undo(request: Request, form: Taken) -> str:
    with _shelf(request).writing() as store:
        withdraw(store, form.one("verdict", 200), **_words(request, form))
    return form.back("/review")


def _rule_occurrence(request: Request, form: Taken) -> str:
    """Accepts or rejects every telling of an occurrence."""
    key = request.path_params["key"]
    with _shelf(request).writing() as store:
        for one in _facts(store, key):
            rule(store, _accepting(form.one("word")), one, **_words(request, form))
    return naming.to(request.path_params["room"], key) if form.one("word") == "accept" else "/review"


def _take_out(request: Request, form: Taken) -> str:
    """Takes one telling out of an occurrence: it is different from all others."""
    key, out = request.path_params["key"], _ref(form)
    with _shelf(request).writing() as store:
        for other in _facts(store, key):
            if other != out:
                judge(store, "different", out, other, **_words(request, form))
        rest = [ref for ref in _facts_now(store, key) if ref != out]
        if not rest:
            return naming.to(request.path_params["room"], key)
    return naming.to(request.path_params["room"], key) + "#reports"


def _facts_now(store: Store, key: str) -> list[Ref]:
    found = View(store).occurrence(key)
    return [Ref(report.document, report.fact) for report in found.told] if found else []


def _status(request: Request, form: Taken) -> str:
    key = request.path_params["key"]
    with _shelf(request).writing() as store:
        decide(store, _facts(store, key)[0], form.one("status", 40), **_words(request, form))
    return naming.to("commitment", key)


def _follow_up(request: Request, form: Taken) -> str:
    word: Any = form.one("word")
    if word not in ("follow-up", "no follow-up"):
        raise LegationError("there is no such verdict on two commitments", word, "Say follow-up or no follow-up")
    with _shelf(request).writing() as store:
        judge(store, word, fact_named(store, form.one("earlier")), fact_named(store, form.one("later")), **_words(request, form))
    return form.back("/commitments")


def _rule_mechanism(request: Request, form: Taken) -> str:
    with _shelf(request).writing() as store:
        judge_mechanism(store, _accepting(form.one("word")), request.path_params["key"], **_words(request, form))
    return "/mechanisms"


def _save(request: Request, form: Taken) -> str:
    from legation.desk.counting import highest

    shelf = _shelf(request)
    with shelf.view() as view:
        upto = highest(view)
    searches.keep(shelf.path, searches.made(form.one("name"), form.one("query", 6000), upto))
    return "/saved"


def _forget(request: Request, form: Taken) -> str:
    searches.remove(_shelf(request).path, form.one("name"))
    return "/saved"


def _looked(request: Request, form: Taken) -> str:
    searches.looked(_shelf(request).path, form.one("name"), _upto(form))
    return "/saved"


def _snapshot(request: Request, form: Taken) -> str:
    jobs: Jobs = request.app.state.jobs
    jobs.snapshots.start(form.one("title", 300).strip(), form.one("author", 200).strip())
    return "/data"  # not at its place in the page: what has a # behind is not loaded anew


def _upto(form: Taken) -> int:
    given = form.one("upto", 19)
    return int(given) if given.isascii() and given.isdigit() and len(given) < 16 else 0


_CHANGES: dict[str, Change] = {
    "/review/rule": _rule, "/review/accept-shown": _accept_shown, "/review/correct": _correct, "/review/pair": _pair, "/review/stretch": _stretch, "/review/sample": _sample, "/review/undo": _undo, "/follow-up": _follow_up,
    "/snapshot": _snapshot, "/saved/add": _save, "/saved/remove": _forget, "/saved/looked": _looked, "/commitment/{key}/status": _status, "/mechanism/{key}/rule": _rule_mechanism,
    "/{room}/{key}/rule": _rule_occurrence, "/{room}/{key}/take-out": _take_out,
}  # fmt: skip


async def _seen(request: Request) -> Response:
    """Notes in the browser up to which fact its reader has looked."""
    form = await taken(request)
    response = RedirectResponse("/", 303)
    response.set_cookie("legation_seen", str(_upto(form)), max_age=10 * 365 * 86400, httponly=True, samesite="strict")
    return response


async def _name(request: Request) -> Response:
    """Notes in the browser who judges."""
    form = await taken(request)
    response = RedirectResponse(form.back("/review"), 303)
    response.set_cookie(WHO, quote(form.one("who", 80)), max_age=365 * 86400, httponly=True, samesite="strict")
    return response
