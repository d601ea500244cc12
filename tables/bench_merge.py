"""Measures how merging grows with the number of documents: a record's tellings are multiplied, each round some weeks later than the one before.

Run by `make bench-merge RECORD=file.db`. Rounds overlap in time, so that the same parties meet more and more often in the same months, which is harder than
more years would be. Texts are read anew in every round. Coding and reading rows are not measured; merging of all four kinds is, in seconds of the processor.
"""

import dataclasses
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import msgspec

from legation.model import Event, Meeting, When
from legation.record import Store, View
from legation.record.tellings import Tellings
from legation.stories import wording
from legation.stories.matters import MATTERS
from legation.stories.merging import Merger
from legation.stories.telling import KINDS, Telling

SIZES = (25_000, 50_000, 100_000)
LATER = 37  # days between one round and the next


def main(path: str) -> None:
    """A line for each size: seconds by kind, tellings and occurrences."""
    with Store.open(path) as store:
        documents = View(store).counts()["documents"]
        found = {kind: [telling for _, telling in Tellings(store.connection).of(_numbers(store, kind))] for kind in KINDS}
    if not documents:
        sys.exit(f"{path} holds no documents: read some first")
    print(f"{documents} documents in {path}")
    for size in SIZES:
        spent = {kind: _merged(kind_tellings, kind, size / documents) for kind, kind_tellings in found.items()}
        told = "; ".join(
            f"{kind} {seconds:.0f} s ({given} tellings, {merged} occurrences)" for kind, (seconds, given, merged) in spent.items()
        )
        print(f"{size} documents: {sum(seconds for seconds, _, _ in spent.values()):.0f} s of processor; {told}", flush=True)


def _numbers(store: Store, kind: str) -> list[int]:
    return [row[0] for row in store.connection.execute("SELECT fact FROM facts WHERE kind = ?", (kind,))]


def _merged(found: Sequence[Telling], kind: str, times: float) -> tuple[float, int, int]:
    """(seconds, tellings, occurrences) of merging the tellings so many times over."""
    merger = Merger(MATTERS[kind])  # type: ignore[index]
    given, spent = 0, 0.0
    for number in range(int(times) + 1):
        share = found if number < int(times) else found[: int(len(found) * (times - int(times)))]
        later = list(_later(share, number))
        wording.words.cache_clear()
        wording.content_words.cache_clear()
        begun = time.process_time()
        merger.add(later)
        spent += time.process_time() - begun
        given += len(later)
    begun = time.process_time()
    merged = len(merger.occurrences())
    return spent + time.process_time() - begun, given, merged


def _later(found: Sequence[Telling], number: int) -> Iterator[Telling]:
    """The tellings of other documents, so many rounds later."""
    shift = timedelta(days=LATER * number)
    for telling in found:
        fact = telling.fact
        if isinstance(fact, Meeting | Event) and fact.when is not None:
            fact = msgspec.structs.replace(fact, when=_moved(fact.when, shift))
        yield dataclasses.replace(telling, document=f"{telling.document}-{number}", fact=fact, published=_day(telling.published, shift))


def _moved(when: When, shift: timedelta) -> When:
    return msgspec.structs.replace(when, from_=_day(when.from_, shift), until=_day(when.until, shift))


def _day(day: str | None, shift: timedelta) -> str | None:
    """A day so much later; what is no full date stays."""
    try:
        return (date.fromisoformat(day) + shift).isoformat() if day else None
    except ValueError:
        return day


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "demo.db")
