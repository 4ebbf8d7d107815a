"""What of a host's process has to do with fronts: production `Fronts` on an event loop, and the socket at which they all listen.

The host hands it a sequencer that runs, and takes its turns as ever. Whatever the host says to a front is shown to the judge as it leaves
the host; whatever a front says to a client, as it leaves the front.
"""

import asyncio
import json
from collections import deque
from typing import Any, Final

import msgspec

from garant.api.fronts import Around, Fronts
from garant.api.host_statements import Admitted, Quotas
from garant.api.line import Asked, Line, Told
from garant.api.metrics import Metrics
from garant.client.peer import Answer
from garant.errors import Fault
from garant.node.sequencer import Sequencer
from garant.node.submission import Admission
from tests.simulation.front_process import FrontProcess, Request
from tests.simulation.loop import begin
from tests.simulation.parts import World
from tests.simulation.wire import pair

LEAVES_MS: Final = (0, 200)


class Porch:
    """All fronts of one life of a host."""

    def __init__(self, name: str, sequencer: Sequencer, count: int, world: World) -> None:
        """Begin so many fronts."""
        self._name, self._sequencer, self._world = name, sequencer, world
        self.loop = begin(world.agenda)
        self.fronts: list[FrontProcess] = []
        self.no_room_until_ms = 0
        self._begun = 0
        self._backlog: deque[Request] = deque()
        quotas = Quotas(now_s=self.loop.time)
        around = Around(self._fault, self._mistake, Metrics())
        self.loop.start(self._serve(world.parts.fronts(sequencer, quotas, around), count))

    async def _serve(self, fronts: Fronts, count: int) -> None:
        async with fronts.running(count, self._begin):
            await asyncio.get_running_loop().create_future()

    async def _begin(self, line: Line[Asked]) -> FrontProcess:
        if self._world.agenda.now_ms < self.no_room_until_ms:
            raise OSError(11, "Resource temporarily unavailable")
        self._begun += 1
        front = FrontProcess(f"{self._name}/f{self._begun}", self._world, self._left)
        ours, theirs = pair(self.loop, front.loop, self._told)
        ours.connect(line)
        front.join(theirs, self._accept)
        self.fronts = [*(one for one in self.fronts if not one.loop.gone), front]
        self._world.judge.count("fronts: begun")
        return front

    def take(self, request: Request) -> None:
        """Let a client connect: one of the fronts accepts, or it waits at the socket."""
        self._backlog.append(request)
        self._accept()

    def _accept(self) -> None:
        ready = [front for front in self.fronts if front.ready]
        while ready and self._backlog:
            self._world.agenda.chance.choice(ready).take(self._backlog.popleft())

    def stop(self, front: FrontProcess, instant_ms: int) -> None:
        """Let a front stand still until an instant."""
        front.loop.stop_until(instant_ms)
        front.loop.call_at(instant_ms / 1_000, self._accept)

    def mend(self) -> None:
        """Let there be room again; whoever was taken over or stands still is found, and killed by whoever runs the host."""
        self.no_room_until_ms = 0
        for front in self.fronts:
            if front.taken_over or front.loop.stopped_until_ms:
                front.kill()

    def leave(self) -> None:
        """Be gone in a moment: a host that has failed still says so to whoever waits."""
        self.loop.call_later(self._world.agenda.chance.randint(*LEAVES_MS) / 1_000, self.kill)

    @property
    def accepts(self) -> bool:
        """Tell whether a front accepts connections now."""
        return any(front.ready for front in self.fronts)

    def kill(self) -> None:
        """Be gone with the host's process; the fronts find out by their lines."""
        for front in self.fronts:
            if front.end is not None:
                front.end.other.die()
        self.loop.kill()

    # What is seen

    def _told(self, frame: bytes) -> None:
        """Show the judge what the host says to a front: what it acknowledges there is in the log."""
        for told in msgspec.msgpack.decode(frame[4:], type=list[Told]):
            for one in admitted(told.reply.body):
                self._world.judge.count("fronts: acknowledged")
                if self._sequencer.failed:
                    self._world.judge.admitted_late(_admission(one))
                else:
                    record = self._sequencer.store.record(one.index)
                    self._world.judge.admitted(_admission(one), record.data if record else None)

    def _left(self, front: FrontProcess, answer: Answer) -> None:
        """Show the judge what a front says to a client."""
        judge = self._world.judge
        judge.count(f"fronts: answered {answer.status}")
        self._world.agenda.tell(front.name, f"answers {answer.status}")
        if not front.taken_over:
            judge.require(answer.status != 500, f"{front.name} met a mistake of ours")
            for one in admitted(answer.data):
                judge.passed_on(front.name, _admission(one))

    def _fault(self, fault: Fault) -> None:
        """Hear that the host has ended: its sequencer says so too."""
        self._world.judge.require(self._sequencer.failed is not None, f"{self._name}'s fronts met a fault without a cause: {fault}")

    def _mistake(self, sentence: str) -> None:
        self._world.agenda.tell(self._name, sentence)
        self._world.judge.count("fronts: " + ("did not begin" if "does not begin" in sentence else "ended"))
        self._world.judge.require("a front" in sentence and "passed on" not in sentence, f"{self._name}: {sentence}")


def admitted(body: bytes) -> list[Admitted]:
    """Give the admissions that an answer holds: one, or those of a batch."""
    told: Any = json.loads(body)
    found = [told, *(one.get("admitted", {}) for one in told.get("outcomes", ()))] if isinstance(told, dict) else []
    return [msgspec.convert(one, Admitted) for one in found if "receipt" in one]


def _admission(one: Admitted) -> Admission:
    verdict = None if one.verdict is msgspec.UNSET else one.verdict
    return Admission(one.id, one.index, one.t_ms, one.receipt.encode(), verdict)
