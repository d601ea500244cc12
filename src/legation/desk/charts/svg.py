"""SVG by elements; everything written is escaped."""

from collections.abc import Iterable

from markupsafe import Markup, escape

from legation.desk.wording import visible


def element(name: str, *inside: object, **given: object) -> Markup:
    """One element. A name's `_` stands for `-`, and one at the end for nothing (`class_`); values that are `None` are left out."""
    said = "".join(f' {key.rstrip("_").replace("_", "-")}="{escape(_number(value))}"' for key, value in given.items() if value is not None)
    return Markup(f"<{name}{said}>{''.join(escape(visible(one)) for one in inside)}</{name}>")


def picture(label: str, width: int, height: int, inside: Iterable[Markup], **given: object) -> Markup:
    """A whole picture, said in words for those who do not see it."""
    return element("svg", *inside, viewBox=f"0 0 {width} {height}", role="group", aria_label=label, **{"class_": "chart", **given})


def _number(value: object) -> object:
    return f"{value:.1f}".rstrip("0").rstrip(".") if isinstance(value, float) else visible(value)
