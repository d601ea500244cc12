"""`legation.code`: a text, a file, a document as the contract has it, or a folder, to codings; the line is loaded once and kept."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any, overload

from legation.api.errors import WrongArgument
from legation.coding import Engine, Line
from legation.coding import code as code_document
from legation.model import Coding, Document, LegationError, Problem
from legation.reading import Reading, published_date, read, reading

ENGINES: tuple[Engine, ...] = ("encoder", "rules")
FIELDS = ("id", "title", "published", "source", "url", "language", "text", "author")
_NAMED = "a text"
_LOADING = Lock()


# fmt: off
@overload
def code(
    given: str | Mapping[str, Any] | Document, line: Line | None = ..., *, published: str | None = ..., title: str | None = ..., engine: Engine | None = ...,
    register: str | Path | None = ..., gazetteer: str | Path | None = ..., problems: tuple[Problem, ...] = ...,
) -> Coding: ...
@overload
def code(
    given: Path, line: Line | None = ..., *, published: str | None = ..., title: str | None = ..., engine: Engine | None = ...,
    register: str | Path | None = ..., gazetteer: str | Path | None = ..., problems: tuple[Problem, ...] = ...,
) -> "Coding | list[Coding]": ...
# fmt: on
def code(  # noqa: PLR0913 - each option is one of `legation code`
    given: str | Path | Mapping[str, Any] | Document,
    line: Line | None = None,
    *,
    published: str | None = None,
    title: str | None = None,
    engine: Engine | None = None,
    register: str | Path | None = None,
    gazetteer: str | Path | None = None,
    problems: tuple[Problem, ...] = (),
) -> "Coding | list[Coding]":
    """Everything found in a text (`str`), a document as the contract has it (`dict`), a `Document`, or a file (`Path`).

    A file of one document gives its coding; a file of several (JSON lines, a table, a feed), and a folder, give a list of them in order. `published` and
    `title` stand in where the document has none. `engine`, `register`, `gazetteer`: as for `Line.load`; the line is loaded at the first call and kept.
    Raises a `LegationError` where the one document cannot be read; in a list, what failed is in the `problems` of its coding.
    """
    _check_published(published)
    _check_engine(engine)
    if title is not None and isinstance(given, Path):
        remedy = "A file's documents have their own; give its text as a str, or a dict with `title`"
        raise WrongArgument("cannot give a title to a file", title, remedy)
    readings = None if isinstance(given, Document) else _readings(given, {"published": published, "title": title})
    line = line or line_of(engine, register, gazetteer)
    if isinstance(given, Document):
        return code_document(given, line, problems=problems)
    if isinstance(readings, list):
        return [_coded(item, line) if item.codable else Coding(document=item.document, problems=item.problems) for item in readings]
    assert readings is not None
    return _coded(readings, line, problems)


def codings(paths: str | Path | Iterable[str | Path], line: Line | None = None, *, published: str | None = None) -> Iterator[Coding]:
    """The codings of all documents in files and folders, one by one, in order, as they come. What cannot be read is a coding whose `problems` say why."""
    _check_published(published)
    named = [paths] if isinstance(paths, str | Path) else list(paths)
    readings = read(named, published=published)
    line = line or line_of()
    return (_coded(item, line) if item.codable else Coding(document=item.document, problems=item.problems) for item in readings)


def line_of(engine: Engine | None = None, register: str | Path | None = None, gazetteer: str | Path | None = None) -> Line:
    """The line of these options, loaded at the first call and kept; loading takes a second or two."""
    _check_engine(engine)
    with _LOADING:
        return _loaded(engine, *(str(path) if path is not None else None for path in (register, gazetteer)))


@lru_cache(maxsize=2)
def _loaded(engine: Engine | None, register: str | None, gazetteer: str | None) -> Line:
    return Line.load(engine, Path(register) if register else None, Path(gazetteer) if gazetteer else None)


def _readings(given: object, named: Mapping[str, str | None]) -> "Reading | list[Reading]":
    """What was given as readings: one, or those of a folder or of a file of several documents."""
    if isinstance(given, Path):
        return _of_file(given, named["published"])
    fields = _fields_of(given)
    return reading({**fields, **{name: value for name, value in named.items() if value is not None and not fields.get(name)}}, _NAMED)


def _of_file(path: Path, published: str | None) -> "Reading | list[Reading]":
    found = list(read([path], published=published))
    if path.is_dir() or len(found) > 1:
        return found
    if not found:
        raise LegationError("there is no document in the file", path, "Look at what it holds")
    return found[0]


def _coded(item: Reading, line: Line, problems: tuple[Problem, ...] = ()) -> Coding:
    """The coding of one reading; its problems alone where the text is not English. Raises where nothing could be read."""
    failed = next((problem for problem in item.problems if problem.level == "error"), None)
    if failed is not None:
        raise LegationError(failed.message)
    told = (*problems, *item.problems)
    return code_document(item.document, line, problems=told) if item.codable else Coding(document=item.document, problems=told)


def _fields_of(given: object) -> dict[str, Any]:
    """The document that was given as a record of the contract."""
    if isinstance(given, str):
        _refuse_file_name(given)
        return {"text": given}
    if not isinstance(given, Mapping):
        remedy = "Give a text (str), a file (pathlib.Path), or a document (dict with the field `text`)"
        raise WrongArgument("cannot code this", f"{type(given).__name__} {str(given)[:60]!r}", remedy)
    _check_fields(given)
    return dict(given)


def _check_fields(given: Mapping[str, Any]) -> None:
    """A document needs its text; a field that is nearly one of ours is taken for a slip of the pen, any other is passed over."""
    if not isinstance(given.get("text"), str):
        told = "has no field `text`" if "text" not in given else f"has a field `text` that is {type(given['text']).__name__}, not str"
        named = ", ".join(repr(name) for name in given) or "none"
        raise WrongArgument(
            f"cannot code a document that {told}; its fields", named, "Put its words into `text`: {'text': ..., 'published': '2023-11-10'}"
        )
    for name in given:
        near = (
            get_close_matches(str(name), [field for field in FIELDS if field not in given], n=1, cutoff=0.8) if name not in FIELDS else []
        )
        if near:
            raise WrongArgument("a document has no such field", name, f"Did you mean {near[0]!r}? Fields are {', '.join(FIELDS)}")


def _refuse_file_name(text: str) -> None:
    """A text that is the name of a file here was meant as one."""
    if 0 < len(text) < 300 and "\n" not in text and Path(text).suffix and Path(text).is_file():
        raise WrongArgument("this str is the name of a file, and a str is taken for the text itself", text, f"Give pathlib.Path({text!r})")


def _check_engine(engine: object) -> None:
    if engine is not None and engine not in ENGINES:
        raise WrongArgument("there is no such engine", engine, f"Engines are {' and '.join(ENGINES)}")


def _check_published(published: str | None) -> None:
    if published is not None and (not isinstance(published, str) or published_date(published)[0] is None):
        raise WrongArgument("cannot use the publication date given", published, "Write it as '2023-11-10', '2023-11' or '2023'")


__all__ = ["ENGINES", "FIELDS", "code", "codings", "line_of"]
