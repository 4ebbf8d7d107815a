"""A party's desk: it reads the log as a `Reader`, signs on what it has read, and sends again until it holds a receipt.

Its own checks of a receipt: the statement is its own, the proof verifies, and the checkpoint in it fits what it reads before or later.
"""

from typing import Final

import msgspec
from msgspec import UNSET, Raw

from garant.api.host_statements import Outcomes
from garant.client.host import HttpHost, Known, NotBelieved
from garant.client.peer import OK
from garant.client.peer import Answer as Answered
from garant.errors import Code, Refused
from garant.log import TlogProof
from garant.node.saying import Saying, SigningKey, say
from garant.node.submission import Admission, Answer, Submission
from garant.statement import entry, envelope
from garant.statement.entry import Entry
from tests.simulation.front_process import Request
from tests.simulation.host_process import HostProcess
from tests.simulation.parts import World
from tests.simulation.reader import Outcome, Reader
from tests.world import ANSWER, NOTICE, ORIGIN, salts

PATIENCE: Final = frozenset({Code.BUSY, Code.DISK_FULL})
"""Refusals that mean: send it again."""

BY_FRONT: Final = 0.7
TOGETHER: Final = 0.2
"""How often a statement goes by a front, where there are any, and how often in a batch then."""

SAYS: Final = 0.35
ASKS_AGAIN: Final = 0.15
HIDES: Final = 0.2


class Desk(Reader):
    """One party's desk."""

    honest = True

    def __init__(self, name: str, officer: SigningKey, hosts: list[HostProcess], world: World) -> None:
        """Begin with nothing to say."""
        super().__init__(name, world)
        self.officer, self.hosts = officer, hosts
        self.open: Submission | None = None
        self.said: list[Submission] = []
        self._client = HttpHost("http://host.example", ORIGIN, lambda: Known((world.key,), (ANSWER.public,)))
        self._receipts: list[tuple[int, bytes]] = []
        self.quiet = False

    def beat(self) -> None:
        """Read; then say something, or ask again for what was said."""
        chance = self.world.agenda.chance
        host = chance.choice(self.hosts)
        outcome = self.poll(host)
        if outcome is Outcome.DOUBTS:
            return
        self._hold_receipts()
        if self.open is None and outcome is Outcome.CURRENT and not self.quiet and chance.random() < SAYS:
            self.say_something(host)
        if self.open is not None:
            self.send(self.open, host)
        elif self.said and chance.random() < ASKS_AGAIN:
            self.send(chance.choice(self.said), host)

    def say_something(self, host: HostProcess) -> None:
        """Sign a notice, once the one before was read in the log: the next is chained to it."""
        row = self.ledger.state.chains.get(self.officer.id)
        if not self.said or (row is not None and row.last == name_of(self.said[-1])):
            self.open = self.sign(len(self.said))
            self.said.append(self.open)

    def sign(self, number: int) -> Submission:
        """Sign a notice, on what was read."""
        members = {**NOTICE, "name": f"n{number}", "to": ["south"]}
        hide = ["volumes"] if self.world.agenda.chance.random() < HIDES else []
        return say(self.ledger, ORIGIN, Saying(members, self.world.agenda.now_ms, hide), [self.officer], salts)

    def send(self, submission: Submission, host: HostProcess) -> None:
        """Send a statement, straight to a host or to its fronts, if it has any."""
        if host.fronts and self.world.agenda.chance.random() < BY_FRONT:
            self._send_by_front(submission, host)
        else:
            self._send_straight(submission, host)

    def _send_straight(self, submission: Submission, host: HostProcess) -> None:
        """Send a statement; the answer comes back over the same bad line."""

        def deliver(answer: Answer) -> None:
            self.world.network.send(host.name, self.name, lambda: self.hear(submission, answer))

        self.world.network.send(self.name, host.name, lambda: host.take(submission, deliver))

    def _send_by_front(self, submission: Submission, host: HostProcess) -> None:
        """Send a statement over HTTP, or it and older ones in a batch."""
        together = bool(self.said) and self.world.agenda.chance.random() < TOGETHER
        many = [*self.said[-3:-1], submission] if together else [submission]
        handed = [{"dsse": Raw(one.envelope), "disclosures": one.disclosures} for one in many]
        path, body = ("/v1/statements/batch", {"statements": handed}) if together else ("/v1/statements", handed[0])

        def deliver(answer: Answered, lies: bool) -> None:
            self.world.network.send(
                host.name, self.name, lambda: self._hear_front(many, self._parted(answer, lies) if together else [answer], lies)
            )

        request = Request(path, msgspec.json.encode(body), self.name, deliver)
        self.world.network.send(self.name, host.name, lambda: host.take_request(request))

    def _hear_front(self, many: list[Submission], answers: list[Answered], lies: bool) -> None:
        """Hear what a front says, and believe of it what a desk believes; only a thief says more."""
        for submission, answer in zip(many, answers, strict=False):
            try:
                outcome = self._client.verified(submission, answer)
            except NotBelieved as refused:
                self.world.judge.count("fronts: not believed")
                self.world.judge.require(lies or not self.honest, f"{self.name} is told by a front what it cannot believe: {refused}")
            except Refused as refused:
                self.world.judge.count(f"fronts: {refused.refusal.code}")
            else:
                self.hear(submission, outcome)

    def _parted(self, answer: Answered, lies: bool) -> list[Answered]:
        """Take the answer to a batch apart, as if each statement had been handed in alone; a thief's may be no answer to a batch at all."""
        try:
            outcomes = msgspec.json.decode(answer.data, type=Outcomes).outcomes if answer.status == OK else ()
        except msgspec.ValidationError:
            self.world.judge.count("fronts: no answer to a batch")
            self.world.judge.require(lies, f"{self.name} is told by an honest front what is no answer to a batch")
            return []
        return [Answered(one.status, msgspec.json.encode(one.problem if one.admitted is UNSET else one.admitted)) for one in outcomes]

    def hear(self, submission: Submission, answer: Answer) -> None:
        """Hear what became of a statement."""
        if isinstance(answer, Admission):
            self._check(submission, answer)
        elif answer.refusal.code in PATIENCE:
            return
        else:
            self.world.judge.require(not self.honest, f"{self.name}'s honest statement was refused: {answer.refusal}")
        if submission == self.open:
            self.open = None

    def _check(self, submission: Submission, answer: Admission) -> None:
        """Check a receipt alone, as its holder does."""
        data = entry.encode(Entry(envelope.decode(submission.envelope), answer.t_ms))
        checkpoint = TlogProof.parse(answer.receipt).verify(data, self.world.key)
        self._receipts.append((checkpoint.size, checkpoint.root))

    def _hold_receipts(self) -> None:
        """Hold the checkpoints of receipts against the tree, as far as it was read."""
        tree = self.ledger.tree
        for size, root in self._receipts:
            if size <= tree.size and not self.lied_to:
                self.world.judge.require(tree.root(size) == root, f"{self.name} holds a receipt from another history")
        self._receipts = [one for one in self._receipts if one[0] > tree.size]


def name_of(submission: Submission) -> str:
    """Give the id of the statement in a submission."""
    return envelope.decode(submission.envelope).id
