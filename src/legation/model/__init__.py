"""Frozen shapes and nothing else: what goes in, what comes out, and what the rooms hand to each other."""

from legation.model.coding import Coding, Identity, Relation, StoryLabel
from legation.model.errors import LegationError
from legation.model.facts import (
    Act,
    Commitment,
    Event,
    EventRealis,
    EventType,
    Level,
    Meeting,
    MeetingKind,
    MeetingMode,
    MeetingRealis,
    Participant,
    Problem,
    Quoted,
    Role,
    Speaker,
    Statement,
    Status,
    Venue,
)  # fmt: skip
from legation.model.ids import content_id
from legation.model.mentions import Actor, ActorKind, Basis, Mention, MentionForm, Place, PlaceSense, Precision, Time, TimeType, When
from legation.model.scene import Scene
from legation.model.text import Boilerplate, BoilerplateKind, Dateline, Document, Entity, Extent, Sentence, Span, Token

__all__ = [
    "Act", "Actor", "ActorKind", "Basis", "Boilerplate", "BoilerplateKind", "Coding", "Commitment", "Dateline", "Document",
    "Entity", "Event", "EventRealis", "EventType", "Extent", "Identity", "LegationError", "Level", "Meeting", "MeetingKind",
    "MeetingMode", "MeetingRealis", "Mention", "MentionForm", "Participant", "Place", "PlaceSense", "Precision", "Problem",
    "Quoted", "Relation", "Role", "Scene", "Sentence", "Span", "Speaker", "Statement", "Status", "StoryLabel", "Time",
    "TimeType", "Token", "Venue", "When", "content_id",
]  # fmt: skip
