"""Find place names: words that the gazetteer or the recogniser take for a place and that do not stand in the name of a person."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from legation.model import Document, Mention, PlaceSense, Sentence, Span, Token
from legation.places.gazetteer import LONGEST, Gazetteer
from legation.places.names import normal
from legation.places.sense import place_words, sense_of
from legation.reference.successors import successors

Source = Literal["table", "adjective", "abbreviation", "gazetteer", "recogniser"]
Label = tuple[str, int, int]
_PLACE_LABELS = ("GPE", "LOC", "FAC")
_BREAKS = frozenset([",", ";", ":", "(", ")", '"', "“", "”", "/", "—", "–", "--", "[", "]", "|"])
_LARGE = 100_000  # inhabitants from which a name counts without any other sign (20,000 and 500,000 tried on TR-News, GeoWebNews: worse)
_TOWN = 5_000  # inhabitants from which it counts after "in", "near", "from" (1,000 and 15,000 tried: no better)
_COMPOUND = re.compile(r"([A-Z][\w.]*)[-‑–][a-z]\w+")
_NO_LABEL: Label = ("", -1, -1)


class Found(Span, frozen=True, kw_only=True):
    """A place name not yet resolved. `source`: what it was found by; `within`: the division or state after the comma ("Austin, Texas");
    `division`: the words around tell of a part of a state with a government of its own ("New York's governor")."""

    source: Source
    sense: PlaceSense
    within: str | None = None
    division: bool = False


_NEAR = 32  # characters in which "governor of" stands


@dataclass(frozen=True)
class _Scan:
    """What the search looks at besides the sentence: where metonyms begin, characters in persons' names and words of such names,
    characters in the names of bodies and of states that are no more, and words that the document has in small letters."""

    document: Document
    metonyms: frozenset[int]
    persons: frozenset[int]
    names: frozenset[str]
    bodies: frozenset[int]
    gone: frozenset[int]
    plain: frozenset[str]
    gazetteer: Gazetteer


def find(document: Document, sentences: Sequence[Sentence], mentions: Sequence[Mention], gazetteer: Gazetteer) -> tuple[Found, ...]:
    """Place names in the order of the text, none within another. A name that is sure once counts wherever it stands."""
    persons, names = _persons(sentences, mentions)
    metonyms = frozenset(m.start for m in mentions if m.how == "metonym")
    plain = frozenset(t.text for s in sentences for t in s.tokens if t.text.islower() and len(t.text) > 3)
    scan = _Scan(document, metonyms, persons, names, _bodies(sentences, mentions), _gone(mentions), plain, gazetteer)
    first = [tuple(_in_sentence(sentence, scan, frozenset())) for sentence in sentences]
    sure = frozenset(normal(f.text) for some in first for f in some if f.source in ("gazetteer", "table"))
    if not sure:
        return tuple(f for some in first for f in some)
    return tuple(f for sentence in sentences for f in _in_sentence(sentence, scan, sure))


def _persons(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> tuple[frozenset[int], frozenset[str]]:
    """Characters that lie in the name of a person, the title before it left out, and words that are oftener part of a name than a place."""
    inside: set[int] = set()
    words: Counter[str] = Counter()
    for mention in mentions:
        if mention.how == "name" and (mention.actor or "").startswith("person:"):
            at = mention.text.find(mention.title) if mention.title else -1
            begin = at + len(mention.title or "") if at >= 0 else 0
            inside.update(range(mention.start + begin, mention.end))
            words.update(mention.text[begin:].split())
    for sentence in sentences:
        for entity in sentence.entities:
            texts = [t.text for t in sentence.tokens[entity.first : entity.last + 1]]
            if entity.label == "PERSON" and len(texts) > 1:
                words.update(texts)
            elif entity.label in _PLACE_LABELS and len(texts) == 1:
                words.subtract(texts)
    return frozenset(inside), frozenset(word for word, count in words.items() if count > 0)


def _bodies(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> frozenset[int]:
    """Characters in names of two words and more that are those of ministries, agencies, firms: "Department of Energy"."""
    inside: set[int] = set()
    for mention in mentions:
        if mention.how == "name" and (mention.actor or "").startswith(("body:", "org:")) and " " in mention.text:
            inside.update(range(mention.start, mention.end))
    for sentence in sentences:
        for entity in sentence.entities:
            if entity.label in ("ORG", "EVENT", "LAW") and entity.first < entity.last:
                inside.update(range(sentence.tokens[entity.first].start, sentence.tokens[entity.last].end))
    return frozenset(inside)


def _gone(mentions: Sequence[Mention]) -> frozenset[int]:
    """Characters in the names of states that are no more: there is no Germany in "East Germany"."""
    named = (m for m in mentions if m.how in ("name", "adjective") and m.actor in successors())
    return frozenset(offset for mention in named for offset in range(mention.start, mention.end))


def _in_sentence(sentence: Sentence, scan: _Scan, sure: frozenset[str]) -> Iterator[Found]:
    labels = {i: (e.label, e.first, e.last) for e in sentence.entities for i in range(e.first, e.last + 1)}
    at = 0
    while at < len(sentence.tokens):
        token = sentence.tokens[at]
        if (
            not token.text[:1].isupper()
            or token.start in scan.gone
            or (token.start in scan.persons and not _sited(sentence, at, labels.get(at, _NO_LABEL), scan))
        ):
            at += 1
            continue
        compound = _COMPOUND.fullmatch(token.text)
        if compound and scan.gazetteer.is_state(compound[1]):
            end = token.start + len(compound[1])
            yield Found(token.start, end, scan.document.text[token.start : end], source="table", sense="metonymic")
            at += 1
            continue
        last, source = _match(sentence, at, labels, scan, sure)
        if source is not None:
            yield _found(sentence, at, last, source, scan, labels)
        at = last + 1


def _sited(sentence: Sentence, at: int, label: Label, scan: _Scan) -> bool:
    """Whether something is said to be in what else is a person's name, and what follows or the recogniser tells a place: "in Churchill, Man."."""
    if not at or sentence.tokens[at - 1].text.lower() not in ("in", "at", "near", "from", "to", "outside"):
        return False
    return follows(sentence, at, scan.gazetteer) is not None or (label[0] == "GPE" and label[1] == label[2])


def _match(sentence: Sentence, at: int, labels: dict[int, Label], scan: _Scan, sure: frozenset[str]) -> tuple[int, Source | None]:
    """The last token of the longest name that begins here, and what it is known by."""
    tokens = sentence.tokens
    for last in _ends(tokens, at):
        source = _accepted(sentence, at, last, labels.get(at, _NO_LABEL), scan, sure)
        if source is not None:
            return last + (source == "abbreviation" and _has_point(tokens, last)), source
    label, first, last = labels.get(at, _NO_LABEL)
    if first == at < last and tokens[at].text.lower() in place_words("direction"):
        return at, None
    if label in _PLACE_LABELS and first == at and _unknown_holds(sentence, at, last, label, scan):
        return last, "recogniser"
    return at, None


def _has_point(tokens: Sequence[Token], last: int) -> bool:
    """Whether the full stop that the parser has cut off belongs to the abbreviation: "London, Ont., and"."""
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    return after is not None and after.text == "." and after.start == tokens[last].end and not tokens[last].text.isupper()


def _ends(tokens: Sequence[Token], at: int) -> list[int]:
    """Positions where a name that begins at `at` may end, the farthest first."""
    out = []
    for last in range(at, min(at + LONGEST + 2, len(tokens))):
        if tokens[last].text in _BREAKS:
            if last + 1 < len(tokens) and tokens[last + 1].text in ("D.C.", "DC"):
                continue
            break
        if tokens[last].text[:1].isupper() or (last > at and tokens[last].text in place_words("type")):
            out.append(last)
    return out[::-1]


def _name(sentence: Sentence, at: int, last: int) -> str:
    return sentence.text[sentence.tokens[at].start - sentence.start : sentence.tokens[last].end - sentence.start]


def _accepted(sentence: Sentence, at: int, last: int, label: Label, scan: _Scan, sure: frozenset[str]) -> Source | None:
    name, gazetteer = _name(sentence, at, last), scan.gazetteer
    key = normal(name)
    if key in gazetteer.after_comma and at and sentence.tokens[at - 1].text in (",", "(") and (len(name) > 2 or name.isupper()):
        return "abbreviation"
    if key in gazetteer.adjectives and not gazetteer.is_state(name):
        spoken = label[0] == "LANGUAGE" and sentence.tokens[last].dep not in ("amod", "compound")
        return "adjective" if not spoken and label[0] != "PERSON" and sentence.tokens[last].tag[:2] in ("JJ", "NN") else None
    if not gazetteer.knows(name):
        return _typed(sentence, at, last, gazetteer)
    if label[0] == "PERSON" and label[1] < label[2] and not (at == label[1] and last >= label[2]):
        return None
    if at == last and sentence.tokens[at].text in scan.names and not _said_of_place(sentence, at, last, scan):
        return None
    if gazetteer.is_state(name):
        into = at > 0 and label[0] == "PERSON" and sentence.tokens[at - 1].text.lower() in place_words("into")
        return "table" if _table_holds(name, label, at, last, gazetteer) or (into and gazetteer.is_division(name)) else None
    if _doubtful(name, sentence, at, last, label, scan):
        return None
    if key in sure and sentence.tokens[at].tag[:2] in ("NN", "JJ") and (at < last or key not in place_words("common")):
        return "gazetteer"
    return "gazetteer" if _name_holds(name, sentence, at, last, label, scan) else None


def _doubtful(name: str, sentence: Sentence, at: int, last: int, label: Label, scan: _Scan) -> bool:
    """A small town's name after "of" in the name of a body ("Department of Commerce"), or one that is a word of the language ("energy").

    What stands after the comma makes up for it, but not where the recogniser sees a date: "In March, Victoria announced".
    """
    if label[0] in ("DATE", "TIME") and normal(name) in place_words("common"):
        return True
    well_known = any(
        c.entry.kind in ("country", "admin1", "region") or c.entry.capital or c.entry.population >= _LARGE
        for c in scan.gazetteer.candidates(name)
        if not c.alternate
    )
    if well_known or follows(sentence, last, scan.gazetteer) is not None:
        return False
    before = sentence.tokens[at - 1] if at else None
    within = before is not None and before.start in scan.bodies and sentence.tokens[last].end - 1 in scan.bodies
    if before is not None and within and before.text.lower() in ("of", "for", "and", ",", "&"):
        return True
    return at == last and name.lower() in scan.plain


def _typed(sentence: Sentence, at: int, last: int, gazetteer: Gazetteer) -> Source | None:
    """ "Helmand Province": a division known without the word for its kind."""
    if last == at or sentence.tokens[last].text.lower() not in place_words("type"):
        return None
    base = gazetteer.candidates(_name(sentence, at, last - 1))
    return "gazetteer" if any(c.entry.kind in ("admin1", "admin2") for c in base) else None


def _said_of_place(sentence: Sentence, at: int, last: int, scan: _Scan) -> bool:
    if follows(sentence, last, scan.gazetteer) is not None:
        return True
    here = any(e.first <= at <= e.last and e.label in _PLACE_LABELS for e in sentence.entities)
    return here and at > 0 and sentence.tokens[at - 1].text.lower() in place_words("into")


def _table_holds(name: str, label: Label, at: int, last: int, gazetteer: Gazetteer) -> bool:
    """Names of the hand-made tables: nearly always right, but for short ones and for seas in the names of firms."""
    if name.isupper() and gazetteer.is_division(name):
        return True
    if label[0] in ("PERSON", "WORK_OF_ART", "LANGUAGE") or (len(normal(name)) <= 3 and not name.isupper()):
        return False
    return not (label[0] in ("ORG", "PRODUCT") and (label[1] < at or label[2] > last)) or gazetteer.is_division(name)


def _name_holds(name: str, sentence: Sentence, at: int, last: int, label: Label, scan: _Scan) -> bool:
    """A name of the gazetteer's many: where the recogniser agrees, or the place is large, or the words around it speak of a place."""
    tokens, key = sentence.tokens, normal(name)
    followed = follows(sentence, last, scan.gazetteer) is not None
    if len(key) < 3 or key.startswith("the ") or (at == last and key in place_words("common") and not followed):
        return False
    if followed or _opens(sentence, at, last):
        return True
    largest = max((c.entry.population for c in scan.gazetteer.candidates(name) if not c.alternate), default=0)
    if _is_acronym(sentence, tokens[at].text) and at == last and largest < _LARGE:
        return False
    if label[0] in _PLACE_LABELS:
        return label[0] == "GPE" or (last >= label[2] and (at == label[1] or tokens[at - 1].text.lower() in place_words("common")))
    if not tokens[at].tag.startswith("NNP"):
        return False
    into = at > 0 and tokens[at - 1].text.lower() in place_words("into")
    if into and largest >= _TOWN and label[0] in ("", "ORG", "NORP", "PRODUCT", "PERSON"):
        return _alone(tokens, at, last)
    if largest >= _TOWN and label[0] not in ("DATE", "TIME", "EVENT", "WORK_OF_ART", "LAW") and _located(tokens, at, last):
        return True
    if label[0] in ("ORG", "NORP") and at == last == label[1] == label[2] and _names_capital(name, scan.gazetteer):
        return _alone(tokens, at, last)
    if label[0] in ("ORG", "EVENT", "LAW") and largest >= _LARGE:
        return last < label[2] or at > label[1]
    return largest >= _LARGE and label[0] == "" and _alone(tokens, at, last)


def _located(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether the words beside say that the name is a place: "Aleppo Mayor X", "an Oldham woman", "in eastern Aleppo"."""
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if after is not None and after.text.lower() in place_words("of_place") and tokens[last].dep in ("compound", "nmod", "poss"):
        return not (at and tokens[at - 1].tag == "NNP" and tokens[at - 1].text[:1].isupper())
    return at > 1 and tokens[at - 1].text in place_words("direction") and tokens[at - 2].text.lower() in place_words("into")


def _names_capital(name: str, gazetteer: Gazetteer) -> bool:
    return any(c.entry.capital and not c.alternate for c in gazetteer.candidates(name))


def _is_acronym(sentence: Sentence, word: str) -> bool:
    """Whether a word in capitals or with capitals inside ("NATO", "MoD") stands among words that have none."""
    return len(word) <= 6 and not word[1:].islower() and not word.isdigit() and sentence.text != sentence.text.upper() and "." not in word


def _opens(sentence: Sentence, at: int, last: int) -> bool:
    """Whether a name in capitals opens the sentence as a dateline does: "TORRINGTON - The mayor"."""
    after = sentence.tokens[last + 1].text if last + 1 < len(sentence.tokens) else ""
    return at == 0 and _name(sentence, at, last).isupper() and after in ("-", "--", "—", "–", "(", ",", ":")


def _alone(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether no other capitalised word stands beside the name, so that it is not half of a longer one."""
    before = tokens[at - 1] if at else None
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    return not (before and before.tag == "NNP" and before.text[:1].isupper()) and not (
        after and after.tag == "NNP" and after.text[:1].isupper()
    )


def _unknown_holds(sentence: Sentence, at: int, last: int, label: str, scan: _Scan) -> bool:
    """Whether what the recogniser takes for a place stays one without the gazetteer: it must be said to be somewhere, or be a landmark."""
    tokens = sentence.tokens[at : last + 1]
    if any(scan.gazetteer.knows(t.text) and t.text not in scan.names for t in tokens[1:] if t.text[:1].isupper()) and label == "GPE":
        return False
    proper = all(t.text[:1].isupper() or t.pos in ("ADP", "DET", "PUNCT", "PART") for t in tokens) and tokens[-1].text[:1].isupper()
    acronym = at == last and (_is_acronym(sentence, tokens[0].text) or any(c.isdigit() for c in tokens[0].text))
    if acronym or not tokens[-1].tag.startswith("NNP") or (at == last and tokens[0].text.lower() in scan.plain):
        return False
    if not proper or any(t.text in scan.names for t in tokens) or normal(_name(sentence, at, last)) in place_words("common"):
        return False
    before = sentence.tokens[at - 1].text.lower() if at else ""
    before = sentence.tokens[at - 2].text.lower() if before == "the" and at > 1 else before
    return before in place_words("into") and (label != "FAC" or last > at)


def follows(sentence: Sentence, last: int, gazetteer: Gazetteer) -> str | None:
    """The state or division named after a comma or in brackets: "Austin, Texas", "London, Ont."."""
    tokens = sentence.tokens
    if last + 2 >= len(tokens) or tokens[last + 1].text not in (",", "("):
        return None
    for end in range(min(last + 4, len(tokens) - 1), last + 1, -1):
        if tokens[last + 2].text[:1].isupper() and (tokens[end].text[:1].isupper() or tokens[end].text == "."):
            name = _name(sentence, last + 2, end)
            if "," not in name and _is_container(name, gazetteer):
                return name
    return None


def _is_container(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a name may stand after a comma to say in which state or division a place lies."""
    if normal(name) in gazetteer.after_comma:
        return len(name) > 2 or name.isupper()
    return len(name) > 2 and any(c.entry.kind in ("country", "admin1") for c in gazetteer.candidates(name))


def _found(sentence: Sentence, at: int, last: int, source: Source, scan: _Scan, labels: dict[int, Label]) -> Found:
    start, end = sentence.tokens[at].start, sentence.tokens[last].end
    label = labels.get(at, _NO_LABEL)
    inside = label[0] in ("ORG", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART") and (label[1] < at or label[2] > last)
    sense: PlaceSense = "demonym" if source == "adjective" else sense_of(sentence, at, last, scan.metonyms)
    within = follows(sentence, last, scan.gazetteer) if source != "adjective" else None
    text = scan.document.text[start:end]
    shown: PlaceSense = "metonymic" if inside and sense == "literal" else sense
    return Found(start, end, text, source=source, sense=shown, within=within, division=_governs_itself(scan.document.text, start, end))


def _governs_itself(text: str, start: int, end: int) -> bool:
    """Whether a governor, a legislature or the like of that name stands beside: "New York's governor", "lawmakers of Quebec"."""
    before, after = _organs()
    return bool(after.match(text, end) or before.search(text[max(0, start - _NEAR) : start]))


@cache
def _organs() -> tuple["re.Pattern[str]", "re.Pattern[str]"]:
    words = "|".join(re.escape(word) for word in sorted(place_words("organ"), key=len, reverse=True))
    return re.compile(rf"\b(?:{words}) of (?:the )?$", re.IGNORECASE), re.compile(rf"(?:['’]s)? (?:{words})\b", re.IGNORECASE)
