"""Pronouns, "the two sides", "the minister": whom they take up, by rule, in the order of the text."""

from collections.abc import Iterable, Mapping, Sequence

from legation.actors.cast import Cast
from legation.actors.context import Context
from legation.actors.found import Found
from legation.actors.parties import home_of_title, post_of
from legation.actors.persons import words_in
from legation.language import ancestors
from legation.model import Actor, Sentence
from legation.reference.given_names import genders
from legation.reference.title_forms import title_forms
from legation.reference.wording import fold

_SUBJECT = {"nsubj", "nsubjpass", "agent"}
_MALE, _FEMALE = {"he", "him", "himself"}, {"she", "her", "herself"}
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
_INDIVIDUAL = (":officials", ":sources", ":diplomats", ":official")  # "the official" is the one named before, whoever he is
_DOMESTIC = {"GOV", "MIL", "COP", "JUD", "LEG", "OPP"}  # sectors that "the military", "the police" leave to the state spoken of
_WINDOW = 60  # mentions that a group looks back on
_FADING = 0.7  # weight that a mention keeps from sentence to sentence; 0.5 to 0.9 were tried on readouts
_FAR = 3  # sentences that a pronoun may look back; 2 to 5 were tried on our annotated documents


class Memory:
    """What has been mentioned so far, newest last."""

    def __init__(self, cast: Cast, sentences: Sequence[Sentence], context: Context, author: str | None = None) -> None:
        self._cast, self._context = cast, context
        self._sentences = {s.index: s for s in sentences}
        self._people: list[tuple[Found, str]] = []
        self._bodies: list[tuple[Found, str]] = []
        self._plurals: list[tuple[Found, str]] = []
        self._nouns: list[tuple[Found, str]] = []
        self._sides: list[tuple[int, str]] = []
        self._gender: dict[str, str] = {}
        self._turn = author

    def actor_of(self, one: Found, keys: Mapping[int, str]) -> str | None:
        """The key of the actor that these words denote, or `None`."""
        if one.kind == "person":
            return keys.get(one.name.start) if one.name else None
        if one.kind == "post":
            return keys.get(one.holder) if one.holder is not None and one.holder in keys else self._post(one)
        if one.kind == "nominal":
            return self._nominal(one, keys)
        if one.kind == "sides":
            return self._listed(one) if one.members else self._group(one)
        return self._pronoun(one) if one.kind == "pronoun" else self._cast.named(one)

    def note(self, one: Found, key: str | None) -> None:
        """Remembers who was mentioned."""
        actor = self._cast.get(key)
        if actor is None or key is None:
            return
        if self._opens_turn(one):
            self._turn = key if actor.kind in ("person", "office") else None
        if one.kind == "nominal":
            self._nouns.append((one, key))
        if actor.kind in ("person", "office"):
            self._people.append((one, key))
            self._learn(one, key)
        elif actor.kind == "group":
            self._plurals.append((one, key))
        elif actor.kind in ("state", "body", "igo", "organisation"):
            self._bodies.append((one, key))
        if actor.party and one.kind != "pronoun":
            self._sides.append((one.sentence, actor.party))

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

    def _nominal(self, one: Found, keys: Mapping[int, str]) -> str | None:
        """A common noun: with its party, or the same noun's party before ("the official"), or the state whose it must be."""
        if one.holder is not None:
            return self._cast.nominal(one, self._cast.party_of(keys.get(one.holder)))
        if one.party is None and one.plural and one.key:
            for found, key in reversed(self._nouns):
                known = self._cast.party_of(key) or one.key.endswith(_INDIVIDUAL)
                if found.key == one.key and one.sentence - found.sentence <= 2 * _FAR and known:
                    return key
        return self._cast.nominal(one, one.party or self._home(one))

    def _home(self, one: Found) -> str | None:
        """The state of "the government" or "the foreign ministry": that of the subject before, else the document's own."""
        if one.key is None or not (one.key.startswith(("government", "body")) or (one.plural and one.sector in _DOMESTIC)):
            return None
        near = [key for sentence, key in self._sides if one.sentence - sentence <= 1 and key in self._cast.register.states]
        return near[-1] if near else next(iter(self._context.states), None)

    def _post(self, one: Found) -> str | None:
        """A title without a name: whoever of the document holds that office, else the office itself."""
        title = (one.title or "").casefold()
        side = self._cast.side(one.party)[0]
        before = [self._cast.get(key) for _, key in reversed(self._people)]
        cast = [a for a in before if a is not None and a.office and side in (None, a.party)]
        later = [a for a in self._cast.people() if a.office and side in (None, a.party)]
        for test in (self._same_words, self._same_post):
            found = next((a.key for a in cast if test(title, a)), None) or _only([a.key for a in later if test(title, a)])
            if found:
                return found
        return self._cast.office(one, one.party or home_of_title(one.title or "", one, self._context, self._cast.register))

    def _same_words(self, title: str, actor: Actor) -> bool:
        """Whether the title is a short form of the office by its words: "the Secretary" of the Secretary of State."""
        office = (actor.office or "").casefold()
        return (
            office == title
            or office.startswith(f"{title} ")
            or (len(title.split()) == 1 and title in office.split() and "former" not in office)
        )

    def _same_post(self, title: str, actor: Actor) -> bool:
        if title in ("leader", "ruler", "chief"):
            return self._is_leader(actor.office or "", actor.party)
        form = title_forms().get(fold(title))
        if form is not None and form.party not in (None, actor.party):
            return False
        mine, theirs = post_of(title, actor.party, self._cast.register), post_of(actor.office or "", actor.party, self._cast.register)
        return mine is not None and theirs is not None and mine.id == theirs.id

    def _is_leader(self, office: str, party: str | None) -> bool:
        post = post_of(office, party, self._cast.register)
        return post is not None and post.level == "leader"

    def _group(self, one: Found) -> str | None:
        """ "The two sides": the last two parties; "the leaders": the last two persons of different parties."""
        number = {"three": 3, "four": 4, "five": 5}.get(one.title or "", 2)
        if one.key == "leaders":
            near = self._near(((f.sentence, key) for f, key in self._people[-_WINDOW:]), one.sentence)
            members: dict[str, str] = {}
            for key in near:
                party = self._cast.party_of(key)
                if party is not None:
                    members.setdefault(party, key)
            found = list(members.values())[:number]
        else:
            sides = self._near(self._sides[-_WINDOW:], one.sentence)
            only_states = [key for key in sides if key in self._cast.register.states]
            found = (only_states if one.key != "parties" and len(only_states) >= number else sides)[:number]
            if one.title is None and len(sides) > number:
                return None
        if len(found) < number:
            return None
        return self._cast.group(found, " and ".join(self._name(key) for key in found))

    def _listed(self, one: Found) -> str | None:
        """ "Leaders from Britain, France and Canada": those that are named with it."""
        parties = [side for side in (self._cast.side(key)[0] for key in one.members) if side]
        return self._cast.group(parties, " and ".join(self._name(key) for key in parties))

    def _near(self, mentions: Iterable[tuple[int, str]], sentence: int) -> list[str]:
        """Keys by how often and how shortly before they were mentioned, most so first."""
        score: dict[str, float] = {}
        for at, key in mentions:
            score[key] = score.get(key, 0.0) + _FADING ** (sentence - at)
        return sorted(score, key=lambda key: -score[key])

    def _name(self, key: str) -> str:
        actor = self._cast.get(key)
        return actor.name if actor else key

    def _pronoun(self, one: Found) -> str | None:
        word = one.key or ""
        if word in _MALE or word in _FEMALE:
            return self._person_before(one, "male" if word in _MALE else "female")
        if word in ("they", "them", "both", "themselves"):
            return self._plural_before(one)
        if word in ("it", "itself"):
            return self._latest(self._bodies, one, subjects_only=True)
        if word in ("i", "we"):
            return self._turn if word == "i" else None
        return self._antecedent(one) if word == "who" else None

    def _person_before(self, one: Found, gender: str) -> str | None:
        """The subject of this sentence or of the one before, else the person named last."""
        near = [(f, key) for f, key in self._people if one.sentence - f.sentence <= _FAR and self._gender.get(key, gender) == gender]
        if one.key in ("him", "her") and self._sentences[one.sentence].tokens[one.token].dep not in _SUBJECT:
            near = [(f, key) for f, key in near if not self._same_clause(f, one)]
        for back in range(_FAR + 1):
            here = [(f, key) for f, key in near if one.sentence - f.sentence == back]
            subjects = [key for f, key in here if self._is_subject(f)]
            if back:
                subjects = [key for f, key in here if self._is_main(f)] or subjects
            if subjects:
                return subjects[0] if back else subjects[-1]
            if here:
                return here[-1][1]
        return None

    def _same_clause(self, one: Found, pronoun: Found) -> bool:
        """Whether `one` is the subject of the verb whose object the pronoun is: then the pronoun is somebody else."""
        if one.sentence != pronoun.sentence:
            return False
        sentence = self._sentences[one.sentence]
        verbs = [t.i for t in ancestors(sentence, sentence.tokens[pronoun.token]) if t.pos in ("VERB", "AUX")]
        return sentence.tokens[one.token].head in verbs[:2] and sentence.tokens[one.token].dep == "nsubj"

    def _is_main(self, one: Found) -> bool:
        """Whether it is the subject of the sentence's main verb."""
        sentence = self._sentences[one.sentence]
        token = sentence.tokens[one.token]
        verb = sentence.tokens[token.head]
        return token.dep == "nsubj" and verb.head == verb.i

    def _plural_before(self, one: Found) -> str | None:
        """The plural subject of this sentence or one before, else the two persons of different parties spoken of last."""
        for back in range(_FAR + 1):
            here = [(f, key) for f, key in self._plurals if one.sentence - f.sentence == back]
            subjects = [key for f, key in here if (self._is_main(f) if back else self._is_subject(f))]
            if subjects:
                return subjects[-1]
            pair = {str(self._cast.party_of(key)): key for f, key in self._people if one.sentence - f.sentence == back}
            if len(pair) == 2 and "None" not in pair:
                found = list(pair.values())
                return self._cast.group(found, " and ".join(self._name(key) for key in found))
            if here and not back:
                return here[-1][1]
        opening = self._is_main(one)
        before = [key for f, key in self._plurals if opening and one.sentence - f.sentence <= 3 * _FAR and self._is_main(f)]
        return before[-1] if before else None

    def _latest(self, among: list[tuple[Found, str]], one: Found, *, subjects_only: bool) -> str | None:
        for found, key in reversed(among):
            if one.sentence - found.sentence > 1:
                return None
            if not subjects_only or self._is_subject(found):
                return key
        return None

    def _is_subject(self, one: Found) -> bool:
        sentence = self._sentences[one.sentence]
        token = sentence.tokens[one.token]
        if token.dep in _SUBJECT:
            return True
        for above in ancestors(sentence, token):
            if token.dep not in ("conj", "appos", "compound"):
                break
            token = above
        return token.dep in _SUBJECT

    def _antecedent(self, one: Found) -> str | None:
        """The noun that a relative clause hangs from."""
        sentence = self._sentences[one.sentence]
        for above in ancestors(sentence, sentence.tokens[one.token]):
            if above.dep == "relcl":
                noun = sentence.tokens[above.head]
                for found, key in reversed([*self._people, *self._plurals]):
                    if found.sentence == one.sentence and found.start <= noun.start < found.end:
                        return key
                return None
        return None


def _only(keys: list[str]) -> str | None:
    """The one key, where there is just one."""
    return keys[0] if len(keys) == 1 else None
