"""Issue areas: what a text is about, in the ids of the contract, by the words of a table that users can add to."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import msgspec

from legation.model import LegationError
from legation.reference.named import of_register, own_rows
from legation.reference.tables import rows

_WORD = re.compile(r"[^\W_]+")
_TERM_WORD = re.compile(r"(=?)([^\W_]+)")
_NOISE = frozenset({"the", "a", "an", "of", "our", "their", "its", "his", "her", "s"})


class Issue(msgspec.Struct, frozen=True, kw_only=True):
    """One issue area. `terms` are words and phrases that show it; `unless`: longer phrases in which they do not.

    A term is compared word by word without regard to case, plural, `-ed`, `-ing` and hyphens; a word with a capital letter in it
    ("AI", "Quad"), or an `=` before it, is compared as it stands ("=fighting" is not "fight"). Articles and possessives within a phrase need not be there. An id may have several rows.
    """

    id: str
    name: str
    context: str
    terms: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    source: str


class _Node:
    """One step in the tree of terms: the words that may follow, and the issues of a term that ends here."""

    __slots__ = ("issues", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.issues: tuple[str, ...] | None = None


class IssueTable:
    """Issue areas with their terms ready to be looked up. Never changed after it is made."""

    def __init__(self, issues: Iterable[Issue]) -> None:
        self.issues: dict[str, Issue] = {}
        self._root = _Node()
        for issue in issues:
            self.issues.setdefault(issue.id, issue)
            for term in issue.terms:
                self._add(term, issue.id)
            for term in issue.unless:
                self._add(term, None)

    def _add(self, term: str, issue: str | None) -> None:
        node = self._root
        for exact, word in _TERM_WORD.findall(term):
            if word not in _NOISE or node is self._root:
                node = node.next.setdefault(word if exact or word != word.lower() else _stem(word), _Node())
        if node is self._root:
            raise LegationError("cannot read the issue areas: a term without a word", term, "mend or remove that term")
        ids = node.issues or ()
        node.issues = ids if issue is None or issue in ids else (*ids, issue)

    def find(self, text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """Start, end and issue ids of every term in the text, in order; the longest term wins, and none overlaps another."""
        words = [(m.start(), m.end(), m[0]) for m in _WORD.finditer(text)]
        stems = [_stem(word.lower()) for _, _, word in words]
        at = 0
        while at < len(words):
            if words[at][2] not in self._root.next and stems[at] not in self._root.next:
                at += 1
                continue
            last, ids = self._longest(words, stems, at)
            if ids:
                yield words[at][0], words[last][1], ids
            at = last + 1

    def _longest(self, words: list[tuple[int, int, str]], stems: list[str], first: int) -> tuple[int, tuple[str, ...]]:
        """Position of the last word of the longest term that begins with the word at `first`, and its issues (none: no term)."""
        best: tuple[int, tuple[str, ...]] = (first, ())
        todo = [(self._root, first)]
        while todo:
            node, at = todo.pop()
            if node.issues is not None and at - 1 >= best[0]:
                best = (at - 1, tuple(dict.fromkeys(best[1] + node.issues)) if at - 1 == best[0] else node.issues)
            if at < len(words):
                raw = words[at][2]
                if node is not self._root and raw.lower() in _NOISE and at + 1 < len(words):
                    todo.append((node, at + 1))
                todo += [(node.next[key], at + 1) for key in dict.fromkeys((raw, stems[at])) if key in node.next]
        return best


def issues_in(text: str, table: IssueTable | None = None) -> tuple[str, ...]:
    """Ids of the issue areas that the text touches on, in order of first appearance, each once."""
    found: dict[str, None] = {}
    for _, _, ids in (table or issue_table()).find(text):
        found.update(dict.fromkeys(ids))
    return tuple(found)


def contexts_of(issues: Iterable[str], table: IssueTable | None = None) -> tuple[str, ...]:
    """The PLOVER contexts of these issue areas, in order, each once. Ids that the table does not have are passed over."""
    known = (table or issue_table()).issues
    return tuple(dict.fromkeys(known[issue].context for issue in issues if issue in known))


@of_register
def issue_table() -> IssueTable:
    """The issue areas of this release, with those of the user's own register: a row with an id of ours adds terms to it."""
    return IssueTable([*own_rows("issues", Issue), *rows("issues", Issue)])


def load_issues(path: str | Path) -> IssueTable:
    """The issue areas of this release together with those of a file of the same shape, columns as in `Issue`."""
    return IssueTable([*rows("issues", Issue), *rows(str(path), Issue, path=Path(path))])


@lru_cache(maxsize=1 << 15)
def _stem(word: str) -> str:
    """A word in small letters without the ending of a plural, of `-ed`, `-ing` or a mute `-e`: rough, but the same on both sides."""
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and any(c in "aeiouy" for c in word[: -len(ending)]):
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > 3 and word.endswith("e") else word
