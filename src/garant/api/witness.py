"""A witness's HTTP face: `POST /add-checkpoint`, as C2SP tlog-witness has it. One table says which code word is which status.

    200  text/plain           the signature line of the cosignature
    400  text/plain           no request of that form, or an old size above the new one
    403  text/plain           not signed by a key of that log, or signed badly
    404  text/plain           a log that this witness does not watch
    408, 413, 429             too slow, too large, too often from one address
    409  text/x.tlog.size     the size that was seen last, and a newline
    409  text/plain           the same size with another root: a fork
    422  text/plain           a consistency proof that does not verify
    503  text/plain           the witness's state failed: it stops, and gives nothing out

A text is one sentence and a newline, with the code word.
"""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from garant.api.limits import Allowance, guarded
from garant.errors import Code, Fault, Refusal, Refused
from garant.log.consistency import FILE_BYTES_MAX
from garant.node.witness import OtherSize, Witness

if TYPE_CHECKING:
    from starlette.types import ASGIApp

BODY_S_MAX = 10.0
"""A request is a few kilobytes: whoever needs longer to send it keeps a place that others need."""

SIZE_TYPE = "text/x.tlog.size"

_STATUS = {
    Code.TOO_LARGE: 413,
    Code.UNKNOWN_LOG: 404,
    Code.UNKNOWN_LOG_KEY: 403,
    Code.BAD_SIGNATURE: 403,
    Code.OTHER_SIZE: 409,
    Code.FORKED: 409,
    Code.PROOF_FAILED: 422,
}
"""Every other refusal is 400: it was no request as C2SP describes it."""

OnFault = Callable[[Fault], None]
"""Told when the witness can do nothing more; whoever serves it stops."""

OnDoubt = Callable[[Refusal], None]
"""Told of every fork, and of every proof that did not verify."""


def application(witness: Witness, on_fault: OnFault, on_doubt: OnDoubt, allowance: Allowance | None = None) -> "ASGIApp":
    """Make the ASGI application of a witness."""

    async def add_checkpoint(request: Request) -> Response:
        try:
            body = await _body(request)
            return _text(200, (await run_in_threadpool(witness.add_checkpoint, body)).decode())
        except OtherSize as other:
            return _text(409, f"{other.size}\n", SIZE_TYPE)
        except Refused as refused:
            if refused.refusal.code in {Code.FORKED, Code.PROOF_FAILED}:
                on_doubt(refused.refusal)
            status = _STATUS.get(refused.refusal.code, 400)
            return _text(status, f"{refused.refusal}\n", close=status == _STATUS[Code.TOO_LARGE])
        except TimeoutError:
            return _text(408, f"the request was not complete after {BODY_S_MAX:.0f} seconds; send it again\n", close=True)
        except ClientDisconnect:
            return _text(400, "the request was not complete\n", close=True)
        except Fault as fault:
            on_fault(fault)
            return _text(503, "this witness has stopped; ask whoever runs it\n", close=True)

    return guarded(Starlette(routes=[Route("/add-checkpoint", add_checkpoint, methods=["POST"])]), allowance or Allowance())


async def _body(request: Request) -> bytes:
    """Read a request's body: no more than a request may have, and not for longer than it takes."""
    _require_small(int(length) if (length := request.headers.get("content-length", "")).isdecimal() else 0)
    held = bytearray()
    async with asyncio.timeout(BODY_S_MAX):
        async for part in request.stream():
            held += part
            _require_small(len(held))
    return bytes(held)


def _require_small(size: int) -> None:
    if size > FILE_BYTES_MAX:
        raise Refused(Code.TOO_LARGE, f"a request has at most {FILE_BYTES_MAX} bytes")


def _text(status: int, text: str, media_type: str = "text/plain", *, close: bool = False) -> Response:
    kind = media_type if media_type == SIZE_TYPE else f"{media_type}; charset=utf-8"
    return Response(text.encode(), status, {"content-type": kind} | ({"connection": "close"} if close else {}))
