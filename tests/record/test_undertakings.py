"""Commitments with an end: follow-ups are kept and depend on two commitments alone; later reports propose what became of one; a person decides."""

from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legation.model import Amount, Coding, Span, Undertaking
from legation.record import Asked, Ref, Release, Store, View, Writer, decide, keeping
from legation.stories.followups import link, matter_of
from legation.stories.outcomes import Promise, outcome
from record.codings import coding, document

YOUTH = "open a joint youth office for exchanges in Weimar schools"
WORDS = (
    YOUTH,
    "open the joint youth office for exchanges of Weimar schools",
    "build a submarine cable between the two coasts",
    "raise wheat tariffs",
)
ISSUES = (("education-and-exchange",), ("telecoms",), ())
PARTIES = (("FRA", "DEU"), ("FRA",), ("POL", "DEU"))


def pledge(number: int, published: str, words: str = YOUTH, event: Any = None, **fields: Any) -> Coding:
    text = f"{words}. {' '.join(f'own{number}x{n}' for n in range(40))}"
    one = coding(document(number, text=text, published=published, source=f"Outlet {number}"))
    content = Span(0, len(words), words)
    made = msgspec.structs.replace(
        one.commitments[0],
        content=content,
        evidence=content,
        **{"toward": (), "due": None, "issues": ("education-and-exchange",), **fields},
    )
    events = () if event is None else (msgspec.structs.replace(one.events[0], **event),)
    return msgspec.structs.replace(one, statements=(), meetings=(), events=events, commitments=(made,))


def undertakings(*codings: Coding) -> list[Undertaking]:
    with Store.open(":memory:", create=True) as store:
        for one in codings:
            Writer(store, Release("1", "aa")).write(one)
        return list(View(store).undertakings(Asked("commitment")))


@pytest.mark.parametrize(
    ("later", "status"),
    [
        ({"status": "under way"}, "kept"),
        ({"status": "fulfilled"}, "kept"),
        ({"status": "abandoned"}, "broken"),
        ({"status": "suspended"}, "broken"),
        ({"status": "pledged", "due": "1995"}, "overtaken"),
        ({"status": "agreed", "act": "agreed"}, "overtaken"),
        ({"status": "pledged", "act": "reaffirmed"}, None),
    ],
)
def test_a_later_report_proposes_what_became_of_it(later: dict[str, Any], status: str | None) -> None:
    first, _ = undertakings(pledge(1, "1991-08-29", status="pledged", due="1992"), pledge(2, "1992-03-01", **later))
    assert (first.proposal.status if first.proposal else None) == status
    assert first.open == (status is None)
    if first.proposal is not None:
        assert (first.proposal.source, first.proposal.told) == ("Outlet 2", "1992-03-01")
        assert YOUTH in first.proposal.evidence and first.proposal.reason


def test_another_amount_overtakes() -> None:
    amounts = [Amount(0, 4, "open", value=value, unit="EUR") for value in (1e6, 3e6)]
    first, second = undertakings(
        *(pledge(n, f"199{n}-03-01", status="pledged", amount=amount) for n, amount in enumerate(amounts, start=1))
    )
    assert first.proposal is not None and first.proposal.status == "overtaken" and "3,000,000 EUR" in first.proposal.reason
    assert second.proposal is None and second.follows == first.commitment.id


def test_a_refusal_of_a_party_in_the_same_matter_proposes_broken() -> None:
    refusal = {"event": "REJECT", "actors": ("FRA",), "recipients": ("DEU",), "issues": ("education-and-exchange",), "cameo": "120"}
    words = f"France refused to {YOUTH}"
    sentence = Span(0, len(words), words)
    denied = pledge(2, "1993-01-05", words, refusal, act="called for", parties=("ITA",))
    denied = msgspec.structs.replace(
        denied, commitments=(), events=(msgspec.structs.replace(denied.events[0], sentence=sentence, trigger=Span(7, 14, "refused")),)
    )
    (one,) = undertakings(pledge(1, "1991-08-29"), denied)
    assert one.proposal is not None and (one.proposal.status, one.proposal.evidence) == ("broken", words)
    other = msgspec.structs.replace(denied, events=(msgspec.structs.replace(denied.events[0], actors=("DEU",), recipients=("POL",)),))
    (one,) = undertakings(pledge(1, "1991-08-29"), other)
    assert one.proposal is None, "not between the two"


def test_what_is_due_and_not_reported_is_open_and_overdue() -> None:
    late, soon, undated = undertakings(
        pledge(1, "1991-08-29", WORDS[0], due="1991-12"), pledge(2, "1991-08-30", WORDS[2], due="1995"), pledge(3, "1992-01-05", WORDS[3])
    )
    assert [(one.open, one.overdue, one.last_read) for one in (late, soon, undated)] == [
        (True, True, "1992-01-05"), (True, False, "1992-01-05"), (True, None, "1992-01-05")
    ]  # fmt: skip


def test_a_person_decides() -> None:
    with Store.open(":memory:", create=True) as store:
        for one in (pledge(1, "1991-08-29"), pledge(2, "1992-03-01", status="abandoned")):
            Writer(store, Release("1", "aa")).write(one)
        first = next(View(store).undertakings(Asked("commitment")))
        assert first.proposal is not None and first.proposal.status == "broken" and first.decided is None
        report = first.commitment.told[0]
        decide(store, Ref(report.document, report.fact), "overtaken", who="anna")
        first = next(View(store).undertakings(Asked("commitment")))
        assert (first.stands, first.proposal, first.open) == ("overtaken", None, False)
        assert [one.stands for one in View(store).occurrences(Asked("commitment", stands="overtaken"))] == ["overtaken"]


def test_nothing_goes_back_from_kept() -> None:
    kept = Promise("signed", "signed", None, None, None)
    assert outcome(kept, Promise("signed", "signed", None, None, None)) is None
    assert outcome(kept, Promise("signed", "under way", None, None, None)) == ("kept", "from signed to under way")
    assert outcome(Promise("pledged", "abandoned", None, None, None), Promise("pledged", "fulfilled", None, None, None)) is None


_PLEDGE = st.tuples(st.integers(0, 3), st.integers(0, 2), st.integers(0, 2), st.integers(1, 12))


@given(recipes=st.lists(_PLEDGE, min_size=2, max_size=7), again=st.integers(0, 6))
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
def test_links_kept_are_those_of_all_pairs(recipes: list[tuple[int, int, int, int]], again: int) -> None:
    with Store.open(":memory:", create=True) as store:
        for number, (words, parties, issues, month) in enumerate(recipes):
            one = pledge(number, f"1991-{month:02}-03", WORDS[words], parties=PARTIES[parties], issues=ISSUES[issues])
            Writer(store, Release("1", "aa")).write(one)
            if number % 2:
                list(View(store).occurrences())
            if number == again:
                Writer(store, Release("2", "bb")).write(one)
        made = {one.id: matter_of(one) for one in View(store).occurrences(Asked("commitment"))}
        rows = store.connection.execute(
            "SELECT a.occurrence_id, b.occurrence_id, f.likeness, f.reason FROM follow_ups f JOIN occurrences a ON a.occurrence = f.earlier"
            " JOIN occurrences b ON b.occurrence = f.later"
        )
        wanted = {
            (a, b, found.likeness, found.reason)
            for a, one in made.items() for b, other in made.items()
            if a != b and one and other and (found := link(one, other))
        }  # fmt: skip
        assert {tuple(row) for row in rows} == wanted
        assert not any(keeping.is_behind(store.connection) for _ in range(1))
