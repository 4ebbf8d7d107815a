"""Entering: by a one-time ticket from the desk's own terminal, or by the officer's passphrase; whoever enters holds a token from then on.

* A ticket opens the door once. Whenever one was used, whoever runs the desk is given another.
* A wrong passphrase closes the door to passphrases for 1, 2, 4 ... 60 s. The same holds for unlocking, which is counted by itself: a
  program without a token cannot keep the officer from it.
* Tickets and tokens are kept as their hashes, in memory alone. A token is good until the desk ends, or 64 newer ones are out.
"""

import secrets
import time
from base64 import urlsafe_b64encode
from collections import OrderedDict
from collections.abc import Callable
from hashlib import sha256
from threading import Lock
from typing import TypeVar

from garant.api.application import TooMany
from garant.errors import Code, Refused

TOKENS_MAX = 64
TICKETS_MAX = 8
SLOWEST_S = 60.0
_BYTES = 32

T = TypeVar("T")


class Tries:
    """Tries of a passphrase, one after the other, and slower after each wrong one."""

    def __init__(self, now_s: Callable[[], float] = time.monotonic) -> None:
        """Begin without a wrong one."""
        self._now_s = now_s
        self._wrong, self._next_s = 0, now_s()
        self._lock = Lock()

    def attempt(self, work: Callable[[], T]) -> T:
        """Do what needs the passphrase. Refuses with `too_many` for a while after a wrong one."""
        with self._lock:
            wait_s = self._next_s - self._now_s()
            if wait_s > 0:
                raise TooMany("a wrong passphrase was given; wait a little before the next one", wait_s)
            try:
                done = work()
            except Refused as refused:
                if refused.refusal.code is Code.WRONG_PASSPHRASE:
                    self._wrong += 1
                    self._next_s = self._now_s() + min(2.0 ** min(self._wrong - 1, 16), SLOWEST_S)
                raise
            self._wrong = 0
            return done


class Door:
    """The tickets and tokens of one run of a desk."""

    def __init__(
        self,
        unlock: Callable[[str], object],
        used: Callable[[str], object] = lambda _: None,
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        """Open to nobody yet. `unlock` opens the officer's key; `used` is told a new ticket when one has been used."""
        self._unlock, self._used = unlock, used
        self._entering, self._unlocking = Tries(now_s), Tries(now_s)
        self._lock = Lock()
        self._tickets: OrderedDict[bytes, None] = OrderedDict()
        self._tokens: OrderedDict[bytes, None] = OrderedDict()

    def ticket(self) -> str:
        """Give a new ticket."""
        return self._fresh(self._tickets, TICKETS_MAX)

    def by_ticket(self, ticket: str) -> str:
        """Give a token for a ticket, once. Refuses with `no_session`."""
        with self._lock:
            known = self._tickets.pop(_hash(ticket), _UNKNOWN) is None
        if not known:
            raise Refused(Code.NO_SESSION, "this ticket was used already, or is not of this run of the desk; the terminal has a fresh one")
        token = self._fresh(self._tokens, TOKENS_MAX)
        self._used(self.ticket())
        return token

    def by_passphrase(self, passphrase: str) -> str:
        """Give a token for the officer's passphrase, and unlock the key. Refuses with `wrong_passphrase` and `too_many`."""
        self._entering.attempt(lambda: self._unlock(passphrase))
        return self._fresh(self._tokens, TOKENS_MAX)

    def unlock(self, passphrase: str) -> None:
        """Unlock the key, for somebody who is in. Refuses with `wrong_passphrase` and `too_many`."""
        self._unlocking.attempt(lambda: self._unlock(passphrase))

    def knows(self, token: str) -> bool:
        """Tell whether a token is good."""
        return _hash(token) in self._tokens

    def _fresh(self, held: OrderedDict[bytes, None], most: int) -> str:
        text = urlsafe_b64encode(secrets.token_bytes(_BYTES)).rstrip(b"=").decode()
        with self._lock:
            held[_hash(text)] = None
            if len(held) > most:
                held.popitem(last=False)
        return text


_UNKNOWN = object()


def _hash(text: str) -> bytes:
    """Give the name under which a secret is kept: looking it up tells nothing of it, however long it takes."""
    return sha256(text.encode()).digest()
