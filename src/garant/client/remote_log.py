"""A log over HTTP: from a host, from another replica, or from any file server that hands out an exported log (C2SP tlog-tiles).

    GET <base>/checkpoint                        the signed note; with witnesses demanded, /checkpoint/cosigned where there is one
    GET <base>/tile/entries/<N>[.p/<W>]          the entries, 256 a bundle
    POST <base>/v1/challenges, /v1/sessions      with a key: a session, for a host that shows its entries to parties alone
    GET <base>/v1/statements/<id>/disclosures, /v1/blobs/<sha256>      with a session: what its party may see beside the log

No redirect is followed, no proxy is asked, nothing compressed is taken, no more of an answer is read than it may have, and at the deadline
the connection is cut. Over https a certificate must be good; whatever comes is verified in any case.
"""

import socket
from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from threading import Timer
from typing import NamedTuple, TypeVar

import msgspec

from garant.client.witnesses import Address
from garant.errors import Code, Refused
from garant.limits import BLOB_BYTES_MAX, DISCLOSURE_BYTES_MAX, DISCLOSURES_MAX, NOTE_BYTES_MAX
from garant.log import TILE_WIDTH, decode_bundle, entries_path
from garant.log.tile import BUNDLE_BYTES_MAX
from garant.node.saying import SigningKey
from garant.statement import session

DEADLINE_S = 30.0
"""For one answer: a bundle of 256 entries of usual length is a quarter of a megabyte, of full length seventeen."""

T = TypeVar("T")

_PROBLEM_BYTES_MAX = 65_536
_DISCLOSED_BYTES_MAX = 2 * DISCLOSURES_MAX * DISCLOSURE_BYTES_MAX
_OK = 200
_UNAUTHORISED = 401
_NOT_FOUND = 404


class _Problem(msgspec.Struct):
    detail: str = ""


class _Challenge(msgspec.Struct):
    challenge: str
    log: str


class _Session(msgspec.Struct):
    token: str


class _Disclosures(msgspec.Struct):
    disclosures: tuple[str, ...]


class _Answer(NamedTuple):
    status: int
    data: bytes


class HttpLog:
    """A `RemoteLog` at an address."""

    def __init__(
        self, url: str, log: str, *, cosigned: bool = False, key: SigningKey | None = None, deadline_s: float = DEADLINE_S
    ) -> None:
        """Read the log of this origin at this base address; ask for `cosigned` checkpoints, and open sessions with a `key`.

        Refuses with `usage` what is no address.
        """
        self._address, self._log = _address(url), log
        self._cosigned, self._key, self._deadline_s = cosigned, key, deadline_s
        self._token: str | None = None
        self._connection: HTTPConnection | None = None

    # What a replica asks

    def checkpoint(self) -> bytes:
        """Give the newest checkpoint."""
        if self._cosigned:
            answer = self._get("/checkpoint/cosigned", NOTE_BYTES_MAX)
            if answer.status != _NOT_FOUND:
                return _good(answer)
        return _good(self._get("/checkpoint", NOTE_BYTES_MAX))

    def entries(self, start: int, end: int) -> Iterator[bytes]:
        """Give the entries, bundle by bundle."""
        for number in range(start // TILE_WIDTH, -(-end // TILE_WIDTH)):
            first = number * TILE_WIDTH
            bundle = self._bundle(number, min(end - first, TILE_WIDTH))
            yield from bundle[max(start - first, 0) :]

    def _bundle(self, number: int, width: int) -> list[bytes]:
        """Give the first entries of a bundle. Where the log went on, a partial one may be gone, and the full one is there."""
        answer = self._get(f"/{entries_path(number, width)}", BUNDLE_BYTES_MAX)
        if answer.status == _NOT_FOUND and width < TILE_WIDTH:
            answer = self._get(f"/{entries_path(number)}", BUNDLE_BYTES_MAX)
        entries = decode_bundle(_good(answer))[:width]
        if len(entries) != width:
            raise Refused(Code.BAD_TILE, f"a bundle of {width} entries holds {len(entries)}; get it again from the log")
        return entries

    def disclosures(self, statement_id: str) -> tuple[str, ...]:
        """Give what the session's party may see of what a statement hides."""
        if self._key is None:
            return ()
        answer = self._get(f"/v1/statements/{statement_id}/disclosures", _DISCLOSED_BYTES_MAX)
        return () if answer.status == _NOT_FOUND else _decoded(answer, _Disclosures).disclosures

    def blob(self, sha256: str) -> bytes | None:
        """Give a blob that the session's party may have."""
        if self._key is None:
            return None
        answer = self._get(f"/v1/blobs/{sha256}", BLOB_BYTES_MAX)
        return answer.data if answer.status == _OK else None

    def close(self) -> None:
        """Let go of the connection."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def cut(self) -> None:
        """End whatever is going on, from any thread; who waits for it is refused."""
        if self._connection is not None:
            _cut(self._connection)

    # How it asks

    def _get(self, path: str, bytes_max: int) -> _Answer:
        """Ask, with a session if there is a key; open a new one when the old one has ended."""
        if self._key is not None and self._token is None:
            self._open_session(self._key)
        answer = self._ask("GET", path, None, bytes_max)
        if answer.status == _UNAUTHORISED and self._key is not None:
            self._open_session(self._key)
            answer = self._ask("GET", path, None, bytes_max)
        return answer

    def _open_session(self, key: SigningKey) -> None:
        self._token = None
        given = _decoded(self._ask("POST", "/v1/challenges", b"", _PROBLEM_BYTES_MAX), _Challenge)
        if given.log != self._log:  # a signature for another log would open a session there, for whoever asked for it
            raise Refused(Code.WRONG_LOG, f"this address asks to sign for the log {given.log[:200]!r}, not for {self._log!r}")
        signed = {
            "challenge": given.challenge,
            "key": b64encode(key.public).decode(),
            "signature": b64encode(key.sign(session.message(self._log, given.challenge))).decode(),
        }
        self._token = _decoded(self._ask("POST", "/v1/sessions", msgspec.json.encode(signed), _PROBLEM_BYTES_MAX), _Session).token

    def _ask(self, method: str, path: str, body: bytes | None, bytes_max: int) -> _Answer:
        """Ask once; a connection that was kept and has gone meanwhile is made again."""
        kept = self._connection is not None
        try:
            return self._once(method, path, body, bytes_max)
        except (OSError, HTTPException) as error:
            self.close()
            if not kept:
                raise _silent(error) from error
        try:
            return self._once(method, path, body, bytes_max)
        except (OSError, HTTPException) as error:
            self.close()
            raise _silent(error) from error

    def _once(self, method: str, path: str, body: bytes | None, bytes_max: int) -> _Answer:
        connection = self._connection = self._connection or self._connect()
        watch = Timer(self._deadline_s, _cut, (connection,))
        watch.daemon = True
        watch.start()
        try:
            connection.request(method, self._address.prefix + path, body, self._headers(body))
            with connection.getresponse() as response:
                answer = self._read(response, bytes_max)
            if watch.finished.is_set():
                raise TimeoutError("it took too long")
            return answer
        finally:
            watch.cancel()

    def _connect(self) -> HTTPConnection:
        kind = HTTPSConnection if self._address.secure else HTTPConnection
        return kind(self._address.host, self._address.port, timeout=self._deadline_s)

    def _headers(self, body: bytes | None) -> Mapping[str, str]:
        typed = {} if body is None else {"content-type": "application/json"}
        session = {} if self._token is None else {"authorization": f"Bearer {self._token}"}
        return {"accept-encoding": "identity", **typed, **session}

    def _read(self, response: HTTPResponse, bytes_max: int) -> _Answer:
        most = bytes_max if response.status == _OK else _PROBLEM_BYTES_MAX
        data = response.read(most + 1)
        if len(data) > most:
            self.close()
            raise Refused(Code.TOO_LARGE, f"an answer has more than {most} bytes")
        if response.length:
            raise HTTPException("its answer was cut short")
        if response.will_close:
            self.close()
        if (response.getheader("content-encoding") or "identity").lower() != "identity":
            raise Refused(Code.UNREADABLE, "an answer is compressed, which was not asked for")
        return _Answer(response.status, data)


def _address(url: str) -> Address:
    try:
        return Address.parse(url)
    except Refused as refused:
        raise Refused(Code.USAGE, f"{url[:100]!r} is no address of a log; write it as https://host.example/prefix") from refused


def _cut(connection: HTTPConnection) -> None:
    """End whatever is going on; who waits for it gets an error."""
    with suppress(OSError, AttributeError):
        connection.sock.shutdown(socket.SHUT_RDWR)


def _silent(error: Exception) -> Refused:
    return Refused(Code.UNREADABLE, f"the log does not answer: {str(error)[:200] or type(error).__name__}")


def _good(answer: _Answer) -> bytes:
    """Give the bytes of a good answer. Refuses any other with what it says itself, in so far as that is a problem of ours."""
    if answer.status == _OK:
        return answer.data
    try:
        told = msgspec.json.decode(answer.data, type=_Problem).detail
    except (msgspec.MsgspecError, ValueError, RecursionError):
        told = ""
    more = "".join(mark for mark in told[:300] if mark.isprintable())
    raise Refused(Code.UNREADABLE, f"the log does not show this: status {answer.status}{': ' if more else ''}{more}")


def _decoded(answer: _Answer, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(answer.data if answer.status in {_OK, 201} else _good(answer), type=kind)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise Refused(Code.UNREADABLE, f"an answer is not of the form that was expected: {str(error)[:200]}") from error
