"""What has been mentioned so far in a document, newest last: what pronouns and groups look back on."""

import re
from collections import deque
from collections.abc import Iterable, Sequence

from legation.actors.cast import Cast
from legation.actors.context import Context
from legation.actors.found import Found
from legation.actors.house import is_house
from legation.actors.persons import words_in
from legation.language import ancestors
from legation.model import Sentence
from legation.reference.given_names import genders

SUBJECT = {"nsubj", "nsubjpass", "agent"}
_SPEAKERS = ("person", "office")  # kinds of actors
_BODIES = ("state", "body", "igo", "organisation")
_FEMALE_TITLES = {
    "queen",
    "mrs",
    "ms",
    "miss",
    "madam",
    "baroness",
    "princess",
    "chairwoman",
    "spokeswoman",
    "congresswoman",
    "first lady",
    "dame",
}
_MALE_TITLES = {"king", "mr", "sir", "prince", "chairman", "spokesman", "congressman", "emir", "amir", "sultan", "pope", "lord", "sheikh"}
_QUALIFIES = re.compile(
    r"[-‑](?:allied|backed|led|aligned|supported|mediated|brokered|funded|trained|made|born|based|run|occupied|controlled|held)\b"
)
_WINDOW = 60  # mentions that a group looks back on
_FADING = 0.7  # weight that a mention keeps from sentence to sentence; 0.5, 0.7 and 0.9 did the same on our 40 annotated documents


class Memory:
    """Persons, bodies, groups and sides in the order of their mention, and the gender of persons where it is known."""

    def __init__(self, cast: Cast, sentences: Sequence[Sentence], context: Context, author: str | None = None) -> None:
        self._cast, self._context = cast, context
        self._sentences = {s.index: s for s in sentences}
        self._people: deque[tuple[Found, str]] = deque(maxlen=_WINDOW)
        self._bodies: deque[tuple[Found, str]] = deque(maxlen=_WINDOW)
        self._plurals: deque[tuple[Found, str]] = deque(maxlen=_WINDOW)
        self._nouns: deque[tuple[Found, str]] = deque(maxlen=_WINDOW)
        self._sides: deque[tuple[int, str]] = deque(maxlen=_WINDOW)
        self._subjects: deque[tuple[int, str, str]] = deque(maxlen=_WINDOW)
        self._quotes = quoted(cast.text)
        self._gender: dict[str, str] = {}
        self._mechanisms: deque[tuple[int, str]] = deque(maxlen=_WINDOW)
        self._list: tuple[int, str | None] = (-100, None)
        self._taken_up: tuple[int, str | None] = (-100, None)
        self._terms: dict[str, list[str]] = {}
        self._turn = author
        self._house = is_house(cast.document)

    def note(self, one: Found, key: str | None) -> None:
        """Remembers who was mentioned."""
        actor = self._cast.get(key)
        if actor is None or key is None:
            return
        if self._opens_turn(one):
            self._turn = key if actor.kind in _SPEAKERS else None
        if one.kind == "nominal":
            self._nouns.append((one, key))
        self._note_kind(one, key, actor.kind)
        if actor.party and one.kind != "pronoun" and not _QUALIFIES.match(self._cast.text, one.end):
            self._sides.append((one.sentence, actor.party))
            if self._is_main(one) or (actor.office and actor.kind in _SPEAKERS and self._is_subject(one)):
                self._subjects.append((one.sentence, actor.party, actor.office or ""))

    def _note_kind(self, one: Found, key: str, kind: str) -> None:
        """Remembers the mention among those of its kind; "the authorities" of a state are a body and many."""
        if kind in _SPEAKERS:
            self._people.append((one, key))
            self._learn(one, key)
        elif kind == "mechanism":
            self._mechanisms.append((one.sentence, key))
        elif kind in _BODIES:
            self._bodies.append((one, key))
        if kind == "group" or (one.kind == "nominal" and kind in _BODIES and self._sentences[one.sentence].tokens[one.token].tag == "NNS"):
            self._plurals.append((one, key))

    def _opens_turn(self, one: Found) -> bool:
        """Whether this is the name of a speaker before a colon at the head of a transcript's turn: "PRESIDENT BIDEN: ..."."""
        sentence = self._sentences[one.sentence]
        return one.start == sentence.start and one.how in ("name", "title") and sentence.text[one.end - sentence.start :].startswith(":")

    def _learn(self, one: Found, key: str) -> None:
        """Gender by the given name, else by a title that tells it."""
        if key in self._gender or one.kind == "pronoun":
            return
        actor = self._cast.get(key)
        given = next((genders()[w] for w in words_in(actor.name)[:2] if w in genders()), None) if actor else None
        title = set((one.title or "").casefold().split()) | set(self._honorific(one))
        told = "male" if title & _MALE_TITLES else "female" if title & _FEMALE_TITLES else given
        if told:
            self._gender[key] = told

    def _honorific(self, one: Found) -> tuple[str, ...]:
        first = self._sentences[one.sentence].text[one.start - self._sentences[one.sentence].start :].split(maxsplit=1)[:1]
        return tuple(word.strip(".").casefold() for word in first)

    def _near(self, mentions: Iterable[tuple[int, str]], sentence: int) -> list[str]:
        """Keys by how often and how shortly before they were mentioned, most so first."""
        score: dict[str, float] = {}
        for at, key in mentions:
            score[key] = score.get(key, 0.0) + _FADING ** (sentence - at)
        return sorted(score, key=lambda key: -score[key])

    def _name(self, key: str) -> str:
        actor, state = self._cast.get(key), self._cast.register.states.get(key)
        return actor.name if actor else state.name if state else key

    def _is_main(self, one: Found) -> bool:
        """Whether it is the subject of the sentence's main verb."""
        sentence = self._sentences[one.sentence]
        token = sentence.tokens[one.token]
        verb = sentence.tokens[token.head]
        return token.dep == "nsubj" and verb.head == verb.i

    def _is_subject(self, one: Found) -> bool:
        sentence = self._sentences[one.sentence]
        token = sentence.tokens[one.token]
        if token.dep in SUBJECT:
            return True
        for above in ancestors(sentence, token):
            if token.dep not in ("conj", "appos", "compound"):
                break
            token = above
        return token.dep in SUBJECT

    def _quoted(self, one: Found) -> bool:
        """Whether these words stand inside a quotation: who speaks outside of it is seldom named in it."""
        return bool(self._quotes[one.start])


def quoted(text: str) -> bytearray:
    """For each character of the text whether it stands in double quotation marks; every line begins outside."""
    inside, flags = 0, bytearray(len(text) + 1)
    for i, character in enumerate(text):
        if character in '"“”':
            inside = 1 - inside if character == '"' else int(character == "“")
        elif character == "\n":
            inside = 0
        flags[i] = inside
    return flags
