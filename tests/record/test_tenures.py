"""What reports teach of who held which post, and how that stands to the register. The persons of small offices here are our own inventions."""

from collections.abc import Callable, Iterator

import pytest

from legation.actors.whois import whois
from legation.coding import Line
from legation.model import Coding, LearntTenure
from legation.record import Release, Store, View, Writer
from legation.record.answering import with_reports

RELEASE = Release("1", "aa")
Code = Callable[..., Coding]


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.open(":memory:", create=True) as opened:
        yield opened


@pytest.fixture
def learn(store: Store, code: Code, line: Line) -> Callable[..., dict[str, LearntTenure]]:
    """The tenures learnt from reports (day, text), by name."""

    def run(*reports: tuple[str, str]) -> dict[str, LearntTenure]:
        for number, (day, text) in enumerate(reports):
            Writer(store, RELEASE).write(code(text, id=f"r{number}", published=day, source=f"Outlet {number}"))
        return {one.name: one for one in View(store).tenures(line.register)}

    return run


def test_titles_and_appositions_teach(learn: Callable[..., dict[str, LearntTenure]]) -> None:
    found = learn(
        ("2023-05-01", "Samoan Transport Minister Tasi Leota arrived in Apia on Monday."),
        ("2023-09-02", "Tasi Leota, Samoa's transport minister, spoke in Suva."),
    )
    one = found["Tasi Leota"]
    assert (one.party, one.first, one.last, one.reports, one.outlets, one.standing) == ("WSM", "2023-05-01", "2023-09-02", 2, 2, "new")
    assert [seen.evidence.text for seen in one.sightings] == [
        "Samoan Transport Minister Tasi Leota",
        "Tasi Leota, Samoa's transport minister",
    ]


def test_the_register_is_held_against_it(learn: Callable[..., dict[str, LearntTenure]]) -> None:
    found = learn(
        ("2023-11-10", "US Defense Secretary Lloyd Austin met his colleague."),
        ("2023-11-11", "Australian Foreign Minister Tasi Leota spoke in Canberra."),
    )
    assert found["Lloyd Austin"].standing == "agrees"
    assert (found["Tasi Leota"].standing, found["Tasi Leota"].register) == ("differs", ("Penny Wong",))


@pytest.mark.parametrize(
    "text",
    [
        "The Samoan transport minister spoke in Apia.",
        "Former Samoan Transport Minister Tasi Leota spoke in Apia.",
        "US President John F. Kennedy spoke in Berlin in 1963.",
        "Ambassador Tasi Leota spoke.",
        "The guests were Prime Minister Naftali Bennett, Foreign Minister Yair Lapid and others.",
    ],
)
def test_what_teaches_nothing(learn: Callable[..., dict[str, LearntTenure]], text: str) -> None:
    assert all(one.standing == "agrees" for one in learn(("2022-01-10", text)).values())


def test_whois_answers_from_reports_where_the_register_is_silent(learn: Callable[..., dict[str, LearntTenure]], line: Line) -> None:
    told = tuple(
        learn(
            ("2023-05-01", "Samoan Transport Minister Tasi Leota arrived."), ("2023-09-02", "Samoan Transport Minister Tasi Leota left.")
        ).values()
    )

    def asked(phrase: str, on: str | None) -> tuple[str | None, str | None, tuple[str, ...]]:
        found = with_reports(whois(phrase, line.register, on=on), told, on)
        return found.holder, found.office, found.evidence

    holder, _, evidence = asked("Samoan Transport Minister", "2023-07-01")
    assert holder == "Tasi Leota"
    assert any(line.startswith("reports: Tasi Leota") and "2 reports of 2023-05-01 to 2023-09-02" in line for line in evidence)
    assert asked("Samoan Transport Minister", "2019-07-01")[0] is None
    assert asked("Samoan Transport Minister", None)[0] is None


def test_the_registers_answer_stands(learn: Callable[..., dict[str, LearntTenure]], line: Line) -> None:
    told = tuple(learn(("2023-11-11", "Australian Foreign Minister Tasi Leota spoke in Canberra.")).values())
    found = with_reports(whois("Australian Foreign Minister", line.register, on="2023-11-11"), told, "2023-11-11")
    assert found.holder == "Penny Wong"
    assert any("Tasi Leota" in line and "the register has Penny Wong then" in line for line in found.evidence)


def test_copies_count_once(learn: Callable[..., dict[str, LearntTenure]]) -> None:
    text = "Samoan Transport Minister Tasi Leota opened the new port of Apia on Monday, in the presence of guests from many islands of the ocean."
    found = learn(("2023-05-01", text), ("2023-05-02", text + " "))
    assert (found["Tasi Leota"].documents, found["Tasi Leota"].reports) in ((1, 1), (2, 1))
