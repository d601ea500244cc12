"""Files, folders and lines to readings: everything is read or listed with its reason."""

import gzip
import io
import json
from pathlib import Path

import pytest

from legation.reading import UnreadableInput, read, read_lines


def lines(*records: object) -> io.BytesIO:
    return io.BytesIO("\n".join(r if isinstance(r, str) else json.dumps(r) for r in records).encode())


def test_a_bad_line_becomes_a_problem_and_the_next_is_read() -> None:
    got = list(read_lines(lines({"id": "a", "text": "One."}, "{broken", {"id": "b"}, [1], {"id": "c", "text": "Two."})))
    assert [item.failed for item in got] == [False, True, True, True, False]
    assert "line 2" in got[1].problems[0].message
    assert got[2].document.id == "b"
    assert "`text`" in got[2].problems[0].message


def test_ids_come_back_unchanged_and_are_made_from_content_otherwise() -> None:
    first, second, third = read_lines(lines({"id": "x/1", "text": "One."}, {"text": "One."}, {"text": "One."}))
    assert first.document.id == "x/1"
    assert second.document.id == third.document.id != ""


def test_json_strings_and_their_line_ends_are_left_as_they_are() -> None:
    text = "One.\r\n\r\nTwo â€œthreeâ€.\x85 \ud800"
    (got,) = read_lines(lines({"text": text}))
    assert got.document.text == text


def test_a_folder_is_read_by_name_and_packed_files_are_unpacked(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Samoa spoke to Tonga about the reef.", encoding="utf-8")
    with gzip.open(tmp_path / "a.jsonl.gz", "wb") as packed:
        packed.write(b'{"id": "a", "text": "One."}\n{"id": "b", "text": "Two."}\n')
    assert [item.document.text for item in read([tmp_path])] == ["One.", "Two.", "Samoa spoke to Tonga about the reef."]


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"\xd0\xcf\x11\xe0 ...", "old Word"), (b"{\\rtf1 ...", "RTF"), (b"\x00\x01\x02", "zero bytes"), (b"\xff\xd8\xff\xe0", "JPEG")],
)
def test_formats_that_are_not_read_are_named(tmp_path: Path, content: bytes, name: str) -> None:
    path = tmp_path / "file.txt"
    path.write_bytes(content)
    (got,) = read([path])
    assert got.failed
    assert name in got.problems[0].message
    assert str(path) in got.problems[0].message


def test_a_missing_path_is_an_error_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="no such file"):
        list(read([tmp_path / "not-there.txt"]))


def test_a_broken_pack_is_listed(tmp_path: Path) -> None:
    path = tmp_path / "a.gz"
    path.write_bytes(gzip.compress(b'{"text": "One."}\n' * 2000)[:60])
    assert [item.failed for item in read([path])][-1]


def test_bytes_that_are_not_utf8_are_decoded(tmp_path: Path) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes("Le Président français a reçu son homologue.".encode("latin-1"))
    (got,) = read([path])
    assert "Président français" in got.document.text


def test_a_long_foreign_text_is_skipped_and_a_language_given_is_believed() -> None:
    french = "Le ministre des affaires étrangères a rencontré son homologue allemand à Berlin pour parler de la situation en Europe. " * 3
    guessed, short, given = read_lines(lines({"text": french}, {"text": french[:150]}, {"text": french, "language": "en"}))
    assert not guessed.codable
    assert guessed.problems[0].level == "warning"
    assert short.codable
    assert given.codable
