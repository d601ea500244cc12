"""Pronouns, "the two sides", "the minister": whom they take up, by rule, in the order of the text."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from legation.actors.found import Found
from legation.actors.gatherings import Gatherings
from legation.actors.memory import SUBJECT
from legation.actors.parties import home_of_title, post_of
from legation.language import ancestors
from legation.model import Actor
from legation.reference.title_forms import title_forms
from legation.reference.wording import fold

_MALE, _FEMALE = {"he", "him", "himself"}, {"she", "her", "herself"}
_INDIVIDUAL = (":officials", ":sources", ":diplomats", ":official")  # "the official" is the one named before, whoever he is
_DOMESTIC = {"GOV", "MIL", "COP", "JUD", "LEG", "OPP"}  # sectors that "the military", "the police" leave to the state spoken of
_HEADS = {"ministry": ("minister", "secretary"), "embassy": ("ambassador", "envoy", "consul")}  # whose house it is, by who leads it
_SENT = frozenset({"group:diplomats"})  # who act abroad: the only state spoken of is as likely the other side
_ASK = {"ask", "press", "question", "quiz", "challenge"}
_FAR = 5  # sentences that a pronoun may look back; of 2 to 5, tried on our 40 annotated documents, 5 gave two more speakers their party


class Coreference(Gatherings):
    """Tells whom words take up, from what has been mentioned before them."""

    def actor_of(self, one: Found, keys: Mapping[int, str]) -> str | None:
        """The key of the actor that these words denote, or `None`."""
        if one.kind == "person":
            return keys.get(one.name.start) if one.name else None
        if one.kind == "post":
            beside = one.holder in keys and one.start not in self._cast.refused
            return keys.get(one.holder) if one.holder is not None and beside else self._post(one, keys)
        if one.kind == "nominal":
            return self._nominal(one, keys)
        if one.kind == "sides":
            return self._listed(one) if one.members else self._group(one)
        return self._pronoun(one) if one.kind == "pronoun" else self._cast.named(one)

    def _nominal(self, one: Found, keys: Mapping[int, str]) -> str | None:
        """A common noun: with its party, or the same noun's party before ("the official"), or the state whose it must be."""
        whose = self._named_owner(one, keys)
        if whose is not None:
            return self._cast.nominal(one, self._cast.party_of(whose))
        if one.title in ("his", "her") or one.holder is not None:
            return self._cast.nominal(one, None)
        if one.title == "its" and (state := self._its(one)):
            return self._cast.nominal(one, state)
        before = self._noun_before(one) if one.party is None and one.plural else None
        return before or self._cast.nominal(one, one.party or self._same_sector(one) or self._home(one))

    def _named_owner(self, one: Found, keys: Mapping[int, str]) -> str | None:
        """The person whose "his" or "her" before a noun takes up, or whose name stands before it."""
        if one.title in ("his", "her"):
            return self._person_before(one, "male" if one.title == "his" else "female")
        return keys.get(one.holder) if one.holder is not None else None

    def _noun_before(self, one: Found) -> str | None:
        """Whom a noun takes up that was named before in the same words, or as a kind of the same people, of a known side."""
        near = [(f, key) for f, key in reversed(self._nouns) if f.key == one.key and one.sentence - f.sentence <= 2 * _FAR]
        open_ = bool(one.key) and str(one.key).endswith(_INDIVIDUAL)
        return self._same_noun(one) or next((key for _, key in near if open_ or self._cast.party_of(key)), None)

    def _its(self, one: Found) -> str | None:
        """The state that "its" takes up: the subject of the sentence before these words ("Turkey admitted that its police had held them")."""
        here = [state for at, state, _ in self._subjects if at == one.sentence and state in self._cast.register.states]
        return here[0] if len(set(here)) == 1 else None

    def _same_noun(self, one: Found) -> str | None:
        """Whom "the official" takes up: one named before by the same noun in the singular, of whatever house; many officials are not he."""
        tokens = self._sentences[one.sentence].tokens
        noun = tokens[one.token]
        definite = any(t.head == one.token and t.text.lower() in ("the", "that") for t in tokens[max(0, one.token - 3) : one.token])
        if noun.tag != "NN" or not definite:
            return None
        near = ((f, key) for f, key in reversed(self._nouns) if one.sentence - f.sentence <= 2 * _FAR)
        return next((key for f, key in near if self._sentences[f.sentence].tokens[f.token].text.lower() == noun.text.lower()), None)

    def _same_sector(self, one: Found) -> str | None:
        """The state of the body of this kind named shortly before: "the army" after "the Israeli military"."""
        near = (self._cast.get(key) for f, key in reversed(self._bodies) if one.plural and one.sector and one.sentence - f.sentence <= 2)
        return next((a.country for a in near if a and a.kind == "body" and a.sectors[:1] == (one.sector,)), None)

    def _home(self, one: Found) -> str | None:
        """The state of "the government" or "the foreign ministry": that of the subject before, else the document's own."""
        if (
            one.key is None
            or one.key in _SENT
            or not (one.key.startswith(("government", "body")) or (one.plural and one.sector in _DOMESTIC))
        ):
            return None
        if self._house:
            return self._context.home if self._context.official else None  # members of a parliament speak of their own government
        if one.key.startswith("body") and (whose := self._subject_side(one)):
            return whose
        if one.key == "body:embassy":
            return None
        return self._spoken_of(one)

    def _spoken_of(self, one: Found) -> str | None:
        """The state named last before these words or spoken of most, not one that only says whose another is; else that of the source."""
        near = [key for sentence, key in self._sides if one.sentence - sentence <= 1 and key in self._cast.register.states]
        spoken = (key for key in (*reversed(near), *self._context.states) if not self._context.only_describes(key, one))
        return next(spoken, self._context.home)

    def _subject_side(self, one: Found) -> str | None:
        """The state of who acts in this sentence or the one before, a minister first where a ministry is meant: "received the envoy, the ministry said"."""
        near = [one_ for one_ in self._subjects if 0 <= one.sentence - one_[0] <= 1 and one_[1] in self._cast.register.states]
        heads = next((heads for noun, heads in _HEADS.items() if (one.key or "").endswith(noun)), ())
        fit = [state for _, state, office in near if any(head in office.lower() for head in heads)]
        here = [state for at, state, _ in near if at == one.sentence and one.key != "body:embassy"]
        return next(iter((*reversed(fit), *here)), None)

    def _possessor(self, one: Found) -> str | None:
        """The side of the common noun right before a title: "the embassy's spokesman"."""
        found, key = self._nouns[-1] if self._nouns else (None, None)
        gap = self._cast.text[found.end : one.start].strip() if found is not None and found.sentence == one.sentence else "no"
        return self._cast.party_of(key) if gap in ("", "'s", "’s", "'", "’") else None

    def _others(self, one: Found, keys: Mapping[int, str]) -> frozenset[str]:
        """Who is named beside a title and is not its holder: behind it in its sentence, or before it in its clause ("The President thanked President Saied")."""
        behind = (key for start, key in keys.items() if one.end <= start < self._sentences[one.sentence].end)
        before = (key for f, key in self._people if f.kind == "person" and f.sentence == one.sentence and self._same_clause(f, one))
        return frozenset((*behind, *before))

    def _post(self, one: Found, keys: Mapping[int, str]) -> str | None:
        """A title without a name: whoever of the document holds that office and is not named beside it, else the office itself."""
        if one.party is None and (owner := self._possessor(one)):
            return self._cast.office(one, owner)
        named = (self._cast.get(key) for _, key in reversed(self._people))
        before = self._in_office((actor for actor in named if actor), one, keys)
        later = [] if one.former else self._in_office(self._cast.people(), one, keys)
        title = f"former {one.title or ''}".casefold() if one.former else (one.title or "").casefold()
        for test in (self._same_words, self._same_post):
            fits = partial(test, title)
            found = next(filter(fits, before), None) or _only([*filter(fits, later)])
            if found:
                return found.key
        return self._cast.office(one, one.party or home_of_title(one.title or "", one, self._context, self._cast.register))

    def _in_office(self, actors: Iterable[Actor], one: Found, keys: Mapping[int, str]) -> list[Actor]:
        """Those who hold an office of the side that the title names, and are not named beside it."""
        side, others = self._cast.careers.side(one.party)[0], self._others(one, keys)
        return [actor for actor in actors if actor.office and side in (None, actor.party) and actor.key not in others]

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

    def _pronoun(self, one: Found) -> str | None:
        word = one.key or ""
        if word in _MALE or word in _FEMALE:
            return self._person_before(one, "male" if word in _MALE else "female")
        if word in ("they", "them", "both", "themselves"):
            return self._plural_before(one)
        if word in ("it", "itself"):
            subject = self._sentences[one.sentence].tokens[one.token].dep in SUBJECT
            free = (
                (f, key)
                for f, key in self._bodies
                if one.sentence - f.sentence <= 1 and not (self._same_verb(f, one) if subject else self._same_clause(f, one))
            )
            return self._latest(free, one, subjects_only=True)
        if word in ("i", "we"):
            return self._turn if word == "i" or self._house else None
        return self._antecedent(one) if word == "who" else None

    def _person_before(self, one: Found, gender: str) -> str | None:
        """The subject of this sentence or of the one before, else the person named last."""
        near = self._of_gender(one, gender)
        here = [(f, key) for f, key in near if f.sentence == one.sentence]
        subjects = [key for f, key in here if self._is_subject(f)]
        if subjects:
            return self._above(here, one) or subjects[-1]
        leading = (self._leading([(f, key) for f, key in near if one.sentence - f.sentence == back]) for back in range(1, _FAR + 1))
        rest = [key for _, key in near]
        sided = (key for key in reversed(rest) if self._cast.party_of(key))
        return next(filter(None, leading), None) or next(sided, rest[-1] if rest else None)

    def _leading(self, there: Sequence[tuple[Found, str]]) -> str | None:
        """The first of the persons of one sentence who is the subject of its main verb, else of another."""
        main = (key for f, key in there if self._is_main(f))
        return next(main, None) or next((key for f, key in there if self._is_subject(f)), None)

    def _of_gender(self, one: Found, gender: str) -> list[tuple[Found, str]]:
        """The persons named shortly before whom a pronoun of this gender can mean where it stands."""
        alike = [(f, key) for f, key in self._people if self._gender.get(key, gender) == gender]
        near = [(f, key) for f, key in alike if one.sentence - f.sentence <= _FAR and not self._is_asked_about(f, one)]
        if gender == "female":  # of those whose sex is not known most are men
            near = [(f, key) for f, key in near if key in self._gender and one.sentence - f.sentence <= 1] or near
        near = [(f, key) for f, key in near if not self._is_its_own_object(f, one)]
        return near if self._quoted(one) else self._unquoted(near)

    def _unquoted(self, near: list[tuple[Found, str]]) -> list[tuple[Found, str]]:
        """Those who are named outside of quotations, where there are any."""
        return [(f, key) for f, key in near if not self._quoted(f)] or near

    def _is_its_own_object(self, found: Found, one: Found) -> bool:
        """Whether the pronoun would be the object of what the person does: "him" is another."""
        as_object = one.key in ("him", "her") and self._sentences[one.sentence].tokens[one.token].dep not in SUBJECT
        return as_object and self._same_clause(found, one)

    def _is_asked_about(self, found: Found, one: Found) -> bool:
        """Whether somebody stands in a question that opens the pronoun's sentence: in "Asked whether Berg had won, he said", he is another."""
        sentence = self._sentences[one.sentence]
        if found.sentence != one.sentence:
            return False
        above = [t for t in ancestors(sentence, sentence.tokens[found.token]) if t.dep == "advcl" and t.tag == "VBN"]
        return any(t.lemma in _ASK and t.i < found.token < one.token < t.head for t in above)

    def _above(self, here: Sequence[tuple[Found, str]], one: Found) -> str | None:
        """The subject of the nearest verb that the pronoun's own verb hangs from: "X told the press he believed ..., while he described"."""
        sentence = self._sentences[one.sentence]
        for verb in ancestors(sentence, sentence.tokens[one.token]):
            for found, key in here:
                subject = sentence.tokens[found.token]
                if subject.head == verb.i and subject.dep in SUBJECT and not self._same_verb(found, one):
                    return key
        return None

    def _same_verb(self, one: Found, pronoun: Found) -> bool:
        """Whether both hang from the very same verb."""
        tokens = self._sentences[one.sentence].tokens
        return one.sentence == pronoun.sentence and tokens[one.token].head == tokens[pronoun.token].head

    def _same_clause(self, one: Found, pronoun: Found) -> bool:
        """Whether `one` is the subject of the verb whose object the pronoun is: then the pronoun is somebody else."""
        if one.sentence != pronoun.sentence:
            return False
        sentence = self._sentences[one.sentence]
        verbs = [t.i for t in ancestors(sentence, sentence.tokens[pronoun.token]) if t.pos in ("VERB", "AUX")]
        return sentence.tokens[one.token].head in verbs[:2] and sentence.tokens[one.token].dep == "nsubj"

    def _plural_before(self, one: Found) -> str | None:
        """The plural subject of this sentence or one before; else two persons of different parties, one of them the subject; else any two."""
        for back in range(_FAR + 1):
            here = [(f, key) for f, key in self._plurals if one.sentence - f.sentence == back]
            subjects = [key for f, key in here if (self._is_main(f) if back else self._is_subject(f))]
            found = subjects[-1] if subjects else self._pair(one.sentence - back, leading=True)
            if found or (here and not back):
                return found or here[-1][1]
        return self._main_plural(one) or next(
            (pair for back in range(_FAR + 1) if (pair := self._pair(one.sentence - back, leading=False))), None
        )

    def _main_plural(self, one: Found) -> str | None:
        """The plural subject named last, further back, that a pronoun takes up which is itself what its sentence is about."""
        if not self._is_main(one):
            return None
        return next((key for f, key in reversed(self._plurals) if one.sentence - f.sentence <= 3 * _FAR and self._is_main(f)), None)

    def _pair(self, sentence: int, *, leading: bool) -> str | None:
        """The two persons of different parties in a sentence, or all that act in it together; `leading`: one of them is its subject."""
        here = [(f, key) for f, key in self._people if f.sentence == sentence]
        pair = {str(self._cast.party_of(key)): key for _, key in here}
        if leading and not any(self._is_main(f) for f, _ in here):
            return None
        if len(pair) == 2 and "None" not in pair and len({key for _, key in here}) == 2:
            return self.group_of(list(pair.values()))
        together = self._gathered(sentence, here[-1][0].end) if here else ()
        return self.group_of(together) if len({self._cast.party_of(key) for key in together}) > 1 else None

    def _latest(self, among: Iterable[tuple[Found, str]], one: Found, *, subjects_only: bool) -> str | None:
        for found, key in reversed(list(among)):
            if one.sentence - found.sentence > 1:
                return None
            if not subjects_only or self._is_subject(found):
                return key
        return None

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


def _only(actors: Sequence[Actor]) -> Actor | None:
    """The one actor, where there is just one."""
    return actors[0] if len(actors) == 1 else None
