"""Saying `delivered`: by the desk's machine key, for every version of a notice to its party that its verified copy has.

It says that the notice has come to this desk, at the machine key's level, and no more: nobody has read it. So receipts arrive while
officers sleep. The log and the outbox are its only memory: what either has is never said again. One that expired on the way is said anew;
one that the host refused is not. A few are signed in one turn (`AT_ONCE`: each waits for the disk, and readers wait meanwhile), and no
more than `AHEAD_MAX` ahead of the line; the others' turn comes.

A party may have several desks at one level, and the log takes one word of theirs. They speak in the order of their keys' ids, each
`PATIENCE_MS` after the one before, unless it finds it said by then: one alone never waits, and no desk waits for one that is away.
"""

import json
from typing import NamedTuple

from garant.errors import Refused
from garant.node.ledger import Ledger
from garant.node.outbox import Outbox, Queued, next_link, queued
from garant.node.picture import Picture
from garant.node.ports import Clock, Salts
from garant.node.saying import Saying, SigningKey, say
from garant.state.rows import KeyRow
from garant.statement import envelope

AHEAD_MAX = 100
AT_ONCE = 10
PATIENCE_MS = 2_000


class Delivering:
    """A machine key at work."""

    def __init__(self, picture: Picture, outbox: Outbox, key: SigningKey, clock: Clock, salts: Salts) -> None:
        """Say it by this key, as a copy shows what there is to say."""
        self._picture, self._outbox, self.key, self._clock, self._salts = picture, outbox, key, clock, salts
        self._looked = set[str]()
        self._due: dict[str, int] = {}

    def turn(self) -> int:
        """Sign what is due now, durably, into the outbox; give how many. Nothing where the log does not know the key as a desk's."""
        with self._picture.reading() as ledger:
            row = ledger.state.keys.get(self.key.id)
            if row is None or row.role != "desk" or row.until is not None:
                return 0
            self._look(ledger, row)
            if not self._due:
                return 0
            own = [one for one in self._outbox.unseen() if one.keyid == self.key.id]
            room = min(AT_ONCE, AHEAD_MAX - sum(one.stands in {"signed", "sent"} for one in own))
            said = {_version_of(one) for one in own if one.stands != "expired"}
            return sum(self._say(ledger, row, version) for version in self._next(ledger, row, said, room))

    def _look(self, ledger: Ledger, row: KeyRow) -> None:
        """Note the versions that are new here: to us, by somebody else; and from when on it is this desk's to say it."""
        rows = ledger.state.notice_versions.rows
        if len(rows) == len(self._looked):
            return
        from_ms = self._clock() + PATIENCE_MS * self._earlier(ledger, row)
        for version in rows.keys() - self._looked:
            said = rows[version].said
            if said.party != row.party and row.party in (said.to or ()):
                self._due[version] = from_ms
        self._looked = set(rows)

    def _earlier(self, ledger: Ledger, row: KeyRow) -> int:
        """Count the party's other desks at this level that speak before this one."""
        desks = ((keyid, one) for keyid, one in ledger.state.keys.items() if one.role == "desk" and one.until is None)
        return sum((one.party, one.level) == (row.party, row.level) and keyid < self.key.id for keyid, one in desks)

    def _next(self, ledger: Ledger, row: KeyRow, said: set[str], room: int) -> list[str]:
        """Give the versions to say it of now; forget those of which it was said."""
        versions: list[str] = []
        now_ms = self._clock()
        for version in sorted(self._due):
            if any(True for _ in ledger.state.receipts.items(f"{version}>{row.party}:{row.level}:delivered:")):
                del self._due[version]
            elif version not in said and len(versions) < room and now_ms >= self._due[version]:
                versions.append(version)
        return versions

    def _say(self, ledger: Ledger, row: KeyRow, version: str) -> bool:
        notice, _, number = version.partition("@")
        status = ledger.state.notice_versions.rows[version].said.status
        words = _Words("receipt/1", status, notice, int(number), row.level or "unit", "delivered")
        now_ms = self._clock()
        try:
            chain = next_link(self._outbox, ledger.state, self.key.id)
            submission = say(ledger, self._picture.log, Saying(words._asdict(), now_ms), [self.key], self._salts, chain)
            self._outbox.add(queued(submission, "machine", ledger.state, now_ms))
        except Refused:
            return False  # somebody else signed by this key meanwhile; its turn comes again
        return True


class _Words(NamedTuple):
    type: str
    status: str
    notice: str
    version: int
    level: str
    step: str


def _version_of(one: Queued) -> str:
    """Give the version that a queued receipt is about."""
    held = json.loads(envelope.decode(one.submission.envelope).envelope.payload)
    return f"{held.get('notice', '')}@{held.get('version', 0):06d}"
