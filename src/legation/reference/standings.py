"""How a person stands to an office: elected to it, acting, shadowing it, about to leave it, or holding it at another time."""

import re
from functools import cache
from typing import Literal

import msgspec

from legation.reference.tables import rows

Standing = Literal["elect", "acting", "shadow", "outgoing", "then"]


class StandingWords(msgspec.Struct, frozen=True, kw_only=True):
    """The words of one standing."""

    standing: Standing
    words: tuple[str, ...]
    source: str


def standing_of(phrase: str) -> tuple[Standing | None, str]:
    """The standing that the phrase tells, and the phrase without its words; `None` and the same phrase where it tells none."""
    for standing, pattern in _patterns():
        match = pattern.search(phrase)
        if match:
            rest = " ".join(f"{phrase[: match.start()].rstrip(' -')} {phrase[match.end() :]}".split())
            if re.search(r"\w", rest):
                return standing, rest.strip(" ,-")
    return None, phrase


@cache
def _patterns() -> tuple[tuple[Standing, "re.Pattern[str]"], ...]:
    out: list[tuple[Standing, re.Pattern[str]]] = []
    for row in rows("standings", StandingWords):
        words = "|".join(re.escape(word).replace(r"\ ", r"[\s-]+") for word in sorted(row.words, key=len, reverse=True))
        title = r"(?=\s+\S)" if row.standing == "shadow" else ""
        out.append((row.standing, re.compile(rf"(?:^|(?<=[\s,-]))(?:{words})(?:-(?=\w)|(?![\w-])){title}", re.IGNORECASE)))
    return tuple(out)
