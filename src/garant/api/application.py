"""The application: one request from its head to its answer, for every face that has a table of routes.

    find the endpoint -> tokens of the address -> whose session -> parameters -> body -> handler -> answer, or problem+json

Whatever goes wrong is answered in one sentence and a code word. A fault ends the process, by way of `on_fault`; a mistake of ours in one
answer is 500 and told on standard error, so that nobody ends a host by finding one.

    bodies      as many bytes as the endpoint takes, for at most 10 s; of all large ones together no more than 128 MB are held at once
    handlers    at most 30 s; what waits for a lock or a disk does so in one of a few threads
    answers     that there were too many requests is said half a second late
"""

import asyncio
import inspect
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from time import perf_counter
from typing import TYPE_CHECKING, Any, Protocol

import msgspec

from garant.api import problems
from garant.api.bodies import Bodies, Gone, Late
from garant.api.endpoint import JSON, Answered, Call, Endpoint, Header, Needs, Reply, Routes, Stream
from garant.api.limits import SECURITY_HEADERS, Buckets, address_of, customer
from garant.api.server import STREAM
from garant.api.table import Found, Table, parameters
from garant.errors import Code, Fault, Refusal, Refused

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

HANDLER_S_MAX = 30.0
THREADS = 2
"""Of one application that asks a store: they take turns at it anyhow, and more of them only wake one another (a third of the answers)."""

TOO_MANY_STATUS = 429
_REPEATED_MAX = 200
"""Characters of a decoder's sentence that are repeated: it may hold a stranger's words."""

TOO_MANY_S = 0.5
"""For so long an answer of `too_many` is held back: who asks again at once, on so many connections, costs the others little then."""


ReaderOf = Callable[[str], str | None]
"""reader_of(token): the party whose session a bearer token names; None for one that names none."""

OnFault = Callable[[Fault], None]
"""Told when the process can do nothing more; whoever serves it stops."""

OnMistake = Callable[[str], None]
"""Told what went wrong where, in one sentence without anything that somebody sent."""


class Meter(Protocol):
    """Counts what is answered."""

    def answered(self, endpoint: Endpoint | None, status: int, code: Code | None, seconds: float) -> None:
        """Count one answer; `endpoint` is None where none was found."""


Admits = Callable[[Sequence[Header]], None]
"""Told each request's headers before anything else is looked at; refuses those that may not even ask."""


@dataclass(frozen=True, slots=True)
class Gate:
    """Who may ask, and how often: whether leaves are open to all, the sessions, tokens by address, and a few more for what is urgent.

    `proxies`: how many proxies of ours stand in front, each of which adds the address that it saw to `x-forwarded-for`. `enter_by`: what
    somebody without a session is told to do.
    """

    open_to_all: bool = False
    reader_of: ReaderOf = lambda _: None
    addresses: Buckets = field(default_factory=lambda: Buckets(200, 2_000))
    kept: Buckets = field(default_factory=lambda: Buckets(5, 50))
    proxies: int = 0
    admits: Admits = lambda _: None
    enter_by: str = "this needs a session of a party's: POST /v1/challenges, sign it, POST /v1/sessions"


class Application:
    """An ASGI application over a table of routes."""

    def __init__(
        self, groups: list[Routes], gate: Gate, meter: Meter, on_fault: OnFault, on_mistake: OnMistake, threads: int = THREADS
    ) -> None:
        """Serve these route groups; handlers that are plain functions run in so many threads."""
        self.table = Table(groups)
        self._gate, self._meter, self._on_fault, self._on_mistake = gate, meter, on_fault, on_mistake
        self._bodies = Bodies()
        self._threads = ThreadPoolExecutor(threads, "answering")
        self._decoders = {one: msgspec.json.Decoder(one.takes) for one in self.table.endpoints if one.takes not in {None, bytes}}
        self._quick = {one for one in self.table.endpoints if inspect.iscoroutinefunction(one.handler)}

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        began_s = perf_counter()
        endpoint: Endpoint | None = None
        code: Code | None = None
        try:
            self._gate.admits(scope["headers"])
            found = self.table.find(scope["method"], scope["path"])
            endpoint = found.endpoint
            answer = await self._answer(found, scope, receive)
        except Gone:
            return
        except Refused as refused:
            code = refused.refusal.code
            answer = self._refused(refused, scope)
        except Fault as fault:
            code = fault.code
            self._on_fault(fault)
            answer = problems.reply(Refusal(Code.STOPPED, "this host has stopped; what was acknowledged stands"))
        except Exception as error:  # noqa: BLE001 - the last door: a mistake of ours in one answer is said, and harms no other
            code = Code.INTERNAL
            self._on_mistake(f"{type(error).__name__} at {scope['method']} {endpoint.path if endpoint else ''}")
            answer = problems.reply(Refusal(Code.INTERNAL, "a mistake of ours; nothing was changed by it"))
        if isinstance(answer, Reply) and answer.status == TOO_MANY_STATUS:
            await asyncio.sleep(TOO_MANY_S)
        self._meter.answered(endpoint, answer.status if isinstance(answer, Reply) else 200, code, perf_counter() - began_s)
        await (_stream(answer, scope, receive, send) if isinstance(answer, Stream) else _send(answer, send))

    def _refused(self, refused: Refused, scope: "Scope") -> Reply:
        code = refused.refusal.code
        if isinstance(refused, Late):
            return problems.late(refused.refusal)
        if code is Code.WRONG_METHOD:
            return problems.reply(refused.refusal, None, (b"allow", self.table.methods(scope["path"]).encode()))
        if code is Code.NO_SESSION:
            return problems.reply(refused.refusal, None, (b"www-authenticate", b"Bearer"))
        return problems.reply(refused.refusal, getattr(refused, "word", None), retry_s=getattr(refused, "retry_s", 0.0))

    async def _answer(self, found: Found, scope: "Scope", receive: "Receive") -> Reply | Stream:
        endpoint = found.endpoint
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        address = address_of(scope, self._gate.proxies)
        over = self._pay(endpoint, address)
        party = self._reader(endpoint, headers)
        asks = parameters(found, scope["query_string"])
        with self._bodies.reading(endpoint, headers) as body:
            takes = self._decoded(endpoint, await body.read(receive))
            return await self._handled(endpoint, Call(asks, takes, party, address, headers, urgent_only=over))

    def _pay(self, endpoint: Endpoint, address: str) -> bool:
        """Take a token of an address; tell whether it is one of those kept for what is urgent. Refuses with `too_many`."""
        name = customer(address)
        wait_s = self._gate.addresses.take(name)
        if not wait_s:
            return False
        if endpoint.keeps_room and not self._gate.kept.take(name):
            return True
        raise TooMany("more requests from this address than it has for now", wait_s)

    def _reader(self, endpoint: Endpoint, headers: dict[str, str]) -> str | None:
        scheme, _, token = headers.get("authorization", "").partition(" ")
        party = self._gate.reader_of(token.strip()) if scheme.lower() == "bearer" else None
        free = endpoint.needs is Needs.NOTHING or (endpoint.needs is Needs.READING and self._gate.open_to_all)
        if party is None and not free:
            raise Refused(Code.NO_SESSION, self._gate.enter_by)
        return party

    def _decoded(self, endpoint: Endpoint, body: bytes) -> Any:  # noqa: ANN401 - of the type that the endpoint names
        decoder = self._decoders.get(endpoint)
        if decoder is None:
            return body if endpoint.takes is bytes else None
        try:
            return decoder.decode(body)
        except msgspec.ValidationError as error:
            text, _, where = str(error).partition(" - at `")
            said = f"the body has another form: {text[:_REPEATED_MAX]}"
            raise Refused(Code.BAD_REQUEST, said, where[:_REPEATED_MAX].rstrip("`")) from error
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise Refused(Code.BAD_REQUEST, "the body is not one JSON text in UTF-8") from error

    async def _handled(self, endpoint: Endpoint, call: Call[Any, Any]) -> Reply | Stream:
        answer = endpoint.at_hand(call) if endpoint.at_hand else None
        if answer is None:
            answer = await self._in_time(endpoint, call)
        if isinstance(answer, Reply | Stream):
            return answer
        return Reply(msgspec.json.encode(answer), JSON, endpoint.status)

    async def _in_time(self, endpoint: Endpoint, call: Call[Any, Any]) -> Answered:
        try:
            async with asyncio.timeout(HANDLER_S_MAX):
                if endpoint in self._quick:
                    return await _awaited(endpoint.handler(call))
                return await _awaited(asyncio.get_running_loop().run_in_executor(self._threads, endpoint.handler, call))
        except TimeoutError as late:
            sentence = "the answer did not come in time; ask again (a statement that was admitted meanwhile gets its receipt then)"
            raise Refused(Code.BUSY, sentence) from late


class TooMany(Refused):
    """Too much for now, and the seconds until there is more."""

    def __init__(self, sentence: str, retry_s: float) -> None:
        """Refuse with `too_many`."""
        super().__init__(Code.TOO_MANY, sentence)
        self.retry_s = retry_s


async def _awaited(answer: Answered | Awaitable[Any]) -> Answered:
    return await answer if isinstance(answer, Awaitable) else answer


def _dressed(headers: Sequence[Header]) -> list[Header]:
    """Give an answer's headers, and those that keep browsers out as far as it has no such of its own."""
    own = {name for name, _ in headers}
    return [*headers, *(header for header in SECURITY_HEADERS if header[0] not in own)]


async def _send(answer: Reply, send: "Send") -> None:
    headers = [
        (b"content-type", answer.media_type.encode()),
        (b"content-length", b"%d" % len(answer.body)),
        *_dressed(answer.headers),
    ]
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    await send({"type": "http.response.body", "body": answer.body})


async def _stream(answer: Stream, scope: "Scope", receive: "Receive", send: "Send") -> None:
    """Send parts as they come, until they end or the asker leaves; either way whoever makes them is told."""
    scope[STREAM] = True
    headers = [(b"content-type", answer.media_type.encode()), *_dressed(answer.headers)]
    telling = asyncio.ensure_future(_parts(answer, headers, send))
    leaving = asyncio.ensure_future(_left(receive))
    try:
        await asyncio.wait({telling, leaving}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in (telling, leaving):
            task.cancel()
        await asyncio.gather(telling, leaving, return_exceptions=True)
        await answer.parts.aclose()


async def _parts(answer: Stream, headers: list[Header], send: "Send") -> None:
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    async for part in answer.parts:
        await send({"type": "http.response.body", "body": part, "more_body": True})
    await send({"type": "http.response.body", "body": b""})


async def _left(receive: "Receive") -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
