"""One question to the web and its answer: within limits of size, time and redirects, at the pace the host wants, never into a private network."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from types import TracebackType
from urllib.parse import urljoin

import httpcore
import httpx

from legation.reading.fetching.addresses import is_address
from legation.reading.fetching.faults import Unfetched
from legation.reading.fetching.guard import GuardedNetwork
from legation.reading.fetching.pace import ROBOT, Pace, Robots

_MOVED = (301, 302, 303, 307, 308)
_BUSY = (429, 503)
_GONE = (400, 401, 403, 404, 405, 410, 451)


@dataclass(frozen=True)
class Limits:
    """`size` in bytes as unpacked, `seconds` for one answer, `patience` the seconds that are waited for a busy host, `pause` between questions to one host."""

    size: int = 20_000_000
    seconds: float = 60.0
    silence: float = 20.0
    redirects: int = 5
    patience: float = 60.0
    pause: float = 2.0


@dataclass(frozen=True)
class Answer:
    """What a host answered. `url` is where it was found in the end; `status` 304 says that nothing has changed, and there is no content then."""

    url: str
    status: int
    content: bytes = b""
    kind: str = ""
    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True)
class Clock:
    """`now`: seconds that only grow; `sleep` waits."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


class Client:
    """Asks for addresses. Use it in a `with` block. `agent` is what hosts are told of who asks, beside our name."""

    def __init__(
        self, *, allow_private: bool = False, agent: str | None = None, limits: Limits | None = None, clock: Clock | None = None
    ) -> None:
        self.limits, self.clock = limits or Limits(), clock or Clock()
        name = f"{ROBOT}/{version('legation')} ({agent or 'reader of diplomatic reporting'})"
        network = GuardedNetwork(allow_private=allow_private)
        transport = httpx.HTTPTransport()
        transport._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(), network_backend=network
        )  # httpx has no door for this
        timeout = httpx.Timeout(self.limits.silence)
        headers = {"User-Agent": name, "Accept-Encoding": "gzip, deflate"}
        self._http = httpx.Client(transport=transport, timeout=timeout, headers=headers, trust_env=False, follow_redirects=False)
        self._pace = Pace(self.limits.pause, self.clock.now, self.clock.sleep)
        self._robots = Robots(self._robots_file, self._pace)

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._http.close()

    def get(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Answer:
        """The answer to a question for an address, of which `etag` and `modified` are what was said of it before. Raises `Unfetched`."""
        headers = {name: value for name, value in (("If-None-Match", etag), ("If-Modified-Since", modified)) if value}
        tries = 2
        while True:
            tries -= 1
            answer, wait = self._followed(url, headers, polite=True)
            if answer.status in _BUSY and tries and wait is not None and wait <= self.limits.patience:
                self._pace.rest(url, wait)
                continue
            if answer.status in (200, 304):
                return answer
            raise _refusal(answer.status, wait)

    def rest(self, url: str, seconds: float) -> None:
        """A host that an earlier run was asked to leave in peace for so many seconds more."""
        self._pace.rest(url, seconds)

    def _robots_file(self, url: str) -> tuple[int, str]:
        answer, _ = self._followed(url, {}, polite=False)
        return answer.status, answer.content.decode("utf-8", errors="replace")

    def _followed(self, url: str, headers: dict[str, str], *, polite: bool) -> tuple[Answer, float | None]:
        """The answer after redirects, each of which is checked as the first address was, and the seconds to wait that it names."""
        seen = {url}
        for _ in range(self.limits.redirects + 1):
            if polite:
                self._robots.check(url)
            self._pace.wait(url)
            answer, target, wait = self._asked(url, headers)
            if target is None:
                return answer, wait
            url = urljoin(url, target)
            if not is_address(url):
                raise Unfetched(f"it leads to something that is no address of the web ({url[:80]})", lasting=True)
            if url in seen:
                raise Unfetched("its redirects go round in a circle")
            seen.add(url)
        raise Unfetched(f"it redirects more than {self.limits.redirects} times")

    def _asked(self, url: str, headers: dict[str, str]) -> tuple[Answer, str | None, float | None]:
        ends = self.clock.now() + self.limits.seconds
        try:
            with self._http.stream("GET", url, headers=headers) as response:
                if response.status_code in _MOVED and "location" in response.headers:
                    return Answer(url, response.status_code), response.headers["location"], None
                content = self._content(response, ends) if response.status_code == 200 else b""
                told = response.headers
                answer = Answer(
                    url, response.status_code, content, told.get("content-type", ""), told.get("etag"), told.get("last-modified")
                )  # fmt: skip
                return answer, None, _seconds(told.get("retry-after"))
        except httpx.InvalidURL as error:
            raise Unfetched(f"it is no address of the web ({error})", "Mend the address", lasting=True) from error
        except httpx.TimeoutException as error:
            raise Unfetched(f"the host did not answer within {self.limits.silence:g} s") from error
        except httpx.HTTPError as error:
            raise Unfetched(f"the host could not be reached or broke off ({error or type(error).__name__})") from error

    def _content(self, response: httpx.Response, ends: float) -> bytes:
        """The body; counted as it comes, so that neither a long nor a slow nor a tightly packed one holds us up."""
        parts, size = [], 0
        for part in response.iter_bytes():  # as they come: with a size they would be held back until there are so many
            size += len(part)
            if size > self.limits.size:
                raise Unfetched(f"the answer is larger than {self.limits.size:,} bytes", "Fetch it by hand and read the file", lasting=True)
            if self.clock.now() > ends:
                raise Unfetched(f"the answer took longer than {self.limits.seconds:g} s")
            parts.append(part)
        return b"".join(parts)


def _refusal(status: int, wait: float | None) -> Unfetched:
    if status in _BUSY:
        asked = f", and asks to wait {wait:.0f} s" if wait is not None else ""
        return Unfetched(f"the host is busy (status {status}){asked}", wait=wait)
    return Unfetched(f"the host answered with status {status}", lasting=status in _GONE)


def _seconds(told: str | None) -> float | None:
    """The seconds that a `Retry-After` names, as a number or as a day and hour."""
    if told is None:
        return None
    if told.strip().isdigit():
        return float(told)
    try:
        until = parsedate_to_datetime(told)
    except (TypeError, ValueError, IndexError):
        return None
    return max(0.0, (until if until.tzinfo else until.replace(tzinfo=UTC)).timestamp() - datetime.now(UTC).timestamp())
