"""What browsers that run scripts draw in place of the server's pictures: Vega-Lite, written with Altair once and given the rows of each page.

The same chart, drawn anew: it can be brushed, and tells what is under the pointer. Colours are names of the style sheet, which the page's script puts
in, so that they follow light and dark.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

import altair as alt
from markupsafe import Markup

from legation.desk import naming
from legation.desk.charts.timeline import Mark, marks, rows_of
from legation.desk.moments import Moment
from legation.desk.wording import visible
from legation.model import Count, Period

LOOKS = {
    "meeting": "var(--meeting)", "planned": "var(--soft)", "quad1": "var(--q1)", "quad2": "var(--q2)", "quad3": "var(--q3)", "quad4": "var(--q4)",
}  # fmt: skip
_ROW = 30
_MOST = 10  # PLOVER's intensity goes from -10 to 10
Spec = dict[str, Any]


def timeline(found: Sequence[Moment], label: str) -> Markup | None:
    """Meetings and events from their first to their last possible day; `None` where nothing has a day of its own."""
    drawn = marks(found)
    if not drawn:
        return None
    rows = rows_of(drawn)
    spec: Spec = json.loads(json.dumps(_timeline()))
    encoding = spec["layer"][0]["encoding"]
    encoding["y"]["sort"] = rows
    encoding["x"]["axis"] |= {"format": _format(max(one.last for one in drawn) - min(one.first for one in drawn))}
    return _embedded({**spec, "height": _ROW * len(rows), "description": label}, (_marked(one) for one in drawn))


def events(periods: Sequence[Period]) -> Markup | None:
    """Cooperation above and conflict below a line, by period."""
    rows = [
        {"period": p.period, "look": f"quad{one.name}", "what": naming.QUADS.get(int(one.name or 0), ""), "number": one.number if one.name in ("1", "2") else -one.number,
         "said": f"{p.period}: {one.number} events, {naming.QUADS.get(int(one.name or 0), '')}, of {p.documents} documents read"}
        for p in periods for one in p.by_quad
    ]  # fmt: skip
    return _embedded(_along(_events(), periods), rows) if rows else None


def intensity(periods: Sequence[Period]) -> Markup | None:
    """The mean intensity of each period with its band; hollow where there are too few events for one."""
    rows = [
        {"period": p.period, "mean": p.intensity.mean, "low": p.intensity.low, "high": p.intensity.high, "few": p.intensity.low is None,
         "said": f"{p.period}: mean {p.intensity.mean:+.1f} of {p.intensity.number} events"}
        for p in periods if p.intensity.mean is not None
    ]  # fmt: skip
    return _embedded(_along(_intensity(), periods), rows) if rows else None


def trend(years: Sequence[Count], read: Mapping[str, int]) -> Markup | None:
    """How many of a hundred documents read in each year tell of an issue."""
    rows = [
        {
            "year": one.name,
            "share": 100 * one.number / read[one.name],
            "said": f"{one.name}: {one.number} beside {read[one.name]} documents read",
        }
        for one in years
        if one.name and read.get(one.name)
    ]
    return _embedded(_trend(), rows) if len(rows) > 1 else None


def _format(span: int) -> str:
    """How days along so many are written."""
    return "%Y" if span > 1500 else "%b %Y" if span > 100 else "%d %b %Y"


def _along(spec: Spec, periods: Sequence[Period]) -> Spec:
    """The specification with every period from the first event to the last, also those without one."""
    names = [one.period for one in periods]
    there = [n for n, one in enumerate(periods) if one.by_quad]
    made: Spec = json.loads(json.dumps(spec))
    for layer in made["layer"]:
        layer["encoding"]["x"]["scale"] = {"domain": names[there[0] : there[-1] + 1]}
    return made


def _marked(mark: Mark) -> dict[str, Any]:
    return {
        "row": mark.row, "look": mark.look, "first": _day(mark.first), "last": _day(mark.last + 1), "vague": mark.last - mark.first > 2, "said": visible(mark.title),
        "link": mark.link,
    }  # fmt: skip


def _day(number: int) -> str:
    return date.fromordinal(min(number, date.max.toordinal())).isoformat()


def _embedded(spec: Spec, rows: Iterable[Mapping[str, Any]]) -> Markup:
    """The specification with its rows, as the value of an attribute: no script stands in a page."""
    words = json.dumps({**spec, "data": {"values": list(rows)}}, ensure_ascii=True, separators=(",", ":"))
    return Markup('<div hidden data-spec="{}"></div>').format(words)


@cache
def _timeline() -> Spec:
    colour = alt.Scale(domain=list(LOOKS), range=list(LOOKS.values()))
    bars = alt.Chart().mark_bar(cornerRadius=2, strokeWidth=2.5, height=14).encode(
        x=alt.X("first:T", title=None, scale=alt.Scale(type="utc", padding=8), axis=alt.Axis(tickCount=8, labelOverlap=True)), x2="last:T", y=alt.Y("row:N", title=None, axis=alt.Axis(ticks=False, domain=False, labelLimit=200)),
        color=alt.Color("look:N", legend=None, scale=colour), stroke=alt.Stroke("look:N", legend=None, scale=colour),
        fillOpacity=alt.FillOpacity("shade:Q", legend=None, scale=None),
        tooltip="said:N", href="link:N",
    ).transform_calculate(shade="datum.look == 'planned' ? 0 : datum.vague ? 0.35 : 1").add_params(alt.selection_interval(name="brush", encodings=["x"]))  # fmt: skip
    return _made(alt.layer(bars))


@cache
def _events() -> Spec:
    bars = alt.Chart().mark_bar().encode(
        x=alt.X("period:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True)), y=alt.Y("number:Q", title="events", axis=alt.Axis(format="d", tickMinStep=1)),
        color=alt.Color("look:N", legend=None, scale=alt.Scale(domain=list(LOOKS), range=list(LOOKS.values()))), tooltip="said:N",
    )  # fmt: skip
    return _made(alt.layer(bars), height=150)


@cache
def _intensity() -> Spec:
    axis = alt.X("period:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True))
    scale = alt.Scale(domain=[-_MOST, _MOST])
    band = (
        alt.Chart()
        .mark_rule(strokeWidth=3, color="var(--q2)")
        .transform_filter("datum.low !== null")
        .encode(x=axis, y=alt.Y("low:Q", title="intensity", scale=scale), y2="high:Q")
    )
    few = alt.FillOpacity("shade:Q", legend=None, scale=None)
    mean = alt.Chart().mark_point(filled=True, size=60, color="var(--q2)", stroke="var(--q2)").transform_calculate(shade="datum.few ? 0 : 1").encode(
        x=axis, y=alt.Y("mean:Q", scale=scale), fillOpacity=few, tooltip="said:N"
    )  # fmt: skip
    return _made(alt.layer(band, mean), height=130)


@cache
def _trend() -> Spec:
    line = alt.Chart().mark_line(point=True, color="var(--accent)").encode(
        x=alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True)), y=alt.Y("share:Q", title="per 100 documents"), tooltip="said:N",
    )  # fmt: skip
    return _made(alt.layer(line), height=160)


def _made(chart: Any, **more: Any) -> Spec:
    """The specification without rows, as wide as its place."""
    spec: Spec = chart.properties(data=alt.NamedData("rows"), width="container", **more).to_dict()
    spec.pop("config", None)
    spec.pop("datasets", None)
    return {**spec, "autosize": {"type": "fit-x", "contains": "padding"}, "background": None}
