"""Transcripts: who speaks from where to where, told by the labels that open the turns ("SECRETARY BLINKEN:", "QUESTION:", "Q")."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from legation.model import Boilerplate, Speaker, Turn
from legation.reference.place_labels import is_place_name

_TITLED = r"(?:Mr|Ms|Mrs|Miss|Dr|Prof|Amb|Gen|Adm|Lt|Col|Sec|Sen|Rep|Gov|St|Messrs|Hon|Sir|Dame|Lord|Lady|Baroness|Deputy|Senator|Minister|Ambassador|Councillor|Secretary|Spokesperson|Commissioner|Madam|Madame|Mx|Shri|Smt|Shrimati|Sri|Dato|Datuk|Tun|Adv|Cllr)\.?"
_PAREN = r"(?:\s?\((?:[^()\n]|\([^()\n]{1,40}\)){1,80}\))"  # "(Mr. Ali Farah (Djibouti))"
_CAPITALS = (
    rf"(?:H\.\s?E\.\s)?(?:(?:The\s)?(?:{_TITLED}|{_TITLED.upper().replace('(?:MR', '(?:M[Rr]')})\s)?(?:The\s)?[A-Z][A-Z.’']*"
    rf"(?:[ -](?:[A-Z][A-Z.’']*|de|al|van|von|of|and|the|[A-Z]c[A-Z]+))*{_PAREN}{{0,2}}"
)
_WORD = r"[A-Z][\w.’'-]*"
_NAMED = rf"(?:H\.\s?E\.\s)?(?:(?:The|the)\s)?(?:{_TITLED}\s)?[A-Z][\w’'.-]+(?:\s(?:{_WORD}|of|for|the|and|de|del|da|di|al|bin|van|von|der|to|on|in))*{_PAREN}{{0,2}}"
_LABEL = re.compile(rf"^[ \t]*(?P<label>{_CAPITALS}|{_NAMED}):(?=\s)", re.MULTILINE)
# "Ursula Weber, Vice-President of the Commission. – Mr President, ...", as parliaments print it, with "on behalf of the ... Group" or a language in brackets.
_DASHED = re.compile(
    rf"^[ \t]*(?P<label>{_NAMED}(?:\s?\([A-Z][\w&/ -]{{0,14}}\))?(?:,\s[^.\n–—]{{3,120}})?)(?:\.)(?:\s?[–—]|\s-)\s(?=\S)", re.MULTILINE
)
# "Mr. SMITH of New Jersey. Mr. Speaker, ...", "The SPEAKER pro tempore. ...", as congresses print it.
_STOPPED = re.compile(
    r"^[ \t]*(?P<label>(?:Mr|Ms|Mrs|Miss|Dr)\. [A-Z][A-Z’'-]+(?: [A-Z][A-Z’'-]+)*(?: of [A-Z]\w+(?: [A-Z]\w+)?)?"
    r"|The (?:ACTING |VICE )?(?:SPEAKER|PRESIDENT|PRESIDING OFFICER|CHAIR(?:MAN|WOMAN)?)(?: pro tempore)?(?: \([A-Z][^()\n]{1,40}\))?)\. (?=[A-Z“\"])",
    re.MULTILINE,
)
_ASKED = re.compile(r"^[ \t]*(?P<label>Q|QUESTION|Question)(?::|(?=[ \t]{1,8}[\"“(A-Z]))", re.MULTILINE)
_QUESTION = re.compile(r"(?:Q|Question|Reporter|Journalist|Press|Moderator question|Audience(?: member)?)\d?", re.IGNORECASE)
_CHAIR = re.compile(
    r"(?:an\sceann\scomhairle|an\scathaoirleach|y?\s?llywydd|(?:the\s)?presiding\sofficer)|(?:the\s|madam\s|mr\.?\s|madame\s)?(?:acting\s|deputy\s|vice[- ])*(?:speaker|president|chair|chairman|chairwoman|chairperson|moderator|interpreter|clerk)(?:\spro\stempore)?",
    re.IGNORECASE,
)
_BEARS = re.compile(rf"^(?:H\.\s?E\.\s)?(?:The\s)?(?:{_TITLED}|{_TITLED.upper()})\s", re.MULTILINE)
_ROLE = re.compile(
    r"\b(?:minister|secretary|president|chancellor|commissioner|representative|ambassador|spokes(?:man|woman|person)|speaker|senator|commissioner|director|general|chair|envoy|premier|governor|group|taoiseach|t[áa]naiste|treasurer|attorney|solicitor|whip)\b",
    re.IGNORECASE,
)
_NO_SPEAKER = re.compile(
    r"(?:note|read|watch|photo|image|caption|source|contact|date|time|place|subject|from|to|cc|re|tel|phone|email|e-mail|fax|url|location|"
    r"updated|published|summary|background|also|editor.*|read more|first|second|third|"
    r"finally|title|author|section|headline|warning|correction|participants|delegation|annex|attention|media.*|for .*|here.*|this .*|these .*|what .*|who .*|why .*|how .*|in .*|on .*|at .*|"
    r"resolution.*|article.*|chapter.*|part .*|item.*|agenda.*|table.*|figure.*|key .*|highlights?|analysis|explainer|opinion|update.*|breaking.*|live.*)",
    re.IGNORECASE,
)
_FEWEST = 3  # labelled turns that make a transcript
_FEWEST_ANSWERS = 2  # answers of the same that make whoever stands before them one who asks
_OF_OFFICE = 6  # words of a label that is an office and no more
_LONGEST_LABEL = 150
_LONGEST_PLAIN = 60  # characters of a label that has neither brackets nor a role

_At = tuple[int, int, int]  # where a label begins and ends, and what is said begins


def turns(text: str, boilerplate: Sequence[Boilerplate]) -> tuple[Turn, ...]:
    """The turns of a transcript in order; none for a text that is no transcript."""
    marked = [(part.start, part.end) for part in boilerplate]
    found = sorted(
        {(m.start("label"), m.end("label"), m.end()) for pattern in (_ASKED, _LABEL, _DASHED, _STOPPED) for m in pattern.finditer(text)},
        key=lambda at: (at[0], -at[1]),
    )
    labels = [at for at in found if _may_speak(text[at[0] : at[1]]) and not any(a <= at[0] < b for a, b in marked)]
    labels = [at for n, at in enumerate(labels) if n == 0 or at[0] >= labels[n - 1][2]]
    askers = _askers(text, labels)
    kept = _recurring(text, labels, askers)
    if len(kept) < _FEWEST and not (len(kept) > 1 and all(_is_certain(text[a:b]) for a, b, _ in kept)):
        return ()
    ends = [*[start for start, _, _ in kept[1:]], len(text)]
    return tuple(turn for at, end in zip(kept, ends, strict=True) if (turn := _turn(text, at, end, asks=at in askers)))


def opens_turn(line: str) -> bool:
    """Whether a line begins with a label that by itself shows a speaker: "Mr. Paul Roy (Gatineau): Mr. Speaker, ..."."""
    found = next((m for pattern in (_ASKED, _LABEL, _DASHED, _STOPPED) if (m := pattern.match(line))), None)
    return found is not None and _may_speak(found["label"]) and (_is_strong(found["label"]) or _asks(found["label"]))


def opens_exchange(line: str, following: str) -> bool:
    """Whether a line asks under a label and the next one has a label too: "Port Mail: Will China send aid?", "He Ran: ..."."""
    labels = [m["label"] for one in (line, following) if (m := _LABEL.match(one)) and _may_speak(m["label"])]
    return len(labels) > 1 and line.rstrip().endswith("?")


def _may_speak(label: str) -> bool:
    plain = label.strip()
    bare = re.sub(r"\s*\(.*\)$|,.*$", "", plain)
    if len(plain) > _LONGEST_LABEL or (len(bare) > _LONGEST_PLAIN and not _ROLE.search(bare)):
        return False
    return not _NO_SPEAKER.fullmatch(bare) and not is_place_name(bare)


def _asks(label: str) -> bool:
    """Whether a label is that of whoever asks, whatever stands in brackets behind it: "Question (Harbour Daily)"."""
    return _QUESTION.fullmatch(_key(label)) is not None


def _askers(text: str, labels: Sequence[_At]) -> frozenset[_At]:
    """Labels of who asks one who answers again and again: "Harbour Daily: ...?" before each "Wang Lin: ..."; none where it is so but once."""
    counts = Counter(_key(text[a:b]) for a, b, _ in labels)
    asking = [
        (at, after)
        for at, after in pairwise(labels)
        if text[at[2] : after[0]].rstrip().endswith("?") and counts[_key(text[after[0] : after[1]])] > 1
    ]
    answering = Counter(_key(text[after[0] : after[1]]) for _, after in asking)
    return frozenset(at for at, after in asking if answering[_key(text[after[0] : after[1]])] >= _FEWEST_ANSWERS)


def _recurring(text: str, labels: list[_At], askers: frozenset[_At]) -> list[_At]:
    """Labels that make a transcript: capitals or a question, or names that come back; one that stands alone is a heading with a colon."""
    counts = Counter(_key(text[a:b]) for a, b, _ in labels)
    capitals = [at for at in labels if text[at[0] : at[1]].isupper() and len(text[at[0] : at[1]]) > 1]
    asked = any(_asks(text[a:b]) for a, b, _ in labels)
    strong = [at for at in labels if _is_strong(text[at[0] : at[1]])]
    of_house = len(strong) >= _FEWEST or (bool(strong) and asked)
    certain = sum(_is_certain(text[a:b]) for a, b, _ in labels) > 1
    spoken = len(capitals) >= _FEWEST and (asked or max(counts.values(), default=0) > 1)
    return [
        (a, b, c)
        for a, b, c in labels
        if counts[_key(text[a:b])] > 1
        or (spoken and text[a:b].isupper())
        or (of_house and (_is_strong(text[a:b]) or _is_short_of(text[a:b], strong, text)))
        or (certain and _is_certain(text[a:b]))
        or _asks(text[a:b])
        or (a, b, c) in askers
    ]


def _is_certain(label: str) -> bool:
    """Whether a label is a question's, or a title and a name in capitals: "SECRETARY BLINKEN", "MR. PRICE"."""
    if _asks(label):
        return True
    name = re.sub(r"^(?:The\s)?\S+\s", "", _key_words(label))
    if _BEARS.match(f"{label} ") and name.isupper() and len(name) > 1:
        return True  # "Mr HARRIS (Perth)"
    return label.isupper() and len(label.split()) > 1 and bool(_BEARS.match(f"{label} ") or _ROLE.search(label))


def _is_strong(label: str) -> bool:
    """Whether a label by itself shows a speaker: a title of address before a name, the chair, or brackets or an apposition with a name before."""
    bare = re.sub(r"\s*\(.*\)$|,.*$", "", label).strip()
    told = bare != label.strip() and (len(bare.split()) > 1 or _CHAIR.fullmatch(bare) is not None)
    if bare.startswith("The ") and len(bare.split()) < _OF_OFFICE and _ROLE.search(bare):
        return True  # "The Secretary-General"
    return (bool(_BEARS.match(f"{label} ")) and len(bare.split()) > 1) or _CHAIR.fullmatch(bare) is not None or told


def _is_short_of(label: str, strong: Sequence[tuple[int, int, int]], text: str) -> bool:
    """Whether a plain name was given before in a fuller label: "Nina Price" after "The Minister for Europe (Nina Price)"."""
    return any(label.casefold() in text[a:b].casefold() for a, b, _ in strong)


def _key_words(label: str) -> str:
    return re.sub(r"\s*\(.*\)$", "", " ".join(label.split()))


def _key(label: str) -> str:
    return _key_words(label).casefold()


def _turn(text: str, at: _At, end: int, *, asks: bool) -> Turn | None:
    start, stop, words = at
    while words < end and text[words].isspace():
        words += 1
    while end > words and text[end - 1].isspace():
        end -= 1
    if words >= end:
        return None
    label = text[start:stop]
    return Turn(words, end, speaker=Speaker(start, stop, label), question=asks or _asks(label))
