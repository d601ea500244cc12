"""How names of places are compared: without accents, case, full stops, apostrophes and hyphens."""

import re
import unicodedata
from functools import lru_cache

_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "pt": "point", "twp": "township", "&": "and"}


@lru_cache(maxsize=1 << 15)
def normal(name: str) -> str:
    """A name without accents, case, full stops, apostrophes and hyphens; "St." is "saint"."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c) and c not in ".'’‘`´ʻʼ")
    words = re.split(r"[\s\-‐‑–—/,()]+", plain.strip())
    return " ".join(_SHORT.get(word, word) for word in words if word)
