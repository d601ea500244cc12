"""Answers about a word of a sentence, kept while its document is in work: several rooms ask the same of the same word.

A sentence is known by itself, not by what it says: two sentences alike are two. What is asked must depend on the sentence and the word alone,
or on them and the scene they stand in.
"""

from collections.abc import Callable
from functools import update_wrapper
from typing import Any, TypeVar, cast

from legation.model import Scene, Sentence, Token

Function = TypeVar("Function", bound=Callable[..., Any])
_Answers = dict[tuple[object, ...], Any]
_HELD: list[dict[int, tuple[Any, _Answers]]] = []
SENTENCES = 512  # of which answers are kept; an answer costs less to find again than a longer memory would


def kept(function: Function) -> Function:
    """The function of a sentence and its word, asked once for each word and each further argument."""
    held: dict[int, tuple[Any, _Answers]] = {}
    _HELD.append(held)

    def asked(sentence: Sentence, token: Token, *further: object) -> Any:
        if not 0 <= token.i < len(sentence.tokens) or sentence.tokens[token.i] is not token:
            return function(sentence, token, *further)
        found = held.get(id(sentence))
        if found is None:
            if len(held) >= SENTENCES:
                held.clear()
            found = held[id(sentence)] = (sentence, {})  # holding the sentence keeps its number from being given to another
        key = (token.i, *further)
        if key not in found[1]:
            found[1][key] = function(sentence, token, *further)
        return found[1][key]

    return cast(Function, update_wrapper(asked, function))


def kept_of_scene(function: Function) -> Function:
    """The function of a scene, a sentence and its word, asked once for each while no other scene is asked about."""
    held: dict[int, tuple[Any, _Answers]] = {}
    _HELD.append(held)

    def asked(scene: Scene, sentence: Sentence, token: Token) -> Any:
        if not 0 <= token.i < len(sentence.tokens) or sentence.tokens[token.i] is not token:
            return function(scene, sentence, token)
        found = held.get(id(scene))
        if found is None:
            held.clear()
            found = held[id(scene)] = (scene, {})
        key = (id(sentence), token.i)
        if key not in found[1]:
            found[1][key] = (sentence, function(scene, sentence, token))
        return found[1][key][1]

    return cast(Function, update_wrapper(asked, function))


def forget() -> None:
    """Every answer is found anew: for whoever puts other functions in the place of those that were asked."""
    for held in _HELD:
        held.clear()
