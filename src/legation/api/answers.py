"""Answers: what a record says to a question, as a list of shapes that are looked up as they are needed, and as a table."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from legation.api.columns import Column, cell
from legation.api.errors import MissingExtra

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

Shape = TypeVar("Shape", covariant=True)
Row = Sequence[Any]
_AT_ONCE = 400
_SINGULAR = {"matches": "match"}
_SHOWN = 10  # rows of a notebook's table
_IN_NOTEBOOK = (
    "occurrence_title", "passage", "speaker", "words", "title", "parties", "toward", "stands", "first_day", "precision", "place", "reports",
    "published", "source",
)  # fmt: skip
_DAYS = ("first_day", "published")


@dataclass(frozen=True)
class Question(Generic[Shape]):
    """What was asked: how answers are called, their columns, and how numbers become shapes and rows, in the order of the numbers."""

    name: str
    columns: tuple[Column, ...]
    shapes: Callable[[Sequence[Any]], Iterator[Shape]]
    rows: Callable[[Sequence[Any]], Iterator[Row]]


class Answers(Sequence[Shape]):
    """A list of what was found: `len`, iteration, indices and slices, and tables with the columns of `columns`.

    Shapes are read from the record as they are asked for, so it has to be open; `list(answers)` keeps them.
    """

    def __init__(self, question: Question[Shape], numbers: Sequence[Any]) -> None:
        self._question, self._numbers = question, numbers

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns of its tables."""
        return tuple(column.name for column in self._question.columns)

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, at: int) -> Shape: ...
    @overload
    def __getitem__(self, at: slice) -> "Answers[Shape]": ...
    def __getitem__(self, at: int | slice) -> "Shape | Answers[Shape]":
        if isinstance(at, slice):
            return Answers(self._question, self._numbers[at])
        return next(self._question.shapes([self._numbers[at]]))

    def __iter__(self) -> Iterator[Shape]:
        for start in range(0, len(self), _AT_ONCE):
            yield from self._question.shapes(self._numbers[start : start + _AT_ONCE])

    def rows(self) -> Iterator[dict[str, Any]]:
        """Each as a flat dict, by column."""
        return (dict(zip(self.columns, row, strict=True)) for row in self._cells())

    def to_arrow(self) -> "pyarrow.Table":
        """A table of Apache Arrow. Whole numbers are int64, numbers float64, truths bool, all else strings; absent is null."""
        arrow: Any = import_module("pyarrow")
        kinds = {"text": arrow.string(), "whole": arrow.int64(), "number": arrow.float64(), "truth": arrow.bool_()}
        schema = arrow.schema([(column.name, kinds[column.sort]) for column in self._question.columns])
        taken = list(self._cells())
        arrays = [arrow.array([row[n] for row in taken], field.type) for n, field in enumerate(schema)]
        return arrow.Table.from_arrays(arrays, schema=schema)

    def to_pandas(self) -> "pandas.DataFrame":
        """A data frame of pandas, with its types that know absence: Int64, Float64, boolean, string."""
        pandas: Any = _extra("pandas")
        kinds = {"text": "string", "whole": "Int64", "number": "Float64", "truth": "boolean"}
        taken = list(self._cells())
        series = {c.name: pandas.Series([row[n] for row in taken], dtype=kinds[c.sort]) for n, c in enumerate(self._question.columns)}
        return pandas.DataFrame(series, columns=list(self.columns))

    def to_polars(self) -> "polars.DataFrame":
        """A data frame of polars."""
        return _extra("polars").from_arrow(self.to_arrow())  # type: ignore[no-any-return]

    def __repr__(self) -> str:
        name = self._question.name
        return f"<{len(self):,} {name if len(self) != 1 else _SINGULAR.get(name, name.removesuffix('s'))}>"

    def _repr_html_(self) -> str:
        """What a notebook shows: the first rows, in the columns that a person looks at first."""
        rows = list(self[:_SHOWN]._cells())
        named = [(n, column.name) for n, column in enumerate(self._question.columns)]
        shown = [(n, name) for n, name in named if name in _IN_NOTEBOOK and any(row[n] is not None for row in rows)] or named[:8]
        head = "".join(f"<th>{escape(name)}</th>" for _, name in shown)
        body = "".join(f"<tr>{''.join(_shown(row[n], name) for n, name in shown)}</tr>" for row in rows)
        rest = f"<p>… and {len(self) - _SHOWN:,} more</p>" if len(self) > _SHOWN else ""
        return f"<p>{escape(repr(self)[1:-1])}</p><table><tr>{head}</tr>{body}</table>{rest}"

    def _cells(self) -> Iterator[list[Any]]:
        sorts = [column.sort for column in self._question.columns]
        for start in range(0, len(self), _AT_ONCE):
            for row in self._question.rows(self._numbers[start : start + _AT_ONCE]):
                yield [cell(value, sort) for value, sort in zip(row, sorts, strict=True)]


def in_memory(name: str, columns: tuple[Column, ...], shapes: Sequence[Shape], rows: Sequence[Row]) -> Answers[Shape]:
    """Answers that are at hand already."""
    question = Question[Shape](name, columns, lambda taken: (shapes[n] for n in taken), lambda taken: (rows[n] for n in taken))
    return Answers(question, range(len(shapes)))


def _extra(library: str) -> Any:
    try:
        return import_module(library)
    except ImportError as error:
        raise MissingExtra(f"{library} is not installed", None, "Install it with: pip install 'legation[dataframes]'") from error


def _shown(value: Any, name: str) -> str:
    style = "text-align:left;white-space:nowrap" if name in _DAYS else "text-align:left"
    return f"<td style='{style}'>{escape('' if value is None else _short(str(value)))}</td>"


def _short(words: str) -> str:
    return words if len(words) <= 160 else f"{words[:159]}…"


__all__ = ["Answers", "Question", "in_memory"]
