"""Matters: for each kind of fact, how its tellings are compared."""

from typing import Any

from legation.stories import deeds, encounters, sayings, undertakings
from legation.stories.absorbing import absorbed
from legation.stories.merging import Matter
from legation.stories.telling import Kind

MATTERS: dict[Kind, Matter[Any]] = {
    "meeting": Matter("meeting", encounters.encounter, encounters.blocks, encounters.likeness, encounters.ENOUGH, gather=absorbed),
    "event": Matter("event", deeds.deed, deeds.blocks, deeds.likeness, deeds.ENOUGH, apart=deeds.apart),
    "statement": Matter(
        "statement", sayings.saying, sayings.blocks, sayings.likeness, sayings.ENOUGH, sayings.shelves, sayings.reach, apart=sayings.apart
    ),
    "commitment": Matter(
        "commitment",
        undertakings.undertaking,
        undertakings.blocks,
        undertakings.likeness,
        undertakings.ENOUGH,
        undertakings.shelves,
        undertakings.reach,
    ),
}
