"""A corrected version of an article: what the earlier one had is a difference of the occurrences that it tells."""

from legation.coding import Line
from legation.coding import code as code_document
from legation.reading import document
from legation.record import Release, Store, View, Writer
from legation.record.occurrences import Asked

ADDRESS = "https://herald.example/raid"
FIRST = (
    "Rebels from Sudan attacked the Chadian town of Adre on Wednesday and killed 12 soldiers, Chad's government said. "
    "President Mahamat Deby will meet the Sudanese envoy on Friday in N'Djamena."
)
THEN = FIRST.replace("12 soldiers", "21 soldiers").replace("on Friday", "on Saturday")


def _record(line: Line, *texts: str) -> Store:
    store = Store.open(":memory:", create=True)
    for text in texts:
        made = document({"id": "raid", "text": text, "published": "2024-05-02", "source": "Herald", "url": ADDRESS})
        Writer(store, Release("1.0", "aa")).write(code_document(made, line))
    return store


def _told(store: Store, kind: str) -> set[tuple[str, ...]]:
    return {
        tuple(version.value for version in one.versions)
        for one in View(store).differences(Asked(kind))  # type: ignore[arg-type]
        if one.field == "revised"
    }


def test_what_the_earlier_version_had_is_a_difference(line: Line) -> None:
    with _record(line, FIRST, THEN) as store:
        assert _told(store, "meeting") == {("Friday", "Saturday")}
        assert ("12", "21") in _told(store, "event")
        assert _told(store, "statement") == {("12", "21")}


def test_one_version_has_no_difference(line: Line) -> None:
    with _record(line, THEN, THEN) as store:
        assert all(not list(View(store).differences(Asked(kind))) for kind in ("meeting", "event", "statement"))


def test_a_change_elsewhere_is_none_of_an_occurrence(line: Line) -> None:
    with _record(line, FIRST + " Rain fell.", FIRST + " Snow fell.") as store:
        assert _told(store, "meeting") == _told(store, "event") == set()
