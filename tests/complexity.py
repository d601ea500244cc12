"""How many ways lead through a function, counted as radon does: branches, loops, handlers, comprehensions with their conditions, and each "and" and "or"."""

import ast
from collections.abc import Iterator
from pathlib import Path

Function = ast.FunctionDef | ast.AsyncFunctionDef
_ELSE = (ast.For, ast.AsyncFor, ast.While, ast.Try)
_ONE = (ast.If, ast.IfExp, ast.For, ast.AsyncFor, ast.While, ast.ExceptHandler, ast.Assert)


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Each function and method of a file with its number; one inside another is not counted."""
    for name, function in _outermost(ast.parse(path.read_text(encoding="utf-8")), ""):
        yield name, 1 + _ways(function)


def _outermost(node: ast.AST, prefix: str) -> Iterator[tuple[str, Function]]:
    for inner in ast.iter_child_nodes(node):
        if isinstance(inner, Function):
            yield prefix + inner.name, inner
        elif isinstance(inner, ast.ClassDef):
            yield from _outermost(inner, f"{prefix}{inner.name}.")
        elif isinstance(inner, ast.If | ast.Try):
            yield from _outermost(inner, prefix)


def _ways(function: Function) -> int:
    ways, nodes = 0, list[ast.AST](function.body)
    while nodes:
        node = nodes.pop()
        if isinstance(node, Function):
            continue
        ways += _counts(node)
        nodes += ast.iter_child_nodes(node)
    return ways


def _counts(node: ast.AST) -> int:
    if isinstance(node, ast.BoolOp):
        return len(node.values) - 1
    if isinstance(node, ast.comprehension):
        return 1 + len(node.ifs)
    if isinstance(node, ast.Match):
        return len(node.cases)
    return isinstance(node, _ONE) + (isinstance(node, _ELSE) and bool(node.orelse))
