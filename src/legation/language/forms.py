"""What a word is in its place: part of speech, base form, tag and role, by the model's own rules, asked once for each word with its tag and role.

The rules look at one word each, but for a few ("gonna", "there is"): where one of those holds, they are asked of the whole paragraph.
"""

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BY_RULE = ("attribute_ruler", "lemmatizer")  # the parts of the model that are asked here, and not in its line
MOST = 20_000  # forms that are kept, some 400 bytes each; of 80 documents 26,000 words are 12,000 forms


class Form(NamedTuple):
    """What the model says of a word, beside where it hangs."""

    pos: str
    lemma: str
    tag: str
    dep: str


class Forms:
    """Holds what was found of words. A word with its tag and role has the same form, whatever was asked before."""

    def __init__(self, nlp: "Language") -> None:
        from spacy.matcher import Matcher
        from spacy.pipeline import AttributeRuler

        self._vocab = nlp.vocab
        self._ruler, self._lemmatizer = self._parts(nlp)
        self._alone, self._several = AttributeRuler(nlp.vocab), Matcher(nlp.vocab)
        for number, rule in enumerate(self._ruler.patterns):
            if all(len(words) == 1 and "OP" not in words[0] for words in rule["patterns"]):
                self._alone.add(**rule)
            else:
                self._several.add(str(number), rule["patterns"])
        known = self._lemmatizer.lookups.get_table("lemma_index")
        for pos in list(known):
            known[pos] = frozenset(known[pos])  # looked up, and not searched from its beginning
        self._held: dict[tuple[int, int, int], Form] = {}

    def of(self, doc: "Doc") -> list[Form]:
        """The forms of the words of a paragraph that is tagged and parsed, in order."""
        from spacy.attrs import DEP, ORTH, TAG

        if self._several(doc, allow_missing=True):
            return self._found(self._ruler(doc))
        words = [(orth, tag, dep) for orth, tag, dep in doc.to_array([ORTH, TAG, DEP]).tolist()]
        new = [word for word in dict.fromkeys(words) if word not in self._held]
        if new:
            if len(self._held) + len(new) > MOST:
                self._held.clear()
                new = list(dict.fromkeys(words))
            self._held.update(zip(new, self._found(self._alone(self._made(new))), strict=True))
        return [self._held[word] for word in words]

    @staticmethod
    def _parts(nlp: "Language") -> tuple[Any, ...]:
        return tuple(nlp.get_pipe(name) for name in BY_RULE)

    def _made(self, words: list[tuple[int, int, int]]) -> "Doc":
        """Words with their tags and roles, beside one another."""
        from spacy.tokens import Doc

        texts, tags, deps = ([self._vocab.strings[number] for number in column] for column in zip(*words, strict=True))
        return Doc(self._vocab, words=texts, tags=tags, deps=deps)

    def _found(self, doc: "Doc") -> list[Form]:
        found = [Form(t.pos_, t.lemma_, t.tag_, t.dep_) for t in self._lemmatizer(doc)]
        self._lemmatizer.cache.clear()  # it would grow with every word
        return found
