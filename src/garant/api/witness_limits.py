"""What stands before a witness: so many requests from one address, headers that keep browsers out, and no way to leave a trace of ours.

Each address has a bucket of tokens, filled by the minute; a request takes one. Addresses of IPv6 count by their /64, which is one
customer's. Behind a proxy every request comes from the proxy's address: let the proxy limit then, and give the witness a larger allowance.
"""

import time
from collections import OrderedDict
from collections.abc import Callable, MutableMapping
from ipaddress import IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

PER_MINUTE = 600
"""Ten a second from one address: several logs of one host, each asking on every beat."""

ADDRESSES_MAX = 10_000
"""Addresses remembered; the one that was quiet for longest is forgotten first."""

_HEADERS = (
    (b"cache-control", b"no-store"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
)


class Allowance:
    """Tokens by address. `per_minute` is both how fast a bucket fills and how much it holds."""

    def __init__(self, per_minute: int = PER_MINUTE, now_s: Callable[[], float] = time.monotonic) -> None:
        """Start with full buckets."""
        self._per_minute, self._now_s = per_minute, now_s
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, address: str) -> bool:
        """Take a token of an address; tell whether there was one."""
        name, now_s = _customer(address), self._now_s()
        held, since_s = self._buckets.pop(name, (float(self._per_minute), now_s))
        held = min(float(self._per_minute), held + (now_s - since_s) * self._per_minute / 60)
        granted = held >= 1
        self._buckets[name] = (held - 1 if granted else held, now_s)
        if len(self._buckets) > ADDRESSES_MAX:
            self._buckets.popitem(last=False)
        return granted


def _customer(address: str) -> str:
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
