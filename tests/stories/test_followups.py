"""Follow-ups: the same parties and matter, later; not the same occasion, other parties, or words that everyone uses."""

from legation.model import Commitment, Span
from legation.stories.followups import link, matter_of
from legation.stories.matters import MATTERS
from legation.stories.merging import Merger
from legation.stories.summing import summed
from legation.stories.telling import Telling

LAB = "open a joint laboratory for tidal turbines in Aalborg"


def made(document: str, day: str, words: str = LAB, parties: tuple[str, ...] = ("DNK", "KOR"), issue: str = "energy") -> Telling:
    span = Span(0, len(words), words)
    fact = Commitment(
        id=f"commitment-{document}",
        parties=parties,
        toward=(),
        act="agreed",
        content=span,
        due=None,
        status="agreed",
        issues=(issue,),
        evidence=span,
    )
    return Telling(document, "commitment", fact, day, "own")


def linked(*told: Telling) -> list[tuple[str, str]]:
    merger = Merger(MATTERS["commitment"])
    merger.add(told)
    found = {one.told[0].document: matter_of(one) for one in (summed(group, {}) for group in merger.occurrences())}
    matters = {document: matter for document, matter in found.items() if matter is not None}
    return [(one, other) for one in matters for other in matters if one != other and link(matters[one], matters[other])]


def test_a_later_word_on_the_matter_follows_up() -> None:
    later = made("b", "2023-09-01", "the joint laboratory for tidal turbines in Aalborg has opened its doors")
    assert linked(made("a", "2022-03-01"), later) == [("a", "b")]


def test_other_parties_issues_and_occasions_do_not() -> None:
    assert linked(made("a", "2022-03-01"), made("b", "2023-09-01", parties=("FRA", "JPN"))) == []
    assert linked(made("a", "2022-03-01"), made("b", "2023-09-01", issue="sanctions")) == []
    assert linked(made("a", "2022-03-01"), made("b", "2022-03-02")) == []


def test_the_parties_own_names_are_no_matter() -> None:
    one, other = "strengthen Danish ties with Korea and with Denmark", "a Korean pavilion in Denmark for Danish design of Korea"
    assert linked(made("a", "2022-03-01", one), made("b", "2023-09-01", other)) == []


def test_of_several_the_most_alike_is_followed() -> None:
    close = "fund a joint laboratory for tidal turbines in Aalborg harbour"
    first = made("a", "2022-03-01", "study tidal turbines and a joint laboratory")
    assert ("b", "c") in linked(first, made("b", "2022-06-01", close), made("c", "2023-09-01", close))
