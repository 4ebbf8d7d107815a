"""What stands before every face: how much one address or one party may have, headers that keep browsers out, and no trace of ours.

Each name has a bucket of tokens that fills with time; what it asks for is taken out, or it is told how long to wait. Addresses of IPv6
count by their /64, which is one customer's. Behind a proxy every request comes from the proxy's address: let the proxy limit then, and
allow it more here, or say how many proxies there are (`--behind-proxy`).
"""

import time
from collections import OrderedDict
from collections.abc import Callable, MutableMapping
from ipaddress import IPv6Address, IPv6Network, ip_address
from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

PER_MINUTE = 600
"""Ten a second from one address: several logs of one host, each asking on every beat of a witness."""

NAMES_MAX = 10_000
"""Names remembered; the one that was quiet for longest is forgotten first."""

SECURITY_HEADERS = (
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
)

_HEADERS = ((b"cache-control", b"no-store"), *SECURITY_HEADERS)


class Buckets:
    """Tokens by name: `per_s` flow in, `most` are held; a new name starts with a full bucket. From any thread."""

    def __init__(self, per_s: float, most: float, now_s: Callable[[], float] = time.monotonic) -> None:
        """Start with full buckets."""
        self._per_s, self._most, self._now_s = per_s, most, now_s
        self._held: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def take(self, name: str, amount: float = 1, ahead_s: float = 0.0) -> float:
        """Take so many tokens of a name, be they there now or within `ahead_s`, and give the seconds until they are: 0, if now.

        More than `ahead_s`: nothing was taken, and what is refused costs nothing. Those who take ahead are served one after the other.
        """
        now_s = self._now_s()
        with self._lock:
            held, since_s = self._held.pop(name, (self._most, now_s))
            held = min(self._most, held + max(0.0, now_s - since_s) * self._per_s)
            wait_s = max(0.0, (min(amount, self._most) - held) / self._per_s)
            self._held[name] = (held - amount if wait_s <= ahead_s else held, max(now_s, since_s))
            if len(self._held) > NAMES_MAX:
                self._held.popitem(last=False)
        return wait_s


class Allowance:
    """Requests by address. `per_minute` is both how fast a bucket fills and how much it holds."""

    def __init__(self, per_minute: int = PER_MINUTE, now_s: Callable[[], float] = time.monotonic) -> None:
        """Start with full buckets."""
        self._buckets = Buckets(per_minute / 60, float(per_minute), now_s)

    def take(self, address: str) -> bool:
        """Take a token of an address; tell whether there was one."""
        return not self._buckets.take(customer(address))


def address_of(scope: "Scope", proxies: int) -> str:
    """Give the address that counts: the one that connected, or the one that the outermost of so many proxies of ours saw."""
    own = (scope.get("client") or ("",))[0]
    if not proxies:
        return str(own)
    lines = b",".join(value for name, value in scope["headers"] if name == b"x-forwarded-for").decode("latin-1")
    seen = [*(one.strip() for one in lines.split(",") if one.strip()), own]
    return str(seen[-1 - proxies] if proxies < len(seen) else own)


def customer(address: str) -> str:
    """Give what an address counts as: itself, or of IPv6 its /64."""
    if ":" not in address:
        return address
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    return str(IPv6Network((parsed, 64), strict=False)) if isinstance(parsed, IPv6Address) else address


def guarded(app: "ASGIApp", allowance: Allowance) -> "ASGIApp":
    """Put limits and headers before an application."""

    async def guard(scope: "Scope", receive: "Receive", send: "Send") -> None:
        async def dressed(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *_HEADERS]
            await send(message)

        if scope["type"] != "http":
            return
        if allowance.take((scope.get("client") or ("", 0))[0]):
            await app(scope, receive, dressed)
        else:
            await _too_many(dressed)

    return guard


async def _too_many(send: "Send") -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"retry-after", b"5"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": 429, "headers": headers})
    await send({"type": "http.response.body", "body": b"too many requests from this address; ask again in a few seconds\n"})
