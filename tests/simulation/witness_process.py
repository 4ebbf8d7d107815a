"""A witness as a process on its own machine: production `Witness` over production `SqliteWitnessState`, and its HTTP words."""

from typing import Final

from garant import signature
from garant.errors import Code, Fault, Refused
from garant.log import Checkpoint, ConsistencyProof, parse_note
from garant.log.cosignature import CosignerKey
from garant.node.witness import OtherSize, Witness
from garant.node.witness_asking import SIZE_TYPE, Asked, Response
from garant.storage.witness_state import SqliteWitnessState
from tests.simulation.machine import Machine
from tests.simulation.network import Unreachable
from tests.simulation.parts import World

STATE: Final = "witness.db"
AGAIN: Final = 0.05
AGAIN_MS: Final = (1_000, 15_000)
"""How many requests come a second time, and when."""


class WitnessProcess:
    """One witness. It is started when it is asked, as a service manager would."""

    def __init__(self, name: str, world: World) -> None:
        """Make its key and its empty state."""
        seed = name.encode().ljust(32, b"w")
        self.name, self._world = name, world
        self.key, self._sign = CosignerKey(f"witness.example/{name}", signature.public_key_of(seed)), signature.signer(seed)
        self.asked = Asked(name, self.key, f"http://{name}.example/")
        self.machine = Machine(name, world.agenda, {})
        self.slow_until_ms = 0
        self._running: Witness | None = None
        self._state: SqliteWitnessState
        self.machine.when_gone(self._gone)
        world.parts.witness_state(self.machine.directory / STATE, create=True).close()

    def _gone(self) -> None:
        if self._running is not None:
            self._state.close()
        self._running = None

    def post(self, one: str, body: bytes) -> Response:
        """Take a request over the network; refuse with `unreadable` when nothing comes back in time."""
        if self._world.agenda.chance.random() < AGAIN:
            self._world.agenda.after(self._world.agenda.chance.randint(*AGAIN_MS), lambda: self._late(body))
        try:
            response = self._world.network.call(one, self.name, lambda: self.answer(body))
        except Unreachable:
            raise Refused(Code.UNREADABLE, "it did not answer") from None
        if self.slow_until_ms > self._world.agenda.now_ms:
            raise Refused(Code.UNREADABLE, "it did not answer in time")
        return response

    def _late(self, body: bytes) -> None:
        """Get a request that was sent long ago; nobody waits for the answer."""
        self.answer(body)

    def answer(self, body: bytes) -> Response:
        """Answer as the production witness does over HTTP."""
        try:
            line = self._witness().add_checkpoint(body)
        except OtherSize as other:
            return Response(409, SIZE_TYPE, f"{other.size}\n".encode())
        except Refused as refused:
            status = {Code.FORKED: 409, Code.PROOF_FAILED: 422}.get(refused.refusal.code, 400)
            return Response(status, "text/plain", str(refused.refusal).encode())
        except Fault as fault:
            self._world.judge.require(self.machine.faulty, f"{self.name} ended without a cause: {fault}")
            self.machine.kill()
            return Response(503, "text/plain", b"this witness has stopped\n")
        self._world.judge.witnessed(self.name, Checkpoint.parse(parse_note(ConsistencyProof.parse(body).checkpoint).text))
        return Response(200, "text/plain", line)

    def _witness(self) -> Witness:
        if self._running is None:
            state = self._state = self._world.parts.witness_state(self.machine.directory / STATE)
            last = state.newest(self._world.key.name)
            self._world.judge.remembers(self.name, last.size if last else 0)
            self._running = self._world.parts.witness(self.key, self._sign, [self._world.key], state, self.machine.wall_ms)
        return self._running
