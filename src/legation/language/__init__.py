"""Paragraphs, sentences, words and syntax of a document, and what syntax says about realis."""

from legation.language.encoder import Encoder
from legation.language.paragraphs import paragraphs
from legation.language.parser import Parser
from legation.language.tree import ancestors, child, children, descendants, extent_of, head, root, subtree

__all__ = ["Encoder", "Parser", "ancestors", "child", "children", "descendants", "extent_of", "head", "paragraphs", "root", "subtree"]
