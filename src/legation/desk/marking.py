"""The text of a document with its marks, as HTML: put together here, for a long text has thousands of stretches, each of which a template takes long for."""

from collections.abc import Iterable

from markupsafe import Markup, escape

from legation.desk.stretches import Stretch
from legation.desk.wording import short, visible

SAID = 300  # characters of what a mark says of itself


def marked(stretches: Iterable[Stretch]) -> Markup:
    """The stretches one after the other, everything in them escaped; where facts rest on one it leads to the first of them."""
    return Markup("".join(part for one in stretches for part in _parts(one)))


def _parts(one: Stretch) -> Iterable[str]:
    text = escape(visible(one.text))
    if "at" in one.layers:
        yield '<span id="at" class="anchor"></span>'
    for fact in one.begins:
        yield f'<span id="f-{escape(fact)}" class="anchor"></span>'
    if not one.layers:
        yield text
        return
    look = f"s {' '.join(f'l-{layer}' for layer in one.layers)}{' inferred' if one.inferred else ''}"
    title = f' title="{escape(visible(short(one.said, SAID)))}"' if one.said else ""
    if one.facts and one.text.strip():
        facts = escape(" ".join(one.facts))
        yield f'<a class="{look}" href="#c-{escape(one.facts[0])}" data-facts="{facts}"{title}>{text}</a>'
    else:
        yield f'<span class="{look}"{title}>{text}</span>'
