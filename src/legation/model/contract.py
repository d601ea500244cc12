"""The edge: shapes to JSON as the contract has it, and the JSON Schema files made from the shapes."""

import json
from typing import Any

import msgspec

from legation.model.coding import Coding, Identity, Relation, StoryLabel
from legation.model.matches import Match

SHAPES: dict[str, type[msgspec.Struct]] = {"code": Coding, "relate": Relation, "whois": Identity, "stories": StoryLabel, "search": Match}
"""The shape of one line of output, by command."""

_ENCODER = msgspec.json.Encoder()


def as_line(shape: msgspec.Struct) -> str:
    """One JSON object on one line, without a line end. Half surrogate pairs, legal in JSON, are written as escapes."""
    try:
        return _ENCODER.encode(shape).decode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(msgspec.to_builtins(shape), ensure_ascii=True)


def as_dict(shape: msgspec.Struct) -> dict[str, Any]:
    """The same as plain lists and dicts."""
    return json.loads(as_line(shape))  # type: ignore[no-any-return]


def schema(shape: type[msgspec.Struct]) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a shape; unknown fields are allowed, since fields may be added."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(shape)}
