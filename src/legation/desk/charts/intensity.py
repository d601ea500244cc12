"""Cooperation and conflict over time: what happened in each period above and below a line, and the mean intensity with its band."""

from collections.abc import Sequence

from markupsafe import Markup

from legation.desk.charts.svg import element, picture
from legation.model import Period

WIDTH, LEFT = 960, 90
BARS, GAP, BAND = 130, 34, 120
_MOST = 10.0  # PLOVER's intensity goes from -10 to 10


def draw(periods: Sequence[Period]) -> Markup | None:
    """The picture; `None` where no period has an event."""
    shown = [period for period in periods if period.events or period.documents]
    shown = shown[next((n for n, period in enumerate(shown) if period.events), len(shown)) :]
    if not shown:
        return None
    wide = (WIDTH - LEFT) / len(shown)
    most = max(1, *(_sum(period, good) for period in shown for good in (True, False)))
    middle = BARS / 2 + 4
    zero = BARS + GAP + BAND / 2
    parts = [
        element("line", x1=LEFT, x2=WIDTH, y1=middle, y2=middle, class_="zero"), element("text", "cooperation", x=0, y=14, class_="row"),
        element("text", f"{most} events", x=0, y=30, class_="label"), element("text", "conflict", x=0, y=BARS + 2, class_="row"),
        element("line", x1=LEFT, x2=WIDTH, y1=zero, y2=zero, class_="zero"), element("text", "+10", x=LEFT - 30, y=BARS + GAP + 8, class_="label"),
        element("text", "0", x=LEFT - 14, y=zero + 4, class_="label"), element("text", "−10", x=LEFT - 30, y=BARS + GAP + BAND, class_="label"),
        element("text", "intensity", x=0, y=zero - 12, class_="label"),
    ]  # fmt: skip
    every = max(1, len(shown) // 14 + 1)
    for n, period in enumerate(shown):
        x = LEFT + n * wide
        parts += _bars(period, x, wide, middle, most)
        parts += _rate(period, x, wide, zero)
        if n % every == 0:
            parts.append(element("text", period.period, x=x, y=BARS + GAP + BAND + 18, class_="label"))
    return picture("Cooperation and conflict over time", WIDTH, BARS + GAP + BAND + 24, parts)


def _sum(period: Period, good: bool) -> int:
    return sum(one.number for one in period.by_quad if (one.name in ("1", "2")) is good)


def _bars(period: Period, x: float, wide: float, middle: float, most: int) -> list[Markup]:
    up = down = middle
    parts = []
    for one in period.by_quad:
        tall = one.number / most * (BARS / 2 - 8)
        good = one.name in ("1", "2")
        top = up - tall if good else down
        up, down = (up - tall, down) if good else (up, down + tall)
        said = element("title", f"{period.period}: {one.number} events of quad {one.name}, of {period.documents} documents read")
        parts.append(element("rect", said, x=x + 1, y=top, width=max(1.0, wide - 2), height=tall, class_=f"quad{one.name}"))
    return parts


def _rate(period: Period, x: float, wide: float, zero: float) -> list[Markup]:
    rate = period.intensity
    if rate.mean is None:
        return []
    centre = x + wide / 2

    def y(value: float) -> float:
        return zero - value / _MOST * BAND / 2

    parts = []
    if rate.low is not None and rate.high is not None:
        parts.append(element("line", x1=centre, x2=centre, y1=y(rate.low), y2=y(rate.high), class_="band"))
    said = f"{period.period}: mean {rate.mean:+.1f}" + (
        f", band {rate.low:+.1f} to {rate.high:+.1f}" if parts and rate.low is not None else ", too few for a band"
    )
    parts.append(
        element(
            "circle",
            element("title", f"{said}, of {rate.number} events"),
            cx=centre,
            cy=y(rate.mean),
            r=4,
            class_="mean" if parts else "mean few",
        )
    )
    return parts
