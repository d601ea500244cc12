"""A question of `legation relate` as it comes in, to a request: where the two actors stand in the text."""

from collections.abc import Mapping

from legation.events.relate import Request
from legation.model import Extent, LegationError, content_id

REMEDY = "Give `text`, and `source` and `target` as strings or as `start` and `end` in it"


def request(record: Mapping[str, object]) -> Request:
    """The request of one record. A string that is not in the text, or an absent actor, is an unnamed party.

    Raises `LegationError` where there is no text, or an offset is none.
    """
    text = record.get("text")
    if not isinstance(text, str):
        raise LegationError("cannot relate: no string field `text` in the question", record.get("id"), REMEDY)
    identity = record.get("id")
    source = _extent(text, record.get("source"), "source")
    return Request(
        id=str(identity) if identity is not None else content_id("q", text, record.get("source"), record.get("target")),
        text=text,
        source=source,
        target=_extent(text, record.get("target"), "target", after=source),
    )


def _extent(text: str, given: object, name: str, *, after: Extent | None = None) -> Extent | None:
    """Where the actor stands; the second time it occurs where the first is taken by the other actor."""
    if given is None or given == "":
        return None
    if isinstance(given, str):
        return _found(text, given, after)
    if isinstance(given, Mapping) and isinstance(given.get("start"), int) and isinstance(given.get("end"), int):
        start, end = int(given["start"]), int(given["end"])
        if 0 <= start < end <= len(text):
            return Extent(start, end)
        raise LegationError(f"cannot relate: `{name}` lies outside the text of {len(text)} characters", f"{start} to {end}", REMEDY)
    raise LegationError(f"cannot relate: `{name}` is neither a string nor a stretch", given, REMEDY)


def _found(text: str, words: str, taken: Extent | None) -> Extent | None:
    low, wanted = text.lower(), words.lower()
    if len(low) != len(text):
        low, wanted = text, words  # a letter that grows when it is made small would shift every offset
    at = low.find(wanted)
    while at >= 0 and taken is not None and at < taken.end and taken.start < at + len(wanted):
        following = low.find(wanted, at + 1)
        if following < 0:
            break
        at = following
    return Extent(at, at + len(words)) if at >= 0 else None
