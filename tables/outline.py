"""Draws the outline of the world's states for the desk's map: static/world.svg, from `countries-50m.json` of the package world-atlas (Natural Earth).

npm pack world-atlas@2 && tar xzf world-atlas-2.*.tgz
python tables/outline.py package/countries-50m.json
"""

import itertools
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from legation.desk.charts.worldmap import HEIGHT, WIDTH, project

OUT = Path(__file__).parent.parent / "src/legation/desk/static/world.svg"
NEAR = 0.6  # of a picture's unit: points nearer to the last one are left out
NOTE = "Made by tables/outline.py from world-atlas (Natural Earth, public domain). The outlines take no position on any border."


def main(source: Path) -> None:
    """Writes the picture."""
    atlas = json.loads(source.read_text(encoding="utf-8"))
    arcs = [list(_arc(arc, atlas["transform"])) for arc in atlas["arcs"]]
    paths = "".join(_country(shape, arcs) for shape in atlas["objects"]["countries"]["geometries"])
    style = 'fill="#8b93a1" fill-opacity="0.32" stroke="#8b93a1" stroke-opacity="0.65" stroke-width="4"'
    OUT.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH * 10} {HEIGHT * 10}"><!-- {NOTE} --><g {style}>{paths}</g></svg>\n',
        encoding="utf-8",
    )
    print(OUT, OUT.stat().st_size)


def _arc(arc: Sequence[Sequence[int]], transform: Any) -> Iterator[tuple[float, float]]:
    """The points of an arc: (longitude, latitude)."""
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield x * sx + tx, y * sy + ty


def _country(shape: Any, arcs: Sequence[Sequence[tuple[float, float]]]) -> str:
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    drawn = "".join(_ring(ring, arcs) for polygon in polygons for ring in polygon)
    return f'<path d="{drawn}"/>' if drawn else ""


def _ring(ring: Sequence[int], arcs: Sequence[Sequence[tuple[float, float]]]) -> str:
    points: list[tuple[float, float]] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else list(reversed(arcs[~number]))
        points += arc[1 if points else 0 :]
    return "".join(_drawn([project(latitude, longitude) for longitude, latitude in piece]) for piece in _pieces(points))


def _pieces(points: Sequence[tuple[float, float]]) -> list[list[tuple[float, float]]]:
    """A ring cut where it leaps across the 180th meridian: what lies on either side is drawn by itself."""
    runs = [[points[0]]]
    for point in points[1:]:
        if abs(point[0] - runs[-1][-1][0]) > 180:
            runs.append([])
        runs[-1].append(point)
    if len(runs) > 2:
        runs[0] = runs.pop() + runs[0]
    return runs


def _drawn(points: Sequence[tuple[float, float]]) -> str:
    kept = [points[0]]
    for x, y in points[1:]:
        if abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= NEAR:
            kept.append((x, y))
    if len(kept) < 3:  # an island state too small to be drawn is still to be seen
        x, y = kept[0]
        kept = [(x - 0.4, y - 0.4), (x + 0.4, y - 0.4), (x + 0.4, y + 0.4), (x - 0.4, y + 0.4)]
    return _path([(round(x * 10), round(y * 10)) for x, y in kept])


def _path(points: Sequence[tuple[int, int]]) -> str:
    """A closed path in tenths, each point by its distance from the last."""
    steps = [(x - a, y - b) for (a, b), (x, y) in itertools.pairwise(points)]
    return f"M{points[0][0]},{points[0][1]}l" + " ".join(f"{x},{y}" for x, y in steps if x or y) + "z"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
