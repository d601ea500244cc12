"""How each fact of a document came about, and why there is none: what was asked of every cue of a sentence, and what was answered."""

from legation.explaining.explain import explain
from legation.explaining.shapes import Cue, Explanation, Named, Question, Seen, Told

__all__ = ["Cue", "Explanation", "Named", "Question", "Seen", "Told", "explain"]
