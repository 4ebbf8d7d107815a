"""Sessions: a party's key signs a fresh challenge, and may then read with a token for a quarter of an hour. Nobody acts by one.

    POST /v1/challenges    {challenge, log, expires}       72 bytes that this process knows again: random, expiry, and a MAC over both
    POST /v1/sessions      {token, party, expires}         for a key of a party's that this log knows now, and did not revoke

* A challenge is good for one session, for a minute, in this log and at this process.
* A signature names the address that was asked, which must be one of this host's: nobody between can use what he was given for himself.
* A token is kept as its hash; whoever sees this process's tables cannot use it. It is never logged, and never in an address.
* A session ends with its key: the log's newest word on that is asked at every request.
"""

import hmac
import secrets
import time
from base64 import b64decode, b64encode, urlsafe_b64encode
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from threading import Lock
from typing import NamedTuple

from msgspec import Struct

from garant import instant, signature
from garant.api.application import TooMany
from garant.api.endpoint import Call, Endpoint, Needs, Routes
from garant.api.limits import Buckets
from garant.errors import Code, Refused
from garant.node.picture import Picture
from garant.node.ports import Clock
from garant.state.rows import KeyRow
from garant.statement import session
from garant.statement.words import HOST

CHALLENGE_MS = 60_000
SESSION_MS = 15 * 60_000
SESSIONS_OF_PARTY_MAX = 64
"""A party's desks and its replicas; of more the oldest ends."""

_NONCE_BYTES = 32
_EXPIRY_BYTES = 8
_READERS = frozenset({"root", "officer", "desk"})
"""Roles whose keys may read. The host's own keys sign, and need no session; a gateway reads beside the host."""


class Challenge(Struct, frozen=True, kw_only=True):
    """What to sign (base64), in which log, and until when."""

    challenge: str
    log: str
    expires: str


class Signed(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A challenge as it was given, the address that was asked, the public key (32 bytes, base64), its signature (64 bytes, base64)."""

    challenge: str
    address: str
    key: bytes
    signature: bytes


class Opened(Struct, frozen=True, kw_only=True):
    """A session: the bearer token, whose it is, until when."""

    token: str
    party: str
    expires: str


class _Session(NamedTuple):
    party: str
    keyid: str
    expires_ms: int


def _now_ms() -> int:
    return time.time_ns() // 1_000_000


class Sessions:
    """The sessions of one process."""

    def __init__(
        self,
        picture: Picture,
        clock: Clock = _now_ms,
        fresh: Callable[[int], bytes] = secrets.token_bytes,
        addresses: Iterable[str] = (),
    ) -> None:
        """Start with none; `fresh` gives so many random bytes, `addresses` are under which it is asked, beside where it listens."""
        self._picture, self._clock, self._fresh = picture, clock, fresh
        self._addresses = frozenset(addresses)
        self._secret = fresh(32)
        self._lock = Lock()
        self._held: OrderedDict[bytes, _Session] = OrderedDict()
        self._used: OrderedDict[bytes, int] = OrderedDict()
        self._opening = Buckets(2, 120)
        with picture.reading() as ledger:
            self._keys = ledger.state.keys

    def listens_at(self, url: str) -> None:
        """Go by the address at which one listens, too."""
        self._addresses |= session.names(url)

    # Opening

    def challenge(self) -> Challenge:
        """Give a fresh challenge. Nothing is kept of it."""
        expires_ms = self._clock() + CHALLENGE_MS
        told = self._fresh(_NONCE_BYTES) + expires_ms.to_bytes(_EXPIRY_BYTES, "big")
        text = b64encode(told + self._mac(told)).decode()
        return Challenge(challenge=text, log=self._picture.log, expires=instant.text(expires_ms))

    def open(self, signed: Signed) -> Opened:
        """Open a session. Refuses with `no_session`; with `too_many` a party that opens them all the time."""
        told = self._require_ours(signed.challenge)
        self._require_asked_here(signed.address)
        row = self._require_reader(signed)
        wait_s = self._opening.take(row.party)
        if wait_s:
            raise TooMany("more sessions than a party may open for now; use the ones that are open", wait_s)
        token = urlsafe_b64encode(self._fresh(session.TOKEN_BYTES)).rstrip(b"=").decode()
        expires_ms = self._clock() + SESSION_MS
        with self._lock:
            self._use_up(told)
            self._make_room(row.party)
            self._held[_hash(token)] = _Session(row.party, signature.keyid(row.public_key), expires_ms)
        return Opened(token=token, party=row.party, expires=instant.text(expires_ms))

    def _require_ours(self, text: str) -> bytes:
        """Give what a challenge holds. Refuses one that was not made here, or is over."""
        try:
            given = b64decode(text, validate=True)
        except ValueError:
            given = b""
        told, mac = given[: _NONCE_BYTES + _EXPIRY_BYTES], given[_NONCE_BYTES + _EXPIRY_BYTES :]
        if len(given) != session.CHALLENGE_BYTES or not hmac.compare_digest(mac, self._mac(told)) or b64encode(given).decode() != text:
            raise Refused(Code.NO_SESSION, "this challenge was not given out here; ask for one with POST /v1/challenges", "$.challenge")
        if int.from_bytes(told[_NONCE_BYTES:], "big") <= self._clock():
            raise Refused(Code.NO_SESSION, "this challenge is over; ask for another, and answer within a minute", "$.challenge")
        return told

    def _require_asked_here(self, asked_at: str) -> None:
        if asked_at not in self._addresses:
            names = ", ".join(sorted(self._addresses))
            sentence = f"this does not go by the address {asked_at[:100]!r}: ask it at {names}, or have it started with that --address, too"
            raise Refused(Code.NO_SESSION, sentence, "$.address")

    def _require_reader(self, signed: Signed) -> KeyRow:
        """Give the key's authority. The signature is looked at first: only a key's holder learns whether the log knows it."""
        text = session.message(self._picture.log, signed.address, signed.challenge)
        if not signature.verify(signed.key, text, signed.signature):
            raise Refused(Code.NO_SESSION, "the signature is not this key's over the challenge (docs/spec/session.md)", "$.signature")
        with self._picture.reading() as ledger:
            row = ledger.state.keys.get(signature.keyid(signed.key))
        if row is None or not _may_read(row):
            raise Refused(Code.NO_SESSION, "this log knows no such key of a party's now; a root, officer or desk key reads", "$.key")
        return row

    def _mac(self, told: bytes) -> bytes:
        return hmac.digest(self._secret, self._picture.log.encode() + b"\n" + told, "sha256")

    def _use_up(self, told: bytes) -> None:
        now_ms = self._clock()
        while self._used and next(iter(self._used.values())) <= now_ms:
            self._used.popitem(last=False)
        if told in self._used:
            raise Refused(Code.NO_SESSION, "this challenge has opened a session already; ask for another", "$.challenge")
        self._used[told] = now_ms + CHALLENGE_MS

    def _make_room(self, party: str) -> None:
        """Drop what is over, and of a party that has as many as it may the oldest."""
        now_ms = self._clock()
        while self._held and next(iter(self._held.values())).expires_ms <= now_ms:
            self._held.popitem(last=False)
        own = [name for name, one in self._held.items() if one.party == party]
        for name in own[: max(0, len(own) + 1 - SESSIONS_OF_PARTY_MAX)]:
            del self._held[name]

    # Asking

    def party_of(self, token: str) -> str | None:
        """Give whose session a token is; None for none. It waits for nobody: a key that is being revoked counts as revoked."""
        found = self._held.get(_hash(token))
        if found is None or found.expires_ms <= self._clock():
            return None
        row = self._keys.get(found.keyid)
        return found.party if row is not None and row.party == found.party and _may_read(row) else None

    def party_in(self, headers: Mapping[str, str]) -> str | None:
        """Give whose session a request's headers name."""
        scheme, _, token = headers.get("authorization", "").partition(" ")
        return self.party_of(token.strip()) if scheme.lower() == "bearer" else None

    def __len__(self) -> int:
        """Count the sessions that were opened and not dropped yet."""
        return len(self._held)


def _may_read(row: KeyRow) -> bool:
    return row.until is None and row.role in _READERS and row.party != HOST


def _hash(token: str) -> bytes:
    """Give the name under which a token is kept: looking it up tells nothing of tokens, however long it takes."""
    return sha256(token.encode()).digest()


def routes(sessions: Sessions) -> Routes:
    """Give the endpoints by which sessions are opened."""

    async def challenge(_: Call[None, None]) -> Challenge:
        return sessions.challenge()

    def opened(call: Call[None, Signed]) -> Opened:
        return sessions.open(call.takes)

    return (
        Endpoint("POST", "/v1/challenges", challenge, "A fresh challenge to sign.", answers=Challenge, status=201, needs=Needs.NOTHING),
        Endpoint(
            "POST", "/v1/sessions", opened, "A session for reading, for a party's key that signed a challenge (docs/spec/session.md).",
            takes=Signed, answers=Opened, status=201, needs=Needs.NOTHING, refuses=(Code.NO_SESSION,), body_bytes_max=4_096,
        ),
    )  # fmt: skip
