"""The pace of fetching: how long to wait between two questions to one host, and what its robots.txt allows."""

from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from protego import Protego

from legation.reading.fetching.faults import Unfetched

ROBOT = "legation"  # the name by which a robots.txt can speak to us
LONGEST_DELAY = 300.0  # seconds between two questions that we wait for; a host that wants more is left for another run
_LARGEST = 512_000  # characters of a robots.txt that are looked at


@dataclass
class Pace:
    """When each host may be asked again. `now` and `sleep` are the clock."""

    pause: float
    now: Callable[[], float]
    sleep: Callable[[float], None]
    _next: dict[str, float] = field(default_factory=dict)
    _delays: dict[str, float] = field(default_factory=dict)

    def wait(self, url: str) -> None:
        """Waits until the host may be asked, and counts this as a question to it."""
        host = _host(url)
        left = self._next.get(host, 0.0) - self.now()
        if left > LONGEST_DELAY:
            raise Unfetched(f"{host} wants to be asked again in {left:.0f} s at the earliest", wait=left)
        if left > 0:
            self.sleep(left)
        self._next[host] = self.now() + max(self.pause, self._delays.get(host, 0.0))

    def slow(self, url: str, delay: float) -> None:
        """The host wants so many seconds between questions."""
        host = _host(url)
        self._delays[host] = max(delay, self._delays.get(host, 0.0))
        self._next[host] = max(self._next.get(host, 0.0), self.now() + self._delays[host])

    def rest(self, url: str, seconds: float) -> None:
        """The host does not want to be asked for so many seconds."""
        self._next[_host(url)] = max(self._next.get(_host(url), 0.0), self.now() + seconds)


class Robots:
    """The robots.txt of every host, asked for once a run. `ask` gives status and text; a file that is not there allows everything (RFC 9309)."""

    def __init__(self, ask: Callable[[str], tuple[int, str]], pace: Pace) -> None:
        self._ask, self._pace = ask, pace
        self._known: dict[str, Protego | str] = {}

    def check(self, url: str) -> None:
        """Raises `Unfetched` where the host does not want this address to be fetched."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._known:
            self._known[site] = self._read(site)
        rules = self._known[site]
        if isinstance(rules, str):
            raise Unfetched(rules)
        if not rules.can_fetch(url, ROBOT):
            raise Unfetched("robots.txt of the host does not allow it", "Leave it out, or ask the host", lasting=True)

    def _read(self, site: str) -> Protego | str:
        try:
            status, text = self._ask(f"{site}/robots.txt")
        except Unfetched as error:
            if error.lasting:
                raise
            return f"robots.txt of the host could not be read ({error.reason}), so nothing of it is fetched"
        if status >= 500 or status == 429:
            return f"robots.txt of the host could not be read (status {status}), so nothing of it is fetched"
        rules = Protego.parse(text[:_LARGEST] if status == 200 else "")
        delay = rules.crawl_delay(ROBOT)
        if delay:
            self._pace.slow(site, float(delay))
        return rules


def _host(url: str) -> str:
    return (urlsplit(url).netloc or url).lower()
