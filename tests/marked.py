"""A reader of marked texts: `"{speaker:Blinken} {cue:said} that {content:the talks went well}."` is a text with its expectation inside.

Marks may nest. A brace that is no mark is written twice.
"""

import re
from dataclasses import dataclass, field

_TOKEN = re.compile(r"\{\{|\}\}|\{(?P<label>[\w-]+):|\}")


@dataclass(frozen=True)
class Marked:
    """A text without its marks, and for each label the stretches it marks, in order of their beginning."""

    text: str
    spans: dict[str, list[tuple[int, int]]] = field(default_factory=dict)

    def words(self, label: str) -> list[str]:
        """The marked words of a label."""
        return [self.text[start:end] for start, end in self.spans.get(label, [])]


def marked(source: str) -> Marked:
    """The text and its marks. Raises ValueError where a mark is not closed or closes nothing."""
    out, at, length = [], 0, 0
    opened: list[tuple[str, int]] = []
    spans: dict[str, list[tuple[int, int]]] = {}
    for match in _TOKEN.finditer(source):
        piece = source[at : match.start()]
        out.append(piece)
        length += len(piece)
        at = match.end()
        if match.group() in ("{{", "}}"):
            out.append(match.group()[0])
            length += 1
        elif match["label"]:
            opened.append((match["label"], length))
        elif opened:
            label, start = opened.pop()
            spans.setdefault(label, []).append((start, length))
        else:
            raise ValueError(f"a mark is closed that was never opened, at {match.start()} in {source!r}")
    if opened:
        raise ValueError(f"the mark {opened[-1][0]!r} is not closed in {source!r}")
    out.append(source[at:])
    return Marked("".join(out), {label: sorted(found) for label, found in spans.items()})
