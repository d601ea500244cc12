"""A host on this machine that misbehaves on request: what the tests of fetching ask."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Reply = tuple[int, dict[str, str], bytes]
Page = Reply | Callable[["Host", dict[str, str]], Reply]
HTML = (
    "<html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
    "<p>The foreign ministers of Norway and Vietnam met in Hanoi on Monday and agreed to open talks on a treaty about fisheries before the summer.</p>"
    "<p>They praised the coast guard for the rescue of eleven sailors last autumn and spoke about the law of the sea and about {title}.</p>"
    "<p>A delegation will travel to Bergen in May, and scholarships for students of marine biology are to be doubled.</p></article></body></html>"
)


@dataclass
class Host:
    """`pages` by path; `asked` are the paths that were asked for, in order, with the seconds at which."""

    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[tuple[str, float]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    address: str = ""

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@contextmanager
def host() -> Iterator[Host]:
    """A host that listens on the loopback address only."""
    made = Host()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            made.asked.append((self.path, time.monotonic()))
            headers = {name.lower(): value for name, value in self.headers.items()}
            made.headers.append(headers)
            page = made.pages.get(self.path, (404, {}, b"not here"))
            status, told, body = page(made, headers) if callable(page) else page
            try:
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **told}.items():
                    self.send_header(name, value)
                self.end_headers()
                for start in range(0, len(body), 65536):
                    self.wfile.write(body[start : start + 65536])
            except OSError:
                pass

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    made.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()


def page(title: str, **headers: str) -> Reply:
    return 200, {"Content-Type": "text/html; charset=utf-8", **headers}, HTML.format(title=title).encode()


def feed(*links: str, **headers: str) -> Reply:
    items = "".join(
        f"<item><title>Report {n}</title><link>{link}</link><description>In short.</description></item>" for n, link in enumerate(links)
    )
    body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Ministry</title>{items}</channel></rss>'
    return 200, {"Content-Type": "application/rss+xml", **headers}, body.encode()
