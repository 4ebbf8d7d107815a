"""Refusals and faults as HTTP answers: problem details (RFC 9457), and the one table that says which code word is which status.

{"type": "https://garant.example/codes/<code>", "title": what the code means, "status": 422, "detail": the sentence,
 "code": the word, "where": a JSON path (absent where there is none), "word": the host's signed refusal (of a statement alone)}
"""

import msgspec
from msgspec import UNSET, Struct, UnsetType

from garant.api.endpoint import NO_STORE, PROBLEM, Header, Reply
from garant.errors import Code, Refusal

TYPES = "https://garant.example/codes/"

STATUS = {
    Code.NO_SESSION: 401,
    Code.NOT_A_READER: 403,
    Code.FOREIGN_PAGE: 403,
    Code.WRONG_PASSPHRASE: 403,
    Code.NOT_FOUND: 404,
    Code.OUT_OF_RANGE: 404,
    Code.UNKNOWN_REFERENCE: 404,
    Code.UNKNOWN_PARTY: 404,
    Code.WRONG_METHOD: 405,
    Code.TOO_LARGE: 413,
    Code.LOCKED: 423,
    Code.TOO_MANY: 429,
    Code.INTERNAL: 500,
    Code.BUSY: 503,
    Code.STOPPED: 503,
    Code.DISK_FULL: 507,
}
"""How a request is answered that meets one of these; 400 for every other word. A statement that is refused is 422 (or 507)."""

REFUSED = 422
LATE = 408
EVERYWHERE = (Code.BAD_REQUEST, Code.TOO_MANY, Code.BUSY, Code.STOPPED)
"""What every endpoint may answer: a form that is none, too much from one address, too much at once, a host that has ended."""

_CLOSING: Header = (b"connection", b"close")
_RETRY_S = {Code.BUSY: 1, Code.TOO_MANY: 5, Code.DISK_FULL: 60}
_CLOSE = frozenset({Code.TOO_LARGE, Code.STOPPED})
"""After these the connection is closed: what else it brings is not worth reading, or nobody is left to read it."""


class Problem(Struct, frozen=True, kw_only=True):
    """Why something was not accepted, for machines (`code`) and for people (`detail`)."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    where: str | UnsetType = UNSET
    word: msgspec.Raw | UnsetType = UNSET


def status_of(code: Code) -> int:
    """Give the status of a refusal."""
    return STATUS.get(code, 400)


def problem(refusal: Refusal, word: bytes | None = None) -> Problem:
    """Say a refusal as problem details; `word` is the host's signed word, where a statement was refused."""
    status = status_of(refusal.code) if word is None or refusal.code is Code.DISK_FULL else REFUSED
    return Problem(
        type=f"{TYPES}{refusal.code}",
        title=refusal.code.meaning,
        status=status,
        detail=refusal.sentence,
        code=refusal.code,
        where=refusal.where or UNSET,
        word=UNSET if word is None else msgspec.Raw(word),
    )


def late(refusal: Refusal) -> Reply:
    """Give the answer to a request that was not complete in time: the one that has a status of its own, for the form of what did come."""
    return Reply(msgspec.json.encode(msgspec.structs.replace(problem(refusal), status=LATE)), PROBLEM, LATE, (NO_STORE, _CLOSING))


def reply(refusal: Refusal, word: bytes | None = None, *more: Header, retry_s: float = 0.0) -> Reply:
    """Give the answer that a refusal is. `retry_s`: after how many seconds it is worth asking again, where that is known."""
    said = problem(refusal, word)
    seconds = max(_RETRY_S.get(refusal.code, 0), -int(-retry_s // 1))
    after: tuple[Header, ...] = ((b"retry-after", b"%d" % seconds),) if seconds else ()
    close: tuple[Header, ...] = (_CLOSING,) if refusal.code in _CLOSE else ()
    return Reply(msgspec.json.encode(said), PROBLEM, said.status, (NO_STORE, *after, *close, *more))
