"""Odd and broken files: each is read or listed with a reason, and what stands beside it is read."""

import gzip
import io
import json
import os
import zipfile
from pathlib import Path

import pytest
import zstandard

from conftest import ROOT
from legation.reading import Reading, Wishes, read, read_stream
from legation.reading import given as given_module

FORMATS = ROOT / "tests" / "formats"
TEXT = "Samoa and Tonga signed a fisheries pact in Apia on Monday. Ministers of both countries welcomed it."


def one(path: Path, content: bytes, name: str = "file") -> list[Reading]:
    target = path / name
    target.write_bytes(content)
    return list(read([target]))


def locked_zip() -> bytes:
    """A zip archive whose member says that it is encrypted."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("story.txt", TEXT)
    content = bytearray(held.getvalue())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + offset] |= 1
    return bytes(content)


def packed(*names: str) -> bytes:
    """A zip archive with members of these names."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return held.getvalue()


def filtered_pdf(name: bytes) -> bytes:
    """A page whose words are packed by what has this name."""
    parts = (
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</Font<<>>>>/Contents 4 0 R>>",
        b"<</Length 4/Filter " + name + b">>\nstream\nabcd\nendstream",
    )  # fmt: skip
    made, places = b"%PDF-1.4\n", []
    for n, part in enumerate(parts, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (n, part)
    table = b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % at for at in places)
    return made + table + b"trailer\n<</Root 1 0 R/Size 5>>\nstartxref\n%d\n%%%%EOF\n" % len(made)


BROKEN = {
    "empty": (b"", "empty"),
    "blank": (b" \n\n ", "empty"),
    "truncated.gz": (gzip.compress(os.urandom(4000))[:600], ""),
    "truncated.zst": (zstandard.ZstdCompressor().compress(os.urandom(4000))[:600], ""),
    "cut.txt.zst": (zstandard.ZstdCompressor().compress(" ".join(map(str, range(3000))).encode())[:-40], "ends before"),
    "junk.bin": (bytes(range(1, 256)) * 8, "no text has"),
    "locked.zip": (locked_zip(), "password"),
    "broken.zip": (b"PK\x03\x04" + b"x" * 200, "zip"),
    "broken.pdf": (b"%PDF-1.7\nnothing more", ""),
    "shortened.pdf": (filtered_pdf(b"/Fl"), "FlateDecode"),
    "broken.docx": ((FORMATS / "xi-biden-woodside.docx").read_bytes()[:9000], "zip"),
    "broken.parquet": (b"PAR1" + b"\x00" * 100, ""),
    "bodiless.html": (b"<!DOCTYPE html><html><head><title>A page</title></head></html>", "no text"),
    "scripts.html": (b"<html><body><script>show()</script></body></html>", "no text"),
    "feed.xml": (b"<?xml version='1.0'?><rss version='2.0'><channel><title>News</title></channel></rss>", "no entries"),
    "other.xml": (b"<?xml version='1.0'?><invoice><sum>3</sum></invoice>", "unknown kind"),
    "columns.csv": (b"nummer,wort\n1,eins\n2,zwei\n", "nummer, wort"),
    "archive.warc": (b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9999\r\n\r\nHTTP/1.1 200 OK\r\n", "no page"),
    "archive.arc": (b"filedesc://x.arc 0.0.0.0 20240101000000 text/plain 5\nabcde\nnonsense\n", "ARC"),
    "picture.jpg": (b"\xff\xd8\xff\xe0" + b"x" * 50, "JPEG"),
    "old.doc": (b"\xd0\xcf\x11\xe0" + b"x" * 50, "Word"),
    "text.odt": (packed("mimetype", "content.xml"), "OpenDocument"),
    "slides.pptx": (packed("[Content_Types].xml", "ppt/presentation.xml"), "PowerPoint"),
    "book.epub": (packed("mimetype", "META-INF/container.xml", "a.html"), "book"),
    "list.json": (b"[]", "empty"),
    "named.json": (
        b'{"content": "Tonga met Samoa.", "headline": "Talks"}',
        "content, headline). Give each document its words in a string field `text`, or",
    ),
    "number.json": (b'{"a": 1}', "`text`"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_cannot_be_read_is_listed_with_its_name_and_a_reason(name: str, tmp_path: Path) -> None:
    content, reason = BROKEN[name]
    got = one(tmp_path, content, name)
    assert [item.failed for item in got] == [True]
    assert name in got[0].problems[0].message
    assert reason.lower() in got[0].problems[0].message.lower()


def test_broken_files_do_not_stop_the_others(tmp_path: Path) -> None:
    for name, (content, _) in BROKEN.items():
        (tmp_path / f"a-{name}").write_bytes(content)
    (tmp_path / "z.txt").write_text(TEXT)
    got = list(read([tmp_path]))
    assert sum(item.failed for item in got) == len(BROKEN)
    assert got[-1].document.text == TEXT


ENCODED = {
    "utf-8-sig": TEXT, "utf-16": TEXT, "utf-16-le": TEXT, "utf-16-be": TEXT, "utf-32": TEXT, "latin-1": "Le Président français a reçu son homologue à Apia.",
    "cp1252": "The minister’s “pact” – signed in Apia – holds. Señor Peña welcomed it.",
}  # fmt: skip


@pytest.mark.parametrize("encoding", ENCODED)
def test_encodings_are_told(encoding: str, tmp_path: Path) -> None:
    (got,) = one(tmp_path, ENCODED[encoding].encode(encoding))
    assert got.document.text == ENCODED[encoding]


RUSSIAN = "Министры иностранных дел Самоа и Тонга встретились в Апии и договорились о рыбной ловле у рифа. " * 5


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r"])
@pytest.mark.parametrize("page", [True, False], ids=["page that claims UTF-8", "text"])
def test_another_script_is_told_and_skipped_and_never_coded_as_english(encoding: str, page: bool, tmp_path: Path) -> None:
    head, foot = (b"<html><head><meta charset='utf-8'><title>x</title></head><body><p>", b"</p></body></html>") if page else (b"", b"")
    (got,) = one(tmp_path, head + RUSSIAN.encode(encoding) + foot)
    assert got.document.text.strip() == RUSSIAN.strip()
    assert not got.codable


def test_a_page_of_more_words_than_a_document_may_have_is_told_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("legation.reading.web.LONGEST", 1000)
    script = f"<script>{'x' * 5000}</script>"
    (got,) = one(tmp_path, f"<html><body>{script}{f'<p>{TEXT}</p>' * 3}</body></html>".encode())
    assert not got.failed
    (got,) = one(tmp_path, f"<html><body>{f'<p>{TEXT}</p>' * 30}</body></html>".encode())
    assert "too long" in got.problems[0].message


def test_a_slip_in_utf8_spoils_no_other_letter(tmp_path: Path) -> None:
    text = "Präsident Müller empfing in Köln den Außenminister. " * 20
    (got,) = one(tmp_path, text.encode() + b"caf\xe9")
    assert got.document.text == text + "café"


def test_text_garbled_before_it_was_stored_is_repaired_where_bytes_are_decoded(tmp_path: Path) -> None:
    (got,) = one(tmp_path, "The minister said that the pact wouldnâ€™t hold.".encode())
    assert got.document.text == "The minister said that the pact wouldn’t hold."


def test_line_ends_of_a_plain_text_are_left(tmp_path: Path) -> None:
    (got,) = one(tmp_path, b"One.\r\n\r\nTwo.\rThree.\n")
    assert got.document.text == "One.\r\n\r\nTwo.\rThree.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_json_lines_with_carriage_returns_and_wide_encodings(encoding: str, tmp_path: Path) -> None:
    lines = "".join(json.dumps({"id": n, "text": TEXT + "\r\nwouldnâ€™t"}) + "\r\n" for n in "ab")
    got = one(tmp_path, lines.encode(encoding), "lines.jsonl")
    assert [item.document.id for item in got] == ["a", "b"]
    assert got[0].document.text == TEXT + "\r\nwouldnâ€™t"


@pytest.mark.parametrize(
    "content",
    [
        '[{"id": "a", "text": "One."},\n {"id": "b", "text": "Two."}]',
        '{"articles": [\n{"id": "a", "text": "One."}, {"id": "b", "text": "Two."}\n]}',
    ],
)
def test_a_json_list_gives_its_items(content: str, tmp_path: Path) -> None:
    assert [item.document.id for item in one(tmp_path, content.encode())] == ["a", "b"]


def test_an_object_over_several_lines_is_one_document(tmp_path: Path) -> None:
    (got,) = one(tmp_path, json.dumps({"id": "a", "text": TEXT}, indent=2).encode())
    assert got.document.id == "a"


def test_what_stands_before_the_end_of_a_truncated_file_is_read(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"text": f"{n} {os.urandom(40).hex()}"}) + "\n" for n in range(500)).encode()
    got = one(tmp_path, gzip.compress(lines)[:-4000], "lines.jsonl.gz")
    assert len(got) > 100
    assert [item.failed for item in got][-1]
    assert not got[0].failed


def test_a_table_with_long_cells_quotes_and_empty_ones(tmp_path: Path) -> None:
    long = TEXT + " word" * 250_000
    got = one(
        tmp_path,
        f'date,title,text\n2023-11-10,"One, two","{long}"\n2023-11-11,Empty,\n10/11/2023,Three,"a ""quoted""\nword"\n'.encode(),
        "t.csv",
    )
    assert [item.failed for item in got] == [False, True, False]
    assert got[0].document.text == long
    assert got[0].document.title == "One, two"
    assert got[2].document.text == 'a "quoted"\nword'


def test_a_quotation_mark_that_is_never_closed_is_told(tmp_path: Path) -> None:
    got = one(tmp_path, b'title,text\nA,"never closed\nB,next\n', "t.csv")
    assert got[-1].failed
    assert "never closed" in got[-1].problems[0].message


def test_a_table_is_told_by_its_header_and_a_text_with_commas_is_none(tmp_path: Path) -> None:
    assert one(tmp_path, b"headline;body\nPact signed;Samoa and Tonga signed.\n", "no-ending")[0].document.title == "Pact signed"
    assert len(one(tmp_path, b"The text, it said, was old.\nAnd so on, and so on.\n")) == 1


def test_a_column_that_is_wished_but_not_there_lists_those_that_are(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("title,text\nA,One.\n")
    (got,) = read([path], wishes=Wishes(columns={"text": "body"}))
    assert got.failed
    assert "body" in got.problems[0].message
    assert "title, text" in got.problems[0].message


def test_a_formula_has_the_value_that_was_stored_or_is_listed(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["text"])
    sheet.append(['=CONCATENATE("a","b")'])
    sheet.append([TEXT])
    book.save(tmp_path / "t.xlsx")
    got = list(read([tmp_path / "t.xlsx"]))
    assert [item.failed for item in got] == [True, False]


def test_links_that_lead_in_a_circle_are_told_and_the_rest_is_read(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "a.txt").write_text(TEXT)
    (inner / "loop").symlink_to(tmp_path)
    (inner / "self").symlink_to(inner / "self")
    (inner / "gone").symlink_to(tmp_path / "not-there")
    got = list(read([tmp_path]))
    assert [item.document.text for item in got if not item.failed] == [TEXT]
    assert sum(item.failed for item in got) == 3


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_folder_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0)
    (got,) = read([tmp_path])
    assert "closed" in got.problems[0].message


def test_a_pipe_in_a_folder_is_told_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (got,) = read([tmp_path])
    assert got.failed


def test_patterns_are_filled_in(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.md"):
        (tmp_path / name).write_text(TEXT + name)
    assert len(list(read([str(tmp_path / "*.txt")]))) == 2


def test_packs_within_packs_end_somewhere(tmp_path: Path) -> None:
    content = TEXT.encode()
    for _ in range(9):
        content = gzip.compress(content)
    (got,) = one(tmp_path, content)
    assert "packed too often" in got.problems[0].message


def test_a_file_that_unpacks_without_end_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(given_module, "LARGEST", 1 << 20)
    (got,) = one(tmp_path, gzip.compress(b"word " * (1 << 20)))
    assert "too large" in got.problems[0].message


@pytest.mark.parametrize(
    "name",
    ["stories.rss", "india-us-2plus2-readout.html", "india-us-2plus2-second-report.pdf", "stories.zip", "stories.jsonl.zst", "list.mbox"],
)
def test_standard_input_takes_every_format(name: str) -> None:
    from_file = [item.document for item in read([FORMATS / name])]
    piped = [item.document for item in read_stream(io.BufferedReader(io.BytesIO((FORMATS / name).read_bytes())))]
    assert [d.text for d in piped] == [d.text for d in from_file]


def test_a_broken_line_on_standard_input_is_told_and_the_next_is_read() -> None:
    got = list(read_stream(io.BytesIO(b'nonsense\n{"text": "One."}\n')))
    assert [item.failed for item in got] == [True, False]


def test_a_foreign_text_is_skipped_unless_any_language_is_wished() -> None:
    line = json.dumps({"text": "Le ministre des affaires étrangères a rencontré son homologue allemand à Berlin. " * 4}).encode()
    (skipped,) = read_stream(io.BytesIO(line))
    (wished,) = read_stream(io.BytesIO(line), Wishes(any_language=True))
    assert not skipped.codable
    assert wished.codable
    assert wished.document.language == "fr"
