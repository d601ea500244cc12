"""A gazetteer of one's own: made from files in the format of GeoNames' dumps, and used beside the shipped one."""

import tracemalloc
from pathlib import Path

import pytest

from legation.coding import Line
from legation.model import Document, LegationError
from legation.places import Gazetteer, find, resolve
from legation.places.dump import DumpRow, dump_rows
from legation.places.own import OwnPlaces, write_own

DUMP = Path(__file__).parent / "ZZ.zip"


def rows(path: Path) -> list[DumpRow]:
    return [row for row in dump_rows(path) if isinstance(row, DumpRow)]


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    path = tmp_path_factory.mktemp("own") / "own.gazetteer"
    assert write_own(rows(DUMP), path) == 5
    return Gazetteer.load(path)


def test_names_of_the_dump_are_known_with_their_other_names(own: Gazetteer) -> None:
    (entry,) = (c.entry for c in own.candidates("Kvizgrad"))
    assert (entry.id, entry.name, entry.country, entry.kind, entry.population) == (99000001, "Kwzyxgrad", "UKR", "city", 6200)
    assert own.knows("Lake Morvane") and not Gazetteer.load().knows("Lake Morvane")


def test_places_of_the_dump_are_found_in_a_text_beside_the_others(line: Line, own: Gazetteer) -> None:
    text = "The convoy travelled from Kyiv to Kwzyxgrad. The envoys met in Paris."
    document = Document(id="x", text=text, published="2023-11-10")
    sentences = line.parser.sentences(document)
    found = {p.text: p.geonames_id for p in resolve(find(document, sentences, (), own), document, (), own)}
    assert found == {"Kyiv": 703448, "Kwzyxgrad": 99000001, "Paris": 2988507}


def test_the_bare_table_and_the_archive_give_the_same(tmp_path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(DUMP) as archive:
        archive.extract("ZZ.txt", tmp_path)
    assert rows(tmp_path / "ZZ.txt") == rows(DUMP)


def test_a_bad_line_is_told_and_the_others_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "bad.txt"
    good = "1\tA place\tA place\t\t1.0\t2.0\tP\tPPL\tFR\t\t11\t\t\t\t10\t\t5\tEurope/Paris\t2024-01-01"
    path.write_text(f"{good}\nnot a row\n{good.replace('1.0', 'north')}\n", encoding="utf-8")
    found = list(dump_rows(path))
    assert [isinstance(row, DumpRow) for row in found] == [True, False, False]
    assert "line 2" in str(found[1]) and "line 3" in str(found[2])


@pytest.mark.parametrize("name", ["missing.zip", "broken.zip"])
def test_what_is_no_dump_is_a_clear_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "broken.zip").write_bytes(b"no archive")
    with pytest.raises(LegationError, match="cannot open the dump"):
        list(dump_rows(tmp_path / name))


def test_a_file_that_is_there_is_not_overwritten_and_a_stranger_not_opened(tmp_path: Path) -> None:
    stranger = tmp_path / "stranger"
    stranger.write_text("something else", encoding="utf-8")
    with pytest.raises(LegationError, match="there is a file already"):
        write_own(rows(DUMP), stranger)
    with pytest.raises(LegationError, match="cannot open the gazetteer"):
        OwnPlaces(stranger)
    assert stranger.read_text(encoding="utf-8") == "something else"


def test_rows_pass_through_without_being_gathered(tmp_path: Path) -> None:
    def many(count: int) -> int:
        row = rows(DUMP)[0]
        stream = (DumpRow(**{name: getattr(row, name) for name in row.__struct_fields__} | {"id": n}) for n in range(count))
        tracemalloc.start()
        write_own(stream, tmp_path / str(count))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    assert many(20_000) < 3 * many(1_000) + 1_000_000
