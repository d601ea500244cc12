"""What holds for all shapes: they are values, which no collection of garbage has to look at."""

import gc

import msgspec

from legation import model


def _shapes() -> list[type[msgspec.Struct]]:
    return [one for one in vars(model).values() if isinstance(one, type) and issubclass(one, msgspec.Struct)]


def test_shapes_are_frozen_and_left_out_of_collections() -> None:
    assert len(_shapes()) > 40
    for shape in _shapes():
        assert shape.__struct_config__.frozen and not shape.__struct_config__.gc, shape.__name__


def test_a_list_of_shapes_costs_no_collection_a_look_at_each() -> None:
    before = len(gc.get_objects())
    spans = [model.Span(n, n + 1, "x") for n in range(10_000)]
    assert len(gc.get_objects()) - before < len(spans) / 10
