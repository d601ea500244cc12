"""Facts merged in shares give the occurrences of a record that merges them all."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from legation.model import Coding, Speaker
from legation.record import Release, Store, Writer
from legation.record.joining import MERGED, glued, join, link_all, part
from legation.record.sharing import Share, family
from legation.record.tellings import Tellings
from record.codings import TEXT, coding, document

SPEAKERS = ("FRA", "DEU", None)


def codings(number: int) -> Iterator[Coding]:
    """Reports of the same days in words of their own, by several speakers; every fourth article comes again, with its statement ascribed to somebody else."""
    for n in range(number):
        text = f"{TEXT} It was report {n} of {n % 5} that day, and {'rain ' * (n % 7)}fell."
        yield _by(SPEAKERS[n % 3], coding(document(n, text, url=f"https://example.org/{n}", published=f"1991-09-{1 + n % 20:02}")))
        if n % 4 == 0:
            later = document(n, f"{text} Corrected.", url=f"https://example.org/{n}", published="1991-10-01")
            yield _by(SPEAKERS[(n + 1) % 3], coding(later))


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


def put_together(made: Sequence[Coding], shares: int, one: dict[int, int], folder: Path) -> Store:
    laid = written(made, merging=False)
    for number in range(shares):
        path = str(folder / f"{number}.db")
        with written(made, share=Share(number, shares, one)) as store:
            part(store.connection, path)
        join(laid, path)
    link_all(laid)
    return laid


@pytest.mark.parametrize("shares", [1, 2, 5])
def test_shares_give_what_one_record_has(shares: int, tmp_path: Path) -> None:
    made = list(codings(120))
    with written(made) as whole, written(made, merging=False) as laid:
        one = glued(laid)
        assert one and whole.connection.execute("SELECT count(*) FROM documents WHERE state = 'superseded'").fetchone()[0] == 30
        with put_together(made, shares, one, tmp_path) as found:
            assert rows(found) == rows(whole)
            assert rows(found)["successions"]


def test_every_fact_is_in_one_share() -> None:
    with written(list(codings(20)), merging=False) as laid:
        facts = [fact for (fact,) in laid.connection.execute("SELECT fact FROM facts")]
        told = [telling for _, telling in Tellings(laid.connection).of(facts)]
        assert all(sum(Share(n, 3).has(one) for n in range(3)) == 1 for one in told)
        assert len({family(one) for one in told}) > 4
