"""Fetching: politely, within limits, never into private networks, and a run that was stopped carries on. Hosts are on the loopback address."""

import gzip
import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from legation.model import LegationError
from legation.reading.fetching import Client, Fetched, Limits, addresses, gather, names_addresses
from legation.reading.fetching.client import Clock
from legation.reading.fetching.guard import is_public
from legation.reading.fetching.shelf import Shelf
from reading.hosts import Host, feed, host, page

QUICK = Limits(pause=0.0, seconds=2.0, silence=1.0, size=200_000, patience=5.0)


@pytest.fixture
def there() -> Iterator[Host]:
    with host() as made:
        yield made


def run(
    there: Host, folder: Path, *paths: str, limits: Limits = QUICK, clock: Clock | None = None, allow_private: bool = True
) -> list[Fetched]:
    urls = [path if "://" in path else there.address + path for path in paths]
    with Shelf(folder) as shelf, Client(allow_private=allow_private, limits=limits, clock=clock) as client:
        return list(gather(urls, shelf, client))


def outcomes(found: list[Fetched]) -> list[str]:
    return [one.outcome for one in found]


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))


def test_pages_of_a_feed_are_fetched_once(there: Host, tmp_path: Path) -> None:
    there.pages = {"/feed": feed("/a", "/b", "https:///broken"), "/a": page("Cod"), "/b": page("Herring")}
    assert outcomes(run(there, tmp_path, "/feed")) == ["new", "new", "failed"]
    assert outcomes(run(there, tmp_path, "/feed")) == ["there", "there", "failed"]
    assert there.paths().count("/a") == 1
    record = files(tmp_path)[0].read_bytes()
    assert record.startswith(b"WARC/1.0\r\n") and b"WARC-Target-URI: " + there.address.encode() in record
    assert there.headers[0]["user-agent"].startswith("legation/")


def test_what_is_fetched_is_a_sound_archive(there: Host, tmp_path: Path) -> None:
    from fastwarc.warc import ArchiveIterator

    there.pages = {"/a": page("Cod")}
    run(there, tmp_path, "/a")
    with files(tmp_path)[0].open("rb") as opened:
        (record,) = [(one.headers["WARC-Target-URI"], one.reader.read()) for one in ArchiveIterator(opened, parse_http=True)]
    assert record == (f"{there.address}/a", page("Cod")[2])


def test_an_entry_with_its_full_text_is_kept_as_it_is(there: Host, tmp_path: Path) -> None:
    long = "".join(f"<p>Paragraph {n} of the statement on fisheries &amp; shipping.</p>" for n in range(60))
    body = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Ministry</title><entry><title>Full</title><id>urn:1</id>
        <link href="/full"/><published>2022-04-12T01:30:00Z</published><content type="html"><![CDATA[{long}]]></content></entry></feed>"""
    there.pages = {"/feed": (200, {"Content-Type": "application/atom+xml"}, body.encode())}
    assert outcomes(run(there, tmp_path, "/feed")) == ["new"]
    record = json.loads(files(tmp_path)[0].read_text())
    assert record["url"] == f"{there.address}/full" and record["published"] == "2022-04-12T01:30:00Z" and record["source"] == "Ministry"
    assert "Paragraph 0 of the statement on fisheries & shipping.\n\nParagraph 1" in record["text"]
    assert "/full" not in there.paths()


def test_robots_are_obeyed(there: Host, tmp_path: Path) -> None:
    there.pages = {"/robots.txt": (200, {}, b"User-agent: *\nDisallow: /private\n"), "/private/a": page("A"), "/b": page("B")}
    found = run(there, tmp_path, "/private/a", "/b")
    assert outcomes(found) == ["failed", "new"] and "robots.txt" in str(found[0].problem)
    assert there.paths() == ["/robots.txt", "/b"], "one robots.txt a run, and nothing of what is refused"
    there.pages["/robots.txt"] = (500, {}, b"")
    (refused,) = run(there, tmp_path / "other", "/b")
    assert refused.outcome == "failed" and "could not be read" in str(refused.problem)
    there.pages["/robots.txt"] = (200, {}, b"User-agent: legation\nDisallow: /\n\nUser-agent: *\nAllow: /\n")
    assert outcomes(run(there, tmp_path / "third", "/b")) == ["failed"]


class Stopped:
    """A clock that goes on only when somebody waits."""

    def __init__(self) -> None:
        self.time, self.waits = 1000.0, list[float]()

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.waits.append(round(seconds, 3))
        self.time += seconds


def test_hosts_are_asked_at_their_own_pace(there: Host, tmp_path: Path) -> None:
    clock = Stopped()
    there.pages = {"/robots.txt": (200, {}, b"User-agent: *\nCrawl-delay: 7\n"), "/a": page("A"), "/b": page("B")}
    run(there, tmp_path, "/a", "/b", limits=Limits(pause=2.0), clock=Clock(clock.now, clock.sleep))
    assert clock.waits == [7.0, 7.0]
    other = Stopped()
    del there.pages["/robots.txt"]
    run(there, tmp_path / "other", "/a", "/b", limits=Limits(pause=2.0), clock=Clock(other.now, other.sleep))
    assert other.waits == [2.0, 2.0]


def test_what_has_not_changed_is_not_sent_again(there: Host, tmp_path: Path) -> None:
    def changing(_: Host, headers: dict[str, str]) -> Any:
        if headers.get("if-none-match") == '"one"' and headers.get("if-modified-since") == "Mon, 04 Mar 2024 10:00:00 GMT":
            return 304, {}, b""
        return page("Cod", ETag='"one"', **{"Last-Modified": "Mon, 04 Mar 2024 10:00:00 GMT"})

    there.pages = {"/a": changing, "/feed": feed("/b", ETag='"x"'), "/b": page("B")}
    assert outcomes(run(there, tmp_path, "/a", "/feed")) == ["new", "new"]
    assert outcomes(run(there, tmp_path, "/a", "/feed")) == ["unchanged", "there"]
    there.pages["/a"] = page("Cod, corrected")
    assert outcomes(run(there, tmp_path, "/a")) == ["new"]
    assert len(files(tmp_path)) == 3, "the earlier version is kept"


def test_a_busy_host_is_asked_again_when_it_wants(there: Host, tmp_path: Path) -> None:
    def busy(made: Host, _: dict[str, str]) -> Any:
        return (429, {"Retry-After": "1"}, b"") if made.paths().count("/a") == 1 else page("A")

    there.pages = {"/a": busy, "/b": (503, {"Retry-After": "3600"}, b"")}
    begun = time.monotonic()
    assert outcomes(run(there, tmp_path, "/a")) == ["new"]
    assert time.monotonic() - begun >= 1.0
    (found,) = run(there, tmp_path, "/b")
    assert found.outcome == "failed" and "3600" in str(found.problem)
    asked = len(there.asked)
    (again,) = run(there, tmp_path, "/b")
    assert again.outcome == "failed" and len(there.asked) == asked, "the next run leaves the host in peace too"


def test_faults_of_a_host_stop_nothing(there: Host, tmp_path: Path) -> None:
    def slow(*_: object) -> Any:
        time.sleep(1.5)
        return page("Slow")

    there.pages = {
        "/500": (500, {}, b""),
        "/slow": slow,
        "/large": (200, {}, b"x" * 300_000),
        "/packed": (200, {"Content-Encoding": "gzip"}, gzip.compress(b"x" * 5_000_000)),
        "/cut": (200, {"Content-Length": "5000"}, b"short"),
        "/loop": (302, {"Location": "/loop2"}, b""),
        "/loop2": (302, {"Location": "/loop"}, b""),
        "/file": (302, {"Location": "file:///etc/hostname"}, b""),
        "/feed": (200, {"Content-Type": "application/rss+xml"}, b"<?xml version='1.0'?><rss><channel><item><title>cut of"),
        "/moved": (301, {"Location": "/b"}, b""),
        "/b": page("B"),
    }
    found = run(there, tmp_path, *there.pages, "/none", "http://127.0.0.1:1/", "http://nowhere.invalid/")
    told = {one.url.removeprefix(there.address): one for one in found}
    reasons = {
        "/500": "500", "/slow": "within", "/large": "larger", "/packed": "larger", "/cut": "broke off", "/loop": "circle", "/loop2": "circle",
        "/file": "no address", "/none": "404", "http://127.0.0.1:1/": "reached", "http://nowhere.invalid/": "reached",
    }  # fmt: skip
    for path, words in reasons.items():
        assert told[path].outcome == "failed" and words in str(told[path].problem), (path, told[path].problem)
    assert told["/b"].outcome == "new" and told["/moved"].outcome == "new"
    assert any(one.outcome == "failed" and one.problem for one in found if "feed" in one.url)
    assert len(files(tmp_path)) == 1, "the same page by two addresses is one file"


def test_a_slow_trickle_is_cut_off(tmp_path: Path) -> None:
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    program = (
        "import socket, sys, time\ns = socket.socket(fileno=int(sys.argv[1]))\nwhile True:\n  c, _ = s.accept()\n  asked = c.recv(9999)\n"
        "  if b'robots' in asked:\n    c.sendall(b'HTTP/1.1 404 No\\r\\nContent-Length: 0\\r\\nConnection: close\\r\\n\\r\\n'); c.close(); continue\n"
        "  c.sendall(b'HTTP/1.1 200 OK\\r\\nContent-Length: 999\\r\\n\\r\\n')\n"
        "  try:\n    while True: c.sendall(b'x'); time.sleep(0.1)\n  except OSError: pass\n"
    )
    process = subprocess.Popen([sys.executable, "-c", program, str(listening.fileno())], pass_fds=[listening.fileno()])
    try:
        with Shelf(tmp_path) as shelf, Client(allow_private=True, limits=QUICK) as client:
            began = time.monotonic()
            (found,) = gather([f"http://127.0.0.1:{port}/"], shelf, client)
    finally:
        process.kill()
        process.wait()
        listening.close()
    assert found.outcome == "failed" and "longer than 2 s" in str(found.problem)
    assert time.monotonic() - began < 30  # the whole answer would take 100 s


def test_private_networks_are_refused(there: Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    port = there.address.rsplit(":", 1)[1]
    there.pages = {"/a": page("A")}
    private = [
        there.address + "/a",
        f"http://localhost:{port}/a",
        f"http://[::ffff:127.0.0.1]:{port}/a",
        f"http://0.0.0.0:{port}/a",
        f"http://2130706433:{port}/a",
    ]
    found = run(there, tmp_path, *private, allow_private=False)
    assert outcomes(found) == ["failed"] * len(private) and not there.asked
    assert "--allow-private" in str(found[0].problem)


def test_a_redirect_into_a_private_network_is_refused(there: Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from legation.reading.fetching import guard

    port = there.address.rsplit(":", 1)[1]
    there.pages = {"/out": (302, {"Location": f"http://inside.example:{port}/secret"}, b""), "/secret": page("Secret")}
    resolved = socket.getaddrinfo

    def names(name: str, *rest: Any, **more: Any) -> Any:
        return resolved("127.0.0.1", *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", names)
    monkeypatch.setattr(guard, "is_public", lambda address: not there.paths()[1:])  # the first name is public, what it leads to is not
    (found,) = run(there, tmp_path, f"http://outside.example:{port}/out", allow_private=False)
    assert found.outcome == "failed" and "private" in str(found.problem) and "/secret" not in there.paths()


def test_a_link_local_address_is_refused_even_where_private_ones_are_allowed(there: Host, tmp_path: Path) -> None:
    there.pages = {"/out": (302, {"Location": "http://169.254.169.254/latest/meta-data"}, b"")}
    found = run(there, tmp_path, there.address + "/out", "http://[::ffff:169.254.169.254]/", allow_private=True)
    assert outcomes(found) == ["failed"] * 2
    assert all("link-local" in str(one.problem) for one in found)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.9.9", "169.254.169.254", "100.64.0.1", "0.0.0.0", "::1", "fe80::1%eth0", "fd00::1", "::ffff:10.0.0.1",
     "2002:7f00:1::", "64:ff9b::7f00:1", "224.0.0.1", "255.255.255.255", "nonsense"],
)  # fmt: skip
def test_private_addresses(address: str) -> None:
    assert not is_public(address)


def test_public_addresses() -> None:
    assert all(map(is_public, ("8.8.8.8", "2001:4860:4860::8888", "::ffff:8.8.8.8")))


def test_lists_of_addresses(tmp_path: Path) -> None:
    listed = tmp_path / "feeds.txt"
    listed.write_text(
        "# ministries\n\nhttps://example.org/feed\n  https://example.org/feed  \nnonsense\nftp://example.org/\nhttp://[broken\n"
    )
    found, wrong = addresses(listed)
    assert found == ("https://example.org/feed",) and len(wrong) == 3 and "line 5" in wrong[0]
    assert names_addresses(listed) and not names_addresses(tmp_path) and not names_addresses(tmp_path / "none")
    with pytest.raises(LegationError, match="list of addresses"):
        addresses(tmp_path / "none")


PROGRAM = """
import sys
from pathlib import Path
from legation.reading.fetching import Client, Limits, gather
from legation.reading.fetching.shelf import Shelf
with Shelf(Path(sys.argv[1])) as shelf, Client(allow_private=True, limits=Limits(pause=0.0)) as client:
    for one in gather([sys.argv[2]], shelf, client):
        print(one.outcome, flush=True)
"""


def test_killed_and_started_again_it_carries_on(there: Host, tmp_path: Path) -> None:
    paths = [f"/page/{n}" for n in range(40)]

    def slow(made: Host, _: dict[str, str]) -> Any:
        time.sleep(0.02)
        return page(made.paths()[-1])

    there.pages = {"/feed": feed(*paths, ETag='"x"'), **dict.fromkeys(paths, slow)}
    command = [sys.executable, "-c", PROGRAM, str(tmp_path / "killed"), f"{there.address}/feed"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    for _ in range(7):
        process.stdout.readline()
    process.kill()
    process.wait()
    process.stdout.close()
    before = there.paths().count("/feed")
    found = run(there, tmp_path / "killed", "/feed")
    assert before == 1 and {"new", "there"} == set(outcomes(found)), "it was killed on its way, and went on from there"
    run(there, tmp_path / "whole", "/feed")
    assert {path.name: path.read_bytes() for path in files(tmp_path / "killed")} == {
        path.name: path.read_bytes() for path in files(tmp_path / "whole")
    }
