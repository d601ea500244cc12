"""The world with the places of meetings. The outline is a picture of its own (static/world.svg), drawn from Natural Earth; it takes no position."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from markupsafe import Markup

from legation.desk import naming
from legation.desk.charts.svg import element, picture

WIDTH, HEIGHT = 1000, 487
_A = (1.340264, -0.081106, 0.000893, 0.003796)
_M = sqrt(3) / 2


@dataclass(frozen=True)
class Spot:
    """A place and how many meetings took place there."""

    geonames_id: int
    name: str
    country: str | None
    latitude: float
    longitude: float
    number: int


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """Where a place lies in the picture: Equal Earth (Šavrič, Patterson and Jenny 2018), cut to the picture's frame."""
    t = asin(_M * sin(radians(latitude)))
    square = t * t
    six = square**3
    x = radians(longitude) * cos(t) / (_M * (_A[0] + 3 * _A[1] * square + six * (7 * _A[2] + 9 * _A[3] * square)))
    y = t * (_A[0] + _A[1] * square + six * (_A[2] + _A[3] * square))
    scale = WIDTH / (2 * 2.70663 * 1.0)
    return WIDTH / 2 + x * scale, HEIGHT / 2 - y * scale


def draw(spots: Sequence[Spot]) -> Markup | None:
    """The picture; `None` where no place is known."""
    if not spots:
        return None
    most = max(spot.number for spot in spots)
    parts = [element("image", href="/static/world.svg", x=0, y=0, width=WIDTH, height=HEIGHT, class_="outline")]
    for spot in sorted(spots, key=lambda spot: -spot.number):
        x, y = project(spot.latitude, spot.longitude)
        said = f"{spot.name}{', ' + naming.party(spot.country) if spot.country else ''}: {spot.number} {'meeting' if spot.number == 1 else 'meetings'}"
        dot = element(
            "circle", element("title", said), cx=x, cy=y, r=3 + 14 * sqrt(spot.number / most) * (1 if most > 3 else 0.5), class_="spot"
        )
        parts.append(element("a", dot, href=naming.to("place", str(spot.geonames_id)), aria_label=said))
    return picture("Places of meetings", WIDTH, HEIGHT, parts, class_="chart map")
