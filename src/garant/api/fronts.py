"""A host's fronts: it starts them, takes in what they pass on, and starts another where one ends.

    running         on the host's event loop; the fronts share one listening socket, and the system gives each connection to one of them
    a front's word  that a statement was read strictly, and which signatures hold, is believed: it is the host's own program, which the host
                    has started, over a socket that nobody else has. All else is asked here as ever, quotas and law included.

When the host ends, however, the lines end, and the fronts with them.
"""

import asyncio
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Sequence
from contextlib import asynccontextmanager, suppress
from time import perf_counter
from typing import Any, NamedTuple

import msgspec

from garant import signature
from garant.api import problems
from garant.api.application import OnFault, OnMistake
from garant.api.endpoint import Endpoint, Reply, json
from garant.api.front import Setting
from garant.api.host_statements import Door, Quotas, Sender, rows
from garant.api.line import Asked, Line, Told
from garant.api.metrics import Metrics
from garant.api.server import Connections, Place, listen
from garant.errors import Code, Fault, Refusal, Refused
from garant.node.intake import Prepared
from garant.node.sequencer import Sequencer
from garant.node.submission import Submission

AGAIN_S = 1.0
"""How long after one front ended another begins in its place."""

END_S_MAX = 10.0
_COMMAND = (sys.executable, "-m", "garant.api.front")


class Limits(NamedTuple):
    """What each front allows: requests a second from one address, connections; and how many proxies of ours stand in front."""

    per_second: int
    connections: Connections
    proxies: int = 0


class Around(NamedTuple):
    """Whom faults and mistakes are told, and what is counted."""

    on_fault: OnFault
    on_mistake: OnMistake
    metrics: Metrics


class Fronts:
    """So many fronts of one host."""

    def __init__(self, sequencer: Sequencer, quotas: Quotas, around: Around) -> None:
        """Hand in to a sequencer; accounts are the host's own, whichever way a statement comes."""
        self._sequencer, self._around = sequencer, around
        self._door = Door(sequencer, quotas, around.metrics.commit_seconds)
        self._one, self._many = rows(self._door.one, self._door.many)
        self._running: dict[Line[Asked], subprocess.Popen[bytes]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._ending = False
        self._listening: socket.socket | None = None

    def listen(self, place: Place) -> str:
        """Listen for all of them, and give the address. Refuses with `unreadable` one that cannot be had."""
        self._listening = listen(place)
        return place.url(self._listening.getsockname()[1])

    @asynccontextmanager
    async def running(self, count: int, place: Place, limits: Limits) -> AsyncIterator[None]:
        """Run so many at the place where `listen` has begun to, while the block lasts; what is under way then is answered."""
        try:
            for _ in range(count):
                await self._start(place, limits)
            yield
        finally:
            self._ending = True
            await asyncio.to_thread(_end, tuple(self._running.values()))
            for line in tuple(self._running):
                line.close()
            if self._listening is not None:
                self._listening.close()

    async def _start(self, place: Place, limits: Limits) -> None:
        assert self._listening is not None  # noqa: S101 - `listen` comes first
        if self._ending:
            return
        ours, theirs = socket.socketpair()
        setting = Setting(
            listening=self._listening.fileno(),
            line=theirs.fileno(),
            place=place,
            per_second=limits.per_second,
            proxies=limits.proxies,
            connections=limits.connections,
        )
        with theirs:
            words = [*_COMMAND, msgspec.json.encode(setting).decode()]
            process = subprocess.Popen(words, pass_fds=(setting.listening, setting.line), start_new_session=True)  # noqa: S603, ASYNC220
        line: Line[Asked] = Line(
            Asked, lambda asked: self._keep(self._answer(line, asked)), lambda: self._lost(line, lambda: self._start(place, limits))
        )
        await asyncio.get_running_loop().create_connection(lambda: line, sock=ours)
        self._running[line] = process

    def _lost(self, line: Line[Asked], start: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Start another front where one has ended by itself."""
        process = self._running.pop(line)
        process.kill()
        if not self._ending:
            self._around.on_mistake(f"a front ended (exit code {process.wait()}); another one begins")
            asyncio.get_running_loop().call_later(AGAIN_S, lambda: self._keep(start()))

    def _keep(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _answer(self, line: Line[Asked], asked: Asked) -> None:
        began_s, code, keys = perf_counter(), None, list[bytes]()
        try:
            reply = await self._reply(asked, keys)
        except Refused as refused:
            code = refused.refusal.code
            reply = problems.reply(refused.refusal, retry_s=getattr(refused, "retry_s", 0.0))
        except Fault as fault:
            code = fault.code
            self._around.on_fault(fault)
            reply = problems.reply(Refusal(Code.STOPPED, "this host has stopped; what was acknowledged stands"))
        self._around.metrics.answered(self._row(asked), reply.status, code, perf_counter() - began_s)
        line.say(Told(asked.number, reply, tuple(keys)))

    async def _reply(self, asked: Asked, keys: list[bytes]) -> Reply:
        sender = Sender(asked.address, asked.urgent_only)
        prepared = self._prepared(asked, keys)
        if not asked.together:
            return await self._door.take(next(prepared), sender)
        return json(await self._door.take_many(prepared, len(asked.statements), sender))

    def _prepared(self, asked: Asked, keys: list[bytes]) -> Iterator[Prepared]:
        """Prepare statements one after the other; note the keys that their front did not know."""
        for one in asked.statements:
            submission = Submission(one.envelope, one.disclosures, one.blob)
            prepared = self._sequencer.prepare(submission, one.holding if one.good else None)
            keys.extend(row.public_key for row in prepared.signers if signature.keyid(row.public_key) not in one.holding)
            yield prepared

    def _row(self, asked: Asked) -> Endpoint:
        return self._many if asked.together else self._one


def _end(processes: Sequence["subprocess.Popen[bytes]"]) -> None:
    """Let processes end, and end those that do not."""
    for process in processes:
        process.terminate()
    for process in processes:
        with suppress(subprocess.TimeoutExpired):
            process.wait(END_S_MAX)
        process.kill()
