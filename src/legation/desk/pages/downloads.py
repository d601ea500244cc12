"""What is taken out of the desk: exports, citations, briefs, answers of SQL, and saved searches."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path as File
from tempfile import TemporaryDirectory
from typing import Annotated, Any, ClassVar
from zipfile import ZIP_DEFLATED, ZipFile

from fastapi import FastAPI, Path, Query, Request
from fastapi.responses import FileResponse, RedirectResponse, Response, StreamingResponse

from legation.desk import citing, searches
from legation.desk.answers import Context, as_csv, as_html, as_json
from legation.desk.asking import Asking, Filters
from legation.desk.briefs import brief, docx
from legation.desk.jobs import Jobs
from legation.desk.problems import Moved, NotFound
from legation.desk.shelf import Shelf
from legation.desk.sql import Answer, ask
from legation.desk.visit import Visit
from legation.exports import LAYOUTS, Tally, Wishes, export_lines, export_to
from legation.model import LegationError

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
Key = Annotated[str, Path(max_length=200)]


@dataclass(frozen=True, kw_only=True)
class CitePage(Context):
    """A citation in words."""

    template: ClassVar[str] = "cite.html"
    words: str
    citation: citing.Citation


@dataclass(frozen=True, kw_only=True)
class SqlPage(Context):
    """An answer to a query."""

    template: ClassVar[str] = "sql.html"
    room: ClassVar[str] = "data"
    query: str
    columns: tuple[str, ...] = ()
    answer: tuple[tuple[Any, ...], ...] = ()
    cut: bool = False
    trouble: str | None = None


def add(app: FastAPI) -> None:
    """Every download."""
    says: dict[int | str, dict[str, Any]] = {
        code: {"description": words}
        for code, words in (
            (400, "Not usable"),
            (404, "Nothing of this name"),
            (501, "Not in this release"),
            (503, "Stopped"),
            (307, "It has become another"),
            (303, "To the page of the data"),
        )
    }
    routes: tuple[tuple[str, Callable[..., Response], str, str], ...] = (
        ("/cite/{key}.bib", _bib, "A citation as BibTeX", citing.FORMS["bib"]), ("/cite/{key}.ris", _ris, "A citation as RIS", citing.FORMS["ris"]),
        ("/cite/{key}.csl.json", _csl, "A citation as CSL-JSON", citing.FORMS["csl.json"]), ("/cite/{key}", _cite, "A citation in words", "text/html"),
        ("/brief/{room}/{key}.docx", _docx, "A brief as DOCX", WORD), ("/brief/{room}/{key}.json", _brief_json, "A brief as JSON", "application/json"),
        ("/brief/{room}/{key}", _brief, "A brief to print", "text/html"), ("/export/{layout}", _export, "An export of what the filters leave", "text/plain"),
        ("/sql.json", _sql_json, "The answer to one SELECT", "application/json"), ("/sql.csv", _sql_csv, "The answer to one SELECT", "text/csv"),
        ("/snapshot/{key}.zip", _snapshot, "A snapshot that was made", "application/zip"), ("/sql", _sql, "One SELECT on the record", "text/html"), ("/saved/file", _saved, "The saved searches as a file", "application/json"),
    )  # fmt: skip
    for address, answer, about, media in routes:
        app.add_api_route(
            address,
            answer,
            methods=["GET"],
            summary=about,
            responses={**says, 200: {"description": about, "content": {media: {}}}},
            response_class=Response,
        )


def _citation(request: Request, key: str) -> citing.Citation:
    with _shelf(request).view() as view:
        return citing.citation(view, key)


def _bib(request: Request, key: Key) -> Response:
    return _file(_citation(request, key).bib(), citing.FORMS["bib"], "citation.bib")


def _ris(request: Request, key: Key) -> Response:
    return _file(_citation(request, key).ris(), citing.FORMS["ris"], "citation.ris")


def _csl(request: Request, key: Key) -> Response:
    return _file(_citation(request, key).csl(), citing.FORMS["csl.json"], "citation.json")


def _cite(request: Request, key: Key) -> Response:
    found = _citation(request, key)
    return as_html(request, CitePage(title="Citation", words=found.words(), citation=found))


def _briefed(request: Request, room: str, key: str, asked: Filters) -> Any:
    shelf = _shelf(request)
    with shelf.view() as view:
        path = request.url.path
        try:
            return brief(Visit(request.app.state.desk, shelf, view, asked, path, request.app.state.jobs), room, key)
        except Moved as moved:
            return RedirectResponse(
                f"/brief{moved.to}" + (".docx" if path.endswith(".docx") else ".json" if path.endswith(".json") else ""), 307
            )


def _brief(request: Request, room: Key, key: Key, asked: Asking) -> Response:
    found = _briefed(request, room, key, asked)
    return found if isinstance(found, Response) else as_html(request, found)


def _brief_json(request: Request, room: Key, key: Key, asked: Asking) -> Response:
    found = _briefed(request, room, key, asked)
    return found if isinstance(found, Response) else as_json(found)


def _docx(request: Request, room: Key, key: Key, asked: Asking) -> Response:
    found = _briefed(request, room, key, asked)
    return found if isinstance(found, Response) else _file(docx(found), WORD, "brief.docx")


def _export(request: Request, layout: Key, asked: Asking) -> Response:
    """The export streams from a view of its own, so that it may take longer than a page."""
    if layout not in LAYOUTS:
        raise NotFound("there is no such layout", layout, f"Name one of: {', '.join(LAYOUTS)}")
    if LAYOUTS[layout].lines is None:
        return _zipped(request, layout, asked)
    wishes = Wishes(asked.asked("event", per=None))
    shelf = _shelf(request)

    def pieces() -> Iterator[bytes]:
        with shelf.reading() as store:
            for piece in export_lines(store, layout, wishes, Tally()):
                yield piece.encode("utf-8", "replace")

    heads = {"content-disposition": f'attachment; filename="{layout}{_SUFFIX.get(layout, ".tsv")}"'}
    return StreamingResponse(pieces(), media_type=_MEDIA.get(_SUFFIX.get(layout, ".tsv"), "text/plain; charset=utf-8"), headers=heads)


_SUFFIX = {"plover": ".jsonl", "ftm": ".jsonl", "hyperedges": ".jsonl", "geojson": ".geojson", "jsonld": ".jsonld", "panel": ".csv"}
_MEDIA = {
    ".geojson": "application/geo+json",
    ".jsonld": "application/ld+json",
    ".csv": "text/csv; charset=utf-8",
    ".jsonl": "application/jsonl",
}


def _zipped(request: Request, layout: str, asked: Filters) -> Response:
    """A layout of several files, as one packed file."""
    out = BytesIO()
    with TemporaryDirectory(prefix="legation-") as folder, _shelf(request).reading() as store:
        export_to(store, layout, Wishes(asked.asked("event", per=None)), File(folder))
        with ZipFile(out, "w", ZIP_DEFLATED) as packed:
            for file in sorted(File(folder).iterdir()):
                packed.write(file, file.name)
    return _file(out.getvalue(), "application/zip", f"{layout}.zip")


def _answer(request: Request, query: str) -> Answer:
    with _shelf(request).reading() as store:
        return ask(store, query)


Asked = Annotated[str, Query(max_length=16_000, description="One SELECT")]


def _sql(request: Request, query: Asked = "") -> Response:
    if not query.strip():
        return RedirectResponse("/data#h-sql", 303)
    try:
        found = _answer(request, query)
    except LegationError as error:
        return as_html(request, SqlPage(title="SQL", query=query, trouble=str(error)), 400)
    return as_html(request, SqlPage(title="SQL", query=query, columns=found.columns, answer=found.rows, cut=found.cut))


def _sql_json(request: Request, query: Asked) -> Response:
    return as_json(_answer(request, query))


def _sql_csv(request: Request, query: Asked) -> Response:
    found = _answer(request, query)
    return as_csv(dict(zip(found.columns, row, strict=True)) for row in found.rows)


def _snapshot(request: Request, key: Key) -> Response:
    jobs: Jobs = request.app.state.jobs
    file = jobs.snapshots.file(key)
    if file is None:
        raise NotFound("there is no such snapshot", key, "Make one on the page of the data")
    return FileResponse(file, media_type="application/zip", filename=file.name)


def _saved(request: Request) -> Response:
    return _file(searches.shared(_shelf(request).path), "application/json", "searches.json")


def _file(content: str | bytes, media: str, name: str) -> Response:
    plain = content.encode("utf-8", "replace") if isinstance(content, str) else content
    return Response(plain, media_type=media, headers={"content-disposition": f'attachment; filename="{name}"'})


def _shelf(request: Request) -> Shelf:
    shelf: Shelf = request.app.state.shelf
    return shelf
