"""The words that tell of events, and what combinations of them mean: look-ups over the event tables."""

from functools import cache
from typing import Literal

import msgspec

from legation.language import child, children
from legation.language.kept import kept
from legation.model import Sentence, Token
from legation.reference.tables import rows

Op = Literal["intend", "demand", "order", "refuse", "fail", "threaten", "halt", "allow", "pass"]


class Cue(msgspec.Struct, frozen=True, kw_only=True):
    """A class of verbs or nouns: the CAMEO code they tell of by themselves, or what they do to the event below them."""

    group: str
    code: str | None = None
    op: Op | None = None
    alone: bool = False
    words: tuple[str, ...]
    source: str


class _Adjective(msgspec.Struct, frozen=True, kw_only=True):
    op: Op | None = None
    code: str | None = None
    words: tuple[str, ...]
    source: str


class _Setting(msgspec.Struct, frozen=True, kw_only=True):
    code: str
    lemma: str | None = None
    words: tuple[str, ...]
    becomes: str
    source: str


class _Rule(msgspec.Struct, frozen=True, kw_only=True):
    verbs: str
    nouns: tuple[str, ...]
    code: str
    source: str


class _Frame(msgspec.Struct, frozen=True, kw_only=True):
    op: Op
    inner: str
    code: str
    source: str


@kept
def verb_cues(sentence: Sentence, token: Token) -> tuple[Cue, ...]:
    """The classes of a verb; with its particle or preposition ("call_off") where the table has that, else alone."""
    after = [*children(sentence, token, "prt"), *children(sentence, token, "prep", "advmod", "acomp", "dative", "oprd", "ccomp", "xcomp")]
    for other in (t for t in after if not _timely(sentence, t) and not _placed(sentence, t)):
        found = _verbs().get(f"{token.lemma}_{other.text.lower()}")
        if found:
            return found
    return _verbs().get(token.lemma, ())


def _timely(sentence: Sentence, prep: Token) -> bool:
    """Whether the preposition opens a time ("called him on Saturday")."""
    below = child(sentence, prep, "pobj")
    return below is not None and _dated(sentence, below)


def _placed(sentence: Sentence, prep: Token) -> bool:
    """Whether "in" says where ("took the village in the north"), and is no part of the verb ("took in refugees")."""
    return prep.dep == "prep" and prep.lemma == "in" and child(sentence, sentence.tokens[prep.head], "dobj", "nsubjpass") is not None


def _dated(sentence: Sentence, token: Token) -> bool:
    return any(e.first <= token.i <= e.last and e.label in ("DATE", "TIME") for e in sentence.entities)


@kept
def noun_cues(sentence: Sentence, token: Token) -> tuple[Cue, ...]:
    """The classes of a noun: of the longest wording that ends in it ("hunger strike") or goes on after "of" ("state of emergency")."""
    if token.pos == "PROPN" and _dated(sentence, token):
        return ()
    for wording in _wordings(sentence, token):
        found = _nouns().get(wording)
        if found:
            return found
    return ()


def bad_names(token: Token) -> tuple[Cue, ...]:
    """The classes of a word by itself, whatever its part of speech."""
    return _nouns().get(token.lemma, ())


def adjective(token: Token) -> tuple[Op | None, str | None]:
    """What an adjective after "be" does to the event below it ("is ready to send"), and what it tells of alone ("is critical of")."""
    return _adjectives().get(token.text.lower(), (None, None))


def settled(code: str, lemmas: frozenset[str], text: str) -> str:
    """The code of an event, read from these lemmas, in this sentence: troops sent to keep the peace are no threat. "-": no event."""
    for setting in _settings():
        if (
            code.startswith(setting.code)
            and (setting.lemma is None or setting.lemma in lemmas)
            and any(word in text for word in setting.words)
        ):
            return setting.becomes
    return code


def rule(groups: tuple[str, ...], noun_groups: tuple[str, ...], lemma: str) -> str | None:
    """The code for a verb of these groups with an object of these groups; none where no rule fits."""
    for group in groups:
        known = _rules().get(group)
        if known is None:
            continue
        for key in (f'"{lemma}"', *noun_groups):
            if key in known:
                return known[key]
    return None


def framed(op: Op, inner: str) -> str:
    """What an operator makes of the event below it: "refuse" over 0841 (release) is 1243 (decline to release)."""
    table = _frames().get(op, {})
    for length in range(len(inner), 0, -1):
        code = table.get(inner[:length])
        if code is not None:
            return inner if code == "=" else code
    return inner


def _wordings(sentence: Sentence, token: Token) -> list[str]:
    left = []
    for i in range(token.i - 1, max(-1, token.i - 5), -1):
        word = sentence.tokens[i]
        if word.pos not in ("NOUN", "ADJ", "PROPN", "VERB", "NUM", "PUNCT") or word.text in ",;.":
            break
        left.append(word)
    out = []
    for count in range(len(left), 0, -1):
        words = [w.text.lower() for w in reversed(left[:count])]
        out += [" ".join([*words, token.lemma]), " ".join([*words, token.text.lower()])]
        if "-" in words:
            out.append(" ".join([*words, token.lemma]).replace(" - ", "-"))
    of = child(sentence, token, "prep")
    if of is not None and of.lemma in ("of", "with", "on"):
        below = child(sentence, of, "pobj")
        if below is not None:
            out.insert(0, f"{token.lemma} {of.lemma} {below.lemma}")
    if token.dep == "pobj" and sentence.tokens[token.head].i == token.i - 1:
        out.append(f"{sentence.tokens[token.head].text.lower()} {token.lemma}")
    return [*out, token.text.lower(), token.lemma]


def _index(name: str) -> dict[str, tuple[Cue, ...]]:
    out: dict[str, tuple[Cue, ...]] = {}
    for cue in rows(name, Cue):
        for word in cue.words:
            out[word] = (*out.get(word, ()), cue)
    return out


@cache
def _verbs() -> dict[str, tuple[Cue, ...]]:
    return _index("event_verbs")


@cache
def _nouns() -> dict[str, tuple[Cue, ...]]:
    return _index("event_nouns")


@cache
def _settings() -> tuple[_Setting, ...]:
    return tuple(rows("event_settings", _Setting))


@cache
def _adjectives() -> dict[str, tuple[Op | None, str | None]]:
    return {word: (row.op, row.code) for row in rows("event_adjectives", _Adjective) for word in row.words}


@cache
def _rules() -> dict[str, dict[str, str]]:
    out: dict[str, dict[str, str]] = {}
    for row in rows("event_rules", _Rule):
        for noun in row.nouns:
            out.setdefault(row.verbs, {}).setdefault(noun, row.code)
    return out


@cache
def _frames() -> dict[str, dict[str, str]]:
    out: dict[str, dict[str, str]] = {}
    for row in rows("event_frames", _Frame):
        out.setdefault(row.op, {})[row.inner] = row.code
    return out
