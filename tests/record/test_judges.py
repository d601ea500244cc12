"""Agreement and precision: alpha as published, intervals that hold, samples whose weights undo how they were drawn."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.record import Ref, Release, Store, Writer, correct, rule
from legation.record.agreement import agreement, alpha, weighted, wilson
from legation.record.samples import _chances, draw
from record.codings import TEXT, coding, document


def test_alpha_is_that_of_the_published_example() -> None:
    """Krippendorff 2011, nominal data of four observers on twelve units with missing ones: 0.743."""
    table = {"A": "123321412...", "B": "1233224125.3", "C": ".3332342251.", "D": "12332441251."}
    units = [{who: values[n] for who, values in table.items() if values[n] != "."} for n in range(12)]
    assert alpha(units) == pytest.approx(0.743, abs=0.001)


@pytest.mark.parametrize(
    ("units", "value"),
    [
        ([{"a": "accept", "b": "accept"}, {"a": "reject", "b": "reject"}], 1.0),
        ([{"a": "accept", "b": "reject"}, {"a": "reject", "b": "accept"}], -0.5),
        ([{"a": "accept", "b": "accept"}], None),
        ([{"a": "accept"}, {"b": "reject"}], None),
        # Krippendorff 2011, two observers, ten units, binary: 0.095
        ([{"a": a, "b": b} for a, b in zip("0100000010", "1110010000", strict=True)], 0.095),
    ],
)
def test_alpha(units: list[dict[str, str]], value: float | None) -> None:
    found = alpha(units)
    assert found == value if value is None else found == pytest.approx(value, abs=0.001)


def test_wilson_is_that_of_the_tables() -> None:
    share = wilson(0.5, 10)
    assert share.low == pytest.approx(0.2366, abs=1e-3) and share.high == pytest.approx(0.7634, abs=1e-3)
    assert wilson(1.0, 10).high == 1.0 and wilson(1.0, 10).low == pytest.approx(0.7225, abs=1e-3)
    assert wilson(0.0, 0).value is None


def test_equal_weights_are_as_none() -> None:
    values = [1.0] * 30 + [0.0] * 10
    one, other = weighted(values, [5.0] * 40), wilson(0.75, 39)
    assert one.value == 0.75 and one.low == pytest.approx(other.low or 0, abs=0.01)


@given(sizes=st.lists(st.floats(0.01, 1), min_size=1, max_size=60), number=st.integers(1, 60))
@settings(max_examples=60, deadline=None)
def test_chances_are_chances_and_together_the_number(sizes: list[float], number: int) -> None:
    number = min(number, len(sizes))
    found = _chances(sizes, number)
    assert all(0 < one <= 1 for one in found) and sum(found) == pytest.approx(number)


def test_the_weights_of_many_samples_are_right_on_average() -> None:
    """Precision over all facts is 0.5; a sample that favours rare types must not move it."""
    import msgspec

    with Store.open(":memory:", create=True) as store:
        for number in range(60):
            made = coding(document(number, text=f"{TEXT} {' '.join(f'own{number}x{n}' for n in range(40))}", source=f"Outlet {number % 7}"))
            sort = "SUPPORT" if number % 10 == 0 else "CONSULT"
            event = msgspec.structs.replace(made.events[0], event=sort, confidence=0.5 + (number % 5) / 10)
            Writer(store, Release("1", "aa")).write(
                msgspec.structs.replace(made, events=(event,), statements=(), meetings=(), commitments=())
            )
        facts = [tuple(row) for row in store.connection.execute("SELECT d.document_key, f.fact_id, e.event_type FROM facts f JOIN documents d ON d.document = f.document JOIN events e ON e.fact = f.fact ORDER BY f.fact")]  # fmt: skip
        right = {(key, fact) for n, (key, fact, _) in enumerate(facts) if n % 2}
        estimates, rare, sizes = [], 0, set()
        for seed in range(200):
            sample = draw(store, "event", 12, seed)
            assert sample == draw(store, "event", 12, seed)
            sizes.add(len(sample.facts))
            total = sum(one.weight for one in sample.facts)
            estimates.append(sum(one.weight for one in sample.facts if (one.document, one.fact) in right) / total)
            rare += sum(one.stratum.startswith("SUPPORT") for one in sample.facts)
        assert sizes == {12}
        assert sum(estimates) / len(estimates) == pytest.approx(0.5, abs=0.02)
        assert rare / 200 > 1.2 * 12 / 10, "a tenth of the facts, and more than a tenth of the sample"


def test_precision_from_all_verdicts_and_from_a_sample() -> None:
    with Store.open(":memory:", create=True) as store:
        for number in range(4):
            Writer(store, Release("1", "aa")).write(
                coding(document(number, text=f"{TEXT} {' '.join(f'own{number}x{n}' for n in range(40))}"))
            )
        refs = [Ref(*row) for row in store.connection.execute("SELECT d.document_key, f.fact_id FROM facts f JOIN documents d ON d.document = f.document WHERE f.kind = 'meeting' ORDER BY f.fact")]  # fmt: skip
        sample = draw(store, "meeting", 4)
        for who in ("anna", "bert"):
            rule(store, "accept", refs[0], who=who)
            rule(store, "reject", refs[1], who=who)
        correct(store, refs[2], "level", "leader", who="anna")
        rule(store, "accept", refs[2], who="bert")
        found = agreement(store)
        (met,) = found.alphas
        assert (met.kind, met.facts, met.judges, met.words) == ("meeting", 3, 2, 6) and met.alpha is not None and 0 < met.alpha < 1
        both = {one.basis: one for one in found.precision if one.type is None}
        for basis in ("all verdicts", sample.sample_id):
            one = both[basis]
            assert (one.judged, one.accepted, one.corrected, one.rejected) == (3, 1, 1, 1), "accepted as corrected is not right as coded"
            assert one.right.value == pytest.approx(1 / 3, abs=1e-3) and one.right_but.value == pytest.approx(2 / 3, abs=1e-3)
        assert {one.type for one in found.precision} == {None, "minister"}
