"""The app: every page at its address, as HTML, JSON and, where it lists, CSV; changes by forms; errors told in words."""

import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path as File
from typing import Annotated, Any

from fastapi import FastAPI, Path, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import PlainTextResponse, RedirectResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from legation.desk.answers import Context, as_csv, as_html, as_json
from legation.desk.asking import Asking, Filters
from legation.desk.guards import Guards
from legation.desk.jobs import Jobs
from legation.desk.pages import changes
from legation.desk.pages.table import PAGES, PageAt
from legation.desk.problems import Moved, status_of
from legation.desk.settings import Desk
from legation.desk.shelf import Shelf
from legation.desk.trouble import Trouble
from legation.desk.visit import Visit
from legation.desk.warming import warm
from legation.model import LegationError

STATIC = File(__file__).parent / "static"
SEEN = "legation_seen"
Key = Annotated[str, Path(max_length=200, description="A key or id, as links and lists have it")]
Form = Callable[[Request, Context], Response]


def make_app(desk: Desk) -> FastAPI:
    """The desk of a record, ready to be served."""
    shelf, jobs = Shelf(desk.record, desk.seconds), Jobs(desk)
    secret = secrets.token_bytes(32)

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        app.state.warming = warm(desk, shelf, jobs)
        yield
        app.state.warming.join(desk.seconds)
        shelf.close()

    app = FastAPI(title="Legation desk", version="1", docs_url=None, redoc_url=None, lifespan=life, description=_ABOUT)
    app.state.desk, app.state.shelf, app.state.secret, app.state.jobs = desk, shelf, secret, jobs
    _add_healthz(app)
    for page in PAGES:
        _add_page(app, page)
    changes.add(app)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    _add_troubles(app)
    app.add_middleware(Guards, desk=desk, secret=secret)
    return app


_ABOUT = "Every page of the desk as JSON (`.json`) and, where it lists, as CSV (`.csv`). The same filters narrow every list."
_SAYS: dict[int | str, dict[str, Any]] = {
    400: {"description": "What was asked for cannot be used"}, 404: {"description": "There is nothing of this name"},
    307: {"description": "It has become another, at this address"}, 501: {"description": "This desk cannot do it"},
    503: {"description": "It took too long and was stopped"},
}  # fmt: skip


def _add_healthz(app: FastAPI) -> None:
    @app.get("/healthz", response_class=PlainTextResponse, summary="Whether the desk is up")
    def healthz() -> str:
        return "ok\n"


def _add_page(app: FastAPI, page: PageAt) -> None:
    """A page under its address and the same with `.json` and `.csv`; these first, since a key may have a dot in it."""
    forms: list[tuple[str, str, Form]] = [(".json", "application/json", lambda _, context: as_json(context))]
    if page.listed:
        forms.append((".csv", "text/csv", lambda _, context: as_csv(context.rows())))
    forms.append(("", "text/html", as_html))
    for suffix, media, form in forms:
        says = {**_SAYS, 200: {"description": page.about, "content": {media: {}}}}
        kept: dict[str, Any] = {
            "methods": ["GET"], "summary": page.about, "responses": says, "response_class": Response, "name": f"{page.name}{suffix}",
            "operation_id": f"{page.name}{suffix.replace('.', '_')}",
        }  # fmt: skip
        address = page.address if page.address != "/" or not suffix else "/today"
        app.add_api_route(address + suffix, _keyed(page, form) if "{key}" in address else _plain(page, form), **kept)


def _keyed(page: PageAt, form: Form) -> Callable[..., Response]:
    def answer(request: Request, key: Key, asked: Asking) -> Response:
        return _made(request, page, asked, form, key)

    return answer


def _plain(page: PageAt, form: Form) -> Callable[..., Response]:
    def answer(request: Request, asked: Asking) -> Response:
        return _made(request, page, asked, form)

    return answer


def _made(request: Request, page: PageAt, asked: Filters, form: Form, *key: str) -> Response:
    shelf: Shelf = request.app.state.shelf
    seen = request.cookies.get(SEEN, "")
    path = request.url.path.removesuffix(".json").removesuffix(".csv")
    with shelf.view() as view:
        visit = Visit(
            request.app.state.desk,
            shelf,
            view,
            asked,
            path,
            request.app.state.jobs,
            int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 16 else None,
        )
        try:
            context = page.make(visit, *key)
        except Moved as moved:
            suffix = request.url.path[len(path) :]
            return RedirectResponse(moved.to + suffix + (f"?{request.url.query}" if request.url.query else ""), 307)
    return form(request, context)


def _add_troubles(app: FastAPI) -> None:
    def told(request: Request, status: int, message: str) -> Response:
        context = Trouble.of(status, message)
        wants = request.url.path.endswith((".json", ".csv")) or "text/html" not in request.headers.get("accept", "text/html")
        return as_json(context, status) if wants else as_html(request, context, status)

    @app.exception_handler(LegationError)
    def ours(request: Request, error: LegationError) -> Response:
        return told(request, status_of(error), str(error))

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        said = "; ".join(f"{one['loc'][-1]}: {one['msg']}" for one in error.errors())
        return told(request, 400, f"cannot use what was asked for: {said}")

    @app.exception_handler(HTTPException)
    def web(request: Request, error: HTTPException) -> Response:
        response = told(request, error.status_code, f"{error.detail}: {request.url.path}")
        response.headers.update(error.headers or {})
        return response
