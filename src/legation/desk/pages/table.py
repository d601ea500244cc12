"""Every page with its address."""

from collections.abc import Callable
from dataclasses import dataclass

from legation.desk.answers import Context
from legation.desk.pages import (
    commitment,
    commitments,
    data,
    document,
    dyad,
    event,
    explaining,
    issue,
    mechanism,
    mechanisms,
    meeting,
    organisation,
    person,
    place,
    post,
    reading,
    review,
    saved,
    search,
    state,
    statement,
    today,
)  # fmt: skip


@dataclass(frozen=True)
class PageAt:
    """A page: its address, what makes its context, and what it is about. `listed`: it has a CSV."""

    name: str
    address: str
    make: Callable[..., Context]
    about: str
    listed: bool


def _page(name: str, address: str, make: Callable[..., Context], shape: type[Context], about: str) -> PageAt:
    return PageAt(name, address, make, about, shape.listed)


PAGES = (
    _page("today", "/", today.page, today.Today, "The latest meetings, the busiest dyads, what is planned, what is new"),
    _page("dyad", "/dyad/{key}", dyad.page, dyad.DyadPage, "What passes between two parties"),
    _page("mechanisms", "/mechanisms", mechanisms.page, mechanisms.Mechanisms, "The mechanisms that the record reports"),
    _page("mechanism", "/mechanism/{key}", mechanism.page, mechanism.MechanismPage, "A mechanism with its editions"),
    _page("person", "/person/{key}", person.page, person.PersonPage, "A person: offices, meetings, what was said over time"),
    _page("post", "/post/{key}", post.page, post.PostPage, "A post: who held it, and what its holders did"),
    _page("state", "/state/{key}", state.page, state.PartyPage, "A state: with whom, on what, since when"),
    _page("organisation", "/organisation/{key}", organisation.page, state.PartyPage, "An organisation or body"),
    _page("issue", "/issue/{key}", issue.page, issue.IssuePage, "An issue: who raises it with whom, and how often"),
    _page("place", "/place/{key}", place.page, place.PlacePage, "A place and what took place there"),
    _page("meeting", "/meeting/{key}", meeting.page, meeting.MeetingPage, "A meeting with all its reports and their differences"),
    _page("statement", "/statement/{key}", statement.page, statement.StatementPage, "A statement, who repeated it and who answered it"),
    _page("event", "/event/{key}", event.page, event.EventPage, "An event with all its reports"),
    _page("commitments", "/commitments", commitments.page, commitments.Commitments, "The ledger of commitments"),
    _page("commitment", "/commitment/{key}", commitment.page, commitment.CommitmentPage, "A commitment and what became of it"),
    _page("document", "/document/{key}", document.page, document.DocumentPage, "A document with what was found in it"),
    _page("explain", "/explain/{key}", explaining.page, explaining.ExplainPage, "How a sentence of a document was read, and why there is a fact or none"),
    _page("search", "/search", search.page, search.SearchPage, "Words in documents and facts, each with its passage"),
    _page("review", "/review", review.page, review.ReviewPage, "What waits for a person's word"),
    _page("read", "/read", reading.page, reading.ReadPage, "Read documents; what could not be read, and why"),
    _page("data", "/data", data.page, data.DataPage, "Exports, snapshots, SQL and the API"),
    _page("saved", "/saved", saved.page, saved.SavedPage, "Saved searches with what is new in each"),
)  # fmt: skip
