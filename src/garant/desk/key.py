"""The officer's key while an officer is there: opened by the passphrase, dropped when nothing was done for a while.

Wrong passphrases are slowed at the door (`entering`): those of a stranger must not keep the officer from a STOP.
Python cannot wipe memory: a key that was dropped is out of the program's reach, and its bytes go when the memory is used anew.
"""

from threading import Lock

from garant.errors import Code, Refused
from garant.node.ports import Clock
from garant.node.saying import SigningKey
from garant.storage.sealed_key import SealedKey


class OfficerKey:
    """A key file's key, open or locked. Many threads may use it."""

    def __init__(self, held: SealedKey, clock: Clock, idle_ms: int) -> None:
        """Start locked; lock again after `idle_ms` without work."""
        self._held, self._clock, self._idle_ms = held, clock, idle_ms
        self._opening, self._lock = Lock(), Lock()
        self._key: SigningKey | None = None
        self._worked_ms = 0

    @property
    def id(self) -> str:
        """Give the key's id."""
        return self._held.keyid

    @property
    def public(self) -> bytes:
        """Give its public half."""
        return self._held.public

    def locks_ms(self) -> int | None:
        """Give when it will be locked if nothing is done; None while it is locked."""
        with self._lock:
            self._mind()
            return self._worked_ms + self._idle_ms if self._key else None

    def unlock(self, passphrase: str) -> None:
        """Open it; one try at a time. Refuses with `wrong_passphrase`."""
        with self._opening:
            key = self._held.unlock(passphrase)
            with self._lock:
                self._key, self._worked_ms = key, self._clock()

    def lock(self) -> bool:
        """Drop it; tell whether it was open."""
        with self._lock:
            was, self._key = self._key, None
            return was is not None

    def awake(self) -> None:
        """Say that work is done: it stays open for so long again, if it is open."""
        with self._lock:
            self._mind()
            self._worked_ms = self._clock()

    def open(self) -> SigningKey:
        """Give the key to sign with. Refuses with `locked`."""
        with self._lock:
            self._mind()
            if self._key is None:
                raise Refused(Code.LOCKED, "the officer's key is locked; give its passphrase")
            self._worked_ms = self._clock()
            return self._key

    def mind(self) -> bool:
        """Drop it if its officer has gone; tell whether it was dropped just now."""
        with self._lock:
            return self._mind()

    def _mind(self) -> bool:
        """Drop it when its time is over, and when the clock was set back: then nobody can tell."""
        if self._key is not None and not 0 <= self._clock() - self._worked_ms < self._idle_ms:
            self._key = None
            return True
        return False
