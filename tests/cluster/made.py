"""Inputs made for tests: reports of the Weimar talks in our own words, as JSON lines, Parquet and web archives."""

import io
import json
import random
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

from record.codings import TEXT

CITIES = ("Weimar", "Bonn", "Paris", "Warsaw", "Rome")


def documents(number: int, more: Mapping[int, str] | None = None) -> Iterator[dict[str, str]]:
    """So many reports, no two alike; `more`: words put at the end of some."""
    for n in range(number):
        day = date(1991, 8, 29) + timedelta(days=n % 200)
        chance = random.Random(n)
        words = " ".join(f"{chance.choice(CITIES)} {chance.randrange(10**6)} {chance.choice('abcdefgh') * 3}" for _ in range(40))
        text = f"{TEXT} It was report {n} of that day. {words}. {(more or {}).get(n, '')}".strip()
        yield {"id": f"d{n}", "text": text, "title": f"Report {n}", "published": day.isoformat(), "source": f"source {n % 7}"}


def json_lines(path: Path, found: Iterable[Mapping[str, str]]) -> Path:
    path.write_text("".join(json.dumps(one) + "\n" for one in found), encoding="utf-8")
    return path


def parquet(path: Path, found: Iterable[Mapping[str, str]], rows_a_group: int = 40) -> Path:
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.Table.from_pylist([dict(one) for one in found]), path, row_group_size=rows_a_group)
    return path


def warc(path: Path, found: Iterable[Mapping[str, str]], *, packed: bool = True) -> Path:
    """A web archive of pages, as Common Crawl writes its news archive: a gzip member a record."""
    import gzip

    out = io.BytesIO()
    for n, one in enumerate(found):
        page = f"<html><head><title>{one['title']}</title></head><body><article><h1>{one['title']}</h1><p>{one['text']}</p></article></body></html>"
        http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}".encode()
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{n:012d}>\r\nWARC-Date: {one['published']}T00:00:00Z\r\n"
            f"WARC-Target-URI: https://example.org/{one['id']}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        record = head.encode() + http + b"\r\n\r\n"
        out.write(gzip.compress(record, mtime=0) if packed else record)
    path.write_bytes(out.getvalue())
    return path
