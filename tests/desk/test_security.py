"""The door of the desk: hosts, origins, tokens, forms, limits, and what the browser may load."""

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from desk.conftest import ADDRESS
from legation.desk import Desk, make_app
from legation.model import LegationError


def test_every_answer_has_the_policy(client: TestClient) -> None:
    for address in ("/", "/static/desk.css", "/nothing", "/healthz", "/data.json"):
        policy = client.get(address).headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';") and "unsafe" not in policy
        assert client.get(address).headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8765", "", "[", "127.0.0.1@evil.example"])
def test_another_host_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == (
        200 if host.startswith("127.0.0.1@") and host.endswith("127.0.0.1") else 421
    )


def test_a_change_needs_its_origin_and_its_word(client: TestClient, token: str) -> None:
    form = {"csrf": token, "upto": "5"}
    assert client.post("/seen", data=form).status_code == 303
    assert client.post("/seen", data={"upto": "5"}).status_code == 403
    assert client.post("/seen", data={**form, "csrf": "0" * 64}).status_code == 403
    assert client.post("/seen", data=form, headers={"origin": "https://evil.example"}).status_code == 403
    assert client.post("/seen", data=form, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert client.post("/seen", data=form, headers={"origin": ADDRESS}).status_code == 303
    client.cookies.clear()
    assert client.post("/seen", data=form).status_code == 403, "the word belongs to a session"


def test_nothing_changes_by_reading(client: TestClient) -> None:
    for address in ("/review/rule", "/seen", "/saved/remove", "/read/files"):
        assert client.get(address).status_code in (404, 405)


def test_a_form_leads_only_within_the_desk(client: TestClient, token: str) -> None:
    for back in ("https://evil.example", "//evil.example", "/\\evil.example", "/a\r\nb"):
        assert client.post("/review/who", data={"csrf": token, "who": "x", "back": back}).headers["location"] == "/review"


def test_other_machines_need_the_token(path: Path) -> None:
    with pytest.raises(LegationError, match="token"):
        Desk(record=path, host="0.0.0.0")
    app = make_app(Desk(record=path, host="0.0.0.0", token="open sesame"))
    with TestClient(app, base_url="http://desk.example:8765", follow_redirects=False) as client:
        assert client.get("/").status_code == 401
        assert client.get("/?token=wrong").status_code == 401
        assert client.get("/healthz").status_code == 200
        assert client.get("/data.json", headers={"authorization": "Bearer open sesame"}).status_code == 200
        entered = client.get("/search?q=a&token=open+sesame")
        assert entered.status_code == 303 and entered.headers["location"] == "/search?q=a"
        assert client.get("/").status_code == 200


def test_too_much_is_refused(path: Path) -> None:
    app = make_app(Desk(record=path, largest=20_000))
    with TestClient(app, base_url=ADDRESS, follow_redirects=False) as client:
        token = re.search(r'name="csrf" value="([0-9a-f]+)"', client.get("/").text)
        assert token
        assert client.post("/read/preview", data={"csrf": token.group(1), "text": "x" * 30_000}).status_code == 413

        def unending() -> object:
            for _ in range(40):
                yield b"a=" + b"x" * 1000 + b"&"

        heads = {"content-type": "application/x-www-form-urlencoded"}
        assert client.post("/read/preview", content=unending(), headers=heads).status_code in (400, 403, 413)  # type: ignore[arg-type]


def test_queries_cannot_be_bent(client: TestClient) -> None:
    for address in (
        "/search?since=nonsense", "/search?until=2020&since=2021", "/search?page=0", "/search?page=-1", "/search?least=7", "/search?kind=x", "/search?place=%27%3B--", "/search?page=99999999",
    ):  # fmt: skip
        assert client.get(address).status_code == 400, address
    for address in (
        "/search?actor=%27+OR+1",
        "/search?issue=%22",
        "/search?q=%00",
        "/dyad/%27-%22",
        "/place/99999999999999999999",
        "/search?q=" + "a+" * 390,
    ):
        assert client.get(address).status_code in (200, 400, 404), address
