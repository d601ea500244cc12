"""Who speaks: the words that name the speaker of a cue, found by way of the syntax."""

from collections.abc import Iterable, Sequence

from legation.language import child, children, descendants, head
from legation.language.resumed import resumed
from legation.model import Scene, Sentence, Token
from legation.reference.speech import words_of
from legation.statements.cues import Cue
from legation.statements.nearby import name_first, speaker_beside
from legation.statements.quotes import Quotes

RELATIVES = ("who", "which", "that", "whom")
_DUMMIES = ("it", "there")
_SHARING = ("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dep", "acl")


def speaker_of(cue: Cue, scene: Scene, quotes: Quotes) -> tuple[Token, ...]:
    """The words of the speaker in the order of the text; empty where the sentence names none.

    A relative pronoun is given as it stands where it is known for whom it stands; else the noun before it.
    """
    token = _speaker_head(cue)
    if token is None or ((quote := quotes.at(token.start)) is not None and not (quote.start <= cue.token.start < quote.end)):
        near = speaker_beside(cue, quotes) if _lacks_subject(cue, token) else ()
        token = None if near else name_first(cue, scene) or token
        if token is None:
            return near
    noun = antecedent(cue.sentence, token)
    if noun is None:
        return () if token.text.lower() in RELATIVES else noun_phrase(cue.sentence, token, cue.token)
    mention = scene.mention_at(noun.start, noun.end)
    if mention is not None and mention.actor is not None:
        return () if token.text.lower() == "which" and mention.actor.startswith("person:") else (token,)
    return noun_phrase(cue.sentence, noun, cue.token, without=("relcl",))


def _lacks_subject(cue: Cue, token: Token | None) -> bool:
    """Whether the cue is the verb of a clause without a subject of its own, or with one that is quoted."""
    if token is not None:
        return True
    own = child(cue.sentence, cue.token, "nsubj", "nsubjpass", "csubj", "auxpass")
    return own is None and cue.token.dep in ("ROOT", "ccomp", "parataxis", "conj")


def noun_phrase(sentence: Sentence, token: Token, cue: Token, *, without: tuple[str, ...] = ()) -> tuple[Token, ...]:
    """A noun with its title, modifiers and apposition; no possessive ending, nothing from the far side of the cue."""
    below = descendants(sentence, token, without=("punct", "case", *without))
    if len(below) > 30:
        below = descendants(sentence, token, without=("relcl", "punct", "case", "acl", "appos", "prep", "ccomp", "advcl"))
    inside = _without_occasion(sentence, token, [i for i in sorted(below) if (i < cue.i) == (token.i < cue.i) and i != cue.i])
    last = _unbroken(sentence, below, token.i, (i for i in inside if i > token.i))
    return _closed(sentence, _unbroken(sentence, below, token.i, (i for i in reversed(inside) if i < token.i)), last)


def _unbroken(sentence: Sentence, below: set[int], at: int, positions: Iterable[int]) -> int:
    """The farthest of these positions to which one comes from `at` over nothing but marks and words of `below`."""
    for i in positions:
        if all(sentence.tokens[n].dep in ("punct", "case") or n in below for n in range(min(at, i) + 1, max(at, i))):
            at = i
    return at


def _closed(sentence: Sentence, first: int, last: int) -> tuple[Token, ...]:
    """The words from `first` to `last` with the bracket that closes them ("the Israel Defense Forces (IDF)"), without one that closes what stood before."""
    texts = [t.text for t in sentence.tokens]
    if "(" in texts[first : last + 1] and ")" not in texts[first : last + 1] and texts[last + 1 : last + 2] == [")"]:
        last += 1
    if ")" in texts[first:last] and "(" not in texts[first : texts.index(")", first)]:
        first = texts.index(")", first) + 1
    return sentence.tokens[first : last + 1]


def _without_occasion(sentence: Sentence, token: Token, inside: list[int]) -> list[int]:
    """Without what the parser hangs before a name or a noun though it belongs to the clause: "in his speech Mr. Berg said", "short and sweet, officials say"."""
    before = [sentence.tokens[i] for i in inside if i < token.i]
    occasions = [t.i for t in before if t.head == token.i and t.dep == "compound" and _is_occasion(t, token)]
    cut = max([*occasions, *_mark_behind(sentence, before, token)], default=-1)
    return [i for i in inside if i > cut]


def _mark_behind(sentence: Sentence, before: Sequence[Token], token: Token) -> list[int]:
    """Where the last comma stands behind adjectives in a row, which are no part of a name: "short and sweet, officials say"."""
    rows = [t for t in before if t.pos == "ADJ" and child(sentence, t, "cc") is not None]
    return [t.i for row in rows[:1] for t in sentence.tokens[row.i : token.i] if t.text == ","][-1:]


def _is_occasion(token: Token, name: Token) -> bool:
    return name.pos == "PROPN" and token.pos == "NOUN" and token.lemma in words_of("occasion")


def _speaker_head(cue: Cue) -> Token | None:
    sentence, token = cue.sentence, cue.token
    if cue.kind == "source":
        to = child(sentence, token, "prep")
        return child(sentence, to, "pobj") if to else child(sentence, token, "pobj")
    if cue.kind == "noun":
        return _of_noun(sentence, token)
    if cue.token.pos == "ADJ":
        return subject_of(sentence, head(sentence, token))
    return subject_of(sentence, token)


def subject_of(sentence: Sentence, verb: Token, *, passive: bool = False, depth: int = 0) -> Token | None:
    """The noun that does what the verb says: its own subject or by-phrase, else that of the verb it hangs from.

    `passive`: the subject of a passive counts too, as it does for the participles that hang from it.
    """
    own = _own_subject(sentence, verb, passive)
    if own is not None or depth > 6:
        return own
    if (aside := aside_of(sentence, verb)) is not None:
        return child(sentence, aside, "nsubj")
    if child(sentence, verb, "nsubj", "nsubjpass", "csubj", "csubjpass") is not None or verb.head == verb.i:
        return None
    if (said := resumed(sentence, verb)) is not None:
        return subject_of(sentence, said, depth=depth + 1)
    return _quoted_source(sentence, verb) or _of_above(sentence, verb, passive, depth)


def _of_above(sentence: Sentence, verb: Token, passive: bool, depth: int) -> Token | None:
    """Who does what a verb says that has no subject: the noun that it describes, or the subject of the word from which it hangs."""
    above = head(sentence, verb)
    if verb.tag == "VBN" and verb.dep == "acl" and above.dep == "ROOT" and above.i < verb.i:
        return above  # a main clause that is taken for a noun with a participle
    if verb.tag == "VBN" and verb.dep in ("advcl", "acl") and child(sentence, verb, "aux") is None:
        return None  # "asked about it, he said": who asked is not told
    if verb.dep in ("acl", "relcl") and above.pos in ("NOUN", "PROPN", "PRON"):
        return None if verb.tag in ("VBD", "VB") and verb.dep == "acl" else _animate(sentence, above, depth)
    return subject_of(sentence, above, passive=passive or verb.dep != "conj", depth=depth + 1) if _shares(verb, above) else None


def _shares(verb: Token, above: Token) -> bool:
    """Whether a verb without a subject shares that of the word from which it hangs."""
    finite = verb.dep == "ccomp" and verb.tag not in ("VBG", "VB")
    return verb.dep in _SHARING and above.pos in ("VERB", "AUX", "ADP", "SCONJ", "ADJ") and not finite


def aside_of(sentence: Sentence, verb: Token) -> Token | None:
    """The participle between a subject and its verb to which the parser gave the subject: "The ministers, addressing the press, said"."""
    return next(
        (
            t
            for t in children(sentence, verb, "ccomp")
            if t.tag == "VBG" and t.i < verb.i and child(sentence, t, "aux") is None and child(sentence, t, "nsubj") is not None
        ),
        None,
    )


def _quoted_source(sentence: Sentence, verb: Token) -> Token | None:
    """Who is quoted: "quoted an aide as saying" has the aide speak."""
    above = head(sentence, verb)
    while above.dep == "prep":
        above = head(sentence, above)
    if above.lemma not in ("quote", "cite") or verb.dep not in ("pcomp", "xcomp", "advcl", "ccomp"):
        return None
    return child(sentence, above, "dobj", "nsubjpass")


def _own_subject(sentence: Sentence, verb: Token, passive: bool) -> Token | None:
    agent = child(sentence, verb, "agent")
    doer = child(sentence, agent, "pobj") if agent else None
    if doer is not None and not passive:
        return doer
    subject = child(sentence, verb, "nsubj", *(("nsubjpass",) if passive else ()))
    return None if subject is None or _is_dummy(sentence, verb, subject) else subject


def antecedent(sentence: Sentence, token: Token) -> Token | None:
    """The noun for which a relative pronoun stands; nothing for any other word."""
    if token.text.lower() not in RELATIVES:
        return None
    verb = head(sentence, token)
    while verb.dep in ("conj", "xcomp", "ccomp") and verb.head != verb.i:
        verb = head(sentence, verb)
    return head(sentence, verb) if verb.dep in ("relcl", "acl") else None


def _is_dummy(sentence: Sentence, verb: Token, subject: Token) -> bool:
    """`it` in "it was announced that" says nothing of a speaker."""
    passive = child(sentence, verb, "auxpass") is not None
    return subject.text.lower() == "there" or (passive and subject.text.lower() in _DUMMIES)


def _animate(sentence: Sentence, noun: Token, depth: int) -> Token | None:
    """The noun itself, or who issued it: "The ministry issued a statement saying" has the ministry speak."""
    above = head(sentence, noun)
    if noun.dep == "dobj" and above.lemma in words_of("light"):
        return subject_of(sentence, above, depth=depth + 1) or noun
    return noun


def _of_noun(sentence: Sentence, noun: Token) -> Token | None:
    """Whose statement: the possessor, the by-, from- or of-phrase, or the subject of "made the claim"."""
    owner = child(sentence, noun, "poss")
    if owner is not None:
        return owner
    for prep in children(sentence, noun, "prep", "agent"):
        if prep.lemma in ("by", "from"):
            return child(sentence, prep, "pobj")
    above = head(sentence, noun)
    if noun.dep == "dobj" and above.lemma in words_of("light"):
        return subject_of(sentence, above)
    return None
