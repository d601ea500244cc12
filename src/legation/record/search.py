"""Words a person types, as a full-text query that cannot be misread as operators."""

import re

_TERM = re.compile(r'"([^"]*)"?|(\S+)')
_WORD = re.compile(r"\w")


def match(words: str) -> str:
    """An FTS5 query for all the words; `"in quotes"` is a phrase, `word*` a beginning. Empty where there is nothing to search for."""
    terms = []
    for phrase, word in _TERM.findall(words.encode("utf-8", "replace").decode("utf-8")):
        term = phrase or word
        bare = term.rstrip("*").replace('"', " ").replace("\x00", " ")
        if _WORD.search(bare):
            terms.append(f'"{bare}"' + ("*" if word.endswith("*") else ""))
    return " ".join(terms)
