"""Ours: a host with its sequencer, in this process by threads, and over HTTP as it is served; on the store that is asked for.

What is timed of a client is one statement after the other: read and verified, waited for its turn, judged, answered with a verdict,
signed, committed, and the receipt in hand.
"""

import asyncio
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from queue import SimpleQueue
from time import perf_counter

from bench.appending_driver import Driven, drive
from bench.appending_floor import floor
from bench.appending_load import Load, Request, body_of, by_client
from bench.stored import verifier_key
from bench.theatre import START_MS, key
from garant.api.server import SWITCH_S
from garant.node.host import Host
from garant.node.host_keys import HostKeys
from garant.node.ports import Batch, EntryStore
from garant.node.sequencer import Done, Sequencer
from garant.node.submission import Admission, Submission
from garant.node.waiting import Bounds
from garant.statement.disclosure import SALT_BYTES

WARM_UP = 64
MUCH = 1_000_000_000


class Ours:
    """A host over a store in which a load stands; the batches that it commits are remembered, for the bare store to commit once more."""

    def __init__(self, store: EntryStore, reader: EntryStore, load: Load) -> None:
        """Let the load stand in the store, and sign what arrives."""
        ledger = load.stand(store)
        self._requests, self._state = iter(load.requests(ledger)), ledger.state
        self.batches: list[Batch] = []
        keys = HostKeys(verifier_key(), key("checkpoint").sign, key("answer").public, key("answer").sign)
        began = perf_counter()

        def clock() -> int:
            return START_MS + int((perf_counter() - began) * 1_000)

        host = Host(_remembering(store, self.batches), keys, clock, lambda: bytes(SALT_BYTES), begin=ledger)
        self.sequencer = Sequencer(host, reader, clock, bounds=Bounds())

    @contextmanager
    def running(self) -> Iterator[None]:
        """Let the sequencer write, warmed up."""
        sys.setswitchinterval(SWITCH_S)
        writer = threading.Thread(target=self.sequencer.run)
        self.sequencer.settle()
        writer.start()
        try:
            self.inside(1, WARM_UP)
            self.batches.clear()
            yield
        finally:
            self.sequencer.stop()
            writer.join()

    def inside(self, clients: int, count: int) -> Driven:
        """Hand in so many statements by so many clients in this process."""
        shares = self._take(clients, count)
        began = perf_counter()
        took = asyncio.run(self._clients(shares))
        seconds = perf_counter() - began
        assert len(took) == count, "a statement was refused"
        return Driven(took, seconds)

    async def _clients(self, shares: Sequence[Sequence[Request]]) -> list[float]:
        loop = asyncio.get_running_loop()

        def answered(done: Done) -> None:
            loop.call_soon_threadsafe(settle, done)

        def settle(done: Done) -> None:
            for future, answer in done:
                future.set_result(answer)

        async def client(requests: Sequence[Request]) -> list[float]:
            took = []
            for request in requests:
                began, answer = perf_counter(), loop.create_future()
                self.sequencer.hand_in(self.sequencer.prepare(Submission(request.envelope)), answered, answer)
                admitted = await answer
                took.append(perf_counter() - began)
                assert isinstance(admitted, Admission), admitted
                assert admitted.verdict == admitted.index + 1
            return took

        return [one for several in await asyncio.gather(*map(client, shares)) for one in several]

    def over_http(self, port: int, clients: int, count: int, cores: frozenset[int]) -> Driven:
        """Hand in so many statements over so many connections to a port, from other cores."""
        shares = self._take(clients, count)
        done = drive(port, "/v1/statements", [[body_of(one) for one in share] for share in shares], cores)
        assert not done.refused, done.refused[:2_000]
        return done

    def floor(self, commit_us: float) -> list[str]:
        """Give what no host can leave out of a notice; the statements that it is measured with are not handed in after that."""
        return list(floor([next(self._requests) for _ in range(WARM_UP)], self._state, commit_us))

    def _take(self, clients: int, count: int) -> list[list[Request]]:
        return by_client([next(self._requests) for _ in range(count)], clients)


def _remembering(store: EntryStore, batches: list[Batch]) -> EntryStore:
    """Let a store remember what was committed to it."""
    commit = store.commit

    def committed(batch: Batch) -> None:
        commit(batch)
        batches.append(batch)

    store.commit = committed  # type: ignore[method-assign]
    return store


@contextmanager
def served(sequencer: Sequencer, fronts: int) -> Iterator[int]:
    """Serve a sequencer on this machine, with accounts that never run out, and give the port at which statements come in."""
    from garant.api.application import Gate
    from garant.api.cosigned import Newest
    from garant.api.front_process import Entrance, Limits
    from garant.api.fronts import Around, Fronts
    from garant.api.host import Face, host_application
    from garant.api.host_statements import Quotas
    from garant.api.limits import Buckets
    from garant.api.metrics import Metrics
    from garant.api.server import Connections, Place, Server

    faults: list[object] = []
    face = Face(Gate(open_to_all=True, addresses=Buckets(MUCH, MUCH)), faults.append, faults.append, Metrics(), Newest())
    quotas, place, connections = Quotas(MUCH, MUCH, MUCH), Place("127.0.0.1", 0), Connections()
    server = Server(host_application(sequencer, verifier_key(), face, quotas), place, connections, floor=sequencer.floor)
    before = Fronts(sequencer, quotas, Around(faults.append, faults.append, face.metrics))
    entrance = Entrance(place)
    ready: SimpleQueue[str] = SimpleQueue()
    beside = before.running(fronts, entrance.begin(Limits(MUCH, connections)))
    thread = threading.Thread(target=server.run, args=(ready.put, None, beside))
    thread.start()
    url = ready.get()
    try:
        yield int((entrance.url if fronts else url).rpartition(":")[2])
    finally:
        server.stop()
        thread.join()
        entrance.close()
        assert not faults, faults
