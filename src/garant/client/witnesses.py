"""Asking several witnesses at once, over HTTP, with one deadline for all; whoever is late has not answered.

No redirect is followed, no proxy is asked, no more of an answer is read than a witness's answer may have, and at the deadline every
connection is cut. Over https a certificate must be good; a cosignature is verified in any case.
"""

import socket
from collections.abc import Iterable
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import NamedTuple
from urllib.parse import urlsplit

from garant.errors import Code, Refused
from garant.node.witness_asking import Asked, Cosignature, Prove, Reply, Response, Unanswered, ask, heard

DEADLINE_S = 10.0
ANSWER_BYTES_MAX = 65_536
"""A witness answers with a line or two; more is never read."""

PATH = "/add-checkpoint"


class Address(NamedTuple):
    """Where a witness answers: its submission prefix, taken apart."""

    secure: bool
    host: str
    port: int | None
    prefix: str

    @classmethod
    def parse(cls, url: str) -> "Address":
        """Read a submission prefix, `http(s)://host[:port][/path]`. Refuses with `usage` anything else."""
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError:
            parts, port = urlsplit(""), None
        extra = "@" in parts.netloc or "?" in url or "#" in url
        if parts.scheme not in {"http", "https"} or not parts.hostname or extra or not url.isascii() or not url.isprintable() or " " in url:
            raise Refused(Code.USAGE, f"{url[:100]!r} is no address of a witness; write it as https://witness.example/prefix")
        return cls(parts.scheme == "https", parts.hostname, port, parts.path.rstrip("/"))


class _Line:
    """One connection to one witness, that somebody else can cut."""

    def __init__(self, address: Address, deadline_s: float) -> None:
        """Make ready; nothing is connected yet."""
        kind = {True: HTTPSConnection, False: HTTPConnection}[address.secure]
        self._prefix, self._end_s = address.prefix, deadline_s
        self._connection = kind(address.host, address.port)

    def post(self, body: bytes) -> Response:
        """Send a request and read the answer to it."""
        self._connection.timeout = self._left_s()
        try:
            self._connection.request("POST", self._prefix + PATH, body, {"content-type": "text/plain; charset=utf-8"})
            answer = self._connection.getresponse()
            data = answer.read(ANSWER_BYTES_MAX + 1)
        except (OSError, HTTPException) as error:
            raise Refused(Code.UNREADABLE, f"it did not answer: {str(error) or type(error).__name__}") from error
        if len(data) > ANSWER_BYTES_MAX:
            raise Refused(Code.TOO_LARGE, f"its answer has more than {ANSWER_BYTES_MAX} bytes")
        if answer.will_close:
            self._connection.close()
        media_type, _, _ = (answer.getheader("content-type") or "").partition(";")
        return Response(answer.status, media_type.strip().lower(), data)

    def _left_s(self) -> float:
        left_s = self._end_s - monotonic()
        if left_s <= 0:
            raise Refused(Code.UNREADABLE, "it did not answer in time")
        return left_s

    def cut(self) -> None:
        """End whatever is going on; who waits for it gets an error."""
        with suppress(OSError, AttributeError):
            self._connection.sock.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


class Witnesses:
    """Witnesses to ask again and again; what each of them saw last is remembered, so that one request is mostly enough."""

    def __init__(self, witnesses: Iterable[Asked], deadline_s: float = DEADLINE_S) -> None:
        """Ask these, and wait no longer than `deadline_s` for all of them together. Refuses with `usage` an address that is none."""
        self.witnesses = tuple(witnesses)
        self._addresses = {one: Address.parse(one.url) for one in self.witnesses if one.url}
        self._deadline_s = deadline_s
        self._seen: dict[Asked, int] = {}

    def ask(self, note: bytes, size: int, prove: Prove) -> list[Reply]:
        """Ask all of them at once to cosign a checkpoint of `size` entries; give their answers in the witnesses' order.

        `prove` is called from several threads: it must read a tree that does not change meanwhile.
        """
        end_s = monotonic() + self._deadline_s
        lines = {one: _Line(address, end_s) for one, address in self._addresses.items()}
        came: SimpleQueue[Reply] = SimpleQueue()
        for one, line in lines.items():
            old = min(self._seen.get(one, 0), size)
            Thread(target=lambda one=one, line=line, old=old: came.put(_asked(one, line, note, prove, old)), daemon=True).start()
        replies = self._gather(came, len(lines), end_s)
        for line in lines.values():
            line.cut()
        self._seen |= {one: size for one, reply in replies.items() if isinstance(reply, Cosignature)}
        return [replies.get(one) or _silent(one) for one in self.witnesses]

    def _gather(self, came: "SimpleQueue[Reply]", count: int, end_s: float) -> dict[Asked, Reply]:
        replies: dict[Asked, Reply] = {}
        while len(replies) < count:
            try:
                reply = came.get(timeout=max(0.0, end_s - monotonic()))
            except Empty:
                break
            replies[reply.witness] = reply
        return replies


def _silent(witness: Asked) -> Unanswered:
    return Unanswered(witness, "it did not answer in time" if witness.url else "no address is known for it; the policy file can say one")


def _asked(witness: Asked, line: _Line, note: bytes, prove: Prove, old_size: int) -> Reply:
    try:
        return ask(witness, note, prove, line.post, old_size)
    except Refused as refused:
        return Unanswered(witness, heard(refused.refusal.sentence))
    except Exception as error:  # noqa: BLE001 - whatever one witness sends, the others are heard
        return Unanswered(witness, heard(f"asking it failed: {type(error).__name__}: {error}"))
    finally:
        line.close()
