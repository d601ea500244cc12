"""Results in any order go out in the order of the items."""

from hypothesis import given
from hypothesis import strategies as st

from legation.reading.ordering import InOrder


@given(st.permutations(range(12)), st.integers(1, 12))
def test_any_order_of_results(order: list[int], held: int) -> None:
    window: InOrder[str, int] = InOrder()
    numbers = [window.put(str(n)) for n in range(12)]
    out: list[tuple[str, int | None]] = []
    for place, n in enumerate(order):
        window.done(numbers[n], n)
        if place % held == 0:
            out += window.ready()
            assert [int(item) for item, _ in out] == list(range(len(out)))
    out += window.ready()
    assert out == [(str(n), n) for n in range(12)] and not len(window)
