"""What a person searches for, as a full-text query: with operators (`wanted`), or all words as they stand (`match`)."""

import re
from dataclasses import dataclass, field

from legation.model import LegationError

ALLOWED = 'Words side by side must all occur; allowed are OR, NOT word or -word, "a phrase", word* for a beginning, NEAR(one other, 10), and ( ) around a part'
_TOKEN = re.compile(
    r'\s+|(?P<near>NEAR\((?P<inside>[^()]*)\))|(?P<phrase>"[^"]*"\*?)|(?P<sign>[()]|-(?=[\w"(]))|(?P<word>[^\s()"]+)|(?P<loose>")'
)
_NEAR = re.compile(r"(?P<words>.*?)(?:,\s*(?P<distance>\d{1,4}))?\s*", re.DOTALL)
_TERM = re.compile(r'"([^"]*)"?|(\S+)')
_WORD = re.compile(r"\w")
_DEEPEST = 50  # parentheses in one another: SQLite takes 256


@dataclass
class _Part:
    """What stands side by side: what must occur, and what must not."""

    wanted: list[str] = field(default_factory=list)
    unwanted: list[str] = field(default_factory=list)


def wanted(words: str) -> str:
    """An FTS5 query for words as a person types them; empty where there is not a word. Raises a `LegationError` that says what is allowed."""
    plain = words.encode("utf-8", "replace").decode("utf-8").replace("\x00", " ")
    return _Reader(plain).read()


class _Reader:
    """Reads one query from left to right."""

    def __init__(self, words: str) -> None:
        self._words = words
        self._tokens = [(match.lastgroup or "", match) for match in _TOKEN.finditer(words) if match.lastgroup]
        self._at = 0

    def read(self) -> str:
        """The query."""
        found = self._either(0)
        if self._at < len(self._tokens):
            raise self._fault("a ) too many")
        return found

    def _either(self, depth: int) -> str:
        """Alternatives with OR between them."""
        if depth > _DEEPEST:
            raise self._fault("too many ( in one another")
        parts = [self._all(depth)]
        while self._word() == "OR":
            self._at += 1
            parts.append(self._all(depth))
        if len(parts) > 1 and not all(parts):
            raise self._fault("OR stands between two things")
        return parts[0] if len(parts) == 1 else " OR ".join(f"({part})" for part in parts)

    def _all(self, depth: int) -> str:
        """What stands side by side."""
        part = _Part()
        while self._at < len(self._tokens) and self._word() != "OR" and self._sign() != ")":
            if self._word() == "AND":
                self._at += 1
                if not (part.wanted or part.unwanted) or self._ends():
                    raise self._fault("AND stands between two things")
                continue
            no = self._word() == "NOT" or self._sign() == "-"
            self._at += no
            one = self._one(depth)
            if one:
                (part.unwanted if no else part.wanted).append(one)
            elif no:
                raise self._fault("NOT stands before a word")
        if part.unwanted and not part.wanted:
            raise self._fault("something must occur beside what must not")
        kept = " AND ".join(part.wanted)
        return f"({kept}) NOT ({' OR '.join(part.unwanted)})" if part.unwanted else kept

    def _ends(self) -> bool:
        """Whether nothing follows that could stand beside something."""
        return self._at == len(self._tokens) or self._word() in ("AND", "OR") or self._sign() == ")"

    def _one(self, depth: int) -> str:
        """A word, a phrase, what is near each other, or what stands in parentheses; empty for what has no letter in it."""
        if self._at == len(self._tokens) or self._word() in ("AND", "OR", "NOT") or self._sign() == ")":
            return ""
        kind, match = self._tokens[self._at]
        self._at += 1
        if match.group() == "(":
            found = self._either(depth + 1)
            if self._sign() != ")":
                raise self._fault("a ( is not closed")
            self._at += 1
            return f"({found})" if found else ""
        if kind == "loose":
            raise self._fault("a quotation is not closed")
        if match["near"]:
            return self._near(match["inside"])
        if kind == "word" and match.group() == "NEAR":
            raise self._fault("NEAR takes its words in parentheses")
        return "" if kind == "sign" else _term(match.group())

    def _near(self, inside: str) -> str:
        said = _NEAR.fullmatch(inside)
        terms = [
            term
            for match in _TOKEN.finditer(said["words"] if said else "")
            if match.lastgroup in ("word", "phrase") and (term := _term(match.group()))
        ]
        if said is None or len(terms) < 2:
            raise self._fault("NEAR takes two words or more, and how far apart they may be")
        return f"NEAR({' '.join(terms)}, {said['distance'] or 10})"

    def _word(self) -> str | None:
        kind, match = self._tokens[self._at] if self._at < len(self._tokens) else ("", None)
        return match.group() if match and kind == "word" else None

    def _sign(self) -> str | None:
        kind, match = self._tokens[self._at] if self._at < len(self._tokens) else ("", None)
        return match.group() if match and kind == "sign" else None

    def _fault(self, what: str) -> LegationError:
        return LegationError(f"cannot search: {what}", self._words, ALLOWED)


def _term(token: str) -> str:
    """One word or phrase, quoted so that nothing in it is an operator."""
    bare = token.rstrip("*").strip('"').replace('"', " ")
    if not _WORD.search(bare):
        return ""
    return f'"{bare}"' + ("*" if token.endswith("*") else "")


def match(words: str) -> str:
    """An FTS5 query for all the words; `"in quotes"` is a phrase, `word*` a beginning. Empty where there is nothing to search for."""
    terms = []
    for phrase, word in _TERM.findall(words.encode("utf-8", "replace").decode("utf-8")):
        term = phrase or word
        bare = term.rstrip("*").replace('"', " ").replace("\x00", " ")
        if _WORD.search(bare):
            terms.append(f'"{bare}"' + ("*" if word.endswith("*") else ""))
    return " ".join(terms)
