"""Brings wordings that differ only in spelling to one form, so that they can be looked up."""

import re
import unicodedata
from functools import lru_cache

_SPELLINGS = {
    "defense": "defence", "labor": "labour", "advisor": "adviser", "advisors": "advisers", "counselor": "counsellor",
    "organization": "organisation", "center": "centre", "program": "programme", "councilor": "councillor",
}  # fmt: skip
_MARKS = str.maketrans({"’": "'", "‘": "'", "`": "'", "‐": "-", "‑": "-", "–": "-", "—": "-", "&": " and ", "\u00a0": " "})
_SPACES = re.compile(r"[\s\-_]+")
_DOTS = re.compile(r"\.")
_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th", "ə": "a"})


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case, no accents, no dots, hyphens as spaces, British spelling. For comparing only: offsets are not kept."""
    plain = unicodedata.normalize("NFKD", text.translate(_MARKS)).lower().translate(_LETTERS)
    plain = "".join(mark for mark in plain if not unicodedata.combining(mark))
    words = _SPACES.sub(" ", _DOTS.sub("", plain)).strip(" ,;:\"'“”").split(" ")
    return " ".join(_SPELLINGS.get(word, word) for word in words)


def slug(name: str) -> str:
    """The name as a part of a key: "Antony J. Blinken" gives "antony-j-blinken"."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name).replace("'", "")).strip("-")
