"""The door: from a request's head to its answer, before the application of the host that it belongs to.

    find the row -> who asks (401) -> may he (403) -> how often -> body (413) -> operation -> answer, or {"message": ...}

Nothing of a request is looked at before its token: a bad body with a bad token is 401. What is no address of the standard's goes on to
the host's own application. An empty last segment is one: DELETE /dss/v1/subscriptions/{id}/ is a missing version, not a missing page.
"""

import asyncio
from collections.abc import Mapping
from time import perf_counter
from typing import TYPE_CHECKING, Protocol
from urllib.parse import parse_qs, unquote

import msgspec

from garant import __version__
from garant.api.application import OnFault, OnMistake, TooMany
from garant.api.bodies import Bodies, Gone
from garant.api.endpoint import JSON, NO_STORE, Reply, Routed
from garant.api.f3548.operations import Operations
from garant.api.f3548.rows import Operation, Request
from garant.api.f3548.tokens import Client, Tokens
from garant.api.f3548.wire import constraint, intent
from garant.api.limits import SECURITY_HEADERS, Buckets, address_of, customer
from garant.errors import Code, Fault, Refused
from garant.node.f3548.drafts import MissingOvns
from garant.node.f3548.own import OWN

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

ANSWER_S_MAX = 10.0
CLIENT_PER_S, CLIENT_MOST = 5_000, 50_000
"""Requests of one client: more than one host answers; whoever shares an address with others is not counted with them."""
DRAINED_BYTES_MAX = 32 * 1024 * 1024
"""Of a body that is too large, so much is still taken from the line: its sender then hears why."""

STATUS = {
    Code.BAD_REQUEST: 400,
    Code.NO_SESSION: 401,
    Code.NOT_YOURS: 403,
    Code.NOT_AUTHORISED: 403,
    Code.NOT_FOUND: 404,
    Code.WRONG_METHOD: 405,
    Code.WRONG_VERSION: 409,
    Code.MISSING_OVNS: 409,
    Code.TOO_LARGE: 413,
    Code.TOO_MANY: 429,
    Code.BUSY: 503,
    Code.STOPPED: 503,
    Code.DISK_FULL: 507,
}
"""How a request is answered that meets one of these; 500 for every other word, which is then a mistake of ours."""

_ROOTS = frozenset({"dss", "uss", "aux", "versions", "healthy"})
_AT = 3
"""Segments of a path by which its rows are found: dss, v1, and what it is about."""
_OPEN = {
    ("healthy",): (b"ok", "text/plain; charset=utf-8"),
    ("dss", "v1", "healthy"): (b"ok", "text/plain; charset=utf-8"),
    ("aux", "v1", "version"): (msgspec.json.encode({"version": f"garant/{__version__}"}), JSON),
}
"""What is told to everybody."""


class Meter(Protocol):
    """Counts what is answered."""

    def answered(self, endpoint: Routed | None, status: int, code: Code | None, seconds: float) -> None:
        """Count one answer."""


class Door:
    """An ASGI application before another one."""

    def __init__(
        self, inner: "ASGIApp", operations: Operations, tokens: Tokens, addresses: Buckets, meter: Meter, tell: tuple[OnFault, OnMistake],
        proxies: int = 0,
    ) -> None:  # fmt: skip
        """Answer operations to clients with tokens, everything else by `inner`. `addresses`: room for those without a good token."""
        self._inner, self._tokens, self._addresses, self._proxies = inner, tokens, addresses, proxies
        self._meter, (self._on_fault, self._on_mistake) = meter, tell
        self._clients, self._bodies = Buckets(CLIENT_PER_S, CLIENT_MOST), Bodies()
        self._rows: dict[tuple[tuple[str, ...], int], dict[str, Operation]] = {}
        for row in operations.rows():
            segments = tuple(row.path.split("/")[1:])
            self._rows.setdefault((segments[:_AT], len(segments)), {})[row.method] = row

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._inner(scope, receive, send)
            return
        segments = _segments(scope)
        if segments[0] not in _ROOTS:
            await self._inner(scope, receive, send)
            return
        began_s = perf_counter()
        row: Operation | None = None
        code: Code | None = None
        try:
            row = self._row(scope["method"], segments)
            reply = _open(segments) if row is None else await self._answer(row, segments, scope, receive)
        except Gone:
            return
        except Refused as refused:
            code = refused.refusal.code
            reply = self._refused(refused)
        except Fault as fault:
            code = fault.code
            self._on_fault(fault)
            reply = _message(503, "this host has stopped; what was acknowledged stands")
        except Exception as error:  # noqa: BLE001 - the last door: a mistake of ours in one answer is said, and harms no other
            code = Code.INTERNAL
            self._on_mistake(f"{type(error).__name__} at {scope['method']} {row.path if row else ''}")
            reply = _message(500, "a mistake of ours; ask what stands before you send it again")
        self._meter.answered(row, reply.status, code, perf_counter() - began_s)
        await _send(reply, send)

    def _row(self, method: str, segments: tuple[str, ...]) -> Operation | None:
        """Find the row; None for what is told to everybody. Refuses with `not_found` and `wrong_method`."""
        if segments in _OPEN and method in {"GET", "HEAD"}:
            return None
        rows = self._rows.get((segments[:_AT], len(segments)))
        row = rows.get(method) if rows else None
        if row is not None and row.path.endswith("/query") and segments[-1] != "query":
            row = None
        if row is not None:
            return row
        if rows:
            raise Refused(Code.WRONG_METHOD, f"this address takes {', '.join(sorted(rows))}")
        raise Refused(Code.NOT_FOUND, "there is nothing at this address")

    async def _answer(self, row: Operation, segments: tuple[str, ...], scope: "Scope", receive: "Receive") -> Reply:
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        try:
            client = self._allowed(row, headers)
        except Refused:
            _pay(self._addresses, customer(address_of(scope, self._proxies)))
            raise
        _pay(self._clients, client.name)
        owner = _owner(scope["query_string"]) if scope["query_string"] else ""
        whole = False
        try:
            with self._bodies.reading(row, headers) as body:
                asked = Request(client, segments[_AT:], owner, await body.read(receive))
                whole = True
                async with asyncio.timeout(ANSWER_S_MAX):
                    answer = await row.act(asked)
        except TimeoutError as late:
            raise Refused(Code.BUSY, "the answer did not come in time; ask what stands before you send it again") from late
        except Refused as refused:
            if not whole and refused.refusal.code is Code.TOO_LARGE:
                await _drain(receive)
            raise
        return Reply(msgspec.json.encode(answer.body), JSON, answer.status)

    def _allowed(self, row: Operation, headers: Mapping[str, str]) -> Client:
        client = self._tokens.client(headers.get("authorization", ""))
        if client.name == OWN:
            raise Refused(Code.NOT_YOURS, f"{OWN} is the host itself; no client is called so")
        if not client.may(row.scopes):
            raise Refused(Code.NOT_AUTHORISED, f"this needs the scope {_scopes(row)}")
        return client

    def _refused(self, refused: Refused) -> Reply:
        refusal = refused.refusal
        status = STATUS.get(refusal.code, 500)
        if status == STATUS.get(Code.INTERNAL, 500):
            self._on_mistake(f"{refusal.code} in an answer of the gateway: {refusal.sentence}")
            return _message(status, "a mistake of ours; nothing was changed by it")
        told = f"{refusal.sentence} ({refusal.where})" if refusal.where else refusal.sentence
        more: dict[str, object] = {}
        if isinstance(refused, MissingOvns) and refused.intents:
            more["missing_operational_intents"] = [intent(one) for one in refused.intents]
        if isinstance(refused, MissingOvns) and refused.constraints:
            more["missing_constraints"] = [constraint(one) for one in refused.constraints]
        return _message(status, told, more)


def _pay(buckets: Buckets, name: str) -> None:
    if wait_s := buckets.take(name):
        raise TooMany("more requests than there is room for now", wait_s)


def _segments(scope: "Scope") -> tuple[str, ...]:
    raw: bytes = scope.get("raw_path") or scope["path"].encode()
    return tuple(unquote(one) for one in raw.decode("latin-1").partition("?")[0].split("/")[1:]) or ("",)


def _open(segments: tuple[str, ...]) -> Reply:
    body, media_type = _OPEN[segments]
    return Reply(body, media_type)


def _owner(query: bytes) -> str:
    return parse_qs(query.decode("latin-1")).get("owner", [""])[0]


def _scopes(row: Operation) -> str:
    return " or ".join(sorted({" and ".join(sorted(needed)) for needed in row.scopes}))


def _message(status: int, text: str, more: Mapping[str, object] | None = None) -> Reply:
    headers = (NO_STORE, (b"www-authenticate", b"Bearer")) if status == STATUS[Code.NO_SESSION] else (NO_STORE,)
    return Reply(msgspec.json.encode({"message": text, **(more or {})}), JSON, status, headers)


async def _drain(receive: "Receive") -> None:
    taken, more = 0, True
    while more and taken < DRAINED_BYTES_MAX:
        message = await receive()
        if message["type"] == "http.disconnect":
            return
        taken += len(message.get("body", b""))
        more = message.get("more_body", False)


async def _send(reply: Reply, send: "Send") -> None:
    headers = [
        (b"content-type", reply.media_type.encode()),
        (b"content-length", b"%d" % len(reply.body)),
        *reply.headers,
        *SECURITY_HEADERS,
    ]
    await send({"type": "http.response.start", "status": reply.status, "headers": headers})
    await send({"type": "http.response.body", "body": reply.body})
