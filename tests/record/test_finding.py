"""Full text over what happened: operators, filters, ranking, what is marked, and what is refused."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.model import Extent, LegationError, Span
from legation.record import Asked, Release, Store, Writer
from legation.record.finding import Sought, is_common, search, search_kind
from legation.record.search import wanted
from record.codings import TEXT, coding, document

OTHER = "The foreign ministers of France and Germany met in Weimar on 28 August 1991. They said that nobody would take part."


@pytest.fixture
def store() -> Store:
    """Two reports of one meeting, and a third document whose statement is another."""
    store = Store.open(":memory:", create=True)
    writer = Writer(store, Release("1", "aa"))
    for number in (1, 2):
        writer.write(coding(document(number, source=f"Outlet {number}", url=f"https://example.org/{number}")))
    made = document(3, OTHER, title="An odd day")
    said = coding(made).statements[0]
    content = (Span(87, 114, OTHER[87:114]),)
    writer.write(msgspec.structs.replace(coding(made), statements=(msgspec.structs.replace(said, content=content),), commitments=()))
    writer.settle()
    return store


def test_a_match_has_everything_that_its_line_needs(store: Store) -> None:
    (one,) = search(store, "Weimar", Sought("meeting"))
    assert (one.kind, one.title, one.reports, one.place) == ("meeting", "DEU–FRA meeting, 1991-08-28", 1, "Weimar")
    assert one.passage == f"{TEXT[:51]}[Weimar]{TEXT[57:76]}"
    assert one.sentence == Span(0, 76, TEXT[:76]) and one.found == (Extent(51, 57),)
    assert one.evidence == Span(0, 76, TEXT[:76])
    assert one.url and one.url.startswith("https://example.org/") and one.outlet and one.document_title and one.published == "1991-08-29"


def test_words_are_found_in_all_their_forms_and_offsets_are_those_of_the_text(store: Store) -> None:
    for one in search(store, "meets minister", Sought("meeting")):
        assert [TEXT[extent.start : extent.end] for extent in one.found] == ["ministers", "met"][: len(one.found)]
    assert [TEXT[e.start : e.end] for e in search(store, "minister Germany", Sought("meeting"))[0].found] == ["ministers", "Germany"]


@pytest.mark.parametrize(
    ("words", "statements"),
    [
        ("Poland part", 1),
        ("Poland OR nobody", 2),
        ("part -nobody", 1),
        ("part NOT (nobody OR Poland)", 0),
        ('"take part"', 2),
        ('"part take"', 0),
        ("pol*", 1),
        ("NEAR(Poland part, 3)", 1),
        ("NEAR(Poland part, 1)", 0),
        ("take AND part", 2),
        ("would & take", 2),
    ],
)
def test_operators(store: Store, words: str, statements: int) -> None:
    assert len(search(store, words, Sought("statement"))) == statements


@pytest.mark.parametrize(
    "words", ["a OR", "OR a", "(a", "a)", '"a', "NOT a", "-a", "a AND", "NEAR(a)", "a NEAR b", "NOT NOT a", "", "&", '""']
)
def test_what_makes_no_query_is_told_with_what_is_allowed(store: Store, words: str) -> None:
    with pytest.raises(LegationError, match=r"cannot search: .*allowed are OR, NOT word"):
        search(store, words)


@given(st.text(alphabet='ab "()*-ANDORNOTE,5\x00\udc80é', max_size=40))
def test_whatever_is_typed_is_a_query_or_a_plain_error(words: str) -> None:
    with Store.open(":memory:", create=True) as store:
        try:
            query = wanted(words)
        except LegationError:
            return
        if query:
            store.connection.execute("SELECT rowid FROM facts_words WHERE facts_words MATCH ?", (query,)).fetchall()


@pytest.mark.parametrize(
    ("within", "found"),
    [
        (Asked(parties=("FRA",)), True),
        (Asked(parties=("FRA", "POL")), True),
        (Asked(parties=("FRA", "USA")), False),
        (Asked(issue="regional-stability"), True),
        (Asked(issue="trade"), False),
        (Asked(since="1991", until="1991"), True),
        (Asked(since="1992"), False),
        (Asked(place="DEU"), True),
        (Asked(place="2812482"), True),
        (Asked(place="FRA"), False),
        (Asked(mechanism="mechanism:quad"), False),
        (Asked(actor="FRA"), True),
        (Asked(actor="USA"), False),
    ],
)
def test_filters_narrow(store: Store, within: Asked, found: bool) -> None:
    assert bool(search(store, "Weimar OR Poland", Sought(within=within))) is found
    if within.place is None:
        assert bool(search(store, "Weimar OR Poland", Sought("document", within))) is found


def test_documents_are_found_by_title_and_text(store: Store) -> None:
    (one,) = search(store, "odd", Sought("document"))
    assert (one.kind, one.title, one.occurrence, one.sentence) == ("document", "An odd day", None, None)
    assert one.passage.startswith("An [odd] day")


def test_pages_of_a_list_follow_each_other(store: Store) -> None:
    whole = search(store, "part OR met", limit=50)
    assert [search(store, "part OR met", limit=1, offset=n)[0].occurrence for n in range(len(whole))] == [one.occurrence for one in whole]
    assert search(store, "part OR met", limit=5, offset=len(whole)) == []


def test_more_reports_stand_higher(store: Store) -> None:
    found = search(store, "part", Sought("statement"))
    assert [one.reports for one in found] == sorted((one.reports for one in found), reverse=True)


def test_only_what_counts_is_found(store: Store) -> None:
    assert {one.kind for one in search(store, "Weimar")} == {"meeting", "event"}  # the possible event of the same sentence is in no answer
    occurrences = [one.occurrence for one in search(store, "Weimar")]
    assert len(occurrences) == len(set(occurrences))


def test_the_kind_has_to_be_one() -> None:
    assert [search_kind(kind) for kind in ("documents", "Meeting")] == ["document", "meeting"]
    with pytest.raises(LegationError, match="Kinds are meeting, event, statement, commitment, document"):
        search_kind("article")


def test_few_words_are_not_common(store: Store) -> None:
    assert not is_common(store, "Weimar")
