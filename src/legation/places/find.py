"""Find place names: words that the gazetteer or the recogniser take for a place and that do not stand in the name of somebody else."""

from collections.abc import Iterator, Sequence
from typing import Literal

from legation.model import Document, Mention, Sentence, Span, Token
from legation.places.gazetteer import LONGEST, Candidate, Gazetteer, normal
from legation.places.sense import sense_of
from legation.model import PlaceSense

Source = Literal["table", "adjective", "gazetteer", "recogniser", "dateline"]
_PLACE_LABELS = ("GPE", "LOC", "FAC")
_INTO = frozenset("in at from near to of toward towards into outside across throughout around via visit visiting visited between".split())
_TYPES = frozenset("County Province District State Governorate Region Prefecture Oblast Township Parish Municipality".split())
_LARGE = 100_000  # inhabitants from which a name counts without any other sign (tried 50,000 to 500,000 on TR-News, GeoWebNews)
_COMMON = frozenset("""
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november
    december north south east west northern southern eastern western central upper lower president minister union general council police
    university school church street road avenue park center centre house hall bank republic party islam bible god man most many both
    young green white black brown king queen prince bishop independence liberty victory freedom justice university reading nice of mobile
    bush clinton trump obama lincoln washington's jackson guardian reuters times post herald tribune journal mr mrs ms dr sir hello
    """.split())  # fmt: skip


class Found(Span, frozen=True, kw_only=True):
    """A place name not yet resolved. `source`: what it was found by; `within`: the division or state after the comma ("Austin, Texas")."""

    source: Source
    sense: PlaceSense
    within: str | None = None
    hint: str | None = None


def find(document: Document, sentences: Sequence[Sentence], mentions: Sequence[Mention], gazetteer: Gazetteer) -> tuple[Found, ...]:
    """Place names in the order of the text, none within another."""
    persons = _persons(mentions)
    return tuple(found for sentence in sentences for found in _in_sentence(document, sentence, mentions, persons, gazetteer))


def _persons(mentions: Sequence[Mention]) -> frozenset[int]:
    """Characters that lie in the name of a person, the title before it left out."""
    inside: set[int] = set()
    for mention in mentions:
        if mention.how == "name" and (mention.actor or "").startswith("person:"):
            title = mention.text.find(mention.title) + len(mention.title) if mention.title and mention.title in mention.text else 0
            inside.update(range(mention.start + title, mention.end))
    return frozenset(inside)


def _in_sentence(
    document: Document, sentence: Sentence, mentions: Sequence[Mention], persons: frozenset[int], gazetteer: Gazetteer
) -> Iterator[Found]:
    labels = _labels(sentence)
    at = 0
    while at < len(sentence.tokens):
        token = sentence.tokens[at]
        if not (token.text[:1].isupper()) or token.start in persons:
            at += 1
            continue
        last, source = _match(document, sentence, at, labels, gazetteer)
        if source is None:
            at += 1
            continue
        last = _with_type(sentence, last, source)
        yield _found(document, sentence, at, last, source, mentions, labels, gazetteer)
        at = last + 1


def _labels(sentence: Sentence) -> dict[int, tuple[str, int, int]]:
    """Label, first and last token of the recogniser's entity by token."""
    return {i: (e.label, e.first, e.last) for e in sentence.entities for i in range(e.first, e.last + 1)}


def _match(
    document: Document, sentence: Sentence, at: int, labels: dict[int, tuple[str, int, int]], gazetteer: Gazetteer
) -> tuple[int, Source | None]:
    """The last token of the longest name that begins here, and what it is known by."""
    tokens = sentence.tokens
    for last in range(min(at + LONGEST + 2, len(tokens)) - 1, at - 1, -1):
        end = tokens[last]
        if not end.text[:1].isupper() or any(t.text in (",", ";", ":", "(", ")", '"', "“", "”", "/") for t in tokens[at : last + 1]):
            continue
        name = document.text[tokens[at].start : end.end]
        source = _accepted(name, sentence, at, last, labels, gazetteer)
        if source is not None:
            return last, source
    label, first, last = labels.get(at, ("", at, at))
    if label in _PLACE_LABELS and first <= at and _is_proper(tokens[at : last + 1]):
        return last, "recogniser"
    return at, None


def _is_proper(tokens: Sequence[Token]) -> bool:
    return all(t.text[:1].isupper() or t.pos in ("ADP", "DET", "PUNCT", "PART") for t in tokens) and any(t.text[:1].isalpha() for t in tokens)


def _accepted(
    name: str, sentence: Sentence, at: int, last: int, labels: dict[int, tuple[str, int, int]], gazetteer: Gazetteer
) -> Source | None:
    label = labels.get(at, ("", at, at))
    key = normal(name)
    if key in gazetteer.adjectives and sentence.tokens[last].tag in ("JJ", "NNP", "NNPS", "NNS", "NN") and label[0] not in ("LANGUAGE", "PERSON"):
        if not gazetteer.is_state(name) and not _in_name(label, at, last):
            return "adjective"
    if not gazetteer.knows(name) or (len(key) < 3 and not gazetteer.is_state(name)):
        return None
    if gazetteer.is_state(name):
        return "table" if _table_holds(name, label, at, last) else None
    return "gazetteer" if _name_holds(name, sentence, at, last, label, gazetteer) else None


def _in_name(label: tuple[str, int, int], at: int, last: int) -> bool:
    """Whether the words are part of a longer name of an organisation, a work, or somebody."""
    return label[0] in ("ORG", "PERSON", "WORK_OF_ART", "PRODUCT", "LAW") and (label[1] < at or label[2] > last)


def _table_holds(name: str, label: tuple[str, int, int], at: int, last: int) -> bool:
    if name.isupper() and len(name) == 2 and name not in ("US", "UK", "BC"):
        return False
    if name in ("us", "Us"):
        return False
    return not (label[0] in ("PERSON", "WORK_OF_ART", "LAW") and (label[1] < at or label[2] > last)) and label[0] != "LANGUAGE"


def _name_holds(name: str, sentence: Sentence, at: int, last: int, label: tuple[str, int, int], gazetteer: Gazetteer) -> bool:
    """A name of the gazetteer's many: where the recogniser agrees, or the place is large, or the words around it speak of a place."""
    tokens = sentence.tokens
    if label[0] in _PLACE_LABELS and label[1] <= at and last <= label[2]:
        return at == label[1] or last == label[2] or last > at
    followed = _follows(sentence, last, gazetteer) is not None
    if label[0] == "PERSON" or _in_name(label, at, last):
        return followed and label[0] != "PERSON" and label[2] <= last
    if at == last and (normal(name) in _COMMON or not tokens[at].tag.startswith("NNP")):
        return False
    if followed:
        return True
    largest = max((c.entry.population for c in gazetteer.candidates(name) if not c.alternate), default=0)
    before = tokens[at - 1].text.lower() if at else ""
    if label[0] in ("", "ORG", "NORP", "PRODUCT") and before in _INTO and largest >= 5_000:
        return _alone(tokens, at, last)
    return largest >= _LARGE and label[0] == "" and _alone(tokens, at, last)


def _alone(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether no other capitalised word stands beside the name, so that it is not half of a longer one."""
    before = tokens[at - 1] if at else None
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    return not (before and before.tag == "NNP" and before.text[:1].isupper()) and not (after and after.tag == "NNP" and after.text[:1].isupper())


def _follows(sentence: Sentence, last: int, gazetteer: Gazetteer) -> str | None:
    """The state or division named after a comma or in brackets: "Austin, Texas", "London, Ont."."""
    tokens = sentence.tokens
    if last + 2 >= len(tokens) or tokens[last + 1].text not in (",", "("):
        return None
    for end in range(min(last + 4, len(tokens) - 1), last + 1, -1):
        if tokens[last + 2].text[:1].isupper() and tokens[end].text[:1].isupper() or tokens[end].text == ".":
            name = sentence.text[tokens[last + 2].start - sentence.start : tokens[end].end - sentence.start]
            if "," not in name and is_container(name, gazetteer):
                return name
    return None


def is_container(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a name may stand after a comma to say in which state or division a place lies."""
    return normal(name) in gazetteer.after_comma or any(c.entry.kind in ("country", "admin1") for c in gazetteer.candidates(name))


def _with_type(sentence: Sentence, last: int, source: Source) -> int:
    """ "Helmand Province" is one name, where the second word is written with a capital."""
    following = sentence.tokens[last + 1] if last + 1 < len(sentence.tokens) else None
    return last + 1 if following and following.text in _TYPES and source in ("gazetteer", "table", "recogniser") else last


def _found(
    document: Document, sentence: Sentence, at: int, last: int, source: Source, mentions: Sequence[Mention],
    labels: dict[int, tuple[str, int, int]], gazetteer: Gazetteer,
) -> Found:  # fmt: skip
    start, end = sentence.tokens[at].start, sentence.tokens[last].end
    sense = sense_of(sentence, at, last, source == "adjective", mentions)
    label = labels.get(at, (None, 0, 0))[0]
    return Found(start, end, document.text[start:end], source=source, sense=sense, within=_follows(sentence, last, gazetteer), hint=label)


_ = Candidate
