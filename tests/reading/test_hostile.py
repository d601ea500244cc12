"""Files that are made to be without end, or to lead elsewhere: each is read or told with the limit it passed, and the others are read."""

import gzip
import io
import json
import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import brotli
import pytest

from legation.model import LegationError
from legation.reading import read
from legation.reading.limits import LIMITS, TIME, Limit

TEXT = "Samoa and Tonga signed a fisheries pact in Apia on Monday. Ministers of both countries welcomed it."
MEGABYTE = "words and words " * (1 << 16)
DEEP = 100_000
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(12))
SMALL = {"LEGATION_MOST_MB": "1", "LEGATION_LINE_MB": "1", "LEGATION_CHARACTERS": "500000"}
PROGRAM = """
import json, sys
from legation.reading import read
for one in read([sys.argv[1]]):
    print(json.dumps({"origin": one.origin, "text": one.document.text[:300], "failed": one.failed, "problems": [p.message for p in one.problems]}))
"""


def packed(**members: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def archived(body: bytes, *headers: str) -> bytes:
    block = "\r\n".join(("HTTP/1.1 200 OK", "Content-Type: text/html", *headers)).encode() + b"\r\n\r\n" + body
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\nContent-Type: application/http\r\nContent-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


PAGE = f"<html><body><p>{TEXT}</p></body></html>"
FILES: dict[str, tuple[bytes, str | None]] = {  # what each holds, and the limit of which it is told; none where it is read, or has a reason of its own
    "bomb.txt.gz": (gzip.compress(MEGABYTE.encode() * 4), "LEGATION_MOST_MB"),
    "bomb.docx": (packed(**{"word__document.xml": "<a>" + MEGABYTE * 2}), "LEGATION_MOST_MB"),
    "bomb.xlsx": (packed(**{"xl__workbook.xml": "<a/>", "xl__sharedStrings.xml": MEGABYTE * 2}), "LEGATION_MOST_MB"),
    "endless.csv": (f"text,published\n{MEGABYTE * 2}".encode(), "LEGATION_MOST_MB"),
    "endless.jsonl": (json.dumps({"text": MEGABYTE * 2}).encode(), "LEGATION_LINE_MB"),
    "wide.jsonl": (json.dumps({"text": MEGABYTE * 2}).encode("utf-16"), "LEGATION_LINE_MB"),
    "list.json": (("[\n" + ",\n".join(json.dumps({"text": TEXT * 100}) for _ in range(200)) + "\n]").encode(), "LEGATION_MOST_MB"),
    "long.jsonl": (json.dumps({"text": MEGABYTE[:600_000]}).encode(), "LEGATION_CHARACTERS"),
    "long.html": (f"<html><body><p>{MEGABYTE[:600_000]}</p></body></html>".encode(), "LEGATION_CHARACTERS"),
    "mail.mbox": (b"From a@b.c Mon Jan  1 00:00:00 2024\nFrom: a@b.c\nDate: x\nSubject: y\n\n" + (b"word " * 200 + b"\n") * 1500, "LEGATION_MOST_MB"),
    "often.gz": (gzip.compress(gzip.compress(gzip.compress(gzip.compress(gzip.compress(gzip.compress(TEXT.encode())))))), "LEGATION_PACKED_DEEP"),
    "deep.json": (b"[" * DEEP + b"]" * DEEP, None),
    "deep.jsonl": (b'{"text": "' + TEXT.encode() + b'", "more": ' + b"[" * DEEP + b"]" * DEEP + b"}", None),
    "deep.html": (f"<html><body>{'<div>' * DEEP}<p>{TEXT}</p></body></html>".encode(), None),
    "deep.rss": (f"<rss version='2.0'><channel>{'<a>' * DEEP}<item><description>{TEXT}</description></item>".encode(), None),
    "laughs.rss": (f'<?xml version="1.0"?><!DOCTYPE r [{LAUGHS}]><rss version="2.0"><channel><item><description>&l11; {TEXT}</description></item></channel></rss>'.encode(), None),
    "laughs.docx": (packed(**{"word__document.xml": f'<?xml version="1.0"?><!DOCTYPE r [{LAUGHS}]><r>&l11;</r>'}), None),
    "laughs.xlsx": (packed(**{"xl__workbook.xml": f'<?xml version="1.0"?><!DOCTYPE r [{LAUGHS}]><r>&l11;</r>'}), None),
    "chunks.warc": (archived(b"1\r\na\r\n" * 100_000 + b"0\r\n\r\n", "Transfer-Encoding: chunked"), None),
    "brotli.warc": (archived(brotli.compress(b"<p>" + b"a " * (4 << 20)), "Content-Encoding: br"), None),
    "controls.txt": (b"\x1b[2J\x07 France and Mali met on Friday.\x1b[0m They signed an accord.\n" * 3, None),
    "directions.txt": (("France \u202eand Mali\u202c met \u2066on Friday\u2069.\u200f They signed an accord." * 3).encode(), None),
    "zeros.txt": (b"France\x00 and Mali met on Friday.", None),
    "no-utf8.txt": (b"France and \xff\xfe\xc3\x28 Mali met on Friday. They signed an accord in Bamako.", None),
    "page.html": (PAGE.encode(), None),
}  # fmt: skip


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, object]]]:
    """What a run of its own, with small limits, says of each file: a reader that takes the process with it fails them all."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, (content, _) in FILES.items():
        (folder / name).write_bytes(content)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder)], env={**os.environ, **SMALL}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    out: dict[str, list[dict[str, object]]] = {name: [] for name in FILES}
    for line in done.stdout.splitlines():
        one = json.loads(line)
        out[next(name for name in FILES if f"/{name}," in f"{one['origin']},")].append(one)
    return out


@pytest.mark.parametrize("name", FILES)
def test_each_is_read_or_told_with_the_limit_it_passed(told: dict[str, list[dict[str, object]]], name: str) -> None:
    limit = FILES[name][1]
    assert told[name], "nothing is said of it"
    if limit is not None:
        assert any(limit in str(one["problems"]) and one["failed"] for one in told[name]), told[name]


def test_what_can_be_read_of_them_is(told: dict[str, list[dict[str, object]]]) -> None:
    assert "fisheries pact" in str(told["page.html"][0]["text"])
    assert "a" * 100 in str(told["chunks.warc"][0]["text"])
    for name in ("controls.txt", "directions.txt", "no-utf8.txt"):
        assert "signed an accord" in str(told[name][0]["text"]), told[name]


def test_names_in_archives_lead_nowhere(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    names = ("../../escaped.txt", f"{tmp_path}/absolute.txt", "sub\\windows.txt", "C:\\disk.txt", "nul\x01l.txt", "a/" * 2000 + "long.txt")
    with zipfile.ZipFile(inner / "in.zip", "w") as archive:
        for name in names:
            archive.writestr(name, TEXT)
    assert [one.document.text for one in read([inner / "in.zip"])] == [TEXT] * len(names)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["in.zip"]


def test_a_link_in_an_archive_is_not_followed(tmp_path: Path) -> None:
    import tarfile

    (tmp_path / "secret.txt").write_text("a secret")
    with tarfile.open(tmp_path / "in.tar", "w") as archive:
        for kind, target in ((tarfile.SYMTYPE, str(tmp_path / "secret.txt")), (tarfile.LNKTYPE, "loop.txt"), (tarfile.FIFOTYPE, "")):
            info = tarfile.TarInfo(f"link{kind.decode('latin-1')}.txt" if kind != tarfile.LNKTYPE else "loop.txt")
            info.type, info.linkname = kind, target
            archive.addfile(info)
        info = tarfile.TarInfo("story.txt")
        info.size = len(TEXT)
        archive.addfile(info, io.BytesIO(TEXT.encode()))
    assert [one.document.text for one in read([tmp_path / "in.tar"])] == [TEXT]


def test_a_reader_that_never_ends_is_told_and_the_next_file_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from legation.reading import opening

    def hangs(_: object) -> None:
        while True:
            time.sleep(0.01)

    monkeypatch.setenv(TIME.variable, "1")
    monkeypatch.setattr(opening, "web_page", hangs)
    (tmp_path / "a.html").write_text(PAGE)
    (tmp_path / "b.txt").write_text(TEXT)
    hung, other = read([tmp_path])
    assert hung.failed and "read for 1 seconds" in hung.problems[0].message and TIME.variable in hung.problems[0].message
    assert other.document.text == TEXT


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: limit.variable)
def test_a_limit_that_is_none_is_told_in_a_line(limit: Limit, monkeypatch: pytest.MonkeyPatch) -> None:
    for given in ("many", "-1", "0", "1.5", "²"):
        monkeypatch.setenv(limit.variable, given)
        with pytest.raises(LegationError, match=limit.variable):
            limit.read()


def test_the_page_tells_every_limit() -> None:
    from conftest import ROOT

    page = (ROOT / "docs" / "reading.md").read_text(encoding="utf-8")
    for limit in LIMITS:
        assert f"| `{limit.variable}` | {limit.usual:,} {limit.units} | {limit.what} |" in page, limit.variable
