"""What is asked of a word is worked out once, and never mixed up with another word, sentence or argument."""

from collections.abc import Callable

from legation.coding import Line
from legation.language.kept import SENTENCES, forget, kept, kept_of_scene
from legation.model import Scene, Sentence, Token
from legation.reading import document


def test_each_word_of_each_sentence_has_its_own_answer(line: Line) -> None:
    made = line.parser.sentences(document({"text": "France met Mali. France met Mali.\n\nFrance met Mali."}))
    asked: list[tuple[int, int, int]] = []

    @kept
    def told(sentence: Sentence, token: Token, depth: int = 0) -> tuple[int, int, int]:
        asked.append((sentence.index, token.i, depth))
        return asked[-1]

    for _ in range(3):
        for sentence in made:
            for token in sentence.tokens:
                assert told(sentence, token) == (sentence.index, token.i, 0)
                assert told(sentence, token, 1) == (sentence.index, token.i, 1)
    assert len(asked) == len(set(asked)) == 2 * sum(len(s.tokens) for s in made)


def test_a_word_of_another_sentence_is_asked_anew_and_memory_stays_small(line: Line) -> None:
    one, other = line.parser.sentences(document({"text": "France met Mali. Peru met Chile."}))
    told: Callable[[Sentence, Token], str] = kept(lambda sentence, token: token.text)
    assert (told(one, one.tokens[0]), told(one, other.tokens[0]), told(one, one.tokens[0])) == ("France", "Peru", "France")
    for _ in range(SENTENCES + 10):
        (made,) = line.parser.sentences(document({"text": "France met Mali."}))
        assert told(made, made.tokens[2]) == "Mali"


def test_what_depends_on_the_scene_is_asked_anew_in_another(line: Line) -> None:
    made = document({"text": "France met Mali. France met Mali."})
    sentences = line.parser.sentences(made)
    scenes = Scene(made, sentences), Scene(made, sentences)
    asked: list[tuple[int, int, int]] = []

    @kept_of_scene
    def told(scene: Scene, sentence: Sentence, token: Token) -> tuple[int, int, int]:
        asked.append((scenes.index(scene), sentence.index, token.i))
        return asked[-1]

    for number, scene in enumerate(scenes):
        for _ in range(2):
            for sentence in sentences:
                assert [told(scene, sentence, token) for token in sentence.tokens] == [
                    (number, sentence.index, t.i) for t in sentence.tokens
                ]
    assert len(asked) == len(set(asked)) == 2 * sum(len(s.tokens) for s in sentences)
    forget()
    told(scenes[1], sentences[0], sentences[0].tokens[0])
    assert asked[-1] == (1, 0, 0) and len(asked) == 1 + len(set(asked))
