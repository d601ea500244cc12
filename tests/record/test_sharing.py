"""Facts merged in shares give the occurrences of a record that merges them all."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from legation.model import Coding, Speaker
from legation.record import Release, Store, Writer, keeping
from legation.record import course as courses
from legation.record.course import Course
from legation.record.joining import MERGED, join, link_all, part
from legation.record.sharing import Share, family, merge_share
from legation.record.tellings import Tellings
from record.codings import TEXT, coding, document

SPEAKERS = ("FRA", "DEU", None)


def codings(number: int) -> Iterator[Coding]:
    """Reports of the same days in words of their own, by several speakers. Every fourth article comes again at once, with its statement ascribed to somebody else;
    of those before, some come a third time much later, or in an earlier version; some are printed again elsewhere."""
    for n in range(number):
        yield _report(n, n)
        if n % 4 == 0:
            yield _report(n, n + 1, " Corrected.", published="1991-10-01")
        if n % 6 == 5:
            yield _report(n - 5, n, " Corrected and put right.", published="1991-10-02")
        if n % 10 == 9:
            yield _report(n - 9, n, " As it was first.", published="1991-08-01")
            yield _report(n - 8, n, url=f"https://example.com/{n}")
    yield from (_report(n, n + 2, " At last.", published="1991-11-01") for n in range(0, number, 9))


def _report(n: int, speaker: int, more: str = "", **fields: str) -> Coding:
    words = f"{TEXT} It was report {n} of {n % 5} that day, and {'rain ' * (n % 7)}fell.{more}"
    made = document(n, words, **{"url": f"https://example.org/{n}", "published": f"1991-09-{1 + n % 20:02}", **fields})
    return _by(SPEAKERS[speaker % 3], coding(made))


def _by(actor: str | None, made: Coding) -> Coding:
    said = msgspec.structs.replace(made.statements[0], speaker=Speaker(77, 81, "They", actor=actor))
    return msgspec.structs.replace(made, statements=(said,))


def written(made: Sequence[Coding], **options: Any) -> Store:
    store = Store.open(":memory:", create=True)
    writer = Writer(store, Release("1", "aa"), **options)
    for one in made:
        writer.write(one)
    writer.settle()
    return store


def rows(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """What is merged, without the numbers of figures, which are kept counts."""
    left_out = {"dyads": "one, other, occurrence, direction, told, first, meeting"}
    return {
        table: sorted(map(tuple, store.connection.execute(f"SELECT {left_out.get(table, '*')} FROM {table}")), key=repr) for table in MERGED
    }


def laid(made: Sequence[Coding], path: Path) -> tuple[Store, dict[int, int]]:
    """A record that is only laid, and the families that are glued; its course lies at the path then."""
    store = Store.open(":memory:", create=True)
    writer, course = Writer(store, Release("1", "aa"), merging=False), Course(store, str(path))
    for one in made:
        writer.write(one)
        course.follow()
    return store, course.close()


def put_together(made: Sequence[Coding], shares: int, folder: Path) -> Store:
    found, glued = laid(made, folder / "course.db")
    assert glued
    for number in range(shares):
        path = str(folder / f"{number}.db")
        with Store.open(":memory:", create=True) as store:
            merge_share(store, str(folder / "course.db"), Share(number, shares, glued))
            part(store.connection, path)
        join(found, path)
    link_all(found)
    return found


@pytest.mark.parametrize(("shares", "at_once"), [(1, 2000), (2, 2000), (5, 2000), (2, 40), (5, 13)])
def test_shares_give_what_one_record_has(shares: int, at_once: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where what comes in between two mergings is more than what is merged at a time."""
    monkeypatch.setattr(keeping, "AT_ONCE", at_once)
    monkeypatch.setattr(courses, "AT_ONCE", at_once)
    made = list(codings(60))
    with written(made) as whole, put_together(made, shares, tmp_path) as found:
        states = dict(map(tuple, whole.connection.execute("SELECT state, count(*) FROM documents GROUP BY state")))
        assert (
            states["superseded"] > 30
            and len(whole.connection.execute("SELECT report FROM copies GROUP BY 1 HAVING count(*) > 1").fetchall()) > 4
        )
        assert rows(found) == rows(whole)
        assert rows(found)["successions"]


def test_a_share_has_the_documents_of_its_own_facts_alone(tmp_path: Path) -> None:
    store, glued = laid(list(codings(20)), tmp_path / "course.db")
    whole = store.connection.execute("SELECT count(*) FROM facts WHERE kind <> 'possible event'").fetchone()[0]
    store.close()
    held = []
    for number in range(40):
        with Store.open(":memory:", create=True) as one:
            merge_share(one, str(tmp_path / "course.db"), Share(number, 40, glued))
            held.append(
                [
                    one.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
                    for table in ("documents", "facts", "documents_words_docsize")
                ]
            )
    assert sum(facts for _, facts, _ in held) == whole and not any(words for _, _, words in held)
    assert [0, 0, 0] in held


def test_every_fact_is_in_one_share() -> None:
    with written(list(codings(20)), merging=False) as store:
        facts = [fact for (fact,) in store.connection.execute("SELECT fact FROM facts")]
        families = {family(telling) for _, telling in Tellings(store.connection).of(facts)}
        assert all(sum(Share(n, 3).has(one) for n in range(3)) == 1 for one in families)
        assert len(families) > 4
