"""Standing formats: which mechanism a meeting belongs to, which edition it is, and on whose sidelines it is held."""

import re
from collections.abc import Set
from typing import Literal

from legation.language import children, extent_of, head, subtree
from legation.meetings.cues import Cue
from legation.model import Extent, Token
from legation.reference.mechanisms import Mechanism, mechanisms
from legation.reference.meeting_words import by_word, pattern
from legation.reference.named import of_register, of_register_few

_ASIDE = re.compile(
    r"\b(?:side-?lines?|margins?|fringes|fringe)\s+of\s+(?:the\s+|a\s+|this\s+|last\s+|next\s+)?(?:year['’]s\s+|week['’]s\s+)?(?:\w+\s+){0,2}?$",
    re.IGNORECASE,
)
_AT = re.compile(r"\b(?:at|during)\s+(?:the\s+)?(?:\w+\s+){0,2}?$", re.IGNORECASE)
_BESIDE = re.compile(
    r"\b(?:side-?lines?|margins?|fringes?)\s+of\s+(?:the|this|that)\s+(?:summit|forum|conference|gathering|meeting|assembly)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s+(?:since\b|between\s+the\s+two\b|this\s+(?:year|month|week)|in\s+(?:an?\s|(?:[\w-]+\s+){1,3}(?:years|months|weeks|days|decades)\b))",
    re.IGNORECASE,
)
_HELD = re.compile(r"\s+(?:in-person|virtual|stand-alone|standalone|annual)\b", re.IGNORECASE)
_ANNIVERSARY = re.compile(r"[\s-]+anniversary\b", re.IGNORECASE)
_DATED = re.compile(r"\s+(?:on|in)\s+[\w ,]{3,24}\s+of\s+(?:the\s+)?")  # "a meeting on January 26 of the"
_CAPITALS = re.compile(r"(?:\s+(?:and\s+)?[A-Z][\w&-]*)+")
_ORGANS = frozenset({"group", "network", "partnership", "fellowship", "forum", "conference", "committee", "corps", "initiative", "team", "force", "alliance", "bank", "dialogue", "fellows", "accelerator", "workshop", "roundtable"})  # fmt: skip
_OCCASIONS = frozenset({"meeting", "meetings", "call", "session", "statement", "readout"})
_HEADS = re.compile(r"leaders?\b|ministers?\b|ministerial|summit|heads\b", re.IGNORECASE)
_OF_MINISTERS = re.compile(r"(?<!prime )\bminist(?:ers|erial|ers['’])\b", re.IGNORECASE)
_OF_LEADERS = re.compile(r"\b(?:leaders?|summit)\b", re.IGNORECASE)
_OF_OFFICIALS = re.compile(
    r"\b(?:representatives|experts|officials|sherpas|envoys|heads\s+of\s+(?!state\b|government\b|the\s+state\b)|working\s+groups?|task\s+force)",
    re.IGNORECASE,
)
_TWO = re.compile(r"\btwo[-‑ ]plus[-‑ ]two\b|\b2\s?\+\s?2\b", re.IGNORECASE)
_ANNUAL = re.compile(r"\bannual\b", re.IGNORECASE)
_ORDINAL = re.compile(r"\b\d{1,3}(?:st|nd|rd|th)\b")


@of_register
def _named() -> tuple[re.Pattern[str], dict[str, str]]:
    keys: dict[str, str] = {}
    for mechanism in mechanisms().values():
        for name in (mechanism.name, *mechanism.names):
            keys.setdefault(name, mechanism.key)
    names = sorted(keys, key=lambda n: (-len(n), n))
    return re.compile(r"(?<![\w-])(?:" + "|".join(_over_lines(name) for name in names) + r")(?![\w+])"), keys


def _over_lines(name: str) -> str:
    """A pattern for a name that may be broken over two lines."""
    return re.escape(name).replace("\\ ", r"(?: |\s{1,3})")


@of_register
def _terms(key: str) -> re.Pattern[str] | None:
    terms = sorted(mechanisms()[key].terms, key=lambda t: (-len(t), t))
    return re.compile(r"(?<![\w+])(?:" + "|".join(_over_lines(term) for term in terms) + r")(?![\w+])", re.IGNORECASE) if terms else None


def named(text: str) -> tuple[tuple[Extent, str], ...]:
    """The mechanisms named in a text with their extents, in order."""
    return tuple((extent, key) for extent, key, organ in _all_named(text) if not organ)


@of_register_few  # every cue of a sentence asks for its names, and for its lesser bodies
def _all_named(text: str) -> tuple[tuple[Extent, str, str], ...]:
    """The mechanisms named in a text, and the words behind a name that make it that of a lesser body, if there are any."""
    words, keys = _named()
    return tuple((Extent(m.start(), m.end()), keys[" ".join(m.group().split())], _organ(text[m.end() :])) for m in words.finditer(text))


def _is_organ(after: str) -> bool:
    """Whether the capital words that follow make the name that of a lesser body: "Quad Senior Cyber Group", "G7 Rapid Response Network"."""
    return bool(_organ(after))


def _organ(after: str) -> str:
    """The capital words that make a name that of a lesser body; empty where they do not."""
    following = _CAPITALS.match(after)
    words = following.group().split() if following else []
    while words and words[-1].casefold() in _OCCASIONS:
        words.pop()  # "Quad Senior Cyber Group Meeting"
    if words == ["Partnership"]:
        return ""  # "the AUKUS Partnership" is the format itself
    summit = len(words) > 1 and words[-1] == "Summit" and words[-2].casefold() in _ORGANS  # "Quad Fellowship Summit"
    is_one = bool(words) and words[-1].casefold() in _ORGANS and not any(_HEADS.match(word) for word in words)
    is_one = is_one or (summit and not any(_HEADS.match(word) for word in words[:-1]))
    return " " + " ".join(words) if is_one else ""


def organ_of(cue: Cue) -> tuple[str, Extent] | None:
    """A lesser body of a format that meets ("the Quad Senior Cyber Group met"): the format's key and where the body's name stands in the document."""
    text, offset = cue.sentence.text, cue.sentence.start
    for extent, key, organ in _all_named(text):
        if organ and text[extent.end :].startswith(organ) and meets(key) and _names_it(cue, phrase(cue), offset, extent):
            return key, Extent(offset + extent.start, offset + extent.end + len(organ))
    return None


def meant(text: str, parties: tuple[str, ...]) -> str | None:
    """The mechanism that a term ("the 2+2") means among these parties, the smallest one to which all belong; `None` if there is none."""
    if len(parties) < 2:
        return None
    fitting = [m for m in mechanisms().values() if m.members and set(parties) <= set(m.members) and _says(m, text)]
    return min(fitting, key=lambda m: (-_longest(m, text), len(m.members), m.key)).key if fitting else None


def whole(text: str, parties: tuple[str, ...]) -> str | None:
    """The mechanism named in a text whose members are just these parties, if there are three or more of them."""
    if len(parties) < 3:
        return None
    own = next((key for _, key in named(text) if set(mechanisms()[key].members) == set(parties) and meets(key)), None)
    key = own or meant(text, parties)
    return key if key is not None and set(mechanisms()[key].members) == set(parties) and meets(key) else None


def by_company(key: str, present: Set[str]) -> str:
    """Of the formats that go by one name the one most of whose members a document names: "the Quad" of Germany, France and Britain."""
    own = mechanisms()[key]
    rivals = [m for m in mechanisms().values() if m.key != key and {own.name, *own.names} & set(m.terms)]
    best = max(rivals, key=lambda m: (_share(m, present), m.key), default=own)
    return best.key if _share(best, present) > _share(own, present) else key


def _share(mechanism: Mechanism, present: Set[str]) -> float:
    return len(present & set(mechanism.members)) / len(mechanism.members) if mechanism.members else 0.0


def fitting(key: str | None, text: str, parties: tuple[str, ...]) -> str | None:
    """The mechanism, or its rival of the same name to which these parties belong ("the Quad" of other states); `None` if neither fits."""
    if key is None or len(parties) < 2 or not mechanisms()[key].members or set(parties) & set(mechanisms()[key].members) == set(parties):
        return key
    rival = meant(text, parties)
    outside = len(set(parties) - set(mechanisms()[key].members))
    return rival or (key if outside * 2 <= len(parties) else None)


def _says(mechanism: Mechanism, text: str) -> bool:
    return _longest(mechanism, text) > 0


def _longest(mechanism: Mechanism, text: str) -> int:
    """The length of the longest term for the mechanism in a text; 0 where there is none but in the names of lesser bodies."""
    terms = _terms(mechanism.key)
    found = (m for m in terms.finditer(text) if not _is_organ(text[m.end() :])) if terms else ()
    return max((len(m.group()) for m in found), default=0)


def phrase(cue: Cue) -> Extent:
    """The words of a cue's noun phrase as far as they name it: from its first modifier to the end of "of ..."; of a verb, itself."""
    if not cue.noun:
        return Extent(cue.token.start, cue.token.end)
    skipped = ("relcl", "acl", "appos", "conj", "cc", "punct", "advcl", "dep")
    tokens = list(subtree(cue.sentence, cue.token, without=skipped))
    stop = next((t.start for t in tokens if t.i > cue.token.i and t.dep == "prep" and t.lemma not in ("of", "for", "on", "and")), None)
    kept = tuple(t for t in tokens if stop is None or t.start < stop)
    return extent_of(kept or (cue.token,))


def words_of(cue: Cue) -> str:
    """The words that `phrase` finds."""
    return _within(cue, phrase(cue))


def _within(cue: Cue, extent: Extent) -> str:
    return cue.sentence.text[extent.start - cue.sentence.start : extent.end - cue.sentence.start]


def format_of(cue: Cue) -> tuple[str | None, str | None]:
    """Key of the mechanism that the cue's own words name, and key of the one on whose sidelines they put it."""
    text, offset, own = cue.sentence.text, cue.sentence.start, phrase(cue)
    mechanism = aside = None
    for extent, key in named(text):
        before = text[: extent.start]
        if _ASIDE.search(before) or (not cue.noun and cue.word.use != "topic" and _AT.search(before)):
            aside = aside or key
        elif meets(key) and _names_it(cue, own, offset, extent):
            mechanism = mechanism or key
        elif cue.noun and _AT.search(before) and extent.start + offset >= cue.token.end:
            aside = aside or key
    return mechanism, aside


def _names_it(cue: Cue, own: Extent, offset: int, extent: Extent) -> bool:
    """Whether the format named at `extent` is the cue's own: in its noun phrase, behind its date, or who meets or is hosted."""
    start = offset + extent.start
    if not cue.noun:
        return _acts(cue, start)
    dated = _DATED.fullmatch(cue.sentence.text[cue.token.end - offset : extent.start]) is not None
    return own.start <= start < own.end or dated


def _acts(cue: Cue, start: int) -> bool:
    """Whether the format that is named there is who meets, or who is hosted: "the Security Council met", "hosted the contact group"."""
    if cue.word.use not in ("meet", "host"):
        return False
    wanted = ("nsubj",) if cue.word.use == "meet" else ("dobj",)
    for below in children(cue.sentence, cue.token, *wanted):
        tokens = subtree(cue.sentence, below, without=("prep", "relcl", "acl", "appos", "conj"))
        if extent_of(tokens).start <= start < below.end:
            return True
    return False


def is_of_others(cue: Cue, key: str | None) -> bool:
    """Whether the words of a noun call it a two-plus-two that is not the format that stands beside it."""
    if key is None or not cue.noun or _TWO.search(words_of(cue)) is None:
        return False
    row = mechanisms()[key]
    return not any("2+2" in name for name in (row.name, *row.names, *row.terms))


def level_said(cue: Cue) -> Literal["leader", "minister"] | None:
    """The level that the words of a cue's own noun phrase give: "the Quad Foreign Ministers' Meeting"."""
    if not cue.noun:
        return None
    words = words_of(cue)
    if _OF_MINISTERS.search(words):
        return None if _OF_LEADERS.search(words) else "minister"
    return None


def rank_said(cue: Cue) -> Literal["leader", "minister", "official"] | None:
    """The rank of those who meet, as the words of the cue or of its subject have it: "the Quad's heads of development agencies met"."""
    tops = [t for t in children(cue.sentence, cue.token, "nsubj", "nsubjpass") if t.pos != "PRON"]
    tops += [t for by in children(cue.sentence, cue.token, "prep") if by.lemma == "with" for t in children(cue.sentence, by, "pobj")]
    parts = [extent_of(tuple(subtree(cue.sentence, top, without=("relcl", "acl", "appos")))) for top in tops]
    words = words_of(cue) if cue.noun else " | ".join(_within(cue, part) for part in parts)
    if _OF_OFFICIALS.search(words):
        return "official"
    if _OF_MINISTERS.search(words):
        return None if _OF_LEADERS.search(words) else "minister"
    return "leader" if _OF_LEADERS.search(words) else None


def of_group(parties: tuple[str, ...]) -> str | None:
    """The mechanism of a group of many that meets as a whole under its own acronym (`G20`); `None` where none of the parties is one."""
    keys = (f"mechanism:{party.lower()}" for party in parties if party.lower() in by_word("format"))
    return next((key for key in keys if key in mechanisms()), None)


def beside(cue: Cue) -> bool:
    """Whether the cue's sentence puts it on the sidelines of an occasion that it does not name ("on the margins of the summit")."""
    return _BESIDE.search(cue.sentence.text) is not None


def meets(key: str) -> bool:
    """Whether a mechanism is one that meets, rather than a partnership that is talked of."""
    return not key.endswith(("-partnership", "-accords"))


def edition(cue: Cue) -> str | None:
    """The ordinal on the cue's own noun, its format, or the occasion it serves ("for the fifth 2+2 dialogue"), with how it is held.

    `None` where there is none, and where it only counts meetings of a time ("their first meeting in a year").
    """
    noun = cue.token if cue.noun else _occasion(cue)
    if noun is None:
        return None
    own = phrase(cue) if cue.noun else Extent(head(cue.sentence, noun).end, noun.end)
    before = cue.sentence.text[own.start - cue.sentence.start : max(0, noun.start - cue.sentence.start)]
    if _COUNTED.match(cue.sentence.text[noun.end - cue.sentence.start :]):
        return None
    for match in [*_ORDINAL.finditer(before), *pattern("edition").finditer(before)]:
        if _ANNIVERSARY.match(before[match.end() :]):
            continue  # "NATO's 75th anniversary summit"
        held = _HELD.match(before[match.end() :])
        return match.group() + (held.group() if held else "")
    return "annual" if _ANNUAL.search(before) else None


def _occasion(cue: Cue) -> Token | None:
    """The noun behind a later "for": "hosted the three leaders for their third summit"."""
    for token in cue.sentence.tokens[cue.token.i + 1 :]:
        if token.dep == "pobj" and token.lemma in by_word("noun", "occasion") and head(cue.sentence, token).lemma == "for":
            return token
    return None
