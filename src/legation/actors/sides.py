"""For which state or organisation an actor phrase stands: what begins it, what follows "of", and which place it names."""

import re

from legation.actors.phrase import PREPOSITIONS, Phrase, bare, stretches
from legation.reference.cities import city_state
from legation.reference.localities import locality
from legation.reference.register import Register

# "Lagos State", "Gauteng province", "the province of Kandahar"
_KIND = re.compile(
    r"^(?:the )?(?:state|province|region|prefecture|county|canton|district|governorate|city|town) of (?:the )?|"
    r" (?:state|province|region|prefecture|county|canton|oblast|krai|territory|district|governorate|emirate|city)$",
    re.IGNORECASE,
)


class Sides:
    """Looks for states, organisations and places in phrases."""

    def __init__(self, register: Register) -> None:
        self.register = register

    def place(self, phrase: Phrase) -> tuple[str | None, tuple[str, ...]]:
        """The state that the phrase names: by its own name first, by a region, by a city."""
        for words in (phrase.head, phrase.tail):
            for _, _, text in stretches(words):
                state = self.register.state_form(text, any_case=phrase.lower)
                if state:
                    return state.code, (f"register: {text}, {state.form} of {state.code}",)
        for words in (phrase.head, phrase.tail):
            for _, _, text in stretches(words):
                code = self.register.region(text)
                if code:
                    return code, (f"register: {text}, region of {code}",)
        for words in (phrase.head, phrase.tail):
            for _, _, text in stretches(words, 3):
                place = locality(text, cities=False)
                if place:
                    return place[1], (f"register: {text}, of {place[0]} in {place[1]}",)
        for words in (phrase.head, phrase.tail):
            for _, _, text in stretches(words, 4):
                code = city_state(text) if text[:1].isupper() and not self.register.agent_row(text) else None
                if code:
                    return code, (f"GeoNames: {text} lies in {code}",)
        return None, ()

    def is_place(self, text: str) -> bool:
        """Whether the text is the name of a state, region or city and nothing else."""
        return bool(self.register.state_form(text) or self.register.region(text) or city_state(text))

    def local(self, phrase: Phrase) -> tuple[str, str, tuple[str, ...]] | None:
        """The town or part of a state that begins the phrase or follows "of", its state, and the words of the office; `None` where there is none."""
        words = phrase.words
        for size in range(min(3, len(words) - 1), 0, -1):
            found = self._local(" ".join((*words[: size - 1], bare(words[size - 1]))))
            if found:
                return *found, words[size:]
        if phrase.preposition in ("of", "for", "in") and phrase.tail:
            tail = tuple(word for word in phrase.tail if word.lower() != "the")
            found = self._local(bare(" ".join(tail))) if tail else None
            return (*found, phrase.head) if found else None
        return None

    def _local(self, text: str) -> tuple[str, str] | None:
        state = self.register.state_form(text)
        found = locality(text, cities=state is None or state.form == "metonym")
        short = _KIND.sub("", text)
        return found or (self._local(short) if short and short != text else None)

    def leading(self, words: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
        """The state or organisation that begins the words, and the rest."""
        for size in range(min(5, len(words)), 0, -1):
            text = " ".join((*words[: size - 1], bare(words[size - 1])))
            party = self.party(text)
            if party:
                return party, words[size:]
        return None, words

    def trailing(self, phrase: Phrase) -> tuple[str | None, tuple[str, ...]]:
        """The state or organisation after "of", and the words before it with those behind it: "ambassador", "to France" of "ambassador of India to France"."""
        words = phrase.words
        for start in range(1, len(words) - 1):
            if words[start].lower() not in {"of", "for", "from", "in"}:
                continue
            ends = [at for at in range(len(words), start + 1, -1) if at == len(words) or words[at].lower() in PREPOSITIONS]
            for end in ends:
                party = self.party(bare(" ".join(word for word in words[start + 1 : end] if word.lower() != "the")))
                if party:
                    return party, words[:start] + words[end:]
        return None, words

    def party(self, text: str) -> str | None:
        """The state or international organisation that the text names."""
        state = self.register.state_form(text, any_case=text == text.lower() and len(text) > 3)
        if state:
            return state.code
        organisation = self.register.organisation(text)
        return organisation.key if organisation and organisation.kind == "igo" else None
