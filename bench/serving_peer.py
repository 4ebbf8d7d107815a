"""Peers of a served log: the least that an HTTP framework does with a request of the same size, in a process of its own.

    python -m bench.serving_peer starlette|fastapi|plain      prints its port

The POST reads and validates the body of a statement by its type and answers as much JSON as a receipt; the GET answers 32 bytes. Nothing is
signed, verified, ordered or stored. `plain` is an ASGI function without any framework, over msgspec.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import msgspec
import uvicorn

ANSWER = {"id": "0" * 64, "index": 1, "t_ms": 1, "receipt": "x" * 900, "verdict": 2}
NAMES = ("plain", "starlette", "fastapi")


class Sealed(msgspec.Struct, forbid_unknown_fields=True):
    """An envelope, by its type."""

    payload: bytes
    payload_type: str = msgspec.field(name="payloadType")
    signatures: list[dict[str, str]]


class Handed(msgspec.Struct, forbid_unknown_fields=True):
    """What is posted."""

    dsse: Sealed


_DECODER = msgspec.json.Decoder(Handed)
_BYTES = bytes(32)


def _plain() -> Any:  # noqa: ANN401 - an ASGI application
    async def app(scope: dict[str, Any], receive: Any, send: Any) -> None:  # noqa: ANN401 - ASGI's own functions
        if scope["type"] != "http":
            return
        answer = _BYTES
        if scope["method"] == "POST":
            message = await receive()
            _DECODER.decode(message["body"])
            answer = msgspec.json.encode(ANSWER)
        headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(answer))]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": answer})

    return app


def _starlette() -> Any:  # noqa: ANN401 - an ASGI application
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import Route

    async def post(request: Request) -> Response:
        _DECODER.decode(await request.body())
        return Response(msgspec.json.encode(ANSWER), media_type="application/json")

    async def get(_: Request) -> Response:
        return Response(_BYTES)

    return Starlette(routes=[Route("/v1/statements", post, methods=["POST"]), Route("/tile/{level}/{place}", get)])


def _fastapi() -> Any:  # noqa: ANN401 - an ASGI application
    fastapi, pydantic = import_module("fastapi"), import_module("pydantic")
    sealed = pydantic.create_model("Sealed", payload=(str, ...), payloadType=(str, ...), signatures=(list[dict[str, str]], ...))
    handed = pydantic.create_model("Handed", dsse=(sealed, ...))
    answer = pydantic.create_model("Answer", id=(str, ...), index=(int, ...), t_ms=(int, ...), receipt=(str, ...), verdict=(int, ...))
    app = fastapi.FastAPI()

    async def post(body: Any) -> Any:  # noqa: ANN401 - typed below, by what need not be installed
        assert body
        return answer(**ANSWER)

    async def get(level: int, place: str) -> Any:  # noqa: ANN401 - a Response
        assert level == 0, place
        return fastapi.Response(_BYTES)

    post.__annotations__ = {"body": handed, "return": answer}
    app.post("/v1/statements")(post)
    app.get("/tile/{level}/{place}", response_model=None)(get)
    return app


@contextmanager
def peer(name: str) -> Iterator[tuple[int, int] | None]:
    """Run a peer, and give its port and its process; None where it is not installed."""
    if name == "fastapi" and find_spec("fastapi") is None:
        yield None
        return
    with subprocess.Popen([sys.executable, "-m", "bench.serving_peer", name], stdout=subprocess.PIPE) as process:
        try:
            assert process.stdout
            yield int(process.stdout.readline()), process.pid
        finally:
            process.terminate()


def main(name: str) -> None:
    """Serve a peer at a free port of loopback, and print the port."""
    import socket

    listening = socket.create_server(("127.0.0.1", 0), backlog=2_048)
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    sys.stdout.write(f"{listening.getsockname()[1]}\n")
    sys.stdout.flush()
    app = {"plain": _plain, "starlette": _starlette, "fastapi": _fastapi}[name]()
    config = uvicorn.Config(app, http="httptools", loop="asyncio", log_config=None, access_log=False, lifespan="off", ws="none")
    uvicorn.Server(config).run(sockets=[listening])


if __name__ == "__main__":
    main(sys.argv[1])
