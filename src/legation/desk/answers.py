"""A page as HTML, JSON or CSV: one context, three forms."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import unquote

import msgspec
from fastapi import Request
from fastapi.responses import Response

from legation.desk.templating import environment
from legation.model import Occurrence, Report, Venue, When

Row = Mapping[str, Any]
WHO = "legation_who"


@dataclass(frozen=True, kw_only=True)
class Context:
    """What a page shows. `template`: the file that makes HTML of it; `listed`: whether it has a table for CSV."""

    template: ClassVar[str]
    listed: ClassVar[bool] = False
    room: ClassVar[str] = ""
    title: str

    def rows(self) -> Iterable[Row]:
        """The table of the page, a row a line of CSV."""
        return ()


def as_html(request: Request, context: Context, status: int = 200) -> Response:
    """The page."""
    template = environment().get_template(context.template)
    bare = request.url.path.rstrip("/") or "/today"
    values = {
        "page": context, "path": request.url.path, "bare": bare, "query": str(request.url.query), "csrf": getattr(request.state, "csrf", ""),
        "readonly": request.app.state.shelf.readonly, "who": judging(request), "visit_issue": request.query_params.get("issue"), "listed": context.listed, "room": context.room, "status": status,
    }  # fmt: skip
    return Response(template.render(values).encode("utf-8", "replace"), status, media_type="text/html; charset=utf-8")


def judging(request: Request) -> str:
    """Whose word it is: the name kept in the browser, else that of whoever started the desk."""
    name = unquote(request.cookies.get(WHO, ""))[:80]
    return " ".join("".join(c for c in name if c.isprintable()).split()) or str(request.app.state.desk.who)


def as_json(context: Any, status: int = 200) -> Response:
    """The same as JSON."""
    return Response(encoded(context), status, media_type="application/json")


def as_csv(rows: Iterable[Row]) -> Response:
    """The page's table."""
    taken = list(rows)
    out = io.StringIO()
    names = list(dict.fromkeys(name for row in taken for name in row))
    write = csv.DictWriter(out, names, lineterminator="\r\n")
    write.writeheader()
    for row in taken:
        write.writerow({name: _cell(value) for name, value in row.items()})
    return Response(out.getvalue().encode("utf-8", "replace"), media_type="text/csv; charset=utf-8")


def encoded(value: Any) -> bytes:
    """JSON; half surrogate pairs, legal in JSON, as escapes."""
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        return json.dumps(msgspec.to_builtins(value), ensure_ascii=True).encode()


def occurrence_rows(found: Sequence[Occurrence]) -> Iterable[Row]:
    """Occurrences as rows, each with the passage that speaks for it and where that stands."""
    for one in found:
        yield {
            "id": one.id, "kind": one.kind, "title": one.title, **_when(one.when), "told_first": one.told_first, "told_last": one.told_last,
            "parties": one.parties, "toward": one.toward, "type": one.type, "cameo": one.cameo, "quad": one.quad, "intensity": one.intensity,
            "stands": one.stands, "mechanism": one.mechanism, "edition": one.edition, "level": one.level, "mode": one.mode,
            **_place(one.place), "latitude": one.latitude, "longitude": one.longitude, "host": one.host, "participants": tuple(p.name for p in one.participants),
            "issues": one.issues, "due": one.due, "words": one.words, "reports": one.reports, "documents": len(one.told), "confidence": one.confidence,
            "judged": one.judged, **_passage(first_report(one)),
        }  # fmt: skip


def first_report(one: Occurrence) -> Report | None:
    """The first that is no reprint, else the first."""
    return next((report for report in one.told if report.copy_of is None), one.told[0] if one.told else None)


def _when(when: When | None) -> Row:
    if when is None:
        return dict.fromkeys(("first_day", "last_day", "precision", "basis"))
    return {"first_day": when.from_, "last_day": when.until, "precision": when.precision, "basis": when.basis}


def _place(place: Venue | None) -> Row:
    if place is None:
        return dict.fromkeys(("place", "place_country", "geonames_id"))
    return {"place": place.name, "place_country": place.country, "geonames_id": place.geonames_id}


def _passage(report: Report | None) -> Row:
    if report is None:
        return dict.fromkeys(("passage", "document", "source", "published", "url"))
    words = report.evidence[0].text if report.evidence else None
    return {"passage": words, "document": report.document, "source": report.source, "published": report.published, "url": report.url}


def _cell(value: Any) -> Any:
    return " | ".join(str(one) for one in value) if isinstance(value, tuple | list) else value
