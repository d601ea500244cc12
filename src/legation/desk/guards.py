"""What stands before every page: who may ask (Host, Origin, token), how much may be sent, and what the browser may load."""

import hashlib
import hmac
import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from legation.desk.settings import LOCAL, Desk

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none';"
    " frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
SAFE = ("GET", "HEAD", "OPTIONS")
SESSION = "legation_session"
ENTRANCE = "legation_token"


class Guards:
    """The desk's door, as ASGI middleware."""

    def __init__(self, app: Any, desk: Desk, secret: bytes) -> None:
        self._app, self._desk, self._secret = app, desk, secret

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on, or answers why not."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        heads = _heads(scope)
        cookies = _cookies(heads.get("cookie", ""))
        refused = self._refused(scope, heads)
        if refused is not None:
            await _answer(send, *refused)
            return
        if self._desk.token and scope["path"] != "/healthz" and not self._may_enter(heads, cookies):
            await self._entrance(scope, send)
            return
        session = cookies.get(SESSION) or ""
        fresh = not _is_session(session)
        if fresh:
            session = secrets.token_hex(16)
        scope.setdefault("state", {})["csrf"] = csrf(self._secret, session)
        scope["state"]["fresh"] = fresh
        await self._app(scope, _counted(receive, self._desk.largest), _dressed(send, scope["path"], session if fresh else None))

    def _refused(self, scope: Scope, heads: dict[str, str]) -> tuple[int, str] | None:
        host = heads.get("host", "")
        if not self._is_ours(host):
            return 421, f"This desk does not answer to the name {host!r}. Use the address that `legation desk` printed."
        if scope["method"] not in SAFE and not _same_origin(heads, host):
            return 403, "A change was asked for from another page than one of this desk's, and was refused."
        length = heads.get("content-length", "0")
        if not length.isascii() or not length.isdigit() or int(length[:18]) > self._desk.largest:
            return (
                413,
                f"More was sent than the desk takes at once ({self._desk.largest // 1_000_000} MB). Read large inputs with `legation read`.",
            )
        return None

    def _is_ours(self, host: str) -> bool:
        try:
            name = urlsplit(f"//{host}").hostname
        except ValueError:
            return False
        if name in LOCAL:
            return True
        return bool(self._desk.token) and self._desk.host not in LOCAL and name is not None and self._desk.host in (name, "0.0.0.0", "::")

    def _may_enter(self, heads: dict[str, str], cookies: dict[str, str]) -> bool:
        token = self._desk.token or ""
        given = heads.get("authorization", "")
        bearer = given.removeprefix("Bearer ") if given.startswith("Bearer ") else ""
        return _same(bearer, token) or _same(cookies.get(ENTRANCE, ""), self._pass())

    def _pass(self) -> str:
        return hmac.new(self._secret, f"pass {self._desk.token}".encode(), hashlib.sha256).hexdigest()

    async def _entrance(self, scope: Scope, send: Send) -> None:
        """With the right token in the address a cookie is set, and the address is loaded again without it."""
        asked = parse_qsl(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True)
        given = next((value for name, value in asked if name == "token"), "")
        if scope["method"] != "GET" or not _same(given, self._desk.token or ""):
            await _answer(send, 401, "This desk needs its token: open the address with ?token=… as `legation desk` printed it.")
            return
        rest = urlencode([(name, value) for name, value in asked if name != "token"])
        to = "/" + quote(scope["path"].lstrip("/"), safe="/:@!$&'()*+,;=~-._") + (f"?{rest}" if rest else "")
        cookie = f"{ENTRANCE}={self._pass()}; Path=/; HttpOnly; SameSite=Strict"
        await _answer(send, 303, "", [(b"location", to.encode("latin-1", "replace")), (b"set-cookie", cookie.encode())])


def csrf(secret: bytes, session: str) -> str:
    """The word that a form must bring with it, made from the session's cookie."""
    return hmac.new(secret, f"form {session}".encode(), hashlib.sha256).hexdigest()


def is_csrf(given: str | None, expected: str) -> bool:
    """Whether a form brought the right word."""
    return _same(given or "", expected)


def _same(given: str, expected: str) -> bool:
    return bool(expected) and hmac.compare_digest(given.encode("utf-8", "replace"), expected.encode("utf-8", "replace"))


def _is_session(value: str) -> bool:
    return len(value) == 32 and all(c in "0123456789abcdef" for c in value)


def _same_origin(heads: dict[str, str], host: str) -> bool:
    """A change must come from a page of the same host; a program that is no browser sends neither head, and has no cookies to abuse."""
    if heads.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    told = heads.get("origin") or heads.get("referer")
    return told is None or urlsplit(told).netloc == host


def _heads(scope: Scope) -> dict[str, str]:
    return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}


def _cookies(head: str) -> dict[str, str]:
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(head).items()}
    except CookieError:
        return {}


def _counted(receive: Receive, largest: int) -> Receive:
    """What is sent, up to the limit: what came without its length ends there."""
    taken = 0

    async def counted() -> MutableMapping[str, Any]:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > largest:
            return {"type": "http.disconnect"}
        return message

    return counted


def _dressed(send: Send, path: str, session: str | None) -> Send:
    async def dressed(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            heads = [(name, value) for name, value in message.get("headers", []) if name.decode().lower() not in HEADERS]
            heads += [(name.encode(), value.encode()) for name, value in HEADERS.items()]
            heads.append((b"cache-control", b"max-age=3600" if path.startswith("/static/") else b"no-store"))
            if session is not None:
                heads.append((b"set-cookie", f"{SESSION}={session}; Path=/; HttpOnly; SameSite=Strict".encode()))
            message = {**message, "headers": heads}
        await send(message)

    return dressed


async def _answer(send: Send, status: int, words: str, more: list[tuple[bytes, bytes]] | None = None) -> None:
    heads = [(b"content-type", b"text/plain; charset=utf-8"), *(more or [])]
    heads += [(name.encode(), value.encode()) for name, value in HEADERS.items()]
    await send({"type": "http.response.start", "status": status, "headers": heads})
    await send({"type": "http.response.body", "body": words.encode("utf-8", "replace")})
