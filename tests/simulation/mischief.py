"""A malicious party: its desk holds a good key, and does with it, and with what it reads, whatever may hurt.

None of it may end a host, take a place in the log twice, or stand there in another's name.
"""

import json
from typing import Final

from garant import signature
from garant.node.saying import Saying, say
from garant.node.submission import Submission
from garant.statement import canonical, entry, envelope
from garant.statement.envelope import Envelope, Signature
from tests.simulation.desk import Desk, name_of
from tests.simulation.host_process import HostProcess
from tests.world import NOTICE, ORIGIN, salts

OVERSIZED_BYTES: Final = 70_000


class RogueDesk(Desk):
    """A desk that plays foul."""

    honest = False

    def say_something(self, host: HostProcess) -> None:
        """Play one of its tricks."""
        trick = self.world.agenda.chance.choice(
            (self._replay, self._equivocate, self._splice, self._pretend, self._flood, self._oversize, self._noise)
        )
        self.world.judge.count(f"trick: {trick.__name__.strip('_')}")
        trick(host)

    def _replay(self, host: HostProcess) -> None:
        """Hand in what somebody else has said."""
        tree = self.ledger.tree
        if tree.size and host.sequencer:
            record = host.sequencer.store.record(self.world.agenda.chance.randrange(tree.size))
            if record:
                self.send(Submission(envelope.encode(entry.decode(record.data).signed.envelope)), host)

    def _equivocate(self, _: HostProcess) -> None:
        """Say two things under one number, one to each host."""
        rivals = [self._numbered(f"rival-{self.world.agenda.events}-{place}") for place in range(2)]
        self.world.judge.once[f"one key and number ({name_of(rivals[0])[:8]})"] = set(map(name_of, rivals))
        for place, rival in enumerate(rivals):
            self.send(rival, self.hosts[place % len(self.hosts)])

    def _splice(self, host: HostProcess) -> None:
        """Put another's signature under its own words."""
        own = envelope.decode(self._numbered(f"spliced-{self.world.agenda.events}").envelope)
        keys = [row for row in self.ledger.state.keys.rows.values() if row.public_key != self.officer.public]
        row = self.world.agenda.chance.choice(keys)
        spliced = Envelope(
            payload=own.envelope.payload,
            payload_type=own.envelope.payload_type,
            signatures=(Signature(keyid=signature.keyid(row.public_key), sig=own.envelope.signatures[0].sig),),
        )
        self._forbid(Submission(envelope.encode(spliced)), "a statement under a spliced signature", host)

    def _pretend(self, host: HostProcess) -> None:
        """Speak in another party's name, with its own key."""
        said = json.loads(envelope.decode(self._numbered(f"pretended-{self.world.agenda.events}").envelope).envelope.payload)
        sealed = envelope.seal(canonical.encode({**said, "party": "north"}), {self.officer.public: self.officer.sign})
        self._forbid(Submission(envelope.encode(sealed)), "a statement in another's name", host)

    def _flood(self, host: HostProcess) -> None:
        """Hand one statement in many times at once."""
        submission = self._numbered(f"many-{self.world.agenda.events}")
        for _ in range(5):
            self.send(submission, host)

    def _oversize(self, host: HostProcess) -> None:
        """Hand in more bytes than an entry may have."""
        self.send(Submission(b'{"payload":"' + b"A" * OVERSIZED_BYTES + b'"}'), host)

    def _noise(self, host: HostProcess) -> None:
        """Hand in a good statement with one byte changed."""
        data = bytearray(self._numbered(f"noisy-{self.world.agenda.events}").envelope)
        data[self.world.agenda.chance.randrange(len(data))] ^= 1 << self.world.agenda.chance.randrange(8)
        self.send(Submission(bytes(data)), host)

    def _numbered(self, name: str) -> Submission:
        """Sign a notice under the number that comes next, as far as was read."""
        members = {**NOTICE, "name": name, "to": ["south"]}
        return say(self.ledger, ORIGIN, Saying(members, self.world.agenda.now_ms), [self.officer], salts)

    def _forbid(self, submission: Submission, what: str, host: HostProcess) -> None:
        """Hand in what must never be in the log."""
        self.world.judge.forbidden[name_of(submission)] = what
        self.send(submission, host)
