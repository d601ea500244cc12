"""How fast the desk answers: pages of a record by chance, at a steady rate, from a desk of its own. Run by `make bench-desk RECORD=FILE`."""

import argparse
import random
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import httpx

KEPT = httpx.Limits(keepalive_expiry=2)  # seconds: the desk closes what is idle for five, and must not do it under a request
WORDS = ("critical minerals", "ceasefire", "sanctions", "semiconductors", "maritime security", "detainees", "climate", '"free and open"')


def main() -> None:
    """Asks, and tells median and 95th percentile, of all pages and of each room."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("record", type=Path)
    parser.add_argument("--rate", type=float, default=20, help="requests a second")
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument(
        "--processor",
        action="store_true",
        help="processor time of each page instead, one page after the other: other programs do not change it",
    )
    given = parser.parse_args()
    asked = addresses(given.record, round(given.rate * given.seconds))
    if given.processor:
        tell(given.record, alone(given.record, list(dict.fromkeys(asked))))
        return
    command = (sys.executable, "-m", "legation", "desk", "--record", str(given.record), "--port", "0")
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as desk:
        try:
            base = desk.stdout.readline().strip().rstrip("/") if desk.stdout else ""
            tell(given.record, run(base, asked, given.rate))
        finally:
            desk.send_signal(signal.SIGINT)


def addresses(record: Path, number: int, seed: int = 1) -> list[str]:
    """Pages as readers ask for them: one in four a list or a search, the others a page of their own, each drawn by chance."""
    connection = sqlite3.connect(f"file:{record}?mode=ro", uri=True)
    chance = random.Random(seed)

    def drawn(sql: str) -> list[tuple[str, ...]]:
        return chance.sample(found, min(60, len(found))) if (found := connection.execute(sql).fetchall()) else []

    pages = {
        kind: [
            f"/{kind}/{row[0]}"
            for row in drawn(f"SELECT occurrence_id FROM occurrences WHERE occurrence_kind = '{kind}' ORDER BY occurrence LIMIT 20000")
        ]
        for kind in ("meeting", "statement", "event", "commitment")
    }
    pages["document"] = [f"/document/{row[0]}" for row in drawn("SELECT document_key FROM documents LIMIT 20000")]
    pages["dyad"] = [f"/dyad/{one}-{other}" for one, other in drawn("SELECT DISTINCT one, other FROM dyads LIMIT 3000")]
    pages["person"] = [
        f"/person/{quote(row[0])}"
        for row in drawn("SELECT DISTINCT actor_key FROM occurrence_people WHERE actor_key LIKE 'person:%' LIMIT 3000")
    ]
    pages["issue"] = [f"/issue/{row[0]}" for row in drawn("SELECT issue_id FROM issue_areas")]
    pages["state"] = [
        f"/state/{row[0]}" for row in drawn("SELECT DISTINCT country FROM actors WHERE kind = 'state' AND length(country) = 3 LIMIT 300")
    ]
    pages["search"] = [f"/search?q={quote(words)}" for words in WORDS]
    pages["lists"] = ["/", "/commitments", "/mechanisms", "/search?kind=meeting", "/review", "/data"]
    rooms = [room for room in pages if pages[room]]
    return [chance.choice(pages[chance.choice(rooms)]) for _ in range(number)]


def alone(record: Path, asked: Sequence[str]) -> list[tuple[str, float, int]]:
    """(room, seconds of processor time, status) of each page, none of which was asked for before."""
    from fastapi.testclient import TestClient

    from legation.desk import Desk, make_app

    found = []
    app = make_app(Desk(record=record))
    with TestClient(app, base_url="http://127.0.0.1:8765") as client:
        app.state.warming.join()
        client.get("/data")
        for address in asked:
            begun = time.process_time()
            status = client.get(address).status_code
            found.append((re.split("[/?]", address)[1] or "today", time.process_time() - begun, status))
    return found


def run(base: str, asked: Sequence[str], rate: float) -> list[tuple[str, float, int]]:
    """(room, seconds, status) of each request, sent at its time whether or not earlier ones are answered."""
    with httpx.Client(base_url=base, follow_redirects=True, timeout=60, limits=KEPT) as client, ThreadPoolExecutor(32) as pool:
        client.get("/")
        time.sleep(3)  # what a desk loads as it opens
        begun = time.monotonic()

        def ask(item: tuple[int, str]) -> tuple[str, float, int]:
            number, address = item
            time.sleep(max(0.0, begun + number / rate - time.monotonic()))
            sent = time.monotonic()
            status = client.get(address).status_code
            return re.split("[/?]", address)[1] or "today", time.monotonic() - sent, status

        return list(pool.map(ask, enumerate(asked)))


def tell(record: Path, answers: Sequence[tuple[str, float, int]]) -> None:
    """The figures."""
    by_room: dict[str, list[float]] = defaultdict(list)
    for room, seconds, _ in answers:
        by_room[room].append(seconds)
    faults = sum(status != 200 for _, _, status in answers)
    print(f"{record}: {len(answers)} requests, {faults} not answered with 200")
    for room, found in [("all", [seconds for _, seconds, _ in answers]), *sorted(by_room.items())]:
        found.sort()
        print(
            f"{room:12} {len(found):5}  median {found[len(found) // 2] * 1000:6.0f} ms  95% {found[int(len(found) * 0.95)] * 1000:6.0f} ms  most {found[-1] * 1000:6.0f} ms"
        )


if __name__ == "__main__":
    main()
