"""The least that a service with the same guarantees does: read the token, verify it, insert one row durably, answer as much JSON.

    python -m bench.f3548_peer KEY.pem FILE      prints its port

A Starlette endpoint on uvicorn, PyJWT, SQLite in WAL with synchronous=FULL, one commit a request. It looks at nothing: no volume, no key,
no version, no subscription; nothing is signed. The token is verified every time.
"""

import sqlite3
import sys
from pathlib import Path

import jwt
import msgspec
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

AUDIENCE = "localhost"
ANSWER = msgspec.json.encode(
    {"operational_intent_reference": {"id": "0" * 36, "ovn": "0" * 44, "more": "x" * 340}, "subscribers": [{"more": "x" * 140}]}
)


def application(key: str, file: Path) -> Starlette:
    """Make the application."""
    store = sqlite3.connect(file, isolation_level=None)
    store.execute("PRAGMA journal_mode=WAL")
    store.execute("PRAGMA synchronous=FULL")
    store.execute("CREATE TABLE intents (id TEXT PRIMARY KEY, client TEXT NOT NULL, body BLOB NOT NULL) WITHOUT ROWID")

    async def put(request: Request) -> Response:
        claims = jwt.decode(request.headers["authorization"].partition(" ")[2], key, algorithms=["RS256"], audience=AUDIENCE)
        body = await request.body()
        msgspec.json.decode(body)
        store.execute("INSERT OR REPLACE INTO intents VALUES (?, ?, ?)", (request.path_params["name"], claims["sub"], body))
        return Response(ANSWER, media_type="application/json", status_code=201)

    return Starlette(routes=[Route("/dss/v1/operational_intent_references/{name}", put, methods=["PUT"])])


def main(key: Path, file: Path) -> None:
    """Serve at a free port of loopback, and print the port."""
    import socket

    listening = socket.create_server(("127.0.0.1", 0), backlog=2_048)
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    sys.stdout.write(f"{listening.getsockname()[1]}\n")
    sys.stdout.flush()
    app = application(key.read_text(encoding="ascii"), file)
    config = uvicorn.Config(app, http="httptools", loop="asyncio", log_config=None, access_log=False, lifespan="off", ws="none")
    uvicorn.Server(config).run(sockets=[listening])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
