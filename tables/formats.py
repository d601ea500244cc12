"""Writes the samples in every other format that Legation reads, into tests/formats. Run by `make formats`; what it writes is committed."""

import gzip
import io
import json
import mailbox
import zipfile
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime
from html import escape
from pathlib import Path
from textwrap import wrap
from typing import Any

import openpyxl
import pyarrow
import pyarrow.parquet
import zstandard
from docx import Document as Word
from fpdf import FPDF

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "tests" / "formats"
Sample = dict[str, Any]
_STAMP = (2024, 1, 1, 0, 0, 0)


def samples() -> list[Sample]:
    """The samples that are JSON lines, in order."""
    return [json.loads(line) for line in (ROOT / "samples" / "documents.jsonl").read_text(encoding="utf-8").splitlines()]


def paragraphs(sample: Sample) -> list[str]:
    """The paragraphs of a sample."""
    return [part for part in sample["text"].split("\n") if part.strip()]


def page(sample: Sample) -> str:
    """A web page as outlets make them: navigation, picture with caption, links, a footer with a year of copyright."""
    body = "\n".join(f"<p>{escape(part)}</p>" for part in paragraphs(sample))
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{escape(sample["title"])} | Legation samples</title>
<link rel="canonical" href="https://samples.example/{sample["id"]}">
<meta property="og:site_name" content="Legation samples"><meta name="author" content="A Legation writer">
<meta property="article:published_time" content="{sample["published"]}T09:30:00+00:00"><meta property="article:section" content="World"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<main><article><h1>{escape(sample["title"])}</h1>
<figure><img src="flags.jpg" alt=""><figcaption>Flags before a conference hall.</figcaption></figure>
{body}
</article></main><footer><p>Copyright 2009 Legation samples. All rights reserved.</p></footer></body></html>
"""


def pdf(sample: Sample, *, columns: bool = False) -> bytes:
    """A paper with running head, page numbers and, where a word is long, a hyphen at the end of the line."""
    paper = FPDF(format="A5")
    paper.set_creation_date(datetime(*_STAMP, tzinfo=UTC))
    paper.set_auto_page_break(False)
    lines = [
        line
        for part in [sample["title"], sample["published_words"], *paragraphs(sample)]
        for line in [*hyphenated(part, 30 if columns else 58), ""]
    ]
    per_page = 24 if columns else 10
    pages = [lines[n : n + per_page] for n in range(0, len(lines), per_page)]
    for number, part in enumerate(pages, start=1):
        paper.add_page()
        paper.set_font("Times", size=9)
        paper.text(15, 10, "Legation samples - press office")
        paper.set_font("Times", size=11)
        half = (len(part) + 1) // 2
        for n, line in enumerate(part[:half] if columns else part):
            paper.text(15, 20 + 5 * n, latin(line))
            if columns and half + n < len(part):
                paper.text(80, 20 + 5 * n, latin(part[half + n]))
        paper.text(70, 200, f"Page {number} of {len(pages)}")
    return bytes(paper.output())


def latin(line: str) -> str:
    """A line in the characters that the built-in faces have."""
    return line.replace("\u2019", "'").replace("\u201c", '"').replace("\u201d", '"')


def hyphenated(part: str, width: int) -> list[str]:
    """A paragraph broken at a width; "cooperation" is parted where it would run over."""
    out = []
    for line in wrap(part.replace("cooperation", "cooper\u00adation"), width + 8, break_on_hyphens=False):
        out.append(line)
    flat = " ".join(out)
    lines, rest = [], flat
    while len(rest) > width:
        cut = rest.rfind(" ", 0, width + 1)
        soft = rest.rfind("\u00ad", 0, width)
        if soft > cut:
            lines.append(rest[:soft] + "-")
            rest = rest[soft + 1 :]
        else:
            lines.append(rest[:cut])
            rest = rest[cut + 1 :]
    return [line.replace("\u00ad", "") for line in [*lines, rest]]


def word(sample: Sample) -> bytes:
    """A Word file."""
    made = Word()
    made.core_properties.title, made.core_properties.author = sample["title"], "A Legation writer"
    made.core_properties.created = made.core_properties.modified = datetime(*_STAMP)
    made.add_heading(sample["title"], 1)
    made.add_paragraph(sample["published_words"])
    for part in paragraphs(sample):
        made.add_paragraph(part)
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def letter(sample: Sample) -> EmailMessage:
    """An e-mail of a press list."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "Legation samples <press@samples.example>", "list@samples.example", sample["title"]
    made["Date"] = format_datetime(datetime.fromisoformat(sample["published"]).replace(hour=9, tzinfo=UTC))
    made["Message-ID"] = f"<{sample['id']}@samples.example>"
    made.set_content("\n\n".join("\n".join(wrap(part, 72, break_on_hyphens=False)) for part in paragraphs(sample)))
    return made


def feed(listed: list[Sample], *, atom: bool) -> str:
    """A feed with the full text of its entries, and one entry that has a title only."""
    bodies = ["".join(f"<p>{escape(part)}</p>" for part in paragraphs(sample)) for sample in listed]
    if atom:
        entries = "".join(
            f"<entry><title>{escape(s['title'])}</title><id>urn:{s['id']}</id><link href='https://samples.example/{s['id']}'/>"
            f"<published>{s['published']}T09:30:00Z</published><content type='html'>{escape(body)}</content></entry>"
            for s, body in zip(listed, bodies, strict=True)
        )
        return f"<?xml version='1.0' encoding='utf-8'?><feed xmlns='http://www.w3.org/2005/Atom'><title>Legation samples</title>{entries}</feed>"
    items = "".join(
        f"<item><title>{escape(s['title'])}</title><link>https://samples.example/{s['id']}</link><guid>{s['id']}</guid>"
        f"<pubDate>{format_datetime(datetime.fromisoformat(s['published']).replace(tzinfo=UTC))}</pubDate>"
        f"<content:encoded><![CDATA[{body}]]></content:encoded></item>"
        for s, body in zip(listed, bodies, strict=True)
    )
    empty = "<item><title>An entry without words</title><link>https://samples.example/empty</link></item>"
    return (
        "<?xml version='1.0' encoding='utf-8'?><rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'>"
        f"<channel><title>Legation samples</title>{items}{empty}</channel></rss>"
    )


def answer(sample: Sample) -> bytes:
    """A page as a server answered it."""
    body = page(sample).encode()
    return b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(body) + body


def warc(listed: list[Sample]) -> bytes:
    """A web archive with a page, a redirect and a picture that are passed over."""
    blocks = [("response", f"https://samples.example/{s['id']}", answer(s)) for s in listed]
    blocks.insert(1, ("response", "https://samples.example/old", b"HTTP/1.1 301 Moved\r\nLocation: /new\r\n\r\n"))
    out = b""
    for n, (kind, url, block) in enumerate(blocks):
        head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{n:012}>\r\nWARC-Target-URI: {url}\r\n"
        head += (
            f"WARC-Date: 2024-01-01T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
        )
        out += gzip.compress(head.encode() + block + b"\r\n\r\n", mtime=0)
    return out


def arc(listed: list[Sample]) -> bytes:
    """The older form of a web archive."""
    note = b"1 0 Legation\nURL IP-address Archive-date Content-type Archive-length\n"
    out = b"filedesc://samples.arc 0.0.0.0 20240101000000 text/plain %d\n" % len(note) + note + b"\n"
    for s in listed:
        block = answer(s)
        out += f"https://samples.example/{s['id']} 192.0.2.1 20240101000000 text/html {len(block)}\n".encode() + block + b"\n"
    return out


def nexis(listed: list[Sample]) -> str:
    """An export of a news database in its older layout."""
    out = ""
    for n, s in enumerate(listed, start=1):
        body = "\n\n".join("\n".join(wrap(part, 76, break_on_hyphens=False)) for part in paragraphs(s))
        out += (
            f"\n{' ' * 31}{n} of {len(listed)} DOCUMENTS\n\n\n{' ' * 30}Legation samples\n\n{' ' * 22}{s['published_words']} Friday\n\n"
            f"{s['title']}\n\nBYLINE: By A LEGATION WRITER\n\nSECTION: WORLD; Pg. 7\n\nLENGTH: {len(s['text'].split())} words\n\n{body}\n\n"
            f"LOAD-DATE: {s['published_words']}\n\nLANGUAGE: ENGLISH\n\nPUBLICATION-TYPE: Newspaper\n\n\n{' ' * 22}Copyright 2024 Legation samples\n\n"
        )
    return out


def factiva(listed: list[Sample]) -> str:
    """An export of the other database."""
    out = ""
    for n, s in enumerate(listed, start=1):
        day, month, year = s["published_words"].split()[1].rstrip(","), s["published_words"].split()[0], s["published_words"].split()[2]
        out += (
            f"{s['title']}\nBy A Legation Writer\n{len(s['text'].split())} words\n{day} {month} {year}\n09:30\nLegation samples\nLEGSAM\nEnglish\n"
            f"(c) {year} Legation samples\n\n" + "\n\n".join(paragraphs(s)) + f"\n\nDocument LEGSAM0020240101ejba0000{n}\n\n"
        )
    return out


def main() -> None:
    """Write the files."""
    OUT.mkdir(exist_ok=True)
    every = samples()
    for sample in every:
        sample["published_words"] = datetime.fromisoformat(sample["published"]).strftime("%B %-d, %Y")
    take = iter(every)

    def some(count: int) -> list[Sample]:
        return [next(take) for _ in range(count)]

    for sample in some(2):
        (OUT / f"{sample['id']}.html").write_text(page(sample), encoding="utf-8")
    for n, sample in enumerate(some(3)):
        (OUT / f"{sample['id']}.pdf").write_bytes(pdf(sample, columns=n == 2))
    for sample in some(2):
        (OUT / f"{sample['id']}.docx").write_bytes(word(sample))
    _tables(some(2), some(1), some(1))
    (OUT / f"{(one := some(1)[0])['id']}.eml").write_bytes(letter(one).as_bytes())
    _mailbox(some(2))
    (OUT / "stories.rss").write_text(feed(some(2), atom=False), encoding="utf-8")
    (OUT / "stories.atom").write_text(feed(some(2), atom=True), encoding="utf-8")
    (OUT / "stories.warc.gz").write_bytes(warc(some(2)))
    (OUT / "stories.arc").write_bytes(arc(some(1)))
    (OUT / "nexis.txt").write_text(nexis(some(2)), encoding="utf-8")
    (OUT / "factiva.txt").write_text(factiva(some(2)), encoding="utf-8")
    _packed(some(1)[0], list(take))


def _tables(first: list[Sample], second: list[Sample], third: list[Sample]) -> None:
    import csv

    with (OUT / "stories.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["key", "heading of it", "day", "words"])
        writer.writerows([s["id"], s["title"], s["published"], s["text"]] for s in first)
    book = openpyxl.Workbook()
    book.properties.created = book.properties.modified = datetime(*_STAMP)
    sheet = book.active
    sheet.append(["Headline", "Publication date", "Article text", "Outlet"])
    for s in second:
        sheet.append([s["title"], datetime.fromisoformat(s["published"]), s["text"], s["source"]])
    book.save(OUT / "stories.xlsx")
    table = pyarrow.table(
        {"title": [s["title"] for s in third], "date": [s["published"] for s in third], "body": [s["text"] for s in third]}
    )
    pyarrow.parquet.write_table(table, OUT / "stories.parquet", compression="zstd")


def _mailbox(listed: list[Sample]) -> None:
    path = OUT / "list.mbox"
    path.unlink(missing_ok=True)
    box = mailbox.mbox(path)
    for s in listed:
        message = mailbox.mboxMessage(letter(s))
        message.set_from("press@samples.example Mon Jan  1 00:00:00 2024")
        box.add(message)
    box.close()


def _packed(boxed: Sample, rest: list[Sample]) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as inner:
        inner.writestr(zipfile.ZipInfo(f"{boxed['id']}.html", _STAMP), page(boxed))
    with zipfile.ZipFile(OUT / "stories.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("inner.zip", _STAMP), held.getvalue())
        for path in sorted((ROOT / "samples" / "plain").glob("*.txt")):
            archive.writestr(zipfile.ZipInfo(path.name, _STAMP), path.read_bytes())
    lines = "".join(json.dumps(s, ensure_ascii=False) + "\n" for s in rest)
    (OUT / "stories.jsonl.zst").write_bytes(zstandard.ZstdCompressor().compress(lines.encode()))


if __name__ == "__main__":
    main()
