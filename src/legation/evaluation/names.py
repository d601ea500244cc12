"""Names and phrases compared as the scorer compares them."""

import re
import unicodedata

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_TITLES = frozenset(
    {
        "mr", "mrs", "ms", "dr", "sir", "dame", "lord", "lady", "the", "president", "prime", "minister", "secretary", "chancellor",
        "king", "queen", "prince", "general", "senator", "ambassador", "state", "foreign", "of",
    }
)  # fmt: skip
_COMMON = frozenset(
    {
        "the", "a", "an", "of", "and", "for", "to", "in", "on", "at", "by", "with", "from", "its", "their", "his", "her", "senior",
        "national", "government", "minister", "ministers", "secretary", "president", "prime", "foreign", "deputy", "official",
        "officials", "mr", "mrs", "ms", "dr",
    }
)  # fmt: skip


def folded(text: object) -> str:
    """Lower case, without accents and marks, single blanks."""
    plain = unicodedata.normalize("NFKD", str(text or "")).lower()
    return " ".join(re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c))))


def proper_words(text: object, *, shortest: int = 2) -> set[str]:
    """The folded words that can tell one name from another."""
    return {word for word in folded(text).split() if word not in _COMMON and len(word) >= shortest}


def same_name(one: object, other: object) -> bool:
    """Whether two names can be one person's: the same last word, or all words of one in the other, and first words that do not contradict."""
    left, right = _words(one), _words(other)
    if not left or not right:
        return False
    if left == right:
        return True
    left, right = _bare(left), _bare(right)
    contained = set(left) >= set(right) or set(right) >= set(left)
    if left[-1] != right[-1] and not contained:
        return False
    return len(left) == 1 or len(right) == 1 or _first_words_agree(left, right)


def _words(name: object) -> list[str]:
    return [word for word in folded(name).split() if word not in _SUFFIXES]


def _bare(words: list[str]) -> list[str]:
    return [word for word in words if word not in _TITLES] or words


def _first_words_agree(left: list[str], right: list[str]) -> bool:
    one, other = left[0], right[0]
    initial = one[0] == other[0] and (len(one) == 1 or len(other) == 1 or one.startswith(other) or other.startswith(one))
    return one == other or initial or one in right or other in left or bool(set(left[:-1]) & set(right[:-1]))
