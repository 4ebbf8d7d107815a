"""Another program over HTTP at one address, which may mean ill: how everything here asks a host or a replica.

No redirect is followed, no proxy is asked, nothing compressed is taken, no more of an answer is read than it may have, and at the deadline
the connection is cut. Over https a certificate must be good. With a key, a session is opened when one is needed, for one log alone.
"""

import socket
from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from threading import Timer
from time import monotonic
from typing import NamedTuple, TypeVar

import msgspec

from garant.client.witnesses import Address
from garant.errors import Code, Refused
from garant.node.saying import SigningKey
from garant.statement import session

DEADLINE_S = 30.0
"""For one answer: a bundle of 256 entries of usual length is a quarter of a megabyte, of full length seventeen."""

_LEAST_S = 0.001
PROBLEM_BYTES_MAX = 65_536
_NO_KEY = (
    "this host shows its log to parties alone, and no key of a party's is here to open a session with: "
    "a desk takes one with --machine-key, and `garant follow` with --as-key"
)
OK, CREATED, UNAUTHORISED, NOT_FOUND = 200, 201, 401, 404

T = TypeVar("T")


class Problem(msgspec.Struct):
    """What a refusal says of itself, as far as it is a problem of ours; `word`: the host's signed word, of a statement alone."""

    detail: str = ""
    code: str = ""
    where: str = ""
    word: msgspec.Raw = msgspec.Raw()


class _Challenge(msgspec.Struct):
    challenge: str
    log: str


class _Session(msgspec.Struct):
    token: str


class Answer(NamedTuple):
    """What came: the status and the bytes."""

    status: int
    data: bytes


class Peer:
    """One address, asked over one connection that is kept; for one thread at a time, but `cut` for any."""

    def __init__(self, url: str, log: str, *, key: SigningKey | None = None, deadline_s: float = DEADLINE_S) -> None:
        """Ask whoever shows the log of this origin at this base address; open sessions with a `key`. Refuses with `usage` what is none."""
        (self._address, self._asked_at), self._log, self.key, self._deadline_s = _address(url), log, key, deadline_s
        self._token: str | None = None
        self._connection: HTTPConnection | None = None
        self._ended = False

    def close(self) -> None:
        """Let go of the connection."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def cut(self) -> None:
        """End whatever is going on, for good, from any thread; who waits for it is refused, and so is whoever asks afterwards."""
        self._ended = True
        if self._connection is not None:
            _cut(self._connection)

    def get(self, path: str, bytes_max: int) -> Answer:
        """Ask, with a session if there is a key; open a new one when the old one has ended.

        Refuses with `unreadable` no answer, and with `no_session` where one is demanded and there is no key.
        """
        if self.key is not None and self._token is None:
            self._open_session(self.key)
        answer = self._ask("GET", path, None, bytes_max)
        if answer.status == UNAUTHORISED:
            if self.key is None:
                raise Refused(Code.NO_SESSION, _NO_KEY)
            self._open_session(self.key)
            answer = self._ask("GET", path, None, bytes_max)
        return answer

    def post(self, path: str, body: bytes, bytes_max: int, deadline_s: float | None = None) -> Answer:
        """Hand something in that can be handed in twice: it is, where a connection that was kept has gone. No session is needed.

        `deadline_s`: for this answer, where it is not to have as long as any other.
        """
        return self._ask("POST", path, body, bytes_max, deadline_s)

    def _open_session(self, key: SigningKey) -> None:
        self._token = None
        given = decoded(self._ask("POST", "/v1/challenges", b"", PROBLEM_BYTES_MAX), _Challenge)
        if given.log != self._log:  # a signature for another log would open a session there, for whoever asked for it
            raise Refused(Code.WRONG_LOG, f"this address asks to sign for the log {given.log[:200]!r}, not for {self._log!r}")
        signed = {
            "challenge": given.challenge,
            "address": self._asked_at,
            "key": b64encode(key.public).decode(),
            "signature": b64encode(key.sign(session.message(self._log, self._asked_at, given.challenge))).decode(),
        }
        self._token = decoded(self._ask("POST", "/v1/sessions", msgspec.json.encode(signed), PROBLEM_BYTES_MAX), _Session).token

    def _ask(self, method: str, path: str, body: bytes | None, bytes_max: int, deadline_s: float | None = None) -> Answer:
        """Ask once, and no longer than to the deadline; a connection that was kept and has gone meanwhile is made again."""
        until_s = monotonic() + (deadline_s or self._deadline_s)
        kept = self._connection is not None
        try:
            return self._once(method, path, body, bytes_max, until_s)
        except (OSError, HTTPException) as error:
            self.close()
            if not kept or monotonic() >= until_s:
                raise _silent(error) from error
        try:
            return self._once(method, path, body, bytes_max, until_s)
        except (OSError, HTTPException) as error:
            self.close()
            raise _silent(error) from error

    def _once(self, method: str, path: str, body: bytes | None, bytes_max: int, until_s: float) -> Answer:
        left_s = max(until_s - monotonic(), _LEAST_S)
        connection = self._connection = self._connection or self._connect(left_s)
        if connection.sock is not None:
            connection.sock.settimeout(left_s)
        watch = Timer(left_s, _cut, (connection,))
        watch.daemon = True
        watch.start()
        try:
            connection.request(method, self._address.prefix + path, body, self._headers(body))
            self._require_going()
            with connection.getresponse() as response:
                answer = self._read(response, bytes_max)
            if monotonic() >= until_s:
                raise TimeoutError("it took too long")
            return answer
        finally:
            watch.cancel()

    @contextmanager
    def listening(self, path: str, silence_s: float) -> Iterator[HTTPResponse]:
        """Ask for an answer without an end, on a connection of its own; each part of it is to come within `silence_s`."""
        if self.key is not None:
            self._open_session(self.key)
        self.close()
        connection = self._connection = self._connect(silence_s)
        try:
            connection.request("GET", self._address.prefix + path, None, self._headers(None))
            self._require_going()
            with connection.getresponse() as response:
                if response.status != OK:
                    good(self._read(response, PROBLEM_BYTES_MAX))
                yield response
        except (OSError, HTTPException) as error:
            raise _silent(error) from error
        finally:
            self.close()

    def _require_going(self) -> None:
        """Refuse to wait where `cut` came before there was anything to cut."""
        if self._ended:
            raise HTTPException("it was ended here")

    def _connect(self, timeout_s: float) -> HTTPConnection:
        kind = HTTPSConnection if self._address.secure else HTTPConnection
        return kind(self._address.host, self._address.port, timeout=timeout_s)

    def _headers(self, body: bytes | None) -> Mapping[str, str]:
        typed = {} if body is None else {"content-type": "application/json"}
        session = {} if self._token is None else {"authorization": f"Bearer {self._token}"}
        return {"accept-encoding": "identity", **typed, **session}

    def _read(self, response: HTTPResponse, bytes_max: int) -> Answer:
        most = bytes_max if response.status in {OK, CREATED} else PROBLEM_BYTES_MAX
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
        return Answer(response.status, data)


def _address(url: str) -> tuple[Address, str]:
    """Take a URL apart, and give its address as sessions name it."""
    try:
        return Address.parse(url), session.address(url)
    except (Refused, ValueError) as error:
        raise Refused(Code.USAGE, f"{url[:100]!r} is no address of a log; write it as https://host.example/prefix") from error


def _cut(connection: HTTPConnection) -> None:
    """End whatever is going on; who waits for it gets an error."""
    with suppress(OSError, AttributeError):
        connection.sock.shutdown(socket.SHUT_RDWR)


def _silent(error: Exception) -> Refused:
    return Refused(Code.UNREADABLE, f"the log does not answer: {str(error)[:200] or type(error).__name__}")


def good(answer: Answer) -> bytes:
    """Give the bytes of a good answer. Refuses any other with what it says itself, in so far as that is a problem of ours."""
    if answer.status == OK:
        return answer.data
    more = shown(problem(answer).detail)
    raise Refused(Code.UNREADABLE, f"the log does not show this: status {answer.status}{': ' if more else ''}{more}")


def problem(answer: Answer) -> Problem:
    """Give what an answer says of itself; an empty one where it is no problem of ours."""
    try:
        return msgspec.json.decode(answer.data, type=Problem)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return Problem()


def shown(text: str) -> str:
    """Give the beginning of somebody else's words, without what acts on a terminal."""
    return "".join(mark for mark in text[:300] if mark.isprintable())


def decoded(answer: Answer, kind: type[T]) -> T:
    """Give a good answer's JSON as this type. Refuses with `unreadable` any other answer."""
    try:
        return msgspec.json.decode(answer.data if answer.status in {OK, CREATED} else good(answer), type=kind)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise Refused(Code.UNREADABLE, f"an answer is not of the form that was expected: {str(error)[:200]}") from error
