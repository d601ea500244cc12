"""Groups taken up by a noun: "the leaders", "the three countries", "leaders of the G20": who was named together before."""

from collections.abc import Sequence

from legation.actors.found import Found
from legation.actors.memory import Memory
from legation.language import ancestors
from legation.reference.mechanisms import mechanisms

NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}
_FAR = 10  # sentences that "the leaders" may look back; of 5, 10 and 20 all did the same on our 40 annotated documents
_SOON = 3  # sentences for which "the two countries" are those of the two leaders taken up
_LISTED = 20  # sentences for which "the leaders" are those of a list or organisation named before
_LEVELS = {
    "leader": "leader",
    "president": "leader",
    "premier": "leader",
    "minister": "minister",
    "official": "official",
    "diplomat": "official",
}
_STATES = {"country", "nation", "state", "neighbour", "neighbor"}  # nouns that take up no organisation
_PATH = {"nsubj", "nsubjpass", "dobj", "pobj", "agent", "conj", "appos", "compound", "nmod", "flat", "oprd", "attr"}
_GOVERNMENTS = {"administration", "government", "cabinet", "regime"}  # whose name stands for them takes no part himself
_WITH = {"with", "between", "among", "alongside", "by", "of", "from", "and", "plus", "include", "including"}


class Gatherings(Memory):
    """Tells whom group nouns take up, from who was named together before."""

    def _group(self, one: Found) -> str | None:
        """The actors of "the two sides", "the leaders", "the three countries"."""
        if one.title is None and self._list[1] is not None and one.sentence - self._list[0] <= _LISTED:
            return self._list[1]
        number = NUMBERS.get(one.title or "")
        if one.key == "leaders":
            key = self._settled(one, self._leaders(one, number) or self._nearest_leaders(one, number or 2), number)
            self._taken_up = (one.sentence, key) if key else self._taken_up
            return key
        together = (
            self._parties_together(one, number)
            if number and number > 2
            else self._of_the_two(one) or self._pair_named(one)
            if number == 2
            else ()
        )
        return self.group_of(together) if together else self._nearest_sides(one, number or 2)

    def _settled(self, one: Found, key: str | None, number: int | None) -> str | None:
        """Whom the noun has meant before, where it is a term with a capital or has meant them twice, and some of them have only acted alone since."""
        noun, actor = self._sentences[one.sentence].tokens[one.token], self._cast.get(key)
        before = self._terms.setdefault(noun.text.casefold(), [])
        held = self._cast.get(before[-1]) if before else None
        often = noun.text[:1].isupper() or before[-2:] == before[-1:] * 2
        if number is None and often and held and actor and set(actor.members) < set(held.members):
            key = held.key
        if key:
            before.append(key)
        return key

    def _of_the_two(self, one: Found) -> tuple[str, ...]:
        """The states of the two persons that were last taken up together: "the two nations" after "the two Prime Ministers"."""
        actor = self._cast.get(self._taken_up[1])
        if actor is None or one.sentence - self._taken_up[0] > _SOON or len(actor.members) != 2:
            return ()
        parties = tuple(dict.fromkeys(str(self._cast.party_of(key)) for key in actor.members))
        return parties if len(parties) == 2 and all(party in self._cast.register.states for party in parties) else ()

    def _pair_named(self, one: Found) -> tuple[str, ...]:
        """Two states that words shortly before named as a pair: "both sides" after "the two Koreas"."""
        near = [f.members for f, _ in self._plurals if f.key == "states" and 0 <= one.sentence - f.sentence <= _SOON]
        return near[-1] if near and len(near[-1]) == 2 else ()

    def _leaders(self, one: Found, number: int | None) -> str | None:
        """The persons who act together in the latest sentence that has such, or whom "the leaders" meant last."""
        level = _LEVELS.get(self._sentences[one.sentence].tokens[one.token].lemma)
        for sentence in range(one.sentence, one.sentence - _FAR - 1, -1):
            if self._taken_up[0] == sentence and self._size(self._taken_up[1], number):
                return self._taken_up[1]
            here = self._gathered(sentence, one.start)
            high = [key for key in here if self._cast.level_of(key) == level]
            for keys in (high, here):
                if len({self._cast.party_of(key) for key in keys}) > 1 and number in (None, len(keys)):
                    return self.group_of(keys)
        return None

    def _size(self, key: str | None, number: int | None) -> bool:
        actor = self._cast.get(key)
        return actor is not None and number in (None, len(actor.members))

    def _gathered(self, sentence: int, before: int) -> tuple[str, ...]:
        """Keys of those persons of a sentence, as far as it stands before an offset, who take part in its main act and have a party."""
        here = [(f, key) for f, key in self._people if f.sentence == sentence and f.start < before and self._cast.party_of(key)]
        return tuple(dict.fromkeys(key for f, key in here if self._takes_part(f)))

    def _takes_part(self, one: Found) -> bool:
        """Whether somebody is subject or object of the sentence's main verb, or joined to one by "and", "with", "between"."""
        sentence = self._sentences[one.sentence]
        token = sentence.tokens[one.token]
        for above in ancestors(sentence, token):
            if token.pos in ("VERB", "AUX"):
                break
            if above.lemma in _GOVERNMENTS:
                return False
            if token.dep not in _PATH and not (token.dep in ("prep", "agent", "dative") and token.lemma in _WITH):
                return False
            token = above
        return token.dep in ("ROOT", "conj", "xcomp") or token.head == token.i

    def _parties_together(self, one: Found, number: int) -> tuple[str, ...]:
        """Exactly so many parties that act together in a sentence before, are a group named there, or make up a mechanism named there."""
        groups = [(f.sentence, self._cast.get(key)) for f, key in self._plurals]
        for sentence in range(one.sentence, one.sentence - _FAR - 1, -1):
            sets = [actor.members for at, actor in groups if at == sentence and actor]
            sets += [mechanisms()[key].members for at, key in self._mechanisms if at == sentence]
            for keys in (self._gathered(sentence, one.start), *sets):
                parties = tuple(dict.fromkeys(p for key in keys if (p := self._cast.party_of(key) or key)))
                if len(parties) == number:
                    return parties
        return ()

    def _nearest_leaders(self, one: Found, number: int) -> str | None:
        """Persons of different parties, by how often and how shortly before they were named."""
        near = self._near(((f.sentence, key) for f, key in self._people), one.sentence)
        level = _LEVELS.get(self._sentences[one.sentence].tokens[one.token].lemma)
        near.sort(key=lambda key: self._cast.level_of(key) != level)
        members: dict[str, str] = {}
        for key in near:
            party = self._cast.party_of(key)
            if party is not None:
                members.setdefault(party, key)
        return self.group_of(list(members.values())[:number]) if len(members) >= number else None

    def _nearest_sides(self, one: Found, number: int) -> str | None:
        """Parties by how often and how shortly before they were named; states rather than organisations, unless they are only "parties"."""
        sides = self._near(self._sides, one.sentence)
        only_states = [key for key in sides if key in self._cast.register.states]
        noun = self._sentences[one.sentence].tokens[one.token].lemma
        found = (only_states if noun not in ("party", "side") and len(only_states) >= number else sides)[:number]
        if len(found) < number or (one.title is None and len(sides) > number) or (noun in _STATES and found != only_states[:number]):
            return None
        return self.group_of(found)

    def _listed(self, one: Found) -> str | None:
        """ "Leaders from Britain, France and Canada", "leaders of the G20": those that are named with it."""
        if len(one.members) == 1:
            key = self._cast.representatives(one)
        else:
            key = self.group_of([side for side in (self._cast.careers.side(key)[0] for key in one.members) if side])
        if one.key == "leaders":
            self._list = (one.sentence, key)
        return key

    def group_of(self, keys: Sequence[str]) -> str | None:
        """The key of the group of these, named by them all."""
        names = [self._name(key) for key in dict.fromkeys(keys)]
        return self._cast.group(keys, " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 2 else " and ".join(names))
